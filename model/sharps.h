#pragma once
// Sharps: the containers, when one is due, what the clinic has set for them, and injuries.

#include "model/day.h"
#include "model/id.h"
#include "model/names.h"
#include "model/outcome.h"

#include <array>
#include <optional>
#include <string>

namespace model {

enum class ContainerState { open, closed, collected };
template <>
inline constexpr std::array codesOf<ContainerState>{Named{ContainerState::open, "open"},
                                                    Named{ContainerState::closed, "closed"},
                                                    Named{ContainerState::collected, "collected"}};

/// A sharps container; closed at three quarters full (FDA) or after the configured days (NICE: three months).
struct Container {
    ContainerId id;
    Uid uid;
    std::string number; ///< written on it
    std::optional<RoomId> room;
    Day assembled{};
    int fillPercent = 0;
    ContainerState state = ContainerState::open;
    std::optional<Day> closed;
    std::string kind{};               ///< "1 l bench box"
    std::optional<int> millilitres{}; ///< volume
    std::optional<Day> collected{};
    std::string consignment{};
    bool offered = false; ///< sessions in its room begin with it; of all rooms when it stands in none
    bool operator==(const Container&) const = default;
};

/// Closed at three quarters (FDA, where no line is marked) or after 90 days (NICE: three months), warned ten days
/// ahead. How long a closed one may wait for collection is a matter of place: California 30 days; empty for no limit.
struct ContainerLimits {
    int fullPercent = 75;
    int daysOpen = 90;
    int warnDays = 80;
    std::optional<int> collectWithinDays;
    bool operator==(const ContainerLimits&) const = default;
};

struct ContainerStanding {
    bool full = false;           ///< open, at the limit or above
    bool closeSoon = false;      ///< open, warned of and not overdue
    bool closeOverdue = false;   ///< open longer than the limit
    bool collectOverdue = false; ///< closed and waiting longer than the limit
    Day closeBy{};
    std::optional<Day> collectBy; ///< of a closed one, where there is a limit
    bool due() const { return full || closeSoon || closeOverdue || collectOverdue; }
    bool operator==(const ContainerStanding&) const = default;
};
ContainerStanding standing(const Container& container, const ContainerLimits& limits, Day today);

/// What the clinic has settled for its ledger.
struct LedgerSettings {
    ContainerLimits containers;
    bool witnessNeeded = false;  ///< a waste needs a second person
    bool injuryLog = true;       ///< 29 CFR 1904 binds not every employer
    int injuryFollowUpDays = 14; ///< an injury open for longer is a finding
    bool operator==(const LedgerSettings&) const = default;
};
/// Refuses limits that are none: out-of-range, and a warning after the limit (after-the-limit).
Problems validate(const LedgerSettings& settings);

/// An entry of the sharps injury log. Type and brand of the device, the work area and how it happened are what OSHA
/// 1910.1030(h)(5) asks for at least; circumstances, cause and action what the GB regulations of 2013 add.
struct Injury {
    InjuryId id;
    Uid uid;
    Day day{};
    std::optional<int> minute;
    std::string deviceType;
    std::string deviceBrand;
    std::string area;
    std::string how;
    std::string circumstances;
    std::string cause;
    std::string action;
    std::string injured; ///< confidential: never on paper, and only some may read it
    std::optional<Day> closed;
    bool operator==(const Injury&) const = default;
};
/// Refuses: device type, brand, area or how left out (required); a day to come; texts over 2000 characters.
Problems validate(const Injury& injury, Day today);

} // namespace model
