#include "db/rule_tables.h"

#include "db/rule_rows.h"
#include "resources/resource.h"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

namespace db {

namespace {

using model::RuleBook;

constexpr int deepest = model::deepestDepth.micrometres;
constexpr int largestLimit = 36'500; // days; a hundred years, and more than any age

void readZones(const std::string& table, std::string_view text, RuleBook& book) {
    std::vector<model::Zone> zones;
    eachRow(table, text, {"code", "name", "parent", "map", "in_group"}, [&](const TableRow& row) {
        model::Zone zone;
        zone.code.text = row.required("code");
        zone.name = row.required("name");
        if (!row.text("parent").empty()) {
            zone.parent = model::ZoneCode{row.text("parent")};
        }
        if (row.text("map") != "-") {
            zone.maps = row.list("map");
        }
        zone.inGroup = row.yesNo("in_group");
        zones.push_back(std::move(zone));
    });
    try {
        book.zones = model::ZoneTree{std::move(zones)};
    } catch (const std::logic_error& fault) {
        throw std::runtime_error{table + ": " + fault.what()};
    }
}

void readIntervals(const std::string& table, std::string_view text, RuleBook& book) {
    Once<std::string> once;
    eachRow(table, text,
            {"id", "label", "modality", "indication", "skin_types", "zone", "over_um", "up_to_um", "floor_days",
             "recommended_days", "source", "grade"},
            [&](const TableRow& row) {
                model::IntervalRow interval;
                interval.id = row.required("id");
                once(interval.id, row, "id");
                interval.label = row.text("label");
                interval.modality = row.optionalCoded<model::Modality>("modality");
                interval.indication = row.optionalCoded<model::Indication>("indication");
                interval.skinTypes = row.skinTypes("skin_types");
                interval.zone = row.zone("zone", book.zones);
                interval.over.micrometres = row.number("over_um", -1, deepest);
                interval.upTo.micrometres = row.number("up_to_um", interval.over.micrometres + 1, deepest);
                interval.floorDays = row.number("floor_days", 0, longestWait);
                interval.recommendedDays = row.number("recommended_days", 0, longestWait);
                interval.source = row.required("source");
                interval.grade = row.grade("grade");
                book.intervals.push_back(std::move(interval));
            });
}

void readLabels(const std::string& table, std::string_view text, RuleBook& book) {
    eachRow(table, text, {"label", "name", "zone", "up_to_um", "skin_types", "source", "grade"},
            [&](const TableRow& row) {
                model::DeviceLabel label;
                label.label = row.required("label");
                label.name = row.required("name");
                label.zone = row.zone("zone", book.zones);
                label.upTo.micrometres = row.number("up_to_um", 0, deepest);
                label.skinTypes = row.skinTypes("skin_types");
                label.source = row.required("source");
                label.grade = row.grade("grade");
                book.labels.push_back(std::move(label));
            });
}

void readLimits(const std::string& table, std::string_view text, RuleBook& book) {
    Once<model::Limit> once;
    std::size_t read = 0;
    eachRow(table, text, {"name", "value", "source", "grade"}, [&](const TableRow& row) {
        const auto limit = row.coded<model::Limit>("name");
        once(limit, row, "name");
        book.limits[static_cast<std::size_t>(limit)] = {row.number("value", 0, largestLimit), basisOf(row)};
        read += limit < model::Limit::customaryExcess ? 1U : 0U; // books of before do without it: 0 asks nothing
    });
    if (read != static_cast<std::size_t>(model::Limit::customaryExcess)) {
        throw std::runtime_error{table + ": a limit is missing"};
    }
}

RuleBook::ByAct strengthsOf(const TableRow& row) {
    RuleBook::ByAct strengths{};
    for (const auto& act : model::codesOf<model::Act>) {
        const auto strength = row.coded<model::Strength>(act.code);
        // What has happened can always be written down.
        if (act.value == model::Act::record && strength == model::Strength::deny) {
            row.fail(act.code, "is more than warn");
        }
        strengths[static_cast<std::size_t>(act.value)] = strength;
    }
    return strengths;
}

/// Came when there were whole books already.
constexpr std::array laterKinds{model::RuleKind::plannedBelowRecommended};

bool namesKind(const std::vector<CsvRow>& rows, std::string_view kind) {
    return std::any_of(rows.begin(), rows.end(), [&](const CsvRow& row) {
        return row.cells.size() > 1 && row.cells[0] == kind && row.cells[1].empty();
    });
}

/// The line of the shipped table that speaks of the whole kind.
std::string shippedLine(std::string_view kind) {
    const std::string text{resources::text("rules/strengths.csv")};
    const auto begin = text.find("\n" + std::string{kind} + ",,") + 1;
    return text.substr(begin, text.find('\n', begin) - begin);
}

void readStrengths(const std::string& table, std::string_view text, RuleBook& book) {
    const bool early = isEarly(text);
    const auto whole = withLaterKinds(std::string{text});
    const auto header = early ? std::vector<std::string>{"kind", "plan", "start", "record"}
                              : std::vector<std::string>{"kind", "rule", "plan", "start", "record"};
    Once<std::pair<model::RuleKind, std::string>> once;
    std::set<model::RuleKind> kinds;
    eachRow(table, whole, header, [&](const TableRow& row) {
        const auto kind = row.coded<model::RuleKind>("kind");
        const std::string rule = early ? "" : row.text("rule");
        once({kind, rule}, row, rule.empty() ? "kind" : "rule");
        if (rule.empty()) {
            book.strengths[static_cast<std::size_t>(kind)] = strengthsOf(row);
            kinds.insert(kind);
        } else {
            book.exceptions[{kind, rule}] = strengthsOf(row);
        }
    });
    if (!early && kinds.size() != book.strengths.size()) {
        throw std::runtime_error{table + ": a kind of rule is missing"};
    }
}

} // namespace

bool isEarly(std::string_view strengths) {
    return strengths.starts_with("kind,plan,start,record");
}

std::string withLaterKinds(std::string strengths) {
    if (strengths.empty() || isEarly(strengths)) {
        return strengths;
    }
    std::vector<CsvRow> rows;
    try {
        rows = readCsv(strengths);
    } catch (const CsvError&) {
        return strengths; // whoever reads it in earnest says where
    }
    for (const auto kind : laterKinds) {
        if (!namesKind(rows, model::code(kind))) {
            strengths += (strengths.back() == '\n' ? "" : "\n") + shippedLine(model::code(kind)) + "\n";
        }
    }
    return strengths;
}

const std::vector<RulePart>& ruleParts() {
    static const std::vector<RulePart> parts{
        {"zones", &RuleTexts::zones, "zones/zones.csv", readZones, true},
        {"intervals", &RuleTexts::intervals, "rules/intervals.csv", readIntervals, true},
        {"labels", &RuleTexts::labels, "rules/labels.csv", readLabels, true},
        {"items", &RuleTexts::items, "rules/items.csv", readItems},
        {"washouts", &RuleTexts::washOuts, "rules/washouts.csv", readWashOuts},
        {"questions", &RuleTexts::questions, "rules/questions.csv", readQuestions},
        {"contraindications", &RuleTexts::contraindications, "rules/contraindications.csv", readContraindications},
        {"skin", &RuleTexts::skin, "rules/skin.csv", readSkinCautions, false, true},
        {"depths", &RuleTexts::depths, "rules/depths.csv", readDepths},
        {"limits", &RuleTexts::limits, "rules/limits.csv", readLimits},
        {"strengths", &RuleTexts::strengths, "rules/strengths.csv", readStrengths, true},
    };
    return parts;
}

std::map<std::string, std::string> partsOf(const RuleTexts& texts) {
    std::map<std::string, std::string> parts;
    for (const auto& part : ruleParts()) {
        parts.emplace(part.name, texts.*part.text);
    }
    return parts;
}

RuleTexts textsOf(const std::map<std::string, std::string>& parts) {
    RuleTexts texts;
    for (const auto& part : ruleParts()) {
        if (const auto found = parts.find(part.name); found != parts.end()) {
            texts.*part.text = found->second;
        }
    }
    return texts;
}

RuleTexts shippedRules() {
    RuleTexts texts;
    for (const auto& part : ruleParts()) {
        texts.*part.text = resources::text(part.file);
    }
    return texts;
}

model::RuleBook readRules(const RuleTexts& texts, int version, std::string approvedBy) {
    RuleBook book;
    book.version = version;
    book.approvedBy = std::move(approvedBy);
    const bool early = isEarly(texts.strengths);
    for (const auto& part : ruleParts()) {
        const auto& text = texts.*part.text;
        // In a whole book an empty part is a lost one.
        if (part.always || !text.empty() || (!early && !part.later)) {
            part.read(part.name, text, book);
        }
    }
    return book;
}

} // namespace db
