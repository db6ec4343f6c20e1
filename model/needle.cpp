#include "model/needle.h"

namespace model {

namespace {

struct Transition {
    std::optional<CartridgeState> before;
    CartridgeEvent event;
    CartridgeState after;
};

using enum CartridgeState;
using Event = CartridgeEvent;

// A lot in quarantine leaves units already open as they are: they may still become used or wasted. Expired units can
// only be sent away, counted as waste or found missing.
constexpr std::array transitions{
    Transition{std::nullopt, Event::received, inStock},
    Transition{std::nullopt, Event::found, inStock},
    Transition{inStock, Event::opened, opened},
    Transition{inStock, Event::wasted, wasted},
    Transition{inStock, Event::quarantined, quarantined},
    Transition{inStock, Event::returned, returned},
    Transition{inStock, Event::lost, lost},
    Transition{inStock, Event::expired, expired},
    Transition{opened, Event::used, used},
    Transition{opened, Event::wasted, wasted},
    Transition{opened, Event::resealed, inStock},
    Transition{opened, Event::lost, lost},
    Transition{used, Event::disposed, disposed},
    Transition{used, Event::recharted, used},
    Transition{disposed, Event::recharted, disposed},
    Transition{wasted, Event::recharted, wasted},
    Transition{quarantined, Event::released, inStock},
    Transition{quarantined, Event::wasted, wasted},
    Transition{quarantined, Event::returned, returned},
    Transition{quarantined, Event::lost, lost},
    Transition{expired, Event::wasted, wasted},
    Transition{expired, Event::returned, returned},
    Transition{expired, Event::lost, lost},
    Transition{expired, Event::found, inStock},
    Transition{lost, Event::found, inStock},
};

} // namespace

std::optional<CartridgeState> after(std::optional<CartridgeState> before, CartridgeEvent event) {
    for (const auto& transition : transitions) {
        if (transition.before == before && transition.event == event) {
            return transition.after;
        }
    }
    return std::nullopt;
}

} // namespace model
