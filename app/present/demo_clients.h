#pragma once
// How the made-up people become clients of the demo clinic, and what is later heard of them. Private to demo_*.cpp.

#include "app/present/demo_people.h"
#include "app/present/demo_world.h"

namespace present::demo {

class Clients {
public:
    Clients(World& world, int count);

    const std::vector<Person>& people() const { return people_; }
    const Person& person(std::size_t index) const { return people_[index]; }
    model::ClientId id(std::size_t index) const { return ids_[index]; }
    const Person& person(model::ClientId id) const { return people_[places_.at(id)]; }

    /// Who comes for the first time in that week is entered on its Monday; who died before it is marked.
    void week(model::Day monday);

private:
    void enrol(const World::Apply& apply, std::size_t index);

    World& world_;
    std::vector<Person> people_;
    std::vector<model::ClientId> ids_;
    std::map<model::ClientId, std::size_t> places_;
    std::size_t arrived_ = 0;
};

} // namespace present::demo
