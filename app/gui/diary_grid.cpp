#include "app/gui/diary_grid.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"
#include "app/gui/fields.h"
#include "app/gui/layout.h"
#include "app/gui/strings.h"
#include "app/gui/style_sheet.h"
#include "app/gui/words.h"
#include "app/present/text.h"

#include <wx/button.h>
#include <wx/dcbuffer.h>
#include <wx/menu.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <algorithm>
#include <cmath>

namespace gui {

namespace {

constexpr int hourHeight = 80; // px: a quarter of an hour still holds one line
constexpr int leastColumn = 58;
constexpr int dragFrom = 6; // px before a press becomes a drag
constexpr const char* stateClasses[]{"nb-deny", "nb-warn", "nb-safe", "nb-info", "nb-neutral", "nb-unknown"};

std::string bold(const std::string& words) {
    return "<b>" + toMarkup(words) + "</b>";
}

std::string join(const std::string& a, const std::string& b) {
    return a.empty() || b.empty() ? a + b : a + ", " + b;
}

/// What matters most first: as many lines are shown as the block is high.
std::vector<std::string> linesOf(const present::DiaryBlock& block, bool wide) {
    std::vector<std::string> lines;
    if (wide) {
        lines.push_back(bold(block.time + " " + block.name));
    } else {
        lines.push_back(bold(block.time));
        lines.push_back(toMarkup(block.name));
    }
    if (block.state.tone != present::Tone::neutral) {
        lines.push_back(bold(block.state.text));
    }
    lines.push_back(toMarkup(block.treatment));
    lines.push_back(toMarkup(join(block.where, block.progress)));
    if (block.state.tone == present::Tone::neutral) {
        lines.push_back(toMarkup(block.state.text));
    }
    std::erase(lines, std::string{});
    return lines;
}

std::string wordsOf(const present::DiaryBlock& block) {
    auto words = block.name;
    for (const auto& line : block.lines) {
        words += (line.empty() ? "" : "; ") + line;
    }
    return block.warning.empty() ? words : words + ". " + block.warning;
}

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
    on(*sheet_, wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        event.Skip();
        if (onFree && event.GetX() >= gutter() && !view_.columns.empty()) {
            const auto [column, minute] = placeAt(event.GetPosition());
            onFree(column, minute);
        }
    });
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

int DiaryGrid::columnWidth() const {
    const int count = std::max(1, static_cast<int>(view_.columns.size()));
    return std::max(forText(leastColumn), (scroll_->GetClientSize().x - gutter()) / count);
}

wxRect DiaryGrid::rectOf(const present::DiaryBlock& block) const {
    const int lane = columnWidth() / std::max(1, block.lanes);
    const int left = gutter() + static_cast<int>(block.column) * columnWidth() + block.lane * lane;
    const auto y = [&](int minute) { return static_cast<int>(std::lround((minute - view_.begins) * perMinute())); };
    const int top = y(block.minute);
    const int least = forText(hourHeight) / 4;
    return {left + 2, top + 1, std::max(20, lane - 4), std::max(least, y(block.minute + block.length) - top) - 2};
}

std::pair<std::size_t, int> DiaryGrid::placeAt(wxPoint onSheet) const {
    const int last = static_cast<int>(view_.columns.size()) - 1;
    const int column = std::clamp((onSheet.x - gutter()) / columnWidth(), 0, std::max(0, last));
    const int quarter = static_cast<int>(std::lround(onSheet.y / perMinute() / present::slotStep));
    return {static_cast<std::size_t>(column), view_.begins + quarter * present::slotStep};
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

void DiaryGrid::bindBlock(wxButton& button, model::SessionId session) {
    on(button, wxEVT_SET_FOCUS, [this, session](wxFocusEvent& event) {
        event.Skip();
        later(*this, [this, session] {
            if (onSelect && blockOf(session) != nullptr) {
                onSelect(session);
            }
        });
    });
    on(button, wxEVT_BUTTON, [this, session](wxCommandEvent&) {
        const bool opens = !std::exchange(byPointer_, false);
        (opens ? onOpen : onSelect)(session);
    });
    on(button, wxEVT_LEFT_DOWN, [this, session, &button](wxMouseEvent& event) {
        event.Skip();
        pressedAt_ = button.ClientToScreen(event.GetPosition());
        draggedFrom_ = button.GetPosition();
        pressed_ = true;
        dragging_ = false;
        byPointer_ = true;
    });
    on(button, wxEVT_LEFT_DCLICK, [this, session](wxMouseEvent&) {
        byPointer_ = false;
        onOpen(session);
    });
    on(button, wxEVT_MOTION, [this, session](wxMouseEvent& event) {
        event.Skip();
        drag(session, event);
    });
    on(button, wxEVT_LEFT_UP, [this, session](wxMouseEvent& event) {
        event.Skip(); // the button has to come up again
        pressed_ = false;
        if (std::exchange(dragging_, false)) {
            later(*this, [this, session] { dropDragged(session); });
        }
    });
    on(button, wxEVT_KEY_DOWN, [this, session](wxKeyEvent& event) {
        byPointer_ = false;
        if (!handleKey(session, event.GetKeyCode(), event.AltDown())) {
            event.Skip();
        }
    });
    on(button, wxEVT_CONTEXT_MENU, [this, session, &button](wxContextMenuEvent&) {
        onSelect(session);
        if (contextActions) {
            wxMenu menu;
            fillMenu(menu, contextActions(session));
            button.PopupMenu(&menu);
        }
    });
}

void DiaryGrid::drag(model::SessionId session, const wxMouseEvent& event) {
    auto* const block = blockOf(session);
    if (!pressed_ || !event.LeftIsDown() || block == nullptr || !block->shown.canMove) {
        return;
    }
    const auto way = block->button->ClientToScreen(event.GetPosition()) - pressedAt_;
    if (!dragging_ && std::max(std::abs(way.x), std::abs(way.y)) < dragFrom) {
        return;
    }
    if (!dragging_) {
        dragging_ = true;
        block->button->Raise();
    }
    const auto at = draggedFrom_ + way;
    const int quarter = static_cast<int>(std::lround(at.y / perMinute() / present::slotStep));
    const int top = static_cast<int>(std::lround(quarter * present::slotStep * perMinute())) + 1;
    if (block->button->GetPosition() != wxPoint{at.x, top}) {
        block->button->Move(at.x, top);
        auto shown = block->shown;
        shown.time = present::clockTime(std::clamp(view_.begins + quarter * present::slotStep, 0, 24 * 60 - 1));
        const auto lines = linesOf(shown, block->button->GetSize().x >= forText(120));
        dressBlock(*block->button, toWx(lines.front()));
        block->markup.clear(); // dressed again when it is dropped
    }
}

void DiaryGrid::dropDragged(model::SessionId session) {
    auto* const block = blockOf(session);
    if (block == nullptr) {
        return;
    }
    const auto rect = block->button->GetRect();
    const auto [column, minute] = placeAt({rect.x + rect.width / 2, rect.y});
    onDrop(session, column, minute);
}

bool DiaryGrid::handleKey(model::SessionId session, int code, bool alt) {
    if (code != WXK_LEFT && code != WXK_RIGHT && code != WXK_UP && code != WXK_DOWN) {
        return false;
    }
    if (!alt) {
        walk(session, code);
        return true;
    }
    auto* const block = blockOf(session);
    if (block != nullptr && block->shown.canMove) {
        const int quarter = present::slotStep;
        onShift(session,
                code == WXK_UP     ? -quarter
                : code == WXK_DOWN ? quarter
                                   : 0,
                code == WXK_LEFT    ? -1
                : code == WXK_RIGHT ? 1
                                    : 0);
    }
    return true;
}

/// Up and down within the column, left and right to the nearest in time of the next column that has one.
void DiaryGrid::walk(model::SessionId from, int code) {
    const auto* const here = blockOf(from);
    const Block* best = nullptr;
    const auto rank = [&](const Block& other) -> std::pair<int, int> {
        const int columns = static_cast<int>(other.shown.column) - static_cast<int>(here->shown.column);
        const int minutes = (other.shown.minute - here->shown.minute) * 100 + other.shown.lane - here->shown.lane;
        switch (code) {
        case WXK_UP:
            return columns == 0 && minutes < 0 ? std::pair{0, -minutes} : std::pair{-1, 0};
        case WXK_DOWN:
            return columns == 0 && minutes > 0 ? std::pair{0, minutes} : std::pair{-1, 0};
        case WXK_LEFT:
            return columns < 0 ? std::pair{-columns, std::abs(minutes)} : std::pair{-1, 0};
        default:
            return columns > 0 ? std::pair{columns, std::abs(minutes)} : std::pair{-1, 0};
        }
    };
    if (here == nullptr) {
        return;
    }
    for (const auto& other : blocks_) {
        if (rank(other).first >= 0 && (best == nullptr || rank(other) < rank(*best))) {
            best = &other;
        }
    }
    if (best != nullptr) {
        best->button->SetFocus();
    }
}

void DiaryGrid::dress(Block& block, int width, int height) {
    const int line = std::max(1, block.button->GetCharHeight());
    const auto room = static_cast<std::size_t>(std::max(1, (height - 4) / line));
    const auto lines = linesOf(block.shown, width >= forText(120));
    std::string markup;
    for (std::size_t i = 0; i < std::min(room, lines.size()); ++i) {
        markup += (i == 0 ? "" : "\n") + lines[i];
    }
    if (markup != block.markup) {
        dressBlock(*block.button, toWx(markup));
        block.markup = markup;
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
    const auto words = toWx(wordsOf(block.shown));
    setAccessibleName(*block.button, words);
    if (block.button->GetToolTipText() != words) {
        block.button->SetToolTip(words);
    }
}

void DiaryGrid::place() {
    const int width = gutter() + columnWidth() * static_cast<int>(view_.columns.size());
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
        heads_.back()->Destroy();
        heads_.pop_back();
    }
    while (heads_.size() < view_.columns.size()) {
        heads_.push_back(new wxStaticText{headRow_, wxID_ANY, wxString{}, wxDefaultPosition, wxDefaultSize,
                                          wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE | wxALIGN_CENTRE_HORIZONTAL,
                                          toWx("diary-column-" + std::to_string(heads_.size()))});
    }
    const int height = forText(30);
    int x = 0;
    scroll_->CalcScrolledPosition(gutter(), 0, &x, nullptr);
    for (std::size_t i = 0; i < heads_.size(); ++i) {
        auto& head = *heads_[i];
        const auto& column = view_.columns[i];
        const auto words = toWx(column.title);
        if (head.GetLabelText() != words) {
            head.SetLabelText(words);
            head.SetToolTip(words);
        }
        head.SetFont(fontFor(TextRole::strong));
        head.SetForegroundColour(column.today && view_.span == present::DiarySpan::week ? theme().accent
                                                                                        : theme().body);
        head.SetSize(x + static_cast<int>(i) * columnWidth() + 2, (height - head.GetBestSize().y) / 2,
                     columnWidth() - 4, head.GetBestSize().y);
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
    dc.SetFont(fontFor(TextRole::small));
    dc.SetTextForeground(now.secondary);
    const auto y = [&](int minute) { return static_cast<int>(std::lround((minute - view_.begins) * perMinute())); };
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
    for (std::size_t i = 0; i <= view_.columns.size(); ++i) {
        dc.DrawRectangle(gutter() + static_cast<int>(i) * columnWidth(), 0, 1, size.y);
    }
    if (view_.nowColumn && view_.nowMinute >= view_.begins && view_.nowMinute <= view_.ends) {
        const bool week = view_.span == present::DiarySpan::week;
        const int left = week ? gutter() + static_cast<int>(*view_.nowColumn) * columnWidth() : gutter();
        dc.SetBrush(now.accent);
        dc.DrawRectangle(left, y(view_.nowMinute), week ? columnWidth() : size.x - left, 2);
    }
}

void DiaryGrid::focusBlock(model::SessionId session) {
    if (auto* const block = blockOf(session)) {
        block->button->SetFocus();
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
