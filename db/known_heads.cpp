#include "db/known_heads.h"

#include "db/files.h"

namespace db {

KnownHead headOfManifest(const std::filesystem::path& manifest, std::string where) {
    try {
        return knownHead(std::move(where), parseManifest(readFile(manifest)).head);
    } catch (const OpenRefused&) {
        return {std::move(where), 0, {}};
    }
}

std::vector<KnownHead> knownHeads(StoreState& state) {
    std::vector<KnownHead> all;
    all.push_back(knownHead("manifest", state.manifest.head));
    if (auto now = headOfManifest(state.folder.manifest(), "manifest"); now != all.front()) {
        all.push_back(std::move(now));
    }
    if (const auto written = state.written()) {
        all.push_back(knownHead("session", *written));
    }
    return all;
}

} // namespace db
