#pragma once
// "3 of 41 sessions had a reaction": how often, and whether a group stands out from the rest.

#include <cstdint>
#include <string>

namespace model {

struct ReactionRate {
    std::string group; ///< code or name: a lot's number, "up-to-500", "8-14-days", a practitioner
    std::int64_t sessions = 0;
    std::int64_t withReaction = 0;
    bool operator==(const ReactionRate&) const = default;
};

/// The chance that of `drawn` sessions taken blindly from `all`, of which `marked` had a reaction, `hits` or more had
/// one: the upper tail of the hypergeometric distribution (Fisher's exact test, one-sided).
double chanceOfAsMany(std::int64_t all, std::int64_t marked, std::int64_t drawn, std::int64_t hits);

/// A hint, no verdict: at least three sessions of the group had a reaction, and so many would come by chance less than
/// one time in twenty. Of many groups one in twenty stands out by chance alone; a person looks into it.
bool standsOut(const ReactionRate& group, const ReactionRate& all);

} // namespace model
