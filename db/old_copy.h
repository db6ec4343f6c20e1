#pragma once
// Whether a store is the one that was worked in last, or a copy of before. A copy is read and nothing else: sending
// from it would tell clients twice, and entering into it would make two stores that never come together again.

#include "db/store.h"
#include "db/store_folder.h"

namespace db {

/// Whether this very entry is in the trail. An empty trail's head always is.
bool remembers(Connection& connection, const TrailHead& head);

/// The latest head that the manifest or the state folder remembers and the trail does not have; nothing when there is
/// none. What was given up knowingly, by restoring a backup or going on with an old copy, is not missed.
std::optional<TrailHead> lostHead(Connection& connection, const Manifest& manifest,
                                  const std::filesystem::path& stateFolder);

/// Writes nothing.
StoreKind kindOf(Connection& connection, const Manifest& manifest, const std::filesystem::path& stateFolder);

} // namespace db
