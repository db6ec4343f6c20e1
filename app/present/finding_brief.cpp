#include "app/present/finding_parts.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

namespace present {

using model::Finding;
using model::RuleKind;

std::string briefWords(const Finding& finding, const model::RuleBook& rules) {
    switch (finding.kind) {
    case RuleKind::healingFloor:
        return fill(fromLabel(finding, rules) ? tr("device label, {0}") : tr("at least {0}"),
                    {days(finding.requiredDays)});
    case RuleKind::healingRecommended:
        return fill(tr("{0} recommended"), {days(finding.requiredDays)});
    case RuleKind::outsideLabel:
        return tr("outside the device label");
    case RuleKind::noRow:
        return finding.exposure ? fill(tr("{0}, no waiting time known"), {itemName(*finding.exposure, rules)})
                                : tr("no interval known, longest taken");
    case RuleKind::historyNotKnown:
        return tr("history not asked");
    case RuleKind::deviceDepth:
        return tr("deeper than the device may go");
    case RuleKind::washOutFloor:
    case RuleKind::washOutRecommended:
        return washOutInBrief(finding, rules);
    case RuleKind::zoneDepth:
        return finding.requiredDays == 0 ? neverThere(finding, rules, tr("there"))
                                         : fill(tr("deeper than {0}, the most allowed there"), {depthOf(finding)});
    case RuleKind::zoneDepthCustomary:
        return fill(finding.rule == "well-beyond" ? tr("well beyond {0}, the most customary there")
                                                  : tr("deeper than {0}, the most customary there"),
                    {depthOf(finding)});
    case RuleKind::contraindication:
        return questionName(finding, rules);
    case RuleKind::clearanceNeeded:
        return finding.clearedBy.empty()
                   ? fill(tr("{0}, the prescriber decides"), {questionName(finding, rules)})
                   : fill(tr("{0}, decided by {1}"), {questionName(finding, rules), finding.clearedBy});
    case RuleKind::caution:
        return fill(tr("{0}, with care"), {questionName(finding, rules)});
    case RuleKind::screeningMissing:
        return counted(tr("{n, plural, one {# screening question not answered} "
                          "other {# screening questions not answered}}"),
                       finding.requiredDays);
    case RuleKind::openReaction:
        return fill(tr("open reaction, {0}"), {reactionName(finding)});
    case RuleKind::plannedTooClose:
        return fill(tr("another session too close, {0} between"), {days(finding.requiredDays)});
    case RuleKind::plannedBelowRecommended:
        return fill(tr("another session planned, {0} recommended between"), {days(finding.requiredDays)});
    case RuleKind::licence:
        return finding.rule == "ran-out"   ? tr("the licence ran out")
               : finding.rule == "not-yet" ? tr("the licence does not hold yet")
                                           : tr("no licence on record");
    case RuleKind::practitionerDepth:
        return fill(tr("deeper than {0}, the most the licence allows"), {depthOf(finding)});
    case RuleKind::practitionerModality:
        return fill(tr("{0} is not covered by the licence"), {modalityName(finding)});
    case RuleKind::training:
        return fill(tr("the training \"{0}\" ran out"), {finding.about});
    case RuleKind::deviceService:
        return fill(tr("{0} is due for service"), {finding.about});
    case RuleKind::guardian:
        return fill(tr("under {0}, no guardian on record"), {number(finding.requiredDays)});
    case RuleKind::labelAge:
        return finding.rule == "not-known" ? tr("birth date not known")
                                           : fill(tr("under {0}, not evaluated"), {number(finding.requiredDays)});
    case RuleKind::consent:
        return fill(finding.rule == "old-version" ? tr("consent form \"{0}\" signed in an older version")
                    : finding.rule == "ran-out"   ? tr("consent form \"{0}\" signed too long ago")
                    : finding.rule == "guardian"  ? tr("consent form \"{0}\" signed without a guardian")
                                                  : tr("consent form \"{0}\" not signed"),
                    {finding.about});
    }
    return {};
}

Against against(RuleKind kind) {
    switch (kind) {
    case RuleKind::contraindication:
    case RuleKind::labelAge:
        return Against::treating;
    case RuleKind::washOutFloor:
    case RuleKind::washOutRecommended:
    case RuleKind::healingFloor:
    case RuleKind::healingRecommended:
        return Against::now;
    case RuleKind::outsideLabel:
    case RuleKind::noRow:
    case RuleKind::deviceDepth:
    case RuleKind::zoneDepth:
    case RuleKind::zoneDepthCustomary:
    case RuleKind::deviceService:
        return Against::thisWay;
    case RuleKind::licence:
    case RuleKind::practitionerDepth:
    case RuleKind::practitionerModality:
    case RuleKind::training:
        return Against::thisPerson;
    case RuleKind::plannedTooClose:
    case RuleKind::plannedBelowRecommended:
        return Against::thisDay;
    case RuleKind::historyNotKnown:
    case RuleKind::clearanceNeeded:
    case RuleKind::caution:
    case RuleKind::screeningMissing:
    case RuleKind::openReaction:
    case RuleKind::guardian:
    case RuleKind::consent:
        return Against::yet;
    }
    return Against::yet;
}

bool barsTreating(const Finding& finding) {
    const auto what = against(finding.kind);
    return what == Against::treating || (what == Against::now && !curedByWaiting(finding));
}

bool curedByWaiting(const Finding& finding) {
    const bool interval = against(finding.kind) == Against::now || finding.kind == RuleKind::outsideLabel ||
                          finding.kind == RuleKind::noRow;
    return interval && finding.earliest;
}

} // namespace present
