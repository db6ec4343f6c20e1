#pragma once
// Past sessions from a table: one line per zone or group, lines of one client, day and start are one session.

#include "db/access.h"

#include <string_view>
#include <utility>
#include <vector>

namespace present {

/// Columns, in any order: client (uid, the reference it was imported with, or "Given Family YYYY-MM-DD"), day
/// (YYYY-MM-DD), zone, modality; and where known start and end (HH:MM), depth_mm, passes, indication, device, lot,
/// performer, notes.
/// Each session comes with the first line it stands on. Problems are "line 7, zone" and the like, all of them at once.
model::Outcome<std::vector<std::pair<std::size_t, model::RecordSession>>> readSessionTable(std::string_view text,
                                                                                           const db::Access& access);

} // namespace present
