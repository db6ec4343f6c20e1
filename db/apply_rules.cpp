// The rule book: a new version of it, and its approval.

#include "db/apply.h"
#include "db/payload.h"
#include "db/read_clinic.h"
#include "db/rule_tables.h"

#include "model/text_length.h"

#include <algorithm>
#include <stdexcept>

namespace db {
namespace {

constexpr std::size_t longestName = 200;
constexpr std::size_t shortestReason = 10;

} // namespace

Outcome apply(Writing& w, const model::EditRuleBook& change) {
    const int newest = read::newestRuleBook(w.db);
    if (change.basedOn != newest) {
        return model::Problem{"version", "not-current", {std::to_string(change.basedOn)}};
    }
    model::Problems problems;
    if (model::lengthOf(model::trimmed(change.reason)) < shortestReason) {
        problems.push_back({"reason", "words-too-short", {std::to_string(shortestReason)}});
    }
    if (change.validFrom && *change.validFrom < w.today) {
        problems.push_back({"validFrom", "in-the-past", {model::isoText(*change.validFrom)}});
    }
    const auto before = partsOf(read::ruleTexts(w.db, newest));
    auto parts = before;
    for (const auto& [part, text] : change.parts) {
        const auto known = parts.find(part);
        if (known == parts.end()) {
            problems.push_back({"parts", "unknown", {part}});
        } else {
            known->second = text;
        }
    }
    if (!problems.empty()) {
        return problems;
    }
    if (parts == before) {
        return model::Problem{"parts", "nothing-changed", {}};
    }
    // The parser names table, line and fault; the check names the rule and what is wrong with it.
    try {
        const auto book = readRules(textsOf(parts), newest + 1, "");
        for (const auto& problem : model::check(book)) {
            problems.push_back(problem);
        }
    } catch (const std::runtime_error& fault) {
        return model::Problem{"parts", "not-a-rule-book", {fault.what()}};
    }
    if (!problems.empty()) {
        return problems;
    }
    w.db.run("INSERT INTO rule_book (version, created_at, approved_by, approved_at, valid_from, reason, author_id) "
             "VALUES (?, ?, '', NULL, ?, ?, ?)",
             newest + 1, w.now, change.validFrom, change.reason, w.who.id);
    for (const auto& [part, text] : parts) {
        w.db.run("INSERT INTO rule_text (rule_book, part, text) VALUES (?, ?, ?)", newest + 1, part, text);
    }
    return Written{newest + 1, w.clinic.uid, JsonText::object([&](JsonText& json) {
                       json.field("version", newest + 1);
                       json.field("reason", change.reason);
                       json.field("validFrom", change.validFrom);
                       const auto changed = [&](const char* name, const auto& of) {
                           json.object(name, [&](JsonText&) {
                               for (const auto& [part, text] : parts) {
                                   if (text != before.at(part)) {
                                       json.field(part, of.at(part));
                                   }
                               }
                           });
                       };
                       changed("new", parts);
                       changed("old", before);
                   })};
}

Outcome apply(Writing& w, const model::ApproveRuleBook& change) {
    const std::string name{model::trimmed(change.approvedBy)};
    model::Problems problems;
    if (name.empty()) {
        problems.push_back({"approvedBy", "required", {}});
    } else if (model::lengthOf(name) > longestName) {
        problems.push_back({"approvedBy", "too-long", {std::to_string(longestName)}});
    }
    if (change.version != read::newestRuleBook(w.db)) {
        problems.push_back({"version", "not-current", {std::to_string(change.version)}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto before = read::ruleBookApproval(w.db, change.version);
    w.db.run("UPDATE rule_book SET approved_by = ?, approved_at = ? WHERE version = ?", name, w.now, change.version);
    return Written{change.version, w.clinic.uid, JsonText::object([&](JsonText& json) {
                       json.field("version", change.version);
                       json.field("new", name);
                       json.filled("old", before);
                   })};
}

} // namespace db
