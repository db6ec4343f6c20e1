#include "db/read_sessions.h"

#include "db/read_amendments.h"
#include "db/read_needles.h"

#include <algorithm>
#include <map>

namespace db::read {
namespace {

// ------------------------------------------------------------------------------------------------ rows of a list

#define SESSION_COLUMNS                                                                                                \
    "SELECT s.id, s.client_id, trim(c.given_name || ' ' || c.family_name), s.state, s.day, s.minute, "                 \
    "s.duration_minutes, coalesce(r.name, ''), s.performer_id, p.full_name, s.started_at, s.version, s.uid, "          \
    "s.cosign_wanted "                                                                                                 \
    "FROM session s JOIN client c ON c.id = s.client_id JOIN account p ON p.id = s.performer_id "                      \
    "LEFT JOIN room r ON r.id = s.room_id "
constexpr char ofClientSql[] = SESSION_COLUMNS "WHERE s.client_id = ? "
                                               "ORDER BY s.day DESC, s.minute DESC, s.id DESC LIMIT ?";
constexpr char countOfClientSql[] = "SELECT count(*) FROM session WHERE client_id = ?";
constexpr char onDaySql[] = SESSION_COLUMNS "WHERE s.day = ? ORDER BY s.minute, s.id LIMIT 1000";
constexpr char betweenSql[] = SESSION_COLUMNS "WHERE s.day BETWEEN ? AND ? ORDER BY s.day, s.minute, s.id LIMIT 5000";
constexpr char openSql[] = SESSION_COLUMNS "WHERE s.state = 'open' ORDER BY s.started_at, s.id LIMIT 1000";
constexpr char openOfSql[] =
    SESSION_COLUMNS "WHERE s.state = 'open' AND s.performer_id = ? ORDER BY s.started_at, s.id LIMIT 1000";
constexpr char oneSql[] = SESSION_COLUMNS "WHERE s.id = ?";

constexpr char treatmentSql[] =
    "SELECT zone, modality, indication, device_id, depth, passes, endpoint, rf, rf_energy_mj, rf_pulse_ms, rf_shots, "
    "note FROM session_row WHERE session_id = ? AND version = ? ORDER BY ordinal";
constexpr char invalidationSql[] =
    "SELECT i.reason, a.full_name, i.at FROM (SELECT reason, at, account_id FROM session_invalidation "
    "WHERE session_id = ?1 UNION ALL SELECT reason, at, account_id FROM session_replacement WHERE session_id = ?1) i "
    "JOIN account a ON a.id = i.account_id";
constexpr char amendedSql[] = "SELECT m.reason, a.full_name, m.at FROM session_amendment m "
                              "JOIN account a ON a.id = m.account_id WHERE m.session_id = ? "
                              "ORDER BY m.version DESC LIMIT 1";
constexpr char unitNamesSql[] = "SELECT coalesce(l.number, ''), coalesce(u.printed_id, '') FROM cartridge_use x "
                                "LEFT JOIN lot l ON l.id = x.lot_id LEFT JOIN cartridge u ON u.id = x.cartridge_id "
                                "WHERE x.session_id = ? AND coalesce(x.fate, 'used') <> 'returned-sealed' "
                                "ORDER BY x.id";

std::optional<model::Depth> depthAt(const Row& row, int column) {
    const auto micrometres = row.get<std::optional<int>>(column);
    return micrometres ? std::optional{model::Depth{*micrometres}} : std::nullopt;
}

model::TreatmentRow treatmentOf(const Row& row) {
    model::TreatmentRow treatment{.zone = {row.text(0)},
                                  .modality = row.get<model::Modality>(1),
                                  .indication = row.get<model::Indication>(2),
                                  .device = row.get<std::optional<model::DeviceId>>(3),
                                  .depth = depthAt(row, 4),
                                  .passes = row.get<std::optional<int>>(5),
                                  .endpoint = row.get<std::optional<model::Endpoint>>(6),
                                  .rf = std::nullopt,
                                  .note = row.text(11)};
    if (row.get<bool>(7)) {
        treatment.rf = model::RfSettings{.energyMillijoules = row.get<std::optional<int>>(8),
                                         .pulseMilliseconds = row.get<std::optional<int>>(9),
                                         .shots = row.get<std::optional<int>>(10)};
    }
    return treatment;
}

std::string unitName(const Row& row) {
    const auto lot = row.text(0);
    const auto printed = row.text(1);
    return lot.empty() || printed.empty() ? lot + printed : lot + ", " + printed;
}

std::optional<InvalidationRow> changedAfterwards(Connection& connection, std::string_view sql, model::SessionId id) {
    return connection.one(
        sql,
        [](const Row& row) {
            return InvalidationRow{.reason = row.text(0), .who = row.text(1), .at = row.get<model::Instant>(2)};
        },
        id);
}

SessionRow sessionRowOf(Connection& connection, const Row& row) {
    const auto id = row.get<model::SessionId>(0);
    const auto state = row.get<model::SessionState>(3);
    return {
        .id = id,
        .uid = row.get<model::Uid>(12),
        .client = row.get<model::ClientId>(1),
        .clientName = row.text(2),
        .state = state,
        .day = row.get<model::Day>(4),
        .minute = row.get<int>(5),
        .durationMinutes = row.get<int>(6),
        .room = row.text(7),
        .performer = row.get<model::AccountId>(8),
        .performerName = row.text(9),
        .treatment = connection.rows(treatmentSql, treatmentOf, id, row.integer(11)),
        .cartridges = connection.rows(unitNamesSql, unitName, id),
        .startedAt = row.get<std::optional<model::Instant>>(10),
        .invalidated = state == model::SessionState::invalidated ? changedAfterwards(connection, invalidationSql, id)
                                                                 : std::nullopt,
        .amended = state == model::SessionState::amended ? changedAfterwards(connection, amendedSql, id) : std::nullopt,
        .cosignWanted = row.get<bool>(13)};
}

// ------------------------------------------------------------------------------------------------ a session whole

constexpr char detailSql[] =
    "SELECT s.supervisor_id, s.room_id, s.started_at, s.ended_at, s.container_id, s.handpiece_disinfected, "
    "s.pain, s.erythema, s.oedema, s.bleeding, s.notes, s.ending, coalesce(g.full_name, ''), s.signed_at, "
    "s.version FROM session s LEFT JOIN account g ON g.id = s.signed_by_id WHERE s.id = ?";
constexpr char usesSql[] = "SELECT cartridge_id, lot_id, pack_intact, sheath_changed, coalesce(fate, 'used'), "
                           "waste_reason FROM cartridge_use WHERE session_id = ? ORDER BY id";
constexpr char assessmentSql[] = "SELECT version, act, day, rule_book, verdict, earliest FROM session_assessment "
                                 "WHERE session_id = ? ORDER BY version DESC LIMIT 1";
constexpr char findingsSql[] =
    "SELECT kind, rule, rule_book, zone, strength, required_days, days_short, earliest, source, grade, cause_uid, "
    "cause_day, cause_zone, cause_modality, cause_indication, cause_device_id, cause_device_name, cause_label, "
    "cause_device_known, cause_depth, cause_elsewhere, cause_under_way, exposure_uid, exposure_item, exposure_day, "
    "exposure_approximate, exposure_ongoing, about, since, comes_later, coalesce(cleared_by, '') "
    "FROM session_finding WHERE session_id = ? AND version = ? ORDER BY ordinal";
constexpr char outlooksSql[] = "SELECT zone, verdict, history_known, earliest, recommended, why FROM session_zone "
                               "WHERE session_id = ? AND version = ? ORDER BY ordinal";
constexpr char overridesSql[] = "SELECT finding_key, days_short, reason, words FROM session_override "
                                "WHERE session_id = ? ORDER BY version, id";
constexpr char byUidSql[] = "SELECT id FROM session WHERE uid = ?";

model::CartridgeUse useOf(const Row& row) {
    return {.cartridge = row.get<std::optional<model::CartridgeId>>(0),
            .lot = row.get<std::optional<model::LotId>>(1),
            .packIntact = row.get<bool>(2),
            .sheathChanged = row.get<bool>(3),
            .fate = row.get<model::CartridgeFate>(4),
            .wasteReason = row.get<std::optional<model::WasteReason>>(5)};
}

model::Finding findingOf(const Row& row) {
    const auto grade = row.text(9);
    if (grade.size() != 1) {
        throw Error{Fault::corrupt, findingsSql, "a grade is one letter"};
    }
    model::Finding finding;
    finding.kind = row.get<model::RuleKind>(0);
    finding.rule = row.text(1);
    finding.ruleBookVersion = row.get<int>(2);
    finding.zone = {row.text(3)};
    finding.strength = row.get<model::Strength>(4);
    finding.requiredDays = row.get<int>(5);
    finding.daysShort = row.get<int>(6);
    finding.earliest = row.get<std::optional<model::Day>>(7);
    finding.source = row.text(8);
    finding.grade = grade.front();
    if (!row.isNull(22)) {
        finding.exposure = model::PastExposure{.uid = row.get<model::Uid>(22),
                                               .item = row.text(23),
                                               .day = row.get<model::Day>(24),
                                               .approximate = row.get<bool>(25),
                                               .ongoing = row.get<bool>(26),
                                               .zones = {}};
    }
    finding.about = row.get<std::optional<std::string>>(27).value_or("");
    finding.since = row.get<std::optional<model::Day>>(28);
    finding.comesLater = row.get<std::optional<bool>>(29).value_or(false);
    finding.clearedBy = row.text(30);
    if (!row.isNull(10)) {
        finding.cause = model::PastTreatment{.uid = row.get<model::Uid>(10),
                                             .day = row.get<model::Day>(11),
                                             .zone = {row.text(12)},
                                             .modality = row.get<model::Modality>(13),
                                             .indication = row.get<std::optional<model::Indication>>(14),
                                             .device = row.get<std::optional<model::DeviceId>>(15),
                                             .deviceName = row.text(16),
                                             .label = row.text(17),
                                             .deviceKnown = row.get<bool>(18),
                                             .depth = depthAt(row, 19),
                                             .elsewhere = row.get<bool>(20),
                                             .underWay = row.get<bool>(21)};
    }
    return finding;
}

model::Assessment assessmentOf(Connection& connection, model::SessionId id) {
    model::Assessment assessment;
    std::optional<std::int64_t> version;
    connection.each(
        assessmentSql,
        [&](const Row& row) {
            version = row.integer(0);
            assessment.act = row.get<model::Act>(1);
            assessment.day = row.get<model::Day>(2);
            assessment.ruleBookVersion = row.get<int>(3);
            assessment.verdict = row.get<model::Verdict>(4);
            assessment.earliest = row.get<model::Day>(5);
        },
        id);
    if (!version) {
        return assessment;
    }
    assessment.findings = connection.rows(findingsSql, findingOf, id, *version);
    assessment.zones = connection.rows(
        outlooksSql,
        [&](const Row& row) {
            const auto why = row.get<std::optional<std::int64_t>>(5);
            if (why && (*why < 0 || static_cast<std::size_t>(*why) >= assessment.findings.size())) {
                throw Error{Fault::corrupt, outlooksSql, "a reason that is not there"};
            }
            return model::ZoneOutlook{.zone = {row.text(0)},
                                      .verdict = row.get<model::Verdict>(1),
                                      .historyKnown = row.get<bool>(2),
                                      .last = why ? assessment.findings[static_cast<std::size_t>(*why)].cause
                                                  : std::nullopt,
                                      .earliest = row.get<model::Day>(3),
                                      .recommended = row.get<model::Day>(4),
                                      .why = why ? std::optional{static_cast<std::size_t>(*why)} : std::nullopt};
        },
        id, *version);
    return assessment;
}

/// What was overridden last for each finding, in the order of the words' writing.
std::vector<model::Override> overridesOf(Connection& connection, model::SessionId id) {
    std::vector<model::Override> overrides;
    connection.each(
        overridesSql,
        [&](const Row& row) {
            model::Override found{.findingKey = row.text(0),
                                  .daysShort = row.get<int>(1),
                                  .reason = row.get<model::OverrideReason>(2),
                                  .words = row.text(3)};
            std::erase_if(overrides, [&](const model::Override& o) { return o.findingKey == found.findingKey; });
            overrides.push_back(std::move(found));
        },
        id);
    return overrides;
}

// ------------------------------------------------------------------------------------------------ wrong client

constexpr char replacedSql[] =
    "SELECT r.replacement_id, s.client_id, trim(c.given_name || ' ' || c.family_name), r.reason, a.full_name, r.at "
    "FROM session_replacement r JOIN session s ON s.id = r.replacement_id JOIN client c ON c.id = s.client_id "
    "JOIN account a ON a.id = r.account_id WHERE r.session_id = ?";
constexpr char replacesSql[] =
    "SELECT r.session_id, s.client_id, trim(c.given_name || ' ' || c.family_name), r.reason, a.full_name, r.at "
    "FROM session_replacement r JOIN session s ON s.id = r.session_id JOIN client c ON c.id = s.client_id "
    "JOIN account a ON a.id = r.account_id WHERE r.replacement_id = ?";

ReplacementRow replacementOf(const Row& row) {
    return {.session = row.get<model::SessionId>(0),
            .client = row.get<model::ClientId>(1),
            .clientName = row.text(2),
            .reason = row.text(3),
            .who = row.text(4),
            .at = row.get<model::Instant>(5)};
}

// ------------------------------------------------------------------------------------------------ drafts

#define DRAFT_COLUMNS                                                                                                  \
    "SELECT d.client_id, trim(c.given_name || ' ' || c.family_name), d.session_id, d.account_id, a.full_name, "        \
    "d.saved_at, d.text FROM draft d JOIN client c ON c.id = d.client_id JOIN account a ON a.id = d.account_id "
constexpr char draftsSql[] = DRAFT_COLUMNS "ORDER BY d.saved_at DESC, d.id DESC LIMIT 500";
constexpr char draftsOfSql[] = DRAFT_COLUMNS "WHERE d.account_id = ? ORDER BY d.saved_at DESC, d.id DESC LIMIT 500";
constexpr char draftSql[] = DRAFT_COLUMNS "WHERE d.client_id = ? AND d.account_id = ?";

Draft draftOf(const Row& row) {
    return {.client = row.get<model::ClientId>(0),
            .clientName = row.text(1),
            .session = row.get<std::optional<model::SessionId>>(2),
            .account = row.get<model::AccountId>(3),
            .accountName = row.text(4),
            .savedAt = row.get<model::Instant>(5),
            .text = row.text(6)};
}

} // namespace

Listed<SessionRow> sessionsOf(Connection& connection, model::ClientId client, int limit) {
    return {.rows = connection.rows(
                ofClientSql, [&](const Row& row) { return sessionRowOf(connection, row); }, client, std::max(limit, 0)),
            .total = connection.value<std::int64_t>(countOfClientSql, client)};
}

std::vector<SessionRow> sessionsOn(Connection& connection, model::Day day) {
    return connection.rows(
        onDaySql, [&](const Row& row) { return sessionRowOf(connection, row); }, day);
}

std::vector<SessionRow> sessionsBetween(Connection& connection, model::Day first, model::Day last) {
    return connection.rows(
        betweenSql, [&](const Row& row) { return sessionRowOf(connection, row); }, first, last);
}

std::vector<SessionRow> openSessions(Connection& connection, std::optional<model::AccountId> performer) {
    const auto map = [&](const Row& row) { return sessionRowOf(connection, row); };
    return performer ? connection.rows(openOfSql, map, *performer) : connection.rows(openSql, map);
}

std::optional<SessionDetail> session(Connection& connection, model::SessionId id) {
    auto row = connection.one(
        oneSql, [&](const Row& r) { return sessionRowOf(connection, r); }, id);
    if (!row) {
        return std::nullopt;
    }
    SessionDetail detail;
    detail.row = *std::move(row);
    auto& record = detail.record;
    record.plan.client = detail.row.client;
    record.plan.performer = detail.row.performer;
    record.plan.rows = detail.row.treatment;
    connection.each(
        detailSql,
        [&](const Row& r) {
            record.plan.supervisor = r.get<std::optional<model::AccountId>>(0);
            record.room = r.get<std::optional<model::RoomId>>(1);
            record.startedAt = r.get<std::optional<model::Instant>>(2).value_or(model::Instant{});
            record.endedAt = r.get<std::optional<model::Instant>>(3).value_or(model::Instant{});
            record.container = r.get<std::optional<model::ContainerId>>(4);
            record.handpieceDisinfected = r.get<std::optional<bool>>(5);
            record.response = {.pain = r.get<std::optional<int>>(6),
                               .erythema = r.get<std::optional<int>>(7),
                               .oedema = r.get<std::optional<int>>(8),
                               .bleeding = r.get<std::optional<int>>(9)};
            record.notes = r.text(10);
            detail.ending = r.text(11);
            detail.signedBy = r.text(12);
            detail.signedAt = r.get<std::optional<model::Instant>>(13);
            detail.version = r.get<int>(14);
        },
        id);
    record.cartridges = connection.rows(usesSql, useOf, id);
    auto skin = substances(connection, id);
    record.anaesthetic = std::move(skin.anaesthetic);
    record.topicals = std::move(skin.topicals);
    for (const auto& use : record.cartridges) {
        auto unit = use.cartridge ? cartridge(connection, *use.cartridge) : std::nullopt;
        detail.units.push_back(unit ? *std::move(unit) : CartridgeRow{});
    }
    detail.assessment = assessmentOf(connection, id);
    detail.overrides = overridesOf(connection, id);
    detail.replaced = connection.one(replacedSql, replacementOf, id);
    detail.replaces = connection.one(replacesSql, replacementOf, id);
    detail.amendments = amendments(connection, id, record);
    detail.cosignatures = cosignatures(connection, id);
    return detail;
}

std::optional<model::SessionId> sessionByUid(Connection& connection, const model::Uid& uid) {
    return connection.one(
        byUidSql, [](const Row& row) { return row.get<model::SessionId>(0); }, uid);
}

std::vector<Draft> drafts(Connection& connection, std::optional<model::AccountId> account) {
    return account ? connection.rows(draftsOfSql, draftOf, *account) : connection.rows(draftsSql, draftOf);
}

std::optional<Draft> draft(Connection& connection, model::ClientId client, model::AccountId account) {
    return connection.one(draftSql, draftOf, client, account);
}

} // namespace db::read
