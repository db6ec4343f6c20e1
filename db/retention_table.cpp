#include "db/retention_table.h"

#include "db/csv.h"
#include "resources/resource.h"

#include <charconv>
#include <stdexcept>

namespace db {
namespace {

int yearsIn(const std::string& cell) {
    int years = 0;
    const auto* end = cell.data() + cell.size();
    const auto read = std::from_chars(cell.data(), end, years);
    if (read.ec != std::errc{} || read.ptr != end || years < 1 || years > 100) {
        throw std::logic_error{"periods.csv: not a number of years: " + cell};
    }
    return years;
}

} // namespace

std::vector<model::RetentionPeriod> readRetentionTable(std::string_view text) {
    std::vector<model::RetentionPeriod> periods;
    for (const auto& row : readTable(text, {"code", "years", "minor_age", "minor_age_17", "source"})) {
        periods.push_back(
            {row.cells[0], yearsIn(row.cells[1]), yearsIn(row.cells[2]), yearsIn(row.cells[3]), row.cells[4]});
    }
    return periods;
}

const std::vector<model::RetentionPeriod>& retentionTable() {
    static const auto periods = readRetentionTable(resources::text("retention/periods.csv"));
    return periods;
}

} // namespace db
