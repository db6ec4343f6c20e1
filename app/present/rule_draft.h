#pragma once
// The rule book while it is edited: its tables as sheets, seen rule by rule.

#include "app/present/rule_fields.h"
#include "app/present/rule_files.h"
#include "app/present/rule_sheet.h"

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace present {

struct RuleRef {
    RuleSection section{};
    RuleSheet::Key row = 0;
    friend auto operator<=>(const RuleRef&, const RuleRef&) = default;
};

class RuleDraft {
public:
    RuleDraft() = default;
    /// Throws std::runtime_error, naming the table, for text that is no table.
    explicit RuleDraft(const RuleParts& parts);

    std::vector<RuleRef> rules(RuleSection section) const;
    bool contains(const RuleRef& rule) const;
    /// Of the rule's own row or of what it speaks of ("items.name"); empty where the table has no such column or row.
    std::string cell(const RuleRef& rule, std::string_view column) const;
    void set(const RuleRef& rule, std::string_view column, std::string_view text);

    /// A rule of its own right behind, under a name of its own; with `subject` also a new item or question.
    RuleRef copy(const RuleRef& rule, bool subject);
    /// Its item or question goes too when no other rule speaks of it.
    void remove(const RuleRef& rule);

    /// By what it is known: the row's id, the limit's name, kind and rule of a strength, device and zone of a label.
    std::string identity(const RuleRef& rule) const;
    std::optional<RuleRef> find(RuleSection section, const std::string& identity) const;
    /// The rule for whose sake this row of a table is there.
    std::optional<RuleRef> ruleAt(const std::string& table, RuleSheet::Key row) const;
    std::optional<RuleRef> ruleAtLine(const std::string& table, std::size_t line) const;
    /// The row of the table "items" or "questions" that the rule speaks of.
    std::optional<RuleSheet::Key> subject(const RuleRef& rule) const;
    const RuleSheet* sheet(const std::string& table) const;

    RuleParts texts() const;

private:
    struct Place {
        const RuleSheet* sheet = nullptr;
        RuleSheet::Key row = 0;
        std::string column;
    };
    Place placeOf(const RuleRef& rule, std::string_view column) const;
    RuleSheet& table(RuleSection section) { return sheets_.at(tableOf(section)); }
    std::string freeName(const RuleSheet& sheet, std::string_view column, const std::string& like) const;

    std::map<std::string, RuleSheet> sheets_;
};

/// What differs between two books, in the order of the rules.
struct RuleChange {
    enum class Kind { changed, added, removed };
    Kind kind{};
    RuleRef rule;       ///< in the later book; of a removed one in the earlier
    std::string column; ///< of what changed
    std::string was;    ///< cells
    std::string becomes;
    bool operator==(const RuleChange&) const = default;
};
/// With `sameRows` a row is the same by its key, else by its identity (where a table came from elsewhere).
std::vector<RuleChange> changesBetween(const RuleDraft& from, const RuleDraft& to, bool sameRows);

} // namespace present
