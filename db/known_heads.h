#pragma once
// The heads of the trail that are known outside of the database; verifying compares with all of them.

#include "db/store_state.h"

#include <filesystem>
#include <vector>

namespace db {

/// From the manifest as it was at opening and as it is now, what this program has written last, what the user's own
/// folder remembers and this machine's newest backup. Call it before the picture that is verified is taken.
std::vector<KnownHead> knownHeads(StoreState& state);

/// Of a manifest file, such as a backup's. One that is damaged gives a head that is found nowhere.
KnownHead headOfManifest(const std::filesystem::path& manifest, std::string where);

} // namespace db
