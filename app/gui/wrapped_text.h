#pragma once
// Static text that breaks its lines to the width it is given and asks for the height it then needs.

#include "app/gui/theme.h"

#include <wx/stattext.h>

#include <functional>
#include <string_view>

namespace gui {

class WrappedText : public wxStaticText {
public:
    WrappedText(
        wxWindow* parent, const wxString& name, std::string_view text, TextRole role,
        std::function<wxColour(const Theme&)> colour = [](const Theme& now) { return now.body; });

    void setText(std::string_view text);
    /// Pango's simple markup; what comes from data must be escaped with toMarkup.
    void setMarkup(std::string_view markup);
    bool Show(bool show = true) override;

private:
    void fit();
    void fitSoon();

    int fittedWidth_ = -1;
};

/// Lays out again everything that contains `window`, up to the page or frame.
void layoutAround(wxWindow& window);
/// Shows the words, or nothing at all when there are none. (Hidden text is not measured: shown first, then filled.)
void sayOrHide(WrappedText& text, std::string_view words);

} // namespace gui
