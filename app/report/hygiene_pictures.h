#pragma once
// The trends of the hygiene audit as drawings: columns by month, bars by reason, stock against use.

#include "app/present/hygiene_reading.h"
#include "app/report/picture.h"

namespace report {

/// The spots of months are told by their place from 1.
Picture cartridgesPicture(const present::HygieneTrends& trends, double width);
Picture overridesPicture(const present::HygieneTrends& trends, double width);
Picture findingsPicture(const present::HygieneTrends& trends, double width);
Picture stockPicture(const present::HygieneTrends& trends, double width);
Picture wastePicture(const present::HygieneTrends& trends, double width);

} // namespace report
