#include "app/present/chart.h"

#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/present/trace.h"
#include "app/present/whole_body.h"

#include <algorithm>

namespace present {

namespace {

constexpr int furthestOffset = 730; ///< days; as far as the diary is kept

} // namespace

Chart::Chart(Seat seat, model::ClientId client)
    : seat_{std::move(seat)}
    , saver_{seat_, [this] { render(); }, [this] { refresh(); }}
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
    lots_ = lotsUsed(seat_, id_);
    exposures_ = permitted([&] { return access.exposures(id_); });
    reactions_ = permitted([&] { return access.reactions(id_); });
    screenings_ = permitted([&] { return access.screenings(id_, 1); });
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
    next.message = saver_.message();
    next.saving = saver_.busy();
    next.dayOffset = offset_;
    renderPerson(next);
    renderMap(next, assessAll(today_ + model::Days{offset_}));
    const auto now = assessAll(today_);
    renderDay(next, now);
    renderEarliest(next, now);
    renderAnswer(next, now);
    renderRecord(next);
    renderScreening(next);
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

std::optional<model::SessionId> Chart::latestSigned() const {
    const auto found = std::ranges::find_if(sessions_.rows, [](const db::SessionRow& row) { // the newest first
        return row.state == model::SessionState::signed_ || row.state == model::SessionState::amended;
    });
    return found == sessions_.rows.end() ? std::nullopt : std::optional{found->id};
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
    auto [exposure, takesHistory, problems] = readExposure(input, id_, *rules_, today_);
    if (problems.empty()) {
        std::vector<model::Change> changes{exposure};
        if (takesHistory) {
            changes.emplace_back(model::TakeHistory{id_, input.zones});
        }
        saver_.save(std::move(changes));
    }
    return byField(problems);
}

FieldProblems Chart::endExposure(std::int64_t exposure, const std::string& day) {
    model::Problems problems;
    const auto row = std::ranges::find(exposures_, model::ExposureId{exposure}, &db::ExposureRow::id);
    const auto last = typedDay(day);
    if (!last) {
        problems.push_back({"day", trimmed(day).empty() ? "required" : "not-a-day", {}});
    } else if (*last > today_) {
        problems.push_back({"day", "in-the-future", {}});
    } else if (row != exposures_.end() && *last < row->day) {
        problems.push_back({"day", "before-its-start", {dayWithYear(row->day)}});
    }
    if (problems.empty()) {
        saver_.save({model::EndExposure{model::ExposureId{exposure}, *last}});
    }
    return byField(problems);
}

bool Chart::isGoingOn(std::int64_t exposure) const {
    const auto row = std::ranges::find(exposures_, model::ExposureId{exposure}, &db::ExposureRow::id);
    return row != exposures_.end() && row->ongoing;
}

bool Chart::isOpen(std::int64_t reaction) const {
    const auto row = std::ranges::find(reactions_, model::ReactionId{reaction}, &db::ReactionRow::id);
    return row != reactions_.end() && !row->closed;
}

void Chart::noneElsewhere(const std::vector<model::ZoneCode>& zones) {
    saver_.save({model::TakeHistory{id_, zones.empty() ? std::vector{model::ZoneCode{"body"}} : zones}});
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
        saver_.save({reaction});
    }
    return byField(problems);
}

void Chart::closeReaction(std::int64_t reaction, const std::string& outcome) {
    saver_.save({model::CloseReaction{model::ReactionId{reaction}, today_, outcome}});
}

void Chart::answerReminder(std::int64_t reminder, model::ReminderState outcome, const std::string& note) {
    saver_.save({model::AnswerReminder{model::ReminderId{reminder}, outcome, note}});
}

} // namespace present
