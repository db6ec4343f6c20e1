#include "app/present/finding_words.h"

#include "app/present/finding_parts.h"
#include "app/present/text.h"
#include "app/present/tr.h"

namespace present {

namespace {

using model::Finding;
using model::RuleKind;

/// "on the forehead"
std::string where(const Finding& finding, const Telling& telling) {
    return telling.zonesNamed || finding.zone.text.empty()
               ? tr("there")
               : fill(tr("on {0}"), {zoneSubject({finding.zone}, telling.rules.zones)});
}

/// A pattern with one place for the day, and another for when the day is not known.
std::string withSince(const Finding& finding, const Telling& telling, const std::string& pattern,
                      const std::string& withoutDay) {
    return finding.since ? fill(pattern, {longDay(*finding.since, telling.today)}) : withoutDay;
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

std::string onlyTheRule(const Finding& finding) {
    return fill(tr("rule {0} asks for {1}"), {finding.rule, days(finding.requiredDays)});
}

std::string healing(const Finding& finding, const Telling& telling) {
    if (!finding.cause) {
        return onlyTheRule(finding);
    }
    const auto& cause = *finding.cause;
    const bool floor = finding.kind == RuleKind::healingFloor;
    // The plan itself as the cause: what came after it came too soon.
    if (const int gap = finding.requiredDays - finding.daysShort; cause.uid.text.empty() && gap > 0) {
        const auto again = longDay(cause.day + model::Days{gap}, telling.today);
        return floor ? fill(tr("treated again on {0}; at least {1} must lie between, there are only {2}"),
                            {again, days(finding.requiredDays), number(gap)})
                     : fill(tr("treated again on {0}; {1} in between, there are only {2}"),
                            {again, daysAreRecommended(finding.requiredDays), number(gap)});
    }
    const auto done = whatWasDone(cause, telling.today);
    const auto passed = havePassed(cause.day, telling);
    if (!floor) {
        return fill(tr("{0}; {1}, {2}"), {done, daysAreRecommended(finding.requiredDays), passed});
    }
    return fill(fromLabel(finding, telling.rules) ? tr("{0}; the device label asks for {1}, {2}")
                                                  : tr("{0}; at least {1} must pass, {2}"),
                {done, days(finding.requiredDays), passed});
}

FindingWords outsideLabel(const Finding& finding, const Telling& telling) {
    if (!finding.cause) {
        return {fill(tr("the label of {0} was not evaluated for this zone, depth or skin type"),
                     {labelName(finding.rule, telling.rules)}),
                {}};
    }
    return {fill(tr("{0}, which the label of {1} was not evaluated for; the longer of label and table counts"),
                 {whatWasDone(*finding.cause, telling.today), labelName(finding.cause->label, telling.rules)}),
            {}};
}

FindingWords noRow(const Finding& finding, const Telling& telling) {
    if (finding.exposure) {
        return {fill(tr("{0}; no waiting time is known for it"),
                     {whatHappened(*finding.exposure, telling.rules, telling.today)}),
                tr("have one added to the rule book")};
    }
    return {finding.cause ? fill(tr("{0}; no interval is known for that, so the longest of its kind counts"),
                                 {whatWasDone(*finding.cause, telling.today)})
                          : onlyTheRule(finding),
            {}};
}

FindingWords zoneDepth(const Finding& finding, const Telling& telling) {
    const auto place = where(finding, telling);
    if (finding.rule == "well-beyond") {
        return {fill(tr("well beyond {0}, the most that is customary {1}"), {depthOf(finding), place}),
                tr("choose less depth, or say why")};
    }
    if (finding.kind == RuleKind::zoneDepthCustomary) {
        return {fill(tr("deeper than {0}, the most that is customary {1}"), {depthOf(finding), place}), {}};
    }
    if (finding.requiredDays == 0) {
        return {neverThere(finding, telling.rules, place), {}};
    }
    return {fill(tr("deeper than {0}, the most that is allowed {1}"), {depthOf(finding), place}),
            tr("choose less depth")};
}

/// "(asked today)" behind the name of what was answered with yes.
std::string answered(const Finding& finding, const Telling& telling) {
    const auto name = questionName(finding, telling.rules);
    if (!finding.since) {
        return name;
    }
    return *finding.since == telling.today
               ? fill(tr("{0} (asked today)"), {name})
               : fill(tr("{0} (asked on {1})"), {name, longDay(*finding.since, telling.today)});
}

FindingWords clearance(const Finding& finding, const Telling& telling) {
    const auto name = questionName(finding, telling.rules);
    if (!finding.clearedBy.empty()) {
        return {finding.since ? fill(tr("{0}: the decision of {1} of {2} is on record"),
                                     {name, finding.clearedBy, longDay(*finding.since, telling.today)})
                              : fill(tr("{0}: the decision of {1} is on record"), {name, finding.clearedBy}),
                {}};
    }
    return {finding.strength >= model::Strength::warn
                ? fill(tr("{0}: needs the prescriber's decision on record"), {answered(finding, telling)})
                : fill(tr("{0}: the prescriber decides"), {name}),
            {}};
}

FindingWords screening(const Finding& finding, const Telling& telling) {
    const int n = finding.requiredDays;
    if (telling.day == telling.today) {
        return {counted(tr("{n, plural, one {# screening question has not been answered today} "
                           "other {# screening questions have not been answered today}}"),
                        n),
                tr("ask the screening questions before treating")};
    }
    const auto day = longDay(telling.day, telling.today);
    if (telling.day > telling.today) {
        return {fill(tr("{0} on {1}"), {counted(tr("{n, plural, one {# screening question is still to be asked} "
                                                   "other {# screening questions are still to be asked}}"),
                                                n),
                                        day}),
                {}};
    }
    return {fill(tr("{0} on {1}"), {counted(tr("{n, plural, one {# screening question was not answered} "
                                               "other {# screening questions were not answered}}"),
                                            n),
                                    day}),
            {}};
}

FindingWords nearAnotherPlan(const Finding& finding, const Telling& telling) {
    if (!finding.cause) {
        return {onlyTheRule(finding), {}};
    }
    const auto needed =
        finding.kind == RuleKind::plannedTooClose
            ? counted(tr("{n, plural, one {# day is needed between} other {# days are needed between}}"),
                      finding.requiredDays)
            : counted(tr("{n, plural, one {# day is recommended between} other {# days are recommended between}}"),
                      finding.requiredDays);
    const int gap = finding.requiredDays - finding.daysShort;
    const auto next = tr("choose another day, or move the other session");
    if (gap <= 0) {
        return {fill(tr("another session is planned on the same day; {0}"), {needed}), next};
    }
    return {fill(tr("another session is planned on {0}; {1}, {2} would be"),
                 {longDay(finding.cause->day, telling.today), needed, number(gap)}),
            next};
}

FindingWords licence(const Finding& finding, const Telling& telling) {
    if (finding.rule == "ran-out") {
        return {withSince(finding, telling, tr("the licence of the person who treats ran out on {0}"),
                          tr("the licence of the person who treats ran out")),
                tr("record the new one, or choose who else treats")};
    }
    if (finding.rule == "not-yet") {
        return {withSince(finding, telling, tr("the licence of the person who treats holds only from {0}"),
                          tr("the licence of the person who treats does not hold yet")),
                tr("choose a later day, or who else treats")};
    }
    return {tr("no licence of the person who treats is on record"), tr("record it, or choose who else treats")};
}

FindingWords training(const Finding& finding, const Telling& telling) {
    return {finding.since ? fill(tr("the training \"{0}\" of the person who treats ran out on {1}"),
                                 {finding.about, longDay(*finding.since, telling.today)})
                          : fill(tr("the training \"{0}\" of the person who treats ran out"), {finding.about}),
            tr("record the new one, or choose who else treats")};
}

FindingWords deviceService(const Finding& finding, const Telling& telling) {
    return {finding.since
                ? fill(tr("{0} was due for service on {1}"), {finding.about, longDay(*finding.since, telling.today)})
                : fill(tr("{0} is due for service"), {finding.about}),
            tr("have it serviced, or choose another device")};
}

FindingWords labelAge(const Finding& finding) {
    if (finding.rule == "not-known") {
        return {tr("the birth date is not known"), tr("ask for it")};
    }
    return {fill(tr("under {0}: no device was evaluated below that age"), {number(finding.requiredDays)}), {}};
}

FindingWords consent(const Finding& finding, const Telling& telling) {
    const auto say = [&](const std::string& pattern, const std::string& withoutDay) {
        return finding.since ? fill(pattern, {finding.about, longDay(*finding.since, telling.today)})
                             : fill(withoutDay, {finding.about});
    };
    if (finding.rule == "old-version") {
        return {say(tr("the consent form \"{0}\" was signed in an older version on {1}"),
                    tr("the consent form \"{0}\" was signed in an older version")),
                tr("have the new one signed")};
    }
    if (finding.rule == "ran-out") {
        return {say(tr("the consent form \"{0}\" was signed on {1}, which is too long ago"),
                    tr("the consent form \"{0}\" was signed too long ago")),
                tr("have it signed again")};
    }
    if (finding.rule == "guardian") {
        return {say(tr("the consent form \"{0}\" was signed on {1} without a guardian"),
                    tr("the consent form \"{0}\" was signed without a guardian")),
                tr("have a guardian sign")};
    }
    return {fill(tr("the consent form \"{0}\" has not been signed"), {finding.about}),
            tr("have it signed before treating")};
}

} // namespace

FindingWords findingWords(const Finding& finding, const Telling& telling) {
    switch (finding.kind) {
    case RuleKind::healingFloor:
    case RuleKind::healingRecommended:
        return {healing(finding, telling), {}};
    case RuleKind::outsideLabel:
        return outsideLabel(finding, telling);
    case RuleKind::noRow:
        return noRow(finding, telling);
    case RuleKind::historyNotKnown:
        return {tr("what was done elsewhere has not been asked; ask, and record it or \"none elsewhere\""), {}};
    case RuleKind::deviceDepth:
        return {tr("the depth is more than the device may go; choose less depth or another device"), {}};
    case RuleKind::washOutFloor:
    case RuleKind::washOutRecommended:
        return {finding.exposure ? washOutWords(finding, telling) : onlyTheRule(finding), {}};
    case RuleKind::zoneDepth:
    case RuleKind::zoneDepthCustomary:
        return zoneDepth(finding, telling);
    case RuleKind::contraindication:
        return {fill(tr("{0}: not treated"), {answered(finding, telling)}), {}};
    case RuleKind::clearanceNeeded:
        return clearance(finding, telling);
    case RuleKind::caution:
        return {fill(tr("{0}: treat with care"), {answered(finding, telling)}), {}};
    case RuleKind::screeningMissing:
        return screening(finding, telling);
    case RuleKind::openReaction:
        return {finding.since ? fill(tr("an open reaction since {0}: {1}"),
                                     {longDay(*finding.since, telling.today), reactionName(finding)})
                              : fill(tr("an open reaction: {0}"), {reactionName(finding)}),
                tr("close it on the chart before treating")};
    case RuleKind::plannedTooClose:
    case RuleKind::plannedBelowRecommended:
        return nearAnotherPlan(finding, telling);
    case RuleKind::licence:
        return licence(finding, telling);
    case RuleKind::practitionerDepth:
        return {fill(tr("deeper than {0}, the most this person's licence allows"), {depthOf(finding)}),
                tr("choose less depth, or who else treats")};
    case RuleKind::practitionerModality:
        return {fill(tr("this person's licence does not cover treatments with {0}"), {modalityName(finding)}),
                tr("choose who else treats")};
    case RuleKind::training:
        return training(finding, telling);
    case RuleKind::deviceService:
        return deviceService(finding, telling);
    case RuleKind::guardian:
        return {fill(tr("under {0}: a guardian's consent is needed"), {number(finding.requiredDays)}),
                tr("record the guardian with the client's details")};
    case RuleKind::labelAge:
        return labelAge(finding);
    case RuleKind::consent:
        return consent(finding, telling);
    }
    return {};
}

} // namespace present
