#include "db/read_recalls.h"

#include "db/fold.h"
#include "db/recall_rows.h"

#include "model/text_length.h"

#include <algorithm>

namespace db::read {
namespace {

constexpr char settingsSql[] = "SELECT full_percent, days_open, warn_days, collect_within_days, witness_needed, "
                               "injury_log, injury_follow_up_days FROM ledger_settings WHERE id = 1";

// A client counts as told when any attempt reached; who was exposed only in a session that proved another's counts
// neither as exposed nor as told.
#define RECALL_COLUMNS                                                                                                 \
    "SELECT r.id, r.uid, r.recall_class, r.day, r.text, r.source, r.at, a.full_name, r.lifted_at, "                    \
    "coalesce(b.full_name, ''), coalesce(r.lift_reason, ''), "                                                         \
    "(SELECT count(*) FROM recall_lot l WHERE l.recall_id = r.id), "                                                   \
    "(SELECT coalesce(sum(n.in_stock + n.opened + n.quarantined + n.expired), 0) FROM recall_lot l "                   \
    "JOIN lot_count_cache n ON n.lot_id = l.lot_id WHERE l.recall_id = r.id), "                                        \
    "(SELECT count(DISTINCT s.client_id) FROM recall_exposure e JOIN cartridge_use x ON x.id = e.use_id "              \
    "JOIN session s ON s.id = x.session_id WHERE e.recall_id = r.id AND s.state <> 'invalidated'), "                   \
    "(SELECT count(DISTINCT c.client_id) FROM recall_contact c WHERE c.recall_id = r.id AND c.outcome = 'told' "       \
    "AND EXISTS (SELECT 1 FROM session v CROSS JOIN cartridge_use y ON y.session_id = v.id "                           \
    "JOIN recall_exposure f ON f.use_id = y.id WHERE v.client_id = c.client_id AND v.state <> 'invalidated' "          \
    "AND f.recall_id = r.id)) "                                                                                        \
    "FROM recall r JOIN account a ON a.id = r.account_id LEFT JOIN account b ON b.id = r.lifted_by_id "
constexpr char standingSql[] = RECALL_COLUMNS "WHERE r.lifted_at IS NULL ORDER BY r.id DESC LIMIT 500";
constexpr char allSql[] = RECALL_COLUMNS "ORDER BY r.id DESC LIMIT 500";
constexpr char oneRecallSql[] = RECALL_COLUMNS "WHERE r.id = ?";

RecallRow recallRowOf(const Row& row) {
    return {.id = row.get<model::RecallId>(0),
            .uid = row.get<model::Uid>(1),
            .recallClass = row.get<model::RecallClass>(2),
            .day = row.get<model::Day>(3),
            .text = row.text(4),
            .source = row.text(5),
            .issuedAt = row.get<model::Instant>(6),
            .issuedBy = row.text(7),
            .liftedAt = row.get<std::optional<model::Instant>>(8),
            .liftedBy = row.text(9),
            .liftReason = row.text(10),
            .lots = row.integer(11),
            .onHand = row.integer(12),
            .exposed = row.integer(13),
            .told = row.integer(14)};
}

constexpr char itemsSql[] =
    "SELECT i.id, i.product_id, i.gtin, i.name FROM recall_item i WHERE i.recall_id = ? ORDER BY i.id";
constexpr char itemSql[] =
    "SELECT coalesce(p.brand || ' ' || p.model_name, i.name), i.gtin, i.number, p.id IS NOT NULL, "
    "(SELECT count(*) FROM recall_lot l JOIN lot o ON o.id = l.lot_id WHERE l.recall_id = i.recall_id "
    "AND o.product_id = p.id AND (i.number_folded = '' OR o.number_folded = i.number_folded)) "
    "FROM recall_item i LEFT JOIN product p ON p.id = ?2 WHERE i.id = ?1";
constexpr char lotsSql[] =
    "SELECT l.lot_id, p.brand || ' ' || p.model_name, o.number, l.at, l.on_hand, l.used, "
    "n.in_stock + n.opened + n.quarantined + n.expired, n.used FROM recall_lot l JOIN lot o ON o.id = l.lot_id "
    "JOIN product p ON p.id = o.product_id JOIN lot_count_cache n ON n.lot_id = l.lot_id WHERE l.recall_id = ? "
    "ORDER BY l.id LIMIT 10000";

// The best that came of telling a client, in this order: told, refused, a message left, not reached.
constexpr char exposuresSql[] =
    "SELECT s.id, s.client_id, c.uid, trim(c.given_name || ' ' || c.family_name), c.phone, c.email, s.day, "
    "a.full_name, "
    "o.number, coalesce(u.printed_id, ''), e.known_at, e.added, s.state = 'invalidated', "
    "(SELECT t.outcome FROM recall_contact t WHERE t.recall_id = e.recall_id AND t.client_id = s.client_id "
    "ORDER BY CASE t.outcome WHEN 'told' THEN 0 WHEN 'refused' THEN 1 WHEN 'message-left' THEN 2 ELSE 3 END LIMIT 1), "
    "(SELECT max(t.at) FROM recall_contact t WHERE t.recall_id = e.recall_id AND t.client_id = s.client_id) "
    "FROM recall_exposure e JOIN cartridge_use x ON x.id = e.use_id JOIN session s ON s.id = x.session_id "
    "JOIN client c ON c.id = s.client_id JOIN account a ON a.id = s.performer_id JOIN lot o ON o.id = x.lot_id "
    "LEFT JOIN cartridge u ON u.id = x.cartridge_id WHERE e.recall_id = ? ORDER BY s.day DESC, s.id DESC, e.id LIMIT ?";
constexpr char exposureCountSql[] = "SELECT count(*) FROM recall_exposure e WHERE e.recall_id = ?";
constexpr char contactsSql[] =
    "SELECT t.client_id, trim(c.given_name || ' ' || c.family_name), t.way, t.outcome, t.note, a.full_name, t.at "
    "FROM recall_contact t JOIN client c ON c.id = t.client_id JOIN account a ON a.id = t.account_id "
    "WHERE t.recall_id = ? ORDER BY t.id DESC LIMIT 1000";

RecallExposureRow exposureOf(const Row& row) {
    return {.session = row.get<model::SessionId>(0),
            .client = row.get<model::ClientId>(1),
            .clientUid = row.get<model::Uid>(2),
            .clientName = row.text(3),
            .phone = row.text(4),
            .email = row.text(5),
            .day = row.get<model::Day>(6),
            .performer = row.text(7),
            .lotNumber = row.text(8),
            .printedId = row.text(9),
            .knownAt = row.get<model::Instant>(10),
            .added = row.get<bool>(11),
            .withdrawn = row.get<bool>(12),
            .outcome = row.get<std::optional<model::ContactOutcome>>(13),
            .lastTried = row.get<std::optional<model::Instant>>(14)};
}

/// What a letter named that was not known then may be known now.
std::vector<RecallItemRow> itemsOf(Connection& connection, model::RecallId recall) {
    const auto named = connection.rows(
        itemsSql,
        [](const Row& row) {
            return std::pair{
                row.integer(0),
                model::RecallItem{row.get<std::optional<model::ProductId>>(1), row.text(2), row.text(3), {}}};
        },
        recall);
    std::vector<RecallItemRow> items;
    for (const auto& [id, item] : named) {
        connection.each(
            itemSql,
            [&](const Row& row) {
                items.push_back({.product = row.text(0),
                                 .gtin = row.text(1),
                                 .lot = row.text(2),
                                 .productKnown = row.get<bool>(3),
                                 .lotsMet = row.integer(4)});
            },
            id, productOf(connection, item));
    }
    return items;
}

constexpr char productNameSql[] = "SELECT brand || ' ' || model_name FROM product WHERE id = ?";
constexpr char metSql[] = "SELECT o.number, n.in_stock + n.opened + n.quarantined + n.expired FROM lot o "
                          "JOIN lot_count_cache n ON n.lot_id = o.id WHERE o.id = ?";
constexpr char metSessionsSql[] =
    "SELECT count(DISTINCT x.session_id) FROM cartridge_use x JOIN session s ON s.id = x.session_id "
    "WHERE x.lot_id = ? AND x.fate IN ('used', 'wasted') AND s.state <> 'invalidated'";
constexpr char numbersOfSql[] = "SELECT number FROM lot WHERE product_id = ? ORDER BY number";
constexpr char numbersSql[] = "SELECT DISTINCT number FROM lot ORDER BY number";
constexpr char elsewhereSql[] = "SELECT DISTINCT p.brand || ' ' || p.model_name AS name FROM lot o "
                                "JOIN product p ON p.id = o.product_id WHERE o.number_folded = ?1 AND p.id IS NOT ?2 "
                                "ORDER BY name LIMIT 20";
constexpr std::size_t mostNamed = 100;

RecallMatch matchOf(Connection& connection, const model::RecallItem& item, const std::string& number) {
    RecallMatch match;
    const auto product = productOf(connection, item);
    match.productKnown = product.has_value();
    match.product = product ? connection.value<std::string>(productNameSql, *product) : item.name;
    match.lot = number;
    const auto text = [](const Row& row) { return row.text(0); };
    if (product) {
        for (const auto lot : lotsMet(connection, *product, number)) {
            connection.each(
                metSql,
                [&](const Row& row) {
                    if (match.lots.size() < mostNamed) {
                        match.lots.push_back(row.text(0));
                    }
                    match.onHand += row.integer(1);
                },
                lot);
            match.sessions += connection.value<std::int64_t>(metSessionsSql, lot);
        }
    }
    if (match.lots.empty() && !number.empty()) {
        if (product) {
            match.near = model::nearLots(number, connection.rows(numbersOfSql, text, *product));
        }
        if (match.near.empty()) { // the letter's product may have been mistaken for another
            match.near = model::nearLots(number, connection.rows(numbersSql, text));
        }
        match.other = connection.rows(elsewhereSql, text, foldedLotNumber(number), product);
    }
    return match;
}

} // namespace

model::LedgerSettings ledgerSettings(Connection& connection) {
    return connection
        .one(settingsSql,
             [](const Row& row) {
                 model::LedgerSettings settings;
                 settings.containers.fullPercent = row.get<int>(0);
                 settings.containers.daysOpen = row.get<int>(1);
                 settings.containers.warnDays = row.get<int>(2);
                 settings.containers.collectWithinDays = row.get<std::optional<int>>(3);
                 settings.witnessNeeded = row.get<bool>(4);
                 settings.injuryLog = row.get<bool>(5);
                 settings.injuryFollowUpDays = row.get<int>(6);
                 return settings;
             })
        .value_or(model::LedgerSettings{});
}

std::vector<RecallRow> recalls(Connection& connection, bool withLifted) {
    return connection.rows(withLifted ? std::string_view{allSql} : std::string_view{standingSql}, recallRowOf);
}

std::optional<RecallDetail> recall(Connection& connection, model::RecallId id, int exposures) {
    auto row = connection.one(oneRecallSql, recallRowOf, id);
    if (!row) {
        return std::nullopt;
    }
    RecallDetail detail;
    detail.row = *std::move(row);
    detail.items = itemsOf(connection, id);
    detail.lots = connection.rows(
        lotsSql,
        [](const Row& lot) {
            return RecallLotRow{.lot = lot.get<model::LotId>(0),
                                .productName = lot.text(1),
                                .number = lot.text(2),
                                .at = lot.get<model::Instant>(3),
                                .onHandThen = lot.integer(4),
                                .usedThen = lot.integer(5),
                                .onHand = lot.integer(6),
                                .used = lot.integer(7)};
        },
        id);
    detail.exposures = connection.rows(exposuresSql, exposureOf, id, std::max(exposures, 0));
    detail.exposureTotal = connection.value<std::int64_t>(exposureCountSql, id);
    detail.contacts = connection.rows(
        contactsSql,
        [](const Row& contact) {
            return RecallContactRow{.client = contact.get<model::ClientId>(0),
                                    .clientName = contact.text(1),
                                    .way = contact.get<model::ContactWay>(2),
                                    .outcome = contact.get<model::ContactOutcome>(3),
                                    .note = contact.text(4),
                                    .who = contact.text(5),
                                    .at = contact.get<model::Instant>(6)};
        },
        id);
    return detail;
}

std::vector<RecallMatch> recallMatches(Connection& connection, const std::vector<model::RecallItem>& items) {
    std::vector<RecallMatch> matches;
    for (const auto& item : items) {
        if (item.lots.empty()) {
            matches.push_back(matchOf(connection, item, {}));
        }
        for (const auto& number : item.lots) {
            matches.push_back(matchOf(connection, item, std::string{model::trimmed(number)}));
        }
    }
    return matches;
}

} // namespace db::read
