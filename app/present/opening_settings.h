#pragma once
// When the clinic is open, as the manager sets it: the hours of a week and the days on which they do not hold.

#include "app/present/closed_sessions.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <array>
#include <functional>
#include <string>

namespace present {

struct OpeningDayInput {
    bool open = true;
    std::string from; ///< as typed
    std::string to;
    bool operator==(const OpeningDayInput&) const = default;
};
using OpeningWeekInput = std::array<OpeningDayInput, 7>; ///< Monday first

struct ClosureInput {
    std::string first; ///< days and times as typed
    std::string last;  ///< empty: the first day alone
    std::string from;  ///< empty, both: closed all day
    std::string to;
    std::string reason;
};

struct OpeningView {
    OpeningWeekInput week;
    std::string note; ///< that the hours were never told
    List closures;    ///< closure id; days, what holds then, why
    bool mayEdit = false;
    bool saving = false;
    FieldProblems problems; ///< of what was last sent: "monday", ...; "first", "last", "open", "reason"
    Message message;        ///< what came of it, and which planned sessions it meets
    bool operator==(const OpeningView&) const = default;
};

class OpeningSettings : public Presenter<OpeningView> {
public:
    explicit OpeningSettings(Seat seat);

    void refresh();
    void saveWeek(const OpeningWeekInput& input);
    void addClosure(const ClosureInput& input);
    void removeClosure(model::ClosureId closure);

    std::function<void()> closureAdded; ///< it was taken: the form can close

private:
    void run(model::Change change, std::string thanks, std::function<void()> then = {});
    void refuse(const model::Problems& problems);
    void render();

    Seat seat_;
    Worker worker_;
    FieldProblems problems_;
    Message message_;
    bool saving_ = false;
};

} // namespace present
