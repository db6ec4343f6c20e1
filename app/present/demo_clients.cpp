#include "app/present/demo_clients.h"

namespace present::demo {

using model::Day;
using model::Days;

Clients::Clients(World& world, int count)
    : world_{world}
    , people_{demo::people(count, world.from, world.today, *world.rules, world.chance)}
    , ids_(people_.size()) {}

void Clients::week(Day monday) {
    const auto first = arrived_;
    while (arrived_ < people_.size() && people_[arrived_].visits.front() < monday + Days{7}) {
        ++arrived_;
    }
    if (first < arrived_) {
        world_.at(World::instantAt(monday, 9 * 60 - 15), Who::hanna, [this, first, last = arrived_](auto& apply) {
            for (auto index = first; index < last; ++index) {
                enrol(apply, index);
                world_.pass(std::chrono::seconds{20});
            }
        });
    }
    for (std::size_t index = 0; index < arrived_; ++index) {
        const auto& died = people_[index].died;
        if (died && *died < monday && *died >= monday - Days{7}) {
            world_.at(World::instantAt(monday, 8 * 60 + 50), Who::hanna, [this, index](const World::Apply& apply) {
                const auto before = world_.eyes().client(ids_[index]).value();
                auto client = before;
                client.deceased = people_[index].died;
                client.deskNotes = "Told by the family.";
                must(apply(model::EditClient{client, before}), "death");
            });
        }
    }
}

void Clients::enrol(const World::Apply& apply, std::size_t index) {
    const auto& person = people_[index];
    auto client = person.client;
    if (person.family) {
        client.sharesAddressWith = ids_[*person.family];
    }
    const model::ClientId id{must(apply(model::AddClient{client}), "client").id};
    ids_[index] = id;
    places_.emplace(id, index);
    const auto before = [&](int from, int to) { return *client.clientSince - Days{world_.chance.between(from, to)}; };
    if (person.homeRoller) {
        must(apply(model::AddExposure{id,
                                      {{"face"}},
                                      model::Modality::homeRoller,
                                      model::Depth{500},
                                      model::Indication::rejuvenation,
                                      before(15, 90),
                                      true,
                                      "at home, about every two weeks"}),
             "home roller");
    }
    if (person.treatedElsewhere) {
        must(apply(model::AddExposure{id, person.course->zones, model::Modality::pen, model::Depth{1000},
                                      person.course->indication, before(50, 200), true, "at another clinic, by word"}),
             "treatment elsewhere");
    }
}

} // namespace present::demo
