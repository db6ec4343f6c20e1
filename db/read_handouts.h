#pragma once
// Questions about what was handed to clients and to calendars, on a given connection.

#include "db/connection.h"
#include "db/rows.h"

#include <map>

namespace db::read {

std::vector<HandoutRow> handouts(Connection& connection, model::SessionId session);
std::map<std::string, CalendarStamp> calendarStamps(Connection& connection, const std::vector<std::string>& uids);
std::vector<CalendarReminder> calendarReminders(Connection& connection, std::optional<model::ClientId> client,
                                                model::Instant from, model::Instant until);

} // namespace db::read
