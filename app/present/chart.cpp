#include "app/present/chart.h"

#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/present/whole_body.h"

#include <algorithm>

namespace present {

namespace {

constexpr int furthestOffset = 56; ///< days; the slider's eight weeks

/// "2026-03" and "2026" mean their last day: the latest it can have been.
std::optional<model::Day> latestDay(std::string_view text, model::Day today, bool& approximate) {
    if (const auto day = typedDay(text)) {
        return day;
    }
    text = trimmed(text);
    const auto year = typedNumber(text.substr(0, 4));
    const bool yearOnly = text.size() == 4;
    const auto month = yearOnly                             ? std::optional{12}
                       : text.size() == 7 && text[4] == '-' ? typedNumber(text.substr(5))
                                                            : std::nullopt;
    if (!year || !month || *year < 1900 || *month < 1 || *month > 12) {
        return std::nullopt;
    }
    approximate = true;
    const model::Day last{date::year{*year} / date::month{static_cast<unsigned>(*month)} / date::last};
    // This month or year is not over: it cannot have been later than today.
    const auto now = date::year_month_day{today};
    const bool current =
        int{now.year()} == *year && (yearOnly || unsigned{now.month()} == static_cast<unsigned>(*month));
    return current ? std::min(last, today) : last;
}

} // namespace

Chart::Chart(Seat seat, model::ClientId client)
    : seat_{std::move(seat)}
    , worker_{seat_.ports}
    , id_{client} {
    refresh();
}

void Chart::refresh() {
    load();
    render();
}

void Chart::load() {
    const auto& access = seat_.access;
    client_ = access.client(id_).value_or(model::Client{});
    rules_ = access.rules();
    history_ = access.history(id_);
    today_ = access.today();
    timeZone_ = access.clinic().timeZone;
    sessions_ = permitted([&] { return access.sessionsOf(id_); });
    exposures_ = permitted([&] { return access.exposures(id_); });
    reactions_ = permitted([&] { return access.reactions(id_); });
    db::ReminderQuery query;
    query.set = db::ReminderSet::ofClient;
    query.client = id_;
    query.limit = 100;
    reminders_ = permitted([&] { return access.reminders(query); });
}

model::TreatmentRow Chart::protocol() const {
    if (protocol_) {
        return *protocol_;
    }
    for (const auto& session : sessions_.rows) {
        if (session.state == model::SessionState::signed_ || session.state == model::SessionState::amended) {
            if (!session.treatment.empty()) {
                return session.treatment.front();
            }
        }
    }
    model::TreatmentRow usual;
    usual.depth = model::Depth{1000};
    return usual;
}

model::Assessment Chart::assessAll(model::Day day) const {
    return present::wholeBody(id_, history_, *rules_, day, protocol());
}

void Chart::render() {
    ChartView next;
    next.client = id_;
    next.message = message_;
    next.saving = saving_;
    next.dayOffset = offset_;
    renderPerson(next);
    renderMap(next, assessAll(today_ + model::Days{offset_}));
    const auto now = assessAll(today_);
    renderEarliest(next, now);
    renderAnswer(next, now);
    renderRecord(next);
    show(std::move(next));
}

std::vector<model::ZoneCode> Chart::leavesOf(const std::vector<model::ZoneCode>& zones) const {
    std::vector<model::ZoneCode> leaves;
    for (const auto& zone : zones) {
        for (auto& leaf : rules_->zones.leaves(zone)) {
            if (std::ranges::find(leaves, leaf) == leaves.end()) {
                leaves.push_back(std::move(leaf));
            }
        }
    }
    return leaves;
}

bool Chart::opensDesk(std::int64_t session) const {
    using model::SessionState;
    return std::ranges::any_of(sessions_.rows, [&](const db::SessionRow& row) {
        return row.id.value == session && (row.state == SessionState::planned || row.state == SessionState::arrived ||
                                           row.state == SessionState::open);
    });
}

std::optional<model::SessionId> Chart::sessionToContinue() const {
    std::optional<model::SessionId> found;
    for (const auto& row : sessions_.rows) {
        if (row.state == model::SessionState::open) {
            return row.id;
        }
        if (row.day == today_ && opensDesk(row.id.value)) {
            found = row.id;
        }
    }
    return found;
}

void Chart::setDayOffset(int daysFromToday) {
    offset_ = std::clamp(daysFromToday, 0, furthestOffset);
    render();
}

void Chart::setProtocol(model::Modality modality, std::optional<model::Depth> depth) {
    auto row = protocol();
    if (row.modality != modality) {
        row.device.reset(); // it belongs to the other modality
    }
    row.modality = modality;
    row.depth = depth;
    protocol_ = row;
    render();
}

FieldProblems Chart::addExposure(const ExposureInput& input) {
    model::Problems problems;
    bool approximate = input.approximate;
    const auto day = latestDay(input.day, today_, approximate);
    if (input.zones.empty()) {
        problems.push_back({"zones", "required", {}});
    }
    if (!day) {
        problems.push_back({"day", trimmed(input.day).empty() ? "required" : "not-a-day", {}});
    } else if (*day > today_) {
        problems.push_back({"day", "in-the-future", {}});
    }
    std::optional<model::Depth> depth;
    if (!trimmed(input.depth).empty()) {
        depth = typedDepth(input.depth);
        if (!depth || *depth > model::deepestDepth) {
            problems.push_back({"depth", "not-a-depth", {}});
        }
    }
    if (problems.empty()) {
        model::AddExposure exposure;
        exposure.client = id_;
        exposure.zones = input.zones;
        exposure.modality = input.modality;
        exposure.depth = depth;
        exposure.day = *day;
        exposure.approximate = approximate;
        exposure.note = trimmed(input.note);
        std::vector<model::Change> changes{exposure};
        if (input.andNothingElse) {
            changes.emplace_back(model::TakeHistory{id_, input.zones});
        }
        write(std::move(changes));
    }
    return byField(problems);
}

void Chart::noneElsewhere(const std::vector<model::ZoneCode>& zones) {
    write({model::TakeHistory{id_, zones.empty() ? std::vector{model::ZoneCode{"body"}} : zones}});
}

FieldProblems Chart::addReaction(const ReactionInput& input) {
    model::Problems problems;
    const auto onset = typedDay(input.onset);
    if (input.kind.empty()) {
        problems.push_back({"kind", "required", {}});
    }
    if (!onset) {
        problems.push_back({"onset", trimmed(input.onset).empty() ? "required" : "not-a-day", {}});
    } else if (*onset > today_) {
        problems.push_back({"onset", "in-the-future", {}});
    }
    if (problems.empty()) {
        model::AddReaction reaction;
        reaction.client = id_;
        reaction.session = input.session;
        reaction.zones = leavesOf(input.zones);
        reaction.kind = input.kind;
        reaction.severity = input.severity;
        reaction.onset = *onset;
        reaction.note = trimmed(input.note);
        write({reaction});
    }
    return byField(problems);
}

void Chart::closeReaction(std::int64_t reaction, const std::string& outcome) {
    write({model::CloseReaction{model::ReactionId{reaction}, today_, outcome}});
}

void Chart::answerReminder(std::int64_t reminder, model::ReminderState outcome, const std::string& note) {
    write({model::AnswerReminder{model::ReminderId{reminder}, outcome, note}});
}

void Chart::write(std::vector<model::Change> changes) {
    if (saving_) {
        return;
    }
    saving_ = true;
    message_ = {};
    render();
    present::write(worker_, seat_, std::move(changes), [this](const Message& refusal) {
        saving_ = false;
        message_ = refusal;
        refresh();
    });
}

} // namespace present
