#include "app/present/diary_slots.h"

#include <cstdlib>

namespace present {

Booking bookingOf(const db::SessionRow& row) {
    return {row.id, row.client, row.performer, row.room, lengthOf(row)};
}

bool occupies(const db::SessionRow& row) {
    switch (row.state) {
    case model::SessionState::planned:
    case model::SessionState::arrived:
    case model::SessionState::open:
    case model::SessionState::signed_:
    case model::SessionState::amended:
        return true;
    case model::SessionState::abandoned:
    case model::SessionState::cancelled:
    case model::SessionState::invalidated:
        break;
    }
    return false;
}

int lengthOf(const db::SessionRow& row) {
    return row.durationMinutes > 0 ? row.durationMinutes : usualLength;
}

std::vector<const db::SessionRow*> clashes(const Booking& booking, int minute,
                                           const std::vector<db::SessionRow>& ofThatDay) {
    std::vector<const db::SessionRow*> met;
    for (const auto& row : ofThatDay) {
        const bool meets = minute < row.minute + lengthOf(row) && row.minute < minute + booking.length;
        const bool shares = row.performer == booking.performer || row.client == booking.client ||
                            (!booking.room.empty() && row.room == booking.room);
        if (row.id != booking.session && meets && shares && occupies(row)) {
            met.push_back(&row);
        }
    }
    return met;
}

std::optional<int> freeStart(const Booking& booking, int wanted, int notBefore,
                             const std::vector<db::SessionRow>& ofThatDay) {
    std::optional<int> best;
    for (int minute = dayBegins; minute + booking.length <= dayEnds; minute += slotStep) {
        const bool nearer = !best || std::abs(minute - wanted) < std::abs(*best - wanted);
        if (minute >= notBefore && nearer && clashes(booking, minute, ofThatDay).empty()) {
            best = minute;
        }
    }
    return best;
}

} // namespace present
