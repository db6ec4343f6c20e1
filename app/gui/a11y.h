#pragma once
// What wxWidgets cannot say to GTK: accessible names, style classes, row geometry, print dialogs. The only source with GTK headers.

#include <wx/string.h>

#include <functional>
#include <string>
#include <vector>

class wxAnyButton;
class wxButton;
class wxDataViewCtrl;
class wxDataViewTextRenderer;
class wxStaticText;
class wxWindow;

namespace gui {

/// Desktop file and program name agree, so that the desktop shows our icon and name. Before the first window.
void setProgramId(char const* id);

/// What a screen reader calls the control, and further words it reads after the name.
void setAccessibleName(wxWindow& window, wxString const& name);
void setAccessibleDescription(wxWindow& window, wxString const& words);
wxString accessibleName(wxWindow const& window);

/// Puts the text in place of the last style sheet of ours.
void installStyleSheet(std::string const& css);
void addStyle(wxWindow& window, char const* styleClass);
void removeStyle(wxWindow& window, char const* styleClass);

/// Word and picture start at the left edge of the button.
void alignLeft(wxAnyButton& button);

/// A block of the diary: lines from the top left, each cut with "…" where the block is too narrow; tells where the pointer is
/// while it is dragged. The words are markup.
void dressBlock(wxAnyButton& button, wxString const& markup);

/// Rows of `rowHeight` px with a hair line between them, cells with 8 px at the sides; no type-ahead box.
void dressRows(wxDataViewCtrl& list, int rowHeight);

/// A text cell with markup whose `background` spans are painted as rounded pills; read aloud as any text cell.
wxDataViewTextRenderer* newPillCell(int align);

/// Lines break inside the label; its height then depends on its width.
void wrapLabel(wxStaticText& label);
int heightForWidth(wxStaticText const& label, int width);

/// Whether keys go anywhere: false when the control that had the focus was hidden or disabled.
bool keysArrive(wxWindow& topLevel);

/// What is below the window is not there for a screen reader while it is veiled; hiding alone leaves its names readable.
void veil(wxWindow& window, bool veiled);
/// Every name, description and text that a screen reader finds below the window, whether it is in sight or not.
std::vector<std::string> withinReach(const wxWindow& window);

/// Said by a screen reader when it has nothing better to say.
void announce(wxWindow& window, wxString const& words);

/// Menus, lists that have dropped down, tips and the toolkit's own dialogs beside the window: closed as by Esc.
void closeOverlays(wxWindow& topLevel);

/// From now on print dialogs have no button of their own for a preview, which would lay the pages open in a file for
/// another program; ours shows them in the window.
void leavePreviewToUs();

/// Hears each critical message of GTK and its libraries; the tests fail on them.
void onToolkitCritical(std::function<void(std::string const&)> heard);

} // namespace gui
