#pragma once
// Reads the unique device identifier of a label as a scanner sends it or a person types it: GS1 element strings and
// HIBC.

#include "model/day.h"
#include "model/names.h"
#include "model/outcome.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

enum class UdiIssuer { gs1, hibc };

template <>
inline constexpr auto codesOf<UdiIssuer> = std::array{
    Named<UdiIssuer>{UdiIssuer::gs1, "gs1"},
    Named<UdiIssuer>{UdiIssuer::hibc, "hibc"},
};

/// One element that has no place of its own in Udi. `id` is the GS1 application identifier ("240"), or for HIBC the
/// data identifier as printed ("Q", "14D") or "quantity" and "hour" for what stands inside the `$$` element.
struct UdiElement {
    std::string id;
    std::string value;

    bool operator==(const UdiElement&) const = default;
};

struct Udi {
    UdiIssuer issuer = UdiIssuer::gs1;
    std::string di;  ///< GTIN of 14 digits, or HIBC labeller, product and unit of measure without the leading '+'
    std::string lot; ///< empty when the label has none; so is serial
    std::string serial;
    std::optional<Day> expiry;     ///< the last day of use; that day is still usable
    bool expiryDayMissing = false; ///< the label names a month only; expiry is then its last day
    std::optional<Day> produced;
    bool producedDayMissing = false;
    std::vector<UdiElement> other; ///< in the order of the label
    Problems warnings;             ///< what is readable but odd: see udi.cpp for the codes
    std::string
        text; ///< the reading as a label prints it, "(01)...(17)...(10)..." or the HIBC text, to compare with it

    bool operator==(const Udi&) const = default;
};

/// Every valid reading of a scan, at least one. More than one: the scanner has lost a separator (it sent none at all)
/// and the end of a lot or serial cannot be known; a person must compare the readings with the label. `today` decides
/// the century of two-digit years (GS1 General Specifications 7.12: 49 years back to 50 ahead).
///
/// What it takes: AIM symbology prefixes, a leading separator, separators as 0x1D or what scanners and programs put for
/// it ('#', '^', '|', "Alt029", "<GS>", "{GS}", "\x1d" ...), the printed form with brackets, any order of elements,
/// line ends and blanks around. '#', '^' and '|' are no characters of a GS1 lot or serial (GS1 set 82), so one is a
/// separator when digits follow and a fault of its element otherwise.
///
/// Problems: `field` is the element ("01", "17", "hibc.check", "scan" for the whole), `code` one of
/// empty, not-a-udi, too-long, too-short, unknown-ai, not-digits, character, not-a-date, check-digit, repeated,
/// di-missing
/// (`values`: the elements that came without it), no-application-identifier (a bare EAN or GTIN), issuer-not-supported,
/// plus-missing, not-an-element.
Outcome<std::vector<Udi>> readUdi(std::string_view scan, Day today);

/// The one reading of a scan. With several the problem is `ambiguous`: its field is the element whose end is unsure,
/// its values are the readings' texts.
Outcome<Udi> parseUdi(std::string_view scan, Day today);

/// The element where readings of one scan first differ ("10").
std::string unsureElement(const std::vector<Udi>& readings);

/// GTINs, serial shipping codes and location numbers: the last digit makes the weighted sum (3,1 from its left) a
/// multiple of ten. False for anything but digits.
bool hasGs1CheckDigit(std::string_view digits);

/// The HIBC check character of `text` (sum modulo 43 over 0-9 A-Z - . space $ / + %); nothing when a character is not
/// of that set.
std::optional<char> hibcCheckCharacter(std::string_view text);

} // namespace model
