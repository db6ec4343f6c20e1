#pragma once
// The questions of the hygiene audit, each as one statement. Inside of read_hygiene only.

#include "model/hygiene.h"

#include <array>
#include <span>

namespace db {

/// What a statement is given beside ?1 and ?2, the days; ?2 is never later than today.
enum class HygieneThird {
    none,
    instants,      ///< ?3 and ?4: the beginning of the first day and the end of the last
    today,         ///< ?3
    containerDays, ///< ?3
    containerFull, ///< ?3
    collectDays,   ///< ?3; left out when there is no limit
    injuryDays,    ///< ?3; left out when the clinic keeps no log
};
/// Judged here, as no statement can.
enum class HygieneKeep { all, recordedLater, roleMissing };

/// Every statement returns: day; id and uid of session, cartridge, lot and container; id and uid of something else;
/// three facts; then, where there is one, a fourth or the value that `keep` judges by. What is not there is NULL.
struct HygieneCheck {
    model::HygieneCode code{};
    const char* sql = nullptr;
    const char* subjects = ""; ///< of s c l k o: which uids make the key
    std::array<const char*, 4> facts{};
    HygieneThird third = HygieneThird::none;
    HygieneKeep keep = HygieneKeep::all;
    bool standing = false; ///< of how things are now: asked only when the period reaches today
    enum class Other { none, injury, recall, account } other = Other::none;
};

std::span<const HygieneCheck> hygieneChecks();

} // namespace db
