#include "db/old_copy.h"

#include "db/last_seen.h"

namespace db {
namespace {

/// Seen before the store it belongs to was given up for this one.
bool wasGivenUp(Connection& connection, const SeenHead& seen) {
    // A store of an earlier program has no such table.
    const bool restored = connection
                              .one("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'restoration'",
                                   [](const Row&) { return true; })
                              .has_value();
    return restored && connection
                           .one(
                               "SELECT 1 FROM restoration WHERE given_up_sequence >= ? AND at >= ? LIMIT 1",
                               [](const Row&) { return true; }, seen.head.sequence, seen.at)
                           .has_value();
}

} // namespace

bool remembers(Connection& connection, const TrailHead& head) {
    return head.sequence == 0 || connection.one(
                                     "SELECT 1 FROM trail_entry WHERE sequence = ? AND hash = ?",
                                     [](const Row&) { return true; }, head.sequence, head.hash);
}

std::optional<TrailHead> lostHead(Connection& connection, const Manifest& manifest,
                                  const std::filesystem::path& stateFolder) {
    std::optional<TrailHead> lost;
    if (!remembers(connection, manifest.head)) {
        lost = manifest.head;
    }
    if (const auto seen = lastSeen(stateFolder, manifest.storeUid); seen && !remembers(connection, seen->head) &&
                                                                    !wasGivenUp(connection, *seen) &&
                                                                    (!lost || seen->head.sequence > lost->sequence)) {
        lost = seen->head;
    }
    return lost;
}

StoreKind kindOf(Connection& connection, const Manifest& manifest, const std::filesystem::path& stateFolder) {
    if (manifest.copy) {
        return StoreKind::backup;
    }
    return lostHead(connection, manifest, stateFolder) ? StoreKind::oldCopy : StoreKind::live;
}

} // namespace db
