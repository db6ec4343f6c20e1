// What the client says and signs: screening, age, consent; and reactions that have not ended.
#include "model/assessing.h"

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

/// The gravest that a yes would mean for this plan; null when the question has no bearing on it.
const Contraindication* Assessing::barOf(const Question& question) const {
    const auto inPlay = [&](const Contraindication& row) {
        return row.question == question.code && (!row.withAnaesthetic || plan_.anaesthetic);
    };
    const Contraindication* gravest = nullptr;
    for (const auto modality : modalities_) {
        // A row for the modality goes before a general one.
        const auto& all = rules_.contraindications;
        const bool own = std::any_of(all.begin(), all.end(), [&](const Contraindication& row) {
            return inPlay(row) && row.modality == modality;
        });
        for (const auto& row : all) {
            const bool counts = inPlay(row) && (own ? row.modality == modality : !row.modality);
            if (counts && (gravest == nullptr || row.bar < gravest->bar)) {
                gravest = &row;
            }
        }
    }
    return gravest;
}

bool Assessing::applies(const Question& question) const {
    const bool zoneTouched = !question.zone || std::any_of(cases_.begin(), cases_.end(), [&](const ZoneCase& one) {
        return concerns({*question.zone}, one);
    });
    return zoneTouched && barOf(question) != nullptr;
}

void Assessing::answer(const Question& question, const ScreeningAnswer& given) {
    const auto* bar = barOf(question);
    const auto raise = [&](const ZoneCode& zone) {
        if (auto* finding = add(kindOf(bar->bar), bar->id, zone)) {
            finding->about = question.code;
            finding->since = given.day;
            finding->source = bar->basis.source;
            finding->grade = bar->basis.grade;
            // What a prescriber has decided stays in sight, but no longer in the way.
            if (bar->bar == Bar::clearance && given.clearance) {
                finding->strength = std::min(finding->strength, Strength::note);
                finding->since = given.clearance->day;
            }
        }
    };
    if (question.reach == Reach::client || given.zones.empty()) {
        raise({});
        return;
    }
    for (const auto& zoneCase : cases_) {
        if (concerns(given.zones, zoneCase)) {
            raise(zoneCase.zone);
        }
    }
}

void Assessing::screening() {
    int missing = 0;
    for (const auto& question : rules_.questions) {
        if (!applies(question)) {
            continue;
        }
        const auto given = std::find_if(history_.answers.begin(), history_.answers.end(),
                                        [&](const ScreeningAnswer& one) { return one.question == question.code; });
        const bool known = given != history_.answers.end();
        missing += known && given->day == result_.day ? 0 : 1;
        if (known && given->yes) {
            answer(question, *given);
        }
    }
    if (missing > 0) {
        if (auto* finding = add(RuleKind::screeningMissing, "screening", {})) {
            finding->requiredDays = missing;
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
        for (const auto& zoneCase : cases_) {
            if (concerns(reaction.zones, zoneCase)) {
                raise(zoneCase.zone);
            }
        }
    }
}

void Assessing::consents(bool minor) {
    const auto& validity = rules_.limit(Limit::consentDays);
    for (const auto& form : history_.consentForms) {
        if (form.modality && !modalities_.contains(*form.modality)) {
            continue;
        }
        const SignedConsent* latest = nullptr;
        for (const auto& one : history_.consents) {
            if (one.form == form.code && one.day <= result_.day &&
                (latest == nullptr || std::pair{one.version, one.day} > std::pair{latest->version, latest->day})) {
                latest = &one;
            }
        }
        std::string lacking;
        if (latest == nullptr) {
            lacking = "missing";
        } else if (latest->version < form.version) {
            lacking = "old-version";
        } else if (validity.value > 0 && latest->day + Days{validity.value} < result_.day) {
            lacking = "ran-out";
        } else if (minor && !latest->byGuardian) {
            lacking = "guardian";
        }
        if (lacking.empty()) {
            continue;
        }
        if (auto* finding = add(RuleKind::consent, lacking, {})) {
            finding->about = form.code;
            finding->since = latest == nullptr ? std::nullopt : std::optional{latest->day};
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
    reactions();
    ages();
    consents(history_.birthDate && ageOn(result_.day, *history_.birthDate) < rules_.limit(Limit::guardianAge).value);
}

} // namespace model
