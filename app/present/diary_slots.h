#pragma once
// Time in the diary: what a session takes, what is in its way, where there is room. Pure.

#include "db/rows.h"
#include "model/opening.h"

#include <optional>
#include <string>
#include <vector>

namespace present {

// What the diary shows at least; where the clinic has told its hours, those too.
inline constexpr int dayBegins = model::usualSpan.from; ///< local minutes
inline constexpr int dayEnds = model::usualSpan.to;
inline constexpr int slotStep = 15;
inline constexpr int usualLength = 45;
inline constexpr int longestSession = 720; ///< minutes, as the store has it

/// Whom and what a session takes for how long.
struct Booking {
    std::optional<model::SessionId> session; ///< never in its own way
    model::ClientId client;
    model::AccountId performer;
    std::string room;         ///< empty: none
    int length = usualLength; ///< minutes
};
Booking bookingOf(const db::SessionRow& row);

/// Takes its time: planned, begun or held. What was cancelled or abandoned leaves room.
bool occupies(const db::SessionRow& row);
/// Minutes; a session that was not planned has no length of its own and counts as a usual one.
int lengthOf(const db::SessionRow& row);
/// Sessions of that day that the booking meets with the same person, room or client.
std::vector<const db::SessionRow*> clashes(const Booking& booking, int minute,
                                           const std::vector<db::SessionRow>& ofThatDay);
/// Likewise for a session in the diary, among those of any days; none for one that takes no time.
std::vector<const db::SessionRow*> doubleBookedWith(const db::SessionRow& row, const std::vector<db::SessionRow>& all);
/// The free start nearest to `wanted` (the earlier of two), on a quarter of an hour within the hours of that day and
/// not before `notBefore`.
std::optional<int> freeStart(const Booking& booking, int wanted, int notBefore, model::OpenSpan within,
                             const std::vector<db::SessionRow>& ofThatDay);

} // namespace present
