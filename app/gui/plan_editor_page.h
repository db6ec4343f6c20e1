#pragma once
// The clinic's aftercare plans: the plans and the steps of one to the left; to the right when each step would fall for
// a client, the chosen step, what the client reads. Versions behind a button.

#include "app/gui/page.h"
#include "app/present/plan_editor.h"
#include "app/present/ports.h"

#include <functional>
#include <memory>

class wxCheckBox;
class wxPanel;
class wxScrolledWindow;
class wxWindow;

namespace gui {

class Banner;
class Card;
class ChoiceField;
class List;
class NoteCard;
class PlanStepCard;
class PlanStrip;
class TextField;
class WrappedText;

class PlanEditorPage : public Page {
public:
    PlanEditorPage(wxWindow* book, present::Seat seat);
    ~PlanEditorPage() override;

    void refresh();
    void shown() override;

    std::function<void()> onClose;

private:
    void buildSave();
    void buildLists(wxWindow* parent);
    void buildPlan();
    void buildStrip();
    void buildPreview();
    void buildVersions();
    void askToSave(bool open);
    void askToWithdraw();
    void back();
    void render();
    void renderHeader();
    void renderSave();
    void renderPlan();
    void renderPreview();
    void focusStep();

    present::PlanEditor editor_;
    present::PlanStage shownStage_ = present::PlanStage::steps;
    Banner* message_ = nullptr;
    NoteCard* note_ = nullptr;
    Card* saveCard_ = nullptr;
    std::unique_ptr<TextField> reason_;
    wxCheckBox* replan_ = nullptr;

    wxPanel* editing_ = nullptr;
    Card* plansCard_ = nullptr;
    List* plans_ = nullptr;
    Card* stepsCard_ = nullptr;
    List* steps_ = nullptr;
    wxScrolledWindow* sheet_ = nullptr;
    Card* stripCard_ = nullptr;
    PlanStrip* strip_ = nullptr;
    WrappedText* moved_ = nullptr;
    std::unique_ptr<TextField> search_, day_, time_;
    std::unique_ptr<ChoiceField> client_;
    PlanStepCard* step_ = nullptr;
    Card* previewCard_ = nullptr;
    WrappedText* previewText_ = nullptr;
    Card* planCard_ = nullptr;
    std::unique_ptr<TextField> name_, over_, upTo_;
    std::unique_ptr<ChoiceField> modality_, zone_;

    wxPanel* versionsPart_ = nullptr;
    Card* versionsCard_ = nullptr;
    List* versions_ = nullptr;
};

} // namespace gui
