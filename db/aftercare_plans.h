#pragma once
// Aftercare plans as rows: every version stays, because reminders point at its steps.

#include "db/connection.h"
#include "db/rows.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace db {

/// A plan with the row numbers of its steps.
struct PlanRows {
    std::int64_t id = 0;
    model::AftercarePlan plan;
    std::vector<std::int64_t> stepIds;
};

void insertSteps(Connection& connection, std::int64_t plan, const std::vector<model::AftercareStep>& steps);
std::vector<model::AftercareStep> stepsOf(Connection& connection, std::int64_t plan);
/// That version; the newest, current or not, when none is named.
std::optional<PlanRows> planRows(Connection& connection, std::string_view code, std::optional<int> version = {});
PlanRows planRows(Connection& connection, std::int64_t plan);

namespace read {
/// All versions of a plan, the newest first.
std::vector<AftercarePlanVersion> aftercarePlanVersions(Connection& connection, std::string_view code);
/// Of each plan the newest version, current or withdrawn, by code.
std::vector<AftercarePlanVersion> newestAftercarePlans(Connection& connection);
OutstandingOfPlan outstandingOfPlan(Connection& connection, std::string_view code, model::Instant now);
} // namespace read

} // namespace db
