#pragma once
// Sessions of the demo clinic, from clearance to signature. Private to demo_*.cpp.

#include "app/present/demo_clients.h"
#include "app/present/demo_supply.h"

namespace present::demo {

struct Visit {
    std::size_t person = 0;
    Who who{};
    model::Instant start{};
    model::Instant opened{};
    std::optional<model::Instant> end; ///< still open without one
    std::optional<model::SessionId> planned;
};

class Treating {
public:
    Treating(World& world, Clients& clients, Supply& supply);

    /// The visits of a week in order of their days, one after the other on each.
    void week(const std::vector<std::pair<std::size_t, model::Day>>& visits);
    void visit(const Visit& visit);

    model::SessionPlan planFor(std::size_t person, Who who);
    /// With a reason for all that wants one, as a practitioner would give it. For a start history and screening are
    /// taken as asked: what one transaction writes, its reads do not see.
    model::Clearance cleared(const model::SessionPlan& plan, model::Day day, model::Act act);
    /// What is known on that day once history and screening have been asked, with no to every question.
    model::History askedOn(model::Day day, const model::SessionPlan& plan) const;

private:
    struct Work {
        model::SessionId session;
        model::SessionRecord record;
    };
    void settle(model::ClientId client, model::Day day, const World::Apply& apply);
    void ask(const Visit& visit, const model::SessionPlan& plan, model::Day day, const World::Apply& apply);
    void start(const Visit& visit, Work& work, const World::Apply& apply);
    void open(const Visit& visit, Work& work, const World::Apply& apply);
    void finish(const Visit& visit, Work& work, const World::Apply& apply);
    void chart(const Visit& visit, model::SessionRecord& record);

    World& world_;
    Clients& clients_;
    Supply& supply_;
};

} // namespace present::demo
