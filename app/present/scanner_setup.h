#pragma once
// What this workplace knows of its scanner. A scanner belongs to a machine and its keyboard, so this stands in the
// user's own settings and never in the clinic's store.

#include "app/present/ports.h"
#include "model/wedge.h"

#include <optional>
#include <string>

namespace present {

struct ScannerSetup {
    std::optional<model::Day> provenOn; ///< nothing: what it types has not been compared with a print yet
    std::string prefix;
    std::string suffix;
    std::string separator; ///< text that it types for a GS1 separator; empty: the control character
    bool operator==(const ScannerSetup&) const = default;
};

ScannerSetup scannerSetup(const Ports& ports);
void keepScannerSetup(const Ports& ports, const ScannerSetup& setup);

/// What tells its scans from typing.
model::WedgeSettings wedgeSettings(const ScannerSetup& setup);

} // namespace present
