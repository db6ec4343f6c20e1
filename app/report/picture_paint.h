#pragma once
// Paints a Picture on paper with Cairo.

#include "app/report/type.h"

namespace report {

/// With its top left corner at `at`; `scale` 1 keeps its points.
void paint(const Picture& picture, Type& type, const Brush& brush, Point at, double scale);

} // namespace report
