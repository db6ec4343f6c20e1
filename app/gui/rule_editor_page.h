#pragma once
// The rule book: all rules with a search, one of them beside to change, the review before a new version, the versions.

#include "app/gui/page.h"
#include "app/present/ports.h"
#include "app/present/rule_editor.h"

#include <functional>
#include <memory>

class wxGauge;
class wxPanel;
class wxScrolledWindow;

namespace gui {

class Banner;
class Card;
class ChoiceField;
class List;
class NoteCard;
class RuleCard;
class TextField;
class WrappedText;

class RuleEditorPage : public Page {
public:
    RuleEditorPage(wxWindow* book, present::Seat seat);
    ~RuleEditorPage() override;

    void refresh();
    void shown() override;

    std::function<void()> onClose;
    std::function<void(model::ClientId)> openChart;

private:
    void buildRules();
    void buildReview();
    void buildVersions();
    void chooseFolder(bool toWrite);
    void review();
    void back();
    void render();
    void renderHeader();
    void focusStage();
    void renderReview();
    void renderVersions();

    present::RuleEditor editor_;
    present::RuleStage shownStage_ = present::RuleStage::rules;
    Banner* message_ = nullptr;
    NoteCard* note_ = nullptr;

    wxPanel* rules_ = nullptr;
    std::unique_ptr<ChoiceField> section_;
    std::unique_ptr<TextField> search_;
    Card* listCard_ = nullptr;
    List* list_ = nullptr;
    RuleCard* rule_ = nullptr;

    wxScrolledWindow* review_ = nullptr;
    Card* faultsCard_ = nullptr;
    List* faults_ = nullptr;
    Card* saveCard_ = nullptr;
    std::unique_ptr<TextField> reason_, from_;
    WrappedText* who_ = nullptr;
    Card* changesCard_ = nullptr;
    List* changes_ = nullptr;
    Card* affectedCard_ = nullptr;
    wxGauge* gauge_ = nullptr;
    List* affected_ = nullptr;

    wxPanel* versions_ = nullptr;
    Card* versionsCard_ = nullptr;
    List* versionList_ = nullptr;
    Card* filesCard_ = nullptr;
};

} // namespace gui
