#pragma once
// What a person can do here: buttons of headers, cards and banners and the rows of context menus are all made of it.

#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

class wxButton;
class wxMenu;

namespace gui {

struct Action {
    enum class Kind { plain, primary, danger };

    std::string name;  ///< stable, "start-session": the control's name
    std::string label; ///< with "&" before the Alt key
    std::function<void()> run;
    Kind kind = Kind::plain;
    bool enabled = true;
    std::string why = {}; ///< why it is disabled, or what it does: the tool tip
};

/// With a label from `_()`, and nothing more to say than that.
Action act(const char* name, const wxString& label, std::function<void()> run, Action::Kind kind = Action::Kind::plain,
           bool enabled = true);

/// What the button of an action takes with these words, "&" or not.
int buttonWidth(const wxWindow& window, const wxString& label);

/// A row of real buttons, 36 px high. Rendering again keeps the buttons, and so the focus, when the names are the same.
class ActionRow : public wxPanel {
public:
    enum class Flow { across, down }; ///< down: each as wide as the widest
    ActionRow(wxWindow* parent, const wxString& name, Flow flow = Flow::across);

    void render(std::vector<Action> actions);
    bool empty() const { return actions_.empty(); }

private:
    void rebuild();
    void update(std::size_t index);

    std::vector<Action> actions_;
    std::vector<wxButton*> buttons_;
};

/// Fills a context menu; the acts run when their row is chosen.
void fillMenu(wxMenu& menu, const std::vector<Action>& actions);

} // namespace gui
