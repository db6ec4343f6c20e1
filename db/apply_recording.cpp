// A session entered after the fact. What has happened is never denied: what should not have happened is kept with it.

#include "db/aftercare_rows.h"
#include "db/apply.h"
#include "db/client_index.h"
#include "db/history.h"
#include "db/payload.h"
#include "db/recall_rows.h"
#include "db/use_rows.h"

#include "model/aftercare.h"

#include <algorithm>

namespace db {
namespace {

model::Problems check(Writing& w, const model::SessionRecord& record) {
    auto problems = model::validate(record, w.rules()->zones, true);
    if (record.startedAt == model::Instant{}) {
        problems.push_back({"startedAt", "required", {}});
    } else if (record.startedAt > w.now) {
        problems.push_back({"startedAt", "in-the-future", {}});
    }
    if (record.endedAt > w.now) {
        problems.push_back({"endedAt", "in-the-future", {}});
    }
    const auto people = std::pair{record.plan.performer, record.plan.supervisor};
    const auto there = [&](model::AccountId account) {
        return w.db
            .one(
                "SELECT 1 FROM account WHERE id = ?", [](const Row&) { return true; }, account)
            .has_value();
    };
    if (!there(people.first)) {
        problems.push_back({"performer", "unknown", {}});
    }
    if (people.second && !there(*people.second)) {
        problems.push_back({"supervisor", "unknown", {}});
    }
    const auto uses = checkUses(w, record.cartridges);
    problems.insert(problems.end(), uses.begin(), uses.end());
    if (record.container &&
        !w.db.one(
            "SELECT 1 FROM container WHERE id = ?", [](const Row&) { return true; }, *record.container)) {
        problems.push_back({"container", "unknown", {}});
    }
    const auto settings = checkSettings(record.plan.rows);
    problems.insert(problems.end(), settings.begin(), settings.end());
    return problems;
}

/// What was done, without what was said about it.
std::vector<model::TreatmentRow> bare(std::vector<model::TreatmentRow> rows) {
    for (auto& row : rows) {
        row.note.clear();
    }
    return rows;
}

/// Whether a session of the day that stands is this one; see model::RecordSession.
bool recordedAlready(Writing& w, const model::SessionRecord& record, model::Day day) {
    struct Known {
        model::SessionId id;
        int version;
        model::Instant start, end;
    };
    const auto known = w.db.rows(
        "SELECT id, version, started_at, coalesce(ended_at, started_at) FROM session WHERE client_id = ? AND day = ? "
        "AND performer_id = ? AND state IN ('signed', 'amended') AND started_at IS NOT NULL ORDER BY id",
        [](const Row& row) {
            return Known{row.get<model::SessionId>(0), row.get<int>(1), row.get<model::Instant>(2),
                         row.get<model::Instant>(3)};
        },
        record.plan.client, day, record.plan.performer);
    const auto wanted = bare(record.plan.rows);
    const auto minute = [](model::Instant at) { return std::chrono::floor<std::chrono::minutes>(at); };
    return std::any_of(known.begin(), known.end(), [&](const Known& one) {
        const bool hoursKnown = record.endedAt != record.startedAt && one.end != one.start;
        if (hoursKnown && minute(one.start) != minute(record.startedAt)) {
            return false;
        }
        const auto rows = bare(rowsOf(w.db, one.id, one.version));
        return std::is_permutation(rows.begin(), rows.end(), wanted.begin(), wanted.end());
    });
}

/// One for every finding that would have needed a reason, with the reason given or none.
std::vector<model::Override> overridesFor(const model::Assessment& assessment,
                                          const std::vector<model::Override>& reasons) {
    std::vector<model::Override> result;
    for (const auto& finding : assessment.findings) {
        if (finding.strength < model::Strength::warn) {
            continue;
        }
        const auto key = finding.key();
        const auto given = std::find_if(reasons.begin(), reasons.end(),
                                        [&](const model::Override& one) { return one.findingKey == key; });
        result.push_back(given != reasons.end()
                             ? model::Override{key, finding.daysShort, given->reason, given->words}
                             : model::Override{key, finding.daysShort, model::OverrideReason::other, ""});
    }
    return result;
}

} // namespace

Outcome apply(Writing& w, const model::RecordSession& change) {
    const auto& record = change.record;
    if (auto problems = check(w, record); !problems.empty()) {
        return problems;
    }
    const auto local = model::localTime(record.startedAt, w.clinic.timeZone);
    if (auto problems = checkPlaces(w, record.plan, record.room, local.day, true); !problems.empty()) {
        return problems;
    }
    if (!change.anotherVisit && recordedAlready(w, record, local.day)) {
        return model::Problem{"day", "recorded-already", {model::isoText(local.day)}};
    }
    const auto rules = w.rules();
    const auto assessment = model::assess(record.plan, historyOf(w.db, rules->zones, record.plan.client, w.today),
                                          *rules, local.day, model::Act::record);
    const auto overrides = overridesFor(assessment, change.reasons);

    SessionHead head;
    head.uid = w.newUid();
    head.client = record.plan.client;
    head.day = local.day;
    head.startedAt = record.startedAt;
    head.id = model::SessionId{w.db.insert(
        "INSERT INTO session (uid, client_id, state, day, minute, duration_minutes, time_zone, room_id, performer_id, "
        "recorder_id, supervisor_id, version, counts, recorded_past, started_at, ended_at, container_id, "
        "handpiece_disinfected, pain, erythema, oedema, bleeding, notes, ending, no_show, signed_by_id, signed_at, "
        "cosign_wanted, created_at) "
        "VALUES (?, ?, 'open', ?, ?, 0, ?, ?, ?, ?, ?, 1, 1, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, NULL, NULL, 0, ?)",
        head.uid, head.client, head.day, local.minute, w.clinic.timeZone, record.room, record.plan.performer, w.who.id,
        record.plan.supervisor, record.startedAt, record.endedAt, record.container, record.handpieceDisinfected,
        record.response.pain, record.response.erythema, record.response.oedema, record.response.bleeding, record.notes,
        w.now)};
    insertRows(w, head.id, 1, record.plan.rows);
    insertAssessment(w, head.id, 1, assessment);
    insertOverrides(w, head.id, 1, assessment.ruleBookVersion, overrides);
    insertSubstances(w, head.id, record);
    for (const auto& use : record.cartridges) {
        keepUse(w, head, use, record.container);
    }
    sign(w, head.id);
    addExposures(w, head.id);
    planReminders(w, head, record.plan.rows, record.endedAt);
    indexSession(w.db, head.client, head.day);
    w.db.run("DELETE FROM draft WHERE client_id = ? AND account_id = ? AND session_id IS NULL", head.client, w.who.id);
    return Written{head.id.value, head.uid, JsonText::object([&](JsonText& json) {
                       writeRecord(json, record, putUid(w.db));
                       writeFindings(json, assessment);
                       writeOverrides(json, overrides);
                   })};
}

} // namespace db
