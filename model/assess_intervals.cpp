// Healing and wash-outs: what was done before the plan, and what comes after it.
#include "model/assessing.h"

#include <algorithm>
#include <tuple>

namespace model {

namespace {

constexpr RuleKind kindOf(bool healing, Bound bound) {
    return healing ? (bound == Bound::floor ? RuleKind::healingFloor : RuleKind::healingRecommended)
                   : (bound == Bound::floor ? RuleKind::washOutFloor : RuleKind::washOutRecommended);
}

/// Later, deeper, then by name: so that the order in which history was recorded never shows.
std::tuple<Day, Depth, Modality, const Uid&, const ZoneCode&> precedence(const PastTreatment& treatment) {
    return {treatment.day, treatment.depth.value_or(deepestDepth), treatment.modality, treatment.uid, treatment.zone};
}

std::tuple<Day, const std::string&, const Uid&> precedence(const PastExposure& exposure) {
    return {exposure.day, exposure.item, exposure.uid};
}

constexpr auto comesFirst = [](const auto* a, const auto* b) { return precedence(*b) < precedence(*a); };

Need needOf(int days, const IntervalRow* row) {
    return row == nullptr ? Need{days, {}, {}, 'D'} : Need{days, row->id, row->source, row->grade};
}

Needs needsOf(const Demand& demand) {
    return {needOf(demand.floorDays, demand.floorRow), needOf(demand.recommendedDays, demand.recommendedRow)};
}

void takeLonger(Need& need, int days, const WashOut& row) {
    if (need.rule.empty() || days > need.days) {
        need = {days, row.id, row.basis.source, row.basis.grade};
    }
}

std::vector<const WashOut*> washOutsOf(const RuleBook& rules, const std::string& item) {
    std::vector<const WashOut*> result;
    for (const auto& row : rules.washOuts) {
        if (row.item == item) {
            result.push_back(&row);
        }
    }
    return result;
}

/// A row for the modality goes before a general one; of two alike the later in the book counts.
const WashOut* rowFor(Modality modality, const std::vector<const WashOut*>& rows) {
    const WashOut* result = nullptr;
    for (const auto* row : rows) {
        if (row->modality == modality || (!row->modality && (result == nullptr || !result->modality))) {
            result = row;
        }
    }
    return result;
}

int longestOf(const RuleBook& rules) {
    int longest = 0;
    for (const auto& row : rules.intervals) {
        longest = std::max({longest, row.floorDays, row.recommendedDays});
    }
    return longest;
}

void describe(Finding& finding, const Hold& hold, const Need& need) {
    if (hold.treatment != nullptr) {
        finding.cause = *hold.treatment;
    } else {
        finding.exposure = *hold.exposure;
    }
    finding.requiredDays = need.days;
    finding.source = need.source;
    finding.grade = need.grade;
}

} // namespace

bool Hold::isOver(Day on) const {
    const Days longest{std::max(after.floor.days, after.recommended.days)};
    return !noRow && !endless() && day() <= on && day() + longest <= on;
}

Day firstFree(std::vector<Wait> waits, Day from) {
    std::sort(waits.begin(), waits.end(), [](const Wait& a, const Wait& b) { return a.first < b.first; });
    for (const auto& wait : waits) {
        if (from < wait.first) {
            break;
        }
        from = std::max(from, wait.free);
    }
    return from;
}

Demand ZoneCase::after(const PastTreatment& treatment) {
    const auto needling = needlingOf(treatment);
    const auto known = std::find_if(asked.begin(), asked.end(), [&](const auto& one) { return one.first == needling; });
    return known != asked.end() ? known->second : asked.emplace_back(needling, finder.after(needling)).second;
}

void Assessing::gatherTreatments() {
    const Days longest{longestOf(rules_)};
    const bool nothingKnown = rules_.intervals.empty();
    std::vector<const PastTreatment*> mayMatter;
    for (const auto& treatment : history_.treatments) {
        if (treatment.day <= result_.day) {
            for (auto* zoneCase : concerned(treatment.zone)) {
                if (zoneCase->last == nullptr || comesFirst(&treatment, zoneCase->last)) {
                    zoneCase->last = &treatment;
                }
            }
        }
        if (treatment.day + longest > result_.day || nothingKnown) {
            mayMatter.push_back(&treatment);
        }
    }
    std::sort(mayMatter.begin(), mayMatter.end(), comesFirst);
    for (const auto* treatment : mayMatter) {
        for (auto* zoneCase : concerned(treatment->zone)) {
            const auto demand = zoneCase->after(*treatment);
            const Hold hold{.treatment = treatment,
                            .after = needsOf(demand),
                            .noRow = demand.noRow,
                            .outsideLabel = demand.outsideLabel};
            if (!hold.isOver(result_.day)) {
                zoneCase->holds.push_back(hold);
            }
        }
    }
}

void Assessing::gatherExposures() {
    std::vector<ZoneCase*> wholeClient;
    for (auto& zoneCase : cases_) {
        wholeClient.push_back(&zoneCase);
    }
    std::vector<const PastExposure*> exposures;
    for (const auto& exposure : history_.exposures) {
        exposures.push_back(&exposure);
    }
    std::sort(exposures.begin(), exposures.end(), comesFirst);
    for (const auto* exposure : exposures) {
        const auto washOuts = washOutsOf(rules_, exposure->item);
        for (auto* zoneCase : exposure->zones.empty() ? wholeClient : concerned(exposure->zones)) {
            Hold hold{.exposure = exposure, .noRow = washOuts.empty()};
            for (const auto modality : zoneCase->modalities) {
                if (const auto* row = rowFor(modality, washOuts)) {
                    takeLonger(hold.after.floor, row->floorDays, *row);
                    takeLonger(hold.after.recommended, row->recommendedDays, *row);
                    takeLonger(hold.before.floor, row->afterFloorDays, *row);
                    takeLonger(hold.before.recommended, row->afterRecommendedDays, *row);
                }
            }
            if (!hold.isOver(result_.day)) {
                zoneCase->holds.push_back(hold);
            }
        }
    }
}

/// What the plan itself would ask of a needling that lies after it.
void Assessing::gatherOwn(ZoneCase& zoneCase) {
    const bool treatedLater = std::any_of(zoneCase.holds.begin(), zoneCase.holds.end(), [&](const Hold& hold) {
        return hold.treatment != nullptr && hold.day() > result_.day;
    });
    if (!treatedLater && zoneCase.inDiary.empty()) {
        return;
    }
    Demand own;
    bool first = true;
    for (const auto& row : plan_.rows) {
        if (row.zone != zoneCase.zone) {
            continue;
        }
        auto cause = asCause(row);
        const auto demand = zoneCase.after(cause);
        if (first || demand.floorDays > own.floorDays) {
            zoneCase.planned = std::move(cause);
            first = false;
        }
        own.takeLonger(demand);
    }
    zoneCase.own = needsOf(own);
    for (auto& hold : zoneCase.holds) {
        if (hold.treatment != nullptr) {
            hold.before = zoneCase.own;
        }
    }
}

std::vector<Wait> Assessing::waits(const ZoneCase& zoneCase, Bound bound) const {
    std::vector<Wait> result;
    for (const auto& hold : zoneCase.holds) {
        const auto& after = hold.after[bound];
        const auto kind = kindOf(hold.treatment != nullptr, bound);
        if (!hold.endless() && rules_.strength(kind, result_.act, std::string{after.rule}) != Strength::off) {
            // So near before it that the plan would come too soon, and then until its own days have passed.
            const int tooNear = std::max(hold.before[bound].days - 1, 0);
            result.push_back({hold.day() - Days{tooNear}, hold.day() + Days{after.days}});
        }
    }
    return result;
}

/// The one that holds longest, and the next later one that would come too soon after what is planned.
void Assessing::shortfall(const ZoneCase& zoneCase, Bound bound, const std::vector<const Hold*>& holds) {
    const Hold* binding = nullptr;
    const Hold* tooSoon = nullptr;
    const auto healed = [&](const Hold& hold) { return hold.day() + Days{hold.after[bound].days}; };
    for (const auto* hold : holds) {
        if (hold->day() > result_.day) {
            if (hold->day() - result_.day < Days{hold->before[bound].days} &&
                (tooSoon == nullptr || hold->day() < tooSoon->day())) {
                tooSoon = hold;
            }
        } else if (hold->endless() ? hold->after[bound].days > 0 : result_.day < healed(*hold)) {
            if (binding == nullptr || (!binding->endless() && (hold->endless() || healed(*hold) > healed(*binding)))) {
                binding = hold;
            }
        }
    }
    const auto raise = [&](const Hold& hold, const Need& need) -> Finding* {
        const bool wide = hold.exposure != nullptr && hold.exposure->zones.empty();
        auto* finding = add(kindOf(hold.treatment != nullptr, bound), need.rule, wide ? ZoneCode{} : zoneCase.zone);
        if (finding != nullptr) {
            describe(*finding, hold, need);
        }
        return finding;
    };
    if (binding != nullptr) {
        const auto& need = binding->after[bound];
        if (auto* finding = raise(*binding, need)) {
            finding->daysShort = binding->endless() ? need.days : (healed(*binding) - result_.day).count();
            if (!binding->endless()) {
                finding->earliest = healed(*binding);
            }
        }
    }
    if (tooSoon != nullptr) {
        const auto& need = tooSoon->before[bound];
        if (auto* finding = raise(*tooSoon, need)) {
            finding->comesLater = tooSoon->exposure != nullptr;
            finding->daysShort = need.days - (tooSoon->day() - result_.day).count();
            finding->earliest = firstFree(waits(zoneCase, bound), result_.day);
            if (tooSoon->treatment != nullptr) {
                finding->cause = zoneCase.planned;
            }
        }
    }
}

/// Needlings speak with one voice; of the exposures each item does.
void Assessing::shortfalls(const ZoneCase& zoneCase, Bound bound) {
    std::map<std::string_view, std::vector<const Hold*>> voices;
    for (const auto& hold : zoneCase.holds) {
        voices[hold.exposure == nullptr ? std::string_view{} : hold.exposure->item].push_back(&hold);
    }
    for (const auto& [item, holds] : voices) {
        shortfall(zoneCase, bound, holds);
    }
}

void Assessing::intervals(const ZoneCase& zoneCase) {
    auto& all = result_.findings;
    const auto before = static_cast<std::ptrdiff_t>(all.size());
    shortfalls(zoneCase, Bound::floor);
    const auto afterFloors = static_cast<std::ptrdiff_t>(all.size());
    shortfalls(zoneCase, Bound::recommended);
    // Said once: the same event already stands in the way with its floor.
    const auto floors = all.begin() + before;
    const auto recommended = all.begin() + afterFloors;
    all.erase(std::remove_if(recommended, all.end(),
                             [&](const Finding& finding) {
                                 return std::any_of(floors, recommended, [&](const Finding& floor) {
                                     return floor.cause == finding.cause && floor.exposure == finding.exposure &&
                                            floor.strength >= finding.strength;
                                 });
                             }),
              all.end());
}

void Assessing::doubts(const ZoneCase& zoneCase) {
    const Hold* noRow = nullptr;
    std::map<std::string_view, const Hold*> outside;
    const auto healed = [](const Hold& hold) { return hold.day() + Days{hold.after.recommended.days}; };
    for (const auto& hold : zoneCase.holds) {
        if (hold.exposure != nullptr) {
            if (hold.noRow) {
                if (auto* finding = add(RuleKind::noRow, hold.exposure->item, zoneCase.zone)) {
                    finding->exposure = *hold.exposure;
                }
            }
            continue;
        }
        const bool nothingKnown = hold.after.recommended.rule.empty();
        if (hold.day() > result_.day || (result_.day >= healed(hold) && !nothingKnown)) {
            continue;
        }
        if (hold.noRow && (noRow == nullptr || healed(hold) > healed(*noRow))) {
            noRow = &hold;
        }
        if (hold.outsideLabel) {
            auto& seen = outside[hold.treatment->label];
            seen = seen == nullptr || healed(hold) > healed(*seen) ? &hold : seen;
        }
    }
    const auto say = [&](RuleKind kind, std::string_view rule, const Hold& hold) {
        if (auto* finding = add(kind, rule, zoneCase.zone)) {
            describe(*finding, hold, hold.after.recommended);
            if (!hold.after.recommended.rule.empty()) {
                finding->daysShort = (healed(hold) - result_.day).count();
                finding->earliest = healed(hold);
            }
        }
    };
    if (noRow != nullptr) {
        say(RuleKind::noRow, code(noRow->treatment->modality), *noRow);
    }
    for (const auto& [label, hold] : outside) {
        say(RuleKind::outsideLabel, label, *hold);
    }
    if (!zoneCase.historyKnown) {
        add(RuleKind::historyNotKnown, "history-not-known", zoneCase.zone);
    }
}

/// Of the other sessions in the diary that leave too little time the nearest.
Finding* Assessing::plannedTooNear(ZoneCase& zoneCase, Bound bound) {
    const PastTreatment* nearest = nullptr;
    Need nearestNeed;
    Day earliest{};
    const auto gapTo = [&](const PastTreatment& one) {
        return one.day > result_.day ? one.day - result_.day : result_.day - one.day;
    };
    for (const auto* other : zoneCase.inDiary) {
        const auto after = needsOf(zoneCase.after(*other))[bound];
        const auto& need = other->day >= result_.day ? zoneCase.own[bound] : after;
        if (gapTo(*other) < Days{need.days} &&
            (nearest == nullptr ||
             std::tuple{gapTo(*other), precedence(*other)} < std::tuple{gapTo(*nearest), precedence(*nearest)})) {
            nearest = other;
            nearestNeed = need;
            earliest = other->day + Days{after.days};
        }
    }
    if (nearest == nullptr) {
        return nullptr;
    }
    const auto kind = bound == Bound::floor ? RuleKind::plannedTooClose : RuleKind::plannedBelowRecommended;
    auto* finding = add(kind, nearestNeed.rule, zoneCase.zone);
    if (finding != nullptr) {
        finding->cause = *nearest;
        finding->comesLater = nearest->day > result_.day;
        finding->requiredDays = nearestNeed.days;
        finding->daysShort = (Days{nearestNeed.days} - gapTo(*nearest)).count();
        finding->earliest = earliest;
        finding->source = nearestNeed.source;
        finding->grade = nearestNeed.grade;
    }
    return finding;
}

void Assessing::plannedSessions(ZoneCase& zoneCase) {
    const auto* floor = plannedTooNear(zoneCase, Bound::floor);
    const auto said = floor == nullptr ? Strength::off : floor->strength;
    const auto* recommended = plannedTooNear(zoneCase, Bound::recommended);
    // Said once: a gap below the floor is below what is recommended too.
    if (recommended != nullptr && said >= recommended->strength) {
        result_.findings.pop_back();
    }
}

} // namespace model
