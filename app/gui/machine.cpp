#include "app/gui/machine.h"

#include "app/gui/strings.h"
#include "app/present/standard_paths.h"

#include <date/tz.h>
#include <wx/fileconf.h>

#include <memory>
#include <stdexcept>

namespace gui {

namespace {

std::unique_ptr<wxFileConfig> notes() {
    const auto folder = present::settingsFolder();
    std::filesystem::create_directories(folder);
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    auto config = std::make_unique<wxFileConfig>(wxString{}, wxString{}, toWx((folder / "notes").string()), wxString{},
                                                 wxCONFIG_USE_LOCAL_FILE);
    config->SetUmask(0077);
    return config;
}

} // namespace

std::string systemZone() {
    try {
        return date::current_zone()->name();
    } catch (const std::runtime_error&) {
        return "Europe/London";
    }
}

std::vector<std::string> zoneNames() {
    std::vector<std::string> names;
    for (const auto& zone : date::get_tzdb().zones) {
        names.push_back(zone.name());
    }
    return names;
}

std::string recallNote(const std::string& key) {
    return fromWx(notes()->Read(toWx("/" + key), wxString{}));
}

void rememberNote(const std::string& key, const std::string& value) {
    const auto config = notes();
    config->Write(toWx("/" + key), toWx(value));
    config->Flush();
}

} // namespace gui
