#pragma once
// The hours of a day or week with the sessions in them. Each session is a real button: Tab and the arrow keys walk
// them, Alt with the arrow keys moves one, so does the mouse. Hour lines and the line of the present time are painted
// behind.

#include "app/gui/action.h"
#include "app/gui/diary_columns.h"
#include "app/gui/theme.h"
#include "app/present/diary.h"

#include <wx/gdicmn.h>
#include <wx/panel.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

class wxButton;
class wxScrolledWindow;
class wxStaticText;

namespace gui {

class WrappedText;

class DiaryGrid : public wxPanel {
public:
    DiaryGrid(wxWindow* parent, const wxString& name);

    /// Idempotent. Blocks keep their buttons, and so the focus, by the session they stand for.
    void render(const present::DiaryView& view);
    void focusBlock(model::SessionId session);
    void scrollTo(model::SessionId session); ///< only when it is out of sight
    bool anyInSight() const;                 ///< of the sessions
    /// The first session, the present time or the morning comes into sight.
    void scrollToBegin();

    std::function<void(model::SessionId)> onSelect;
    std::function<void(model::SessionId)> onOpen; ///< Enter or double click
    std::function<void(model::SessionId, int minutes, int columns)> onShift;
    std::function<void(model::SessionId, std::size_t column, int minute)> onDrop;
    std::function<void(std::size_t column, int minute)> onFree; ///< a click where nothing stands
    std::function<std::vector<Action>(model::SessionId)> contextActions;

private:
    struct Block {
        present::DiaryBlock shown;
        wxButton* button = nullptr;
        std::string markup;
        State state = State::neutral;
        bool chosen = false;
        bool narrow = false;
    };
    struct Head {
        wxStaticText* title = nullptr;
        wxStaticText* closed = nullptr; ///< below it: why that day is closed
    };
    // diary_grid.cpp
    wxButton* newButton(model::SessionId session);
    Block* blockOf(model::SessionId session);
    void dress(Block& block, int width, int height);
    void place();
    void placeHeads();
    int leastLane() const;
    wxRect rectOf(const present::DiaryBlock& block) const;
    bool inSight(const Block& block) const;
    void paintSheet();
    int gutter() const;
    double perMinute() const; ///< px
    // diary_grid_moves.cpp
    void bindSheet();
    void bindBlock(wxButton& button, model::SessionId session);
    std::pair<std::size_t, int> placeAt(wxPoint onSheet) const; ///< column and minute, to the quarter of an hour
    bool handleKey(model::SessionId session, int code, bool alt);
    void walk(model::SessionId from, int code);
    void drag(model::SessionId session, const wxMouseEvent& event);
    void dropDragged(model::SessionId session);

    present::DiaryView view_;
    DiaryColumns columns_;
    wxPanel* headRow_ = nullptr;
    std::vector<Head> heads_;
    wxScrolledWindow* scroll_ = nullptr;
    wxPanel* sheet_ = nullptr;
    WrappedText* empty_ = nullptr;
    std::vector<Block> blocks_;
    wxPoint pressedAt_;   ///< of the pointer, on the screen
    wxPoint draggedFrom_; ///< of the block, on the sheet
    bool pressed_ = false;
    bool dragging_ = false;
    bool byPointer_ = false; ///< the click that follows is a click, not a key
};

} // namespace gui
