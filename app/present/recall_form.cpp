#include "app/present/recall_form.h"

#include "app/present/asking.h"
#include "app/present/cells.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <charconv>

namespace present {

namespace {

constexpr std::size_t mostRows = 500;

std::string joinedLots(const std::vector<std::string>& lots) {
    std::string text;
    for (const auto& lot : lots) {
        text += (text.empty() ? "" : ", ") + lot;
    }
    return text;
}

std::string meets(const db::RecallMatch& match) {
    if (!match.lots.empty()) {
        return fill(tr("{0}: {1} on hand, {2}"),
                    {match.lot.empty() ? joinedLots(match.lots) : tr("here"), number(match.onHand),
                     counted(tr("{n, plural, one {# session} other {# sessions}}"), match.sessions)});
    }
    std::string text = match.productKnown || !match.lot.empty() ? tr("never here") : tr("not in the catalogue");
    if (!match.other.empty()) {
        text = fill(tr("{0}; a lot of that number is {1}"), {text, joinedLots(match.other)});
    }
    if (!match.near.empty()) {
        text = fill(tr("{0}; near it: {1}"), {text, joinedLots(match.near)});
    }
    return text;
}

} // namespace

RecallForm::RecallForm(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports} {
    open();
}

void RecallForm::open() {
    input_ = {};
    input_.day = fieldDay(seat_.access.today());
    products_ = seat_.access.products();
    if (!products_.empty()) {
        input_.product = std::to_string(products_.front().id.value);
    }
    file_ = {};
    fileName_.clear();
    refused_.clear();
    message_ = {};
    tried_ = false;
    match();
    render();
}

void RecallForm::edit(RecallInput input) {
    if (input == input_) {
        return;
    }
    const bool others = input.product != input_.product || input.gtin != input_.gtin || input.name != input_.name ||
                        input.lots != input_.lots || input.all != input_.all;
    input_ = std::move(input);
    refused_.clear();
    message_ = {};
    if (others) {
        match();
    }
    render();
}

void RecallForm::takeNear(std::size_t index) {
    if (index >= view().near.size()) {
        return;
    }
    const auto near = view().near[index];
    auto input = input_;
    auto lots = lotsIn(input.lots);
    std::ranges::replace(lots, near.typed, near.ours);
    input.lots = joinedLots(lots);
    edit(std::move(input));
}

void RecallForm::load(const std::string& fileName, const std::string& bytes) {
    file_ = readRecallTable(bytes, products_, seat_.access.today(), fileName);
    fileName_ = fileName;
    message_ = {};
    refused_.clear();
    match();
    render();
}

model::RecallNotice RecallForm::notice(model::Problems& problems) const {
    model::RecallNotice notice;
    notice.recallClass = model::fromCode<model::RecallClass>(input_.recallClass).value_or(model::RecallClass::none);
    const auto today = seat_.access.today();
    if (const auto day = typedDay(input_.day)) {
        notice.day = *day;
    } else {
        notice.day = today;
        problems.push_back({"day", "not-a-day", {}});
    }
    notice.text = trimmed(input_.text);
    notice.source = trimmed(input_.source);
    model::RecallItem item;
    std::int64_t product = 0;
    std::from_chars(input_.product.data(), input_.product.data() + input_.product.size(), product);
    if (product != 0) {
        item.product = model::ProductId{product};
    } else {
        item.gtin = wholeGtin(input_.gtin);
        item.name = trimmed(input_.name);
    }
    if (!input_.all) {
        item.lots = lotsIn(input_.lots);
        if (item.lots.empty()) {
            problems.push_back({"lots", "lots-or-all", {}});
        }
    }
    notice.items.push_back(std::move(item));
    for (auto& problem : model::validate(notice, today)) {
        problem.field = recallColumn(problem.field); // as the form has it
        problems.push_back(std::move(problem));
    }
    return notice;
}

void RecallForm::match() {
    std::vector<model::RecallItem> items;
    if (!fileName_.empty()) {
        for (const auto& recall : file_.recalls) {
            items.insert(items.end(), recall.notice.items.begin(), recall.notice.items.end());
        }
    } else {
        model::Problems problems;
        auto typed = notice(problems);
        const bool something = input_.all || !typed.items.front().lots.empty();
        const bool good = std::ranges::none_of(problems, [](const auto& p) { return p.field == "gtin"; });
        if (something && good) {
            items = std::move(typed.items);
        }
    }
    matches_ =
        items.empty() ? std::vector<db::RecallMatch>{} : permitted([&] { return seat_.access.recallMatches(items); });
}

void RecallForm::renderMatches(RecallFormView& next) const {
    std::int64_t lots = 0;
    std::int64_t onHand = 0;
    std::int64_t sessions = 0;
    for (const auto& match : matches_) {
        lots += static_cast<std::int64_t>(match.lots.size());
        onHand += match.onHand;
        sessions += match.sessions;
        if (next.matches.rows.size() < mostRows) {
            next.matches.rows.push_back(
                {static_cast<std::int64_t>(next.matches.rows.size()) + 1,
                 {cell(match.product), cell(match.lot.empty() ? tr("all lots") : match.lot), cell(meets(match)),
                  cell(!match.lots.empty()  ? Chip{tr("Here"), Tone::deny}
                       : match.near.empty() ? Chip{tr("Never here"), Tone::safe}
                                            : Chip{tr("Compare"), Tone::warn})}});
        }
        if (match.lots.empty() && fileName_.empty()) {
            for (const auto& ours : match.near) {
                next.near.push_back({match.lot, ours});
            }
        }
    }
    if (matches_.empty()) {
        return;
    }
    next.answer =
        lots > 0
            ? Message{counted(tr("{n, plural, one {This clinic has had # such lot} other {This clinic has had "
                                 "# such lots}}"),
                              lots),
                      fill(tr("{0} on hand are put into quarantine at once; {1} used them."),
                           {number(onHand), counted(tr("{n, plural, one {# session} other {# sessions}}"), sessions)}),
                      Tone::deny}
            : Message{tr("This clinic never had it."),
                      next.near.empty() ? tr("Nothing to put away, nobody to tell. It can be kept for the "
                                             "record, and holds what may still be delivered.")
                                        : tr("Lots with a number near it were here. Compare with the letter:"),
                      next.near.empty() ? Tone::safe : Tone::warn};
    next.issueWords = lots > 0 ? tr("Issue the recall") : tr("Keep it all the same");
}

void RecallForm::render() {
    RecallFormView next;
    next.title = fileName_.empty() ? tr("A maker's recall") : fill(tr("Recalls of {0}"), {fileName_});
    next.input = input_;
    next.classes = choices<model::RecallClass>();
    for (const auto& product : products_) {
        next.products.push_back({std::to_string(product.id.value), product.brand + ' ' + product.modelName});
    }
    next.products.push_back({"", tr("another product")});
    next.named = input_.product.empty();
    next.issueWords = tr("Issue the recall");
    next.fromFile = !fileName_.empty();
    renderMatches(next);
    if (next.fromFile) {
        for (const auto& fault : file_.faults) {
            if (next.faults.rows.size() < mostRows) {
                next.faults.rows.push_back(
                    {static_cast<std::int64_t>(next.faults.rows.size()) + 1,
                     {cell(fault.line == 0 ? tr("file") : number(static_cast<std::int64_t>(fault.line))),
                      cell(words(fault.problem))}});
            }
        }
        next.faults.summary =
            counted(tr("{n, plural, =0 {} one {# line has to be put right} other {# lines have to be put right}}"),
                    static_cast<std::int64_t>(file_.faults.size()));
    } else {
        model::Problems problems;
        notice(problems);
        for (const auto& problem : problems) {
            if (tried_ || (problem.code != "required" && problem.code != "lots-or-all")) {
                next.problems.emplace(problem.field, words(problem));
            }
        }
        for (const auto& problem : refused_) {
            next.problems.emplace(problem.field, words(problem));
        }
    }
    next.message = message_;
    next.saving = saving_;
    next.canIssue =
        may(seat_, "recall.issue") && !saving_ && (!next.fromFile || (file_.faults.empty() && !file_.recalls.empty()));
    show(std::move(next));
}

void RecallForm::issue() {
    tried_ = true;
    auto recalls = file_.recalls;
    model::Problems problems;
    if (fileName_.empty()) {
        recalls = {{0, {}, notice(problems)}};
    }
    if (!problems.empty() || !file_.faults.empty() || recalls.empty() || saving_) {
        render();
        return;
    }
    saving_ = true;
    render();
    // What never came here is kept too: the form has told so.
    using Answer = model::Outcome<std::vector<db::Applied>>;
    worker_.run<Answer>(
        [seat = seat_, recalls = std::move(recalls), typed = fileName_.empty()]() mutable {
            return typed ? applyAll(seat.access, {model::IssueRecall{recalls.front().notice, true}})
                         : issueRecalls(seat.access, recalls, true);
        },
        [this](const Answer& answer) {
            saving_ = false;
            if (!answer) {
                refused_ = answer.problems();
                message_ = {tr("This was not saved."), joined(refused_), Tone::deny};
                render();
                return;
            }
            const model::RecallId last{answer->back().id};
            open();
            if (issued) {
                issued(last);
            }
        },
        [this](const std::string& why) {
            saving_ = false;
            message_ = {tr("This was not saved. What you have typed is still here."), why, Tone::deny};
            render();
        });
}

} // namespace present
