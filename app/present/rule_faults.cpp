// What is wrong with a book that is being edited, each beside its rule.

#include "app/present/finding_text.h"
#include "app/present/rule_words.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <array>
#include <map>

namespace present {

namespace {

class Finder {
public:
    explicit Finder(const RuleDraft& book)
        : book_{book} {}

    std::vector<RuleFault> all() {
        for (const auto section : ruleSections) {
            std::map<std::string, RuleRef> known;
            std::map<std::string, RuleRef> covered;
            for (const auto& rule : book_.rules(section)) {
                fields(rule);
                order(rule);
                if (section != RuleSection::labels && !known.emplace(book_.identity(rule), rule).second) {
                    fault(rule, keyColumn(section), {"id", "stands-twice", {}});
                }
                const auto what = coverage(rule);
                if (!what.empty()) {
                    if (const auto [other, fresh] = covered.emplace(what, rule); !fresh) {
                        fault(rule, "", {"rule", "covered-twice", {book_.identity(other->second)}});
                    }
                }
            }
        }
        return std::move(faults_);
    }

    std::vector<RuleFault> betweenFields(const RuleRef& rule) {
        order(rule);
        return std::move(faults_);
    }

private:
    static const char* keyColumn(RuleSection section) {
        switch (section) {
        case RuleSection::intervals:
            return "intervals.id";
        case RuleSection::washOuts:
            return "washouts.id";
        case RuleSection::questions:
            return "contraindications.id";
        case RuleSection::skin:
            return "skin.id";
        case RuleSection::depths:
            return "depths.id";
        case RuleSection::strengths:
            return "strengths.rule";
        case RuleSection::labels:
        case RuleSection::limits:
            break;
        }
        return "";
    }

    void fault(const RuleRef& rule, const std::string& column, const model::Problem& problem) {
        faults_.push_back({rule, column, words(problem)});
    }

    void fields(const RuleRef& rule) {
        for (const auto& field : fieldsOf(rule.section)) {
            const auto again = cellOf(field, typedForm(field, book_.cell(rule, field.column)));
            if (!again) {
                auto problem = again.problems().front();
                problem.field = plainLabel(field);
                fault(rule, field.column, problem);
            }
        }
    }

    void lessThan(const RuleRef& rule, const char* floor, const char* recommended) {
        const auto least = typedNumber(book_.cell(rule, floor));
        const auto better = typedNumber(book_.cell(rule, recommended));
        if (least && better && *better < *least) {
            fault(rule, recommended,
                  {plainLabel(fieldOf(rule.section, recommended)),
                   "recommended-below-floor",
                   {std::to_string(*better), std::to_string(*least)}});
        }
    }

    void order(const RuleRef& rule) {
        if (rule.section == RuleSection::intervals) {
            lessThan(rule, "intervals.floor_days", "intervals.recommended_days");
            const auto over = typedNumber(book_.cell(rule, "intervals.over_um"));
            const auto upTo = typedNumber(book_.cell(rule, "intervals.up_to_um"));
            if (over && upTo && *upTo <= *over) {
                fault(rule, "intervals.up_to_um", {tr("depth"), "empty-depth-band", {}});
            }
        }
        if (rule.section == RuleSection::washOuts) {
            lessThan(rule, "washouts.floor_days", "washouts.recommended_days");
            lessThan(rule, "washouts.after_floor_days", "washouts.after_recommended_days");
        }
        if (rule.section == RuleSection::depths && book_.cell(rule, "depths.customary_um").empty() &&
            book_.cell(rule, "depths.maximum_um").empty()) {
            fault(rule, "depths.customary_um", {tr("a depth"), "required", {}});
        }
    }

    /// What a rule holds for, where only one may.
    std::string coverage(const RuleRef& rule) const {
        const auto joined = [&](std::initializer_list<const char*> columns) {
            std::string text;
            for (const auto* column : columns) {
                text += book_.cell(rule, column) + '|';
            }
            return text;
        };
        switch (rule.section) {
        case RuleSection::washOuts:
            return joined({"washouts.item", "washouts.modality"});
        case RuleSection::questions:
            return joined(
                {"contraindications.question", "contraindications.modality", "contraindications.with_anaesthetic"});
        case RuleSection::depths:
            return joined({"depths.zone", "depths.modality"});
        default:
            return {};
        }
    }

    const RuleDraft& book_;
    std::vector<RuleFault> faults_;
};

/// "intervals[pen-500]" -> the rule of that name in that table.
std::optional<RuleRef> namedRule(const RuleDraft& book, const std::string& field) {
    const auto open = field.find('[');
    if (open == std::string::npos || !field.ends_with(']')) {
        return std::nullopt;
    }
    const auto table = field.substr(0, open);
    const auto name = field.substr(open + 1, field.size() - open - 2);
    for (const auto section : ruleSections) {
        for (const auto& rule : book.rules(section)) {
            const auto* code = subjectCode(section);
            const bool isIt = table == tableOf(section)                        ? section == RuleSection::labels
                                                                                     ? book.cell(rule, "labels.label") == name
                                                                                     : book.identity(rule) == name
                              : code != nullptr && table == subjectOf(section) ? book.cell(rule, code) == name
                                                                               : false;
            if (isIt) {
                return rule;
            }
        }
    }
    return std::nullopt;
}

std::string depthOfText(const std::string& micrometres) {
    const auto value = typedNumber(micrometres);
    return value ? depthText(model::Depth{*value}) : micrometres;
}

/// "pen, acne scars, skin type III, forehead, label of skinpen"
std::string whereText(const std::vector<std::string>& values, const model::ZoneTree& zones) {
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() || part.empty() ? "" : ", ") + part; };
    if (const auto modality = model::fromCode<model::Modality>(values[0])) {
        add(inSentence(words(*modality)));
    }
    if (const auto indication = model::fromCode<model::Indication>(values[1])) {
        add(inSentence(words(*indication)));
    }
    add(fill(tr("skin type {0}"), {values[3]}));
    add(zoneName({values[4]}, zones));
    if (!values[2].empty()) {
        add(fill(tr("label of {0}"), {values[2]}));
    }
    return text;
}

std::string checkWords(const model::Problem& problem, const model::ZoneTree& zones) {
    const auto& values = problem.values;
    if (problem.code == "deeper-earlier" && values.size() == 9) {
        return fill(tr("Deeper may never be earlier: after {0} it is {1}, after {2} only {3} ({4})."),
                    {depthOfText(values[5]), days(typedNumber(values[6]).value_or(0)), depthOfText(values[7]),
                     days(typedNumber(values[8]).value_or(0)), whereText(values, zones)});
    }
    if (problem.code == "no-row" && values.size() == 6) {
        return fill(tr("No interval holds for {0} ({1})."), {depthOfText(values[5]), whereText(values, zones)});
    }
    return words(problem);
}

} // namespace

std::vector<RuleFault> faultsBetweenFields(const RuleDraft& book, const RuleRef& rule) {
    return Finder{book}.betweenFields(rule);
}

std::vector<RuleFault> faultsOf(const RuleDraft& book) {
    return Finder{book}.all();
}

std::vector<RuleFault> faultsOf(const RuleDraft& book, const model::Problems& problems, const model::ZoneTree& zones) {
    std::vector<RuleFault> faults;
    for (const auto& problem : problems) {
        faults.push_back({namedRule(book, problem.field), {}, checkWords(problem, zones)});
    }
    return faults;
}

RuleFault faultOf(const RuleDraft& book, const std::string& readersWords) {
    RuleFault fault;
    fault.text = words(model::Problem{"parts", "not-a-rule-book", {readersWords}});
    const auto comma = readersWords.find(", line ");
    if (comma == std::string::npos) {
        return fault;
    }
    const auto digits = readersWords.find_first_not_of("0123456789", comma + 7);
    const auto line = typedNumber(readersWords.substr(comma + 7, digits - comma - 7));
    if (line) {
        fault.rule = book.ruleAtLine(readersWords.substr(0, comma), static_cast<std::size_t>(*line));
    }
    return fault;
}

} // namespace present
