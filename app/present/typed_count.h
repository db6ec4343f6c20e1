#pragma once
// A number of things as a form has it.

#include "app/present/decimal.h"
#include "app/present/text.h"
#include "model/outcome.h"

#include <algorithm>
#include <optional>
#include <string>

namespace present {

/// A whole number that may be left empty. Problems of `field`: not-a-number, out-of-range.
inline std::optional<int> typedCount(const std::string& text, const std::string& field, int least, int most,
                                     model::Problems& problems) {
    if (trimmed(text).empty()) {
        return std::nullopt;
    }
    const auto value = typedNumber(text);
    const bool digits = std::ranges::all_of(trimmed(text), [](char c) { return c >= '0' && c <= '9'; });
    if (!value && !digits) {
        problems.push_back({field, "not-a-number", {}});
    } else if (!value || *value < least || *value > most) { // without a value: more digits than a number here has
        problems.push_back({field, "out-of-range", {std::to_string(least), std::to_string(most)}});
    }
    return value;
}

} // namespace present
