#include "app/present/rule_draft.h"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

namespace present {

namespace {

/// "washouts.item" -> "washouts" and "item".
std::pair<std::string, std::string> parted(std::string_view column) {
    const auto dot = column.find('.');
    return {std::string{column.substr(0, dot)}, std::string{column.substr(dot + 1)}};
}

/// The columns by which a rule is known; the last of them takes the new name of a copy.
std::vector<const char*> keyColumns(RuleSection section) {
    switch (section) {
    case RuleSection::labels:
        return {"label", "zone"};
    case RuleSection::limits:
        return {"name"};
    case RuleSection::strengths:
        return {"kind", "rule"};
    default:
        return {"id"};
    }
}

} // namespace

RuleDraft::RuleDraft(const RuleParts& parts) {
    for (const auto& [part, text] : parts) {
        try {
            sheets_.emplace(part, RuleSheet{text});
        } catch (const std::runtime_error& fault) {
            throw std::runtime_error{part + ": " + fault.what()};
        }
    }
}

const RuleSheet* RuleDraft::sheet(const std::string& table) const {
    const auto found = sheets_.find(table);
    return found == sheets_.end() ? nullptr : &found->second;
}

std::vector<RuleRef> RuleDraft::rules(RuleSection section) const {
    std::vector<RuleRef> all;
    if (const auto* rows = sheet(tableOf(section))) {
        for (const auto row : rows->rows()) {
            all.push_back({section, row});
        }
    }
    return all;
}

bool RuleDraft::contains(const RuleRef& rule) const {
    const auto* rows = sheet(tableOf(rule.section));
    return rows != nullptr && rows->contains(rule.row);
}

std::optional<RuleSheet::Key> RuleDraft::subject(const RuleRef& rule) const {
    const auto* name = subjectOf(rule.section);
    const auto* rows = name == nullptr ? nullptr : sheet(name);
    if (rows == nullptr || !contains(rule)) {
        return std::nullopt;
    }
    const auto code = cell(rule, subjectColumn(rule.section));
    const auto column = parted(subjectCode(rule.section)).second;
    return rows->has(column) ? rows->find(column, code) : std::nullopt;
}

RuleDraft::Place RuleDraft::placeOf(const RuleRef& rule, std::string_view column) const {
    auto [name, bare] = parted(column);
    const auto* rows = sheet(name);
    if (rows == nullptr || !rows->has(bare)) {
        return {};
    }
    if (name == tableOf(rule.section)) {
        return rows->contains(rule.row) ? Place{rows, rule.row, bare} : Place{};
    }
    const auto row = subject(rule);
    return row ? Place{rows, *row, bare} : Place{};
}

std::string RuleDraft::cell(const RuleRef& rule, std::string_view column) const {
    const auto place = placeOf(rule, column);
    return place.sheet == nullptr ? std::string{} : place.sheet->cell(place.row, place.column);
}

void RuleDraft::set(const RuleRef& rule, std::string_view column, std::string_view text) {
    const auto place = placeOf(rule, column);
    if (place.sheet == nullptr) {
        throw std::out_of_range{"the rule has no " + std::string{column}};
    }
    if (const auto* code = subjectCode(rule.section); code != nullptr && column == code) {
        // Every rule that speaks of it keeps speaking of it.
        const auto before = cell(rule, column);
        const auto [name, link] = parted(subjectColumn(rule.section));
        auto& rows = sheets_.at(name);
        for (const auto row : rows.rows()) {
            if (rows.cell(row, link) == before) {
                rows.set(row, link, text);
            }
        }
    }
    sheets_.at(parted(column).first).set(place.row, place.column, text);
}

std::string RuleDraft::freeName(const RuleSheet& sheet, std::string_view column, const std::string& like) const {
    for (int n = 2;; ++n) {
        auto name = like + '-' + std::to_string(n);
        if (!sheet.find(column, name)) {
            return name;
        }
    }
}

RuleRef RuleDraft::copy(const RuleRef& rule, bool subject) {
    auto& rows = table(rule.section);
    const auto original = this->subject(rule);
    const RuleRef made{rule.section, rows.copy(rule.row)};
    if (rows.has("id")) {
        rows.set(made.row, "id", freeName(rows, "id", rows.cell(rule.row, "id")));
    }
    if (subject && original) {
        auto& subjects = sheets_.at(subjectOf(rule.section));
        const auto own = subjects.copy(*original);
        const auto code = freeName(subjects, "code", subjects.cell(*original, "code"));
        subjects.set(own, "code", code);
        rows.set(made.row, parted(subjectColumn(rule.section)).second, code);
    }
    return made;
}

void RuleDraft::remove(const RuleRef& rule) {
    const auto row = subject(rule);
    const auto code = row ? cell(rule, subjectColumn(rule.section)) : std::string{};
    auto& rows = table(rule.section);
    rows.remove(rule.row);
    if (row && !rows.find(parted(subjectColumn(rule.section)).second, code)) {
        sheets_.at(subjectOf(rule.section)).remove(*row);
    }
}

std::string RuleDraft::identity(const RuleRef& rule) const {
    std::string text;
    const auto* rows = sheet(tableOf(rule.section));
    for (const auto* column : keyColumns(rule.section)) {
        const auto part = rows != nullptr && rows->has(column) ? rows->cell(rule.row, column) : std::string{};
        if (!part.empty()) {
            text += (text.empty() ? "" : " ") + part;
        }
    }
    return text;
}

std::optional<RuleRef> RuleDraft::find(RuleSection section, const std::string& identity_) const {
    for (const auto& rule : rules(section)) {
        if (identity(rule) == identity_) {
            return rule;
        }
    }
    return std::nullopt;
}

std::optional<RuleRef> RuleDraft::ruleAt(const std::string& table, RuleSheet::Key row) const {
    for (const auto section : ruleSections) {
        for (const auto& rule : rules(section)) {
            if (tableOf(section) == table
                    ? rule.row == row
                    : subjectOf(section) != nullptr && subjectOf(section) == table && subject(rule) == row) {
                return rule;
            }
        }
    }
    return std::nullopt;
}

std::optional<RuleRef> RuleDraft::ruleAtLine(const std::string& table, std::size_t line) const {
    const auto* rows = sheet(table);
    const auto row = rows == nullptr ? std::nullopt : rows->atLine(line);
    return row ? ruleAt(table, *row) : std::nullopt;
}

RuleParts RuleDraft::texts() const {
    RuleParts parts;
    for (const auto& [part, rows] : sheets_) {
        parts.emplace(part, rows.text());
    }
    return parts;
}

std::vector<RuleChange> changesBetween(const RuleDraft& from, const RuleDraft& to, bool sameRows) {
    std::vector<RuleChange> changes;
    for (const auto section : ruleSections) {
        const auto partner = [&](const RuleRef& rule, const RuleDraft& own,
                                 const RuleDraft& other) -> std::optional<RuleRef> {
            if (sameRows) {
                return other.contains(rule) ? std::optional{rule} : std::nullopt;
            }
            return other.find(section, own.identity(rule));
        };
        // What several rules speak of is told once.
        std::set<std::pair<RuleSheet::Key, std::string_view>> told;
        for (const auto& rule : to.rules(section)) {
            const auto before = partner(rule, to, from);
            if (!before) {
                changes.push_back({RuleChange::Kind::added, rule, {}, {}, {}});
                continue;
            }
            const auto own = tableOf(section) + std::string{"."};
            for (const auto& field : fieldsOf(section)) {
                const std::string_view column{field.column};
                const auto was = from.cell(*before, column);
                const auto becomes = to.cell(rule, column);
                if (was == becomes) {
                    continue;
                }
                if (!column.starts_with(own)) {
                    const auto row = to.subject(rule);
                    if (!row || !told.emplace(*row, column).second) {
                        continue;
                    }
                }
                changes.push_back({RuleChange::Kind::changed, rule, std::string{column}, was, becomes});
            }
        }
        for (const auto& rule : from.rules(section)) {
            if (!partner(rule, from, to)) {
                changes.push_back({RuleChange::Kind::removed, rule, {}, {}, {}});
            }
        }
    }
    return changes;
}

} // namespace present
