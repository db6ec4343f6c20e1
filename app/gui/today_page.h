#pragma once
// The day at a glance.

#include "app/gui/page.h"
#include "app/present/ports.h"
#include "app/present/today.h"

#include <wx/scrolwin.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gui {

class Banner;
class Card;
class List;
class NoteCard;
struct Action;

class TodayPage : public Page {
public:
    TodayPage(wxWindow* book, present::Seat seat);
    ~TodayPage() override;

    void refresh();
    void shown() override;

    std::function<void(model::ClientId)> openChart;
    std::function<void(model::ClientId, std::optional<model::SessionId>)> openDesk;
    std::function<void(model::SessionId)> openSession;
    std::function<void(model::LotId)> openLot;
    std::function<void()> openRecalls; ///< unset for who sees none
    std::function<void()> openBackups; ///< likewise
    std::function<void(model::SessionId)> openDiary;
    std::function<void()> newSession;

private:
    void build();
    void render();
    void openRow(std::int64_t session);
    std::vector<Action> sessionActs(const std::string& id);
    std::vector<Action> callActs(const std::string& id);
    std::vector<Action> unfinishedActs(const std::string& id);

    present::Today today_;
    Banner* message_ = nullptr;
    NoteCard* note_ = nullptr;
    Card* sessionsCard_ = nullptr;
    List* sessions_ = nullptr;
    Card* callsCard_ = nullptr;
    List* calls_ = nullptr;
    wxScrolledWindow* side_ = nullptr;
    std::vector<Banner*> warnings_;
    Card* needlesCard_ = nullptr;
    List* needles_ = nullptr;
    Card* unfinishedCard_ = nullptr;
    List* unfinished_ = nullptr;
};

} // namespace gui
