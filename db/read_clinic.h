#pragma once
// Questions about the clinic itself, on a given connection.

#include "db/connection.h"
#include "db/rows.h"
#include "db/rule_tables.h"

#include <optional>
#include <string_view>
#include <vector>

namespace db::read {

/// Leaf codes as a column keeps them, one space between.
std::vector<model::ZoneCode> zonesOf(std::string_view column);

Clinic clinic(Connection& connection);
/// The day on the clinic's wall.
model::Day today(Connection& connection, model::Instant now);
std::vector<Room> rooms(Connection& connection);
std::vector<model::Account> accounts(Connection& connection);
std::vector<model::Device> devices(Connection& connection);
std::vector<model::Product> products(Connection& connection);
std::optional<model::Product> product(Connection& connection, model::ProductId id);

/// The newest version; a store without a rule book is corrupt.
int newestRuleBook(Connection& connection);
/// The version that holds on this day: the newest one that is valid by then.
int ruleBookOn(Connection& connection, model::Day day);
/// Throws Fault::corrupt for a version that is not there.
RuleTexts ruleTexts(Connection& connection, int version);
/// The first day of a version; none: from the beginning.
std::optional<model::Day> ruleBookStart(Connection& connection, int version);
/// All versions, the newest first.
std::vector<RuleBookRow> ruleBooks(Connection& connection);
/// Who approved it; empty while nobody has.
std::string ruleBookApproval(Connection& connection, int version);
std::vector<model::AftercarePlan> aftercarePlans(Connection& connection);

} // namespace db::read
