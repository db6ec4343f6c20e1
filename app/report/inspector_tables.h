#pragma once
// The tables of the inspector pack.

#include "app/present/inspector_pack.h"
#include "app/report/document.h"

#include <vector>

namespace report {

Table findingsTable(const present::InspectorPack& pack);
Table practitionersTable(const present::InspectorPack& pack);
Table roomsTable(const present::InspectorPack& pack);
Table sessionsTable(const present::InspectorPack& pack);
Table amendmentsTable(const present::InspectorPack& pack);
Table stockTable(const present::InspectorPack& pack);
Table wasteTable(const present::InspectorPack& pack);
Table containersTable(const present::InspectorPack& pack);
Table packOverridesTable(const present::InspectorPack& pack, const std::vector<db::OverrideLine>& lines,
                         const std::string& title);
Table injuriesTable(const present::InspectorPack& pack);
Table staffTable(const present::InspectorPack& pack);
Table trainingTable(const present::InspectorPack& pack);
/// The recalls, then what each met and whom.
std::vector<Table> recallTables(const present::InspectorPack& pack);

} // namespace report
