// A signed session is corrected: what it said stays beside what it says now, and healing and reminders follow.

#include "db/aftercare_rows.h"
#include "db/apply.h"
#include "db/history.h"
#include "db/payload.h"
#include "db/read_sessions.h"
#include "db/recall_rows.h"
#include "db/use_rows.h"

#include "model/text_length.h"

#include <algorithm>

namespace db {
namespace {

/// What the signature binds for good: whose it is, who treated, and the needles, which nobody makes whole again.
model::Problems checkBound(const model::SessionRecord& before, const model::SessionRecord& now) {
    model::Problems problems;
    const auto stays = [&](const char* field, bool same) {
        if (!same) {
            problems.push_back({field, "stays-as-signed", {}});
        }
    };
    stays("client", now.plan.client == before.plan.client);
    stays("performer", now.plan.performer == before.plan.performer);
    stays("supervisor", now.plan.supervisor == before.plan.supervisor);
    stays("container", now.container == before.container);
    for (std::size_t i = 0; i < before.cartridges.size(); ++i) {
        if (i >= now.cartridges.size() || now.cartridges[i] != before.cartridges[i]) {
            problems.push_back({"cartridges[" + std::to_string(i) + "]", "stays-as-signed", {}});
        }
    }
    return problems;
}

/// The zones of that day are no fault, though the tree has split them since.
void forgiveOldZones(model::Problems& problems, const model::SessionRecord& before, const model::SessionRecord& now) {
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < now.plan.rows.size(); ++i) {
        const bool old = std::any_of(before.plan.rows.begin(), before.plan.rows.end(),
                                     [&](const model::TreatmentRow& row) { return row.zone == now.plan.rows[i].zone; });
        if (old) {
            kept.push_back("rows[" + std::to_string(i) + "].zone");
        }
    }
    std::erase_if(problems, [&](const model::Problem& problem) {
        return problem.code != "twice" && std::find(kept.begin(), kept.end(), problem.field) != kept.end();
    });
}

model::Problems checkAmended(Writing& w, const SessionHead& head, const model::SessionRecord& before,
                             const model::SessionRecord& now) {
    auto problems = checkBound(before, now);
    const auto add = [&](const model::Problems& more) { problems.insert(problems.end(), more.begin(), more.end()); };
    auto faults = model::validate(now, w.rules()->zones, true);
    forgiveOldZones(faults, before, now);
    add(faults);
    add(checkSettings(now.plan.rows));
    add(checkUses(w, now.cartridges));
    const auto zone = w.db.value<std::string>("SELECT time_zone FROM session WHERE id = ?", head.id);
    if (now.startedAt == model::Instant{}) {
        problems.push_back({"startedAt", "required", {}});
    } else if (model::localTime(now.startedAt, zone).day != head.day) {
        problems.push_back({"startedAt", "other-day", {model::isoText(head.day)}});
    }
    if (now.endedAt > w.now && now.endedAt != before.endedAt) {
        problems.push_back({"endedAt", "in-the-future", {}});
    }
    if (problems.empty() && now == before) {
        problems.push_back({"record", "nothing-changed", {}});
    }
    return problems;
}

std::int64_t insertAmendment(Writing& w, const SessionHead& head, const std::string& reason,
                             const model::SessionRecord& before, const model::SessionRecord& now) {
    const auto id = w.db.insert(
        "INSERT INTO session_amendment (uid, session_id, version, version_before, reason, at, account_id, "
        "was_room_id, was_started_at, was_ended_at, was_handpiece_disinfected, was_pain, was_erythema, was_oedema, "
        "was_bleeding, was_notes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        w.newUid(), head.id, head.version + 1, head.version, reason, w.now, w.who.id, before.room, before.startedAt,
        before.endedAt, before.handpieceDisinfected, before.response.pain, before.response.erythema,
        before.response.oedema, before.response.bleeding, before.notes);
    if (const auto& cream = now.anaesthetic) {
        w.db.run("INSERT INTO amended_anaesthetic (amendment_id, product, lot, strength_permille, cream_mg, weight_g, "
                 "area_cm2, on_at, off_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                 id, cream->product, cream->lot, cream->strengthPermille, cream->creamMilligrams, cream->weightGrams,
                 cream->areaCm2, cream->onAt, cream->offAt);
    }
    int ordinal = 0;
    for (const auto& topical : now.topicals) {
        w.db.run("INSERT INTO amended_topical (amendment_id, ordinal, product, lot, under_needles) "
                 "VALUES (?, ?, ?, ?, ?)",
                 id, ordinal++, topical.product, topical.lot, topical.underNeedles);
    }
    return id;
}

/// The correction stands for what the rules find only now; what was found before has its own reasons.
std::vector<model::Override> correctionsFor(const model::Assessment& seen, const model::Assessment& now,
                                            const std::string& reason) {
    std::vector<model::Override> all;
    for (const auto& finding : model::newOrWorse(seen, now)) {
        if (finding.strength >= model::Strength::warn) {
            all.push_back({finding.key(), finding.daysShort, model::OverrideReason::correction, reason});
        }
    }
    return all;
}

/// A trainee's session that was changed is looked at anew, unless it was the supervisor who changed it.
bool waitsAgain(Writing& w, const SessionHead& head) {
    const bool waits = w.db.value<bool>("SELECT cosign_wanted FROM session WHERE id = ?", head.id);
    const bool seen = w.db.one(
                              "SELECT 1 FROM session_cosignature WHERE session_id = ? LIMIT 1",
                              [](const Row&) { return true; }, head.id)
                          .has_value();
    return waits || (w.who.id != head.supervisor && (seen || isTrainee(w.db, head.performer)));
}

bool leavesSomeZone(const model::SessionRecord& before, const model::SessionRecord& now) {
    return std::any_of(before.plan.rows.begin(), before.plan.rows.end(), [&](const model::TreatmentRow& row) {
        return std::none_of(now.plan.rows.begin(), now.plan.rows.end(),
                            [&](const model::TreatmentRow& one) { return one.zone == row.zone; });
    });
}

} // namespace

Outcome apply(Writing& w, const model::AmendSession& change) {
    using model::SessionState;
    const std::string reason{model::trimmed(change.reason)};
    const auto head = sessionHead(w.db, change.session);
    if (!head) {
        return model::Problem{"session", "unknown", {}};
    }
    if (head->state != SessionState::signed_ && head->state != SessionState::amended) {
        return model::Problem{"session", "not-amendable", {std::string{model::code(head->state)}}};
    }
    if (head->version != change.version) {
        return model::Problem{"session", "changed-since", {}};
    }
    if (w.confirmedBy != w.who.id) {
        return model::Problem{"confirmation", "required", {}};
    }
    const auto before = read::session(w.db, head->id)->record;
    auto now = change.record;
    now.plan.anaesthetic = before.plan.anaesthetic; // of a plan; the record says itself what was given
    auto problems = checkAmended(w, *head, before, now);
    const auto places = checkPlaces(w, now.plan, now.room, head->day, true);
    problems.insert(problems.end(), places.begin(), places.end());
    if (reason.empty()) {
        problems.push_back({"reason", "required", {}});
    }
    model::checkLength(problems, "reason", reason);
    if (!answersFor(w, *head)) {
        problems.push_back({"performer", "not-yours-to-amend", {}});
    }
    if (!problems.empty()) {
        return problems;
    }

    const bool otherRows = now.plan.rows != before.plan.rows;
    std::optional<model::Assessment> assessment;
    std::vector<model::Override> overrides;
    if (otherRows) {
        const auto rules = w.rules();
        assessment = model::assess(now.plan, historyOf(w.db, rules->zones, head->client, w.today, head->id), *rules,
                                   head->day, model::Act::record);
        overrides = correctionsFor(assessmentOf(w.db, head->id, head->version), *assessment, reason);
    }
    auto next = *head;
    next.version += 1;
    next.startedAt = now.startedAt;
    const auto amendment = insertAmendment(w, *head, reason, before, now);
    insertRows(w, head->id, next.version, now.plan.rows);
    if (assessment) {
        insertAssessment(w, head->id, next.version, *assessment);
        insertOverrides(w, head->id, next.version, assessment->ruleBookVersion, overrides);
    }
    for (std::size_t i = before.cartridges.size(); i < now.cartridges.size(); ++i) {
        keepUse(w, next, now.cartridges[i], now.container, amendment);
    }
    const auto zone = w.db.value<std::string>("SELECT time_zone FROM session WHERE id = ?", head->id);
    w.db.run(
        "UPDATE session SET state = 'amended', version = ?, minute = ?, room_id = ?, started_at = ?, ended_at = ?, "
        "handpiece_disinfected = ?, pain = ?, erythema = ?, oedema = ?, bleeding = ?, notes = ?, "
        "cosign_wanted = ? WHERE id = ?",
        next.version, model::localTime(now.startedAt, zone).minute, now.room, now.startedAt, now.endedAt,
        now.handpieceDisinfected, now.response.pain, now.response.erythema, now.response.oedema, now.response.bleeding,
        now.notes, waitsAgain(w, *head), head->id);
    addExposures(w, head->id);
    if (otherRows || now.startedAt != before.startedAt || now.endedAt != before.endedAt) {
        replanAmended(w, head->id, leavesSomeZone(before, now) || now.startedAt != before.startedAt);
    }
    return Written{head->id.value, head->uid, JsonText::object([&](JsonText& json) {
                       json.field("client", uidOf(w.db, head->client));
                       json.field("version", next.version);
                       json.field("reason", reason);
                       json.object("new", [&](JsonText&) { writeRecord(json, now, putUid(w.db)); });
                       json.object("old", [&](JsonText&) { writeRecord(json, before, putUid(w.db)); });
                       if (assessment) {
                           writeFindings(json, *assessment);
                       }
                       writeOverrides(json, overrides);
                   })};
}

} // namespace db
