#pragma once
// Reminders as rows: made at signing, stopped by what happens later, moved when the clinic's or client's hours change.

#include "db/session_parts.h"

namespace db {

enum class PastSteps { kept, leftOut };

/// Stops what is still planned of earlier sessions on these zones, then plans the steps for what was done. Nothing is
/// planned for a client who has died or refuses every channel, nor when a later session covers one of the zones, nor a
/// step whose window had closed by now when past ones are left out; kept, it shows as missed.
void planReminders(Writing& w, const SessionHead& session, const std::vector<model::TreatmentRow>& rows,
                   model::Instant endedAt, PastSteps past = PastSteps::kept);

/// Everything still planned for this client is cancelled; `why` is a code for the note.
void cancelReminders(Writing& w, model::ClientId client, std::string_view why);

/// The same for one session.
void cancelRemindersOf(Writing& w, model::SessionId session, std::string_view why);

/// For a client who can be reached again: plans what was cancelled, or never planned, for that reason and whose window
/// has not closed. What was done, skipped or stopped by a later session stays as it is.
void replanReminders(Writing& w, model::ClientId client);

/// Works out again what is still planned: of one client, or of every client who keeps the clinic's zone.
void rebuildDueTimes(Writing& w, std::optional<model::ClientId> client);

} // namespace db
