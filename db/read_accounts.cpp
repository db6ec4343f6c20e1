#include "db/read_accounts.h"

#include "db/role_table.h"

namespace db::read {
namespace {

constexpr char accountUseSql[] =
    "SELECT a.id, (SELECT e.at FROM trail_entry e WHERE e.subject = a.uid AND e.verb = 'account.sign-in' "
    "ORDER BY e.sequence DESC LIMIT 1), (SELECT e.actor <> e.subject FROM trail_entry e WHERE e.subject = a.uid "
    "AND e.verb IN ('account.add', 'account.password', 'account.recover') ORDER BY e.sequence DESC LIMIT 1) "
    "FROM account a ORDER BY a.id";

constexpr char treatsSql[] =
    "SELECT 1 FROM session s WHERE s.client_id = ?1 AND (s.performer_id = ?2 OR s.recorder_id = ?2 OR "
    "s.supervisor_id = ?2) LIMIT 1";

constexpr char openUntilSql[] = "SELECT n.until FROM access_notice n WHERE n.client_id = ? AND n.account_id = ? AND "
                                "n.until > ? ORDER BY n.until DESC LIMIT 1";

constexpr char unseenSql[] =
    "SELECT n.id, n.uid, n.kind, n.at, a.full_name, n.client_id, "
    "coalesce(trim(c.given_name || ' ' || c.family_name), ''), n.reason FROM access_notice n "
    "JOIN account a ON a.id = n.account_id LEFT JOIN client c ON c.id = n.client_id WHERE n.seen_at IS NULL "
    "ORDER BY n.at DESC, n.id DESC LIMIT ?";

} // namespace

std::vector<AccountUse> accountUse(Connection& connection) {
    return connection.rows(accountUseSql, [](const Row& row) {
        return AccountUse{row.get<model::AccountId>(0), row.get<std::optional<model::Instant>>(1),
                          row.get<std::optional<bool>>(2).value_or(false)};
    });
}

ChartAccess chartAccess(Connection& connection, const model::Roles& roles, model::AccountId account,
                        model::ClientId client, model::Instant now) {
    ChartAccess access;
    auto reason = connection.one(
        "SELECT reason FROM restricted_chart WHERE client_id = ?", [](const Row& row) { return row.text(0); }, client);
    if (!reason) {
        return access;
    }
    access.restricted = true;
    if (mayDo(roles, "chart.restrict")) {
        access.reason = *std::move(reason);
    }
    if (mayDo(roles, readRestrictedVerb) || connection.one(
                                                treatsSql, [](const Row&) { return true; }, client, account)) {
        return access;
    }
    access.until = connection.one(
        openUntilSql, [](const Row& row) { return row.get<model::Instant>(0); }, client, account, now);
    access.open = access.until.has_value();
    return access;
}

std::optional<model::ClientId> clientOfSession(Connection& connection, model::SessionId session) {
    return connection.one(
        "SELECT client_id FROM session WHERE id = ? AND state NOT IN ('planned', 'arrived', 'cancelled')", [](const Row& row) { return row.get<model::ClientId>(0); },
        session);
}

Listed<AccessNotice> accessNotices(Connection& connection, int limit) {
    return {connection.rows(
                unseenSql,
                [](const Row& row) {
                    return AccessNotice{row.get<model::AccessNoticeId>(0),
                                        row.get<model::Uid>(1),
                                        row.get<model::AccessNoticeKind>(2),
                                        row.get<model::Instant>(3),
                                        row.text(4),
                                        row.get<std::optional<model::ClientId>>(5),
                                        row.text(6),
                                        row.text(7)};
                },
                limit),
            connection.value<std::int64_t>("SELECT count(*) FROM access_notice n WHERE n.seen_at IS NULL")};
}

} // namespace db::read
