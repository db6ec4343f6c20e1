#pragma once
// Reads a table of recalls, as a clinic copies it from letters or a regulator's list, and issues them all or none.

#include "db/access.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace present {

/// Lines of one class, day, text and source are one recall with several products.
struct ImportedRecall {
    std::size_t line = 0; ///< the first of them
    std::vector<std::size_t> itemLines;
    model::RecallNotice notice;
};
struct RecallFault {
    std::size_t line = 0;   ///< 0: the file as a whole
    model::Problem problem; ///< its field is a column, or empty
};
struct RecallTable {
    std::vector<ImportedRecall> recalls; ///< of the lines that have no fault
    std::vector<RecallFault> faults;     ///< all of them at once
};

/// Columns, in any order: product (as the catalogue or the letter names it) or gtin, or both; lots (with commas or
/// semicolons between, or "all"); class (I, II, III, "Class II", 2; empty for none); date; text; and source, for which
/// `source` stands where there is none. Headings are known in any case, and a few other names of them. Commas,
/// semicolons or tabs divide; lines with nothing in them are passed over.
/// Faults: those of decodeText, readDate and model::validate(RecallNotice); open-quote, no-recalls, too-large;
/// no-heading, column-missing, unknown-field, twice; too-many-cells, required, lots-or-all, unknown-class.
RecallTable readRecallTable(std::string_view bytes, const std::vector<model::Product>& products, model::Day today,
                            const std::string& source);

/// The same as problems of "line 7, lots" and the like.
model::Problems problemsOf(const std::vector<RecallFault>& faults);

/// "items[2].lots[1]", as model::validate has it, is "lots".
std::string recallColumn(const std::string& field);

/// "A, B;C" is A, B and C; blanks around a number do not count.
std::vector<std::string> lotsIn(std::string_view text);

/// A GTIN of 8, 12 or 13 digits with zeros before it, as spreadsheets drop them, and without blanks; any other text as
/// it stands.
std::string wholeGtin(std::string_view text);

/// The product called so, by brand and model or by its uid; of the catalogue.
const model::Product* productCalled(const std::vector<model::Product>& products, std::string_view name);

/// Why nothing of a recall is ours: not-ours, or not-ours-near with the lot numbers that come near; nothing when some
/// of it is.
std::optional<model::Problem> whyNotOurs(const std::vector<db::RecallMatch>& matches);

/// All in one transaction or none. Those that name no lot that ever came are refused unless they are to be kept all the
/// same. Problems stand at the lines of the table.
model::Outcome<std::vector<db::Applied>> issueRecalls(db::Access& access, const std::vector<ImportedRecall>& recalls,
                                                      bool keepUnmatched, const db::Access::GoOn& goOn = {});

} // namespace present
