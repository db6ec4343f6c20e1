#pragma once
// The form beside the diary: plan a session or a course, move a session. Enter saves, Esc closes. How it stands with
// the rules is told above it, see diary_answer.h.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/diary_plan.h"

#include <functional>
#include <memory>

class wxPanel;
class wxScrolledWindow;

namespace gui {

class List;

class DiaryForm : public Surface {
public:
    DiaryForm(wxWindow* parent, const wxString& name, present::DiaryPlan& plan);

    void render();
    void take();     ///< the caret goes to what is asked first
    void takeSave(); ///< the keyboard goes to the button that saves

private:
    void build();
    void buildTreatment(wxSizer& body);
    void buildPlace(wxSizer& body);
    void showProblems(const present::DiaryPlanView& view);
    std::unique_ptr<TextField> text(const wxString& label, const char* name, std::string present::DiaryPlanInput::*part,
                                    wxWindow* on = nullptr); ///< the sheet unless told otherwise
    std::unique_ptr<ChoiceField> choice(const wxString& label, const char* name,
                                        std::string present::DiaryPlanInput::*part);
    void type(std::string present::DiaryPlanInput::*part, const std::string& typed);

    present::DiaryPlan& plan_;
    wxStaticText* title_ = nullptr;
    wxScrolledWindow* scroll_ = nullptr;
    wxPanel* sheet_ = nullptr; ///< all fields, in `scroll_`
    wxSizer* whoRow_ = nullptr;
    std::unique_ptr<TextField> who_;
    List* found_ = nullptr;
    WrappedText* client_ = nullptr;
    WrappedText* whoProblem_ = nullptr;
    std::unique_ptr<ChoiceField> treatment_, zone_, modality_, device_, indication_;
    std::unique_ptr<TextField> depth_;
    wxSizer* pickRows_ = nullptr;
    WrappedText* treatmentWords_ = nullptr;
    std::unique_ptr<TextField> day_, time_, length_, sessions_, gap_, reason_;
    std::unique_ptr<ChoiceField> performer_, supervisor_, room_;
    wxSizer* courseRow_ = nullptr;
    WrappedText* recommended_ = nullptr;
    WrappedText* course_ = nullptr;
    ActionRow* acts_ = nullptr;
};

} // namespace gui
