#include "app/present/finding_text.h"

#include "app/present/finding_words.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <functional>

namespace present {

namespace {

using model::Finding;
using model::RuleKind;
using model::Strength;
using model::Verdict;
using Wanted = std::function<bool(const Finding&)>;

/// Each once; none for what concerns the whole client.
std::vector<model::ZoneCode> zonesWith(const model::Assessment& assessment, const Wanted& wanted) {
    std::vector<model::ZoneCode> zones;
    for (const auto& finding : assessment.findings) {
        if (wanted(finding) && !finding.zone.text.empty() && std::ranges::find(zones, finding.zone) == zones.end()) {
            zones.push_back(finding.zone);
        }
    }
    return zones;
}

const Finding* firstWith(const model::Assessment& assessment, const Wanted& wanted) {
    const auto found = std::ranges::find_if(assessment.findings, wanted);
    return found == assessment.findings.end() ? nullptr : &*found;
}

/// Of those that another day cures the one that lasts longest.
const Finding* longest(const model::Assessment& assessment, const Wanted& wanted) {
    const Finding* binding = nullptr;
    for (const auto& finding : assessment.findings) {
        if (wanted(finding) && curedByWaiting(finding) &&
            (binding == nullptr || *finding.earliest > *binding->earliest)) {
            binding = &finding;
        }
    }
    return binding;
}

/// What neither a day nor another plan cures comes first, then what passes, and last what can be put right today.
const Finding* gravest(const model::Assessment& assessment, const Wanted& wanted) {
    const auto denied = [&](const Finding& finding) { return finding.strength == Strength::deny && wanted(finding); };
    if (const auto* found =
            firstWith(assessment, [&](const Finding& finding) { return denied(finding) && barsTreating(finding); })) {
        return found;
    }
    const auto* waiting = longest(assessment, denied);
    return waiting != nullptr ? waiting : firstWith(assessment, denied);
}

const Finding* gravest(const model::Assessment& assessment) {
    return gravest(assessment, [](const Finding&) { return true; });
}

bool isWarning(const Finding& finding) {
    return finding.strength == Strength::warn;
}

/// Of the zones of which it says the same.
std::vector<model::ZoneCode> zonesLike(const Finding& finding, const model::Assessment& assessment,
                                       const model::RuleBook& rules) {
    const auto brief = briefWords(finding, rules);
    return zonesWith(assessment, [&](const Finding& other) {
        return other.kind == finding.kind && other.strength == finding.strength && briefWords(other, rules) == brief;
    });
}

/// The last day on which one of them stands, and the day of the assessment's own reckoning.
model::Day freeFrom(const model::Assessment& assessment, const Finding& binding) {
    return std::max(assessment.earliest, *binding.earliest);
}

/// What is put right by asking says what to do, and not "no".
std::string askTheQuestions(const Finding& finding) {
    return counted(tr("{n, plural, one {Ask the screening questions first: # is not answered.} "
                      "other {Ask the screening questions first: # are not answered.}}"),
                   finding.requiredDays);
}

std::string denyHeadline(const model::Assessment& assessment, const model::RuleBook& rules, model::Day today) {
    const auto* why = gravest(assessment);
    if (why == nullptr) {
        return tr("Not allowed.");
    }
    if (why->kind == RuleKind::screeningMissing) {
        return askTheQuestions(*why);
    }
    if (!curedByWaiting(*why)) {
        return refusal(*why, assessment, rules);
    }
    const auto from = weekdayAndDay(freeFrom(assessment, *why), today);
    if (why->exposure) {
        return fill(tr("Not before {0}: {1}."), {from, whatStillActs(*why, rules, today)});
    }
    const auto healing = zonesWith(assessment, [](const Finding& finding) {
        return finding.strength == Strength::deny && curedByWaiting(finding) && !finding.exposure;
    });
    return fill(zoneSubjectIsPlural(healing, rules.zones) ? tr("Not before {0}: {1} are healing.")
                                                          : tr("Not before {0}: {1} is healing."),
                {from, zoneSubject(healing, rules.zones)});
}

std::string reasonHeadline(const Finding& finding, const std::vector<model::ZoneCode>& zones,
                           const model::RuleBook& rules) {
    const auto brief = briefWords(finding, rules);
    return zones.empty() ? fill(tr("A reason is needed: {0}."), {brief})
                         : fill(tr("A reason is needed for {0}: {1}."), {zoneSubject(zones, rules.zones), brief});
}

bool isGraveWarning(const Finding& finding) {
    return isWarning(finding) && (finding.kind == RuleKind::clearanceNeeded || finding.kind == RuleKind::openReaction ||
                                  barsTreating(finding));
}

std::string warnHeadline(const model::Assessment& assessment, const model::RuleBook& rules, model::Day today) {
    if (const auto* grave = firstWith(assessment, isGraveWarning)) {
        return reasonHeadline(*grave, zonesLike(*grave, assessment, rules), rules);
    }
    const auto warningOf = [](RuleKind kind) {
        return [kind](const Finding& finding) { return finding.kind == kind && isWarning(finding); };
    };
    if (const auto* early = longest(assessment, isWarning)) {
        const auto from = weekdayAndDay(*early->earliest, today);
        if (early->exposure) {
            return fill(tr("Better from {0}: {1}."), {from, whatStillActs(*early, rules, today)});
        }
        const auto settling = zonesWith(assessment, [](const Finding& finding) {
            return isWarning(finding) && curedByWaiting(finding) && !finding.exposure;
        });
        return fill(zoneSubjectIsPlural(settling, rules.zones) ? tr("Better from {0}: {1} are still settling.")
                                                               : tr("Better from {0}: {1} is still settling."),
                    {from, zoneSubject(settling, rules.zones)});
    }
    if (const auto unknown = zonesWith(assessment, warningOf(RuleKind::historyNotKnown)); !unknown.empty()) {
        return fill(tr("Ask first: what was done elsewhere to {0} is not known."), {zoneSubject(unknown, rules.zones)});
    }
    if (const auto* unasked = firstWith(assessment, warningOf(RuleKind::screeningMissing))) {
        return askTheQuestions(*unasked);
    }
    const auto* other = firstWith(assessment, isWarning);
    return other == nullptr ? tr("A reason is needed.")
                            : reasonHeadline(*other, zonesLike(*other, assessment, rules), rules);
}

Telling tellingOf(const model::Assessment& assessment, const model::RuleBook& rules, model::Day today,
                  bool zonesNamed) {
    return {rules, assessment.act, assessment.day, today, zonesNamed};
}

/// Without a first capital.
std::string asText(const FindingWords& words) {
    const auto why = fill(tr("{0}."), {words.why});
    return words.next.empty() ? why : fill(tr("{0} {1}."), {why, sentence(words.next)});
}

} // namespace

std::string headline(const model::Assessment& assessment, const model::RuleBook& rules, model::Day today) {
    if (assessment.zones.empty()) {
        return {};
    }
    if (assessment.act == model::Act::record && assessment.verdict != Verdict::allow) {
        const auto tooEarly = [](const Finding& finding) {
            return finding.kind == RuleKind::healingFloor || finding.kind == RuleKind::washOutFloor;
        };
        if (firstWith(assessment, tooEarly) != nullptr) {
            const auto early = zonesWith(assessment, tooEarly);
            return early.empty() ? tr("Earlier than the rules allow; this is kept with the record.")
                                 : fill(tr("Earlier than the rules allow for {0}; this is kept with the record."),
                                        {zoneSubject(early, rules.zones)});
        }
    }
    switch (assessment.verdict) {
    case Verdict::deny:
        return denyHeadline(assessment, rules, today);
    case Verdict::warn:
        return warnHeadline(assessment, rules, today);
    case Verdict::allow:
        break;
    }
    std::vector<model::ZoneCode> all;
    for (const auto& outlook : assessment.zones) {
        all.push_back(outlook.zone);
    }
    return assessment.day == today ? fill(tr("Safe today for {0}."), {zoneSubject(all, rules.zones)})
                                   : fill(tr("Safe on {0} for {1}."),
                                          {weekdayAndDay(assessment.day, today), zoneSubject(all, rules.zones)});
}

std::optional<Chip> verdictChip(const model::Assessment& assessment, model::Day today) {
    if (assessment.verdict == Verdict::allow) {
        return std::nullopt;
    }
    if (assessment.verdict == Verdict::warn) {
        const auto* early = longest(assessment, isWarning);
        if (early != nullptr && firstWith(assessment, isGraveWarning) == nullptr) {
            return Chip{fill(tr("Better from {0}"), {shortDay(*early->earliest, today)}), Tone::warn};
        }
        const auto* first = firstWith(assessment, isWarning);
        return Chip{first != nullptr && first->kind == RuleKind::historyNotKnown ? tr("Ask history")
                                                                                 : tr("With a reason"),
                    Tone::warn};
    }
    const auto* why = gravest(assessment);
    if (why != nullptr && why->kind == RuleKind::screeningMissing) {
        return Chip{tr("Ask the questions"), Tone::deny};
    }
    if (why != nullptr && curedByWaiting(*why)) {
        return Chip{fill(tr("Not before {0}"), {shortDay(freeFrom(assessment, *why), today)}), Tone::deny};
    }
    return Chip{why != nullptr ? refusalInBrief(*why) : tr("Not yet"), Tone::deny};
}

std::string refusalInBrief(const Finding& finding) {
    switch (against(finding.kind)) {
    case Against::treating:
        return tr("Not treated");
    case Against::now:
        return tr("Not now");
    case Against::thisWay:
        return tr("Not like this");
    case Against::thisPerson:
        return tr("Not by this person");
    case Against::thisDay:
        return tr("Not on this day");
    case Against::yet:
        break;
    }
    return tr("Not yet");
}

const Finding* whatBars(const model::ZoneOutlook& outlook, const model::Assessment& assessment) {
    if (outlook.verdict != Verdict::deny || !outlook.why) {
        return nullptr;
    }
    // What concerns the whole client is the first of its strength, so that none of it is overlooked here.
    const auto* first = &assessment.findings[*outlook.why];
    return gravest(assessment,
                   [&](const Finding& finding) { return &finding == first || finding.zone == outlook.zone; });
}

std::string refusal(const Finding& finding, const model::Assessment& assessment, const model::RuleBook& rules) {
    const auto zones = zonesLike(finding, assessment, rules);
    const auto say = [&](const std::string& everywhere, const std::string& there) {
        const auto brief = briefWords(finding, rules);
        return zones.empty() ? fill(everywhere, {brief}) : fill(there, {brief, zoneSubject(zones, rules.zones)});
    };
    switch (against(finding.kind)) {
    case Against::treating:
        return say(tr("Not treated: {0}."), tr("Not on {1}: {0}."));
    case Against::now:
        return say(tr("Not now: {0}."), tr("Not now on {1}: {0}."));
    case Against::thisWay:
        return say(tr("Not like this: {0}."), tr("Not like this on {1}: {0}."));
    case Against::thisPerson:
        return say(tr("Not by this person: {0}."), tr("Not by this person on {1}: {0}."));
    case Against::thisDay:
        return fill(tr("Not on this day: {0}."), {briefWords(finding, rules)});
    case Against::yet:
        break;
    }
    return say(tr("Not yet: {0}."), tr("Not yet on {1}: {0}."));
}

std::string explain(const Finding& finding, const model::Assessment& assessment, const model::RuleBook& rules,
                    model::Day today) {
    return sentence(asText(findingWords(finding, tellingOf(assessment, rules, today, false))));
}

std::string shortReason(const Finding& finding, const model::RuleBook& rules) {
    return briefWords(finding, rules);
}

std::vector<FindingGroup> grouped(const model::Assessment& assessment, const model::RuleBook& rules, model::Day today) {
    const auto telling = tellingOf(assessment, rules, today, true);
    std::vector<FindingGroup> groups;
    for (const auto& finding : assessment.findings) {
        const auto text = asText(findingWords(finding, telling));
        const bool wide = finding.zone.text.empty();
        auto group = std::ranges::find_if(groups, [&](const FindingGroup& known) {
            return known.finding.kind == finding.kind && known.finding.strength == finding.strength &&
                   known.zones.empty() == wide && known.text == text;
        });
        if (group == groups.end()) {
            groups.push_back({{}, finding, {}, text, tone(finding.strength)});
            group = groups.end() - 1;
        }
        if (!wide && std::ranges::find(group->zones, finding.zone) == group->zones.end()) {
            group->zones.push_back(finding.zone);
        }
        group->keys.push_back(finding.key());
    }
    for (auto& group : groups) {
        // What concerns no zone says itself whom or what it is about.
        group.text = group.zones.empty()
                         ? sentence(group.text)
                         : fill(tr("{0}: {1}"), {sentence(zoneNames(group.zones, rules.zones)), group.text});
    }
    return groups;
}

Tone tone(Strength strength) {
    switch (strength) {
    case Strength::deny:
        return Tone::deny;
    case Strength::warn:
        return Tone::warn;
    case Strength::note:
        return Tone::info;
    case Strength::off:
        break;
    }
    return Tone::neutral;
}

} // namespace present
