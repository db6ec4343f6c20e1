#include "app/present/rule_fields.h"

#include "app/present/decimal.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "model/rule_book.h"

#include <algorithm>
#include <stdexcept>

namespace present {

namespace {

using Shape = FieldShape;

constexpr int longestWait = 730; // days, as the store takes them
constexpr int largestLimit = 36'500;

constexpr std::array intervalFields{
    RuleFieldSpec{"intervals.floor_days", "Refused before, days", Shape::days, true},
    RuleFieldSpec{"intervals.recommended_days", "Warned before, days", Shape::days, true},
    RuleFieldSpec{"intervals.over_um", "Deeper than, mm", Shape::depthOver},
    RuleFieldSpec{"intervals.up_to_um", "Up to, mm", Shape::depth, true},
    RuleFieldSpec{"intervals.modality", "Modality", Shape::choice},
    RuleFieldSpec{"intervals.indication", "Indication", Shape::choice},
    RuleFieldSpec{"intervals.skin_types", "Skin types (I to VI)", Shape::skinTypes},
    RuleFieldSpec{"intervals.zone", "Zone", Shape::choice},
    RuleFieldSpec{"intervals.label", "Device label", Shape::choice},
    RuleFieldSpec{"intervals.source", "Source", Shape::words, true},
    RuleFieldSpec{"intervals.grade", "Grade of the source", Shape::choice, true},
    RuleFieldSpec{"intervals.id", "Name of the rule", Shape::name, true, true},
};
constexpr std::array labelFields{
    RuleFieldSpec{"labels.name", "Device", Shape::words, true},
    RuleFieldSpec{"labels.zone", "Zone", Shape::choice},
    RuleFieldSpec{"labels.up_to_um", "Evaluated up to, mm", Shape::depth, true},
    RuleFieldSpec{"labels.skin_types", "Skin types (I to VI)", Shape::skinTypes},
    RuleFieldSpec{"labels.source", "Source", Shape::words, true},
    RuleFieldSpec{"labels.grade", "Grade of the source", Shape::choice, true},
    RuleFieldSpec{"labels.label", "Name of the label", Shape::name, true, true},
};
constexpr std::array washOutFields{
    RuleFieldSpec{"washouts.floor_days", "Before needling: refused, days", Shape::days, true},
    RuleFieldSpec{"washouts.recommended_days", "Before needling: warned, days", Shape::days, true},
    RuleFieldSpec{"washouts.after_floor_days", "After needling: refused, days", Shape::days, true},
    RuleFieldSpec{"washouts.after_recommended_days", "After needling: warned, days", Shape::days, true},
    RuleFieldSpec{"washouts.modality", "Modality of the needling", Shape::choice},
    RuleFieldSpec{"washouts.source", "Source", Shape::words, true},
    RuleFieldSpec{"washouts.grade", "Grade of the source", Shape::choice, true},
    RuleFieldSpec{"items.name", "What it is called", Shape::words, true},
    RuleFieldSpec{"items.group", "Group", Shape::choice, true},
    RuleFieldSpec{"items.reach", "Concerns", Shape::choice, true},
    RuleFieldSpec{"items.may_last", "Can still be going on", Shape::choice, true},
    RuleFieldSpec{"items.code", "Code of the treatment or drug", Shape::name, true, true},
    RuleFieldSpec{"washouts.id", "Name of the rule", Shape::name, true, true},
};
constexpr std::array questionFields{
    RuleFieldSpec{"contraindications.bar", "What a yes means", Shape::choice, true},
    RuleFieldSpec{"contraindications.modality", "Modality", Shape::choice},
    RuleFieldSpec{"contraindications.with_anaesthetic", "Only when the skin is numbed", Shape::choice, true},
    RuleFieldSpec{"contraindications.source", "Source", Shape::words, true},
    RuleFieldSpec{"contraindications.grade", "Grade of the source", Shape::choice, true},
    RuleFieldSpec{"questions.text", "The question, to be answered yes or no", Shape::sentence, true},
    RuleFieldSpec{"questions.name", "What a yes is called", Shape::words, true},
    RuleFieldSpec{"questions.group", "Asked under", Shape::words, true},
    RuleFieldSpec{"questions.reach", "Concerns", Shape::choice, true},
    RuleFieldSpec{"questions.zone", "Asked only for", Shape::choice},
    RuleFieldSpec{"questions.code", "Code of the question", Shape::name, true, true},
    RuleFieldSpec{"contraindications.id", "Name of the rule", Shape::name, true, true},
};
constexpr std::array skinFields{
    RuleFieldSpec{"skin.skin_types", "Skin types (I to VI)", Shape::skinTypes, true},
    RuleFieldSpec{"skin.modality", "Modality", Shape::choice},
    RuleFieldSpec{"skin.name", "What it is called", Shape::words, true},
    RuleFieldSpec{"skin.source", "Source", Shape::words, true},
    RuleFieldSpec{"skin.grade", "Grade of the source", Shape::choice, true},
    RuleFieldSpec{"skin.id", "Name of the rule", Shape::name, true, true},
};
constexpr std::array depthFields{
    RuleFieldSpec{"depths.customary_um", "Warned beyond, mm", Shape::depth},
    RuleFieldSpec{"depths.maximum_um", "Refused beyond, mm", Shape::depth},
    RuleFieldSpec{"depths.zone", "Zone", Shape::choice, true},
    RuleFieldSpec{"depths.modality", "Modality", Shape::choice},
    RuleFieldSpec{"depths.source", "Source", Shape::words, true},
    RuleFieldSpec{"depths.grade", "Grade of the source", Shape::choice, true},
    RuleFieldSpec{"depths.id", "Name of the rule", Shape::name, true, true},
};
constexpr std::array limitFields{
    RuleFieldSpec{"limits.value", "Value", Shape::number, true},
    RuleFieldSpec{"limits.source", "Source", Shape::words, true},
    RuleFieldSpec{"limits.grade", "Grade of the source", Shape::choice, true},
};
constexpr std::array strengthFields{
    RuleFieldSpec{"strengths.plan", "When a session is planned", Shape::choice, true},
    RuleFieldSpec{"strengths.start", "When it is started or extended", Shape::choice, true},
    RuleFieldSpec{"strengths.record", "When it is recorded afterwards", Shape::choice, true},
    RuleFieldSpec{"strengths.rule", "Only for the rule", Shape::choice, false, true},
};

bool isFor(std::string_view column, std::string_view wanted) {
    return column.substr(column.find('.') + 1) == wanted;
}

std::string digitsOf(const std::string& cell) {
    return typedNumber(cell) ? cell : std::string{};
}

/// "IV, V" or "iv v;VI" as the tables have it.
std::optional<std::string> skinTypesOf(std::string_view typed) {
    std::string cell;
    std::string word;
    const auto take = [&] {
        if (word.empty()) {
            return true;
        }
        const bool known = model::fromCode<model::SkinType>(word).has_value();
        cell += (cell.empty() ? "" : ";") + word;
        word.clear();
        return known;
    };
    for (const char c : typed) {
        if (c == ' ' || c == ',' || c == ';') {
            if (!take()) {
                return std::nullopt;
            }
        } else {
            word += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        }
    }
    return take() ? std::optional{cell} : std::nullopt;
}

template <class E>
std::vector<Choice> named(std::initializer_list<const char*> texts) {
    std::vector<Choice> all;
    auto text = texts.begin();
    for (const auto& one : model::codesOf<E>) {
        all.push_back({std::string{one.code}, tr(*text++)});
    }
    return all;
}

template <class E>
std::vector<Choice> anyOr(const char* any) {
    auto all = choices<E>();
    all.insert(all.begin(), {"", tr(any)});
    return all;
}

} // namespace

std::string sectionWords(RuleSection section) {
    switch (section) {
    case RuleSection::intervals:
        return tr("Healing intervals");
    case RuleSection::labels:
        return tr("Device labels");
    case RuleSection::washOuts:
        return tr("Wash-outs");
    case RuleSection::questions:
        return tr("Questions");
    case RuleSection::skin:
        return tr("Skin types");
    case RuleSection::depths:
        return tr("Depth");
    case RuleSection::limits:
        return tr("Limits");
    case RuleSection::strengths:
        break;
    }
    return tr("Strengths");
}

const char* tableOf(RuleSection section) {
    constexpr std::array names{"intervals", "labels", "washouts", "contraindications",
                               "skin",      "depths", "limits",   "strengths"};
    return names[static_cast<std::size_t>(section)];
}

const char* subjectOf(RuleSection section) {
    return section == RuleSection::washOuts ? "items" : section == RuleSection::questions ? "questions" : nullptr;
}

const char* subjectColumn(RuleSection section) {
    return section == RuleSection::washOuts    ? "washouts.item"
           : section == RuleSection::questions ? "contraindications.question"
                                               : nullptr;
}

const char* subjectCode(RuleSection section) {
    return section == RuleSection::washOuts    ? "items.code"
           : section == RuleSection::questions ? "questions.code"
                                               : nullptr;
}

std::span<const RuleFieldSpec> fieldsOf(RuleSection section) {
    switch (section) {
    case RuleSection::intervals:
        return intervalFields;
    case RuleSection::labels:
        return labelFields;
    case RuleSection::washOuts:
        return washOutFields;
    case RuleSection::questions:
        return questionFields;
    case RuleSection::skin:
        return skinFields;
    case RuleSection::depths:
        return depthFields;
    case RuleSection::limits:
        return limitFields;
    case RuleSection::strengths:
        break;
    }
    return strengthFields;
}

const RuleFieldSpec& fieldOf(RuleSection section, std::string_view column) {
    for (const auto& field : fieldsOf(section)) {
        if (field.column == column) {
            return field;
        }
    }
    throw std::out_of_range{"rules of this kind have no field " + std::string{column}};
}

std::string plainLabel(const RuleFieldSpec& field) {
    const auto label = tr(field.label);
    return inSentence(std::string{trimmed(std::string_view{label}.substr(0, label.find_first_of(",(")))});
}

std::string typedForm(const RuleFieldSpec& field, const std::string& cell) {
    switch (field.shape) {
    case Shape::depth:
    case Shape::depthOver:
        if (const auto micrometres = typedNumber(cell)) {
            return depthField(model::Depth{*micrometres});
        }
        return {};
    case Shape::skinTypes: {
        std::string text;
        for (const char c : cell) {
            text += c == ';' ? ", " : std::string{c};
        }
        return text;
    }
    default:
        return cell;
    }
}

model::Outcome<std::string> cellOf(const RuleFieldSpec& field, std::string_view typed) {
    const std::string text{trimmed(typed)};
    if (text.empty()) {
        if (field.required) {
            return model::Problem{field.column, "required", {}};
        }
        return field.shape == Shape::depthOver ? std::string{"-1"} : std::string{};
    }
    switch (field.shape) {
    case Shape::days:
    case Shape::number: {
        const auto value = typedNumber(text);
        const int most = field.shape == Shape::days ? longestWait : largestLimit;
        if (!value) {
            return model::Problem{field.column, "not-a-number", {}};
        }
        if (*value > most) {
            return model::Problem{field.column, "out-of-range", {"0", std::to_string(most)}};
        }
        return std::to_string(*value);
    }
    case Shape::depth:
    case Shape::depthOver: {
        const auto value = typedDepth(text);
        if (!value) {
            return model::Problem{field.column, "not-a-depth", {}};
        }
        if (*value > model::deepestDepth) {
            return model::Problem{field.column, "out-of-range", {"0", depthText(model::deepestDepth)}};
        }
        return std::to_string(value->micrometres);
    }
    case Shape::skinTypes: {
        const auto types = skinTypesOf(text);
        if (!types) {
            return model::Problem{field.column, "not-skin-types", {}};
        }
        return *types;
    }
    case Shape::name:
        if (text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos) {
            return model::Problem{field.column, "not-a-code", {text}};
        }
        return text;
    case Shape::words:
    case Shape::sentence:
    case Shape::choice:
        break;
    }
    return text;
}

std::string shownForm(const RuleFieldSpec& field, const std::string& cell, const model::ZoneTree& zones) {
    const std::string_view column{field.column};
    if (field.shape == Shape::days && !digitsOf(cell).empty()) {
        return present::days(*typedNumber(cell));
    }
    if (field.shape == Shape::depth || field.shape == Shape::depthOver) {
        const auto micrometres = typedNumber(cell);
        return micrometres ? depthText(model::Depth{*micrometres}) : tr("none");
    }
    if (field.shape == Shape::skinTypes) {
        return cell.empty() ? tr("all") : typedForm(field, cell);
    }
    if (isFor(column, "zone")) {
        return cell.empty() ? tr("everywhere") : zoneName({cell}, zones);
    }
    for (const auto& one : fixedChoices(column)) {
        if (one.code == cell) {
            return one.text;
        }
    }
    return cell.empty() ? tr("none") : cell;
}

std::vector<Choice> fixedChoices(std::string_view column) {
    if (isFor(column, "modality")) {
        return anyOr<model::Modality>("any");
    }
    if (isFor(column, "indication")) {
        return anyOr<model::Indication>("any");
    }
    if (isFor(column, "grade")) {
        return {{"A", tr("A: regulator, standard or device label")},
                {"B", tr("B: peer-reviewed study")},
                {"C", tr("C: custom of clinics and makers")},
                {"D", tr("D: general knowledge or set by us")}};
    }
    if (isFor(column, "bar")) {
        return named<model::Bar>({"Not treated", "Only with a prescriber's decision", "With care"});
    }
    if (isFor(column, "reach")) {
        return named<model::Reach>({"the zones it was on", "the whole person"});
    }
    if (column == "items.group") {
        return named<model::ExposureGroup>({"Injection", "Peel", "Laser and light", "Hair removal", "Skin care",
                                            "Medicine", "Sun", "Surgery", "Other"});
    }
    if (isFor(column, "may_last") || isFor(column, "with_anaesthetic")) {
        return {{"no", tr("No")}, {"yes", tr("Yes")}};
    }
    if (isFor(column, "plan") || isFor(column, "start") || isFor(column, "record")) {
        auto all = named<model::Strength>({"Off", "Note", "Warn, with a reason", "Refuse"});
        if (isFor(column, "record")) {
            all.pop_back(); // what has happened can always be recorded
        }
        return all;
    }
    return {};
}

std::vector<Choice> zoneChoices(const model::ZoneTree& zones, bool optional) {
    std::vector<Choice> all;
    if (optional) {
        all.push_back({"", tr("everywhere")});
    }
    for (const auto& zone : zones.zones()) {
        const auto above = zones.pathToRoot(zone.code).size();
        std::string inset;
        for (std::size_t i = 1; i < above; ++i) {
            inset += "\u2003"; // a wide blank for each group it lies in
        }
        all.push_back({zone.code.text, inset + zoneName(zone.code, zones)});
    }
    return all;
}

} // namespace present
