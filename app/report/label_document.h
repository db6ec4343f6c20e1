#pragma once
// Labels as a document: on paper the sheets themselves, in a file for another program the list of them.

#include "app/present/label_units.h"
#include "app/report/document.h"
#include "app/report/label_sheets.h"

namespace report {

/// `first` is the position of the first free label on the first sheet, from 0.
Document labelDocument(const present::LabelUnits& labels, const LabelSheet& sheet, int first);

} // namespace report
