#include "db/store_folder.h"

#include "db/files.h"
#include "db/keys.h"
#include "db/migrate.h"

#include <fstream>
#include <map>
#include <sstream>

namespace db {
namespace {

constexpr std::string_view magic = "needlebook store";
constexpr int format = 1;
constexpr std::string_view plainHeader{"SQLite format 3\0", 16};
constexpr std::uintmax_t pageSize = 4096;
constexpr std::size_t applicationIdAt = 68; // in SQLite's file header

std::string beginning(const std::filesystem::path& file, std::size_t size) {
    std::string bytes(size, '\0');
    std::ifstream in{file, std::ios::binary};
    in.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

bool isOurs(std::string_view header) {
    std::int64_t id = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        id = id << 8 | static_cast<unsigned char>(header[applicationIdAt + i]);
    }
    return id == applicationId;
}

/// A link would be followed to somebody else's file, a pipe waited for; and one longer than any of ours fills the
/// memory.
void expectPlainFile(const std::filesystem::path& file, Refusal otherwise) {
    if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(file)) ||
        std::filesystem::file_size(file) > longestReadFile) {
        throw OpenRefused{otherwise};
    }
}

void inspectDatabase(const StoreFolder& folder, bool encrypted) {
    const auto status = std::filesystem::symlink_status(folder.database());
    if (!std::filesystem::exists(status)) {
        throw OpenRefused{Refusal::databaseMissing};
    }
    if (!std::filesystem::is_regular_file(status)) {
        throw OpenRefused{Refusal::databaseForeign};
    }
    // SQLite follows a link of such a name, and would write to what it leads to.
    for (const char* ending : {"-wal", "-shm", "-journal"}) {
        const auto beside = std::filesystem::symlink_status(folder.database().string() + ending);
        if (std::filesystem::exists(beside) && !std::filesystem::is_regular_file(beside)) {
            throw OpenRefused{Refusal::databaseForeign};
        }
    }
    const auto size = std::filesystem::file_size(folder.database());
    const auto header = beginning(folder.database(), 100);
    const bool plain = header.starts_with(plainHeader);
    // A text put in its place is somebody else's; a part of ours is a part of ours, whatever its beginning.
    if (!encrypted && !plain && size >= plainHeader.size()) {
        throw OpenRefused{Refusal::databaseForeign};
    }
    if (encrypted && plain) {
        throw OpenRefused{Refusal::databaseForeign};
    }
    if (size < pageSize || size % pageSize != 0) {
        throw OpenRefused{Refusal::databaseTruncated};
    }
    if (plain && !isOurs(header)) {
        throw OpenRefused{Refusal::databaseForeign};
    }
}

} // namespace

OpenRefused::OpenRefused(Refusal reason)
    : Error{reason == Refusal::newerFormat ? Fault::tooNew : Fault::notAStore, "open", std::string{model::code(reason)}}
    , reason_{reason} {}

std::string_view OpenRefused::code() const {
    return model::code(reason_);
}

std::string manifestText(const Manifest& manifest) {
    std::ostringstream text;
    text << magic << "\nformat " << format << "\nencrypted " << (manifest.encrypted ? "yes" : "no") << "\nstore "
         << manifest.storeUid << "\nsequence " << manifest.head.sequence << "\nhead " << hexOf(manifest.head.hash)
         << '\n';
    if (const auto& copy = manifest.copy) {
        text << "copy " << model::code(copy->reason) << "\nmade " << model::isoText(copy->madeAt) << "\nversion "
             << copy->version << "\ntrail " << (copy->altered ? "altered" : "verified") << '\n';
    }
    return text.str();
}

Manifest parseManifest(std::string_view text) {
    std::istringstream lines{std::string{text}};
    std::string line;
    std::getline(lines, line);
    if (line != magic) {
        throw OpenRefused{Refusal::manifestDamaged};
    }
    std::map<std::string, std::string> values;
    while (std::getline(lines, line)) {
        const auto space = line.find(' ');
        values[line.substr(0, space)] = space == std::string::npos ? std::string{} : line.substr(space + 1);
    }
    try {
        if (std::stoi(values["format"]) > format) {
            throw OpenRefused{Refusal::newerFormat};
        }
        Manifest manifest;
        manifest.encrypted = values["encrypted"] == "yes";
        manifest.storeUid = values["store"];
        manifest.head.sequence = std::stoll(values["sequence"]);
        std::size_t size = 0;
        const auto& hex = values["head"];
        if ((!manifest.encrypted && values["encrypted"] != "no") || manifest.storeUid.size() != 36 ||
            sodium_hex2bin(reinterpret_cast<unsigned char*>(manifest.head.hash.data()), manifest.head.hash.size(),
                           hex.data(), hex.size(), nullptr, &size, nullptr) != 0 ||
            size != manifest.head.hash.size() || manifest.head.sequence < 1) { // a store begins with an entry
            throw OpenRefused{Refusal::manifestDamaged};
        }
        if (values.contains("copy")) {
            const auto reason = model::fromCode<BackupReason>(values["copy"]);
            const auto made = model::parseInstant(values["made"]);
            if (!reason || !made) {
                throw OpenRefused{Refusal::manifestDamaged};
            }
            manifest.copy = CopyMark{*made, *reason, std::stoi(values["version"]), values["trail"] != "verified"};
        }
        if (manifestText(manifest) != text) { // not as we write it, down to the letter
            throw OpenRefused{Refusal::manifestDamaged};
        }
        return manifest;
    } catch (const std::logic_error&) { // not a number
        throw OpenRefused{Refusal::manifestDamaged};
    }
}

Manifest inspect(const StoreFolder& folder, const FileSystemTypeOf& typeOf, KeysFile keys) {
    // "x/" would follow a link that "x" does not.
    const auto path = folder.path.has_filename() ? folder.path : folder.path.parent_path();
    const auto status = std::filesystem::symlink_status(path);
    if (!std::filesystem::exists(status)) {
        throw OpenRefused{Refusal::missing};
    }
    if (std::filesystem::is_symlink(status)) {
        throw OpenRefused{Refusal::symlink};
    }
    if (!std::filesystem::is_directory(status)) {
        throw OpenRefused{beginning(path, plainHeader.size()) == plainHeader ? Refusal::otherDatabase
                                                                             : Refusal::notAFolder};
    }
    // A link that leads nowhere is there too.
    const auto isThere = [](const std::filesystem::path& file) {
        return std::filesystem::exists(std::filesystem::symlink_status(file));
    };
    const bool haveManifest = isThere(folder.manifest());
    const bool haveKeys = isThere(folder.keys());
    const bool haveDatabase = std::filesystem::exists(folder.database());
    if (!haveManifest && !(haveKeys && haveDatabase)) {
        throw OpenRefused{Refusal::notAStore};
    }
    const bool network = isNetworkType(typeOf(path));
    if (!haveManifest) {
        throw OpenRefused{network ? Refusal::networkFolder : Refusal::manifestMissing};
    }
    expectPlainFile(folder.manifest(), Refusal::manifestDamaged);
    const auto manifest = parseManifest(readFile(folder.manifest()));
    if (network && !manifest.copy) { // a backup is only read, and by nobody beside
        throw OpenRefused{Refusal::networkFolder};
    }
    if (!haveKeys && keys == KeysFile::needed) {
        throw OpenRefused{Refusal::keysMissing};
    }
    try {
        if (haveKeys) {
            expectPlainFile(folder.keys(), Refusal::keysDamaged);
            (void)Keys::parse(readFile(folder.keys()));
        }
    } catch (const Error& e) {
        if (e.fault() == Fault::corrupt) {
            throw OpenRefused{Refusal::keysDamaged};
        }
        if (e.fault() == Fault::tooNew) {
            throw OpenRefused{Refusal::newerFormat};
        }
        throw;
    }
    inspectDatabase(folder, manifest.encrypted);
    if (!manifest.copy && (!canWrite(path) || !canWrite(folder.database()) || // nothing is written to a backup
                           (haveKeys && !canWrite(folder.keys())))) {
        throw OpenRefused{Refusal::readOnlyFolder};
    }
    return manifest;
}

bool isMarkedAsCopy(const StoreFolder& folder) {
    try {
        return parseManifest(readFile(folder.manifest())).copy.has_value();
    } catch (const Error&) {
        return false;
    }
}

void writeManifest(const StoreFolder& folder, const Manifest& manifest) {
    replaceFile(folder.manifest(), manifestText(manifest));
}

void createStoreFolder(const std::filesystem::path& path, const std::function<void(const StoreFolder&)>& fill) {
    // Hidden, and of a name that two programs at once do not share.
    const StoreFolder beside{path.parent_path() /
                             ("." + path.filename().string() + ".new-" + std::to_string(randombytes_random()))};
    try {
        createFolder(beside.path);
        createFolder(beside.files());
        fill(beside);
        syncFolder(beside.path);
        renameInto(beside.path, path);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove_all(beside.path, ignored);
        throw;
    }
}

} // namespace db
