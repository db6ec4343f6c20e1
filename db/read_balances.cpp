#include "db/read_balances.h"

#include <algorithm>

namespace db::read {
namespace {

// By product and number, so that a paper count goes along the shelf. ?1, ?2: the days, both included.
#define BALANCES                                                                                                       \
    "FROM (SELECT d.lot_id, "                                                                                          \
    "sum(CASE WHEN d.day < ?1 THEN d.received + d.found - d.used - d.wasted - d.expired - d.returned - d.lost "        \
    "ELSE 0 END) AS opening, sum(CASE WHEN d.day < ?1 THEN 0 ELSE d.received END) AS received, "                       \
    "sum(CASE WHEN d.day < ?1 THEN 0 ELSE d.found END) AS found, "                                                     \
    "sum(CASE WHEN d.day < ?1 THEN 0 ELSE d.used END) AS used, "                                                       \
    "sum(CASE WHEN d.day < ?1 THEN 0 ELSE d.wasted END) AS wasted, "                                                   \
    "sum(CASE WHEN d.day < ?1 THEN 0 ELSE d.expired END) AS expired, "                                                 \
    "sum(CASE WHEN d.day < ?1 THEN 0 ELSE d.returned END) AS returned, "                                               \
    "sum(CASE WHEN d.day < ?1 THEN 0 ELSE d.lost END) AS lost "                                                        \
    "FROM lot_day_cache d WHERE d.day <= ?2 GROUP BY d.lot_id) b "                                                     \
    "CROSS JOIN lot l ON l.id = b.lot_id JOIN product p ON p.id = l.product_id "                                       \
    "WHERE b.opening <> 0 OR b.received + b.found + b.used + b.wasted + b.expired + b.returned + b.lost > 0 "
constexpr char balancesSql[] =
    "SELECT l.id, p.brand || ' ' || p.model_name AS name, l.number, l.use_by, b.opening, b.received, b.found, b.used, "
    "b.wasted, b.expired, b.returned, b.lost " BALANCES "ORDER BY name, l.number, l.id LIMIT ?3";
constexpr char balanceCountSql[] = "SELECT count(*) " BALANCES;

BalanceRow balanceOf(const Row& row) {
    return {.lot = row.get<model::LotId>(0),
            .productName = row.text(1),
            .number = row.text(2),
            .useBy = row.get<model::Day>(3),
            .balance = {.opening = row.integer(4),
                        .received = row.integer(5),
                        .found = row.integer(6),
                        .used = row.integer(7),
                        .wasted = row.integer(8),
                        .expired = row.integer(9),
                        .returned = row.integer(10),
                        .lost = row.integer(11)}};
}

} // namespace

Listed<BalanceRow> balances(Connection& connection, model::Day first, model::Day last, int limit) {
    return {.rows = connection.rows(balancesSql, balanceOf, first, last, std::max(limit, 0)),
            .total = connection.value<std::int64_t>(balanceCountSql, first, last)};
}

bool eachBalance(Connection& connection, model::Day first, model::Day last,
                 const std::function<bool(const BalanceRow&)>& sink, const std::stop_token& stop) {
    return connection.each(
        balancesSql, [&](const Row& row) { return !stop.stop_requested() && sink(balanceOf(row)); }, first, last, -1);
}

} // namespace db::read
