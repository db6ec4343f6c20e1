#pragma once
// Which column of another program's client list goes where; the headings known are in
// resources/import/client_headers.csv.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace present {

enum class ImportField {
    reference,
    givenName,
    middleName,
    familyName,
    fullName,
    birthDate,
    deceased,
    deceasedFlag,
    clientSince,
    phone,
    email,
    addressLine,
    city,
    postcode,
    country,
    notes,
    allergies,
    language,
    skinType,
    guardianName,
    guardianPhone,
    guardianRelation,
    consentEmail,
    consentSms,
    consentPhone,
    consentPost,
    refuseEmail,
    refuseSms,
    refusePhone,
    refusePost,
    refuseAll
};

/// What becomes of a column.
enum class ColumnFate {
    taken,
    identityNumber, ///< never taken over, whatever is in it
    noPlace,        ///< the program has no place for it
    secondColumn,   ///< another column already gives this field
    noHeading
};

struct ImportColumn {
    std::size_t index = 0; ///< of its cell in a row
    std::string heading;   ///< as it stands in the file
    ColumnFate fate = ColumnFate::noPlace;
    std::optional<ImportField> field; ///< when taken
    std::size_t preference = 0;       ///< of several columns for one field, the lower comes first

    bool operator==(const ImportColumn&) const = default;
};

/// One for each heading, in the order of the file. "Name" beside a family name only is the given name, and the other
/// way round. Several columns are taken for telephone, address, notes and allergies; for any other field the first.
std::vector<ImportColumn> readHeadings(const std::vector<std::string>& headings);

/// How many of the headings are known; tells a row of headings, and the delimiter that divides it.
std::size_t knownHeadings(const std::vector<std::string>& headings);

/// Comma, semicolon, tab or bar: the one that makes the most known headings of the first line.
char guessDelimiter(std::string_view firstLine);

/// The form in which headings are compared: folded letters and digits, without what stands in brackets.
std::string headingKey(std::string_view heading);

} // namespace present
