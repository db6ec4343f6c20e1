#pragma once
// A client's chart: the healing map at the left, at the right what must not be missed, from when it is safe, what was
// done.

#include "app/gui/calendar_file.h"
#include "app/gui/page.h"
#include "app/gui/sheet_acts.h"
#include "app/present/chart.h"
#include "app/present/ports.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class wxBoxSizer;
class wxPanel;
class wxScrolledWindow;
class wxSizer;
class wxSlider;

namespace gui {

class ActionRow;
class Banner;
class Card;
class ChartForms;
class ConsentCard;
class Legend;
class List;
class NoteCard;
class Segmented;
class WrappedText;
class ZoneMap;
struct Action;

class ChartPage : public Page {
public:
    ChartPage(wxWindow* book, present::Seat seat);
    ~ChartPage() override;

    void open(model::ClientId client);
    void refresh();
    void shown() override;
    /// At once after signing: the ways in which the aftercare sheet leaves stand on top.
    void justSigned(model::SessionId session);
    CalendarFile& calendar() { return calendar_; }
    SheetActs& sheet() { return sheet_; }
    /// Brings the row into sight and chooses it.
    void showExposure(model::ExposureId exposure);
    void showReaction(model::ReactionId reaction);

    std::function<void(model::ClientId, std::optional<model::SessionId>)> openDesk;
    std::function<void(model::SessionId)> openSession;
    std::function<void(model::ClientId)> edit;
    std::function<void(model::ClientId)> openTimeline;
    std::function<void(model::ClientId)> openViews; ///< who looked at this chart; empty for whoever may not know
    std::function<void(model::ClientId)> planSession; ///< in the diary; empty where there is none

private:
    void buildMap(wxBoxSizer& columns);
    void buildDay(wxBoxSizer& body);
    void buildRecord(wxBoxSizer& columns);
    void bindKeys();
    /// What a key on the map or on the slider makes of the day shown; none: it is no such key.
    std::optional<int> dayAfterKey(const wxKeyEvent& event) const;
    void render();
    void renderAccess();
    void askToOpen();
    void askToRestrict(bool restricted);
    void renderHeader();
    void renderDay();
    void renderTold();
    void renderSheet();
    void fitTold();
    void showHealing();
    void openRow(const std::string& session);
    void showRow(Card& card, List& list, std::int64_t id);
    std::vector<Action> reactionActs(const std::string& id);
    std::vector<Action> exposureActs(const std::string& id);

    present::Seat seat_;
    CalendarFile calendar_;
    std::unique_ptr<present::Chart> chart_;
    SheetActs sheet_; ///< of the latest signed session
    std::optional<model::SessionId> justSigned_;
    Banner* sheetBanner_ = nullptr;
    Card* mapCard_ = nullptr;
    ZoneMap* map_ = nullptr;
    Segmented* maps_ = nullptr;
    wxPanel* toldRoom_ = nullptr;
    WrappedText* told_ = nullptr; ///< of the zone under the pointer or the keyboard: state and reason
    std::unique_ptr<Legend> legend_;
    wxSlider* slider_ = nullptr;
    WrappedText* dayWords_ = nullptr;
    ActionRow* dayActs_ = nullptr;
    wxScrolledWindow* right_ = nullptr;
    Banner* message_ = nullptr;
    Banner* restricted_ = nullptr;
    NoteCard* reason_ = nullptr;
    Card* accessCard_ = nullptr;
    WrappedText* access_ = nullptr;
    Banner* answer_ = nullptr;
    Banner* missed_[3]{};
    Banner* history_ = nullptr;
    std::unique_ptr<ChartForms> forms_;
    Card* earliestCard_ = nullptr;
    List* earliest_ = nullptr;
    Card* sessionsCard_ = nullptr;
    List* sessions_ = nullptr;
    Card* remindersCard_ = nullptr;
    List* reminders_ = nullptr;
    Card* exposuresCard_ = nullptr;
    List* exposures_ = nullptr;
    std::unique_ptr<ConsentCard> consents_;
    Card* screeningCard_ = nullptr;
    WrappedText* screening_ = nullptr;
    Card* reactionsCard_ = nullptr;
    List* reactions_ = nullptr;
};

} // namespace gui
