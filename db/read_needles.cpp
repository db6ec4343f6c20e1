#include "db/read_needles.h"

#include "db/fold.h"
#include "db/read_clinic.h"
#include "db/read_recalls.h"
#include "db/uid.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace db::read {
namespace {

// ------------------------------------------------------------------------------------------------ lots

// ?1 is today. A lot is in use when it is the one of its product from which a unit was opened last, among those that
// have units one may open.
#define LOT_COLUMNS                                                                                                    \
    "l.id, l.uid, l.product_id, l.number, l.use_by, l.udi_as_scanned, l.quarantine, l.recalled, "                      \
    "p.brand || ' ' || p.model_name, p.modality, n.received, n.used, n.wasted, n.in_stock + n.quarantined + "          \
    "n.expired, n.opened, "                                                                                            \
    "n.quarantined, "                                                                                                  \
    "CASE WHEN n.in_stock > 0 AND n.last_opened_at IS NOT NULL AND l.quarantine = '' AND l.use_by >= ?1 "              \
    "THEN NOT EXISTS (SELECT 1 FROM lot o JOIN lot_count_cache m ON m.lot_id = o.id "                                  \
    "WHERE o.product_id = l.product_id AND m.in_stock > 0 AND o.quarantine = '' AND o.use_by >= ?1 "                   \
    "AND (m.last_opened_at > n.last_opened_at OR m.last_opened_at = n.last_opened_at AND o.id > l.id)) "               \
    "ELSE 0 END, l.received_at, n.expired, n.returned, n.lost, n.found "
#define LOT_TABLES "FROM lot l JOIN product p ON p.id = l.product_id JOIN lot_count_cache n ON n.lot_id = l.id "

// CROSS JOIN: start from the few lots that have units here.
constexpr char stockSql[] =
    "SELECT " LOT_COLUMNS
    "FROM lot_count_cache n CROSS JOIN lot l ON l.id = n.lot_id JOIN product p ON p.id = l.product_id "
    "WHERE n.in_stock + n.opened + n.quarantined + n.expired > 0 AND l.use_by >= ?1 ORDER BY l.use_by, l.id LIMIT ?2";
constexpr char stockCountSql[] = "SELECT count(*) FROM lot_count_cache n CROSS JOIN lot l ON l.id = n.lot_id "
                                 "WHERE n.in_stock + n.opened + n.quarantined + n.expired > 0 AND l.use_by >= ?1";
constexpr char allStockSql[] = "SELECT " LOT_COLUMNS LOT_TABLES "ORDER BY l.use_by, l.id LIMIT ?2";
constexpr char allStockCountSql[] = "SELECT count(*) FROM lot";
constexpr char lotSql[] = "SELECT " LOT_COLUMNS LOT_TABLES "WHERE l.id = ?2";
constexpr char lotsNumberedSql[] =
    "SELECT " LOT_COLUMNS LOT_TABLES "WHERE l.number_folded = ?2 ORDER BY l.use_by, l.id LIMIT 100";
constexpr int mostLots = 10000;

LotRow lotRowOf(const Row& row) {
    return {.lot = {.id = row.get<model::LotId>(0),
                    .uid = row.get<model::Uid>(1),
                    .product = row.get<model::ProductId>(2),
                    .number = row.text(3),
                    .useBy = row.get<model::Day>(4),
                    .udiAsScanned = row.text(5),
                    .quarantine = row.text(6),
                    .recalled = row.get<bool>(7)},
            .productName = row.text(8),
            .modality = row.get<model::Modality>(9),
            .received = row.integer(10),
            .used = row.integer(11),
            .wasted = row.integer(12),
            .onHand = row.integer(13),
            .opened = row.integer(14),
            .quarantined = row.integer(15),
            .inUse = row.get<bool>(16),
            .receivedAt = row.get<model::Instant>(17),
            .expired = row.integer(18),
            .returned = row.integer(19),
            .lost = row.integer(20),
            .found = row.integer(21)};
}

// ------------------------------------------------------------------------------------------------ cartridges

#define CARTRIDGE_COLUMNS                                                                                              \
    "SELECT u.id, u.printed_id, u.lot_id, l.product_id, p.brand || ' ' || p.model_name, l.number, l.use_by, u.state, " \
    "u.session_id FROM cartridge u JOIN lot l ON l.id = u.lot_id JOIN product p ON p.id = l.product_id "
constexpr char cartridgeSql[] = CARTRIDGE_COLUMNS "WHERE u.id = ?";
constexpr char printedSql[] = CARTRIDGE_COLUMNS "WHERE u.number = ?";
constexpr char prefixSql[] = "SELECT print_prefix FROM meta WHERE id = 1";
constexpr char ofLotSql[] = CARTRIDGE_COLUMNS "WHERE u.lot_id = ? ORDER BY u.id LIMIT ?";
constexpr char countOfLotSql[] = "SELECT count(*) FROM cartridge WHERE lot_id = ?";
constexpr char lifeSql[] =
    "SELECT e.at, e.event, a.full_name, e.session_id, coalesce(trim(c.given_name || ' ' || c.family_name), ''), "
    "coalesce(k.number, ''), CASE e.note WHEN '' THEN coalesce(e.waste_reason, '') ELSE e.note END, "
    "coalesce(b.full_name, ''), e.waste_method "
    "FROM cartridge_event e LEFT JOIN account b ON b.id = e.witness_id JOIN account a ON a.id = e.account_id LEFT JOIN "
    "session s ON s.id = e.session_id "
    "LEFT JOIN client c ON c.id = s.client_id LEFT JOIN container k ON k.id = e.container_id "
    "WHERE e.cartridge_id = ? ORDER BY e.id LIMIT 1000";

CartridgeRow cartridgeRowOf(const Row& row) {
    return {.id = row.get<model::CartridgeId>(0),
            .printedId = row.text(1),
            .lot = row.get<model::LotId>(2),
            .product = row.get<model::ProductId>(3),
            .productName = row.text(4),
            .lotNumber = row.text(5),
            .useBy = row.get<model::Day>(6),
            .state = row.get<model::CartridgeState>(7),
            .session = row.get<std::optional<model::SessionId>>(8)};
}

// ------------------------------------------------------------------------------------------------ what to open next

constexpr char candidatesSql[] =
    "SELECT l.id, p.brand, p.model_name, n.last_opened_at, l.use_by, p.id FROM lot_count_cache n "
    "CROSS JOIN lot l ON l.id = n.lot_id JOIN product p ON p.id = l.product_id "
    "WHERE n.in_stock + n.opened + n.quarantined + n.expired > 0 AND n.in_stock > 0 AND l.quarantine = '' AND l.use_by "
    ">= ?1 "
    "AND p.modality = ?2 ORDER BY l.use_by, l.id";
constexpr char deviceSql[] = "SELECT make, model_name FROM device WHERE id = ?";
constexpr char goodLotSql[] = "SELECT 1 FROM lot WHERE id = ? AND quarantine = '' AND use_by >= ?";
constexpr char firstUnitSql[] = CARTRIDGE_COLUMNS "WHERE u.lot_id = ? AND u.state = 'in-stock' ORDER BY u.id LIMIT 1";

struct Candidate {
    model::LotId lot;
    std::string brand;
    std::string modelName;
    std::optional<model::Instant> lastOpened;
    model::Day useBy;
    model::ProductId product;
};

constexpr char fitsSql[] = "SELECT make, model_name FROM product_fit WHERE product_id = ? ORDER BY id";

model::DeviceKind kindFrom(const Row& row) {
    return {row.text(0), row.text(1)};
}
std::vector<model::DeviceKind> fitsOf(Connection& connection, model::ProductId product) {
    return connection.rows(fitsSql, kindFrom, product);
}
std::optional<model::DeviceKind> kindOf(Connection& connection, model::DeviceId device) {
    return connection.one(deviceSql, kindFrom, device);
}
/// In any case and without accents; a list without a make means every maker's of that model.
bool named(const std::vector<model::DeviceKind>& known, const model::DeviceKind& kind) {
    return std::any_of(known.begin(), known.end(), [&](const model::DeviceKind& one) {
        return fold(one.modelName) == fold(kind.modelName) && (one.make.empty() || fold(one.make) == fold(kind.make));
    });
}

/// 2 when brand and model name of the needle speak of the device's make and model, 1 when the whole brand does: one
/// word of "Dr. Pen" is on every other pen.
int fit(const Candidate& needle, const std::vector<std::string>& makeAndModel) {
    const auto named = [&](const std::string& word) {
        return std::find(makeAndModel.begin(), makeAndModel.end(), word) != makeAndModel.end();
    };
    const auto brand = foldedWords(needle.brand);
    if (brand.empty() || !std::all_of(brand.begin(), brand.end(), named)) {
        return 0;
    }
    const auto line = foldedWords(needle.modelName);
    return std::any_of(line.begin(), line.end(),
                       [&](const std::string& word) { return word.size() >= 3 && named(word); })
               ? 2
               : 1;
}

// ------------------------------------------------------------------------------------------------ the rest

constexpr char gtinSql[] = "SELECT product_id, quantity FROM pack_code WHERE gtin = ?";

constexpr char containerLifeSql[] =
    "SELECT e.at, e.event, a.full_name, e.fill_percent, e.note FROM container_event e "
    "JOIN account a ON a.id = e.account_id WHERE e.container_id = ? ORDER BY e.id LIMIT 1000";
constexpr char countsSql[] = "SELECT c.at, a.full_name, c.expected, c.counted, c.reason FROM stock_count c "
                             "JOIN account a ON a.id = c.account_id WHERE c.lot_id = ? ORDER BY c.id DESC LIMIT 200";
constexpr char undisposedSql[] = CARTRIDGE_COLUMNS "WHERE u.state = 'used' ORDER BY u.id LIMIT 1000";

#define CONTAINER_COLUMNS                                                                                              \
    "SELECT k.id, k.uid, k.number, k.room_id, k.assembled, k.fill_percent, k.state, k.closed, coalesce(r.name, ''), "  \
    "(SELECT count(*) FROM cartridge u WHERE u.container_id = k.id), coalesce(k.kind, ''), k.millilitres, "            \
    "k.collected, k.consignment, coalesce(k.offered, 0) FROM container k LEFT JOIN room r ON r.id = k.room_id "
// Not every container ever collected: a busy clinic fills one a week.
constexpr char containersSql[] =
    CONTAINER_COLUMNS "ORDER BY k.state = 'collected', k.assembled DESC, k.id DESC LIMIT 500";
constexpr char containersHereSql[] =
    CONTAINER_COLUMNS "WHERE k.state IN ('open', 'closed') ORDER BY k.assembled, k.id LIMIT 500";

ContainerRow containerRowOf(const Row& row, const model::ContainerLimits& limits, model::Day today) {
    ContainerRow result{.container = {.id = row.get<model::ContainerId>(0),
                                      .uid = row.get<model::Uid>(1),
                                      .number = row.text(2),
                                      .room = row.get<std::optional<model::RoomId>>(3),
                                      .assembled = row.get<model::Day>(4),
                                      .fillPercent = row.get<int>(5),
                                      .state = row.get<model::ContainerState>(6),
                                      .closed = row.get<std::optional<model::Day>>(7),
                                      .kind = row.text(10),
                                      .millilitres = row.get<std::optional<int>>(11),
                                      .collected = row.get<std::optional<model::Day>>(12),
                                      .consignment = row.text(13),
                                      .offered = row.get<bool>(14)},
                        .room = row.text(8),
                        .cartridges = row.integer(9)};
    result.standing = model::standing(result.container, limits, today);
    return result;
}

} // namespace

Listed<LotRow> stock(Connection& connection, bool withEmptyAndExpired, model::Day today) {
    if (withEmptyAndExpired) {
        return {.rows = connection.rows(allStockSql, lotRowOf, today, mostLots),
                .total = connection.value<std::int64_t>(allStockCountSql)};
    }
    return {.rows = connection.rows(stockSql, lotRowOf, today, mostLots),
            .total = connection.value<std::int64_t>(stockCountSql, today)};
}

std::optional<LotRow> lot(Connection& connection, model::LotId id, model::Day today) {
    return connection.one(lotSql, lotRowOf, today, id);
}

std::vector<LotRow> lotsNumbered(Connection& connection, std::string_view number, model::Day today) {
    return connection.rows(lotsNumberedSql, lotRowOf, today, foldedLotNumber(number));
}

Listed<CartridgeRow> cartridges(Connection& connection, model::LotId lot, int limit) {
    return {.rows = connection.rows(ofLotSql, cartridgeRowOf, lot, std::max(limit, 0)),
            .total = connection.value<std::int64_t>(countOfLotSql, lot)};
}

std::optional<CartridgeRow> cartridge(Connection& connection, model::CartridgeId id) {
    return connection.one(cartridgeSql, cartridgeRowOf, id);
}

std::optional<CartridgeRow> cartridgePrinted(Connection& connection, std::string_view printedId) {
    const auto number = numberOfPrintedId(connection.value<std::string>(prefixSql), printedId);
    return number ? connection.one(printedSql, cartridgeRowOf, *number) : std::nullopt;
}

std::vector<CartridgeStep> life(Connection& connection, model::CartridgeId id) {
    return connection.rows(
        lifeSql,
        [](const Row& row) {
            return CartridgeStep{.at = row.get<model::Instant>(0),
                                 .event = row.get<model::CartridgeEvent>(1),
                                 .who = row.text(2),
                                 .session = row.get<std::optional<model::SessionId>>(3),
                                 .clientName = row.text(4),
                                 .container = row.text(5),
                                 .note = row.text(6),
                                 .witness = row.text(7),
                                 .method = row.get<std::optional<model::WasteMethod>>(8)};
        },
        id);
}

std::optional<CartridgeRow> offer(Connection& connection, model::Modality modality,
                                  std::optional<model::DeviceId> device, model::Day today) {
    auto candidates = connection.rows(
        candidatesSql,
        [](const Row& row) {
            return Candidate{.lot = row.get<model::LotId>(0),
                             .brand = row.text(1),
                             .modelName = row.text(2),
                             .lastOpened = row.get<std::optional<model::Instant>>(3),
                             .useBy = row.get<model::Day>(4),
                             .product = row.get<model::ProductId>(5)};
        },
        today, modality);
    std::map<model::ProductId, int> fitting;
    if (const auto kind = device ? kindOf(connection, *device) : std::nullopt) {
        const auto makeAndModel = foldedWords(kind->make + " " + kind->modelName);
        for (const auto& c : candidates) {
            if (fitting.contains(c.product)) {
                continue;
            }
            // What the catalogue says; where it says nothing, what the names say.
            const auto known = fitsOf(connection, c.product);
            fitting[c.product] = known.empty() ? fit(c, makeAndModel) : (named(known, *kind) ? 3 : 0);
        }
    }
    if (device) {
        // Another maker's cartridge may not fit, or not be permitted on this device: that is for a person to scan.
        std::erase_if(candidates, [&](const Candidate& c) { return fitting[c.product] == 0; });
    }
    // The device's own line, then first expiry first out; of boxes with one use-by day the one opened last.
    const auto rank = [&](const Candidate& c) {
        const auto known = fitting.find(c.product);
        return std::tuple{known == fitting.end() ? 0 : -known->second, c.useBy};
    };
    const auto best =
        std::min_element(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
            return std::pair{rank(a), b.lastOpened} < std::pair{rank(b), a.lastOpened};
        });
    return best == candidates.end() ? std::nullopt : connection.one(firstUnitSql, cartridgeRowOf, best->lot);
}

std::optional<CartridgeRow> offerOf(Connection& connection, model::LotId lot, model::Day today) {
    const auto good = connection.one(
        goodLotSql, [](const Row& row) { return row.integer(0); }, lot, today);
    return good ? connection.one(firstUnitSql, cartridgeRowOf, lot) : std::nullopt;
}

std::optional<std::pair<model::Product, int>> productOfGtin(Connection& connection, std::string_view gtin14) {
    const auto pack = connection.one(
        gtinSql,
        [](const Row& row) {
            return std::pair{row.get<model::ProductId>(0), row.get<int>(1)};
        },
        gtin14);
    if (!pack) {
        return std::nullopt;
    }
    auto found = product(connection, pack->first);
    return found ? std::optional{std::pair{*std::move(found), pack->second}} : std::nullopt;
}

std::vector<ContainerRow> containers(Connection& connection, model::Day today) {
    const auto limits = ledgerSettings(connection).containers;
    return connection.rows(containersSql, [&](const Row& row) { return containerRowOf(row, limits, today); });
}

std::vector<ContainerRow> containersDue(Connection& connection, model::Day today) {
    const auto limits = ledgerSettings(connection).containers;
    auto rows = connection.rows(containersHereSql, [&](const Row& row) { return containerRowOf(row, limits, today); });
    std::erase_if(rows, [](const ContainerRow& row) { return !row.standing.due(); });
    return rows;
}

std::vector<ContainerStep> containerLife(Connection& connection, model::ContainerId id) {
    return connection.rows(
        containerLifeSql,
        [](const Row& row) {
            return ContainerStep{.at = row.get<model::Instant>(0),
                                 .event = row.text(1),
                                 .who = row.text(2),
                                 .fillPercent = row.get<int>(3),
                                 .note = row.text(4)};
        },
        id);
}

std::vector<CountRow> counts(Connection& connection, model::LotId lot) {
    return connection.rows(
        countsSql,
        [](const Row& row) {
            return CountRow{.at = row.get<model::Instant>(0),
                            .who = row.text(1),
                            .expected = row.integer(2),
                            .counted = row.integer(3),
                            .reason = row.text(4)};
        },
        lot);
}

std::vector<CartridgeRow> undisposed(Connection& connection) {
    return connection.rows(undisposedSql, cartridgeRowOf);
}

bool fits(Connection& connection, model::ProductId product, model::DeviceId device) {
    const auto known = fitsOf(connection, product);
    const auto kind = kindOf(connection, device);
    return known.empty() || !kind || named(known, *kind);
}

} // namespace db::read
