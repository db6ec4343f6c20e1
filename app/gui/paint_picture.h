#pragma once
// Paints drawings that come as values, on the screen and on paper.

#include "app/gui/theme.h"
#include "app/report/picture.h"

class wxGraphicsContext;

namespace gui {

/// One unit of the picture is one unit of the canvas: scale the canvas. `colours` are those of the window or of paper.
void paintPicture(wxGraphicsContext& canvas, const report::Picture& picture, const Theme& colours);

/// Black on white, whatever the desktop looks like.
const Theme& paperTheme();

} // namespace gui
