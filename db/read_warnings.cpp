#include "db/read_warnings.h"

#include "db/read_needles.h"

#include <map>

namespace db::read {
namespace {

constexpr char recalledSql[] =
    "SELECT l.id FROM lot_count_cache n CROSS JOIN lot l ON l.id = n.lot_id "
    "WHERE n.in_stock + n.opened + n.quarantined + n.expired > 0 AND l.recalled = 1 ORDER BY l.use_by, l.id LIMIT 200";
constexpr char expiringSql[] = "SELECT l.id FROM lot_count_cache n CROSS JOIN lot l ON l.id = n.lot_id "
                               "WHERE n.in_stock + n.opened + n.quarantined + n.expired > 0 AND n.in_stock > 0 AND "
                               "l.use_by >= ?1 AND l.use_by <= ?2 "
                               "ORDER BY l.use_by, l.id LIMIT 200";
constexpr char expiredSql[] =
    "SELECT l.id FROM lot_count_cache n CROSS JOIN lot l ON l.id = n.lot_id "
    "WHERE n.in_stock + n.opened + n.quarantined + n.expired > 0 AND n.in_stock + n.quarantined + n.expired > 0 AND l.use_by < ?1 "
    "ORDER BY l.use_by, l.id LIMIT 200";

// What may be opened counts; a product that never came is not missed.
constexpr char openableSql[] =
    "SELECT l.product_id, sum(n.in_stock) FROM lot_count_cache n CROSS JOIN lot l ON l.id = n.lot_id "
    "WHERE n.in_stock + n.opened + n.quarantined + n.expired > 0 AND n.in_stock > 0 AND l.quarantine = '' AND l.use_by "
    ">= ?1 "
    "GROUP BY l.product_id ORDER BY l.product_id";
constexpr char watchedProductsSql[] =
    "SELECT p.id, p.brand || ' ' || p.model_name, p.low_stock_at FROM product p "
    "WHERE EXISTS (SELECT 1 FROM lot l WHERE l.product_id = p.id) ORDER BY p.brand, p.model_name, p.id";

} // namespace

Warnings warnings(Connection& connection, model::Day today) {
    const auto lots = [&](const char* sql, const auto&... args) {
        const auto ids = connection.rows(
            sql, [](const Row& row) { return row.get<model::LotId>(0); }, args...);
        std::vector<LotRow> rows;
        for (const auto id : ids) {
            if (auto found = lot(connection, id, today)) {
                rows.push_back(*std::move(found));
            }
        }
        return rows;
    };
    Warnings warnings;
    warnings.recalledOnHand = lots(recalledSql);
    warnings.expiring = lots(expiringSql, today, today + expiringWithin);
    warnings.expired = lots(expiredSql, today);

    std::map<model::ProductId, std::int64_t> openable;
    connection.each(
        openableSql, [&](const Row& row) { openable[row.get<model::ProductId>(0)] = row.integer(1); }, today);
    connection.each(watchedProductsSql, [&](const Row& row) {
        const auto id = row.get<model::ProductId>(0);
        const auto left = openable[id];
        if (left <= row.integer(2)) {
            warnings.low.push_back({.product = id, .name = row.text(1), .onHand = left});
        }
    });
    warnings.containers = containersDue(connection, today);
    return warnings;
}

} // namespace db::read
