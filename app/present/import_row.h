#pragma once
// One line of another program's client list as a Client.

#include "app/present/client_import.h"
#include "db/csv.h"

namespace present {

/// Reads lines of one file: the columns and the order of dates are the same for all.
class RowReader {
public:
    RowReader(const std::vector<ImportColumn>& columns, std::optional<DateOrder> order, model::Day today);

    struct Read {
        model::Client client;
        std::vector<ImportRemark> problems;
        std::vector<ImportRemark> notes;
    };
    Read read(const db::CsvRow& row) const;

private:
    /// The columns of one field, the preferred first.
    using Columns = std::vector<const ImportColumn*>;
    struct Line;
    Columns columnsOf(ImportField field) const;
    void readNames(Line& line) const;
    void readDates(Line& line) const;
    void readContact(Line& line) const;
    void readConsent(Line& line) const;
    void readRest(Line& line) const;

    std::vector<Columns> byField_;
    std::size_t width_ = 0;
    std::optional<DateOrder> order_;
    model::Day today_;
};

/// Blanks and no-break blanks taken off both ends.
std::string_view cellText(std::string_view cell);

/// BCP 47 of a tag ("en", "en_GB") or of a language's English or own name ("German", "Deutsch"); nothing when unknown.
std::optional<std::string> languageTag(std::string_view text);

} // namespace present
