// The rule book on the command line: read, exported as tables, checked, and brought back changed.

#include "app/cli/json_out.h"
#include "app/cli/support.h"
#include "app/present/finding_text.h"
#include "app/present/planned.h"
#include "app/present/rule_files.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/csv.h"

#include <algorithm>
#include <iostream>

namespace cli {

using present::fill;
using present::tr;

namespace {

bool isRemark(const db::CsvRow& row) {
    return !row.cells.empty() && row.cells.front().starts_with('#');
}

json_out::RuleTable tableOf(const std::string& part, const std::string& text) {
    json_out::RuleTable table;
    table.part = part;
    for (auto& row : db::readCsv(text)) {
        if (isRemark(row)) {
            continue;
        }
        if (table.header.empty()) {
            table.header = std::move(row.cells);
        } else if (row.cells.size() == table.header.size()) {
            table.rows.push_back(std::move(row.cells));
        }
    }
    return table;
}

std::vector<json_out::RuleTable> tablesOf(const db::Access& access, int version) {
    std::vector<json_out::RuleTable> tables;
    for (const auto& [part, text] : access.ruleTexts(version)) {
        tables.push_back(tableOf(part, text));
    }
    return tables;
}

void tell(Context& context, const model::RuleBook& rules, const std::vector<json_out::RuleTable>& tables) {
    if (context.json) {
        context.out << json_out::rules(rules.version, rules.approvedBy, tables);
        return;
    }
    context.out << (rules.approvedBy.empty()
                        ? fill(tr("Rule book version {0}, not yet approved"), {std::to_string(rules.version)})
                        : fill(tr("Rule book version {0}, approved by {1}"),
                               {std::to_string(rules.version), rules.approvedBy}))
                << '\n';
    for (const auto& table : tables) {
        context.out << '\n' << table.part << '\n';
        for (const auto& row : table.rows) {
            context.out << ' ';
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (!row[i].empty()) {
                    context.out << ' ' << table.header[i] << '=' << row[i];
                }
            }
            context.out << '\n';
        }
    }
}

} // namespace

Exit ruleList(Context& context, const std::string& part) {
    auto signedIn = open(context);
    const auto access = signedIn.store->as(signedIn.actor);
    const auto rules = access.rules();
    auto tables = tablesOf(access, rules->version);
    if (!part.empty()) {
        std::erase_if(tables, [&](const auto& table) { return table.part != part; });
        if (tables.empty()) {
            throw Refusal{{{"part", "unknown", {part}}}};
        }
    }
    tell(context, *rules, tables);
    return Exit::done;
}

Exit ruleShow(Context& context, const std::string& id) {
    auto signedIn = open(context);
    const auto access = signedIn.store->as(signedIn.actor);
    const auto rules = access.rules();
    auto tables = tablesOf(access, rules->version);
    for (auto& table : tables) {
        std::erase_if(table.rows, [&](const auto& row) { return row.empty() || row.front() != id; });
    }
    std::erase_if(tables, [](const auto& table) { return table.rows.empty(); });
    if (tables.empty()) {
        throw Refusal{{{"rule", "unknown", {id}}}};
    }
    tell(context, *rules, tables);
    return Exit::done;
}

Exit ruleExport(Context& context, const std::string& folder) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto version = access.rules()->version;
    orRefuse(access.noteReport({"rule-book", access.today(), access.today(), "csv"}));
    orRefuse(present::exportRules(access.ruleTexts(version), folder));
    context.out << fill(tr("Rule book version {0} written to {1}"), {std::to_string(version), folder}) << '\n';
    return Exit::done;
}

Exit ruleImport(Context& context, const RuleImportOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    model::EditRuleBook change;
    change.basedOn = access.ruleBooks().front().version;
    change.reason = options.reason;
    if (!options.from.empty()) {
        change.validFrom = model::parseDay(options.from);
        if (!change.validFrom) {
            throw Refusal{{{"from", "not-a-day", {options.from}}}};
        }
    }
    auto parts = access.ruleTexts(change.basedOn);
    change.parts = orRefuse(present::importRules(options.folder, parts));
    for (const auto& [part, text] : change.parts) {
        parts[part] = text;
    }
    const auto affected = present::affectedBy(access, orRefuse(present::rulesOf(parts, change.basedOn + 1)));
    int version = change.basedOn;
    if (!options.preview) {
        version = static_cast<int>(orRefuse(access.apply(model::Change{change})).id);
    }
    if (context.json) {
        context.out << json_out::ruleChange(version, affected);
        return Exit::done;
    }
    for (const auto& session : affected) {
        context.out << fill(tr("{0} {1}: {2} becomes {3}"),
                            {model::isoText(session.now.row.day), session.now.row.clientName,
                             std::string{model::code(session.now.assessment.verdict)},
                             std::string{model::code(session.then.assessment.verdict)}})
                    << '\n';
    }
    context.out << (options.preview ? tr("Nothing was changed.")
                                    : fill(tr("Rule book version {0} made; a licence holder has to approve it."),
                                           {std::to_string(version)}))
                << '\n';
    return Exit::done;
}

Exit ruleCheck(Context& context) {
    auto signedIn = open(context);
    const auto problems = model::check(*signedIn.store->as(signedIn.actor).rules());
    if (!problems.empty()) {
        throw Refusal{problems};
    }
    context.out << tr("The rule book holds together: deeper never gives an earlier day, and no treatment lacks a row.")
                << '\n';
    return Exit::done;
}

} // namespace cli
