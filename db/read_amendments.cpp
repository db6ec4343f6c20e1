#include "db/read_amendments.h"

#include "db/session_parts.h"

#include <limits>

namespace db::read {
namespace {

constexpr char lastAmendmentSql[] = "SELECT id FROM session_amendment WHERE session_id = ? AND version <= ? "
                                    "ORDER BY version DESC LIMIT 1";
constexpr char signedCreamSql[] = "SELECT product, lot, strength_permille, cream_mg, weight_g, area_cm2, on_at, off_at "
                                  "FROM session_anaesthetic WHERE session_id = ?";
constexpr char amendedCreamSql[] =
    "SELECT product, lot, strength_permille, cream_mg, weight_g, area_cm2, on_at, off_at "
    "FROM amended_anaesthetic WHERE amendment_id = ?";
constexpr char signedTopicalsSql[] =
    "SELECT product, lot, under_needles FROM session_topical WHERE session_id = ? ORDER BY ordinal";
constexpr char amendedTopicalsSql[] =
    "SELECT product, lot, under_needles FROM amended_topical WHERE amendment_id = ? ORDER BY ordinal";
constexpr char amendmentsSql[] =
    "SELECT m.uid, m.version, m.reason, a.full_name, m.at, m.was_room_id, m.was_started_at, m.was_ended_at, "
    "m.was_handpiece_disinfected, m.was_pain, m.was_erythema, m.was_oedema, m.was_bleeding, m.was_notes, "
    "m.version_before FROM session_amendment m JOIN account a ON a.id = m.account_id WHERE m.session_id = ? "
    "ORDER BY m.version";
// In the order in which read::session gives the cartridges; nothing for those that were signed.
constexpr char addedSql[] =
    "SELECT m.version FROM cartridge_use x LEFT JOIN session_amendment m ON m.id = x.added_by_id "
    "WHERE x.session_id = ? ORDER BY x.id";
constexpr char cosignaturesSql[] = "SELECT a.full_name, c.at, c.version FROM session_cosignature c "
                                   "JOIN account a ON a.id = c.account_id WHERE c.session_id = ? ORDER BY c.version";

model::Anaesthetic creamOf(const Row& row) {
    return {.product = row.text(0),
            .lot = row.text(1),
            .strengthPermille = row.get<int>(2),
            .creamMilligrams = row.get<int>(3),
            .weightGrams = row.get<std::optional<int>>(4),
            .areaCm2 = row.get<std::optional<int>>(5),
            .onAt = row.get<std::optional<model::Instant>>(6),
            .offAt = row.get<std::optional<model::Instant>>(7)};
}

model::Topical topicalOf(const Row& row) {
    return {.product = row.text(0), .lot = row.text(1), .underNeedles = row.get<bool>(2)};
}

} // namespace

Substances substances(Connection& connection, model::SessionId session, std::optional<int> version) {
    const auto amendment = connection.one(
        lastAmendmentSql, [](const Row& row) { return row.integer(0); }, session,
        version.value_or(std::numeric_limits<int>::max()));
    if (amendment) {
        return {connection.one(amendedCreamSql, creamOf, *amendment),
                connection.rows(amendedTopicalsSql, topicalOf, *amendment)};
    }
    return {connection.one(signedCreamSql, creamOf, session), connection.rows(signedTopicalsSql, topicalOf, session)};
}

std::vector<AmendmentRow> amendments(Connection& connection, model::SessionId session,
                                     const model::SessionRecord& now) {
    struct Found {
        AmendmentRow row;
        int versionBefore = 0;
    };
    auto found = connection.rows(
        amendmentsSql,
        [&](const Row& row) {
            Found one;
            one.row.uid = row.get<model::Uid>(0);
            one.row.version = row.get<int>(1);
            one.row.reason = row.text(2);
            one.row.who = row.text(3);
            one.row.at = row.get<model::Instant>(4);
            auto& before = one.row.before;
            before.plan = now.plan;
            before.container = now.container;
            before.room = row.get<std::optional<model::RoomId>>(5);
            before.startedAt = row.get<model::Instant>(6);
            before.endedAt = row.get<model::Instant>(7);
            before.handpieceDisinfected = row.get<std::optional<bool>>(8);
            before.response = {.pain = row.get<std::optional<int>>(9),
                               .erythema = row.get<std::optional<int>>(10),
                               .oedema = row.get<std::optional<int>>(11),
                               .bleeding = row.get<std::optional<int>>(12)};
            before.notes = row.text(13);
            one.versionBefore = row.get<int>(14);
            return one;
        },
        session);
    std::vector<AmendmentRow> all;
    if (found.empty()) {
        return all;
    }
    const auto added = connection.rows(
        addedSql, [](const Row& row) { return row.get<std::optional<int>>(0); }, session);
    for (auto& one : found) {
        auto& before = one.row.before;
        before.plan.rows = rowsOf(connection, session, one.versionBefore);
        auto skin = substances(connection, session, one.versionBefore);
        before.anaesthetic = std::move(skin.anaesthetic);
        before.topicals = std::move(skin.topicals);
        for (std::size_t i = 0; i < now.cartridges.size() && i < added.size(); ++i) {
            if (added[i].value_or(0) < one.row.version) {
                before.cartridges.push_back(now.cartridges[i]);
            }
        }
        all.push_back(std::move(one.row));
    }
    return all;
}

std::vector<CosignatureRow> cosignatures(Connection& connection, model::SessionId session) {
    return connection.rows(
        cosignaturesSql,
        [](const Row& row) {
            return CosignatureRow{row.text(0), row.get<model::Instant>(1), row.get<int>(2)};
        },
        session);
}

} // namespace db::read
