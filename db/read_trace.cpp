#include "db/read_trace.h"

#include <algorithm>

namespace db::read {
namespace {

#define TRACE_COLUMNS                                                                                                  \
    "SELECT s.id, s.client_id, c.uid, trim(c.given_name || ' ' || c.family_name), c.phone, c.email, s.day, "           \
    "a.full_name, coalesce(u.printed_id, ''), coalesce(u.state, CASE x.fate WHEN 'wasted' THEN 'wasted' ELSE 'used' "  \
    "END), coalesce(k.number, ''), x.lot_id, coalesce(l.number, ''), coalesce(p.brand || ' ' || p.model_name, ''), "   \
    "l.use_by, x.cartridge_id, coalesce((SELECT group_concat(z, ' ') FROM (SELECT DISTINCT w.zone AS z "               \
    "FROM session_row w WHERE w.session_id = s.id AND w.version = s.version ORDER BY w.ordinal)), ''), "               \
    "coalesce((SELECT group_concat(n, '; ') FROM (SELECT DISTINCT d.name || CASE d.serial WHEN '' THEN '' "            \
    "ELSE ' (' || d.serial || ')' END AS n FROM session_row w JOIN device d ON d.id = w.device_id "                    \
    "WHERE w.session_id = s.id AND w.version = s.version ORDER BY n)), ''), coalesce(r.name, ''), "                    \
    "s.state = 'invalidated' "
#define TRACE_NAMES                                                                                                    \
    "JOIN client c ON c.id = s.client_id JOIN account a ON a.id = s.performer_id "                                     \
    "LEFT JOIN cartridge u ON u.id = x.cartridge_id LEFT JOIN lot l ON l.id = x.lot_id "                               \
    "LEFT JOIN product p ON p.id = l.product_id LEFT JOIN container k ON k.id = coalesce(u.container_id, "             \
    "s.container_id) LEFT JOIN room r ON r.id = s.room_id "
// Of a session on the wrong client the copy on the right one tells.
#define TRACE_KEPT                                                                                                     \
    "AND coalesce(x.fate, 'used') <> 'returned-sealed' AND s.day BETWEEN ?2 AND ?3 AND (s.state <> 'invalidated' "     \
    "OR EXISTS (SELECT 1 FROM session_invalidation i WHERE i.session_id = s.id)) "
#define TRACE_ORDER "ORDER BY s.day DESC, s.id DESC, x.id LIMIT ?4"

// CROSS JOIN: start from what is asked about.
#define FROM_LOT "FROM cartridge_use x CROSS JOIN session s ON s.id = x.session_id "
#define OF_LOT "WHERE x.lot_id = ?1 "
#define OF_CARTRIDGE "WHERE x.cartridge_id = ?1 "
#define FROM_CLIENT "FROM session s CROSS JOIN cartridge_use x ON x.session_id = s.id "
#define OF_CLIENT "WHERE s.client_id = ?1 "
#define OF_DAYS "WHERE ?1 IS NULL "
#define OF_CONTAINER                                                                                                   \
    "WHERE x.id IN (SELECT i.id FROM cartridge v CROSS JOIN cartridge_use i ON i.cartridge_id = v.id "                 \
    "WHERE v.container_id = ?1 UNION SELECT j.id FROM session t CROSS JOIN cartridge_use j ON j.session_id = t.id "    \
    "WHERE t.container_id = ?1 AND j.cartridge_id IS NULL) "

struct Statements {
    const char* rows;
    const char* count;
};
#define STATEMENTS(from, of)                                                                                           \
    { TRACE_COLUMNS from TRACE_NAMES of TRACE_KEPT TRACE_ORDER, "SELECT count(*) " from of TRACE_KEPT }
constexpr Statements byLot STATEMENTS(FROM_LOT, OF_LOT);
constexpr Statements byCartridge STATEMENTS(FROM_LOT, OF_CARTRIDGE);
constexpr Statements byClient STATEMENTS(FROM_CLIENT, OF_CLIENT);
constexpr Statements byContainer STATEMENTS(FROM_LOT, OF_CONTAINER);
constexpr Statements byDays STATEMENTS(FROM_CLIENT, OF_DAYS);

TraceRow traceRowOf(const Row& row) {
    return {.session = row.get<model::SessionId>(0),
            .client = row.get<model::ClientId>(1),
            .clientUid = row.get<model::Uid>(2),
            .clientName = row.text(3),
            .phone = row.text(4),
            .email = row.text(5),
            .day = row.get<model::Day>(6),
            .performer = row.text(7),
            .printedId = row.text(8),
            .state = row.get<model::CartridgeState>(9),
            .container = row.text(10),
            .lot = row.get<std::optional<model::LotId>>(11),
            .lotNumber = row.text(12),
            .productName = row.text(13),
            .useBy = row.get<std::optional<model::Day>>(14),
            .cartridge = row.get<std::optional<model::CartridgeId>>(15),
            .zones = row.text(16),
            .devices = row.text(17),
            .room = row.text(18),
            .invalidated = row.get<bool>(19)};
}

/// The statements for what is asked from, and its number.
std::pair<Statements, std::optional<std::int64_t>> chosen(const TraceQuery& query) {
    if (query.lot) {
        return {byLot, query.lot->value};
    }
    if (query.cartridge) {
        return {byCartridge, query.cartridge->value};
    }
    if (query.client) {
        return {byClient, query.client->value};
    }
    if (query.container) {
        return {byContainer, query.container->value};
    }
    return {byDays, std::nullopt};
}

} // namespace

Listed<TraceRow> trace(Connection& connection, const TraceQuery& query) {
    const auto [statements, id] = chosen(query);
    return {.rows = connection.rows(statements.rows, traceRowOf, id, query.first, query.last, std::max(query.limit, 0)),
            .total = connection.value<std::int64_t>(statements.count, id, query.first, query.last)};
}

bool eachTrace(Connection& connection, const TraceQuery& query, const std::function<bool(const TraceRow&)>& sink,
               const std::stop_token& stop) {
    const auto [statements, id] = chosen(query);
    return connection.each(
        statements.rows, [&](const Row& row) { return !stop.stop_requested() && sink(traceRowOf(row)); }, id,
        query.first, query.last, -1);
}

} // namespace db::read
