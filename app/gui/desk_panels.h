#pragma once
// The forms of the session desk that open under the verdict instead of dialogs: reason, plan, sign, abandon.

#include "app/gui/card.h"
#include "app/gui/desk_flow.h"
#include "app/gui/fields.h"
#include "app/present/desk.h"

#include <functional>
#include <memory>
#include <vector>

namespace gui {

class DeskPanels {
public:
    enum class Panel { none, reason, plan, sign, abandon };

    DeskPanels(wxWindow* parent, std::function<present::DeskPresenter*()> desk);

    std::vector<Card*> cards() { return {reason_, plan_, sign_, abandon_}; }
    /// One at a time; its first field takes the keyboard.
    void open(Panel panel);
    Panel shown() const { return shown_; }
    /// Nobody's words are carried to the next client.
    void clear();
    /// Closes what no longer makes sense at this stage. `started` is true once, when the session was just started.
    void render(const present::DeskView& view, bool started);
    void fit(int width);

    std::function<void()> onLayout; ///< a panel came or went

private:
    void buildReason();
    void buildPlan();
    void buildSign();
    void buildAbandon();
    void show(Panel panel);
    void plan();

    std::function<present::DeskPresenter*()> desk_;
    Panel shown_ = Panel::none;
    std::vector<FlowRow> flows_;

    Card* reason_;
    WrappedText* reasonLines_ = nullptr;
    WrappedText* reasonMeaning_ = nullptr;
    std::unique_ptr<TextField> reasonWords_, reasonPin_;
    std::unique_ptr<ChoiceField> reasonCode_, reasonSigner_;
    Card* plan_;
    std::unique_ptr<TextField> planDay_, planTime_, planMinutes_, planWords_;
    Card* sign_;
    WrappedText* signLines_ = nullptr;
    WrappedText* signWords_ = nullptr;
    std::unique_ptr<TextField> signPin_;
    Card* abandon_;
    std::unique_ptr<TextField> abandonWords_;
};

} // namespace gui
