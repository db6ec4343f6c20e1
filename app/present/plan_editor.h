#pragma once
// The clinic's aftercare plans for the manager: changed in a draft that is looked at on a real client and a calendar,
// saved as a new version, withdrawn, looked up version by version.

#include "app/present/plan_draft.h"
#include "app/present/plan_editor_view.h"
#include "app/present/worker.h"
#include "db/access.h"

#include <optional>
#include <string>
#include <vector>

namespace present {

class PlanEditor : public Presenter<PlanEditorView> {
public:
    explicit PlanEditor(Seat seat);

    /// Takes in what others did; a draft that has been begun stays.
    void refresh();
    void choose(std::int64_t plan); ///< refused with a message while there are changes
    void newPlan();                 ///< a copy of the one that is looked at
    void discard();
    /// After somebody else has saved: what is typed here is kept, and saving replaces that version.
    void keepOverNewest();

    void setPlan(const std::string& field, const std::string& typed);
    void select(std::int64_t step);
    void setStep(const std::string& field,
                 const std::string& typed); ///< of the chosen one; "language" turns to its words
    void tick(const std::string& field, bool on);
    void tickSign(const std::string& sign, bool on);
    void addStep();
    void copyStep();
    void removeStep();
    void moveStep(int by);

    void searchClient(const std::string& text);
    void chooseClient(const std::string& id);
    void setEnd(const std::string& day, const std::string& time); ///< of the session, as typed; local to the clinic
    void endToday();
    void endLastSession();

    void showSteps();
    void showVersions();
    void setReason(const std::string& words);
    void setReplan(bool on);
    void save();
    void withdraw(const std::string& reason);

    bool dirty() const;
    /// The change was taken.
    std::function<void()> saved;

private:
    struct Ending {
        model::Day day{};
        int minute = 15 * 60;
    };
    void load(std::string code); ///< the first when there is none of this code
    void render();
    void addPlans(PlanEditorView& next) const;
    void addSteps(PlanEditorView& next) const;
    void addStep(PlanEditorView& next) const;
    void addLanguage(PlanStepFields& step, const PlanDraft::Step& of) const;
    std::vector<std::string> languages() const;
    void addPreview(PlanEditorView& next) const;
    void addStrip(PlanPreview& preview, const std::string& zone) const;
    void addSaving(PlanEditorView& next) const;
    void addVersions(PlanEditorView& next) const;
    void findClients();
    void edited();
    void wrote(const model::Outcome<db::Applied>& answer, Message thanks, const std::string& code);
    void write(model::Change change, Message thanks, const std::string& code);
    bool mayChange() const;
    bool isNew() const { return !base_; }

    Seat seat_;
    Worker worker_;
    std::vector<db::AftercarePlanVersion> plans_; ///< the newest of each
    std::vector<db::AftercarePlanVersion> versions_;
    std::optional<db::AftercarePlanVersion> base_; ///< what the draft began as; none: a new plan
    model::AftercarePlan began_;
    PlanDraft draft_;
    std::int64_t step_ = 0;
    std::string language_; ///< whose words are looked at; empty: the clinic's own
    PlanStage stage_ = PlanStage::steps;
    bool behind_ = false;
    Message message_;

    std::string search_;
    std::vector<Choice> matches_;
    std::optional<model::Client> client_;
    std::optional<model::Instant> lastEnd_; ///< of the client's last session
    Ending end_;
    std::string typedDay_;
    std::string typedTime_;
    FieldProblems endProblems_;

    std::string reason_;
    bool replan_ = false;
    model::Problems refused_; ///< by the store
    bool saving_ = false;
};

} // namespace present
