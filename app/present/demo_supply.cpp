#include "app/present/demo_supply.h"

#include <algorithm>

namespace present::demo {

using model::Day;
using model::Days;

Supply::Supply(World& world)
    : world_{world}
    , products_{world.eyes().products()} {}

const model::Product& Supply::productFor(const Course& course) const {
    const auto fits = [&](const model::Product& product) {
        return product.modality == course.modality &&
               (course.device.starts_with(product.brand) || product.modelName.starts_with(course.device));
    };
    const auto found = std::find_if(products_.begin(), products_.end(), fits);
    if (found == products_.end()) {
        throw std::logic_error{"demo clinic: nothing fits " + course.device};
    }
    return *found;
}

void Supply::open() {
    world_.at(World::instantAt(world_.from, 7 * 60 + 30), Who::hanna, [this](const World::Apply& apply) {
        assemble(apply, Who::maya, world_.from);
        assemble(apply, Who::ruth, world_.from);
        // Nobody buys these any more: they stay low in stock.
        const auto former = std::find_if(products_.begin(), products_.end(),
                                         [](const model::Product& product) { return product.brand == "Dr. Pen"; });
        receive(apply, former->id, 3, world_.today + Days{230}, true);
    });
}

void Supply::week(Day monday, const std::map<model::ProductId, int>& needed) {
    world_.at(World::instantAt(monday, 8 * 60 + 20), Who::hanna, [this, monday, needed](const World::Apply& apply) {
        tendBins(apply, monday);
        for (const auto& product : products_) {
            clearOut(apply, monday, product.id);
        }
        for (const auto& [product, count] : needed) {
            order(apply, monday, product, count);
        }
    });
}

/// What a scanner reads off the box; empty for a product without a code.
std::string Supply::labelOf(model::ProductId id, Day useBy, const std::string& lot) const {
    const auto product = std::find_if(products_.begin(), products_.end(),
                                      [id](const model::Product& one) { return one.id == id; });
    if (product == products_.end() || product->packs.empty()) {
        return {};
    }
    return "(01)" + product->packs.front().gtin + "(17)" + date::format("%y%m%d", useBy) + "(10)" + lot;
}

Supply::Lot Supply::receive(const World::Apply& apply, model::ProductId product, int quantity, Day useBy,
                            bool opening) {
    const auto year = static_cast<int>(date::year_month_day{useBy - Days{730}}.year()) % 100;
    const auto number =
        std::to_string(year) + "ABCDEFGHKM"[product.value % 10] + std::to_string(1000 + ++lots_ * 7 % 9000);
    const auto box = world_.chance.percent(4) ? std::string{} : labelOf(product, useBy, number); // else typed
    const auto done = must(apply(model::ReceiveLot{product, number, useBy, quantity, box, opening}), "delivery");
    return {model::LotId{done.id}, number, useBy, quantity, quantity, {}};
}

void Supply::order(const World::Apply& apply, Day monday, model::ProductId product, int count) {
    auto& shelf = shelf_[product];
    int there = 0;
    for (const auto& lot : shelf) {
        there += lot.left;
    }
    // Some sessions take two, some are dropped.
    const int wanted = count + count / 8 + 4;
    if (there >= wanted) {
        return;
    }
    auto& chance = world_.chance;
    const int quantity = std::max(wanted + 10, chance.percent(30) ? 20 : 40);
    const Day useBy = monday + Days{chance.percent(6) ? chance.between(60, 150) : chance.between(400, 900)};
    shelf.push_back(receive(apply, product, quantity, useBy, false));
    std::stable_sort(shelf.begin(), shelf.end(), [](const Lot& a, const Lot& b) { return a.useBy < b.useBy; });
}

/// Old stock is not kept to its last day, and is thrown away once that is over.
void Supply::clearOut(const World::Apply& apply, Day monday, model::ProductId product) {
    auto& shelf = shelf_[product];
    auto& old = old_[product];
    while (!shelf.empty() && (shelf.front().left == 0 || shelf.front().useBy <= monday + Days{8})) {
        old.push_back(std::move(shelf.front()));
        shelf.pop_front();
    }
    std::erase_if(old, [&](Lot& lot) {
        while (lot.left > 0 && lot.useBy < monday) {
            must(apply(model::WasteCartridge{next(lot), model::WasteReason::expired, "past its use-by day"}),
                 "expired");
        }
        return lot.left == 0;
    });
}

void Supply::recall(Day monday) {
    world_.at(World::instantAt(monday, 8 * 60), Who::hanna, [this, monday](const World::Apply& apply) {
        Lot* chosen = nullptr;
        model::RecallItem item;
        for (auto& [product, shelf] : shelf_) {
            for (auto& lot : shelf) {
                const int used = lot.quantity - lot.left;
                if (used > 0 && lot.left > 0 && (chosen == nullptr || used > chosen->quantity - chosen->left)) {
                    chosen = &lot;
                    item = {product, "", "", {lot.number}};
                }
            }
        }
        if (chosen != nullptr) {
            must(apply(model::IssueRecall{{model::RecallClass::II, monday, "The seal of some packs may be open.",
                                           "Maker's letter FSN 26-07", {item}}}),
                 "recall");
            for (auto& [product, shelf] : shelf_) {
                std::erase_if(shelf, [id = chosen->id](const Lot& lot) { return lot.id == id; });
            }
        }
    });
}

void Supply::bargain(Day monday) {
    world_.at(World::instantAt(monday, 8 * 60 + 40), Who::hanna, [this](const World::Apply& apply) {
        // The box stays closed until the older ones are empty, which they will not be in time.
        receive(apply, productFor(courses().front()).id, 8, world_.today + Days{17}, false);
    });
}

model::CartridgeId Supply::next(Lot& lot) const {
    if (lot.units.empty()) {
        for (const auto& unit : world_.eyes().cartridges(lot.id, lot.quantity).rows) {
            lot.units.push_back(unit.id);
        }
    }
    return lot.units.at(static_cast<std::size_t>(lot.quantity - lot.left--));
}

model::CartridgeId Supply::take(model::ProductId product) {
    auto& shelf = shelf_[product];
    const auto lot = std::find_if(shelf.begin(), shelf.end(), [](const Lot& one) { return one.left > 0; });
    if (lot == shelf.end()) {
        throw std::logic_error{"demo clinic: the shelf is empty"};
    }
    return next(*lot);
}

void Supply::assemble(const World::Apply& apply, Who who, Day day) {
    const auto done =
        must(apply(model::AssembleContainer{std::to_string(++binsAssembled_), world_.staff.at(who).room}), "container");
    must(apply(model::OfferContainer{model::ContainerId{done.id}}), "usual container");
    bins_[who] = {model::ContainerId{done.id}, 0, day};
}

void Supply::tendBins(const World::Apply& apply, Day monday) {
    for (const auto who : {Who::maya, Who::ruth}) {
        const auto bin = bins_.at(who);
        if (bin.cartridges > 60 || monday - bin.since > Days{77}) {
            must(apply(model::FillContainer{bin.id, std::min(75, 10 + bin.cartridges)}), "container");
            must(apply(model::CloseContainer{bin.id}), "container");
            if (monday < world_.today - Days{30}) {
                must(apply(model::CollectContainer{bin.id, "C" + std::to_string(4000 + binsAssembled_)}), "container");
            }
            assemble(apply, who, monday);
        } else if (bin.cartridges > 0) {
            must(apply(model::FillContainer{bin.id, std::min(74, 10 + bin.cartridges)}), "container");
        }
    }
}

} // namespace present::demo
