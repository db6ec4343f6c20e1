#pragma once
// Reads a client list of another program: what it would add, what stands in its way. Changes nothing; the caller
// applies `rows` in one transaction or not at all.

#include "app/present/import_columns.h"
#include "app/present/import_dates.h"
#include "db/rows.h"
#include "model/change.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace present {

/// What becomes of a person who is already there, in the store or further up in the file.
enum class DuplicateRule {
    refuse, ///< a problem; nothing is imported
    skip,   ///< the line is left out
    link    ///< the line fills what is empty in the record that is there, and overwrites nothing
};

} // namespace present

template <>
inline constexpr auto model::codesOf<present::DuplicateRule> =
    std::array{model::Named{present::DuplicateRule::refuse, std::string_view{"refuse"}},
               model::Named{present::DuplicateRule::skip, std::string_view{"skip"}},
               model::Named{present::DuplicateRule::link, std::string_view{"link"}}};

namespace present {

struct ImportOptions {
    model::Day today{};
    std::optional<DateOrder> dates; ///< said by a person; else worked out from the file
    DuplicateRule duplicates = DuplicateRule::refuse;
    /// Possible doubles in the store (Access::doublesOf) and a whole record of it (Access::client); both may be empty.
    std::function<std::vector<db::Double>(const model::Client&)> doublesOf;
    std::function<std::optional<model::Client>(model::ClientId)> client;
    /// Called now and then with what is done of a total that stays the same.
    std::function<void(std::size_t done, std::size_t total)> progress;
    std::stop_token stop;
};

/// One thing wrong with, or to know about, a line. Line 0 is the file as a whole.
struct ImportRemark {
    std::size_t line = 0;
    std::string column; ///< the heading of the file; empty when it is about no single column
    model::Problem problem;

    bool operator==(const ImportRemark&) const = default;
};

/// A person who is, or may be, there already.
struct ImportDuplicate {
    std::size_t line = 0;
    std::optional<std::size_t> sameAsLine; ///< further up in the file
    std::optional<model::ClientId> client; ///< in the store
    bool certain = true; ///< same name and birth date, or same name and telephone with no birth date against it; others
                         ///< (a telephone shared by a family) are told and imported
    bool operator==(const ImportDuplicate&) const = default;
};

enum class ImportAct { add, link, skip };

struct ImportedClient {
    std::size_t line = 0;
    ImportAct act = ImportAct::add;
    model::Client client; ///< to add, or with `link` the stored record (its id set) with its gaps filled
    bool changed = true;  ///< false for a link that had nothing to fill
    model::Client stored; ///< with `link` the record as it is in the store

    bool operator==(const ImportedClient&) const = default;
};

struct ImportPreview {
    std::string encoding;
    char delimiter = ',';
    std::vector<ImportColumn> columns;
    std::optional<DateOrder> dateOrder; ///< empty when the dates read one way only
    bool askDateOrder = false;          ///< `dates-ambiguous` or `dates-conflict`: ask, then read again with `dates`
    std::vector<ImportedClient> rows;   ///< in the order of the file; lines with problems are not among them
    std::vector<ImportDuplicate> duplicates;
    std::vector<ImportRemark> problems; ///< at most 1000, in the order of the file
    std::vector<ImportRemark> notes;    ///< what was understood but not taken as it stands; at most 1000
    std::size_t people = 0;             ///< lines with anything in them
    std::size_t problemCount = 0;       ///< all of them
    bool cancelled = false;

    bool ready() const { return problemCount == 0 && !cancelled && !rows.empty(); }
    std::size_t count(ImportAct act) const;
};

/// What the preview would do, each with its line in the file; for one transaction.
std::vector<std::pair<std::size_t, model::Change>> changesOf(const ImportPreview& preview);

/// Codes of problems. Field "file": empty-file, spreadsheet, not-text, mixed-encoding, open-quote, no-heading, no-name,
/// no-people. Field "dates": dates-ambiguous, dates-conflict. A line: too-many-cells; not-a-date, two-digit-year,
/// has-time, before-1900, not-yes-or-no, damaged-number; duplicate (values: "line" and its number, or "client" and its uid),
/// several-doubles; and those of model::validate(Client).
/// Codes of notes: too-few-cells, unknown-language, unknown-skin-type, death-without-day, second-phone (kept in notes).
ImportPreview previewClients(std::string_view bytes, const ImportOptions& options);

/// `there` with what is empty in it taken from `more`. Allergies and notes that it does not have are added below its
/// own; nothing is overwritten.
model::Client filledFrom(model::Client there, const model::Client& more);

} // namespace present
