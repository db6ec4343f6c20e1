// Planning, arriving, cancelling, starting and extending a session.

#include "db/aftercare_rows.h"
#include "db/apply.h"
#include "db/gate.h"
#include "db/opening_rows.h"
#include "db/payload.h"

#include "model/aftercare.h"
#include "model/text_length.h"

namespace db {
namespace {

model::Problems checkPlan(Writing& w, const model::SessionPlan& plan, std::optional<model::RoomId> room,
                          model::Day day) {
    auto problems = model::validate(plan, w.rules()->zones);
    for (const auto& more : {checkPeople(w, plan), checkPlaces(w, plan, room, day, false)}) {
        problems.insert(problems.end(), more.begin(), more.end());
    }
    return problems;
}

/// What a plan asks of its place in the diary: the fields of PlanSession and MoveSession.
template <class Slot>
model::Problems checkSlot(Writing& w, const model::SessionPlan& plan, const Slot& slot) {
    auto problems = checkPlan(w, plan, slot.room, slot.day);
    if (slot.day < w.today) {
        problems.push_back({"day", "in-the-past", {model::isoText(slot.day)}});
    }
    if (slot.minute < 0 || slot.minute > 1439) {
        problems.push_back({"minute", "out-of-range", {std::to_string(slot.minute)}});
    }
    if (slot.durationMinutes < 5 || slot.durationMinutes > 720) {
        problems.push_back({"durationMinutes", "out-of-range", {"5", "720"}});
    }
    return problems;
}

/// Rows, assessment and overrides of one version; what the trail says of it.
void keepCleared(Writing& w, const SessionHead& head, int version, const model::SessionPlan& plan,
                 const model::Assessment& assessment, const std::vector<model::Override>& overrides) {
    insertRows(w, head.id, version, plan.rows);
    insertAssessment(w, head.id, version, assessment);
    insertOverrides(w, head.id, version, assessment.ruleBookVersion, overrides);
}
void keepCleared(Writing& w, const SessionHead& head, int version, const model::Clearance& clearance,
                 const model::Assessment& assessment) {
    keepCleared(w, head, version, clearance.plan(), assessment, clearance.overrides());
}

model::Problem notIn(const SessionHead& head) {
    return {"session", "wrong-state", {std::string{model::code(head.state)}}};
}

} // namespace

Outcome apply(Writing& w, const model::PlanSession& change) {
    const auto& plan = change.clearance.plan();
    if (auto problems = checkSlot(w, plan, change); !problems.empty()) {
        return problems;
    }
    const auto closed =
        shutReasonFor(w, change.day, change.minute, change.durationMinutes, change.closedReason, std::nullopt);
    if (!closed) {
        return closed.problems();
    }
    const auto assessment = gate(w, change.clearance, change.day, model::Act::plan);
    if (!assessment) {
        return assessment.problems();
    }
    const auto head = insertSession(w, {plan, model::SessionState::planned, change.day, change.minute,
                                        change.durationMinutes, change.room, std::nullopt});
    keepCleared(w, head, 1, change.clearance, *assessment);
    insertShutReason(w, head.id, head.version, *closed);
    // What was charted has become the plan; charting of a session under way is that session's.
    w.db.run("DELETE FROM draft WHERE client_id = ? AND account_id = ? AND session_id IS NULL", head.client, w.who.id);
    return Written{head.id.value, head.uid, plannedPayload(w.db, change, head.day, *assessment, *closed)};
}

Outcome apply(Writing& w, const model::MoveSession& change) {
    const auto& plan = change.clearance.plan();
    const auto head = sessionHead(w.db, change.session);
    if (!head) {
        return model::Problem{"session", "unknown", {}};
    }
    if (head->state != model::SessionState::planned) {
        return notIn(*head);
    }
    if (head->client != plan.client) {
        return model::Problem{"client", "other-client", {}};
    }
    if (auto problems = checkSlot(w, plan, change); !problems.empty()) {
        return problems;
    }
    const auto closed = shutReasonFor(w, change.day, change.minute, change.durationMinutes, change.closedReason, head);
    if (!closed) {
        return closed.problems();
    }
    const auto assessment = gate(w, change.clearance, change.day, model::Act::plan, head->id);
    if (!assessment) {
        return assessment.problems();
    }
    const int minute = w.db.value<int>("SELECT minute FROM session WHERE id = ?", head->id);
    const int version = head->version + 1;
    w.db.run("UPDATE session SET day = ?, minute = ?, duration_minutes = ?, room_id = ?, performer_id = ?, "
             "supervisor_id = ?, version = ? WHERE id = ?",
             change.day, change.minute, change.durationMinutes, change.room, plan.performer, plan.supervisor, version,
             head->id);
    keepCleared(w, *head, version, change.clearance, *assessment);
    insertShutReason(w, head->id, version, *closed);
    return Written{head->id.value, head->uid, JsonText::object([&](JsonText& json) {
                       json.field("client", uidOf(w.db, head->client));
                       json.object("new", [&](JsonText&) {
                           json.field("day", change.day);
                           json.field("minute", change.minute);
                           json.field("durationMinutes", change.durationMinutes);
                           putUid(w.db)(json, "room", change.room);
                           json.field("performer", uidOf(w.db, plan.performer));
                       });
                       json.object("old", [&](JsonText&) {
                           json.field("day", head->day);
                           json.field("minute", minute);
                           putUid(w.db)(json, "room", head->room);
                           json.field("performer", uidOf(w.db, head->performer));
                       });
                       writeFindings(json, *assessment);
                       writeOverrides(json, change.clearance.overrides());
                       writeShutReason(json, *closed);
                   })};
}

Outcome apply(Writing& w, const model::ArriveSession& change) {
    const auto head = sessionHead(w.db, change.session);
    if (!head) {
        return model::Problem{"session", "unknown", {}};
    }
    if (head->state != model::SessionState::planned) {
        return notIn(*head);
    }
    w.db.run("UPDATE session SET state = 'arrived' WHERE id = ?", head->id);
    return Written{head->id.value, head->uid, clientPayload(w.db, head->client)};
}

Outcome apply(Writing& w, const model::CancelSession& change) {
    const auto head = sessionHead(w.db, change.session);
    if (!head) {
        return model::Problem{"session", "unknown", {}};
    }
    if (head->state != model::SessionState::planned && head->state != model::SessionState::arrived) {
        return notIn(*head);
    }
    if (auto problem = model::lengthProblem("reason", change.reason)) {
        return *std::move(problem);
    }
    w.db.run("UPDATE session SET state = 'cancelled', ending = ?, no_show = ? WHERE id = ?", change.reason,
             change.noShow, head->id);
    w.db.run("DELETE FROM draft WHERE session_id = ?", head->id);
    return Written{head->id.value, head->uid, JsonText::object([&](JsonText& json) {
                       json.field("client", uidOf(w.db, head->client));
                       json.field("reason", change.reason);
                       json.field("noShow", change.noShow);
                   })};
}

Outcome apply(Writing& w, const model::StartSession& change) {
    const auto& plan = change.clearance.plan();
    std::optional<SessionHead> planned;
    if (change.planned) {
        planned = sessionHead(w.db, *change.planned);
        if (!planned) {
            return model::Problem{"session", "unknown", {}};
        }
        if (planned->state != model::SessionState::planned && planned->state != model::SessionState::arrived) {
            return notIn(*planned);
        }
        if (planned->client != plan.client) {
            return model::Problem{"client", "other-client", {}};
        }
    }
    if (auto problems = checkPlan(w, plan, change.room, w.today); !problems.empty()) {
        return problems;
    }
    const auto assessment = gate(w, change.clearance, w.today, model::Act::start, change.planned);
    if (!assessment) {
        return assessment.problems();
    }
    const int minute = model::localTime(w.now, w.clinic.timeZone).minute;
    SessionHead head;
    if (planned) {
        head = *planned;
        head.version += 1;
        w.db.run("UPDATE session SET state = 'open', counts = 1, day = ?, minute = ?, time_zone = ?, "
                 "room_id = coalesce(?, room_id), performer_id = ?, supervisor_id = ?, recorder_id = ?, version = ?, "
                 "started_at = ? WHERE id = ?",
                 w.today, minute, w.clinic.timeZone, change.room, plan.performer, plan.supervisor, w.who.id,
                 head.version, w.now, head.id);
    } else {
        head = insertSession(w, {plan, model::SessionState::open, w.today, minute, 0, change.room, w.now});
    }
    keepCleared(w, head, head.version, change.clearance, *assessment);
    head.startedAt = w.now;
    supersede(w, head, plan.rows); // its zones are being treated: advice for the time before would contradict
    // From here on the unsaved charting belongs to this session.
    w.db.run("UPDATE draft SET session_id = ? WHERE client_id = ? AND account_id = ?", head.id, head.client, w.who.id);
    return Written{head.id.value, head.uid, clearedPayload(w.db, plan, *assessment, change.clearance.overrides())};
}

Outcome apply(Writing& w, const model::ExtendSession& change) {
    const auto& plan = change.clearance.plan();
    const auto head = sessionHead(w.db, change.session);
    if (!head) {
        return model::Problem{"session", "unknown", {}};
    }
    if (head->state != model::SessionState::open) {
        return notIn(*head);
    }
    if (head->day != w.today) {
        return model::Problem{"session", "other-day", {model::isoText(head->day)}};
    }
    if (head->client != plan.client) {
        return model::Problem{"client", "other-client", {}};
    }
    if (auto problems = checkPlan(w, plan, std::nullopt, w.today); !problems.empty()) {
        return problems;
    }
    const auto assessment =
        gate(w, change.clearance, w.today, model::Act::start, head->id, overridesOf(w.db, head->id, true));
    if (!assessment) {
        return assessment.problems();
    }
    // What was said at the start stays with whoever said it; only what is said now is kept anew.
    const auto before = overridesOf(w.db, head->id, false);
    auto overrides = change.clearance.overrides();
    std::erase_if(overrides, [&](const model::Override& one) {
        return std::find(before.begin(), before.end(), one) != before.end();
    });
    const int version = head->version + 1;
    w.db.run("UPDATE session SET version = ?, performer_id = ?, supervisor_id = ? WHERE id = ?", version,
             plan.performer, plan.supervisor, head->id);
    keepCleared(w, *head, version, plan, *assessment, overrides);
    supersede(w, *head, plan.rows);
    return Written{head->id.value, head->uid, clearedPayload(w.db, plan, *assessment, overrides)};
}

} // namespace db
