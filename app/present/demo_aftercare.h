#pragma once
// Aftercare of the demo clinic: calls, messages, what clients answer, and reactions. Private to demo_*.cpp.

#include "app/present/demo_clients.h"

#include <set>

namespace present::demo {

class Aftercare {
public:
    Aftercare(World& world, Clients& clients);

    /// The rounds of a week; those from today on are left out.
    void week(model::Day monday);
    /// On the last day at least one reaction is left that has not settled.
    void leaveOneReaction();

private:
    struct Alarming {
        std::string reaction;
        model::Severity severity{};
        int fromDays = 0;
        std::string words;
    };
    struct Sent {
        db::ReminderRow reminder;
        model::Day day;
    };
    void mailRound(const World::Apply& apply);
    void send(const World::Apply& apply, const db::ReminderRow& reminder);
    void callRound(const World::Apply& apply);
    void call(const World::Apply& apply, const db::ReminderRow& reminder);
    void readMail(const World::Apply& apply);
    void reply(const World::Apply& apply, const db::ReminderRow& reminder);
    void closeReactions(model::ClientId client, model::Day told);

    World& world_;
    Clients& clients_;
    std::vector<std::string> calm_;
    std::vector<Alarming> alarming_;
    std::set<model::ReminderId> passedOver_;
    std::map<model::ReminderId, model::Day> noted_; ///< failed or unknown since
    std::vector<Sent> sent_;
    int recentSendings_ = 0;
    model::Day lastReaction_{};
};

} // namespace present::demo
