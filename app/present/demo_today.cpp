#include "app/present/demo_today.h"

#include "app/present/desk_input.h"

#include <algorithm>
#include <cstdlib>

namespace present::demo {

using model::Day;
using model::Days;
using model::Instant;
using std::chrono::minutes;

namespace {

constexpr std::size_t visitsToday = 8;
constexpr std::size_t visitsAhead = 40;
constexpr Days ahead{28};
/// Whoever was here a few days ago has no other visit booked yet.
constexpr Days justTreated{12};

/// Places of the day, in order of booking.
constexpr std::size_t signedOne = 0;
constexpr std::size_t underWay = 1;
constexpr std::size_t arrived = 2;
constexpr std::size_t notCome = 3;
constexpr std::size_t unsafe = 4;

} // namespace

Today::Today(World& world, Clients& clients, Treating& treating)
    : world_{world}
    , clients_{clients}
    , treating_{treating} {}

Instant Today::ago(int length) const {
    constexpr int whole = 120; // all that happens today begins no longer ago
    const auto young = std::min<Instant::duration>(world_.end - World::instantAt(world_.today, 0), minutes{whole});
    return world_.end - young * length / whole;
}

int Today::minuteOf(int place) const {
    const auto minute = [](Instant at) { return model::localTime(at, timeZone).minute; };
    const int now = minute(world_.end);
    switch (static_cast<std::size_t>(place)) {
    case signedOne:
        return minute(ago(110)) / 5 * 5;
    case underWay:
        return minute(ago(18)) / 5 * 5;
    case arrived:
        return std::min(now / 5 * 5 + 10, 23 * 60 + 45);
    case notCome:
        return minute(ago(70)) / 5 * 5;
    default:
        return std::min((now / 15 + 1) * 15 + 45 * (place - 3), 23 * 60 + 45);
    }
}

/// Clients whom a visit would suit, those whose course says today first.
std::vector<std::size_t> Today::waiting() const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < clients_.people().size(); ++i) {
        const auto& person = clients_.person(i);
        if (!person.died && world_.today - person.visits.back() > justTreated) {
            found.push_back(i);
        }
    }
    const auto off = [&](std::size_t i) {
        const auto& person = clients_.person(i);
        return person.next ? std::abs((*person.next - world_.today).count())
                           : 1000 + (world_.today - person.visits.back()).count();
    };
    std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) { return off(a) < off(b); });
    return found;
}

bool Today::safe(std::size_t person, Who who, Day day) {
    const auto plan = treating_.planFor(person, who);
    const auto history = treating_.askedOn(day, plan);
    return model::assess(plan, history, *world_.rules, day, model::Act::start).verdict == model::Verdict::allow;
}

void Today::book() {
    world_.at(
        World::instantAt(world_.today - Days{1}, 19 * 60), Who::maya,
        [this](const World::Apply& apply) {
            bookToday(apply);
            bookAhead(apply);
        },
        World::Sees::everything);
}

void Today::plan(const World::Apply& apply, Day day, Booked& visit) {
    const auto plan = treating_.planFor(visit.person, visit.who);
    const auto done = must(apply(model::PlanSession{treating_.cleared(plan, day, model::Act::plan), day, visit.minute,
                                                    45, world_.staff.at(visit.who).room}),
                           "plan");
    visit.session = model::SessionId{done.id};
    taken_.insert(visit.person);
    world_.pass(std::chrono::seconds{15});
}

void Today::bookToday(const World::Apply& apply) {
    for (const auto person : waiting()) {
        if (booked_.size() == visitsToday) {
            return;
        }
        const auto place = booked_.size();
        const auto who = place == underWay || place % 2 == 0 ? Who::maya : Who::ruth;
        if (safe(person, who, world_.today)) {
            booked_.push_back({person, who, minuteOf(static_cast<int>(place))});
            plan(apply, world_.today, booked_.back());
        }
    }
}

void Today::bookAhead(const World::Apply& apply) {
    std::map<Day, int> onDay;
    for (const auto person : waiting()) {
        const auto& next = clients_.person(person).next;
        if (taken_.contains(person) || !next || *next <= world_.today || *next > world_.today + ahead) {
            continue;
        }
        const auto day = date::weekday{*next} == date::Sunday ? *next + Days{1} : *next;
        const auto who = World::onDuty(day);
        if (onDay[day] < 11 && safe(person, who, day)) {
            Booked visit{person, who, 9 * 60 + 45 * onDay[day]++};
            plan(apply, day, visit);
        }
        if (taken_.size() == visitsToday + visitsAhead) {
            return;
        }
    }
}

void Today::happen() {
    const auto visit = [&](std::size_t place, auto&& act) {
        if (place < booked_.size()) {
            act(booked_[place]);
        }
    };
    visit(signedOne, [&](const Booked& one) {
        treating_.visit({one.person, one.who, ago(110), ago(105), ago(75), one.session});
    });
    visit(notCome, [&](const Booked& one) {
        world_.at(ago(50), Who::hanna, [session = one.session](const World::Apply& apply) {
            must(apply(model::CancelSession{session, "not there, does not pick up the telephone", true}), "no-show");
        });
    });
    visit(unsafe, [&](const Booked& one) {
        const model::AddExposure rolled{clients_.id(one.person),
                                        clients_.person(one.person).course->zones,
                                        model::Modality::homeRoller,
                                        model::Depth{1000},
                                        std::nullopt,
                                        world_.today - Days{3},
                                        true,
                                        "rang: has used a friend's roller"};
        world_.at(ago(40), Who::hanna, [rolled](const World::Apply& apply) { must(apply(rolled), "roller"); });
    });
    visit(underWay, [&](const Booked& one) {
        treating_.visit({one.person, one.who, ago(18), ago(12), std::nullopt, one.session});
    });
    visit(arrived, [&](const Booked& one) {
        world_.at(ago(6), Who::hanna, [session = one.session](const World::Apply& apply) {
            must(apply(model::ArriveSession{session}), "arrival");
        });
    });
}

void Today::leaveDraft() {
    if (booked_.size() <= underWay) {
        return;
    }
    auto& access = world_.staff.at(booked_[underWay].who).access;
    const auto session = access.session(booked_[underWay].session).value();
    auto typed = inputOf(session.record, world_.rules->zones, timeZone);
    typed.topicals = {{"Lift HG", "H22", false}};
    typed.response.pain = 3;
    typed.notes = "Skin calm at the start. First pass even, client comfortable.";
    access.saveDraft(session.row.client, session.row.id, draftText(typed));
}

} // namespace present::demo
