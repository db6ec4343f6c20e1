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

namespace {

bool meets(const Booking& booking, int minute, const db::SessionRow& row) {
    const bool sameTime = minute < row.minute + lengthOf(row) && row.minute < minute + booking.length;
    const bool shares = row.performer == booking.performer || row.client == booking.client ||
                        (!booking.room.empty() && row.room == booking.room);
    return row.id != booking.session && sameTime && shares && occupies(row);
}

} // namespace

std::vector<const db::SessionRow*> clashes(const Booking& booking, int minute,
                                           const std::vector<db::SessionRow>& ofThatDay) {
    std::vector<const db::SessionRow*> met;
    for (const auto& row : ofThatDay) {
        if (meets(booking, minute, row)) {
            met.push_back(&row);
        }
    }
    return met;
}

std::vector<const db::SessionRow*> doubleBookedWith(const db::SessionRow& row, const std::vector<db::SessionRow>& all) {
    std::vector<const db::SessionRow*> met;
    for (const auto& other : all) {
        if (occupies(row) && other.day == row.day && meets(bookingOf(row), row.minute, other)) {
            met.push_back(&other);
        }
    }
    return met;
}

std::optional<int> freeStart(const Booking& booking, int wanted, int notBefore, model::OpenSpan within,
                             const std::vector<db::SessionRow>& ofThatDay) {
    std::optional<int> best;
    const int first = (within.from + slotStep - 1) / slotStep * slotStep;
    for (int minute = first; minute + booking.length <= within.to; minute += slotStep) {
        const bool nearer = !best || std::abs(minute - wanted) < std::abs(*best - wanted);
        if (minute >= notBefore && nearer && clashes(booking, minute, ofThatDay).empty()) {
            best = minute;
        }
    }
    return best;
}

} // namespace present
