#pragma once
// Where things are kept when nobody says otherwise (XDG base directories).

#include <filesystem>

namespace present {

/// $XDG_DATA_HOME/needlebook/clinic.needlebook
std::filesystem::path defaultStoreFolder();
/// $XDG_DATA_HOME/needlebook/demo.needlebook
std::filesystem::path demoStoreFolder();
/// $XDG_CONFIG_HOME/needlebook
std::filesystem::path settingsFolder();

/// $XDG_STATE_HOME/needlebook: what was seen last of each store.
std::filesystem::path stateFolder();

} // namespace present
