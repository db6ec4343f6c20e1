#include "db/read_unsigned.h"

namespace db::read {
namespace {

#define UNSIGNED_COLUMNS(since, drafted)                                                                               \
    "SELECT s.id, s.uid, s.client_id, trim(c.given_name || ' ' || c.family_name), " since                              \
    ", s.performer_id, p.full_name, s.supervisor_id, coalesce(v.full_name, ''), " drafted                              \
    " FROM session s JOIN client c ON c.id = s.client_id JOIN account p ON p.id = s.performer_id "                     \
    "LEFT JOIN account v ON v.id = s.supervisor_id "
constexpr char unsignedOpenSql[] = UNSIGNED_COLUMNS(
    "s.started_at", "EXISTS (SELECT 1 FROM draft d WHERE d.session_id = s.id)") "WHERE s.state = 'open' AND (?1 IS "
                                                                                "NULL OR s.performer_id = ?1) ORDER BY "
                                                                                "s.started_at, s.id LIMIT 1000";
constexpr char unsignedWaitingSql[] = UNSIGNED_COLUMNS(
    "s.signed_at",
    "0") "WHERE s.cosign_wanted = 1 AND s.state IN ('signed', 'amended') "
         "AND (?1 IS NULL OR s.performer_id = ?1 OR s.supervisor_id = ?1) ORDER BY s.day, s.minute, s.id LIMIT 1000";
constexpr char unsignedDraftsSql[] =
    "SELECT d.client_id, trim(c.given_name || ' ' || c.family_name), d.saved_at, d.account_id, a.full_name "
    "FROM draft d JOIN client c ON c.id = d.client_id JOIN account a ON a.id = d.account_id "
    "WHERE (?1 IS NULL OR d.account_id = ?1) AND NOT EXISTS (SELECT 1 FROM session s WHERE s.id = d.session_id "
    "AND s.state = 'open') ORDER BY d.saved_at, d.id LIMIT 1000";

UnsignedRow unsignedSessionOf(const Row& row, UnsignedKind kind) {
    return {.kind = kind,
            .session = row.get<model::SessionId>(0),
            .sessionUid = row.get<model::Uid>(1),
            .client = row.get<model::ClientId>(2),
            .clientName = row.text(3),
            .since = row.get<model::Instant>(4),
            .account = row.get<model::AccountId>(5),
            .who = row.text(6),
            .supervisor = row.get<std::optional<model::AccountId>>(7),
            .supervisorName = row.text(8),
            .drafted = row.get<bool>(9)};
}

} // namespace

std::vector<UnsignedRow> unsignedWork(Connection& connection, std::optional<model::AccountId> whose) {
    auto all = connection.rows(
        unsignedOpenSql, [](const Row& row) { return unsignedSessionOf(row, UnsignedKind::open); }, whose);
    connection.each(
        unsignedWaitingSql, [&](const Row& row) { all.push_back(unsignedSessionOf(row, UnsignedKind::cosign)); },
        whose);
    connection.each(
        unsignedDraftsSql,
        [&](const Row& row) {
            UnsignedRow draft;
            draft.kind = UnsignedKind::draft;
            draft.client = row.get<model::ClientId>(0);
            draft.clientName = row.text(1);
            draft.since = row.get<model::Instant>(2);
            draft.account = row.get<model::AccountId>(3);
            draft.who = row.text(4);
            all.push_back(std::move(draft));
        },
        whose);
    return all;
}

} // namespace db::read
