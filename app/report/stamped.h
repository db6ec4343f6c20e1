#pragma once
// A document that begins with what every report says of itself.

#include "app/present/report_stamp.h"
#include "app/report/document.h"

namespace report {

/// Clinic, who made it when, its entry in the trail and its language; the rest is still empty.
Document stamped(const present::ReportStamp& stamp);

} // namespace report
