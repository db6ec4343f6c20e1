#pragma once
// The sharps injury log: what happened, what came of it, and when it was closed. Names stay on the screen of whoever
// may read them.

#include "app/present/saver.h"
#include "app/present/view.h"

#include <string>
#include <vector>

namespace present {

/// As typed. Names of members are the names of fields in `problems`.
struct InjuryInput {
    std::string day; ///< the first two stand filled in
    std::string time;
    std::string deviceType;
    std::string deviceBrand;
    std::string area;
    std::string how;
    std::string circumstances;
    std::string injured;
    bool operator==(const InjuryInput&) const = default;
};

struct InjuryReading {
    model::InjuryId id; ///< 0: none chosen
    std::string title;
    Chip state;
    struct Line {
        std::string label;
        std::string text;
        bool operator==(const Line&) const = default;
    };
    std::vector<Line> lines;
    List notes; ///< of its following up, by day: running number; day, note, who
    bool mayReadNotes = false;
    bool mayNote = false;
    bool canClose = false;
    bool operator==(const InjuryReading&) const = default;
};

struct InjuriesView {
    std::string title;
    std::string line; ///< "2 in 12 months, 1 open"
    bool mayRead = false;
    bool mayRecord = false;
    bool writing = false; ///< the form is open
    InjuryInput input;
    List list; ///< injury id; day, device, area, chip
    InjuryReading chosen;
    FieldProblems problems;
    Message message;
    bool saving = false;
    bool operator==(const InjuriesView&) const = default;
};

class Injuries : public Presenter<InjuriesView> {
public:
    explicit Injuries(Seat seat);

    void refresh();
    void select(model::InjuryId injury);
    void begin(); ///< an empty form
    void cancel();
    void edit(InjuryInput input);
    void save();
    /// A step of its following up, also after it was closed.
    void note(const std::string& day, const std::string& words);
    std::string today() const; ///< as a field has it
    /// What was found and done about it; closes it today.
    void close(const std::string& cause, const std::string& action);

private:
    void render();
    InjuryReading reading() const;
    model::Injury typed(model::Problems& problems) const;

    Seat seat_;
    Saver saver_;
    std::vector<db::InjuryRow> rows_;
    model::InjuryId id_;
    InjuryInput input_;
    model::Problems problems_;
    bool writing_ = false;
    bool sent_ = false;
    model::Day today_{};
    std::string timeZone_;
};

} // namespace present
