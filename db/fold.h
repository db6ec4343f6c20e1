#pragma once
// Names and numbers in the forms by which they are found and sorted. What is stored was made here, and what is typed is
// too, so that both meet.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace db {

/// Small letters without accents: "Żółć" and "zolc" are one, and so are ł and l, ø and o, ß and ss, ’ and '.
/// Bytes that are not UTF-8 become U+FFFD.
std::string fold(std::string_view text);

/// The folded runs of letters and figures, each once, in order: "O'Brien-Smith" gives o, brien, smith.
std::vector<std::string> foldedWords(std::string_view text);

/// The words by which a client is found: the folded words of both names, and what an apostrophe or hyphen joins also as
/// one word ("obrien"), sorted, each once.
std::vector<std::string> nameWords(std::string_view givenName, std::string_view familyName);

/// Sorts bytewise as ICU's root collation sorts family name, then given name.
std::vector<std::byte> nameSortKey(std::string_view givenName, std::string_view familyName);

/// A lot's number as it is looked up: without blanks around it, in capitals.
std::string foldedLotNumber(std::string_view number);

/// The ASCII figures of a phone number, and the same read from the end.
std::string digitsOf(std::string_view text);
std::string reversedDigits(std::string_view text);

} // namespace db
