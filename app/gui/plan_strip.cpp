#include "app/gui/plan_strip.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"
#include "app/gui/fields.h"
#include "app/gui/layout.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/control.h>
#include <wx/dcbuffer.h>
#include <wx/dcclient.h>
#include <wx/graphics.h>

#include <algorithm>
#include <memory>

namespace gui {
namespace {

constexpr int leastLeaf = 118; // px for letters of 10 points
constexpr int leafGap = 6;
constexpr int leafPad = 6;
constexpr int leafLines = 4; ///< day and hour, two of the title, the mark

int leafLineHeight(const wxWindow& window) {
    int height = 0;
    const auto font = fontFor(TextRole::small);
    window.GetTextExtent(wxS("Xg"), nullptr, &height, nullptr, nullptr, &font);
    return height + 2;
}

/// A day and its hour are of no use cut off.
int leafWidth(const wxWindow& window, const std::vector<present::StripStep>& steps) {
    const auto font = wxFont{fontFor(TextRole::small)}.Bold();
    int widest = forText(leastLeaf);
    for (const auto& step : steps) {
        int width = 0;
        window.GetTextExtent(toWx(step.day + ' ' + step.time), &width, nullptr, nullptr, nullptr, &font);
        widest = std::max(widest, width + 2 * leafPad + 2);
    }
    return widest;
}

wxString leafWords(const present::StripStep& step) {
    auto words = step.day + ' ' + step.time + ", " + step.title;
    if (!step.words.empty()) {
        words += ": " + step.words;
    }
    return toWx(words);
}

} // namespace

PlanStrip::PlanStrip(wxWindow* parent, const wxString& name) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxBORDER_NONE | wxFULL_REPAINT_ON_RESIZE,
           name);
    followTheme(*this, [this](const Theme& now) {
        SetBackgroundColour(now.card);
        Refresh();
        later(*this, [this] { // larger letters make larger leaves
            leafWidth_ = leafWidth(*this, steps_);
            fitHeight();
        });
    });
    setAccessibleName(*this, _("Calendar of the steps"));
    on(*this, wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    on(*this, wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        later(*this, [this] { fitHeight(); });
    });
    on(*this, wxEVT_MOTION, [this](wxMouseEvent& event) {
        const auto step = stepAt(event.GetPosition());
        const auto index = step ? indexOf(*step) : std::nullopt;
        offerPick(*this, index ? leafWords(steps_[*index]) : wxString{});
        event.Skip();
    });
    on(*this, wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
        SetFocus();
        if (const auto step = stepAt(event.GetPosition())) {
            moveFocus(*indexOf(*step));
            if (onPick) {
                onPick(*step);
            }
        }
    });
    for (const auto& type : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS}) {
        on(*this, type, [this](wxFocusEvent& event) {
            tellFocus();
            Refresh();
            event.Skip();
        });
    }
    onOwnKeys(*this, [this](int code) { return handleKey(code); });
}

void PlanStrip::render(std::vector<present::StripStep> steps) {
    steps_ = std::move(steps);
    leafWidth_ = leafWidth(*this, steps_);
    if (!indexOf(focused_)) {
        const auto chosen = std::ranges::find(steps_, true, &present::StripStep::chosen);
        focused_ = steps_.empty() ? 0 : chosen == steps_.end() ? steps_.front().id : chosen->id;
    }
    if (!HasFocus()) {
        const auto chosen = std::ranges::find(steps_, true, &present::StripStep::chosen);
        focused_ = chosen == steps_.end() ? focused_ : chosen->id;
    }
    tellFocus();
    fitHeight();
    Refresh();
}

std::optional<std::size_t> PlanStrip::indexOf(std::int64_t step) const {
    const auto found = std::ranges::find(steps_, step, &present::StripStep::id);
    return found == steps_.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - steps_.begin())};
}

int PlanStrip::across() const {
    return std::max(1, (GetClientSize().x + leafGap) / (std::max(1, leafWidth_) + leafGap));
}

int PlanStrip::leafHeight() const {
    return std::max(px::target, leafLines * leafLineHeight(*this) + 2 * leafPad);
}

wxRect PlanStrip::rectOf(std::size_t index) const {
    const int columns = across();
    const int width = (GetClientSize().x - (columns - 1) * leafGap) / columns;
    const int column = static_cast<int>(index) % columns;
    const int row = static_cast<int>(index) / columns;
    return {column * (width + leafGap), row * (leafHeight() + leafGap), std::max(1, width), leafHeight()};
}

wxSize PlanStrip::DoGetBestClientSize() const {
    const int columns = across();
    const int rows = std::max(1, (static_cast<int>(steps_.size()) + columns - 1) / columns);
    return {forText(leastLeaf), rows * leafHeight() + (rows - 1) * leafGap};
}

/// As many rows as the width asks for.
void PlanStrip::fitHeight() {
    const int wanted = DoGetBestClientSize().y;
    if (wanted != fittedHeight_) {
        fittedHeight_ = wanted;
        InvalidateBestSize();
        SetMinSize({forText(leastLeaf), wanted});
        layoutAround(*this);
    }
}

std::optional<std::int64_t> PlanStrip::stepAt(wxPoint at) const {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        if (rectOf(i).Contains(at)) {
            return steps_[i].id;
        }
    }
    return std::nullopt;
}

wxRect PlanStrip::placeOf(std::int64_t step) const {
    const auto index = indexOf(step);
    return index ? rectOf(*index) : wxRect{};
}

bool PlanStrip::handleKey(int code) {
    const auto at = indexOf(focused_);
    if (!at) {
        return false;
    }
    const auto last = static_cast<int>(steps_.size()) - 1;
    const auto walk = [&](int by) {
        moveFocus(static_cast<std::size_t>(std::clamp(static_cast<int>(*at) + by, 0, last)));
        return true;
    };
    switch (code) {
    case WXK_LEFT:
        return walk(-1);
    case WXK_RIGHT:
        return walk(1);
    case WXK_UP:
        return static_cast<int>(*at) < across() || walk(-across());
    case WXK_DOWN:
        return static_cast<int>(*at) + across() > last || walk(across());
    case WXK_HOME:
        return walk(-last);
    case WXK_END:
        return walk(last);
    case WXK_SPACE:
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        if (onPick) {
            onPick(focused_);
        }
        return true;
    default:
        return false;
    }
}

void PlanStrip::moveFocus(std::size_t index) {
    focused_ = steps_[index].id;
    tellFocus();
    Refresh();
}

/// In the name too: of that a screen reader hears at once when it changes under the keyboard.
void PlanStrip::tellFocus() {
    const auto at = indexOf(focused_);
    const auto words = at ? leafWords(steps_[*at]) : wxString{};
    setAccessibleName(*this, words.empty() ? _("Calendar of the steps")
                                           : wxString::Format(_("Calendar of the steps. %s"), words));
    setAccessibleDescription(*this, words);
}

void PlanStrip::paint() {
    wxAutoBufferedPaintDC dc{this};
    dc.SetBackground(GetBackgroundColour());
    dc.Clear();
    const std::unique_ptr<wxGraphicsContext> canvas{wxGraphicsContext::Create(dc)};
    canvas->SetAntialiasMode(wxANTIALIAS_DEFAULT);
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        paintLeaf(*canvas, steps_[i], rectOf(i));
    }
}

void PlanStrip::paintLeaf(wxGraphicsContext& canvas, const present::StripStep& step, const wxRect& rect) const {
    const auto& now = theme();
    const auto& ink = now.of(stateOf(step.tone));
    const bool keyboard = HasFocus() && step.id == focused_;
    canvas.SetBrush(canvas.CreateBrush(ink.fill));
    const bool strong = step.chosen || keyboard;
    canvas.SetPen(canvas.CreatePen(wxGraphicsPenInfo{strong ? now.accent : now.border, strong ? 2.0 : 1.0}.Style(
        keyboard && !step.chosen ? wxPENSTYLE_SHORT_DASH : wxPENSTYLE_SOLID)));
    canvas.DrawRoundedRectangle(rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 2, 5);

    const int line = leafLineHeight(*this);
    const int width = rect.width - 2 * leafPad;
    wxClientDC measure{const_cast<PlanStrip*>(this)};
    const auto write = [&](const wxString& words, int row, TextRole role, const wxColour& colour) {
        auto font = fontFor(role);
        if (role == TextRole::strong) {
            font = fontFor(TextRole::small).Bold();
        }
        measure.SetFont(font);
        canvas.SetFont(font, colour);
        canvas.DrawText(wxControl::Ellipsize(words, measure, wxELLIPSIZE_END, width), rect.x + leafPad,
                        rect.y + leafPad + row * line);
    };
    write(toWx(step.day + ' ' + step.time), 0, TextRole::strong, ink.text);
    // The title on two lines, broken at the last blank that fits.
    const auto title = toWx(step.title);
    measure.SetFont(fontFor(TextRole::small));
    auto first = title;
    wxString second;
    while (measure.GetTextExtent(first).x > width && first.Find(' ', true) != wxNOT_FOUND) {
        first = first.BeforeLast(' ');
        second = title.Mid(first.length() + 1);
    }
    write(first, 1, TextRole::small, ink.text);
    write(second, 2, TextRole::small, ink.text);
    write(toWx(step.mark), 3, TextRole::strong, ink.text);
    if (keyboard) {
        canvas.SetBrush(wxNullBrush);
        canvas.SetPen(canvas.CreatePen(wxGraphicsPenInfo{ink.text, 1.0}.Style(wxPENSTYLE_DOT)));
        canvas.DrawRoundedRectangle(rect.x + 4, rect.y + 4, rect.width - 8, rect.height - 8, 3);
    }
}

} // namespace gui
