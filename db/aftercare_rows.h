#pragma once
// Reminders as rows: made at signing, and stopped, planned again or moved by what happens later. Every such event goes
// through onEvent, which reads its effect from resources/aftercare/events.csv.

#include "db/session_parts.h"
#include "model/aftercare_check.h"
#include "model/aftercare_schedule.h"

namespace db {

/// For a session that counts, from its start on: what it means to earlier ones on its zones.
void supersede(Writing& w, const SessionHead& session, const std::vector<model::TreatmentRow>& rows);

/// For a session that counts: what it means to earlier ones on its zones, then a reminder for each step of the plan for
/// what was done. A step that something stops already (a later session on the zone, no consent) is kept as cancelled,
/// with that event as its note; one whose window has closed by now is kept as planned and shows as missed.
void planReminders(Writing& w, const SessionHead& session, const std::vector<model::TreatmentRow>& rows,
                   model::Instant endedAt);

/// Something that touches what is planned. Whom it is about: one session, else one client, else everybody.
struct AftercareHappening {
    model::AftercareEvent event{};
    std::optional<model::ClientId> client = {};
    std::optional<model::SessionId> session = {};
    std::optional<model::Channel> channel = {}; ///< of channelRefused and channelAllowed
    std::string plan = {};                      ///< code; of planChanged
};
/// In the transaction of the change that made it happen, once its rows are written.
void onEvent(Writing& w, const AftercareHappening& happening);

/// What was being sent when it was stopped, and has failed: it is cancelled now instead of tried again.
void stopWhatNoLongerHolds(Writing& w, model::ReminderId reminder);

/// The hours into which a step for this client has to fit, as they are now.
model::Hours hoursFor(Writing& w, model::ClientId client);

} // namespace db
