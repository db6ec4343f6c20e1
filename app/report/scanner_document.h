#pragma once
// The code of the scanner check on paper: for a scanner that does not read from a screen, and to be kept beside it.

#include "app/present/scanner_settings.h"
#include "app/report/document.h"

namespace report {

Document scannerDocument(const present::ScannerOnPaper& paper);

} // namespace report
