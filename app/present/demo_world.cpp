#include "app/present/demo_world.h"

#include "app/present/demo_people.h"

#include <algorithm>

namespace present::demo {

using model::Day;
using model::Days;
using model::Instant;

World::World(Hand hand, std::uint64_t seed, int years, Instant end_)
    : chance{seed}
    , end{end_}
    , today{model::localTime(end_, timeZone).day}
    , from{mondayOf(today - Days{365 * years})}
    , hand_{std::move(hand)} {
    hand_->store(instantAt(from, 7 * 60));
}

Who World::onDuty(Day day) {
    return (day - mondayOf(day)).count() < 3 ? Who::maya : Who::ruth;
}

Instant World::instantAt(Day day, int minute) {
    return model::instantOf({day, minute}, timeZone);
}

void World::pass(std::chrono::seconds time) {
    hand_->store(std::min(now() + time, end));
}

void World::at(Instant when, Who who, Act act, Sees sees) {
    events_.push({when, named_++, who, sees, std::make_shared<const Act>(std::move(act))});
}

void World::runUntil(Instant moment) {
    while (!events_.empty() && events_.top().at < moment) {
        const auto who = events_.top().who;
        auto& worker = staff.at(who);
        must(worker.access.together(
                 [&](const Apply& apply) -> model::Outcome<model::Done> {
                     bool first = true;
                     while (!events_.empty() && events_.top().at < moment && events_.top().who == who &&
                            (first || events_.top().sees == Sees::whatWas)) {
                         const auto event = events_.top();
                         events_.pop();
                         hand_->store(std::max(now(), event.at));
                         (*event.act)(apply);
                         first = false;
                     }
                     return model::Done{};
                 },
                 worker.confirmation),
             "acts in a row");
    }
}

void World::rest() {
    hand_->store(end);
}

} // namespace present::demo
