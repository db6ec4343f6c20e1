#include "app/gui/picture_view.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"
#include "app/gui/layout.h"
#include "app/gui/paint_picture.h"
#include "app/gui/strings.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace gui {

namespace {

constexpr double pxPerPoint = 96.0 / 72.0;
constexpr double tolerance = 4; ///< units of the picture around a spot: fingers are thick
constexpr int leastWidth = 320; ///< px
constexpr int ringRadius = 4;

double away(const report::Box& box, double x, double y) {
    const double dx = std::max({box.x - x, 0.0, x - (box.x + box.width)});
    const double dy = std::max({box.y - y, 0.0, y - (box.y + box.height)});
    return std::hypot(dx, dy);
}

report::Point middleOf(const report::Box& box) {
    return {box.x + box.width / 2, box.y + box.height / 2};
}

} // namespace

PictureView::PictureView(wxWindow* parent, const wxString& name, const wxString& accessibleName)
    : called_{accessibleName} {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxBORDER_NONE | wxFULL_REPAINT_ON_RESIZE,
           name);
    followTheme(*this, [this](const Theme& now) {
        SetBackgroundColour(now.card);
        madeFor_ = -1; // the font may be another
        make();
    });
    tell();
    bindEvents();
}

double PictureView::scale() const {
    return pxPerPoint * textScale();
}

wxSize PictureView::DoGetBestClientSize() const {
    return {FromDIP(leastWidth), std::max(1, static_cast<int>(std::ceil(picture_.height * scale())))};
}

void PictureView::show(Make make) {
    make_ = std::move(make);
    madeFor_ = -1;
    this->make();
}

void PictureView::make() {
    const int width = std::max(GetClientSize().x, FromDIP(leastWidth));
    if (!make_ || width == madeFor_) {
        return;
    }
    madeFor_ = width;
    const auto target = focused_ && *focused_ < picture_.spots.size() ? picture_.spots[*focused_].target : 0;
    const auto before = picture_.height;
    picture_ = make_(width / scale());
    hovered_.reset();
    UnsetToolTip();
    const auto& spots = picture_.spots;
    if (focused_ && (*focused_ >= spots.size() || spots[*focused_].target != target)) {
        const auto again = std::ranges::find(spots, target, &report::Spot::target);
        focused_ = again == spots.end() ? std::nullopt : std::optional{static_cast<std::size_t>(again - spots.begin())};
    }
    tell();
    if (std::lround(before * scale()) != std::lround(picture_.height * scale())) {
        InvalidateBestSize();
        SetMinSize({-1, DoGetBestClientSize().y});
        layoutAround(*this);
        if (onHeight) {
            onHeight();
        }
    }
    Refresh();
}

void PictureView::mark(std::int64_t target) {
    if (marked_ != target) {
        marked_ = target;
        Refresh();
    }
}

void PictureView::bindEvents() {
    on(*this, wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    on(*this, wxEVT_SIZE, [this](wxSizeEvent& event) {
        later(*this, [this] { make(); }); // laying out again inside of a layout would be lost
        event.Skip();
    });
    on(*this, wxEVT_MOTION, [this](wxMouseEvent& event) {
        hover(spotAt(event.GetPosition()));
        event.Skip();
    });
    on(*this, wxEVT_LEAVE_WINDOW, [this](wxMouseEvent& event) {
        hover(std::nullopt);
        event.Skip();
    });
    on(*this, wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
        SetFocus();
        if (const auto spot = spotAt(event.GetPosition())) {
            const auto target = picture_.spots[*spot].target; // what is told may make another picture
            moveFocus(spot);
            if (onPick) {
                onPick(target);
            }
        }
    });
    on(*this, wxEVT_MOUSEWHEEL, [this](wxMouseEvent& event) {
        if (!event.ControlDown() || event.GetWheelAxis() != wxMOUSE_WHEEL_VERTICAL || !onZoom) {
            event.Skip();
            return;
        }
        turned_ += event.GetWheelRotation();
        const int steps = turned_ / std::max(event.GetWheelDelta(), 1);
        if (steps != 0) {
            turned_ -= steps * event.GetWheelDelta();
            onZoom(steps, toPicture(event.GetX()));
        }
    });
    for (const auto& type : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS}) {
        on(*this, type, [this](wxFocusEvent& event) {
            if (!focused_ && event.GetEventType() == wxEVT_SET_FOCUS) {
                moveFocus(0);
            }
            Refresh();
            event.Skip();
        });
    }
    onOwnKeys(*this, [this](int code) { return handleKey(code); });
}

bool PictureView::handleKey(int code) {
    switch (code) {
    case WXK_LEFT:
    case WXK_RIGHT:
    case WXK_UP:
    case WXK_DOWN:
        walk(code);
        return true;
    case WXK_HOME:
        moveFocus(0);
        return true;
    case WXK_END:
        moveFocus(picture_.spots.size() - 1);
        return true;
    case WXK_SPACE:
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        if (focused_ && onPick) {
            onPick(picture_.spots[*focused_].target);
        }
        return true;
    default:
        return false;
    }
}

/// To the nearest spot that way: what lies aside counts double, so that rows and columns are kept.
void PictureView::walk(int code) {
    if (!focused_) {
        moveFocus(0);
        return;
    }
    const bool across = code == WXK_LEFT || code == WXK_RIGHT;
    const double way = code == WXK_RIGHT || code == WXK_DOWN ? 1 : -1;
    const auto& from = picture_.spots[*focused_].box;
    const auto here = middleOf(from);
    std::optional<std::size_t> best;
    double least = 0;
    for (std::size_t i = 0; i < picture_.spots.size(); ++i) {
        const auto& box = picture_.spots[i].box;
        const auto there = middleOf(box);
        const double along = way * (across ? box.x - from.x : there.y - here.y);
        const double aside = across ? std::abs(there.y - here.y) : std::abs(there.x - here.x);
        // Of two that begin at one place the later one in reading order lies to the right.
        const bool tied = across && along == 0 && aside < 1 && (way > 0 ? i > *focused_ : i < *focused_);
        if (i == *focused_ || (along <= 0 && !tied) || (across && aside > from.height / 2 + box.height / 2)) {
            continue;
        }
        const double cost = across ? along + 2 * aside : 2 * along + aside / 4;
        if (!best || cost < least) {
            best = i;
            least = cost;
        }
    }
    moveFocus(best);
}

void PictureView::focusSpot(std::size_t spot) {
    moveFocus(spot);
}

void PictureView::focusTarget(std::int64_t target) {
    const auto spot = std::ranges::find(picture_.spots, target, &report::Spot::target);
    if (spot != picture_.spots.end()) {
        moveFocus(static_cast<std::size_t>(spot - picture_.spots.begin()));
    }
}

void PictureView::revealFocus() {
    if (focused_ && onReveal) {
        onReveal(rectOf(*focused_));
    }
}

void PictureView::moveFocus(std::optional<std::size_t> spot) {
    if (!spot || *spot >= picture_.spots.size() || spot == focused_) {
        return;
    }
    focused_ = spot;
    tell();
    Refresh();
    revealFocus();
    if (onWalk) {
        onWalk(picture_.spots[*spot].target);
    }
}

void PictureView::hover(std::optional<std::size_t> spot) {
    if (spot == hovered_) {
        return;
    }
    hovered_ = spot;
    offerPick(*this, spot ? toWx(picture_.spots[*spot].words) : wxString{});
    Refresh();
}

void PictureView::tell() {
    // A screen reader speaks the name again when it changes.
    setAccessibleName(*this, focused_ ? called_ + wxS(": ") + toWx(picture_.spots[*focused_].words) : called_);
    setAccessibleDescription(*this, toWx(picture_.words));
}

wxRect PictureView::rectOf(std::size_t spot) const {
    const auto& box = picture_.spots[spot].box;
    const double by = scale();
    return {wxPoint{static_cast<int>(std::floor(box.x * by)), static_cast<int>(std::floor(box.y * by))},
            wxPoint{static_cast<int>(std::ceil((box.x + box.width) * by)),
                    static_cast<int>(std::ceil((box.y + box.height) * by))}};
}

/// The nearest; of several the smallest, which may lie upon another.
std::optional<std::size_t> PictureView::spotAt(wxPoint at) const {
    std::optional<std::size_t> best;
    const auto rank = [&](std::size_t i) {
        const auto& box = picture_.spots[i].box;
        return std::pair{away(box, toPicture(at.x), toPicture(at.y)), box.width * box.height};
    };
    for (std::size_t i = 0; i < picture_.spots.size(); ++i) {
        if (rank(i).first <= tolerance && (!best || rank(i) < rank(*best))) {
            best = i;
        }
    }
    return best;
}

void PictureView::paint() {
    wxAutoBufferedPaintDC dc{this};
    dc.SetBackground(GetBackgroundColour());
    dc.Clear();
    const std::unique_ptr<wxGraphicsContext> canvas{wxGraphicsContext::Create(dc)};
    canvas->PushState();
    canvas->Scale(scale(), scale());
    paintPicture(*canvas, picture_, theme());
    canvas->PopState();

    const auto ring = [&](std::size_t spot, const wxColour& ink, double width, wxPenStyle style) {
        auto box = rectOf(spot);
        box.Intersect({wxPoint{1, 1}, GetClientSize() - wxSize{2, 2}});
        canvas->SetBrush(wxNullBrush);
        canvas->SetPen(canvas->CreatePen(wxGraphicsPenInfo{ink}.Width(width).Style(style)));
        canvas->DrawRoundedRectangle(box.x, box.y, box.width, box.height, ringRadius);
    };
    const auto& now = theme();
    for (std::size_t i = 0; i < picture_.spots.size(); ++i) {
        if (marked_ != 0 && picture_.spots[i].target == marked_) {
            ring(i, now.picked, 1.6, wxPENSTYLE_SOLID);
        } else if (hovered_ == i) {
            ring(i, now.secondary, 1, wxPENSTYLE_SOLID);
        }
    }
    if (focused_ && HasFocus()) {
        // Dashes on a plain ring, as on the zone map: seen on every ground, and told apart from what is marked.
        ring(*focused_, now.card, 4.5, wxPENSTYLE_SOLID);
        ring(*focused_, now.body, 2, wxPENSTYLE_SHORT_DASH);
    }
}

} // namespace gui
