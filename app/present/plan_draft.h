#pragma once
// An aftercare plan while it is edited: its values, and beside them what was typed and cannot be taken.

#include "app/present/view.h"
#include "model/aftercare.h"
#include "model/outcome.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace present {

/// Steps are known by a number that stays when they are moved.
class PlanDraft {
public:
    /// Kept as typed, so that nothing changes under the fingers.
    struct Typed {
        std::string text;
        std::optional<model::Problem> problem; ///< it cannot be taken
    };
    struct Step {
        std::int64_t id = 0;
        model::AftercareStep value;
        std::map<std::string, Typed> typed; ///< by field
        /// As the store has it. Words in other languages say what these own words say: where the own ones are changed
        /// the others fall away, but for those that somebody has gone over, and come back when they are as before.
        model::AftercareStep stored{};
        std::set<std::string> goneOver{}; ///< languages typed in here
    };

    PlanDraft() = default;
    explicit PlanDraft(model::AftercarePlan plan);

    model::AftercarePlan plan() const;
    const std::vector<Step>& steps() const { return steps_; }
    const Step* step(std::int64_t id) const;
    /// The words in a language that fell away because they no longer say what the clinic's own do; null when none did.
    static const model::StepWords* fallenAway(const Step& step, const std::string& language);

    /// "name", "modality", "zone" (codes, empty for any), "over", "upTo" (millimetres, empty for no bound).
    void setPlan(const std::string& field, const std::string& typed);
    /// "title", "kind", "basis", "offset", "windowFrom", "windowTo", "channel", "text", "source".
    void setStep(std::int64_t id, const std::string& field, const std::string& typed);
    /// "title" or "text" in another language than the clinic's. With both empty the step has no words in it. Of
    /// words that fell away the other field comes back as it was.
    void setWords(std::int64_t id, const std::string& language, const std::string& field, const std::string& typed);
    void tick(std::int64_t id, const std::string& field, bool on); ///< "expectsAnswer", "sheet"
    void tickSign(std::int64_t id, const std::string& sign, bool on);

    std::int64_t add();                 ///< a step of its own at the end; its id
    std::int64_t copy(std::int64_t id); ///< right behind
    void remove(std::int64_t id);
    void move(std::int64_t id, int by);

    /// As shown in the field: what was typed, else the value.
    std::string planText(const std::string& field) const;
    std::string stepText(const Step& step, const std::string& field) const;
    /// What is typed and cannot be taken, and what model::validate says; fields as there ("steps[2].windowTo").
    model::Problems problems() const;
    bool hasFaults() const; ///< something is typed that cannot be taken
    /// The version that saving replaces.
    void rebase(int version) { plan_.version = version; }

private:
    Step* find(std::int64_t id);
    static void settleWords(Step& step);
    std::string freeCode(const std::string& like) const;

    model::AftercarePlan plan_; ///< without its steps
    std::map<std::string, Typed> typed_;
    std::vector<Step> steps_;
    std::int64_t next_ = 1;
};

} // namespace present
