#pragma once
// Planned sessions at times at which the clinic is closed: they are to be moved, unless somebody has said why then.

#include "db/access.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace present {

using ShutReasons = std::map<model::SessionId, model::ShutReason>;

struct ClosedSession {
    db::SessionRow row;
    model::Shut shut;
};
bool sameClosed(const std::vector<ClosedSession>& a, const std::vector<ClosedSession>& b);

/// Why the clinic is closed then, for a session that waits for its day; nothing where a reason for that was given.
std::optional<model::Shut> closedFor(const db::SessionRow& row, const model::Opening& opening,
                                     const ShutReasons& reasons);
/// From today on, in order of time. Off the UI thread: the diary may be long.
std::vector<ClosedSession> sessionsWhenClosed(const db::Access& access);

/// What a change of hours or closed days does to the sessions planned.
struct OpeningChanged {
    db::Applied applied;
    std::vector<ClosedSession> nowClosed; ///< to be moved; they stay planned
    std::vector<ClosedSession> nowOpen;   ///< that were to be moved before, and may stay
};
/// SetOpeningHours, AddClosure or RemoveClosure.
model::Outcome<OpeningChanged> changeOpening(db::Access& access, const model::Change& change);

/// "Ana Lindqvist, 24 Dec 10:00", the first few of them, a line each.
std::string namesOf(const std::vector<ClosedSession>& sessions, model::Day today, std::size_t most);

} // namespace present
