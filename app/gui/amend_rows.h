#pragma once
// The treatment rows of a session that is amended: each zone with all that can be said of it.

#include "app/gui/desk_flow.h"
#include "app/gui/fields.h"
#include "app/present/amending.h"

#include <functional>
#include <memory>
#include <vector>

class wxPanel;

namespace gui {

class AmendRows {
public:
    using Edit = std::function<void(const std::function<void(present::AmendInput&)>& change)>;

    AmendRows(wxWindow* parent, Edit edit, std::function<void(std::size_t row)> drop);
    ~AmendRows();

    wxWindow* window();
    void render(const present::AmendingView& view);
    void fit(int width);
    void takeFirst();

private:
    struct Line;
    void rebuild(const present::AmendingView& view);
    std::unique_ptr<Line> makeLine(std::size_t row, bool rf);
    void editRow(std::size_t row, const std::function<void(present::DeskRowInput&)>& change);

    Edit edit_;
    std::function<void(std::size_t)> drop_;
    wxPanel* panel_;
    std::vector<std::unique_ptr<Line>> lines_;
    std::vector<bool> rf_; ///< which rows the lines stand for
    int width_ = 0;
};

} // namespace gui
