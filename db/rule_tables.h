#pragma once
// The rule book as text (one table per part, kept with its version) and as values.

#include "model/rule_book.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace db {

/// The header of each table stands in its file in resources/.
struct RuleTexts {
    std::string zones;
    std::string intervals;
    std::string labels;
    std::string items;
    std::string washOuts;
    std::string questions;
    std::string contraindications;
    std::string skin;
    std::string depths;
    std::string limits;
    std::string strengths;
    bool operator==(const RuleTexts&) const = default;
};

/// One of the tables. The store and the messages know it by its name.
struct RulePart {
    const char* name;
    std::string RuleTexts::*text;
    const char* file; ///< below resources/
    void (*read)(const std::string& table, std::string_view text, model::RuleBook& book);
    bool always = false; ///< also the oldest books have it
    bool later = false;  ///< came when there were whole books: one without it has no such rules
};
/// All of them, in the order in which they are read.
const std::vector<RulePart>& ruleParts();

/// By the name of each part, as the store keeps them, and back: a part that is not there is empty.
std::map<std::string, std::string> partsOf(const RuleTexts& texts);
RuleTexts textsOf(const std::map<std::string, std::string>& parts);

/// By its strengths: a book that knew of healing only.
bool isEarly(std::string_view strengths);

/// What the program comes with.
RuleTexts shippedRules();

/// Strengths of a whole book that was written before a kind of rule came: with the line that the program comes with for
/// it. All others as they are.
std::string withLaterKinds(std::string strengths);

/// Throws std::runtime_error naming table, line and column for text that is no rule book: a wrong column, an unknown
/// code, zone, item or question, a doubled rule, a number that is none, a wait recommended for less than its floor, a
/// strength of `record` above warn. Whether the rules make sense is asked of model::check.
/// A book of the time when rules were of healing only is read too. It is known by strengths without the column `rule`:
/// its later parts may be empty (then limits are 0, which asks nothing), and kinds it does not name are off.
model::RuleBook readRules(const RuleTexts& texts, int version, std::string approvedBy);

} // namespace db
