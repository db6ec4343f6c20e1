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

// `expired` is read from the use-by day and no event leads to it; its units can only be sent away, counted as waste or
// found missing. A lot in quarantine leaves units already open as they are: they may still become used or wasted.
constexpr std::array transitions{
    Transition{std::nullopt, Event::received, inStock},
    Transition{inStock, Event::opened, opened},
    Transition{inStock, Event::wasted, wasted},
    Transition{inStock, Event::quarantined, quarantined},
    Transition{inStock, Event::returned, returned},
    Transition{inStock, Event::lost, lost},
    Transition{opened, Event::used, used},
    Transition{opened, Event::wasted, wasted},
    Transition{opened, Event::resealed, inStock},
    Transition{opened, Event::lost, lost},
    Transition{used, Event::disposed, disposed},
    Transition{quarantined, Event::released, inStock},
    Transition{quarantined, Event::wasted, wasted},
    Transition{quarantined, Event::returned, returned},
    Transition{quarantined, Event::lost, lost},
    Transition{expired, Event::quarantined, quarantined},
    Transition{expired, Event::wasted, wasted},
    Transition{expired, Event::returned, returned},
    Transition{expired, Event::lost, lost},
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
