#pragma once
// The tables of the rule book that speak of more than healing: exposures, screening, depths. Inside of db only.

#include "db/table_reader.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace db {

// Each reads a table into its part of the book, whose zones, items and questions must be there already.
void readItems(const std::string& table, std::string_view text, model::RuleBook& book);
void readWashOuts(const std::string& table, std::string_view text, model::RuleBook& book);
void readQuestions(const std::string& table, std::string_view text, model::RuleBook& book);
void readContraindications(const std::string& table, std::string_view text, model::RuleBook& book);
void readSkinCautions(const std::string& table, std::string_view text, model::RuleBook& book);
void readDepths(const std::string& table, std::string_view text, model::RuleBook& book);

inline constexpr int longestWait = 730; // days; nothing in the sources is longer than a year

inline model::Basis basisOf(const TableRow& row) {
    return {row.required("source"), row.grade("grade")};
}

/// Refuses what may stand in a table only once.
template <class Key>
class Once {
public:
    void operator()(Key key, const TableRow& row, std::string_view column) {
        if (!seen_.insert(std::move(key)).second) {
            row.fail(column, "stands twice");
        }
    }

    void add(Key key) { seen_.insert(std::move(key)); } ///< of another table

private:
    std::set<Key> seen_;
};

} // namespace db
