#pragma once
// Deliveries, the shelf they stand on, and the sharps containers of the demo clinic. Private to demo_*.cpp.

#include "app/present/demo_courses.h"
#include "app/present/demo_world.h"

#include <deque>

namespace present::demo {

class Supply {
public:
    explicit Supply(World& world);

    const model::Product& productFor(const Course& course) const;
    /// Before the first week: containers stand, and a part-used box of before the program is taken over.
    void open();
    /// What the assistant does on a Monday: containers, what has expired, and orders for the sessions of the week.
    void week(model::Day monday, const std::map<model::ProductId, int>& needed);
    /// A maker recalls a lot that has been used; the rest of it is set aside.
    void recall(model::Day monday);
    /// A few boxes bought cheaply shortly before their last day.
    void bargain(model::Day monday);

    /// First expiry first out.
    model::CartridgeId take(model::ProductId product);
    model::ContainerId container(Who who) const { return bins_.at(who).id; }
    void fill(Who who, int cartridges) { bins_.at(who).cartridges += cartridges; }

private:
    struct Lot {
        model::LotId id;
        std::string number;
        model::Day useBy;
        int left = 0;
        int quantity = 0;
        std::vector<model::CartridgeId> units; ///< read when the first is taken
    };
    struct Bin {
        model::ContainerId id;
        int cartridges = 0;
        model::Day since;
    };
    std::string labelOf(model::ProductId id, model::Day useBy, const std::string& lot) const;
    Lot receive(const World::Apply& apply, model::ProductId product, int quantity, model::Day useBy, bool opening);
    void order(const World::Apply& apply, model::Day monday, model::ProductId product, int count);
    void clearOut(const World::Apply& apply, model::Day monday, model::ProductId product);
    void assemble(const World::Apply& apply, Who who, model::Day day);
    void tendBins(const World::Apply& apply, model::Day monday);
    model::CartridgeId next(Lot& lot) const;

    World& world_;
    std::vector<model::Product> products_;
    std::map<model::ProductId, std::deque<Lot>> shelf_;
    std::map<model::ProductId, std::deque<Lot>> old_; ///< nobody takes from these any more
    std::map<Who, Bin> bins_;
    int binsAssembled_ = 0;
    int lots_ = 0;
};

} // namespace present::demo
