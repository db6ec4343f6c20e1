// The end of a session: signed, abandoned, or entered afterwards.

#include "db/aftercare_rows.h"
#include "db/apply.h"
#include "db/client_index.h"
#include "db/gate.h"
#include "db/history.h"
#include "db/payload.h"
#include "db/recall_rows.h"
#include "db/unit_rows.h"

#include "model/aftercare.h"
#include "model/text_length.h"

#include <algorithm>

namespace db {
namespace {

/// A clock a little ahead of ours, or minutes rounded up by hand, are no reason to refuse.
constexpr std::chrono::minutes tolerance{5};

struct OpenUse {
    std::int64_t id = 0;
    model::CartridgeId cartridge;
    std::string printedId;
};
std::vector<OpenUse> openUses(Writing& w, model::SessionId session) {
    return w.db.rows(
        "SELECT u.id, u.cartridge_id, c.printed_id FROM cartridge_use u JOIN cartridge c ON "
        "c.id = u.cartridge_id WHERE u.session_id = ? AND u.fate IS NULL ORDER BY u.id",
        [](const Row& row) {
            return OpenUse{row.integer(0), row.get<model::CartridgeId>(1), row.text(2)};
        },
        session);
}

/// True when an earlier act already gave the unit this fate in this session.
bool settledAs(Writing& w, model::SessionId session, const model::CartridgeUse& use) {
    return w.db
        .one(
            "SELECT 1 FROM cartridge_use WHERE session_id = ? AND cartridge_id = ? AND fate = ?",
            [](const Row&) { return true; }, session, *use.cartridge, use.fate)
        .has_value();
}

/// Each unit open on the desk has a fate, and no unit has one that was never opened there.
model::Problems checkFates(Writing& w, model::SessionId session, const std::vector<OpenUse>& open,
                           const std::vector<model::CartridgeUse>& fates, const char* field) {
    model::Problems problems;
    for (std::size_t i = 0; i < fates.size(); ++i) {
        const auto& use = fates[i];
        const std::string at = field + ("[" + std::to_string(i) + "].");
        if (use.fate == model::CartridgeFate::wasted && !use.wasteReason) {
            problems.push_back({at + "wasteReason", "required", {}});
        }
        const bool here = use.cartridge && std::any_of(open.begin(), open.end(), [&](const OpenUse& one) {
                              return one.cartridge == *use.cartridge;
                          });
        if (!here && !(use.cartridge && settledAs(w, session, use))) {
            problems.push_back({at + "cartridge", "not-opened-here", {}});
        }
    }
    for (const auto& one : open) {
        const auto told = std::count_if(fates.begin(), fates.end(),
                                        [&](const model::CartridgeUse& use) { return use.cartridge == one.cartridge; });
        if (told != 1) {
            problems.push_back({field, told == 0 ? "fate-missing" : "twice", {one.printedId}});
        }
    }
    return problems;
}

/// Used units go into the container.
void settle(Writing& w, const SessionHead& head, const std::vector<OpenUse>& open,
            const std::vector<model::CartridgeUse>& fates, std::optional<model::ContainerId> container,
            model::Instant endedAt) {
    using enum model::CartridgeEvent;
    const auto session = head.id;
    for (const auto& use : fates) {
        const auto found =
            std::find_if(open.begin(), open.end(), [&](const OpenUse& one) { return use.cartridge == one.cartridge; });
        if (found == open.end()) {
            continue;
        }
        const auto unitId = found->cartridge;
        bool live = true;
        if (use.fate == model::CartridgeFate::used) {
            happens(w, unitId, {used, session, std::nullopt, std::nullopt, ""});
            happens(w, unitId, {disposed, session, container, std::nullopt, ""});
            lotIncidents(w, head, unitId, unit(w.db, unitId)->lot, endedAt);
        } else if (use.fate == model::CartridgeFate::wasted) {
            happens(w, unitId, {wasted, session, container, use.wasteReason, ""});
        } else {
            live = false;
            happens(w, unitId, {resealed, session, std::nullopt, std::nullopt, ""});
            settleInStock(w, unitId);
        }
        w.db.run("UPDATE cartridge_use SET pack_intact = ?, sheath_changed = ?, fate = ?, waste_reason = ?, live = ? "
                 "WHERE id = ?",
                 use.packIntact, use.sheathChanged, use.fate,
                 use.fate == model::CartridgeFate::wasted ? use.wasteReason : std::nullopt, live, found->id);
    }
    addExposures(w, session);
}

/// Any unit opened here that did not go back sealed may have touched the skin.
bool brokeSkin(Writing& w, model::SessionId session) {
    return w.db
        .one(
            "SELECT 1 FROM cartridge_use WHERE session_id = ? AND fate <> ? LIMIT 1", [](const Row&) { return true; },
            session, model::CartridgeFate::returnedSealed)
        .has_value();
}

void dropDrafts(Writing& w, const SessionHead& session) {
    w.db.run("DELETE FROM draft WHERE session_id = ? OR (client_id = ? AND account_id = ?)", session.id, session.client,
             w.who.id);
}

void append(model::Problems& problems, const model::Problems& more) {
    problems.insert(problems.end(), more.begin(), more.end());
}

model::Problems checkTimes(Writing& w, const model::SessionRecord& record) {
    model::Problems problems;
    if (record.startedAt == model::Instant{}) {
        problems.push_back({"startedAt", "required", {}});
    } else if (record.startedAt > w.now + tolerance) {
        problems.push_back({"startedAt", "in-the-future", {}});
    }
    if (record.endedAt == model::Instant{}) {
        problems.push_back({"endedAt", "required", {}});
    } else if (record.endedAt > w.now + tolerance) {
        problems.push_back({"endedAt", "in-the-future", {}});
    }
    append(problems, checkSettings(record.plan.rows));
    return problems;
}

std::string recordPayload(Writing& w, const model::SessionRecord& record, const model::Assessment* assessment,
                          const std::vector<model::Override>& overrides) {
    return JsonText::object([&](JsonText& json) {
        writeRecord(json, record, putUid(w.db));
        if (assessment != nullptr) {
            writeFindings(json, *assessment);
        }
        writeOverrides(json, overrides);
    });
}

} // namespace

Outcome apply(Writing& w, const model::SignSession& change) {
    const auto& record = change.record;
    auto head = sessionHead(w.db, change.session);
    if (!head) {
        return model::Problem{"session", "unknown", {}};
    }
    if (head->state != model::SessionState::open) {
        return model::Problem{"session", "wrong-state", {std::string{model::code(head->state)}}};
    }
    if (w.confirmedBy != w.who.id) {
        return model::Problem{"confirmation", "required", {}};
    }
    if (record.plan.client != head->client) {
        return model::Problem{"client", "other-client", {}};
    }
    auto problems = model::validate(record, w.rules()->zones, false);
    append(problems, checkTimes(w, record));
    if (!problems.empty()) {
        return problems; // the rest asks the clock and the ledger about sound values only
    }
    if (model::localTime(record.startedAt, w.clinic.timeZone).day != head->day) {
        problems.push_back({"startedAt", "other-day", {model::isoText(head->day)}});
    }
    append(problems, checkPeople(w, record.plan));
    append(problems, checkPlaces(w, record.plan, record.room, head->day, true));
    const bool signsOwn = w.who.id == record.plan.performer || w.who.id == record.plan.supervisor;
    if (!signsOwn && !w.who.roles.contains(model::Role::owner) && !w.who.roles.contains(model::Role::manager)) {
        problems.push_back({"performer", "not-yours-to-sign", {}});
    }
    const auto open = openUses(w, head->id);
    append(problems, checkFates(w, head->id, open, record.cartridges, "cartridges"));
    append(problems, checkContainer(w, record.container));
    if (!problems.empty()) {
        return problems;
    }
    const auto cleared = rowsOf(w.db, head->id, head->version);
    const auto assessment = gateDone(w, *head, cleared, record.plan);
    if (!assessment) {
        return assessment.problems();
    }
    if (record.plan.rows != cleared) {
        head->version += 1;
        insertRows(w, head->id, head->version, record.plan.rows);
        if (*assessment) {
            insertAssessment(w, head->id, head->version, **assessment);
        }
    }
    settle(w, *head, open, record.cartridges, record.container, record.endedAt);
    insertSubstances(w, head->id, record);
    w.db.run(
        "UPDATE session SET state = 'signed', minute = ?, room_id = coalesce(?, room_id), performer_id = ?, "
        "supervisor_id = ?, version = ?, started_at = ?, ended_at = ?, container_id = ?, handpiece_disinfected = ?, "
        "pain = ?, erythema = ?, oedema = ?, bleeding = ?, notes = ?, signed_by_id = ?, signed_at = ?, "
        "cosign_wanted = ? WHERE id = ?",
        model::localTime(record.startedAt, w.clinic.timeZone).minute, record.room, record.plan.performer,
        record.plan.supervisor, head->version, record.startedAt, record.endedAt, record.container,
        record.handpieceDisinfected, record.response.pain, record.response.erythema, record.response.oedema,
        record.response.bleeding, record.notes, w.who.id, w.now,
        isTrainee(w.db, record.plan.performer) && w.who.id != record.plan.supervisor, head->id);
    head->startedAt = record.startedAt;
    planReminders(w, *head, record.plan.rows, record.endedAt);
    indexSession(w.db, head->client, head->day);
    dropDrafts(w, *head);
    return Written{head->id.value, head->uid, recordPayload(w, record, *assessment ? &**assessment : nullptr, {})};
}

Outcome apply(Writing& w, const model::AbandonSession& change) {
    const std::string reason{model::trimmed(change.reason)};
    const auto head = sessionHead(w.db, change.session);
    if (!head) {
        return model::Problem{"session", "unknown", {}};
    }
    if (head->state != model::SessionState::open) {
        return model::Problem{"session", "wrong-state", {std::string{model::code(head->state)}}};
    }
    model::Problems problems;
    if (reason.empty()) {
        problems.push_back({"reason", "required", {}});
    }
    model::checkLength(problems, "reason", reason);
    const auto open = openUses(w, head->id);
    append(problems, checkFates(w, head->id, open, change.fates, "fates"));
    const bool needsContainer =
        std::any_of(change.fates.begin(), change.fates.end(),
                    [](const model::CartridgeUse& use) { return use.fate == model::CartridgeFate::used; });
    if (needsContainer || change.container) {
        append(problems, checkContainer(w, change.container));
    }
    if (!problems.empty()) {
        return problems;
    }
    settle(w, *head, open, change.fates, change.container, w.now);
    const bool needled = brokeSkin(w, head->id);
    w.db.run("UPDATE session SET state = 'abandoned', counts = ?, ended_at = max(?, started_at), container_id = ?, "
             "ending = ? WHERE id = ?",
             needled, w.now, change.container, reason, head->id);
    if (needled) {
        // The skin was broken: it heals, and is looked after, as after any other session.
        planReminders(w, *head, rowsOf(w.db, head->id, head->version), w.now);
        indexSession(w.db, head->client, head->day);
    } else {
        onEvent(w, {.event = model::AftercareEvent::laterSessionGone, .client = head->client});
    }
    dropDrafts(w, *head);
    return Written{head->id.value, head->uid, JsonText::object([&](JsonText& json) {
                       json.field("client", uidOf(w.db, head->client));
                       json.field("reason", reason);
                       json.objects("fates", change.fates, [&](const model::CartridgeUse& use) {
                           putUid(w.db)(json, "cartridge", use.cartridge);
                           json.field("fate", use.fate);
                           json.field("wasteReason", use.wasteReason);
                       });
                       putUid(w.db)(json, "container", change.container);
                       json.field("needled", needled);
                   })};
}

} // namespace db
