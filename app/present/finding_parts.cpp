#include "app/present/finding_parts.h"

#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

using model::Finding;
using model::RuleKind;

/// "oral isotretinoin is being taken"
std::string goesOn(const model::PastExposure& exposure, const model::RuleBook& rules) {
    const auto* item = rules.item(exposure.item);
    const auto name = itemName(exposure, rules);
    if (item != nullptr && item->group == model::ExposureGroup::medicine) {
        return fill(tr("{0} is being taken"), {name});
    }
    if (item != nullptr && item->group == model::ExposureGroup::skinCare) {
        return fill(tr("{0} is being used"), {name});
    }
    return fill(tr("{0} still goes on"), {name});
}

bool mayLast(const model::PastExposure& exposure, const model::RuleBook& rules) {
    const auto* item = rules.item(exposure.item);
    return item != nullptr && item->mayLast;
}

} // namespace

std::string itemName(const model::PastExposure& exposure, const model::RuleBook& rules) {
    const auto* item = rules.item(exposure.item);
    return item == nullptr ? exposure.item : inSentence(tr(item->name.c_str()));
}

std::string questionName(const Finding& finding, const model::RuleBook& rules) {
    if (finding.about == model::skinNotKnown) {
        return tr("skin type not on record");
    }
    const auto skin = std::ranges::find(rules.skinCautions, finding.about, &model::SkinCaution::id);
    if (skin != rules.skinCautions.end()) {
        return inSentence(tr(skin->name.c_str()));
    }
    const auto* question = rules.question(finding.about);
    if (question != nullptr) {
        return inSentence(tr(question->name.c_str()));
    }
    return finding.about.empty() ? finding.rule : finding.about;
}

std::string reactionName(const Finding& finding) {
    return inSentence(reactionWords(finding.rule));
}

std::string labelName(const std::string& label, const model::RuleBook& rules) {
    const auto row = std::ranges::find(rules.labels, label, &model::DeviceLabel::label);
    return row == rules.labels.end() ? tr("the device") : row->name;
}

std::string modalityName(const Finding& finding) {
    const auto modality = model::fromCode<model::Modality>(finding.rule);
    return modality ? inSentence(words(*modality)) : finding.rule;
}

std::string neverThere(const Finding& finding, const model::RuleBook& rules, const std::string& place) {
    const auto row = std::ranges::find(rules.depths, finding.rule, &model::DepthLimit::id);
    return row == rules.depths.end() || !row->modality
               ? fill(tr("needling is never done {0}"), {place})
               : fill(tr("{0} is never used {1}"), {inSentence(words(*row->modality)), place});
}

std::string depthOf(const Finding& finding) {
    return depthText(model::Depth{finding.requiredDays});
}

bool fromLabel(const Finding& finding, const model::RuleBook& rules) {
    const auto row = std::ranges::find(rules.intervals, finding.rule, &model::IntervalRow::id);
    return row != rules.intervals.end() && !row->label.empty();
}

std::string havePassed(model::Day since, const Telling& telling) {
    const auto n = (telling.day - since).count();
    if (n < 0) {
        return fill(tr("this is {0} earlier"), {days(-n)});
    }
    return telling.day > telling.today
               ? counted(tr("{n, plural, one {# will have passed} other {# will have passed}}"), n)
               : counted(tr("{n, plural, one {# has passed} other {# have passed}}"), n);
}

std::string daysAreRecommended(int n) {
    return counted(tr("{n, plural, one {# day is recommended} other {# days are recommended}}"), n);
}

std::string whatHappened(const model::PastExposure& exposure, const model::RuleBook& rules, model::Day today) {
    const auto name = itemName(exposure, rules);
    const auto day = longDay(exposure.day, today);
    if (exposure.ongoing) {
        return goesOn(exposure, rules);
    }
    if (exposure.day > today) {
        return fill(exposure.approximate ? tr("{0} is planned for about {1}") : tr("{0} is planned for {1}"),
                    {name, day});
    }
    if (mayLast(exposure, rules)) {
        return fill(exposure.approximate ? tr("{0} until about {1}") : tr("{0} until {1}"), {name, day});
    }
    return fill(exposure.approximate ? tr("{0} about {1}") : tr("{0} on {1}"), {name, day});
}

std::string washOutWords(const Finding& finding, const Telling& telling) {
    const auto& exposure = *finding.exposure;
    const bool floor = finding.kind == RuleKind::washOutFloor;
    const auto needed = days(finding.requiredDays);
    if (finding.comesLater) {
        const bool happened = exposure.day <= telling.today;
        const auto day = longDay(exposure.day, telling.today);
        const auto what =
            happened ? fill(exposure.approximate ? tr("{0} followed about {1}") : tr("{0} followed on {1}"),
                            {itemName(exposure, telling.rules), day})
                     : fill(exposure.approximate ? tr("{0} is planned for about {1}") : tr("{0} is planned for {1}"),
                            {itemName(exposure, telling.rules), day});
        const auto gap = number(finding.requiredDays - finding.daysShort);
        if (!floor) {
            return fill(happened ? tr("{0}; {1} after a needling, {2} did pass")
                                 : tr("{0}; {1} after a needling, {2} would pass"),
                        {what, daysAreRecommended(finding.requiredDays), gap});
        }
        return fill(happened ? tr("{0}; {1} must pass after a needling, {2} did")
                             : tr("{0}; {1} must pass after a needling, {2} would"),
                    {what, needed, gap});
    }
    const auto what = whatHappened(exposure, telling.rules, telling.today);
    if (exposure.ongoing) {
        return floor ? fill(tr("{0}; {1} must pass after its end"), {what, needed})
                     : fill(tr("{0}; {1} after its end"), {what, daysAreRecommended(finding.requiredDays)});
    }
    const auto passed = havePassed(exposure.day, telling);
    return floor ? fill(tr("{0}; {1} must pass, {2}"), {what, needed, passed})
                 : fill(tr("{0}; {1}, {2}"), {what, daysAreRecommended(finding.requiredDays), passed});
}

std::string washOutInBrief(const Finding& finding, const model::RuleBook& rules) {
    const auto needed = days(finding.requiredDays);
    const bool floor = finding.kind == RuleKind::washOutFloor;
    if (!finding.exposure) {
        return fill(floor ? tr("at least {0}") : tr("{0} recommended"), {needed});
    }
    if (finding.exposure->ongoing && !finding.comesLater) {
        return goesOn(*finding.exposure, rules);
    }
    const auto name = itemName(*finding.exposure, rules);
    if (finding.comesLater) {
        return fill(floor ? tr("{0} too soon after, at least {1}") : tr("{0} too soon after, {1} recommended"),
                    {name, needed});
    }
    return fill(floor ? tr("{0}, at least {1}") : tr("{0}, {1} recommended"), {name, needed});
}

std::string whatStillActs(const Finding& finding, const model::RuleBook& rules, model::Day today) {
    const auto& exposure = *finding.exposure;
    if (exposure.ongoing || exposure.day > today) {
        return whatHappened(exposure, rules, today);
    }
    const auto name = itemName(exposure, rules);
    const auto n = (today - exposure.day).count();
    auto ago = n == 0 ? tr("today") : counted(tr("{n, plural, one {# day ago} other {# days ago}}"), n);
    if (exposure.approximate && n > 0) {
        ago = fill(tr("about {0}"), {ago});
    }
    if (mayLast(exposure, rules)) {
        return fill(tr("{0} ended {1}"), {name, ago});
    }
    const auto* item = rules.item(exposure.item);
    return item != nullptr && item->group == model::ExposureGroup::injection
               ? fill(tr("{0} was given {1}"), {name, ago})
               : fill(tr("{0} {1}"), {name, ago});
}

} // namespace present
