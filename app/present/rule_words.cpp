#include "app/present/rule_words.h"

#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <array>

namespace present {

namespace {

using model::Modality;

std::string shown(const RuleDraft& book, const RuleRef& rule, const char* column, const model::ZoneTree& zones) {
    return shownForm(fieldOf(rule.section, column), book.cell(rule, column), zones);
}

void append(std::string& text, const std::string& part) {
    text += (text.empty() || part.empty() ? "" : ", ") + part;
}

/// Only where the cell says something.
void appendShown(std::string& text, const RuleDraft& book, const RuleRef& rule, const char* column,
                 const model::ZoneTree& zones) {
    if (!book.cell(rule, column).empty()) {
        append(text, inSentence(shown(book, rule, column, zones)));
    }
}

std::string intervalName(const RuleDraft& book, const RuleRef& rule, const model::ZoneTree& zones) {
    std::string text;
    if (const auto modality = model::fromCode<Modality>(book.cell(rule, "intervals.modality"))) {
        text = words(*modality);
    } else {
        text = tr("Any needling");
    }
    const auto over = typedNumber(book.cell(rule, "intervals.over_um"));
    const auto upTo = typedNumber(book.cell(rule, "intervals.up_to_um"));
    const bool deepest = upTo && *upTo >= model::deepestDepth.micrometres;
    if (over && deepest) {
        append(text, fill(tr("deeper than {0}"), {depthText(model::Depth{*over})}));
    } else if (over && upTo) {
        append(text, fill(tr("{0} to {1}"), {depthText(model::Depth{*over}), depthText(model::Depth{*upTo})}));
    } else if (upTo && !deepest) {
        append(text, fill(tr("up to {0}"), {depthText(model::Depth{*upTo})}));
    }
    appendShown(text, book, rule, "intervals.indication", zones);
    if (const auto types = shown(book, rule, "intervals.skin_types", zones);
        !book.cell(rule, "intervals.skin_types").empty()) {
        append(text, fill(tr("skin types {0}"), {types}));
    }
    appendShown(text, book, rule, "intervals.zone", zones);
    if (const auto label = book.cell(rule, "intervals.label"); !label.empty()) {
        const auto named = book.find(RuleSection::labels, label);
        append(text, fill(tr("label of {0}"), {named ? book.cell(*named, "labels.name") : label}));
    }
    return text;
}

/// "refused before 14 days, warned before 28 days", "warned before 7 days", "no wait".
std::string waits(const RuleDraft& book, const RuleRef& rule, const char* floor, const char* recommended) {
    const auto least = typedNumber(book.cell(rule, floor)).value_or(0);
    const auto better = typedNumber(book.cell(rule, recommended)).value_or(0);
    std::string text;
    if (least > 0) {
        text = fill(tr("refused before {0}"), {days(least)});
    }
    if (better > least) {
        append(text, fill(tr("warned before {0}"), {days(better)}));
    }
    return text.empty() ? tr("no wait") : text;
}

std::string limitName(const std::string& code) {
    const auto limit = model::fromCode<model::Limit>(code);
    if (!limit) {
        return code;
    }
    switch (*limit) {
    case model::Limit::guardianAge:
        return tr("Below this age a guardian consents");
    case model::Limit::labelAge:
        return tr("Below this age no device was evaluated");
    case model::Limit::consentDays:
        return tr("A signed consent holds for");
    case model::Limit::customaryExcess:
        return tr("Deeper than this share of what is customary asks for a reason");
    case model::Limit::secondSignerDays:
        break;
    }
    return tr("Overriding more than this takes a second person");
}

std::string limitValue(const RuleDraft& book, const RuleRef& rule) {
    const auto value = typedNumber(book.cell(rule, "limits.value"));
    const auto limit = model::fromCode<model::Limit>(book.cell(rule, "limits.name"));
    if (!value || !limit) {
        return book.cell(rule, "limits.value");
    }
    const bool age = *limit == model::Limit::guardianAge || *limit == model::Limit::labelAge;
    if (*limit == model::Limit::customaryExcess) {
        return *value == 0 ? tr("never") : percent(*value);
    }
    if (*limit == model::Limit::consentDays && *value == 0) {
        return tr("without end");
    }
    return age ? years(*value) : days(*value);
}

std::string depthValue(const RuleDraft& book, const RuleRef& rule) {
    const auto customary = typedNumber(book.cell(rule, "depths.customary_um"));
    const auto maximum = typedNumber(book.cell(rule, "depths.maximum_um"));
    if (maximum && *maximum == 0) {
        return tr("never treated");
    }
    std::string text;
    if (customary) {
        text = fill(tr("warned beyond {0}"), {depthText(model::Depth{*customary})});
    }
    if (maximum) {
        append(text, fill(tr("refused beyond {0}"), {depthText(model::Depth{*maximum})}));
    }
    return text;
}

} // namespace

std::string kindWords(model::RuleKind kind) {
    constexpr std::array texts{"Healing: refused before",
                               "Healing: recommended",
                               "Outside the device label",
                               "No interval known",
                               "History not known",
                               "Deeper than the device may go",
                               "Wash-out: refused before",
                               "Wash-out: recommended",
                               "Deeper than the zone allows",
                               "Deeper than customary for the zone",
                               "A yes that bars treatment",
                               "A yes that needs a prescriber's decision",
                               "What asks for care",
                               "Questions not asked",
                               "Open reaction",
                               "Too close to a planned session",
                               "Closer to a planned session than recommended",
                               "No licence in date",
                               "Deeper than the practitioner may go",
                               "Not in the practitioner's scope",
                               "Training out of date",
                               "Service of the device due",
                               "Guardian's consent missing",
                               "Younger than the devices were evaluated for",
                               "Consent missing or out of date"};
    static_assert(texts.size() == model::codesOf<model::RuleKind>.size());
    return tr(texts[static_cast<std::size_t>(kind)]);
}

std::vector<Choice> ruleChoices(model::RuleKind kind) {
    switch (kind) {
    case model::RuleKind::licence:
        return {{"none", tr("none on record")}, {"ran-out", tr("has run out")}, {"not-yet", tr("not valid yet")}};
    case model::RuleKind::labelAge:
        return {{"label-age", tr("younger")}, {"not-known", tr("age not known")}};
    case model::RuleKind::zoneDepthCustomary:
        return {{"well-beyond", tr("well beyond it")}};
    case model::RuleKind::screeningMissing:
        return {{"screening", tr("among them some that can bar the treatment")},
                {"cautions", tr("only some that ask for care")}};
    case model::RuleKind::consent:
        return {{"missing", tr("missing")},
                {"old-version", tr("of an older version")},
                {"ran-out", tr("has run out")},
                {"guardian", tr("not by a guardian")}};
    case model::RuleKind::deviceDepth:
    case model::RuleKind::practitionerDepth:
    case model::RuleKind::practitionerModality:
    case model::RuleKind::noRow:
        return choices<Modality>();
    default:
        return {};
    }
}

std::string ruleName(const RuleDraft& book, const RuleRef& rule, const model::ZoneTree& zones) {
    std::string text;
    switch (rule.section) {
    case RuleSection::intervals:
        return intervalName(book, rule, zones);
    case RuleSection::labels:
        text = book.cell(rule, "labels.name");
        append(text, inSentence(shown(book, rule, "labels.zone", zones)));
        return text;
    case RuleSection::washOuts:
        text = book.cell(rule, "items.name");
        appendShown(text, book, rule, "washouts.modality", zones);
        return text.empty() ? book.identity(rule) : text;
    case RuleSection::questions:
        text = book.cell(rule, "questions.name");
        appendShown(text, book, rule, "contraindications.modality", zones);
        if (book.cell(rule, "contraindications.with_anaesthetic") == "yes") {
            append(text, tr("when numbed"));
        }
        return text.empty() ? book.identity(rule) : text;
    case RuleSection::skin:
        text = fill(tr("Skin types {0}"), {shown(book, rule, "skin.skin_types", zones)});
        appendShown(text, book, rule, "skin.modality", zones);
        return text;
    case RuleSection::depths:
        text = sentence(shown(book, rule, "depths.zone", zones));
        appendShown(text, book, rule, "depths.modality", zones);
        return text;
    case RuleSection::limits:
        return limitName(book.cell(rule, "limits.name"));
    case RuleSection::strengths:
        break;
    }
    const auto code = book.cell(rule, "strengths.kind");
    const auto kind = model::fromCode<model::RuleKind>(code);
    text = kind ? kindWords(*kind) : code;
    auto single = book.cell(rule, "strengths.rule");
    for (const auto& one : kind ? ruleChoices(*kind) : std::vector<Choice>{}) {
        if (one.code == single) {
            single = inSentence(one.text);
        }
    }
    append(text, single);
    return text;
}

std::string ruleValues(const RuleDraft& book, const RuleRef& rule, const model::ZoneTree& zones) {
    switch (rule.section) {
    case RuleSection::intervals:
        return waits(book, rule, "intervals.floor_days", "intervals.recommended_days");
    case RuleSection::labels: {
        auto text = fill(tr("evaluated up to {0}"), {shown(book, rule, "labels.up_to_um", zones)});
        if (!book.cell(rule, "labels.skin_types").empty()) {
            append(text, fill(tr("skin types {0}"), {shown(book, rule, "labels.skin_types", zones)}));
        }
        return text;
    }
    case RuleSection::washOuts: {
        const auto before = waits(book, rule, "washouts.floor_days", "washouts.recommended_days");
        const auto after = waits(book, rule, "washouts.after_floor_days", "washouts.after_recommended_days");
        return before == after ? fill(tr("both ways {0}"), {before})
                               : fill(tr("before: {0}; after: {1}"), {before, after});
    }
    case RuleSection::questions:
        return shown(book, rule, "contraindications.bar", zones);
    case RuleSection::skin:
        return tr("With care");
    case RuleSection::depths:
        return depthValue(book, rule);
    case RuleSection::limits:
        return limitValue(book, rule);
    case RuleSection::strengths:
        break;
    }
    return fill(tr("plan: {0}; start: {1}; record: {2}"), {inSentence(shown(book, rule, "strengths.plan", zones)),
                                                           inSentence(shown(book, rule, "strengths.start", zones)),
                                                           inSentence(shown(book, rule, "strengths.record", zones))});
}

} // namespace present
