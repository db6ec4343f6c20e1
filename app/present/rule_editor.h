#pragma once
// The rule book for the manager: looked at version by version, changed in a draft, reviewed, saved as a new version.

#include "app/present/planned.h"
#include "app/present/rule_draft.h"
#include "app/present/rule_editor_view.h"
#include "app/present/rule_words.h"
#include "app/present/worker.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace present {

class RuleEditor : public Presenter<RuleEditorView> {
public:
    explicit RuleEditor(Seat seat);
    ~RuleEditor() override;

    /// Takes in what others did; a draft that has been begun stays.
    void refresh();
    void look(int version); ///< drops nothing: refused with a message while there are changes
    void newest();

    void setSection(const std::string& code); ///< empty for all
    void search(const std::string& text);
    void select(std::int64_t rule);
    void openFault(std::int64_t line); ///< the rule it speaks of, to be put right
    void set(const std::string& column, const std::string& typed);
    void restore();
    void copy(bool subject);
    void remove();
    void restoreAll(); ///< the whole book as the program came with it
    void discard();    ///< all changes

    void showRules();
    void showVersions();
    /// What changes, what is wrong with it, and whom it concerns; the last two off the UI thread.
    void review();
    void setReason(const std::string& words);
    void setFrom(const std::string& day);
    void save();
    void approve(const std::string& name);

    void exportTo(const std::filesystem::path& folder); ///< the version that is looked at, as saved
    void importFrom(const std::filesystem::path& folder);

    bool dirty() const;
    /// Whose planned session it is, of those in the review.
    std::optional<model::ClientId> clientOf(model::SessionId session) const;

private:
    struct Typed {
        std::string text;
        std::string problem;
    };
    void load(int version);
    void begin(RuleParts parts); ///< a draft whose rows came from elsewhere
    void touched(const RuleRef& rule);
    void render();
    void addRules(RuleEditorView& next) const;
    void addCard(RuleEditorView& next) const;
    void addReview(RuleEditorView& next) const;
    void addVersions(RuleEditorView& next) const;
    std::vector<Choice> choicesFor(const RuleRef& rule, const RuleFieldSpec& field) const;
    std::optional<RuleRef> before(const RuleRef& rule) const;
    std::optional<RuleRef> shippedOf(const RuleRef& rule) const;
    bool differs(const RuleRef& rule, const RuleDraft& other, const RuleRef& there) const;
    bool mayChange() const;
    RuleParts changedParts() const;
    void endCheck();

    Seat seat_;
    Worker worker_;
    RuleDraft shipped_;
    int version_ = 0; ///< that is looked at
    int newest_ = 0;
    std::shared_ptr<model::RuleBook const> book_; ///< of that version
    RuleParts baseTexts_;
    RuleDraft base_;
    RuleDraft draft_;
    bool sameRows_ = true;                                   ///< the draft began as the base
    std::map<std::pair<RuleRef, std::string>, Typed> typed_; ///< what cannot be taken yet
    std::vector<RuleFault> faults_;                          ///< of the last review
    std::vector<AffectedSession> affected_;

    RuleStage stage_ = RuleStage::rules;
    std::string section_;
    std::string search_;
    RuleRef selected_;
    Message message_;
    bool checking_ = false;
    bool checked_ = false;
    int done_ = 0;
    int all_ = 0;
    std::stop_source stop_;
    std::string reason_;
    std::string from_;
    FieldProblems problems_;
    bool saving_ = false;
};

/// Ids of rules in the view's lists.
std::int64_t ruleId(const RuleRef& rule);
RuleRef ruleOf(std::int64_t id);

} // namespace present
