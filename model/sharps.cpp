#include "model/sharps.h"

#include "model/text_length.h"

namespace model {

ContainerStanding standing(const Container& container, const ContainerLimits& limits, Day today) {
    ContainerStanding result;
    result.closeBy = container.assembled + Days{limits.daysOpen};
    switch (container.state) {
    case ContainerState::open:
        result.full = container.fillPercent >= limits.fullPercent;
        result.closeOverdue = today > result.closeBy;
        result.closeSoon = !result.closeOverdue && today >= container.assembled + Days{limits.warnDays};
        break;
    case ContainerState::closed:
        if (limits.collectWithinDays && container.closed) {
            result.collectBy = *container.closed + Days{*limits.collectWithinDays};
            result.collectOverdue = today > *result.collectBy;
        }
        break;
    case ContainerState::collected:
        break;
    }
    return result;
}

Problems validate(const LedgerSettings& settings) {
    Problems problems;
    const auto within = [&](const char* field, int value, int least, int most) {
        if (value < least || value > most) {
            problems.push_back({field, "out-of-range", {std::to_string(least), std::to_string(most)}});
        }
    };
    const auto& limits = settings.containers;
    within("fullPercent", limits.fullPercent, 1, 100);
    within("daysOpen", limits.daysOpen, 1, 3660);
    within("warnDays", limits.warnDays, 0, 3660);
    if (limits.warnDays > limits.daysOpen) {
        problems.push_back({"warnDays", "after-the-limit", {std::to_string(limits.daysOpen)}});
    }
    if (limits.collectWithinDays) {
        within("collectWithinDays", *limits.collectWithinDays, 0, 3660);
    }
    within("injuryFollowUpDays", settings.injuryFollowUpDays, 1, 3660);
    return problems;
}

Problems validate(const Injury& injury, Day today) {
    constexpr std::size_t longest = 2000;
    Problems problems;
    const auto text = [&](const char* field, const std::string& value, bool needed) {
        if (needed && isBlank(value)) {
            problems.push_back({field, "required", {}});
        } else if (lengthOf(value) > longest) {
            problems.push_back({field, "too-long", {std::to_string(longest)}});
        }
    };
    if (injury.day > today) {
        problems.push_back({"day", "in-the-future", {isoText(injury.day)}});
    }
    if (injury.minute && (*injury.minute < 0 || *injury.minute >= 24 * 60)) {
        problems.push_back({"minute", "out-of-range", {}});
    }
    text("deviceType", injury.deviceType, true);
    text("deviceBrand", injury.deviceBrand, true);
    text("area", injury.area, true);
    text("how", injury.how, true);
    text("circumstances", injury.circumstances, false);
    text("cause", injury.cause, false);
    text("action", injury.action, false);
    text("injured", injury.injured, false);
    return problems;
}

} // namespace model
