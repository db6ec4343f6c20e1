#pragma once
// What a person typed into the search field, taken apart: words of a name, digits of a phone number, birth dates.

#include "model/day.h"

#include <string>
#include <string_view>
#include <vector>

namespace db {

struct SearchTerms {
    std::vector<std::string> words; ///< folded; each must match a name
    /// Each number must match by one of its readings: digits of a phone number's end, reversed.
    struct Number {
        std::vector<std::string> reversedEnds;
        std::string inside; ///< at least three digits, or empty
    };
    std::vector<Number> numbers;
    /// Each date must match by one of its readings (3/4/1989 has two).
    std::vector<std::vector<model::Day>> birthDates;
    bool nothing = false; ///< something was typed that no client can match

    bool empty() const { return words.empty() && numbers.empty() && birthDates.empty() && !nothing; }
};

/// Dates are ISO, D/M/Y or M/D/Y with slashes (both when both are days), D.M.Y, D-M-Y, and with a month's name, English
/// or of the program's language, in either order. Two figures for the year may be of this century or the last.
SearchTerms searchTerms(std::string_view text);

/// The digits of a phone number as people would type its end: without the trunk zero, without the country's code of an
/// international number.
std::vector<std::string> phoneEnds(std::string_view phone);

} // namespace db
