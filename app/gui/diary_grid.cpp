#include "app/gui/diary_grid.h"

#include "app/gui/a11y.h"
#include "app/gui/diary_block_text.h"
#include "app/gui/diary_shade.h"
#include "app/gui/events.h"
#include "app/gui/fields.h"
#include "app/gui/layout.h"
#include "app/gui/strings.h"
#include "app/gui/style_sheet.h"
#include "app/gui/words.h"
#include "app/present/text.h"

#include <wx/button.h>
#include <wx/dcbuffer.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <algorithm>
#include <cmath>

namespace gui {

namespace {

constexpr int hourHeight = 80; // px: a quarter of an hour still holds one line
constexpr int leastColumn = 58;
constexpr int aroundTime = 12; // px: bar, border, padding and gap of a narrow block
constexpr const char* stateClasses[]{"nb-deny", "nb-warn", "nb-safe", "nb-info", "nb-neutral", "nb-unknown"};

} // namespace

DiaryGrid::DiaryGrid(wxWindow* parent, const wxString& name)
    : wxPanel{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, name} {
    followTheme(*this, [this](const Theme& now) { SetBackgroundColour(now.card); });
    headRow_ = new wxPanel{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE, name + wxS("-heads")};
    followTheme(*headRow_, [this](const Theme& now) { headRow_->SetBackgroundColour(now.card); });
    empty_ = new WrappedText{this, name + wxS("-empty"), {}, TextRole::secondary};
    scroll_ = new wxScrolledWindow{this,
                                   wxID_ANY,
                                   wxDefaultPosition,
                                   wxDefaultSize,
                                   wxVSCROLL | wxHSCROLL | wxTAB_TRAVERSAL,
                                   name + wxS("-hours")};
    scroll_->SetScrollRate(px::grid, px::grid);
    followTheme(*scroll_, [this](const Theme& now) { scroll_->SetBackgroundColour(now.card); });
    sheet_ = new wxPanel{scroll_,
                         wxID_ANY,
                         wxDefaultPosition,
                         wxDefaultSize,
                         wxTAB_TRAVERSAL | wxBORDER_NONE | wxFULL_REPAINT_ON_RESIZE,
                         name + wxS("-sheet")};
    sheet_->SetBackgroundStyle(wxBG_STYLE_PAINT);
    followTheme(*sheet_, [this](const Theme& now) {
        sheet_->SetBackgroundColour(now.card);
        sheet_->Refresh();
        later(*this, [this] { place(); }); // larger letters make larger blocks
    });
    auto* const inner = new wxBoxSizer{wxVERTICAL};
    inner->Add(sheet_, wxSizerFlags{}.Expand());
    scroll_->SetSizer(inner);
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->Add(headRow_, wxSizerFlags{}.Expand());
    all->Add(empty_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, px::grid));
    all->Add(scroll_, wxSizerFlags{1}.Expand());
    SetSizer(all);
    empty_->Hide();

    on(*sheet_, wxEVT_PAINT, [this](wxPaintEvent&) { paintSheet(); });
    bindSheet();
    on(*scroll_, wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        later(*this, [this] { place(); });
    });
    for (const auto& type : {wxEVT_SCROLLWIN_THUMBTRACK, wxEVT_SCROLLWIN_THUMBRELEASE, wxEVT_SCROLLWIN_LINEDOWN,
                             wxEVT_SCROLLWIN_LINEUP, wxEVT_SCROLLWIN_PAGEDOWN, wxEVT_SCROLLWIN_PAGEUP}) {
        on(*scroll_, type, [this](wxScrollWinEvent& event) {
            event.Skip();
            later(*this, [this] { placeHeads(); });
        });
    }
}

int DiaryGrid::gutter() const {
    return forText(52);
}

double DiaryGrid::perMinute() const {
    return forText(hourHeight) / 60.0;
}

/// The least in which the longest of the times can be read.
int DiaryGrid::leastLane() const {
    const auto font = fontFor(TextRole::small);
    int widest = 0;
    for (const auto& block : view_.blocks) {
        int width = 0;
        sheet_->GetTextExtent(toWx(block.time), &width, nullptr, nullptr, nullptr, &font);
        widest = std::max(widest, width);
    }
    return widest + aroundTime;
}

wxRect DiaryGrid::rectOf(const present::DiaryBlock& block) const {
    const int lane = columns_.width(block.column) / std::max(1, block.lanes);
    const int left = columns_.left(block.column) + block.lane * lane;
    const auto y = [&](int minute) { return static_cast<int>(std::lround((minute - view_.begins) * perMinute())); };
    const int top = y(block.minute);
    const int least = forText(hourHeight) / 4;
    return {left + 2, top + 1, std::max(20, lane - 4), std::max(least, y(block.minute + block.length) - top) - 2};
}

DiaryGrid::Block* DiaryGrid::blockOf(model::SessionId session) {
    const auto found =
        std::find_if(blocks_.begin(), blocks_.end(), [&](const Block& one) { return one.shown.session == session; });
    return found == blocks_.end() ? nullptr : &*found;
}

void DiaryGrid::render(const present::DiaryView& view) {
    view_ = view;
    std::vector<Block> before;
    before.swap(blocks_);
    for (const auto& shown : view.blocks) {
        const auto known = std::find_if(before.begin(), before.end(), [&](const Block& one) {
            return one.button != nullptr && one.shown.session == shown.session;
        });
        Block block;
        if (known != before.end()) {
            block = *known;
            known->button = nullptr;
        } else {
            block.button = newButton(shown.session);
        }
        block.shown = shown;
        blocks_.push_back(std::move(block));
    }
    for (const auto& gone : before) {
        if (gone.button != nullptr) {
            // It may be gone by its own click: it must outlive the event.
            gone.button->Hide();
            gone.button->SetName(wxS("gone"));
            later(*this, [button = gone.button] { button->Destroy(); });
        }
    }
    for (std::size_t i = 1; i < blocks_.size(); ++i) {
        blocks_[i].button->MoveAfterInTabOrder(blocks_[i - 1].button);
    }
    empty_->setText(view.empty);
    if (empty_->IsShown() == view.empty.empty()) {
        empty_->Show(!view.empty.empty());
        Layout();
    }
    place();
}

wxButton* DiaryGrid::newButton(model::SessionId session) {
    auto* const button = new wxButton{sheet_,
                                      wxID_ANY,
                                      wxS("-"),
                                      wxPoint{0, 0},
                                      wxSize{10, 10},
                                      wxBU_EXACTFIT | wxBU_LEFT,
                                      wxDefaultValidator,
                                      toWx("diary-block-" + std::to_string(session.value))};
    addStyle(*button, style::block);
    addStyle(*button, stateClasses[static_cast<std::size_t>(State::neutral)]);
    bindBlock(*button, session);
    return button;
}

void DiaryGrid::dress(Block& block, int width, int height) {
    const int line = std::max(1, block.button->GetCharHeight());
    const auto room = static_cast<std::size_t>(std::max(1, (height - 4) / line));
    const auto kind = blockRoom(width);
    const bool narrow = kind == BlockRoom::narrow;
    const auto lines = blockLines(block.shown, kind);
    std::string markup;
    for (std::size_t i = 0; i < std::min(room, lines.size()); ++i) {
        markup += (i == 0 ? "" : "\n") + lines[i];
    }
    if (markup != block.markup) {
        dressBlock(*block.button, toWx(markup));
        block.markup = markup;
    }
    if (narrow != block.narrow) {
        (narrow ? addStyle : removeStyle)(*block.button, style::narrow);
        block.narrow = narrow;
    }
    const auto state = stateOf(block.shown.state.tone);
    if (state != block.state) {
        removeStyle(*block.button, stateClasses[static_cast<std::size_t>(block.state)]);
        addStyle(*block.button, stateClasses[static_cast<std::size_t>(state)]);
        block.state = state;
    }
    const bool chosen = view_.selected == block.shown.session;
    if (chosen != block.chosen) {
        (chosen ? addStyle : removeStyle)(*block.button, style::chosen);
        block.chosen = chosen;
    }
    const auto words = toWx(blockWords(block.shown));
    setAccessibleName(*block.button, words);
    if (!dragging_ && block.button->GetToolTipText() != words) {
        block.button->SetToolTip(words);
    }
}

void DiaryGrid::place() {
    columns_ = DiaryColumns{view_, {gutter(), scroll_->GetClientSize().x, forText(leastColumn), leastLane()}};
    const int width = columns_.right();
    const int height = static_cast<int>(std::lround((view_.ends - view_.begins) * perMinute())) + 1;
    if (sheet_->GetMinSize() != wxSize{width, height}) {
        sheet_->SetMinSize({width, height});
        scroll_->FitInside();
        scroll_->Layout();
    }
    for (auto& block : blocks_) {
        const auto rect = rectOf(block.shown);
        if (block.button->GetRect() != rect) {
            block.button->SetSize(rect);
        }
        dress(block, rect.width, rect.height);
    }
    placeHeads();
    sheet_->Refresh();
}

void DiaryGrid::placeHeads() {
    while (heads_.size() > view_.columns.size()) {
        for (auto* const text : {heads_.back().title, heads_.back().closed}) {
            text->Destroy();
        }
        heads_.pop_back();
    }
    while (heads_.size() < view_.columns.size()) {
        const auto newHead = [&](const char* name) {
            return new wxStaticText{headRow_,
                                    wxID_ANY,
                                    wxString{},
                                    wxDefaultPosition,
                                    wxDefaultSize,
                                    wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE | wxALIGN_CENTRE_HORIZONTAL,
                                    toWx(name + std::to_string(heads_.size()))};
        };
        auto* const title = newHead("diary-column-");
        heads_.push_back({title, newHead("diary-column-closed-")});
    }
    // On one day the title of the page says it for all columns.
    const bool week = view_.span == present::DiarySpan::week;
    const bool anyClosed = week && std::any_of(view_.columns.begin(), view_.columns.end(),
                                               [](const present::DiaryColumn& one) { return !one.closed.empty(); });
    const int line = forText(30);
    const int height = line + (anyClosed ? forText(18) : 0);
    int x = 0;
    scroll_->CalcScrolledPosition(0, 0, &x, nullptr);
    for (std::size_t i = 0; i < heads_.size(); ++i) {
        auto& head = *heads_[i].title;
        auto& closed = *heads_[i].closed;
        const auto& column = view_.columns[i];
        const auto words = toWx(column.title);
        if (head.GetLabelText() != words) {
            head.SetLabelText(words);
        }
        const auto whole = column.closed.empty() ? words : words + wxS(". ") + toWx(column.closed);
        if (head.GetToolTipText() != whole) {
            head.SetToolTip(whole);
            setAccessibleName(head, whole);
        }
        head.SetFont(fontFor(TextRole::strong));
        head.SetForegroundColour(column.today && week ? theme().accent : theme().body);
        head.SetSize(x + columns_.left(i) + 2, (line - head.GetBestSize().y) / 2, columns_.width(i) - 4,
                     head.GetBestSize().y);
        const auto why = week ? toWx(column.closed) : wxString{};
        if (closed.GetLabelText() != why) {
            closed.SetLabelText(why);
            closed.SetToolTip(why); // in full when there is no room for it
        }
        closed.SetFont(fontFor(TextRole::small));
        closed.SetForegroundColour(theme().body);
        closed.Show(!why.empty());
        closed.SetSize(x + columns_.left(i) + 2, line - px::grid / 2, columns_.width(i) - 4, closed.GetBestSize().y);
    }
    if (headRow_->GetMinSize().y != height) {
        headRow_->SetMinSize({-1, height});
        Layout();
    }
}

void DiaryGrid::paintSheet() {
    wxAutoBufferedPaintDC dc{sheet_};
    const auto& now = theme();
    const auto size = sheet_->GetClientSize();
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(now.card);
    dc.DrawRectangle(size);
    const auto y = [&](int minute) { return static_cast<int>(std::lround((minute - view_.begins) * perMinute())); };
    for (const auto& shade : view_.closed) {
        const int from = std::max(shade.from, view_.begins);
        const int to = std::min(shade.to, view_.ends);
        if (from < to) {
            paintClosed(dc, {columns_.left(shade.column), y(from), columns_.width(shade.column), y(to) - y(from)});
        }
    }
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetFont(fontFor(TextRole::small));
    dc.SetTextForeground(now.secondary);
    for (int minute = view_.begins; minute <= view_.ends; minute += 30) {
        const bool hour = minute % 60 == 0;
        dc.SetBrush(hour ? now.border : now.hairline);
        dc.DrawRectangle(gutter(), y(minute), size.x - gutter(), 1);
        if (hour && minute < view_.ends) {
            const auto words = toWx(present::clockTime(minute));
            dc.DrawText(words, gutter() - dc.GetTextExtent(words).x - 6, y(minute) + 2);
        }
    }
    dc.SetBrush(now.border);
    for (std::size_t i = 0; i < columns_.count(); ++i) {
        dc.DrawRectangle(columns_.left(i), 0, 1, size.y);
    }
    dc.DrawRectangle(columns_.right(), 0, 1, size.y);
    if (view_.nowColumn && view_.nowMinute >= view_.begins && view_.nowMinute <= view_.ends) {
        const bool week = view_.span == present::DiarySpan::week;
        const int left = week ? columns_.left(*view_.nowColumn) : gutter();
        dc.SetBrush(now.accent);
        dc.DrawRectangle(left, y(view_.nowMinute), week ? columns_.width(*view_.nowColumn) : size.x - left, 2);
    }
}

void DiaryGrid::focusBlock(model::SessionId session) {
    if (auto* const block = blockOf(session)) {
        block->button->SetFocus();
    }
}

bool DiaryGrid::inSight(const Block& block) const {
    const auto at = scroll_->CalcScrolledPosition(block.button->GetPosition());
    const auto size = block.button->GetSize();
    const auto window = scroll_->GetClientSize();
    return at.x >= 0 && at.y >= 0 && at.x + size.x <= window.x &&
           at.y + std::min(size.y, forText(hourHeight) / 2) <= window.y;
}

bool DiaryGrid::anyInSight() const {
    return std::any_of(blocks_.begin(), blocks_.end(), [this](const Block& block) { return inSight(block); });
}

void DiaryGrid::scrollTo(model::SessionId session) {
    const auto* const block = blockOf(session);
    if (block != nullptr && !inSight(*block)) {
        const auto at = block->button->GetPosition();
        scroll_->Scroll(std::max(0, at.x - gutter()) / px::grid,
                        std::max(0, at.y - forText(hourHeight) / 2) / px::grid);
        placeHeads();
    }
}

void DiaryGrid::scrollToBegin() {
    int minute = view_.nowColumn ? view_.nowMinute - 60 : present::dayBegins;
    for (const auto& block : view_.blocks) {
        minute = std::min(minute, block.minute - 15);
    }
    const auto y = std::max(0.0, (minute - view_.begins) * perMinute());
    scroll_->Scroll(0, static_cast<int>(y) / px::grid);
}

} // namespace gui
