#include "app/present/finding_text.h"

#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <functional>

namespace present {

namespace {

using model::RuleKind;
using model::Verdict;

std::vector<model::ZoneCode> zonesWith(const model::Assessment& assessment,
                                       const std::function<bool(const model::Finding&)>& wanted) {
    std::vector<model::ZoneCode> zones;
    for (const auto& finding : assessment.findings) {
        if (wanted(finding) && std::ranges::find(zones, finding.zone) == zones.end()) {
            zones.push_back(finding.zone);
        }
    }
    return zones;
}


bool fromLabel(const model::Finding& finding, const model::RuleBook& rules) {
    const auto row = std::ranges::find(rules.intervals, finding.rule, &model::IntervalRow::id);
    return row != rules.intervals.end() && !row->label.empty();
}

std::string labelName(const std::string& label, const model::RuleBook& rules) {
    const auto row = std::ranges::find(rules.labels, label, &model::DeviceLabel::label);
    return row == rules.labels.end() ? tr("the device") : row->name;
}

/// "treated on 8 November with SkinPen at 1.5 mm"
std::string whatWasDone(const model::PastTreatment& cause, model::Day today) {
    const auto day = longDay(cause.day, today);
    if (cause.modality == model::Modality::homeRoller) {
        return fill(tr("rolled at home on {0} at {1}"), {day, depthText(cause.depth)});
    }
    const auto tool = cause.deviceName.empty() ? inSentence(words(cause.modality)) : cause.deviceName;
    const auto depth = cause.depth ? depthText(cause.depth) : tr("an unknown depth");
    if (cause.underWay) {
        return fill(tr("being treated in an open session of {0}, with {1} at {2}"), {day, tool, depth});
    }
    return fill(cause.elsewhere ? tr("treated elsewhere on {0} with {1} at {2}") : tr("treated on {0} with {1} at {2}"),
                {day, tool, depth});
}

std::string havePassed(int n) {
    return n < 0 ? fill(tr("this is {0} earlier"), {days(-n)})
                 : counted(tr("{n, plural, one {# has passed} other {# have passed}}"), n);
}

std::string explainWithoutCapital(const model::Finding& finding, const model::Assessment& assessment,
                                  const model::RuleBook& rules, model::Day today) {
    if (finding.kind == RuleKind::historyNotKnown) {
        return tr("what was done elsewhere has not been asked; ask, and record it or \"none elsewhere\".");
    }
    if (finding.kind == RuleKind::deviceDepth) {
        return tr("the depth is more than the device may go; choose less depth or another device.");
    }
    if (finding.kind == RuleKind::outsideLabel && !finding.cause) {
        return fill(tr("the label of {0} was not evaluated for this zone, depth or skin type."),
                    {labelName(finding.rule, rules)});
    }
    if (!finding.cause) {
        return fill(tr("rule {0} asks for {1}."), {finding.rule, days(finding.requiredDays)});
    }
    const auto done = whatWasDone(*finding.cause, today);
    const auto needed = days(finding.requiredDays);
    const auto passed = havePassed((assessment.day - finding.cause->day).count());
    switch (finding.kind) {
    case RuleKind::healingFloor:
        return fill(fromLabel(finding, rules) ? tr("{0}; the device label asks for {1}, {2}.")
                                              : tr("{0}; at least {1} must pass, {2}."),
                    {done, needed, passed});
    case RuleKind::healingRecommended:
        return fill(tr("{0}; {1} are recommended, {2}."), {done, needed, passed});
    case RuleKind::outsideLabel:
        return fill(tr("{0}, which the label of {1} was not evaluated for; the longer of label and table counts."),
                    {done, labelName(finding.cause->label, rules)});
    case RuleKind::noRow:
        return fill(tr("{0}; no interval is known for that, so the longest of its kind counts."), {done});
    case RuleKind::historyNotKnown:
    case RuleKind::deviceDepth: break;
    }
    return {};
}

std::string warnHeadline(const model::Assessment& assessment, const model::ZoneTree& zones, model::Day today) {
    const auto early = zonesWith(assessment, [](const auto& f) { return f.kind == RuleKind::healingRecommended; });
    if (!early.empty()) {
        model::Day better = assessment.day;
        for (const auto& finding : assessment.findings) {
            if (finding.kind == RuleKind::healingRecommended && finding.earliest) {
                better = std::max(better, *finding.earliest);
            }
        }
        return fill(zoneSubjectIsPlural(early, zones) ? tr("Better from {0}: {1} are still settling.")
                                                      : tr("Better from {0}: {1} is still settling."),
                    {weekdayAndDay(better, today), zoneSubject(early, zones)});
    }
    const auto unknown = zonesWith(assessment, [](const auto& f) { return f.kind == RuleKind::historyNotKnown; });
    if (!unknown.empty()) {
        return fill(tr("Ask first: what was done elsewhere to {0} is not known."), {zoneSubject(unknown, zones)});
    }
    const auto other = zonesWith(assessment, [](const auto& f) { return f.strength == model::Strength::warn; });
    return fill(tr("A reason is needed for {0}."), {zoneSubject(other, zones)});
}

} // namespace

std::string headline(const model::Assessment& assessment, const model::ZoneTree& zones, model::Day today) {
    if (assessment.zones.empty()) {
        return {};
    }
    if (assessment.act == model::Act::record && assessment.verdict != Verdict::allow) {
        const auto early = zonesWith(assessment, [](const auto& f) { return f.kind == RuleKind::healingFloor; });
        if (!early.empty()) {
            return fill(tr("Earlier than the rules allow for {0}; this is kept with the record."),
                        {zoneSubject(early, zones)});
        }
    }
    switch (assessment.verdict) {
    case Verdict::deny: {
        const auto cureless = zonesWith(
            assessment, [](const auto& f) { return f.strength == model::Strength::deny && !f.earliest; });
        if (!cureless.empty()) {
            return fill(tr("Not like this: the depth is too great for the device on {0}."),
                        {zoneSubject(cureless, zones)});
        }
        const auto denied =
            zonesWith(assessment, [](const auto& f) { return f.strength == model::Strength::deny; });
        return fill(zoneSubjectIsPlural(denied, zones) ? tr("Not before {0}: {1} are healing.")
                                                       : tr("Not before {0}: {1} is healing."),
                    {weekdayAndDay(assessment.earliest, today), zoneSubject(denied, zones)});
    }
    case Verdict::warn: return warnHeadline(assessment, zones, today);
    case Verdict::allow: break;
    }
    std::vector<model::ZoneCode> all;
    for (const auto& outlook : assessment.zones) {
        all.push_back(outlook.zone);
    }
    return assessment.day == today
               ? fill(tr("Safe today for {0}."), {zoneSubject(all, zones)})
               : fill(tr("Safe on {0} for {1}."), {weekdayAndDay(assessment.day, today), zoneSubject(all, zones)});
}

std::string explain(const model::Finding& finding, const model::Assessment& assessment, const model::RuleBook& rules,
                    model::Day today) {
    return sentence(explainWithoutCapital(finding, assessment, rules, today));
}

std::string shortReason(const model::Finding& finding, const model::RuleBook& rules) {
    switch (finding.kind) {
    case RuleKind::healingFloor:
        return fill(fromLabel(finding, rules) ? tr("device label, {0}") : tr("at least {0}"),
                    {days(finding.requiredDays)});
    case RuleKind::healingRecommended: return fill(tr("{0} recommended"), {days(finding.requiredDays)});
    case RuleKind::outsideLabel: return tr("outside the device label");
    case RuleKind::noRow: return tr("no interval known, longest taken");
    case RuleKind::historyNotKnown: return tr("history not asked");
    case RuleKind::deviceDepth: return tr("deeper than the device may go");
    }
    return {};
}

std::vector<FindingGroup> grouped(const model::Assessment& assessment, const model::RuleBook& rules, model::Day today) {
    std::vector<FindingGroup> groups;
    for (const auto& finding : assessment.findings) {
        const auto same = [&](const FindingGroup& group) {
            return group.finding.kind == finding.kind && group.finding.strength == finding.strength &&
                   explain(group.finding, assessment, rules, today) == explain(finding, assessment, rules, today);
        };
        auto group = std::ranges::find_if(groups, same);
        if (group == groups.end()) {
            groups.push_back({{}, finding, {}, {}, tone(finding.strength)});
            group = groups.end() - 1;
        }
        group->zones.push_back(finding.zone);
        group->keys.push_back(finding.key());
    }
    for (auto& group : groups) {
        group.text = fill(tr("{0}: {1}"), {sentence(zoneNames(group.zones, rules.zones)),
                                           explainWithoutCapital(group.finding, assessment, rules, today)});
    }
    return groups;
}

Tone tone(model::Strength strength) {
    switch (strength) {
    case model::Strength::deny: return Tone::deny;
    case model::Strength::warn: return Tone::warn;
    case model::Strength::note: return Tone::info;
    case model::Strength::off: break;
    }
    return Tone::neutral;
}

} // namespace present
