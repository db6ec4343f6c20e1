#include "db/last_seen.h"

#include "db/files.h"

#include <sstream>

namespace db {
namespace {

constexpr std::string_view seenMagic = "needlebook seen 1";

std::filesystem::path seenFile(const std::filesystem::path& stateFolder, const std::string& storeUid) {
    return stateFolder / (storeUid + ".seen");
}

void makeSeenFolder(const std::filesystem::path& folder) {
    if (!folder.empty() && !std::filesystem::exists(folder)) {
        makeSeenFolder(folder.parent_path());
        createFolder(folder);
    }
}

} // namespace

std::optional<SeenHead> lastSeen(const std::filesystem::path& stateFolder, const std::string& storeUid) {
    if (stateFolder.empty() || !std::filesystem::exists(seenFile(stateFolder, storeUid))) {
        return std::nullopt;
    }
    std::istringstream text{readFile(seenFile(stateFolder, storeUid))};
    std::string first;
    std::string hex;
    std::int64_t micros = 0;
    SeenHead seen;
    std::size_t size = 0;
    if (!std::getline(text, first) || first != seenMagic || !(text >> seen.head.sequence >> hex >> micros) ||
        seen.head.sequence <= 0 ||
        sodium_hex2bin(reinterpret_cast<unsigned char*>(seen.head.hash.data()), seen.head.hash.size(), hex.data(),
                       hex.size(), nullptr, &size, nullptr) != 0 ||
        size != seen.head.hash.size()) {
        return std::nullopt;
    }
    seen.at = model::Instant{std::chrono::microseconds{micros}};
    return seen;
}

void rememberSeen(const std::filesystem::path& stateFolder, const std::string& storeUid, const SeenHead& seen) {
    if (stateFolder.empty() || seen.head.sequence <= 0) {
        return;
    }
    makeSeenFolder(stateFolder);
    const FileLock lock{seenFile(stateFolder, storeUid).string() + ".lock"};
    replaceFile(seenFile(stateFolder, storeUid), std::string{seenMagic} + '\n' + std::to_string(seen.head.sequence) +
                                                     ' ' + hexOf(seen.head.hash) + ' ' +
                                                     std::to_string(seen.at.time_since_epoch().count()) + '\n');
}

} // namespace db
