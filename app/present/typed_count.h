#pragma once
// A number of things as a form has it.

#include "app/present/decimal.h"
#include "app/present/text.h"
#include "model/outcome.h"

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
    if (!value) {
        problems.push_back({field, "not-a-number", {}});
    } else if (*value < least || *value > most) {
        problems.push_back({field, "out-of-range", {std::to_string(least), std::to_string(most)}});
    }
    return value;
}

} // namespace present
