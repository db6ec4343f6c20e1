#pragma once
// What an amendment changed: what it is about, the old value, and the new one beside it.

#include "app/present/session_lines.h"

#include <vector>

class wxSizer;
class wxString;
class wxWindow;

namespace gui {

/// Its texts are children of `parent`, called NAME-label, NAME-before and NAME-after.
wxSizer* newChangesGrid(wxWindow* parent, const wxString& name, const std::vector<present::RecordChange>& changes);

} // namespace gui
