#pragma once
// Any number of topical products: what, its lot, and whether it goes under the needles.

#include "app/gui/action.h"
#include "app/gui/fields.h"
#include "app/present/desk.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

class wxButton;
class wxPanel;

namespace gui {

class DeskTopicals {
public:
    DeskTopicals(wxWindow* parent, std::function<present::DeskPresenter*()> desk);
    ~DeskTopicals();

    wxWindow* window();
    void render(const present::DeskView& view);
    void fit(int width);

private:
    struct Line;
    void rebuild(std::size_t lines);
    void makeLine(std::size_t index);
    wxSizer* placed(Line& line) const;
    void edit(const std::function<void(std::vector<model::Topical>&)>& change);
    void add();
    void takeOut(std::size_t index);

    std::function<present::DeskPresenter*()> desk_;
    wxPanel* panel_;
    wxPanel* list_;
    ActionRow* acts_;
    WrappedText* warning_;
    std::vector<std::unique_ptr<Line>> lines_;
    bool narrow_ = false; ///< the box to tick stands below the fields
};

} // namespace gui
