#pragma once
// A client's timeline as a document: the drawing, then the same records as a table.

#include "app/present/timeline_view.h"
#include "app/report/document.h"

namespace report {

Document timelineDocument(const present::TimelineOnPaper& paper);

} // namespace report
