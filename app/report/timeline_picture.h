#pragma once
// The timeline of a client as a drawing: the days from left to right, a lane for the whole client and each group of
// zones.

#include "app/present/timeline_view.h"
#include "app/report/picture.h"

#include <vector>

namespace report {

/// As high as it needs to be. A spot for each item, its target the item's key; lane by lane, each in order of days.
Picture timelinePicture(const present::TimelineView& view, double width);

/// The same in as many drawings as it takes for none to be higher than a page: lanes are kept whole, each drawing has
/// the axis. The first one may find less room.
std::vector<Picture> timelinePictures(const present::TimelineView& view, double width, double firstHeight,
                                      double height);

/// Where a day begins, in points from the left; outside of what is shown it lies at the edge.
double timelineX(const present::TimelineView& view, double width, model::Day day);
/// The day drawn there; the first or last one beside the lanes.
model::Day timelineDay(const present::TimelineView& view, double width, double x);

/// What the words will take at most, for finding room: the painter has the real letters.
double estimatedWidth(const std::string& utf8, double size, bool bold = false);

} // namespace report
