#include "app/present/standard_paths.h"

#include <cstdlib>

namespace present {

namespace {

std::filesystem::path folder(const char* variable, const char* below) {
    if (const char* set = std::getenv(variable); set != nullptr && set[0] == '/') {
        return set;
    }
    const char* home = std::getenv("HOME");
    return std::filesystem::path{home != nullptr ? home : "."} / below;
}

} // namespace

std::filesystem::path defaultStoreFolder() {
    return folder("XDG_DATA_HOME", ".local/share") / "needlebook" / "clinic.needlebook";
}

std::filesystem::path demoStoreFolder() {
    return defaultStoreFolder().parent_path() / "demo.needlebook";
}

std::filesystem::path settingsFolder() {
    return folder("XDG_CONFIG_HOME", ".config") / "needlebook";
}

std::filesystem::path stateFolder() {
    return folder("XDG_STATE_HOME", ".local/state") / "needlebook";
}

} // namespace present
