#pragma once
// What a lot's units did to the clinic's stock in a period: what was there, came, went and is there.

#include <cstdint>

namespace model {

/// In units. Stock is what is in stock, opened or in quarantine. A unit that expired has left it then, and does not
/// leave it again when it is thrown away, sent back or missed.
struct Balance {
    std::int64_t opening = 0;
    std::int64_t received = 0; ///< deliveries and opening stock
    std::int64_t found = 0;
    std::int64_t used = 0;
    std::int64_t wasted = 0;
    std::int64_t expired = 0;
    std::int64_t returned = 0;
    std::int64_t lost = 0;

    std::int64_t closing() const { return opening + received + found - used - wasted - expired - returned - lost; }
    Balance& operator+=(const Balance& other) {
        opening += other.opening;
        received += other.received;
        found += other.found;
        used += other.used;
        wasted += other.wasted;
        expired += other.expired;
        returned += other.returned;
        lost += other.lost;
        return *this;
    }
    bool operator==(const Balance&) const = default;
};

} // namespace model
