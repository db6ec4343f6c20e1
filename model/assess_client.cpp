// What the client says and signs: screening, age, consent; and reactions that have not ended.
#include "model/assessing.h"
#include "model/consent.h"

#include <algorithm>

namespace model {

namespace {

constexpr RuleKind kindOf(Bar bar) {
    switch (bar) {
    case Bar::block:
        return RuleKind::contraindication;
    case Bar::clearance:
        return RuleKind::clearanceNeeded;
    case Bar::caution:
        break;
    }
    return RuleKind::caution;
}

} // namespace

void Assessing::answer(const AskedQuestion& asked, const ScreeningAnswer& given) {
    const auto& [question, bar] = asked;
    const auto raise = [&](const ZoneCode& zone) {
        if (auto* finding = add(kindOf(bar->bar), bar->id, zone)) {
            finding->about = question->code;
            finding->since = given.day;
            finding->source = bar->basis.source;
            finding->grade = bar->basis.grade;
            // What a prescriber has decided stays in sight, but no longer in the way.
            if (bar->bar == Bar::clearance && given.clearance) {
                finding->strength = std::min(finding->strength, Strength::note);
                finding->since = given.clearance->day;
                finding->clearedBy = given.clearance->by;
            }
        }
    };
    if (question->reach == Reach::client || given.zones.empty()) {
        raise({});
        return;
    }
    for (const auto* zoneCase : concerned(given.zones)) {
        raise(zoneCase->zone);
    }
}

void Assessing::screening() {
    int missing = 0;
    bool mayBar = false; // whether one of the missing could stand against the treatment
    for (const auto& asked : questionsFor(plan_, rules_)) {
        const auto given =
            std::find_if(history_.answers.begin(), history_.answers.end(),
                         [&](const ScreeningAnswer& one) { return one.question == asked.question->code; });
        const bool known = given != history_.answers.end();
        if (!known || given->day != result_.day) {
            ++missing;
            mayBar = mayBar || asked.bar->bar != Bar::caution;
        }
        if (known && given->yes) {
            answer(asked, *given);
        }
    }
    if (missing > 0) {
        if (auto* finding = add(RuleKind::screeningMissing, mayBar ? "screening" : "cautions", {})) {
            finding->requiredDays = missing;
        }
    }
}

void Assessing::skin() {
    for (const auto modality : modalities_) {
        const bool own = std::any_of(rules_.skinCautions.begin(), rules_.skinCautions.end(),
                                     [&](const SkinCaution& row) { return row.modality == modality; });
        for (const auto& row : rules_.skinCautions) {
            const bool counts = own ? row.modality == modality : !row.modality;
            if (!counts || (history_.skinType && !row.skinTypes.contains(*history_.skinType))) {
                continue;
            }
            if (auto* finding = add(RuleKind::caution, row.id, {})) {
                finding->about = history_.skinType ? row.id : skinNotKnown;
                finding->source = row.basis.source;
                finding->grade = row.basis.grade;
            }
        }
    }
}

void Assessing::reactions() {
    for (const auto& reaction : history_.reactions) {
        const auto raise = [&](const ZoneCode& zone) {
            if (auto* finding = add(RuleKind::openReaction, reaction.kind, zone)) {
                finding->about = reaction.uid.text;
                finding->since = reaction.onset;
            }
        };
        if (reaction.zones.empty()) {
            raise({});
        }
        for (const auto* zoneCase : concerned(reaction.zones)) {
            raise(zoneCase->zone);
        }
    }
}

void Assessing::consents(bool minor) {
    const int validDays = rules_.limit(Limit::consentDays).value;
    for (const auto& form : history_.consentForms) {
        if (form.modality && !modalities_.contains(*form.modality)) {
            continue;
        }
        const auto standing = standingOf(form, history_.consents, result_.day, validDays, minor);
        if (standing.lacking.empty()) {
            continue;
        }
        if (auto* finding = add(RuleKind::consent, standing.lacking, {})) {
            finding->about = form.code;
            finding->since = standing.latest == nullptr ? std::nullopt : std::optional{standing.latest->day};
        }
    }
}

void Assessing::ages() {
    const auto& guardian = rules_.limit(Limit::guardianAge);
    const auto& label = rules_.limit(Limit::labelAge);
    if (!history_.birthDate) {
        if (label.value > 0) {
            add(RuleKind::labelAge, "not-known", {});
        }
        return;
    }
    const int age = ageOn(result_.day, *history_.birthDate);
    const auto raise = [&](RuleKind kind, const char* rule, const LimitValue& limit) {
        if (auto* finding = add(kind, rule, {})) {
            finding->requiredDays = limit.value;
            finding->earliest = addMonths(*history_.birthDate, 12 * limit.value);
            finding->source = limit.basis.source;
            finding->grade = limit.basis.grade;
        }
    };
    if (age < guardian.value && !history_.hasGuardian) {
        raise(RuleKind::guardian, "guardian", guardian);
    } else if (age < label.value) {
        raise(RuleKind::labelAge, "label-age", label);
    }
}

void Assessing::client() {
    screening();
    skin();
    reactions();
    ages();
    consents(history_.birthDate && ageOn(result_.day, *history_.birthDate) < rules_.limit(Limit::guardianAge).value);
}

} // namespace model
