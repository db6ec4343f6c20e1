#include "app/gui/wrapped_text.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"

#include <wx/app.h>
#include <wx/sizer.h>
#include <wx/weakref.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace gui {

namespace {
std::vector<wxWeakRef<WrappedText>> unfitted; ///< in the order asked for
}

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

/// All at once, and one layout for all: a page of questions has seventy of these.
void WrappedText::fitSoon() {
    if (unfitted.empty()) {
        wxTheApp->CallAfter([] {
            guarded([] {
                const LayoutOnce layout;
                for (const auto& text : std::exchange(unfitted, {})) {
                    if (text) {
                        text->fit();
                    }
                }
            });
        });
    }
    const auto known = [this](const auto& one) { return one.get() == this; };
    if (std::none_of(unfitted.begin(), unfitted.end(), known)) {
        unfitted.emplace_back(this);
    }
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

namespace {

int held = 0;
std::vector<wxWeakRef<wxWindow>> waiting; ///< whose surroundings have changed meanwhile

/// From the window's parent to the top, the innermost first.
std::vector<wxWindow*> around(wxWindow& window) {
    std::vector<wxWindow*> result;
    for (auto* at = window.GetParent(); at != nullptr; at = at->GetParent()) {
        result.push_back(at);
        if (at->IsTopLevel()) {
            break;
        }
    }
    return result;
}

/// From outside in. A panel keeps its size when its content grew within it: its own sizer has to run as well.
void layOut(const std::vector<wxWindow*>& windows) {
    std::vector<wxWindow*> done;
    for (auto* const window : windows) {
        const auto outward = around(*window);
        for (auto at = outward.rbegin(); at != outward.rend(); ++at) {
            if ((*at)->GetSizer() != nullptr && std::find(done.begin(), done.end(), *at) == done.end()) {
                (*at)->Layout();
                done.push_back(*at);
            }
        }
    }
}

} // namespace

LayoutOnce::LayoutOnce() {
    ++held;
}

LayoutOnce::~LayoutOnce() {
    if (--held > 0) {
        return;
    }
    std::vector<wxWindow*> windows;
    for (const auto& window : std::exchange(waiting, {})) {
        if (window) {
            windows.push_back(window.get());
        }
    }
    layOut(windows);
}

void layoutAround(wxWindow& window) {
    for (auto* const at : around(window)) {
        at->InvalidateBestSize();
    }
    if (held == 0) {
        layOut({&window});
        return;
    }
    const auto known = [&](const auto& one) { return one.get() == &window; };
    if (std::none_of(waiting.begin(), waiting.end(), known)) {
        waiting.emplace_back(&window);
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
