#pragma once
// Words for people in this program are UTF-8, whatever the locale; wxWidgets' own `_` takes ASCII only here.

#include <wx/intl.h>

#undef _
#define _(text) wxGetTranslation(wxString::FromUTF8(text))
