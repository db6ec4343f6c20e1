#pragma once
// The head of every page: what it is, one line of context, search, actions with one primary.

#include "app/gui/action.h"
#include "app/gui/surface.h"

#include <string>
#include <vector>

class wxStaticText;

namespace gui {

class SearchField;

struct HeaderView {
    std::string title;
    std::string context;
    std::vector<Action> actions; ///< the primary one last: it stands at the right
};

class Header : public Surface {
public:
    explicit Header(wxWindow* parent);

    void render(HeaderView view);
    SearchField& search() { return *search_; }

private:
    void share();

    wxStaticText* title_ = nullptr;
    wxStaticText* context_ = nullptr;
    SearchField* search_ = nullptr;
    ActionRow* actions_ = nullptr;
};

} // namespace gui
