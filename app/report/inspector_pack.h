#pragma once
// The inspector pack as a document: a cover that answers first, then every table behind it.

#include "app/present/inspector_pack.h"
#include "app/report/document.h"

namespace report {

Document inspectorPack(const present::InspectorPack& pack);

} // namespace report
