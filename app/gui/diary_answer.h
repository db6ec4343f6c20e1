#pragma once
// The first thing to read while a session is planned or moved: may it be, what is in the way, the first free and safe
// times as buttons. It stands across the page, so that no field scrolls it away.

#include "app/gui/action.h"
#include "app/present/diary_plan.h"

#include <functional>

namespace gui {

class Banner;

class DiaryAnswer : public wxPanel {
public:
    DiaryAnswer(wxWindow* parent, const wxString& name, present::DiaryPlan& plan);

    void render();
    /// The nth of the offered times, as by its button; false when there are not so many.
    bool take(std::size_t offered);

    std::function<void()> onTaken; ///< a time was taken over into the form

private:
    std::vector<Action> times(const present::DiaryPlanView& view);

    present::DiaryPlan& plan_;
    Banner* refusal_ = nullptr;
    Banner* verdict_ = nullptr;
    Banner* doubleBooked_ = nullptr;
    Banner* closed_ = nullptr;
};

} // namespace gui
