#include "db/read_trail.h"

#include <sodium.h>

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

std::string hex(const Blob& bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    text.pop_back();
    return text;
}

} // namespace

Listed<TrailRow> trail(Connection& connection, std::optional<std::int64_t> before, int limit) {
    return {.rows = connection.rows(
                trailSql,
                [](const Row& row) {
                    return TrailRow{.sequence = row.integer(0),
                                    .at = row.get<model::Instant>(1),
                                    .who = row.text(2),
                                    .verb = row.text(3),
                                    .subject = row.get<model::Uid>(4),
                                    .payload = row.text(5),
                                    .hash = hex(row.blob(6))};
                },
                before.value_or(std::numeric_limits<std::int64_t>::max()), std::max(limit, 0)),
            .total = connection.value<std::int64_t>(lengthSql)};
}

} // namespace db::read
