#pragma once
// The report on overrides as a document: counts by practitioner, then one by one.

#include "app/present/override_report.h"
#include "app/report/document.h"

namespace report {

Document overrideDocument(const present::OverridesOnPaper& paper);

} // namespace report
