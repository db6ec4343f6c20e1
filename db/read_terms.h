#pragma once
// What a person typed into the search field, taken apart: words of a name, digits of a phone number, birth dates.

#include "model/day.h"

#include <string>
#include <string_view>
#include <vector>

namespace db {

/// The readings of a typed phone number; one of them must match.
struct PhoneTerm {
    std::vector<std::string> reversedEnds; ///< figures of a stored number's end, read from the last
    std::vector<std::string> inside;       ///< three figures or more, anywhere
    bool operator==(const PhoneTerm&) const = default;
};

/// A client matches when every word, every number and every date does.
struct SearchTerms {
    std::vector<std::string> words; ///< folded
    std::vector<PhoneTerm> numbers;
    std::vector<std::vector<model::Day>> birthDates; ///< the readings of each: 3/4/1989 has two
    bool hopeless = false;                           ///< something was typed that no client can match
};

/// Dates are ISO, with slashes or hyphens D/M/Y or M/D/Y (both when both are days), with dots D.M.Y, and with a month's
/// name, English or of the machine's language. A year of two figures may be of this century or the last. Figures that
/// follow each other are one phone number.
SearchTerms searchTerms(std::string_view text);

/// What was typed as a phone number: as it stands, without the trunk zero, without the country's code.
PhoneTerm phoneTerm(std::string_view typed);

} // namespace db
