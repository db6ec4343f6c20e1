#include "app/present/practitioners.h"

#include "app/present/asking.h"
#include "app/present/cells.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

constexpr model::Depth leastDepth{100};

Cell chip(std::optional<Chip> one) {
    return {{}, std::move(one), false};
}

bool treats(const model::Account& account) {
    return !account.disabled &&
           (account.roles.contains(model::Role::owner) || account.roles.contains(model::Role::practitioner));
}

std::string licenceText(const model::Practitioner& person, model::Day today) {
    if (person.licence.empty()) {
        return tr("none on record");
    }
    auto words = person.authority.empty() ? person.licence : fill(tr("{0}, {1}"), {person.licence, person.authority});
    if (person.licensedUntil) {
        words = fill(tr("{0}, until {1}"), {words, shortDay(*person.licensedUntil, today)});
    }
    return words;
}

std::string scopeText(const model::Practitioner& person) {
    std::vector<std::string> names;
    for (const auto modality : person.modalities) {
        names.push_back(names.empty() ? words(modality) : inSentence(words(modality)));
    }
    const auto what = names.empty() ? tr("All modalities") : listed(names);
    return person.maximumDepth ? fill(tr("{0}, up to {1}"), {what, depthText(person.maximumDepth)}) : what;
}

/// What runs out, the first to go first.
struct Paper {
    std::string whose;
    std::string what;
    model::Day until{};
};

std::vector<Paper> papersOf(const std::string& name, const model::Practitioner& person) {
    std::vector<Paper> papers;
    if (person.licensedUntil) {
        papers.push_back({name, tr("Licence"), *person.licensedUntil});
    }
    for (const auto& training : person.trainings) {
        // A training that was done again is not missed.
        const bool renewed = std::ranges::any_of(person.trainings, [&](const model::Training& other) {
            return other.name == training.name && other.day > training.day;
        });
        if (training.validUntil && !renewed) {
            papers.push_back({name, training.name, *training.validUntil});
        }
    }
    return papers;
}

model::Practitioner recordOf(const std::vector<model::Practitioner>& all, model::AccountId account) {
    const auto found = std::ranges::find(all, account, &model::Practitioner::account);
    if (found != all.end()) {
        return *found;
    }
    model::Practitioner none;
    none.account = account;
    return none;
}

std::optional<model::Day> dayOf(const std::string& typed, const char* field, model::Problems& problems) {
    if (trimmed(typed).empty()) {
        return std::nullopt;
    }
    const auto day = typedDay(typed);
    if (!day) {
        problems.push_back({field, "not-a-day", {}});
    }
    return day;
}

/// The fields of a training stand below those of the practitioner.
FieldProblems ofTraining(const model::Problems& problems) {
    FieldProblems all;
    for (const auto& problem : problems) {
        all.emplace("training." + problem.field, words(problem));
    }
    return all;
}

} // namespace

std::optional<Chip> untilChip(std::optional<model::Day> until, model::Day today, int warnDays) {
    if (!until || *until > today + model::Days{warnDays}) {
        return std::nullopt;
    }
    return *until < today ? Chip{fill(tr("Ran out {0}"), {shortDay(*until, today)}), Tone::deny}
                          : Chip{fill(tr("Until {0}"), {shortDay(*until, today)}), Tone::warn};
}

Practitioners::Practitioners(Seat seat)
    : seat_{std::move(seat)}
    , saver_{seat_.ports, [this] { render(); }} {
    render();
}

void Practitioners::refresh() {
    render();
}

void Practitioners::choose(model::AccountId account) {
    chosen_ = account;
    saver_.clear();
    render();
}

void Practitioners::render() {
    PractitionersView next;
    const auto today = seat_.access.today();
    const auto records = seat_.access.practitioners();
    std::vector<Paper> papers;
    next.title = tr("Practitioners");
    next.modalities = choices<model::Modality>();
    std::erase_if(next.modalities, [](const Choice& one) {
        return one.code == model::code(model::Modality::homeRoller); // no treatment of the clinic
    });
    for (const auto& account : seat_.access.accounts()) {
        const auto person = recordOf(records, account.id);
        const bool onRecord = person != recordOf({}, account.id);
        if (!treats(account) && !onRecord) {
            continue;
        }
        auto own = papersOf(account.fullName, person);
        std::ranges::sort(own, {}, &Paper::until);
        auto state = own.empty() ? std::nullopt : untilChip(own.front().until, today, warnDays);
        if (account.disabled) {
            state = Chip{tr("Has left"), Tone::neutral};
        } else {
            if (!state && person.licence.empty()) {
                state = Chip{tr("No licence"), Tone::warn};
            }
            papers.insert(papers.end(), own.begin(), own.end());
        }
        next.people.rows.push_back(
            {account.id.value,
             {cell(account.fullName), cell(licenceText(person, today)), cell(scopeText(person), true),
              cell(person.trainings.empty() ? tr("no training")
                                            : counted(tr("{n, plural, one {# training} other {# trainings}}"),
                                                      static_cast<std::int64_t>(person.trainings.size())),
                   true),
              chip(state)}});
        if (account.id == chosen_) {
            next.chosen = chosen_;
            next.name = account.fullName;
            next.input = {chosen_,
                          person.licence,
                          person.authority,
                          fieldDay(person.licensedFrom),
                          fieldDay(person.licensedUntil),
                          depthField(person.maximumDepth),
                          person.modalities};
            std::int64_t line = 0;
            for (const auto& training : person.trainings) {
                next.trainings.rows.push_back(
                    {++line,
                     {cell(training.name), cell(dayWithYear(training.day)),
                      cell(training.validUntil ? dayWithYear(*training.validUntil) : tr("without end"), true),
                      chip(untilChip(training.validUntil, today, warnDays))}});
            }
        }
    }
    next.people.empty = tr("Nobody here treats yet. Give an account the role of practitioner in the settings.");
    next.trainings.empty = tr("No training on record.");

    std::ranges::stable_sort(papers, {}, &Paper::until);
    std::int64_t gone = 0;
    std::int64_t soon = 0;
    for (const auto& paper : papers) {
        if (const auto state = untilChip(paper.until, today, warnDays)) {
            ++(state->tone == Tone::deny ? gone : soon);
            next.runningOut.rows.push_back(
                {gone + soon, {cell(paper.whose), cell(paper.what), cell(dayWithYear(paper.until)), chip(state)}});
        }
    }
    next.runningOut.empty = fill(tr("Nothing runs out within {0}."), {days(warnDays)});
    const auto running = counted(tr("{n, plural, one {# paper runs out} other {# papers run out}}"), soon);
    next.line = gone + soon == 0 ? next.runningOut.empty
                : gone == 0
                    ? fill(tr("{0} within {1}"), {running, days(warnDays)})
                    : fill(tr("{0} ran out, {1} more within {2}"), {number(gone), number(soon), days(warnDays)});
    next.mayEdit = may(seat_, "practitioner.edit");
    next.problems = saver_.problems();
    next.saving = saver_.busy();
    next.message = saver_.message();
    show(std::move(next));
}

void Practitioners::send(const std::string& form, model::Change change) {
    saver_.save<db::Applied>(
        [access = seat_.access, change = std::move(change)]() mutable { return access.apply(change); }, tr("Saved."),
        [this, form](const db::Applied&) {
            if (saved) {
                saved(form);
            }
        },
        form == "training" ? ofTraining : byField);
}

void Practitioners::save(const PractitionerInput& input) {
    if (saver_.busy()) {
        return;
    }
    model::Problems problems;
    auto person = recordOf(seat_.access.practitioners(), input.account);
    person.licence = trimmed(input.licence);
    person.authority = trimmed(input.authority);
    person.licensedFrom = dayOf(input.from, "licensedFrom", problems);
    person.licensedUntil = dayOf(input.until, "licensedUntil", problems);
    person.maximumDepth = std::nullopt;
    if (!trimmed(input.maximumDepth).empty()) {
        person.maximumDepth = typedDepth(input.maximumDepth);
        if (!person.maximumDepth) {
            problems.push_back({"maximumDepth", "not-a-depth", {}});
        } else if (*person.maximumDepth < leastDepth || *person.maximumDepth > model::deepestDepth) {
            problems.push_back(
                {"maximumDepth", "out-of-range", {depthText(leastDepth), depthText(model::deepestDepth)}});
        }
    }
    person.modalities = input.modalities;
    if (!problems.empty()) {
        saver_.refuse(problems);
        return;
    }
    send("practitioner", model::EditPractitioner{person});
}

void Practitioners::addTraining(const TrainingInput& input) {
    if (saver_.busy() || !chosen_) {
        return;
    }
    model::Problems problems;
    model::AddTraining change;
    change.account = chosen_;
    change.training.name = trimmed(input.name);
    if (change.training.name.empty()) {
        problems.push_back({"name", "required", {}});
    }
    if (trimmed(input.day).empty()) {
        problems.push_back({"day", "required", {}});
    } else if (const auto day = dayOf(input.day, "day", problems)) {
        change.training.day = *day;
    }
    change.training.validUntil = dayOf(input.validUntil, "validUntil", problems);
    if (!problems.empty()) {
        saver_.refuse(problems, ofTraining);
        return;
    }
    send("training", change);
}

} // namespace present
