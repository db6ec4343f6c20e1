#pragma once
// Paints drawings that come as values on the screen.

#include "app/gui/theme.h"
#include "app/report/picture.h"

class wxGraphicsContext;

namespace gui {

/// One unit of the picture is one unit of the canvas: scale the canvas.
void paintPicture(wxGraphicsContext& canvas, const report::Picture& picture, const Theme& colours);

} // namespace gui
