#pragma once
// How grave each finding of the hygiene audit is: resources/hygiene/findings.csv.

#include "model/hygiene.h"

#include <map>
#include <string>

namespace db {

struct HygieneKind {
    model::HygieneSeverity severity{};
    std::string source;
};

/// As shipped; every code has its row.
const std::map<model::HygieneCode, HygieneKind>& hygieneTable();

/// From text; std::runtime_error names what is wrong with it: an unknown code, one twice, one that is missing.
std::map<model::HygieneCode, HygieneKind> readHygieneTable(const std::string& text);

} // namespace db
