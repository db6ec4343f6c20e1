#pragma once
// Questions about reminders, on a given connection.

#include "db/connection.h"
#include "db/rows.h"

namespace db::read {

Listed<ReminderRow> reminders(Connection& connection, const ReminderQuery& query, model::Instant now);

} // namespace db::read
