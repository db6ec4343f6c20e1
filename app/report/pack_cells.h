#pragma once
// Cells that the tables of the inspector pack share.

#include "app/present/inspector_pack.h"
#include "app/present/view.h"
#include "app/report/document.h"

#include <optional>
#include <string>

namespace report {

Cell amount(std::int64_t n);
Cell dayCell(std::optional<model::Day> day);
Cell quiet(std::string words);
/// The end of it to be read, all of it in files.
Cell uidCell(const model::Uid& uid);
/// A name, or the number of the record.
Cell clientCell(const std::string& client, const present::InspectorPack& pack);

} // namespace report
