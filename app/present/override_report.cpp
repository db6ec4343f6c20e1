#include "app/present/override_report.h"

#include "app/present/asking.h"
#include "app/present/finding_text.h"
#include "app/present/report_making.h"
#include "app/present/rule_words.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <charconv>

namespace present {

namespace {

Cell text(std::string words, bool secondary = false) {
    return {std::move(words), std::nullopt, secondary};
}

std::int64_t numberIn(const std::string& code) {
    std::int64_t value = 0;
    std::from_chars(code.data(), code.data() + code.size(), value);
    return value;
}

} // namespace

std::string overriddenWords(const model::Finding& finding, const model::ZoneTree& zones) {
    const auto what = kindWords(finding.kind);
    return finding.zone.text.empty() ? what : fill(tr("{0}, {1}"), {what, zoneName(finding.zone, zones)});
}

std::string overrideReason(const db::OverrideLine& line) {
    return line.words.empty() ? std::string{} : fill(tr("{0}: {1}"), {words(line.reason), line.words});
}

Overrides::Overrides(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports}
    , paper_{seat_.ports} {
    const auto today = seat_.access.today();
    from_ = fieldDay(today - model::Days{days});
    until_ = fieldDay(today);
    render();
}

void Overrides::refresh() {
    load();
}

void Overrides::setPeriod(const std::string& from, const std::string& until) {
    from_ = from;
    until_ = until;
    load();
}

void Overrides::setPerson(const std::string& account) {
    person_ = account;
    load();
}

model::SessionId Overrides::session(std::int64_t line) const {
    const auto at = static_cast<std::size_t>(line - 1);
    return line > 0 && at < report_.lines.size() ? report_.lines[at].session : model::SessionId{};
}

void Overrides::load() {
    worker_.forget();
    problems_.clear();
    message_ = {};
    const auto first = typedDay(from_);
    const auto last = typedDay(until_);
    model::Problems problems;
    if (!first) {
        problems.push_back({"from", "not-a-day", {}});
    }
    if (!last) {
        problems.push_back({"until", "not-a-day", {}});
    }
    if (!problems.empty()) {
        problems_ = byField(problems);
        loading_ = false;
        render();
        return;
    }
    db::OverrideQuery query;
    query.first = *first;
    query.last = *last;
    if (!person_.empty()) {
        query.performer = model::AccountId{numberIn(person_)};
    }
    query_ = query;
    loading_ = true;
    render();
    worker_.run<db::OverrideReport>([access = seat_.access, query] { return access.overrides(query); },
                                    [this](db::OverrideReport report) {
                                        loading_ = false;
                                        report_ = std::move(report);
                                        read_ = true;
                                        render();
                                    },
                                    [this](const std::string& why) {
                                        loading_ = false;
                                        report_ = {};
                                        read_ = false;
                                        message_ = {tr("The overrides cannot be shown."), why, Tone::deny};
                                        render();
                                    },
                                    Lane::aside);
}

void Overrides::onPaper(ReportUse use, std::function<void(OverridesOnPaper)> then,
                        std::function<void(Message)> failed) {
    OverridesOnPaper paper;
    paper.first = query_.first;
    paper.last = query_.last;
    for (const auto& choice : view().people) {
        if (!person_.empty() && choice.code == person_) {
            paper.person = choice.text;
        }
    }
    makeReport<OverridesOnPaper>(
        paper_,
        [seat = seat_, query = query_, use, paper]() mutable -> model::Outcome<OverridesOnPaper> {
            query.limit = mostOnPaper;
            // Read first: who may not read it leaves no entry of having made it.
            paper.report = seat.access.overrides(query);
            paper.rules = seat.access.rules();
            auto stamp = stampReport(seat, use, "overrides", query.first, query.last);
            if (!stamp) {
                return stamp.problems();
            }
            paper.stamp = *std::move(stamp);
            return std::move(paper);
        },
        std::move(then), std::move(failed), tr("The report could not be made."));
}

std::string Overrides::fileName() const {
    return "overrides-" + model::isoText(query_.first) + "-to-" + model::isoText(query_.last);
}

void Overrides::tell(Message message) {
    message_ = std::move(message);
    render();
}

void Overrides::render() {
    OverridesView next;
    const auto rules = seat_.access.rules();
    next.title = tr("Overrides");
    next.from = from_;
    next.until = until_;
    next.person = person_;
    next.problems = problems_;
    next.message = message_;
    next.loading = loading_;
    next.printable = read_ && !loading_;
    next.people.push_back({"", tr("everybody")});
    for (const auto& account : seat_.access.accounts()) {
        if (account.roles.contains(model::Role::owner) || account.roles.contains(model::Role::practitioner)) {
            next.people.push_back({std::to_string(account.id.value), account.fullName});
        }
    }
    std::int64_t sessions = 0;
    std::int64_t denials = 0;
    for (const auto& person : report_.people) {
        sessions += person.sessions;
        denials += person.denials;
        next.counts.rows.push_back(
            {person.performer.value,
             {text(person.name), text(number(person.sessions)), text(number(person.overridden)),
              text(number(person.overrides)), text(number(person.denials)), text(number(person.seconded))}});
    }
    next.counts.empty = loading_ ? tr("Reading") : tr("No session in this time.");
    std::int64_t line = 0;
    for (const auto& one : report_.lines) {
        const bool denied = one.finding.strength == model::Strength::deny;
        next.lines.rows.push_back(
            {++line,
             {text(dayWithYear(one.day)),
              text(one.performerName),
              text(one.clientName),
              text(overriddenWords(one.finding, rules->zones)),
              {{}, Chip{denied ? tr("Refused") : tr("Warned"), denied ? Tone::deny : Tone::warn}, false},
              text(one.finding.daysShort > 0 ? present::days(one.finding.daysShort) : std::string{}),
              one.words.empty() ? text(tr("no reason given"), true) : text(overrideReason(one)),
              text(one.secondSigner.empty() ? tr("no") : one.secondSigner, one.secondSigner.empty())}});
    }
    next.lines.empty = loading_ ? tr("Reading") : tr("Nothing was overridden in this time.");
    if (report_.total > line) {
        next.lines.hidden =
            counted(tr("{n, plural, one {# earlier one is not shown} other {# earlier ones are not shown}}"),
                    report_.total - line);
    }
    next.line = fill(tr("{0} in {1}, {2} against a refusal"),
                     {counted(tr("{n, plural, one {# override} other {# overrides}}"), report_.total),
                      counted(tr("{n, plural, one {# session} other {# sessions}}"), sessions), number(denials)});
    show(std::move(next));
}

} // namespace present
