#pragma once
// The diary: the hours at the left; at the right the session that is chosen, or the form that plans and moves.

#include "app/gui/page.h"
#include "app/present/diary.h"

#include <functional>
#include <optional>
#include <vector>

class wxChoice;
class wxScrolledWindow;
class wxSizer;
class wxTextCtrl;

namespace gui {

class ActionRow;
class Banner;
class Card;
class Chip;
class DiaryAnswer;
class DiaryForm;
class DiaryGrid;
class List;
class NoteCard;
class Segmented;
class WrappedText;
struct Action;

class DiaryPage : public Page {
public:
    DiaryPage(wxWindow* book, present::Seat seat);
    ~DiaryPage() override;

    void refresh();
    void shown() override;
    void openSession(model::SessionId session); ///< brings it into sight
    /// Opens the form for that client, on that day or, when it has passed, today.
    void planFor(model::ClientId client, std::optional<model::Day> day = {});

    std::function<void(model::ClientId)> openChart;
    std::function<void(model::ClientId, std::optional<model::SessionId>)> openDesk;
    std::function<void(model::SessionId)> openRecord; ///< of a session that has ended

private:
    void build();
    wxSizer* buildTools();
    wxSizer* buildSide();
    void connect();
    void bindKeys();
    void render();
    void renderTools();
    void renderDetail();
    void renderList();
    void scrollOnce();
    void openBlock(model::SessionId session);
    void plan(std::optional<model::ClientId> client, std::optional<std::size_t> column = {},
              std::optional<int> minute = {});
    void askCancel(model::SessionId session, bool noShow);
    std::vector<Action> acts(model::SessionId session);

    present::Diary diary_;
    wxTextCtrl* day_ = nullptr;
    Segmented* span_ = nullptr;
    Segmented* by_ = nullptr;
    wxChoice* whose_ = nullptr;
    std::vector<present::Choice> whoseShown_;
    Banner* message_ = nullptr;
    NoteCard* note_ = nullptr;
    DiaryGrid* grid_ = nullptr;
    Card* gridCard_ = nullptr;
    Card* listCard_ = nullptr;
    List* list_ = nullptr;
    Card* detail_ = nullptr;
    wxScrolledWindow* detailScroll_ = nullptr;
    Chip* state_ = nullptr;
    WrappedText* words_ = nullptr;
    Banner* warning_ = nullptr;
    std::vector<ActionRow*> actRows_;
    DiaryAnswer* answer_ = nullptr;
    DiaryForm* form_ = nullptr;
    model::Day dayShown_{};
    std::optional<std::pair<model::Day, present::DiarySpan>> placed_; ///< for which days the hours were last scrolled
    bool wasOpen_ = false;                                            ///< the form, as last shown
};

} // namespace gui
