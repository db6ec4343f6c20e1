#pragma once
// Whom to telephone, and what was said; what to catch up with; whose next session is due. Everything has one key while
// the list has the keyboard: digits tick signs, letters are the acts, space marks.

#include "app/gui/page.h"
#include "app/present/aftercare.h"
#include "app/present/mail_rounds.h"
#include "app/present/ports.h"

#include <functional>
#include <memory>
#include <vector>

class wxBoxSizer;
class wxCheckBox;
class wxKeyEvent;

namespace gui {

class ActionFlow;
class Banner;
class Card;
class List;
class NoteCard;
class Segmented;
class TextField;
class WrappedText;
struct Action;

class AftercarePage : public Page {
public:
    AftercarePage(wxWindow* book, present::Seat seat);
    ~AftercarePage() override;

    void refresh();
    void shown() override;
    void choose(present::AftercareSet set);
    void mailIs(const present::MailRoundsView& mail); ///< from whoever sends

    std::function<void(model::ClientId)> openChart;
    /// Set by the window: where acts lead, and who sends.
    present::Aftercare& aftercare() { return aftercare_; }
    std::function<void()> openPlans; ///< none: not for this person
    std::function<void()> clockIsRight;

private:
    void buildList(wxWindow& parent);
    void buildDetail();
    void render();
    void renderDetail();
    void run(const present::AftercareAct& act);
    bool take(const wxKeyEvent& event); ///< false: not one of ours
    std::vector<Action> acts();

    present::Aftercare aftercare_;
    bool clockDoubted_ = false;
    Banner* mail_ = nullptr;
    Banner* message_ = nullptr;
    NoteCard* note_ = nullptr;
    Card* card_ = nullptr;
    Segmented* sets_ = nullptr;
    List* list_ = nullptr;
    Card* detail_ = nullptr;
    WrappedText* line_ = nullptr;
    WrappedText* phone_ = nullptr;
    WrappedText* text_ = nullptr;
    WrappedText* said_ = nullptr;
    WrappedText* signsLabel_ = nullptr;
    std::vector<wxCheckBox*> signs_;
    std::unique_ptr<TextField> words_;
    ActionFlow* acts_ = nullptr;
    std::int64_t wordsOf_ = 0; ///< whose words are being typed
};

} // namespace gui
