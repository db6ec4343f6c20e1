#pragma once
// The demo clinic while it is being made: its clock, who works there, and what each does when. Private to demo_*.cpp.

#include "app/present/demo_chance.h"
#include "db/access.h"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <queue>
#include <stdexcept>
#include <string>

namespace present::demo {

inline constexpr const char* timeZone = "Europe/London";
inline constexpr const char* password = "demo";

enum class Who { maya, ruth, hanna, mail }; ///< owner and practitioner, practitioner, assistant, sender
struct Worker {
    db::Access access;
    db::Confirmation confirmation; ///< stands for every signature
    std::optional<model::RoomId> room;
};

/// What is refused here is a fault of the generator or the store, never of a person's input.
template <class T>
T must(model::Outcome<T> outcome, const char* doing) {
    if (!outcome) {
        const auto& problem = outcome.problems().front();
        throw std::logic_error{std::string{"demo clinic, "} + doing + ": " + problem.field + " " + problem.code};
    }
    return std::move(outcome).value();
}

class World {
public:
    using Apply = db::Access::Apply;
    using Act = std::function<void(const Apply&)>;
    /// The clock that the store reads.
    using Hand = std::shared_ptr<std::atomic<model::Instant>>;

    World(Hand hand, std::uint64_t seed, int years, model::Instant end);

    Chance chance;
    const model::Instant end; ///< now, as the visitor sees it
    const model::Day today;
    const model::Day from; ///< a Monday

    std::map<Who, Worker> staff;
    std::shared_ptr<const model::RuleBook> rules;
    std::map<std::string, std::vector<model::DeviceId>, std::less<>> devices; ///< by model name
    const db::Access& eyes() const { return staff.at(Who::maya).access; }
    /// The practitioner of that day: they share the week.
    static Who onDuty(model::Day day);

    model::Instant now() const { return hand_->load(); }
    static model::Instant instantAt(model::Day day, int minute);
    /// The next act comes no sooner than this much later.
    void pass(std::chrono::seconds time);

    enum class Sees { whatWas, everything };
    /// Whoever it is acts at that moment; acts of the same moment in the order they were named. One person's acts in a
    /// row are one transaction, so reads in it see only what others have done, unless the act wants to see everything.
    void at(model::Instant when, Who who, Act act, Sees sees = Sees::whatWas);
    /// All acts before that moment are carried out, one after the other, each at its time.
    void runUntil(model::Instant moment);
    void rest(); ///< the clock stands at the end

private:
    struct Event {
        model::Instant at;
        std::int64_t order;
        Who who;
        Sees sees;
        std::shared_ptr<const Act> act;
        bool operator<(const Event& other) const { // a queue's top is its greatest
            return std::pair{other.at, other.order} < std::pair{at, order};
        }
    };
    Hand hand_;
    std::priority_queue<Event> events_;
    std::int64_t named_ = 0;
};

} // namespace present::demo
