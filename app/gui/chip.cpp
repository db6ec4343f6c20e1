#include "app/gui/chip.h"

#include "app/gui/a11y.h"
#include "app/gui/layout.h"
#include "app/gui/strings.h"
#include "app/gui/style_sheet.h"

#include <algorithm>
#include <array>

namespace gui {
namespace {
// In the order of State; the style sheet has a class for each.
constexpr std::array<char const*, 6> classes{"nb-deny", "nb-warn", "nb-safe", "nb-info", "nb-neutral", "nb-unknown"};
} // namespace

Chip::Chip(wxWindow* parent, wxString const& name, std::string_view text, State state)
    : wxStaticText{parent, wxID_ANY, toWx(text), wxDefaultPosition, wxDefaultSize, wxALIGN_CENTRE_HORIZONTAL, name},
      state_{state} {
    theme(); // the style sheet must stand before the first measure
    addStyle(*this, style::chip);
    addStyle(*this, classes[static_cast<std::size_t>(state)]);
    InvalidateBestSize();
    SetInitialSize();
}

void Chip::render(std::string_view text, State state) {
    if (state != state_) {
        removeStyle(*this, classes[static_cast<std::size_t>(state_)]);
        addStyle(*this, classes[static_cast<std::size_t>(state)]);
        state_ = state;
    }
    if (GetLabelText() != toWx(text)) {
        SetLabelText(toWx(text));
        InvalidateBestSize();
        SetMinSize({-1, -1}); // that of the words before
        // GTK measures plain letters until it has drawn the bold ones once: the last word would fall out of the pill.
        constexpr int ends = 24;
        const auto font = fontFor(TextRole::strong);
        int width = 0;
        GetTextExtent(toWx(text), &width, nullptr, nullptr, nullptr, &font);
        const auto best = GetBestSize();
        SetMinSize({std::max(best.x, width + ends), best.y});
        layoutAround(*this);
    }
}

} // namespace gui
