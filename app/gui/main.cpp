#include "app/gui/app.h"

wxIMPLEMENT_APP(gui::App);
