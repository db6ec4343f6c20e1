#pragma once
// The ways in which an aftercare sheet leaves, for a page that has a session in view.

#include "app/gui/action.h"
#include "app/gui/printing.h"
#include "app/report/sheet_offer.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gui {

class SheetActs {
public:
    /// `prefix` begins the names of the controls: "session", "chart".
    SheetActs(present::Seat seat, std::string prefix);

    void open(std::optional<model::SessionId> session);
    void refresh();
    /// Print or save it; mail it.
    std::vector<Action> actions();
    /// Versions of before, word for word.
    std::vector<Action> earlier();
    const present::Message& told() const { return told_; }

    std::function<void()> changed; ///< something was told, or the sheet has left
    std::function<void(const ReportSource&)> openPreview;
    using Tell = std::function<void(present::Message)>;
    std::function<void(std::vector<model::ReminderId>, Tell)> mail; ///< empty: no mail goes out from here

private:
    ReportSource sourceOf(model::SessionId session, std::optional<int> version);
    void tell(present::Message message);

    present::Seat seat_;
    present::Worker worker_;
    std::string prefix_;
    std::optional<model::SessionId> session_;
    report::SheetOffer offer_;
    present::Message told_;
};

} // namespace gui
