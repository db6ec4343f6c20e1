#include "app/present/scanner_setup.h"

namespace present {

namespace {

constexpr const char* proven = "scanner-proven";
constexpr const char* prefix = "scanner-prefix";
constexpr const char* suffix = "scanner-suffix";
constexpr const char* separator = "scanner-separator";

} // namespace

ScannerSetup scannerSetup(const Ports& ports) {
    return {model::parseDay(ports.recall(proven)), ports.recall(prefix), ports.recall(suffix), ports.recall(separator)};
}

void keepScannerSetup(const Ports& ports, const ScannerSetup& setup) {
    ports.remember(proven, setup.provenOn ? model::isoText(*setup.provenOn) : std::string{});
    ports.remember(prefix, setup.prefix);
    ports.remember(suffix, setup.suffix);
    ports.remember(separator, setup.separator);
}

model::WedgeSettings wedgeSettings(const ScannerSetup& setup) {
    model::WedgeSettings settings;
    settings.prefix = setup.prefix;
    settings.suffix = setup.suffix;
    settings.separator = setup.separator;
    return settings;
}

} // namespace present
