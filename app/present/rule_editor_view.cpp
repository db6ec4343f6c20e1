// What the rule editor shows.

#include "app/present/asking.h"
#include "app/present/finding_text.h"
#include "app/present/rule_editor.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/rule_tables.h"

#include <algorithm>
#include <functional>
#include <set>

namespace present {

namespace {

std::string lowered(std::string text) {
    for (auto& c : text) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

/// Every word of the search stands somewhere in the rule.
bool fits(const std::string& rule, const std::string& search) {
    const auto all = lowered(rule);
    const auto wanted = lowered(search);
    for (std::size_t from = 0; from < wanted.size();) {
        const auto to = std::min(wanted.find(' ', from), wanted.size());
        if (all.find(wanted.substr(from, to - from)) == std::string::npos) {
            return false;
        }
        from = to + 1;
    }
    return true;
}

Cell text(std::string words, bool secondary = false) {
    return {std::move(words), std::nullopt, secondary};
}
Cell chip(std::optional<Chip> one) {
    return {{}, std::move(one), false};
}

Chip verdictOf(const model::Assessment& assessment, model::Day today) {
    return verdictChip(assessment, today).value_or(Chip{words(assessment.verdict), tone(assessment.verdict)});
}

std::string columnOf(RuleSection section, const char* name) {
    return std::string{tableOf(section)} + '.' + name;
}

/// The ids a strength can be given to, by the kind of its findings.
std::vector<Choice> rulesOfKind(const RuleDraft& book, model::RuleKind kind, const model::ZoneTree& zones) {
    std::vector<Choice> all;
    const auto add = [&](RuleSection section, const std::function<bool(const RuleRef&)>& wanted) {
        for (const auto& rule : book.rules(section)) {
            if (wanted(rule)) {
                all.push_back({section == RuleSection::labels ? book.cell(rule, "labels.label") : book.identity(rule),
                               ruleName(book, rule, zones)});
            }
        }
    };
    const auto every = [](const RuleRef&) { return true; };
    const auto barred = [&](const char* bar) {
        return [&book, bar](const RuleRef& rule) { return book.cell(rule, "contraindications.bar") == bar; };
    };
    switch (kind) {
    case model::RuleKind::healingFloor:
    case model::RuleKind::healingRecommended:
    case model::RuleKind::plannedTooClose:
    case model::RuleKind::plannedBelowRecommended:
        add(RuleSection::intervals, every);
        break;
    case model::RuleKind::outsideLabel:
        add(RuleSection::labels, every);
        break;
    case model::RuleKind::washOutFloor:
    case model::RuleKind::washOutRecommended:
        add(RuleSection::washOuts, every);
        break;
    case model::RuleKind::zoneDepth:
    case model::RuleKind::zoneDepthCustomary:
        add(RuleSection::depths, every);
        if (kind == model::RuleKind::zoneDepthCustomary) {
            all.push_back(ruleChoices(kind).front());
        }
        break;
    case model::RuleKind::contraindication:
        add(RuleSection::questions, barred("block"));
        break;
    case model::RuleKind::clearanceNeeded:
        add(RuleSection::questions, barred("clearance"));
        break;
    case model::RuleKind::caution:
        add(RuleSection::questions, barred("caution"));
        add(RuleSection::skin, every);
        break;
    default:
        all = ruleChoices(kind);
        break;
    }
    return all;
}

} // namespace

std::vector<Choice> RuleEditor::choicesFor(const RuleRef& rule, const RuleFieldSpec& field) const {
    const std::string_view column{field.column};
    if (field.shape != FieldShape::choice) {
        return {};
    }
    if (column.ends_with(".zone")) {
        return zoneChoices(book_->zones, !field.required);
    }
    if (column == "intervals.label") {
        std::vector<Choice> all{{"", tr("no label")}};
        std::set<std::string> seen;
        for (const auto& label : draft_.rules(RuleSection::labels)) {
            if (const auto code = draft_.cell(label, "labels.label"); seen.insert(code).second) {
                all.push_back({code, draft_.cell(label, "labels.name")});
            }
        }
        return all;
    }
    if (column == "strengths.rule") {
        const auto kind = model::fromCode<model::RuleKind>(draft_.cell(rule, "strengths.kind"));
        auto all = kind ? rulesOfKind(draft_, *kind, book_->zones) : std::vector<Choice>{};
        all.insert(all.begin(), {"", tr("every rule of this kind")});
        return all;
    }
    return fixedChoices(column);
}

void RuleEditor::addRules(RuleEditorView& next) const {
    const auto changes = changesBetween(base_, draft_, sameRows_);
    std::set<RuleRef> edited;
    for (const auto& change : changes) {
        if (change.kind != RuleChange::Kind::removed) {
            edited.insert(change.rule);
        }
    }
    std::set<RuleRef> faulty;
    for (const auto& fault : faults_) {
        if (fault.rule) {
            faulty.insert(*fault.rule);
        }
    }
    for (const auto& [where, typed] : typed_) {
        faulty.insert(where.first);
    }
    for (const auto& rule : edited) {
        if (!faultsBetweenFields(draft_, rule).empty()) {
            faulty.insert(rule);
        }
    }
    const auto count = static_cast<std::int64_t>(changes.size() + typed_.size());
    const bool otherwise = count == 0 && !changedParts().empty();
    next.dirty = count > 0 || otherwise;
    next.changes = count > 0   ? counted(tr("{n, plural, one {# change} other {# changes}}"), count)
                   : otherwise ? tr("other remarks or order")
                               : std::string{};

    std::int64_t all = 0;
    std::int64_t hidden = 0;
    for (const auto section : ruleSections) {
        const auto rules = draft_.rules(section);
        all += static_cast<std::int64_t>(rules.size());
        next.sections.push_back(
            {tableOf(section),
             fill(tr("{0} ({1})"), {sectionWords(section), number(static_cast<std::int64_t>(rules.size()))})});
        if (!section_.empty() && section_ != tableOf(section)) {
            continue;
        }
        for (const auto& rule : rules) {
            const auto name = ruleName(draft_, rule, book_->zones);
            const auto values = ruleValues(draft_, rule, book_->zones);
            const auto source = draft_.cell(rule, columnOf(section, "source"));
            const auto* const question = section == RuleSection::questions ? "questions.text" : "";
            if (!fits(name + ' ' + values + ' ' + source + ' ' + draft_.identity(rule) + ' ' +
                          draft_.cell(rule, question),
                      search_)) {
                ++hidden;
                continue;
            }
            std::optional<Chip> state;
            if (faulty.contains(rule)) {
                state = Chip{tr("Look at this"), Tone::deny};
            } else if (!before(rule)) {
                state = Chip{tr("New"), Tone::info};
            } else if (edited.contains(rule)) {
                state = Chip{tr("Changed"), Tone::info};
            }
            // The source has no room beside what the rule says; its card tells it.
            next.rules.rows.push_back(
                {ruleId(rule),
                 {text(name), text(values), text(draft_.cell(rule, columnOf(section, "grade"))), chip(state)}});
        }
    }
    next.sections.insert(next.sections.begin(), {"", fill(tr("All rules ({0})"), {number(all)})});
    next.rules.summary =
        counted(tr("{n, plural, one {# rule} other {# rules}}"), static_cast<std::int64_t>(next.rules.rows.size()));
    if (hidden > 0) {
        next.rules.hidden =
            counted(tr("{n, plural, one {# other rule does not fit} other {# other rules do not fit}}"), hidden);
    }
    next.rules.empty = tr("No rule fits what is searched for.");
}

void RuleEditor::addCard(RuleEditorView& next) const {
    if (!draft_.contains(selected_)) {
        return;
    }
    auto& card = next.rule;
    const auto old = before(selected_);
    const auto shipped = shippedOf(selected_);
    const bool mayEdit = mayChange();
    card.id = ruleId(selected_);
    card.title = ruleName(draft_, selected_, book_->zones);
    card.line = fill(tr("{0}, {1}"), {sectionWords(selected_.section), draft_.identity(selected_)});
    card.says = ruleValues(draft_, selected_, book_->zones);
    std::string wrong;
    for (const auto& fault : faults_) {
        if (fault.rule == selected_ && fault.column.empty()) {
            wrong += (wrong.empty() ? "" : "\n") + fault.text;
        }
    }
    if (!wrong.empty()) {
        card.problem = {tr("This cannot stand like this."), wrong, Tone::deny};
    }
    const auto between = faultsBetweenFields(draft_, selected_);
    const auto ownSubject = draft_.subject(selected_);
    const bool subjectIsNew = ownSubject && (!sameRows_ || base_.sheet(subjectOf(selected_.section)) == nullptr ||
                                             !base_.sheet(subjectOf(selected_.section))->contains(*ownSubject));
    for (const auto& field : fieldsOf(selected_.section)) {
        RuleField shown;
        shown.column = field.column;
        const auto cell = draft_.cell(selected_, field.column);
        const bool ofSubject = !shown.column.starts_with(std::string{tableOf(selected_.section)} + '.');
        if (ofSubject && !ownSubject) {
            continue;
        }
        const bool fresh = ofSubject ? subjectIsNew : !old;
        if (field.onlyNew && !fresh) {
            continue; // it stands in the card's line
        }
        if (shown.column == "strengths.rule" && choicesFor(selected_, field).size() < 2) {
            continue;
        }
        shown.label = tr(field.label);
        shown.text = typedForm(field, cell);
        shown.choices = choicesFor(selected_, field);
        shown.wide = field.shape == FieldShape::words || field.shape == FieldShape::sentence ||
                     shown.column.ends_with(".grade") || shown.column.ends_with(".bar");
        shown.isLong = field.shape == FieldShape::sentence;
        shown.enabled = mayEdit;
        if (shown.column == "limits.value") {
            const auto name = draft_.cell(selected_, "limits.name");
            shown.label = name.ends_with("-age") ? tr("Years") : tr("Days");
        }
        if (const auto typed = typed_.find({selected_, shown.column}); typed != typed_.end()) {
            shown.text = typed->second.text;
            shown.problem = typed->second.problem;
        }
        for (const auto& fault : faults_) {
            if (shown.problem.empty() && fault.rule == selected_ && fault.column == shown.column) {
                shown.problem = fault.text;
            }
        }
        for (const auto& fault : between) {
            if (shown.problem.empty() && fault.column == shown.column) {
                shown.problem = fault.text;
            }
        }
        if (old) {
            if (const auto was = base_.cell(*old, field.column); was != cell) {
                shown.was = fill(tr("was {0}"), {shownForm(field, was, book_->zones)});
            }
        }
        card.fields.push_back(std::move(shown));
    }
    const bool fixed = selected_.section == RuleSection::limits;
    const bool ofKind = selected_.section == RuleSection::strengths && draft_.cell(selected_, "strengths.rule").empty();
    card.canRestore = mayEdit && shipped && differs(selected_, shipped_, *shipped);
    card.canCopy = mayEdit && !fixed;
    card.canRemove = mayEdit && !fixed && (!ofKind || !old);
    if (card.canCopy && ownSubject) {
        card.newSubject = selected_.section == RuleSection::washOuts ? tr("New treatment or drug") : tr("New question");
    }
}

void RuleEditor::addReview(RuleEditorView& next) const {
    auto& review = next.review;
    const auto today = seat_.access.today();
    const auto& zones = book_->zones;
    std::int64_t line = 0;
    for (const auto& change : changesBetween(base_, draft_, sameRows_)) {
        const bool gone = change.kind == RuleChange::Kind::removed;
        const auto& book = gone ? base_ : draft_;
        const auto name = ruleName(book, change.rule, zones);
        Row row{++line, {text(name)}};
        if (change.kind == RuleChange::Kind::changed) {
            const auto& field = fieldOf(change.rule.section, change.column);
            row.cells.push_back(text(sentence(plainLabel(field))));
            row.cells.push_back(text(shownForm(field, change.was, zones)));
            row.cells.push_back(text(shownForm(field, change.becomes, zones)));
            row.cells.push_back(chip(std::nullopt));
        } else {
            const auto values = ruleValues(book, change.rule, zones);
            row.cells.push_back(text(tr("Whole rule")));
            row.cells.push_back(text(gone ? values : std::string{}));
            row.cells.push_back(text(gone ? std::string{} : values));
            row.cells.push_back(chip(gone ? Chip{tr("Removed"), Tone::warn} : Chip{tr("New"), Tone::info}));
        }
        review.changes.rows.push_back(std::move(row));
    }
    review.changes.empty =
        changedParts().empty() ? tr("Nothing is changed.") : tr("Only remarks or the order of the rules are changed.");
    review.summary = next.changes;
    for (const auto& fault : faults_) {
        const bool known = fault.rule && draft_.contains(*fault.rule);
        review.faults.rows.push_back(
            {static_cast<std::int64_t>(review.faults.rows.size()) + 1,
             {text(known ? ruleName(draft_, *fault.rule, zones) : tr("The book")), text(fault.text)}});
    }
    // Sessions before the first day of the new version are begun under the old one.
    const auto from = typedDay(from_);
    for (const auto& one : affected_) {
        const auto& session = one.now.row;
        if (from && session.day < *from) {
            continue;
        }
        review.affected.rows.push_back(
            {session.id.value,
             {text(fill(tr("{0}, {1}"), {shortDay(session.day, today), clockTime(session.minute)})),
              text(session.clientName), text(session.performerName), chip(verdictOf(one.now.assessment, today)),
              chip(verdictOf(one.then.assessment, today))}});
    }
    review.affected.empty = checking_          ? std::string{}
                            : !faults_.empty() ? tr("Shown when nothing is wrong any more.")
                                               : tr("No planned session is judged otherwise.");
    const auto shown = static_cast<std::int64_t>(review.affected.rows.size());
    review.affected.summary =
        shown == 0 ? std::string{}
                   : counted(tr("{n, plural, one {# planned session} other {# planned sessions}}"), shown);
    review.checking = checking_;
    if (checking_) {
        review.progress = all_ == 0 ? tr("Checking the rules")
                                    : fill(tr("{0} of {1} planned sessions"), {number(done_), number(all_)});
        review.percent = all_ == 0 ? 0 : 100 * done_ / all_;
    }
    review.who = seat_.access.actor().person().fullName;
    review.reason = reason_;
    review.from = from_;
    review.problems = problems_;
    review.canSave = mayChange() && checked_ && faults_.empty() && !changedParts().empty();
}

void RuleEditor::addVersions(RuleEditorView& next) const {
    const auto today = seat_.access.today();
    const auto zone = seat_.access.clinic().timeZone;
    const int inForce = seat_.access.rules()->version;
    for (const auto& row : seat_.access.ruleBooks()) {
        const auto author = row.author.empty() ? tr("the program") : row.author;
        std::optional<Chip> state;
        if (row.version == inForce) {
            state = Chip{tr("Holds today"), Tone::safe};
        } else if (row.validFrom && *row.validFrom > today) {
            state = Chip{fill(tr("From {0}"), {shortDay(*row.validFrom, today)}), Tone::info};
        }
        next.versions.rows.push_back(
            {row.version,
             {text(number(row.version)), text(dayAndTime(row.madeAt, zone, today)), text(author),
              text(row.reason.empty() ? tr("as the program came") : row.reason),
              text(row.approvedBy.empty() ? tr("not approved") : row.approvedBy, row.approvedBy.empty()),
              chip(state)}});
        if (row.version != version_) {
            continue;
        }
        next.line = row.approvedBy.empty()
                        ? fill(tr("Version {0}, not approved"), {number(row.version)})
                        : fill(tr("Version {0}, approved by {1}"), {number(row.version), row.approvedBy});
        next.canApprove = version_ == newest_ && row.approvedBy.empty() && may(seat_, "rules.approve");
        if (next.message.empty() && version_ != newest_) {
            next.message = {
                fill(tr("Version {0}, to read: it explains sessions of its time."), {number(row.version)}),
                fill(tr("Made by {0} on {1}. {2}"), {author, dayAndTime(row.madeAt, zone, today), row.reason}),
                Tone::info};
        }
    }
    next.versions.summary = counted(tr("{n, plural, one {# version} other {# versions}}"),
                                    static_cast<std::int64_t>(next.versions.rows.size()));
}

void RuleEditor::render() {
    RuleEditorView next;
    next.title = tr("Rule book");
    next.stage = stage_;
    next.message = message_;
    next.canEdit = mayChange();
    next.looksBack = version_ != newest_;
    next.saving = saving_;
    next.section = section_;
    next.search = search_;
    addRules(next);
    addCard(next);
    addVersions(next);
    if (stage_ == RuleStage::review) {
        addReview(next);
    }
    next.canRestoreAll = mayChange() && draft_.texts() != db::partsOf(db::shippedRules());
    show(std::move(next));
}

} // namespace present
