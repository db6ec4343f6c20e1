#pragma once
// The demo clinic as its visitor finds it: today's diary and that of the coming weeks. Private to demo_*.cpp.

#include "app/present/demo_treating.h"

#include <set>

namespace present::demo {

class Today {
public:
    Today(World& world, Clients& clients, Treating& treating);

    /// Yesterday evening: visits of today and of the next weeks are booked, as far as skin allows.
    void book();
    /// One visit is over and signed, one is under way, one client waits, one has not come, one rang to say that the
    /// plan is no longer safe; the rest lie ahead.
    void happen();
    /// What is charted of the session under way, not signed.
    void leaveDraft();

private:
    struct Booked {
        std::size_t person;
        Who who;
        int minute;
        model::SessionId session{};
    };
    /// So long before now; less when the day is young, for all of it lies in today.
    model::Instant ago(int minutes) const;
    int minuteOf(int place) const;
    std::vector<std::size_t> waiting() const;
    bool safe(std::size_t person, Who who, model::Day day);
    void bookToday(const World::Apply& apply);
    void bookAhead(const World::Apply& apply);
    void plan(const World::Apply& apply, model::Day day, Booked& visit);

    World& world_;
    Clients& clients_;
    Treating& treating_;
    std::vector<Booked> booked_;
    std::set<std::size_t> taken_;
};

} // namespace present::demo
