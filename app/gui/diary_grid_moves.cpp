// How sessions are walked and moved in the diary: by mouse and by keyboard.

#include "app/gui/a11y.h"
#include "app/gui/diary_block_text.h"
#include "app/gui/diary_grid.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/present/text.h"

#include <wx/button.h>
#include <wx/menu.h>

#include <algorithm>
#include <cmath>

namespace gui {

namespace {

constexpr int dragFrom = 6; // px before a press becomes a drag

} // namespace

void DiaryGrid::bindSheet() {
    on(*sheet_, wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        event.Skip();
        if (onFree && event.GetX() >= gutter() && !view_.columns.empty()) {
            const auto [column, minute] = placeAt(event.GetPosition());
            onFree(column, minute);
        }
    });
}

std::pair<std::size_t, int> DiaryGrid::placeAt(wxPoint onSheet) const {
    const int quarter = static_cast<int>(std::lround(onSheet.y / perMinute() / present::slotStep));
    return {columns_.at(onSheet.x), view_.begins + quarter * present::slotStep};
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
    on(button, wxEVT_LEFT_DOWN, [this, &button](wxMouseEvent& event) {
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
        block->button->UnsetToolTip(); // it would stay over the times; dressed again when it is dropped
        block->button->Raise();
    }
    const auto at = draggedFrom_ + way;
    const int quarter = static_cast<int>(std::lround(at.y / perMinute() / present::slotStep));
    const int top = static_cast<int>(std::lround(quarter * present::slotStep * perMinute())) + 1;
    if (block->button->GetPosition() != wxPoint{at.x, top}) {
        block->button->Move(at.x, top);
        auto shown = block->shown;
        shown.time = present::clockTime(std::clamp(view_.begins + quarter * present::slotStep, 0, 24 * 60 - 1));
        dressBlock(*block->button, toWx(blockLines(shown, blockRoom(block->button->GetSize().x)).front()));
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

} // namespace gui
