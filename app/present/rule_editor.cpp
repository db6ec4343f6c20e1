#include "app/present/rule_editor.h"

#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/rule_tables.h"

#include <algorithm>

namespace present {

namespace {

constexpr std::int64_t idsPerSection = 1'000'000;

/// What the checking of a draft found, brought from the other thread.
struct Checked {
    std::vector<RuleFault> faults;
    std::vector<AffectedSession> affected;
};

Checked check(const db::Access& access, const RuleDraft& draft, int version,
              const std::function<void(int, int)>& progress, std::stop_token stop) {
    Checked found;
    found.faults = faultsOf(draft);
    if (!found.faults.empty()) {
        return found;
    }
    const auto book = rulesOf(draft.texts(), version);
    if (!book) {
        const auto& values = book.problems().front().values;
        found.faults = {faultOf(draft, values.empty() ? std::string{} : values.front())};
        return found;
    }
    found.faults = faultsOf(draft, model::check(*book), book->zones);
    if (found.faults.empty()) {
        found.affected = affectedBy(access, *book, progress, std::move(stop));
    }
    return found;
}

} // namespace

std::int64_t ruleId(const RuleRef& rule) {
    return rule.row == 0 ? 0 : (static_cast<std::int64_t>(rule.section) + 1) * idsPerSection + rule.row;
}

RuleRef ruleOf(std::int64_t id) {
    if (id < idsPerSection || id >= idsPerSection * (static_cast<std::int64_t>(ruleSections.size()) + 1)) {
        return {};
    }
    return {static_cast<RuleSection>(id / idsPerSection - 1), static_cast<RuleSheet::Key>(id % idsPerSection)};
}

RuleEditor::RuleEditor(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports}
    , shipped_{db::partsOf(db::shippedRules())}
    , section_{tableOf(RuleSection::intervals)} {
    newest();
}

RuleEditor::~RuleEditor() {
    stop_.request_stop();
}

bool RuleEditor::mayChange() const {
    return version_ == newest_ && !saving_ && may(seat_, "rules.edit");
}

bool RuleEditor::dirty() const {
    return !typed_.empty() || !changedParts().empty();
}

std::optional<model::ClientId> RuleEditor::clientOf(model::SessionId session) const {
    for (const auto& one : affected_) {
        if (one.now.row.id == session) {
            return one.now.row.client;
        }
    }
    return std::nullopt;
}

RuleParts RuleEditor::changedParts() const {
    auto parts = draft_.texts();
    std::erase_if(parts, [&](const auto& one) {
        const auto known = baseTexts_.find(one.first);
        return known != baseTexts_.end() && known->second == one.second;
    });
    return parts;
}

void RuleEditor::load(int version) {
    endCheck();
    version_ = version;
    baseTexts_ = seat_.access.ruleTexts(version);
    book_ = seat_.access.rules(version);
    base_ = RuleDraft{baseTexts_};
    draft_ = base_;
    sameRows_ = true;
    typed_.clear();
    faults_.clear();
    problems_.clear();
    if (!draft_.contains(selected_)) {
        selected_ = {};
    }
}

void RuleEditor::newest() {
    if (saving_) {
        return;
    }
    newest_ = seat_.access.ruleBooks().front().version;
    load(newest_);
    stage_ = RuleStage::rules;
    render();
}

void RuleEditor::refresh() {
    const int newest = seat_.access.ruleBooks().front().version;
    if (newest != newest_) {
        const bool behind = version_ == newest_;
        newest_ = newest;
        if (behind && dirty()) {
            message_ = {tr("Somebody has saved another version."),
                        tr("Your changes were made to the one before and cannot be saved. Note them, discard them and "
                           "make them again."),
                        Tone::warn};
        } else if (behind) {
            load(newest);
        }
    }
    render();
}

void RuleEditor::look(int version) {
    if (saving_) {
        return;
    }
    if (dirty()) {
        message_ = {tr("There are changes that are not saved."), tr("Save or discard them first."), Tone::warn};
    } else {
        message_ = {};
        load(version);
        stage_ = RuleStage::rules;
    }
    render();
}

void RuleEditor::setSection(const std::string& code) {
    section_ = code;
    render();
}

void RuleEditor::search(const std::string& text) {
    search_ = text;
    render();
}

void RuleEditor::select(std::int64_t rule) {
    const auto wanted = ruleOf(rule);
    selected_ = draft_.contains(wanted) ? wanted : RuleRef{};
    if (selected_.row != 0 && stage_ != RuleStage::rules) {
        stage_ = RuleStage::rules;
        section_ = tableOf(selected_.section);
        search_.clear();
        endCheck();
    }
    render();
}

void RuleEditor::openFault(std::int64_t line) {
    if (line < 1 || line > static_cast<std::int64_t>(faults_.size())) {
        return;
    }
    const auto rule = faults_[static_cast<std::size_t>(line - 1)].rule;
    select(rule ? ruleId(*rule) : 0);
}

void RuleEditor::touched(const RuleRef& rule) {
    message_ = {};
    std::erase_if(faults_, [&](const RuleFault& fault) { return fault.rule == rule; });
}

void RuleEditor::set(const std::string& column, const std::string& typed) {
    if (!mayChange() || !draft_.contains(selected_)) {
        return;
    }
    const auto& field = fieldOf(selected_.section, column);
    const auto cell = cellOf(field, typed);
    const std::pair key{selected_, column};
    if (cell) {
        typed_.erase(key);
        if (draft_.cell(selected_, column) != *cell) {
            draft_.set(selected_, column, *cell);
        }
    } else {
        auto problem = cell.problems().front();
        problem.field = plainLabel(field);
        typed_[key] = {typed, words(problem)};
    }
    touched(selected_);
    render();
}

std::optional<RuleRef> RuleEditor::before(const RuleRef& rule) const {
    if (sameRows_) {
        return base_.contains(rule) ? std::optional{rule} : std::nullopt;
    }
    return base_.find(rule.section, draft_.identity(rule));
}

std::optional<RuleRef> RuleEditor::shippedOf(const RuleRef& rule) const {
    return shipped_.find(rule.section, draft_.identity(rule));
}

bool RuleEditor::differs(const RuleRef& rule, const RuleDraft& other, const RuleRef& there) const {
    const auto fields = fieldsOf(rule.section);
    return std::any_of(fields.begin(), fields.end(), [&](const RuleFieldSpec& field) {
        return draft_.cell(rule, field.column) != other.cell(there, field.column);
    });
}

void RuleEditor::restore() {
    const auto shipped = draft_.contains(selected_) ? shippedOf(selected_) : std::nullopt;
    if (!mayChange() || !shipped) {
        return;
    }
    for (const auto& field : fieldsOf(selected_.section)) {
        typed_.erase({selected_, field.column});
        const auto cell = shipped_.cell(*shipped, field.column);
        if (draft_.cell(selected_, field.column) != cell) {
            draft_.set(selected_, field.column, cell);
        }
    }
    touched(selected_);
    render();
}

void RuleEditor::copy(bool subject) {
    if (!mayChange() || !draft_.contains(selected_)) {
        return;
    }
    selected_ = draft_.copy(selected_, subject);
    message_ = {tr("This is a copy, to be changed."), tr("It holds only when it says something of its own."),
                Tone::info};
    render();
}

void RuleEditor::remove() {
    if (!mayChange() || !draft_.contains(selected_)) {
        return;
    }
    std::erase_if(typed_, [&](const auto& one) { return one.first.first == selected_; });
    draft_.remove(selected_);
    touched(selected_);
    selected_ = {};
    render();
}

void RuleEditor::begin(RuleParts parts) {
    endCheck();
    typed_.clear();
    faults_.clear();
    draft_ = RuleDraft{parts};
    sameRows_ = false;
    selected_ = {};
    stage_ = RuleStage::rules;
}

void RuleEditor::restoreAll() {
    if (!mayChange()) {
        return;
    }
    begin(db::partsOf(db::shippedRules()));
    message_ = {tr("The book is as the program came with it."), tr("Nothing is saved yet: review what that changes."),
                Tone::info};
    render();
}

void RuleEditor::discard() {
    message_ = {};
    newest();
}

void RuleEditor::showRules() {
    if (saving_) {
        return;
    }
    endCheck();
    stage_ = RuleStage::rules;
    render();
}

void RuleEditor::showVersions() {
    if (saving_) {
        return;
    }
    endCheck();
    stage_ = RuleStage::versions;
    render();
}

void RuleEditor::endCheck() {
    stop_.request_stop();
    worker_.forget();
    checking_ = false;
    checked_ = false;
    saving_ = false;
    affected_.clear();
}

void RuleEditor::review() {
    if (saving_) {
        return;
    }
    endCheck();
    faults_.clear();
    message_ = {};
    stage_ = RuleStage::review;
    problems_.clear();
    for (const auto& [where, typed] : typed_) {
        faults_.push_back({where.first, where.second, typed.problem});
    }
    if (!faults_.empty() || changedParts().empty()) {
        checked_ = true;
        render();
        return;
    }
    checking_ = true;
    done_ = all_ = 0;
    stop_ = std::stop_source{};
    render();
    worker_.run<Checked>(
        [access = seat_.access, draft = draft_, version = newest_ + 1, stop = stop_.get_token(),
         tell = worker_.reporter(), this] {
            // `this` is only touched by what `tell` brings to the UI thread, and dropped there when it is gone.
            return check(
                access, draft, version,
                [tell, this](int done, int all) {
                    tell([this, done, all] {
                        done_ = done;
                        all_ = all;
                        render();
                    });
                },
                stop);
        },
        [this](const Checked& found) {
            checking_ = false;
            checked_ = true;
            faults_ = found.faults;
            affected_ = found.affected;
            render();
        },
        [this](const std::string& why) {
            checking_ = false;
            message_ = {tr("The change could not be checked."), why, Tone::deny};
            render();
        },
        Lane::aside);
}

void RuleEditor::setReason(const std::string& words) {
    reason_ = words;
    problems_.erase("reason");
    render();
}

void RuleEditor::setFrom(const std::string& day) {
    from_ = day;
    problems_.erase("validFrom");
    render();
}

void RuleEditor::save() {
    if (!mayChange() || !checked_ || !faults_.empty()) {
        return;
    }
    model::EditRuleBook change;
    change.basedOn = version_;
    change.parts = changedParts();
    change.reason = std::string{trimmed(reason_)};
    problems_.clear();
    if (!trimmed(from_).empty()) {
        change.validFrom = typedDay(from_);
        if (!change.validFrom) {
            problems_ = byField({{"validFrom", "not-a-day", {}}});
            render();
            return;
        }
    }
    saving_ = true;
    render();
    using Answer = model::Outcome<db::Applied>;
    worker_.run<Answer>([access = seat_.access, change]() mutable { return access.apply(model::Change{change}); },
                        [this](const Answer& answer) {
                            saving_ = false;
                            if (!answer) {
                                problems_ = byField(answer.problems());
                                message_ = {tr("This was not saved."), joined(answer.problems()), Tone::deny};
                                render();
                                return;
                            }
                            reason_.clear();
                            from_.clear();
                            message_ = {fill(tr("Version {0} of the rule book is saved."), {number(answer->id)}),
                                        tr("A named licence holder has to approve it."), Tone::safe};
                            newest();
                        },
                        [this](const std::string& why) {
                            saving_ = false;
                            message_ = {tr("This was not saved."), why, Tone::deny};
                            render();
                        });
}

void RuleEditor::approve(const std::string& name) {
    if (saving_) {
        return;
    }
    saving_ = true;
    write(worker_, seat_, {model::ApproveRuleBook{newest_, std::string{trimmed(name)}}},
          [this](const Message& refusal) {
              saving_ = false;
              message_ = refusal.empty() ? Message{tr("The rule book is approved."), "", Tone::safe} : refusal;
              if (refusal.empty()) {
                  book_ = seat_.access.rules(version_);
              }
              render();
          });
}

void RuleEditor::exportTo(const std::filesystem::path& folder) {
    using Written = model::Outcome<model::Done>;
    worker_.run<Written>(
        [seat = seat_, texts = baseTexts_, folder]() -> Written {
            auto access = seat.access;
            const auto today = access.today();
            if (const auto noted = access.noteReport({"rule-book", today, today, "csv"}); !noted) {
                return noted.problems();
            }
            return exportRules(texts, folder);
        },
        [this, version = version_, name = folder.filename().string()](const Written& written) {
            message_ =
                written ? Message{fill(tr("Version {0} was written to {1}."), {number(version), name}), "", Tone::safe}
                        : Message{tr("Nothing was written."), joined(written.problems()), Tone::deny};
            render();
        },
        [this](const std::string& why) {
            message_ = {tr("Nothing was written."), why, Tone::deny};
            render();
        });
}

void RuleEditor::importFrom(const std::filesystem::path& folder) {
    if (!mayChange()) {
        return;
    }
    const auto given = importRules(folder, baseTexts_);
    if (!given) {
        message_ = {tr("Nothing was read."), joined(given.problems()), Tone::deny};
    } else if (given->empty()) {
        message_ = {tr("The tables in this folder are the same as the rule book."), "", Tone::info};
    } else {
        auto parts = baseTexts_;
        for (const auto& [part, text] : *given) {
            parts[part] = text;
        }
        if (const auto book = rulesOf(parts, newest_ + 1); !book) {
            message_ = {tr("Nothing was read."), joined(book.problems()), Tone::deny};
        } else {
            begin(std::move(parts));
            message_ = {counted(tr("{n, plural, one {# table differs} other {# tables differ}}"),
                                static_cast<std::int64_t>(given->size())),
                        tr("Nothing is saved yet: review what that changes."), Tone::info};
        }
    }
    render();
}

} // namespace present
