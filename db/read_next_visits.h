#pragma once
// Whose next session is due, and which reactions are open: questions on a given connection.

#include "db/connection.h"
#include "db/row_due.h"
#include "db/rows.h"
#include "model/rule_book.h"

namespace db::read {

/// Due today or since at most 120 days: the day after the last session of a course plus what the rule book recommends,
/// or the course's own pace where that is longer. Not who has a session planned or open, has died, refuses every
/// channel, wants none (said since the last session) or wants to be asked on a later day.
Listed<NextVisitRow> nextVisits(Connection& connection, const model::RuleBook& rules, model::Day today, int limit);

/// Of one client or of all: when each session of the last ten months is followed by the next, the client's newest
/// first. Put off to the day on which the client wants to be asked again.
std::vector<DueVisit> dueVisits(Connection& connection, const model::RuleBook& rules,
                                std::optional<model::ClientId> client, model::Day today);

Listed<OpenReactionRow> openReactions(Connection& connection, model::Instant since, int limit);

} // namespace db::read
