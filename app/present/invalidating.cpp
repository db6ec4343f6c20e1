#include "app/present/invalidating.h"

#include "app/present/asking.h"
#include "app/present/confirming.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

constexpr int mostReminders = 1000;

std::int64_t stillPlanned(const Seat& seat, const db::SessionDetail& session) {
    db::ReminderQuery query;
    query.set = db::ReminderSet::ofClient;
    query.client = session.row.client;
    query.limit = mostReminders;
    const auto reminders = permitted([&] { return seat.access.reminders(query); });
    return std::ranges::count_if(reminders.rows, [&](const db::ReminderRow& row) {
        return row.session == session.row.id &&
               (row.state == model::ReminderState::planned || row.state == model::ReminderState::failed);
    });
}

std::int64_t usedUp(const db::SessionDetail& session) {
    return std::ranges::count_if(session.record.cartridges, [](const model::CartridgeUse& use) {
        return use.cartridge && use.fate != model::CartridgeFate::returnedSealed;
    });
}

std::vector<std::string> whatFollows(const Seat& seat, const db::SessionDetail& session) {
    std::vector<std::string> all{
        tr("Healing and the first safe day are worked out without it."),
        tr("Planned sessions of this client are judged anew, and Today tells which are no longer safe.")};
    if (const auto reminders = stillPlanned(seat, session); reminders > 0) {
        all.push_back(counted(tr("{n, plural, one {# aftercare reminder stops.} other {# aftercare reminders stop.}}"),
                              reminders));
    }
    if (const auto units = usedUp(session); units > 0) {
        all.push_back(counted(tr("{n, plural, one {Its cartridge stays used up.} other {Its # cartridges stay used "
                                 "up.}}"),
                              units));
    }
    all.push_back(tr("The record stays readable, with the reason and your name. This cannot be taken back."));
    return all;
}

} // namespace

std::string whoAndWhy(const db::InvalidationRow& row, const std::string& timeZone, model::Day today) {
    const bool ends = row.reason.ends_with('.') || row.reason.ends_with('!') || row.reason.ends_with('?');
    return fill(ends ? tr("Invalidated by {0}, {1}: {2}") : tr("Invalidated by {0}, {1}: {2}."),
                {row.who, dayAndTime(row.at, timeZone, today), row.reason});
}

bool mayInvalidate(const Seat& seat, const db::SessionDetail& session) {
    const auto& person = seat.access.actor().person();
    const auto state = session.row.state;
    return (state == model::SessionState::signed_ || state == model::SessionState::amended) &&
           may(seat, "session.invalidate") &&
           (session.row.performer == person.id || session.record.plan.supervisor == person.id ||
            person.roles.contains(model::Role::owner) || person.roles.contains(model::Role::manager));
}

Invalidating::Invalidating(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports} {}

void Invalidating::open(model::SessionId id) {
    const auto session = permitted([&] { return seat_.access.session(id); });
    if (!session || view().saving) {
        return;
    }
    InvalidatingView next;
    next.session = id;
    next.title = tr("Mark this session as entered in error");
    next.follows = whatFollows(seat_, *session);
    next.meaning =
        fill(tr("I, {0}, mark the session of {1} with {2} as entered in error."),
             {seat_.access.actor().person().fullName, dayWithYear(session->row.day), session->row.clientName});
    show(std::move(next));
}

void Invalidating::close() {
    worker_.forget();
    show({});
}

void Invalidating::refuse(const model::Problems& problems) {
    auto next = view();
    next.saving = false;
    next.problems = byField(problems);
    next.message = {};
    model::Problems elsewhere;
    std::ranges::copy_if(problems, std::back_inserter(elsewhere), [](const model::Problem& problem) {
        return problem.field != "pin" && problem.field != "reason";
    });
    if (!elsewhere.empty()) {
        next.message = {tr("This was not done."), joined(elsewhere), Tone::deny};
    }
    show(std::move(next));
}

void Invalidating::save(const std::string& reason, const std::string& pin) {
    if (view().saving || !view().session) {
        return;
    }
    model::Problems missing;
    if (trimmed(reason).empty()) {
        missing.push_back({"reason", "required", {}});
    }
    if (pin.empty()) {
        missing.push_back({"pin", "required", {}});
    }
    if (!missing.empty()) {
        refuse(missing);
        return;
    }
    auto next = view();
    next.saving = true;
    next.problems.clear();
    next.message = {};
    show(std::move(next));
    worker_.run<model::Outcome<db::Applied>>(
        [seat = seat_, change = model::Change{model::InvalidateSession{view().session, reason}}, pin]() mutable {
            return confirmAndApply(seat.access, change, pin);
        },
        [this](const model::Outcome<db::Applied>& answer) {
            if (!answer) {
                refuse(answer.problems());
                return;
            }
            close();
            if (saved) {
                saved();
            }
        },
        [this](const std::string& why) {
            auto after = view();
            after.saving = false;
            after.message = {tr("This was not saved. What you have typed is still here."), why, Tone::deny};
            show(std::move(after));
        });
}

} // namespace present
