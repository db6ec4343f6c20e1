#pragma once
// The trail: one entry for everything done to the store, each bound to the one before by its hash, and each holding
// the digests of the rows it left behind. Someone without the file key cannot alter a row, an entry or their order
// unseen; someone with it is found out by the head that stands on paper, in a backup or in the manifest.
//
// Covered are all tables of the store, except the trail's own, `draft`, virtual tables, and those whose name ends in
// `_index` or `_cache`, which hold nothing that could not be worked out again.

#include "db/access.h"
#include "db/connection.h"
#include "db/hash.h"
#include "db/row_trail.h"

#include <map>

namespace db {

struct TrailHead {
    std::int64_t sequence = 0; ///< 0: no entry yet
    Hash hash{};               ///< all zero before the first entry
    bool operator==(const TrailHead&) const = default;
};

TrailHead trailHead(Connection& connection);

KnownHead knownHead(std::string where, const TrailHead& head);

/// Names of the covered tables, in order.
std::vector<std::string> coveredTables(Connection& connection);

/// Works out the digest of a row as it now stands. A column that is NULL takes no part, so that a column added later
/// leaves the digests of old rows as they are.
class RowDigests {
public:
    explicit RowDigests(Connection& connection)
        : connection_{connection} {}
    /// Nothing when the row is gone.
    std::optional<Hash> of(const std::string& table, std::int64_t rowid);

private:
    struct Table {
        std::string select;
        std::vector<std::string> columns;
    };
    const Table& table(const std::string& name);

    Connection& connection_;
    std::map<std::string, Table> tables_;
    Fields fields_;
};

/// Appends to the trail of one connection. Making one starts the watch over the covered tables: from then on a write
/// transaction that touches them and appends no entry throws std::logic_error instead of being kept.
class Trail {
public:
    explicit Trail(Connection& writer);

    /// Call last in a write transaction, or after each of several changes in one. `payload` is JSON, kept as it is.
    TrailHead append(model::Instant at, const model::Uid& actor, std::string_view verb, const model::Uid& subject,
                     std::string_view payload);

    /// What `append` answered last, whether its transaction was kept or not.
    const std::optional<TrailHead>& last() const { return last_; }

    /// Deletes payload, salt and row digests of these entries; their place in the chain stays. Rows they spoke of that
    /// are still there are digested anew by the entry appended next, which must follow in the same transaction.
    void erase(std::span<const std::int64_t> sequences);

    /// These rows, which changed in no way that the watch sees (a table made anew), are digested by the entry appended
    /// next.
    void digestAnew(const std::vector<std::pair<std::string, std::int64_t>>& rows);

private:
    Connection& connection_;
    RowDigests digests_;
    std::vector<Touched> again_;
    std::optional<TrailHead> last_;
};

/// Walks chain, payloads and every covered row on one picture of the store. `altered` names what does not agree:
/// "trail_entry:12 hash", "trail_entry:12 missing", "trail_payload:12 altered|missing|unknown", "client:5
/// altered|missing|unknown" (unknown: no entry speaks of it), "head:WHERE altered|missing" for each of the heads
/// `known` outside of the database that is not in the chain.
Access::Verification verifyTrail(Connection& connection, std::span<const KnownHead> known,
                                 const Access::Progress& progress, std::stop_token stop);

} // namespace db
