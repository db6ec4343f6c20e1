#pragma once
// A list of recalls as a supplier or an authority sends it, as comma-separated text: one line a product, with headings.

#include "app/present/recall_import.h"
#include "model/needle.h"
#include "model/recall.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace present {

/// One recall of the file: lines that agree in class, day, text and source are one letter.
struct RecallOfFile {
    model::RecallNotice notice;
    std::vector<std::size_t> lines; ///< of its items, in their order
};
struct RecallFileProblem {
    std::size_t line = 0; ///< 0: the file as a whole
    model::Problem problem;
};
struct RecallFile {
    std::vector<RecallOfFile> recalls;
    std::vector<RecallFileProblem> problems;
    std::size_t lines = 0; ///< with anything in them, without the headings
};

/// Headings: product, gtin, lot or lots, class, date, text, source; product or gtin, date and text must be there. Lots
/// are divided by ";" or a blank; none, "all" or "*" are all lots. Where no source is given it is the file's name.
/// Problems: those of decodeText; no-heading, column-missing, too-many-cells, too-large, open-quote, empty-file,
/// not-a-day, unknown-class and those of model::validate(RecallNotice).
RecallFile readRecalls(std::string_view bytes, const std::string& fileName, const std::vector<model::Product>& products,
                       model::Day today);

/// Lot numbers out of what a person types, divided by any of `dividers`.
std::vector<std::string> lotsIn(std::string_view typed, std::string_view dividers);

} // namespace present
