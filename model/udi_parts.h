#pragma once
// Shared by the files that read UDIs; nobody else includes it.

#include "model/udi.h"

#include <cstdint>

namespace model::udi {

/// A date of a label: a two-digit year, and day 0 for "the end of that month".
struct LabelDate {
    Day day{};
    bool dayMissing = false;
};

int fullYear(int twoDigits, Day today);
std::optional<LabelDate> labelDate(int year, int month, int day);
/// YYMMDD, day 00 allowed.
std::optional<LabelDate> labelDate(std::string_view yymmdd, Day today);

bool allDigits(std::string_view text);
/// Of digits only, at most nine.
int number(std::string_view digits);

/// Expiry before production, too far ahead, production to come, day missing where it no longer may be.
void addWarnings(Udi& udi, Day today);

/// One or more application identifiers of the same shape.
struct AiRow {
    std::uint16_t first;
    std::uint16_t last;
    std::uint8_t width;   ///< digits of the identifier
    std::uint8_t minimum; ///< length of the value
    std::uint8_t maximum;
    std::uint8_t digits; ///< so many characters at the front are digits
    std::uint8_t check;  ///< so many digits at the front end in a check digit
    enum class Kind : std::uint8_t { plain, day } kind = Kind::plain;

    bool fixed() const { return minimum == maximum; }
};

/// The row of the identifier `text` begins with; null when there is none.
const AiRow* aiAt(std::string_view text);

Outcome<std::vector<Udi>> readGs1(std::string_view text, Day today);
Outcome<Udi> readHibc(std::string_view text, Day today);

} // namespace model::udi
