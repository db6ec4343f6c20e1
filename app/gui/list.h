#pragma once
// A list of ready-made rows: fixed columns, rows of 36 px, selection by id, actions by Enter, double click and menu.

#include "app/gui/action.h"
#include "app/gui/theme.h"

#include <wx/dataview.h>
#include <wx/panel.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

class wxStaticText;

namespace gui {

class RowModel;
class WrappedText;

struct Column {
    enum class Align { left, right };

    std::string title;
    int width = 100; ///< px for letters of 10 points, wider with larger ones; where it grows, what it never goes below
    Align align = Align::left;
    bool grows = false; ///< takes its share of the room that is left
    bool quiet = false; ///< in the secondary grey
    int lesser = 0;     ///< 0 is always in sight; else the highest leaves first where there is no room for all
};

struct Cell {
    std::string text;
    std::optional<State> chip; ///< shown as a pill in this state's colours
};

struct Row {
    std::string id; ///< unique in the list
    std::vector<Cell> cells;
};

struct ListView {
    std::vector<Row> rows;
    std::string empty;  ///< told instead of the rows when there are none
    std::string hidden; ///< what the filter hides, below the rows: "12 expired lots hidden"
};

class List : public wxPanel {
public:
    List(wxWindow* parent, const wxString& name, std::vector<Column> columns, bool showTitles = true);
    ~List() override;
    List(const List&) = delete;
    List& operator=(const List&) = delete;

    /// Idempotent. The chosen row stays chosen by its id; when it is gone nothing is.
    void render(ListView view);

    std::string selected() const; ///< empty: none
    void select(const std::string& id);
    /// Up and down from elsewhere, e.g. a search field that keeps the keyboard.
    void moveSelection(int by);

    /// As many rows as there are, at most `most`, without a scroll bar.
    void fitRows(int most);

    std::function<void(const std::string& id)> onSelect;
    std::function<void(const std::string& id)> onActivate;
    std::function<std::vector<Action>(const std::string& id)> contextActions;

    wxDataViewCtrl& control() { return *view_; }

private:
    void bindEvents();
    void showMenu();
    void measure();
    void placeColumns();
    std::optional<unsigned> rowOf(const std::string& id) const;
    void activate();

    std::vector<Column> columns_;
    ListView shown_;
    wxObjectDataPtr<RowModel> model_;
    wxDataViewCtrl* view_ = nullptr;
    WrappedText* empty_ = nullptr;
    wxStaticText* hidden_ = nullptr;
    std::string selected_;
    bool rendering_ = false;  ///< selection events during a reset are not the person's
    std::vector<int> wanted_; ///< px that the widest text of each column has needed so far
    int placedFor_ = -1;
};

} // namespace gui
