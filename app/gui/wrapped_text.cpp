#include "app/gui/wrapped_text.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"

#include <wx/sizer.h>

namespace gui {

WrappedText::WrappedText(wxWindow* parent, const wxString& name, std::string_view text, TextRole role,
                         std::function<wxColour(const Theme&)> colour)
    : wxStaticText{parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_NO_AUTORESIZE, name} {
    wrapLabel(*this);
    SetMinSize({FromDIP(64), -1});
    followTheme(*this, [this, role, colour = std::move(colour)](const Theme& now) {
        SetFont(fontFor(role));
        SetForegroundColour(colour(now));
        fittedWidth_ = -1;
        fitSoon();
    });
    setText(text);
    on(*this, wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (event.GetSize().x != fittedWidth_) {
            fitSoon(); // not now: we are inside the layout that gave us this width
        }
    });
}

void WrappedText::setText(std::string_view text) {
    SetLabelText(toWx(text));
    fit();
}

void WrappedText::setMarkup(std::string_view markup) {
    SetLabelMarkup(toWx(markup));
    fit();
}

bool WrappedText::Show(bool show) {
    const bool changed = wxStaticText::Show(show);
    if (changed && show) {
        fit();
    }
    return changed;
}

void WrappedText::fitSoon() {
    later(*this, [this] { fit(); });
}

void WrappedText::fit() {
    const int width = GetSize().x;
    if (width < FromDIP(32) || !IsShown()) {
        return; // not placed yet; and GTK measures nothing that is hidden
    }
    fittedWidth_ = width;
    const int height = heightForWidth(*this, width);
    if (height != GetMinSize().y) {
        SetMinSize({FromDIP(64), height});
        layoutAround(*this);
    }
}

void layoutAround(wxWindow& window) {
    wxWindow* top = nullptr;
    for (auto* at = window.GetParent(); at != nullptr; at = at->GetParent()) {
        at->InvalidateBestSize();
        if (at->GetSizer() != nullptr) {
            top = at;
        }
        if (at->IsTopLevel()) {
            break;
        }
    }
    if (top != nullptr) {
        top->Layout();
        // A panel keeps its size when its content grew within it: its own sizer has to run as well.
        for (auto* at = window.GetParent(); at != nullptr && at != top; at = at->GetParent()) {
            at->Layout();
        }
    }
}

void sayOrHide(WrappedText& text, std::string_view words) {
    const bool wanted = !words.empty();
    const bool turned = text.IsShown() != wanted;
    text.Show(wanted);
    text.setText(words);
    if (turned) {
        layoutAround(text);
    }
}

} // namespace gui
