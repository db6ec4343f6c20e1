// A session charted on the wrong client: it stays readable as invalidated, and a copy stands on the right one.

#include "db/aftercare_rows.h"
#include "db/apply.h"
#include "db/client_index.h"
#include "db/history.h"
#include "db/payload.h"
#include "db/read_amendments.h"
#include "db/recall_rows.h"
#include "db/unit_rows.h"

#include "model/text_length.h"

namespace db {
namespace {

using model::SessionState;

/// The same visit, rows, substances and signs on another chart, signed anew by who moves it. What was said about it
/// before, and reactions that somebody reported, stay where they are.
SessionHead copySession(Writing& w, const SessionHead& old, model::ClientId client) {
    SessionHead head = old;
    head.uid = w.newUid();
    head.client = client;
    head.state = SessionState::signed_;
    head.version = 1;
    head.id = model::SessionId{w.db.insert(
        "INSERT INTO session (uid, client_id, state, day, minute, duration_minutes, time_zone, room_id, performer_id, "
        "recorder_id, supervisor_id, version, counts, recorded_past, started_at, ended_at, container_id, "
        "handpiece_disinfected, pain, erythema, oedema, bleeding, notes, ending, no_show, cosign_wanted, created_at) "
        "SELECT ?, ?, 'open', day, minute, duration_minutes, time_zone, room_id, performer_id, ?, supervisor_id, 1, 1, "
        "1, started_at, ended_at, container_id, handpiece_disinfected, pain, erythema, oedema, bleeding, notes, "
        "ending, 0, 0, ? FROM session WHERE id = ?",
        head.uid, client, w.who.id, w.now, old.id)};
    const auto skin = read::substances(w.db, old.id);
    model::SessionRecord record;
    record.anaesthetic = skin.anaesthetic;
    record.topicals = skin.topicals;
    insertSubstances(w, head.id, record);
    return head;
}

/// The cartridges go over with what they did. A unit has one live use at most, so the old row lets go first.
void moveUses(Writing& w, const SessionHead& old, const SessionHead& head) {
    struct Use {
        std::int64_t id = 0;
        std::optional<model::CartridgeId> cartridge;
        bool live = false;
    };
    const auto uses = w.db.rows(
        "SELECT id, cartridge_id, live FROM cartridge_use WHERE session_id = ? ORDER BY id",
        [](const Row& row) {
            return Use{row.integer(0), row.get<std::optional<model::CartridgeId>>(1), row.get<bool>(2)};
        },
        old.id);
    for (const auto& use : uses) {
        if (use.live) {
            w.db.run("UPDATE cartridge_use SET live = 0 WHERE id = ?", use.id);
        }
        w.db.run(
            "INSERT INTO cartridge_use (session_id, cartridge_id, lot_id, pack_intact, sheath_changed, fate, "
            "waste_reason, live) SELECT ?, cartridge_id, lot_id, pack_intact, sheath_changed, fate, waste_reason, ? "
            "FROM cartridge_use WHERE id = ?",
            head.id, use.live, use.id);
        const auto found = use.live && use.cartridge ? unit(w.db, *use.cartridge) : std::nullopt;
        if (found && model::after(found->state, model::CartridgeEvent::recharted)) {
            happens(w, found->id, {model::CartridgeEvent::recharted, head.id, {}, {}, ""});
        }
    }
    struct Incident {
        std::string kind;
        std::optional<model::CartridgeId> cartridge;
        std::optional<model::LotId> lot;
    };
    for (const auto& one : w.db.rows(
             "SELECT kind, cartridge_id, lot_id FROM incident WHERE session_id = ? ORDER BY id",
             [](const Row& row) {
                 return Incident{row.text(0), row.get<std::optional<model::CartridgeId>>(1),
                                 row.get<std::optional<model::LotId>>(2)};
             },
             old.id)) {
        incident(w, one.kind, head, one.cartridge, one.lot);
    }
}

std::vector<model::Override> corrections(const model::Assessment& assessment, const std::string& reason) {
    std::vector<model::Override> all;
    for (const auto& finding : assessment.findings) {
        if (finding.strength >= model::Strength::warn) {
            all.push_back({finding.key(), finding.daysShort, model::OverrideReason::correction, reason});
        }
    }
    return all;
}

} // namespace

Outcome apply(Writing& w, const model::ReplaceSession& change) {
    const std::string reason{model::trimmed(change.reason)};
    const auto old = sessionHead(w.db, change.session);
    if (!old) {
        return model::Problem{"session", "unknown", {}};
    }
    if (old->state != SessionState::signed_ && old->state != SessionState::amended) {
        return model::Problem{"session", "wrong-state", {std::string{model::code(old->state)}}};
    }
    if (w.confirmedBy != w.who.id) {
        return model::Problem{"confirmation", "required", {}};
    }
    model::SessionPlan plan{change.rightClient, old->performer, old->supervisor, rowsOf(w.db, old->id, old->version)};
    auto problems = checkPlaces(w, plan, old->room, old->day, true);
    if (change.rightClient == old->client) {
        problems.push_back({"rightClient", "same-client", {}});
    }
    if (reason.empty()) {
        problems.push_back({"reason", "required", {}});
    }
    model::checkLength(problems, "reason", reason);
    if (!answersFor(w, *old)) {
        problems.push_back({"performer", "not-yours-to-move", {}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto rules = w.rules();
    const auto assessment = model::assess(plan, historyOf(w.db, rules->zones, change.rightClient, w.today), *rules,
                                          old->day, model::Act::record);
    const auto overrides = corrections(assessment, reason);
    const auto endedAt = w.db.value<model::Instant>("SELECT ended_at FROM session WHERE id = ?", old->id);

    w.db.run("UPDATE session SET state = 'invalidated', counts = 0 WHERE id = ?", old->id);
    const auto head = copySession(w, *old, change.rightClient);
    insertRows(w, head.id, 1, plan.rows);
    insertAssessment(w, head.id, 1, assessment);
    insertOverrides(w, head.id, 1, assessment.ruleBookVersion, overrides);
    moveUses(w, *old, head);
    sign(w, head.id);
    addExposures(w, head.id);
    w.db.run("INSERT INTO session_replacement (uid, session_id, replacement_id, reason, at, account_id) "
             "VALUES (?, ?, ?, ?, ?, ?)",
             w.newUid(), old->id, head.id, reason, w.now, w.who.id);

    // What the wrong client was to be told stops; what this session had stopped there is planned again.
    onEvent(w, {.event = model::AftercareEvent::sessionReplaced, .session = old->id});
    onEvent(w, {.event = model::AftercareEvent::laterSessionGone, .client = old->client});
    planReminders(w, head, plan.rows, endedAt);
    reindexSessions(w.db, old->client);
    indexSession(w.db, head.client, head.day);

    const auto oldPayload = JsonText::object([&](JsonText& json) {
        json.field("client", uidOf(w.db, old->client));
        json.field("replacedBy", head.uid);
        json.field("reason", reason);
    });
    auto newPayload = JsonText::object([&](JsonText& json) {
        writePlan(json, plan, putUid(w.db));
        json.field("replaces", old->uid);
        json.field("reason", reason);
        writeFindings(json, assessment);
        writeOverrides(json, overrides);
    });
    return Written{head.id.value, head.uid, std::move(newPayload), Written::Other{old->uid, oldPayload}};
}

} // namespace db
