#pragma once
// What this user of the machine saw last of each store: its sequence and head, kept outside the store, so that an older
// copy put in its place is known for one. A file for each store, named by its uid.

#include "db/trail.h"

#include <filesystem>
#include <optional>
#include <string>

namespace db {

struct SeenHead {
    TrailHead head;
    model::Instant at{}; ///< when it was seen
};

/// Nothing when no folder is given, when the store was never seen here, or when the file is damaged.
std::optional<SeenHead> lastSeen(const std::filesystem::path& stateFolder, const std::string& storeUid);

/// In place of what was there: call it for a live store only (StoreKind). Makes the folder. An empty folder: nothing is
/// kept.
void rememberSeen(const std::filesystem::path& stateFolder, const std::string& storeUid, const SeenHead& seen);

} // namespace db
