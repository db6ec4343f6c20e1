#pragma once
// A client's chart: what must not be missed, how each zone is healing, from when it is safe, what was done.

#include "app/present/exposures.h"
#include "app/present/saver.h"
#include "app/present/view.h"
#include "model/healing.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace present {

/// One zone on a map, for the day and protocol shown. A group that is drawn as one tells of its gravest part.
struct ZoneState {
    model::ZoneCode zone;
    std::string name;
    Tone tone = Tone::unknown; ///< deny: healing, warn: with reason, safe, unknown: history not taken
    std::string word;          ///< "Healing", "With reason", "Safe", "Not known"
    std::string brief; ///< "Left cheek: healing, not before 8 December; 8 Nov, SkinPen 1.5 mm; at least 28 days"
    std::string words; ///< without the name, but the earlier event and the rule in sentences
    bool operator==(const ZoneState&) const = default;
};

struct ChartView {
    model::ClientId client;
    std::string name;
    std::string line;                   ///< "12 March 1989, 37 years, skin type III, client since 2024"
    std::vector<Message> mustNotMiss;   ///< allergies, open reaction, deceased, minor; gravest first
    std::vector<std::int64_t> mayClose; ///< for each of these the open reaction it tells of, else 0
    std::string answer;                 ///< "Face safe from 8 December"; the one sentence the person came for
    Tone answerTone = Tone::neutral;

    std::string mapTitle; ///< "Healing on 22 November"
    std::string mapNote;  ///< "today", "in 14 days"
    std::string dayWords; ///< "Tue 8 Dec, in 16 days"
    int dayOffset = 0;    ///< from today
    int furthestDay = 0;  ///< what the slider must reach: eight weeks, or a week past the last day something waits for
    std::vector<ZoneState> zones;
    std::vector<Chip> legend;
    std::string protocol; ///< "pen, 1.5 mm"
    model::Modality modality{};
    std::optional<model::Depth> depth;

    List earliest;                ///< running number; zones, last treated, chip, why
    List sessions;                ///< session id; day, treatment, cartridge, practitioner, chip
    List reminders;               ///< reminder id; day, step, chip
    List exposures;               ///< exposure id; day, what, zones, note; newest first
    Message lastScreening;        ///< when and by whom, and what was answered with yes
    List reactions;               ///< reaction id; onset, kind, zones, chip
    bool historyComplete = false; ///< asked for every zone
    std::string historyPrompt;    ///< "What was done elsewhere has not been asked for the neck and 12 more zones."
    bool mayStart = false;        ///< deceased people and some roles may not
    std::string whyNotStart;
    bool saving = false;
    Message message;
    bool operator==(const ChartView&) const = default;
};

struct ReactionInput {
    std::optional<model::SessionId> session;
    std::vector<model::ZoneCode> zones;
    std::string kind;
    model::Severity severity = model::Severity::mild;
    std::string onset; ///< a day
    std::string note;
};

class Chart : public Presenter<ChartView> {
public:
    Chart(Seat seat, model::ClientId client);

    void refresh();
    void setDayOffset(int daysFromToday);
    void setProtocol(model::Modality modality, std::optional<model::Depth> depth);

    /// Problems of the form at once; else it is saved and the chart renders again.
    FieldProblems addExposure(const ExposureInput& input);
    /// What went on has ended: the last day of it.
    FieldProblems endExposure(std::int64_t exposure, const std::string& day);
    bool isGoingOn(std::int64_t exposure) const;
    bool isOpen(std::int64_t reaction) const;
    void noneElsewhere(const std::vector<model::ZoneCode>& zones); ///< "body" for all
    FieldProblems addReaction(const ReactionInput& input);
    void closeReaction(std::int64_t reaction, const std::string& outcome);
    void answerReminder(std::int64_t reminder, model::ReminderState outcome, const std::string& note);

    /// Signed and ended sessions are read, others go to the desk.
    bool opensDesk(std::int64_t session) const;
    std::optional<model::SessionId> latestSigned() const; ///< of those that stand
    /// The open session, else the one planned for today: what "Start session" goes on with.
    std::optional<model::SessionId> sessionToContinue() const;

    /// The zone tree for pickers, and the name of each.
    const model::ZoneTree& zoneTree() const { return rules_->zones; }
    const model::RuleBook& rules() const { return *rules_; }
    model::Day today() const { return today_; }

private:
    void load();
    void render();
    void renderPerson(ChartView& next) const;
    void renderMap(ChartView& next, const model::Assessment& assessment) const;
    void renderDay(ChartView& next, const model::Assessment& now) const;
    ZoneState stateOf(const model::ZoneOutlook& outlook, const model::Assessment& assessment) const;
    void addGroups(ChartView& next) const;
    void renderEarliest(ChartView& next, const model::Assessment& assessment) const;
    void renderAnswer(ChartView& next, const model::Assessment& assessment) const;
    void renderRecord(ChartView& next) const;
    void renderScreening(ChartView& next) const;
    std::string whyOf(const model::ZoneOutlook& outlook, const model::Assessment& assessment) const;
    model::TreatmentRow protocol() const;
    model::Assessment assessAll(model::Day day) const;
    std::vector<model::ZoneCode> leavesOf(const std::vector<model::ZoneCode>& zones) const;

    Seat seat_;
    Saver saver_;
    model::ClientId id_;
    model::Client client_;
    std::shared_ptr<model::RuleBook const> rules_;
    model::History history_;
    model::Day today_{};
    int offset_ = 0;
    std::optional<model::TreatmentRow> protocol_; ///< chosen by hand
    db::Listed<db::SessionRow> sessions_;
    std::string lots_; ///< every lot ever used, in words
    db::Listed<db::ReminderRow> reminders_;
    std::vector<db::ExposureRow> exposures_;
    std::vector<db::ReactionRow> reactions_;
    std::vector<db::ScreeningRow> screenings_; ///< the latest
    std::string timeZone_;
};

} // namespace present
