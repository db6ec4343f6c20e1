#include "db/read_overrides.h"

namespace db::read {
namespace {

// Overrides with what they override, which stands in the same version of the session. Of a finding that was overridden
// more than once in a session (o) the newest row only.
#define FROM_OVERRIDES                                                                                                 \
    "FROM session_override o JOIN session s ON s.id = o.session_id "                                                   \
    "JOIN session_finding f ON f.id = (SELECT min(i.id) FROM session_finding i WHERE i.session_id = o.session_id "     \
    "AND i.version = o.version AND i.finding_key = o.finding_key) "                                                    \
    "WHERE s.state IN ('open', 'signed', 'abandoned', 'amended') AND s.day BETWEEN ?1 AND ?2 "                         \
    "AND (?3 IS NULL OR s.performer_id = ?3) AND o.id = (SELECT max(n.id) FROM session_override n "                    \
    "WHERE n.session_id = o.session_id AND n.finding_key = o.finding_key) "

constexpr char totalSql[] = "SELECT count(*) " FROM_OVERRIDES;

constexpr char linesSql[] =
    "SELECT x.session_id, x.day, x.performer_id, p.full_name, trim(c.given_name || ' ' || c.family_name), x.kind, "
    "x.rule, x.zone, x.strength, coalesce(x.about, ''), x.required_days, x.days_short, x.reason, x.words, b.full_name, "
    "CASE WHEN x.confirmed_by_id <> x.account_id THEN z.full_name ELSE '' END, x.rule_book "
    "FROM (SELECT o.id, o.session_id, o.days_short, o.reason, o.words, o.account_id, o.confirmed_by_id, o.rule_book, "
    "s.day, s.minute, s.performer_id, s.client_id, f.kind, f.rule, f.zone, f.strength, f.about, "
    "f.required_days " FROM_OVERRIDES "ORDER BY s.day DESC, s.minute DESC, o.id DESC LIMIT ?4) x "
    "JOIN account p ON p.id = x.performer_id JOIN client c ON c.id = x.client_id JOIN account b ON b.id = x.account_id "
    "LEFT JOIN account z ON z.id = x.confirmed_by_id ORDER BY x.day DESC, x.minute DESC, x.id DESC";

constexpr char peopleSql[] =
    "SELECT p.id, p.full_name, count(*), sum(CASE WHEN t.n > 0 THEN 1 ELSE 0 END), sum(coalesce(t.n, 0)), "
    "sum(coalesce(t.denied, 0)), sum(coalesce(t.seconded, 0)) "
    "FROM session v JOIN account p ON p.id = v.performer_id "
    "LEFT JOIN (SELECT o.session_id, count(*) AS n, sum(CASE WHEN f.strength = 'deny' THEN 1 ELSE 0 END) AS denied, "
    "sum(CASE WHEN f.strength = 'deny' AND o.confirmed_by_id <> o.account_id THEN 1 ELSE 0 END) AS "
    "seconded " FROM_OVERRIDES "GROUP BY o.session_id) t ON t.session_id = v.id "
    "WHERE v.state IN ('open', 'signed', 'abandoned', 'amended') AND v.day BETWEEN ?1 AND ?2 "
    "AND (?3 IS NULL OR v.performer_id = ?3) GROUP BY p.id, p.full_name ORDER BY p.full_name, p.id";

OverrideLine lineOf(const Row& row) {
    OverrideLine line;
    line.session = row.get<model::SessionId>(0);
    line.day = row.get<model::Day>(1);
    line.performer = row.get<model::AccountId>(2);
    line.performerName = row.text(3);
    line.clientName = row.text(4);
    line.finding.kind = row.get<model::RuleKind>(5);
    line.finding.rule = row.text(6);
    line.finding.ruleBookVersion = row.get<int>(16);
    line.finding.zone = {row.text(7)};
    line.finding.strength = row.get<model::Strength>(8);
    line.finding.about = row.text(9);
    line.finding.requiredDays = row.get<int>(10);
    line.finding.daysShort = row.get<int>(11);
    line.reason = row.get<model::OverrideReason>(12);
    line.words = row.text(13);
    line.by = row.text(14);
    line.secondSigner = row.text(15);
    return line;
}

} // namespace

OverrideReport overrides(Connection& connection, const OverrideQuery& query) {
    OverrideReport report;
    report.total = connection.value<std::int64_t>(totalSql, query.first, query.last, query.performer);
    report.lines = connection.rows(linesSql, lineOf, query.first, query.last, query.performer, query.limit);
    report.people = connection.rows(
        peopleSql,
        [](const Row& row) {
            return OverrideCount{.performer = row.get<model::AccountId>(0),
                                 .name = row.text(1),
                                 .sessions = row.integer(2),
                                 .overridden = row.integer(3),
                                 .overrides = row.integer(4),
                                 .denials = row.integer(5),
                                 .seconded = row.integer(6)};
        },
        query.first, query.last, query.performer);
    return report;
}

} // namespace db::read
