#include "model/clearance.h"
#include "model/text_length.h"

#include <algorithm>
#include <map>

namespace model {

std::string Finding::key() const {
    std::string causeText = about.empty() ? "-" : about;
    if (exposure) {
        causeText = exposure->uid.text;
    } else if (cause) {
        // Sessions of a course are planned together, before any of them has a uid.
        causeText = kind == RuleKind::plannedBelowRecommended ? isoText(cause->day)
                    : cause->uid.text.empty()                 ? "planned"
                                                              : cause->uid.text;
    }
    std::string text{code(kind)};
    return text.append("/")
        .append(rule)
        .append("/v")
        .append(std::to_string(ruleBookVersion))
        .append("/")
        .append(zone.text)
        .append("/")
        .append(causeText);
}

Clearance::Clearance(SessionPlan plan, Assessment assessment, std::vector<Override> overrides)
    : plan_{std::move(plan)}
    , assessment_{std::move(assessment)}
    , overrides_{std::move(overrides)} {}

Outcome<Clearance> clear(SessionPlan plan, Assessment assessment, std::vector<Override> overrides) {
    Problems problems;
    std::vector<Override> needed;
    for (const auto& finding : assessment.findings) {
        if (finding.strength < Strength::warn) {
            continue;
        }
        const auto key = finding.key();
        const auto found = std::find_if(overrides.begin(), overrides.end(),
                                        [&](const Override& one) { return one.findingKey == key; });
        const bool denied = finding.strength == Strength::deny;
        const std::size_t least = denied ? 10 : 3;
        if (found == overrides.end()) {
            problems.push_back({key, denied ? "denied" : "reason-needed", {}});
        } else if (found->daysShort < finding.daysShort) {
            problems.push_back({key, "more-days-short", {std::to_string(finding.daysShort)}});
        } else if (lengthOf(trimmed(found->words)) < least) {
            problems.push_back({key, "words-too-short", {std::to_string(least)}});
        } else {
            needed.push_back(*found);
        }
    }
    if (!problems.empty()) {
        return problems;
    }
    return Clearance{std::move(plan), std::move(assessment), std::move(needed)};
}

bool answers(const Override& given, const Finding& finding) {
    return given.daysShort >= finding.daysShort && given.findingKey == finding.key();
}

std::vector<Override> standing(const Assessment& now, const Assessment& seen, const std::vector<Override>& given) {
    std::vector<Override> result;
    for (const auto& finding : now.findings) {
        const auto key = finding.key();
        const auto known = std::find_if(seen.findings.begin(), seen.findings.end(),
                                        [&](const Finding& one) { return one.key() == key; });
        const auto said =
            std::find_if(given.begin(), given.end(), [&](const Override& one) { return answers(one, finding); });
        if (known != seen.findings.end() && known->strength >= finding.strength && said != given.end()) {
            result.push_back(*said);
        }
    }
    return result;
}

bool takesTwo(const Finding& finding, const RuleBook& rules) {
    const int most = rules.limit(Limit::secondSignerDays).value;
    return finding.kind == RuleKind::contraindication || finding.kind == RuleKind::clearanceNeeded ||
           finding.kind == RuleKind::screeningMissing || (most > 0 && finding.daysShort > most);
}

std::vector<Finding> newOrWorse(const Assessment& seen, const Assessment& now) {
    std::map<std::string, const Finding*> known;
    for (const auto& finding : seen.findings) {
        known.emplace(finding.key(), &finding);
    }
    std::vector<Finding> result;
    for (const auto& finding : now.findings) {
        const auto found = known.find(finding.key());
        if (found == known.end() || finding.daysShort > found->second->daysShort ||
            finding.strength > found->second->strength) {
            result.push_back(finding);
        }
    }
    return result;
}

} // namespace model
