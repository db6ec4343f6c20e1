#pragma once
// The screening on one page, for gloved hands: Y and N answer, the arrows walk, Enter confirms a group.

#include "app/gui/card.h"
#include "app/gui/screening_line.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gui {

class ScreeningPanel {
public:
    explicit ScreeningPanel(wxWindow* parent);
    ~ScreeningPanel();

    Card& card() { return *card_; }
    void open(const present::Seat& seat, model::ClientId client, std::optional<model::SessionId> session,
              const model::SessionPlan& plan);
    bool isOpen() const { return screening_ != nullptr; }
    /// Another plan, or another program has changed the store.
    void refresh(const model::SessionPlan& plan);
    /// False when it was not open. Answers that were not saved are gone.
    bool close();

    std::function<void()> onSaved; ///< it has closed itself
    std::function<void()> onLayout;

private:
    struct Group {
        std::string name;
        wxStaticText* progress = nullptr;
        ActionRow* confirm = nullptr;
        std::vector<std::unique_ptr<ScreeningRow>> rows;
    };
    struct Place {
        std::size_t group = 0;
        std::size_t row = 0;
    };

    void build();
    void render();
    bool fits(const present::ScreeningView& view) const;
    void answer(const std::string& question, bool yes, bool goOn);
    void confirm(std::size_t group);
    bool key(int code);
    void walk(int by);
    void goToNextOpen(std::optional<Place> after);
    void take(Place place);
    std::optional<Place> placeOf(const wxWindow* window) const;
    bool isAnswered(Place place) const;
    void reveal(wxWindow& window, int height);

    Card* card_;
    WrappedText* hint_;
    WrappedText* lastAsked_;
    Banner* message_;
    wxPanel* sheet_;
    ActionRow* end_; ///< the same acts below the last question
    std::unique_ptr<present::Screening> screening_;
    std::vector<std::unique_ptr<Group>> groups_;
    std::vector<present::Choice> zones_; ///< for which the rows were built
    int height_ = 0;                     ///< of the card, as last laid out
};

} // namespace gui
