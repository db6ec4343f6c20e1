#include "db/session_parts.h"

#include <algorithm>

namespace db {

std::optional<SessionHead> sessionHead(Connection& connection, model::SessionId id) {
    return connection.one(
        "SELECT id, uid, client_id, state, day, version, performer_id, supervisor_id, room_id, started_at "
        "FROM session WHERE id = ?",
        [](const Row& row) {
            return SessionHead{row.get<model::SessionId>(0),
                               row.get<model::Uid>(1),
                               row.get<model::ClientId>(2),
                               row.get<model::SessionState>(3),
                               row.get<model::Day>(4),
                               row.get<int>(5),
                               row.get<model::AccountId>(6),
                               row.get<std::optional<model::AccountId>>(7),
                               row.get<std::optional<model::RoomId>>(8),
                               row.get<std::optional<model::Instant>>(9)};
        },
        id);
}

SessionHead insertSession(Writing& w, const NewSession& session) {
    SessionHead head;
    head.uid = w.newUid();
    head.client = session.plan.client;
    head.state = session.state;
    head.day = session.day;
    head.version = 1;
    head.performer = session.plan.performer;
    head.supervisor = session.plan.supervisor;
    head.room = session.room;
    head.startedAt = session.startedAt;
    head.id = model::SessionId{w.db.insert(
        "INSERT INTO session (uid, client_id, state, day, minute, duration_minutes, time_zone, room_id, performer_id, "
        "recorder_id, supervisor_id, version, counts, recorded_past, started_at, notes, ending, no_show, "
        "cosign_wanted, "
        "created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 0, ?, '', '', 0, 0, ?)",
        head.uid, head.client, head.state, head.day, session.minute, session.durationMinutes, w.clinic.timeZone,
        session.room, head.performer, w.who.id, head.supervisor, session.state == model::SessionState::open,
        session.startedAt, w.now)};
    return head;
}

void insertRows(Writing& w, model::SessionId session, int version, const std::vector<model::TreatmentRow>& rows) {
    int ordinal = 0;
    for (const auto& row : rows) {
        const auto rf = row.rf.value_or(model::RfSettings{});
        w.db.run("INSERT INTO session_row (session_id, version, ordinal, zone, modality, indication, device_id, depth, "
                 "passes, endpoint, rf, rf_energy_mj, rf_pulse_ms, rf_shots, note) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                 session, version, ordinal++, row.zone.text, row.modality, row.indication, row.device,
                 row.depth ? std::optional{row.depth->micrometres} : std::nullopt, row.passes, row.endpoint,
                 row.rf.has_value(), rf.energyMillijoules, rf.pulseMilliseconds, rf.shots, row.note);
    }
}

std::vector<model::TreatmentRow> rowsOf(Connection& connection, model::SessionId session, int version) {
    return connection.rows(
        "SELECT zone, modality, indication, device_id, depth, passes, endpoint, rf, rf_energy_mj, rf_pulse_ms, "
        "rf_shots, "
        "note FROM session_row WHERE session_id = ? AND version = ? ORDER BY ordinal",
        [](const Row& row) {
            model::TreatmentRow treatment;
            treatment.zone = {row.text(0)};
            treatment.modality = row.get<model::Modality>(1);
            treatment.indication = row.get<model::Indication>(2);
            treatment.device = row.get<std::optional<model::DeviceId>>(3);
            if (const auto depth = row.get<std::optional<int>>(4)) {
                treatment.depth = model::Depth{*depth};
            }
            treatment.passes = row.get<std::optional<int>>(5);
            treatment.endpoint = row.get<std::optional<model::Endpoint>>(6);
            if (row.get<bool>(7)) {
                treatment.rf = model::RfSettings{row.get<std::optional<int>>(8), row.get<std::optional<int>>(9),
                                                 row.get<std::optional<int>>(10)};
            }
            treatment.note = row.text(11);
            return treatment;
        },
        session, version);
}

void insertAssessment(Writing& w, model::SessionId session, int version, const model::Assessment& assessment) {
    w.db.run("INSERT INTO session_assessment (session_id, version, act, day, rule_book, verdict, earliest, at) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
             session, version, assessment.act, assessment.day, assessment.ruleBookVersion, assessment.verdict,
             assessment.earliest, w.now);
    int ordinal = 0;
    for (const auto& finding : assessment.findings) {
        const auto& cause = finding.cause;
        const auto ifCaused = [&](auto member) -> std::optional<std::decay_t<decltype(std::invoke(member, *cause))>> {
            return cause ? std::optional{std::invoke(member, *cause)} : std::nullopt;
        };
        const auto& exposure = finding.exposure;
        const auto ifExposed =
            [&](auto member) -> std::optional<std::decay_t<decltype(std::invoke(member, *exposure))>> {
            return exposure ? std::optional{std::invoke(member, *exposure)} : std::nullopt;
        };
        using Past = model::PastTreatment;
        using Exposure = model::PastExposure;
        w.db.run(
            "INSERT INTO session_finding (session_id, version, ordinal, finding_key, kind, rule, rule_book, zone, "
            "strength, required_days, days_short, earliest, source, grade, cause_uid, cause_day, cause_zone, "
            "cause_modality, cause_indication, cause_device_id, cause_device_name, cause_label, cause_device_known, "
            "cause_depth, cause_elsewhere, cause_under_way, exposure_uid, exposure_item, exposure_day, "
            "exposure_approximate, exposure_ongoing, about, since, comes_later, cleared_by) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "?, ?, ?)",
            session, version, ordinal++, finding.key(), finding.kind, finding.rule, finding.ruleBookVersion,
            finding.zone.text, finding.strength, finding.requiredDays, finding.daysShort, finding.earliest,
            finding.source, std::string(1, finding.grade), ifCaused(&Past::uid), ifCaused(&Past::day),
            cause ? std::optional{cause->zone.text} : std::nullopt, ifCaused(&Past::modality),
            cause ? cause->indication : std::nullopt, cause ? cause->device : std::nullopt, ifCaused(&Past::deviceName),
            ifCaused(&Past::label), ifCaused(&Past::deviceKnown),
            cause && cause->depth ? std::optional{cause->depth->micrometres} : std::nullopt, ifCaused(&Past::elsewhere),
            ifCaused(&Past::underWay), ifExposed(&Exposure::uid), ifExposed(&Exposure::item), ifExposed(&Exposure::day),
            ifExposed(&Exposure::approximate), ifExposed(&Exposure::ongoing),
            finding.about.empty() ? std::nullopt : std::optional{finding.about}, finding.since,
            finding.comesLater ? std::optional{true} : std::nullopt,
            finding.clearedBy.empty() ? std::nullopt : std::optional{finding.clearedBy});
    }
    ordinal = 0;
    for (const auto& zone : assessment.zones) {
        w.db.run("INSERT INTO session_zone (session_id, version, ordinal, zone, verdict, history_known, earliest, "
                 "recommended, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                 session, version, ordinal++, zone.zone.text, zone.verdict, zone.historyKnown, zone.earliest,
                 zone.recommended, zone.why);
    }
}

model::Assessment assessmentOf(Connection& connection, model::SessionId session, int version) {
    model::Assessment assessment;
    assessment.findings = connection.rows(
        "SELECT kind, rule, rule_book, zone, strength, days_short, cause_uid, cause_day, cause_zone, cause_modality, "
        "exposure_uid, about "
        "FROM session_finding WHERE session_id = ? AND version <= ? ORDER BY version DESC, ordinal",
        [](const Row& row) {
            model::Finding finding;
            finding.kind = row.get<model::RuleKind>(0);
            finding.rule = row.text(1);
            finding.ruleBookVersion = row.get<int>(2);
            finding.zone = {row.text(3)};
            finding.strength = row.get<model::Strength>(4);
            finding.daysShort = row.get<int>(5);
            if (!row.isNull(6)) {
                model::PastTreatment cause;
                cause.uid = row.get<model::Uid>(6);
                cause.day = row.get<model::Day>(7);
                cause.zone = {row.text(8)};
                cause.modality = row.get<model::Modality>(9);
                finding.cause = cause;
            }
            if (!row.isNull(10)) {
                finding.exposure.emplace().uid = row.get<model::Uid>(10);
            }
            finding.about = row.get<std::optional<std::string>>(11).value_or("");
            return finding;
        },
        session, version);
    return assessment;
}

void insertOverrides(Writing& w, model::SessionId session, int version, int ruleBookVersion,
                     const std::vector<model::Override>& overrides) {
    for (const auto& one : overrides) {
        w.db.run("INSERT INTO session_override (uid, session_id, version, finding_key, rule_book, days_short, reason, "
                 "words, account_id, confirmed_by_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                 w.newUid(), session, version, one.findingKey, ruleBookVersion, one.daysShort, one.reason, one.words,
                 w.who.id, w.confirmedBy, w.now);
    }
}

std::vector<model::Override> overridesOf(Connection& connection, model::SessionId session, bool denialsOnly) {
    return connection.rows(
        "SELECT o.finding_key, o.days_short, o.reason, o.words FROM session_override o JOIN session_finding f "
        "ON f.session_id = o.session_id AND f.version = o.version AND f.finding_key = o.finding_key "
        "WHERE o.session_id = ?1 AND (?2 = 0 OR f.strength = 'deny') ORDER BY o.id",
        [](const Row& row) {
            return model::Override{row.text(0), row.get<int>(1), row.get<model::OverrideReason>(2), row.text(3)};
        },
        session, denialsOnly);
}

void insertSubstances(Writing& w, model::SessionId session, const model::SessionRecord& record) {
    if (const auto& cream = record.anaesthetic) {
        w.db.run("INSERT INTO session_anaesthetic (session_id, product, lot, strength_permille, cream_mg, weight_g, "
                 "area_cm2, on_at, off_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                 session, cream->product, cream->lot, cream->strengthPermille, cream->creamMilligrams,
                 cream->weightGrams, cream->areaCm2, cream->onAt, cream->offAt);
    }
    int ordinal = 0;
    for (const auto& topical : record.topicals) {
        w.db.run(
            "INSERT INTO session_topical (session_id, ordinal, product, lot, under_needles) VALUES (?, ?, ?, ?, ?)",
            session, ordinal++, topical.product, topical.lot, topical.underNeedles);
    }
}

namespace {

struct Person {
    bool trainee = false;
    bool disabled = false;
    bool treats = false;
};
std::optional<Person> person(Connection& connection, model::AccountId id) {
    return connection.one(
        "SELECT trainee, disabled, EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = a.id "
        "AND r.role IN ('owner', 'practitioner')) FROM account a WHERE id = ?",
        [](const Row& row) {
            return Person{row.get<bool>(0), row.get<bool>(1), row.get<bool>(2)};
        },
        id);
}

} // namespace

model::Problems checkPeople(Writing& w, const model::SessionPlan& plan) {
    const auto performer = person(w.db, plan.performer);
    if (!performer) {
        return {{"performer", "unknown", {}}};
    }
    model::Problems problems;
    if (!performer->treats) {
        problems.push_back({"performer", "may-not-treat", {}});
    }
    if (performer->disabled) {
        problems.push_back({"performer", "disabled", {}});
    }
    if (performer->trainee && !plan.supervisor) {
        problems.push_back({"supervisor", "required", {}});
    }
    if (plan.supervisor) {
        const auto supervisor = person(w.db, *plan.supervisor);
        if (!supervisor) {
            problems.push_back({"supervisor", "unknown", {}});
        } else if (*plan.supervisor == plan.performer) {
            problems.push_back({"supervisor", "same-as-performer", {}});
        } else if (!maySupervise(w.db, *plan.supervisor)) {
            problems.push_back({"supervisor", "may-not-supervise", {}});
        }
    }
    return problems;
}

bool isTrainee(Connection& connection, model::AccountId account) {
    return connection.value<bool>("SELECT trainee FROM account WHERE id = ?", account);
}

bool maySupervise(Connection& connection, model::AccountId account) {
    const auto one = person(connection, account);
    return one && one->treats && !one->trainee && !one->disabled;
}

model::Problems checkSettings(const std::vector<model::TreatmentRow>& rows) {
    model::Problems problems;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto rf = rows[i].rf.value_or(model::RfSettings{});
        if (rf.energyMillijoules.value_or(0) < 0 || rf.pulseMilliseconds.value_or(0) < 0 || rf.shots.value_or(0) < 0) {
            problems.push_back({"rows[" + std::to_string(i) + "].rf", "out-of-range", {}});
        }
    }
    return problems;
}

void sign(Writing& w, model::SessionId session) {
    w.db.run("UPDATE session SET state = 'signed', signed_by_id = ?1, signed_at = ?2, cosign_wanted = "
             "(SELECT trainee FROM account WHERE id = performer_id) AND supervisor_id IS NOT ?1 WHERE id = ?3",
             w.who.id, w.now, session);
}

bool answersFor(const Writing& w, const SessionHead& session) {
    return w.who.id == session.performer || w.who.id == session.supervisor ||
           w.who.roles.contains(model::Role::owner) || w.who.roles.contains(model::Role::manager);
}

model::Problems checkPlaces(Writing& w, const model::SessionPlan& plan, std::optional<model::RoomId> room,
                            model::Day day, bool past) {
    model::Problems problems;
    const auto deceased = w.db.one(
        "SELECT deceased FROM client WHERE id = ?",
        [](const Row& row) { return row.get<std::optional<model::Day>>(0); }, plan.client);
    if (!deceased) {
        problems.push_back({"client", "unknown", {}});
    } else if (*deceased && **deceased < day) {
        problems.push_back({"client", "deceased", {model::isoText(**deceased)}});
    }
    if (room && !w.db.one(
                    "SELECT 1 FROM room WHERE id = ?", [](const Row&) { return true; }, *room)) {
        problems.push_back({"room", "unknown", {}});
    }
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        if (const auto& device = plan.rows[i].device) {
            const auto retired = w.db.one(
                "SELECT retired FROM device WHERE id = ?", [](const Row& row) { return row.get<bool>(0); }, *device);
            if (!retired || (*retired && !past)) {
                problems.push_back({"rows[" + std::to_string(i) + "].device", retired ? "retired" : "unknown", {}});
            }
        }
    }
    return problems;
}

} // namespace db
