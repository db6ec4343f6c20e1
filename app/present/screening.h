#pragma once
// The screening of a session: the questions that bear on what is planned, answered anew on one page.

#include "app/present/ports.h"
#include "app/present/view.h"
#include "app/present/worker.h"
#include "model/screening.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace present {

/// A prescriber's decision as typed. Empty fields: none is on record.
struct DecisionInput {
    std::string by;
    std::string day;
    std::string words;
    bool operator==(const DecisionInput&) const = default;
};

struct ScreeningLine {
    std::string code;
    std::string text;
    std::string last;      ///< "no, 3 Oct"; "yes, 3 Oct, left cheek; Dr Marsh decided on 1 Oct: may be treated"
    bool blocking = false; ///< a yes bars the treatment: always asked singly
    std::optional<bool> answer;
    std::string meaning; ///< of the yes that was given
    Tone tone = Tone::neutral;
    bool byZone = false;                ///< a yes may be limited to zones
    std::vector<model::ZoneCode> zones; ///< to which it is; none: everywhere
    bool asksDecision = false;
    DecisionInput decision;
    FieldProblems problems; ///< by "by", "day"
    bool operator==(const ScreeningLine&) const = default;
};

struct ScreeningGroup {
    std::string name;
    std::vector<ScreeningLine> lines;
    std::string progress;              ///< "3 of 12 answered"
    std::string confirm;               ///< "Still no to all of these"; empty: nothing here can be confirmed together
    std::vector<std::string> confirms; ///< the questions it would answer
    bool operator==(const ScreeningGroup&) const = default;
};

struct ScreeningView {
    std::vector<ScreeningGroup> groups;
    std::vector<Choice> zones; ///< of the plan, to limit a yes to
    std::string lastAsked;     ///< "Last asked on 3 Oct by Ruth Osei"
    std::string progress;      ///< "12 of 36 answered"
    int open = 0;              ///< not answered today, neither saved nor here
    std::string save;          ///< "Save 36 answers"
    bool canSave = false;
    bool mayAnswer = true;
    bool saving = false;
    Message message;
    bool operator==(const ScreeningView&) const = default;
};

class Screening : public Presenter<ScreeningView> {
public:
    Screening(Seat seat, model::ClientId client, std::optional<model::SessionId> session,
              const model::SessionPlan& plan);

    /// What is planned has changed, or what the store knows. Answers given so far stay.
    void refresh(const model::SessionPlan& plan);

    void answer(std::string_view question, bool yes);
    /// "Still no" to what the group's `confirms` names.
    void confirm(std::string_view group);
    void limit(std::string_view question, const model::ZoneCode& zone, bool there);
    void decide(std::string_view question, DecisionInput decision);
    /// True when something was typed or answered that is not saved.
    bool hasUnsaved() const;
    /// What is wrong stands beside its question; else `saved` is called once it is.
    void save();

    std::function<void()> saved;

private:
    struct Given {
        bool yes = false;
        std::vector<model::ZoneCode> zones;
        DecisionInput decision;
    };

    void load();
    void render();
    const model::ScreeningAnswer* lastOf(const std::string& question) const;
    bool answeredToday(const std::string& question) const;
    bool mayConfirm(const model::AskedQuestion& asked) const;
    std::vector<model::ScreeningAnswer> answers(std::map<std::string, model::Problems>& problems) const;
    std::string lastText(const std::string& question) const;
    ScreeningLine lineOf(const model::AskedQuestion& asked) const;

    Seat seat_;
    Worker worker_;
    model::ClientId client_;
    std::optional<model::SessionId> session_;
    model::SessionPlan plan_;
    std::shared_ptr<const model::RuleBook> rules_;
    std::vector<model::AskedQuestion> asked_; ///< points into rules_
    std::vector<model::ScreeningAnswer> last_;
    std::vector<db::ScreeningRow> askings_; ///< the latest
    model::Day today_{};
    std::string timeZone_;
    std::map<std::string, Given> given_;
    std::map<std::string, model::Problems> problems_;
    Message message_;
    bool saving_ = false;
};

/// How the screening stands, in a line: "12 screening questions to answer", "Screening answered 10:42 by Ruth Osei".
struct ScreeningStanding {
    int open = 0;
    std::string text; ///< empty when nothing is planned
    Tone tone = Tone::neutral;
};
ScreeningStanding screeningStanding(const model::SessionPlan& plan, const std::vector<model::ScreeningAnswer>& latest,
                                    const std::vector<db::ScreeningRow>& askings, const model::RuleBook& rules,
                                    model::Day today, const std::string& timeZone);

/// "left cheek; Dr Marsh decided on 1 Oct: may be treated": what was said beside a yes; may be empty.
std::string answerDetail(const model::ScreeningAnswer& answer, const model::RuleBook& rules, model::Day today);

} // namespace present
