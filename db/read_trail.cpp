#include "db/read_trail.h"

#include "db/hash.h"
#include "model/aftercare.h"

#include <algorithm>
#include <limits>

namespace db::read {
namespace {

// actor is a uid: of an account here, of the store for what the program does itself, or of what no longer has one.
constexpr char trailSql[] =
    "SELECT e.sequence, e.at, coalesce(a.full_name, CASE e.actor WHEN (SELECT store_uid FROM meta WHERE id = 1) "
    "THEN '' ELSE e.actor END), e.verb, e.subject, coalesce(p.payload, ''), e.hash FROM trail_entry e "
    "LEFT JOIN account a ON a.uid = e.actor LEFT JOIN trail_payload p ON p.sequence = e.sequence "
    "WHERE e.sequence < ? ORDER BY e.sequence DESC LIMIT ?";
// Sequences have no gaps.
constexpr char lengthSql[] = "SELECT coalesce(max(sequence), 0) FROM trail_entry";

// Parameters: 1 before, 2 person, 3 verb, 4 client, 5 and 6 the instants, from and until.
#define TRAIL_SUBJECTS                                                                                                 \
    "(SELECT uid FROM client WHERE id = ?4 UNION ALL SELECT uid FROM session WHERE client_id = ?4 "                    \
    "UNION ALL SELECT uid FROM exposure WHERE client_id = ?4 UNION ALL SELECT uid FROM reaction WHERE client_id = ?4 " \
    "UNION ALL SELECT uid FROM screening WHERE client_id = ?4 UNION ALL SELECT uid FROM consent WHERE client_id = ?4 " \
    "UNION ALL SELECT uid FROM history_taken WHERE client_id = ?4 UNION ALL SELECT uid FROM reminder "                 \
    "WHERE client_id = ?4 UNION ALL SELECT uid FROM next_visit_note WHERE client_id = ?4)"
#define TRAIL_REST                                                                                                     \
    " AND e.sequence < ?1 AND (?2 IS NULL OR e.actor = (SELECT uid FROM account WHERE id = ?2)) "                      \
    "AND (?3 = '' OR e.verb = ?3) AND (?4 IS NULL OR e.subject IN " TRAIL_SUBJECTS ") AND (?5 IS NULL OR e.at >= ?5) " \
    "AND (?6 IS NULL OR e.at < ?6)"
#define TRAIL_ROWS                                                                                                     \
    "SELECT e.sequence, e.at, coalesce(a.full_name, CASE e.actor WHEN (SELECT store_uid FROM meta WHERE id = 1) "      \
    "THEN '' ELSE e.actor END), e.verb, e.subject, coalesce(p.payload, ''), e.hash FROM trail_entry e "                \
    "LEFT JOIN account a ON a.uid = e.actor LEFT JOIN trail_payload p ON p.sequence = e.sequence WHERE "
#define TRAIL_COUNT "SELECT count(*) FROM trail_entry e WHERE "
#define TRAIL_ORDER " ORDER BY e.sequence DESC LIMIT ?7"

// What narrows the most comes first and is looked up in an index of its own.
#define TRAIL_BY_CLIENT "e.subject IN " TRAIL_SUBJECTS TRAIL_REST
#define TRAIL_BY_PERSON "e.actor = (SELECT uid FROM account WHERE id = ?2)" TRAIL_REST
#define TRAIL_BY_VERB "e.verb = ?3" TRAIL_REST
#define TRAIL_BY_TIME                                                                                                  \
    "e.at >= coalesce(?5, -9223372036854775807) AND e.at < coalesce(?6, 9223372036854775807)" TRAIL_REST

struct Asked {
    const char* rows;
    const char* count;
};

Asked askedFor(const TrailQuery& query) {
    if (query.client) {
        return {TRAIL_ROWS TRAIL_BY_CLIENT TRAIL_ORDER, TRAIL_COUNT TRAIL_BY_CLIENT};
    }
    if (query.person) {
        return {TRAIL_ROWS TRAIL_BY_PERSON TRAIL_ORDER, TRAIL_COUNT TRAIL_BY_PERSON};
    }
    if (!query.verb.empty()) {
        return {TRAIL_ROWS TRAIL_BY_VERB TRAIL_ORDER, TRAIL_COUNT TRAIL_BY_VERB};
    }
    return {TRAIL_ROWS TRAIL_BY_TIME TRAIL_ORDER, TRAIL_COUNT TRAIL_BY_TIME};
}

// One step of the index for each verb.
constexpr char verbsSql[] = "WITH RECURSIVE known (verb) AS (SELECT (SELECT min(verb) FROM trail_entry) UNION ALL "
                            "SELECT (SELECT min(verb) FROM trail_entry WHERE verb > known.verb) FROM known "
                            "WHERE known.verb IS NOT NULL) SELECT verb FROM known WHERE verb IS NOT NULL ORDER BY verb";

TrailRow trailRow(const Row& row) {
    return TrailRow{.sequence = row.integer(0),
                    .at = row.get<model::Instant>(1),
                    .who = row.text(2),
                    .verb = row.text(3),
                    .subject = row.get<model::Uid>(4),
                    .payload = row.text(5),
                    .hash = hexOf(row.blob(6))};
}

} // namespace

Listed<TrailRow> trail(Connection& connection, std::optional<std::int64_t> before, int limit) {
    return {.rows = connection.rows(trailSql, trailRow, before.value_or(std::numeric_limits<std::int64_t>::max()),
                                    std::max(limit, 0)),
            .total = connection.value<std::int64_t>(lengthSql)};
}

Listed<TrailRow> trailOf(Connection& connection, const TrailQuery& query, const std::string& timeZone) {
    if (!query.client && !query.person && query.verb.empty() && !query.first && !query.last) {
        return trail(connection, query.before, query.limit);
    }
    constexpr auto any = std::numeric_limits<std::int64_t>::max();
    const auto begins = [&](const std::optional<model::Day>& day, int later) {
        return day ? std::optional{model::instantOf({*day + model::Days{later}, 0}, timeZone)} : std::nullopt;
    };
    const auto from = begins(query.first, 0);
    const auto until = begins(query.last, 1);
    const auto asked = askedFor(query);
    return {.rows = connection.rows(asked.rows, trailRow, query.before.value_or(any), query.person, query.verb,
                                    query.client, from, until, std::max(query.limit, 0)),
            .total =
                connection.value<std::int64_t>(asked.count, any, query.person, query.verb, query.client, from, until)};
}

std::vector<std::string> trailVerbs(Connection& connection) {
    return connection.rows(verbsSql, [](const Row& row) { return row.text(0); });
}

} // namespace db::read
