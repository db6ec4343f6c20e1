#include "db/schema_sqlite.h"
#include "db/trail.h"
#include "db/trail_rows.h"

#include <bitset>
#include <set>
#include <unordered_map>

namespace db {
namespace {

/// Fewer digits of a hash than these prove nothing.
constexpr std::size_t fewestDigits = 8;

/// Which rows an entry has spoken of: a bit for each, so that a store of any size fits.
class RowSet {
public:
    /// False when it was there already.
    bool add(std::int64_t rowid) {
        auto bit = chunks_[rowid >> shift][static_cast<std::size_t>(rowid & mask)];
        return !bit && (bit = true);
    }
    bool contains(std::int64_t rowid) const {
        const auto found = chunks_.find(rowid >> shift);
        return found != chunks_.end() && found->second[static_cast<std::size_t>(rowid & mask)];
    }

private:
    static constexpr int shift = 12;
    static constexpr std::int64_t mask = (1 << shift) - 1;
    std::unordered_map<std::int64_t, std::bitset<1U << shift>> chunks_;
};

struct StoredEntry {
    std::int64_t sequence = 0;
    std::int64_t at = 0;
    std::string actor;
    std::string verb;
    std::string subject;
    Blob commitment;
    Hash hash{};

    explicit StoredEntry(const Row& row)
        : sequence{row.integer(0)}
        , at{row.integer(1)}
        , actor{row.text(2)}
        , verb{row.text(3)}
        , subject{row.text(4)}
        , commitment{row.blob(5)}
        , hash{hashOf(row.blob(6))} {}
};

class Verifier {
public:
    Verifier(Connection& connection, std::span<const KnownHead> known, const Access::Progress& progress,
             std::stop_token stop)
        : connection_{connection}
        , digests_{connection}
        , known_{known}
        , seen_(known.size())
        , progress_{progress}
        , stop_{std::move(stop)} {}

    Access::Verification run() {
        for (const auto& table : ordinaryTables(connection_)) {
            if (isCovered(table)) {
                covered_.insert(table);
            } else if (!table.starts_with("trail_")) {
                answer_.notCovered += connection_.value<std::int64_t>("SELECT count(*) FROM \"" + table + '"');
            }
        }
        total_ = connection_.value<std::int64_t>("SELECT count(*) FROM trail_entry");
        answer_.head = hexOf(trailHead(connection_).hash);
        // Newest first: the first digest met for a row is the one that counts.
        answer_.cancelled =
            !connection_.each("SELECT e.sequence, e.at, e.actor, e.verb, e.subject, e.commitment, e.hash, "
                              "p.salt, p.payload, p.row_digests FROM trail_entry e "
                              "LEFT JOIN trail_payload p ON p.sequence = e.sequence ORDER BY e.sequence DESC",
                              [&](const Row& row) { return entry(row); });
        if (!answer_.cancelled) {
            chain(nullptr);
            outside();
            orphans();
        }
        for (auto table = covered_.begin(); table != covered_.end() && !answer_.cancelled; ++table) {
            rowsOf(*table);
        }
        return std::move(answer_);
    }

private:
    bool entry(const Row& row) {
        const StoredEntry stored{row};
        chain(&stored);
        later_ = stored;
        payload(stored, row);
        for (std::size_t i = 0; i < known_.size(); ++i) {
            if (known_[i].sequence == stored.sequence) {
                seen_[i] = true;
                const auto& hash = known_[i].hash;
                if (hash.size() < fewestDigits || !hexOf(stored.hash).starts_with(hash)) {
                    altered("head:" + known_[i].where, "altered");
                }
            }
        }
        if (++answer_.entries % 1024 == 0 && progress_) {
            progress_(answer_.entries, total_);
        }
        return !stop_.stop_requested();
    }

    /// Checks the entry read before against the one before it in the trail; null: it must have been the first.
    void chain(const StoredEntry* earlier) {
        if (!later_) {
            return;
        }
        const auto& e = *later_;
        if (e.sequence != (earlier != nullptr ? earlier->sequence : 0) + 1) {
            altered("trail_entry:" + std::to_string(e.sequence - 1), "missing");
            return;
        }
        if (entryHash(e.sequence, e.at, e.actor, e.verb, e.subject, e.commitment,
                      earlier != nullptr ? earlier->hash : Hash{}) != e.hash) {
            altered("trail_entry:" + std::to_string(e.sequence), "hash");
        }
    }

    void payload(const StoredEntry& stored, const Row& row) {
        const auto where = "trail_payload:" + std::to_string(stored.sequence);
        const bool erased = erased_.contains(stored.sequence);
        if (row.isNull(7)) {
            if (erased) {
                ++answer_.erased;
            } else {
                altered(where, "missing");
            }
            return;
        }
        const auto rowDigests = row.blob(9);
        const auto commitment = commitmentOf(row.blob(7), row.text(8), rowDigests);
        const bool sound =
            std::equal(commitment.begin(), commitment.end(), stored.commitment.begin(), stored.commitment.end());
        if (!sound) {
            altered(where, "altered");
        } else if (erased) {
            altered(where, "unknown");
        }
        // Digests that cannot be trusted still tell which rows are spoken of; those are left unjudged.
        eachRowDigest(rowDigests, [&](std::string_view table, std::int64_t rowid, const std::optional<Hash>& digest) {
            if (sound) {
                judge(std::string{table}, rowid, digest);
            } else {
                spokenOf_[std::string{table}].add(rowid);
            }
        });
    }

    void judge(const std::string& table, std::int64_t rowid, const std::optional<Hash>& digest) {
        if (table == "trail_payload") {
            erased_.add(rowid);
            return;
        }
        if (!spokenOf_[table].add(rowid)) {
            return;
        }
        const auto where = table + ':' + std::to_string(rowid);
        const auto now = covered_.contains(table) ? digests_.of(table, rowid) : std::nullopt;
        if (now == digest) {
            answer_.rows += now ? 1 : 0;
        } else if (!now) {
            altered(where, "missing");
        } else {
            altered(where, digest ? "altered" : "unknown");
        }
    }

    void rowsOf(const std::string& table) {
        const auto& spokenOf = spokenOf_[table];
        answer_.cancelled =
            !connection_.each("SELECT rowid FROM \"" + table + "\" ORDER BY rowid", [&](const Row& row) {
                if (!spokenOf.contains(row.integer(0))) {
                    altered(table + ':' + std::to_string(row.integer(0)), "unknown");
                }
                return !stop_.stop_requested();
            });
    }

    void outside() {
        for (std::size_t i = 0; i < known_.size(); ++i) {
            if (!seen_[i]) {
                altered("head:" + known_[i].where, "missing");
            }
        }
    }

    void orphans() {
        connection_.each(
            "SELECT sequence FROM trail_payload WHERE sequence NOT IN (SELECT sequence FROM trail_entry) "
            "ORDER BY sequence",
            [&](const Row& row) { altered("trail_payload:" + std::to_string(row.integer(0)), "unknown"); });
    }

    void altered(const std::string& where, const char* how) {
        if (answer_.altered.size() < 100) {
            answer_.altered.push_back(where + ' ' + how);
        }
    }

    Connection& connection_;
    RowDigests digests_;
    std::span<const KnownHead> known_;
    std::vector<bool> seen_; ///< by place in known_
    const Access::Progress& progress_;
    std::stop_token stop_;
    std::set<std::string> covered_;
    std::map<std::string, RowSet> spokenOf_;
    RowSet erased_;
    std::optional<StoredEntry> later_;
    std::int64_t total_ = 0;
    Access::Verification answer_;
};

} // namespace

Access::Verification verifyTrail(Connection& connection, std::span<const KnownHead> known,
                                 const Access::Progress& progress, std::stop_token stop) {
    return connection.read([&] { return Verifier{connection, known, progress, std::move(stop)}.run(); });
}

} // namespace db
