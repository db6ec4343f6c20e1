#pragma once
// Names that are valid outside the store: UUIDv7 for records, short printed ids for cartridges.

#include "model/day.h"
#include "model/id.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace db {

/// A new UUIDv7 (RFC 9562): milliseconds since 1970, then random bits.
model::Uid newUid(model::Instant now);

/// The 32 digits of Douglas Crockford's base 32: no I, L, O or U.
inline constexpr std::string_view crockfordDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A letter typed by a person as a digit's value: any case, O as 0, I and L as 1. Nothing for anything else.
std::optional<unsigned> crockfordValue(char typed);

/// A check digit over values below 32: catches any one wrong digit and any two swapped ones, up to 30 digits.
char crockfordCheck(std::span<const unsigned> values);

/// Two random letters for a new store's labels.
std::string newPrintPrefix();

/// "N-3KD7Q29": the store's prefix, six digits for `number` (1 to 32^6 - 1) and a check character, which catches any
/// one wrong character and any two neighbours swapped.
std::string printedId(std::string_view prefix, std::int64_t number);

/// The number behind what was typed or scanned, in any case, with or without the hyphen. Nothing when the prefix is
/// another store's or the check character disagrees.
std::optional<std::int64_t> numberOfPrintedId(std::string_view prefix, std::string_view typed);

} // namespace db
