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
auto precedence(const PastTreatment& treatment) {
    return std::tuple{treatment.day, treatment.depth.value_or(deepestDepth), treatment.modality, treatment.uid,
                      treatment.zone};
}

bool comesFirst(const Hold& a, const Hold& b) {
    if ((a.treatment == nullptr) != (b.treatment == nullptr)) {
        return a.treatment != nullptr;
    }
    if (a.treatment != nullptr) {
        return precedence(*b.treatment) < precedence(*a.treatment);
    }
    return std::tie(b.exposure->day, b.exposure->item, b.exposure->uid) <
           std::tie(a.exposure->day, a.exposure->item, a.exposure->uid);
}

Need needOf(int days, const IntervalRow* row) {
    return row == nullptr ? Need{days, {}, {}, 'D'} : Need{days, row->id, row->source, row->grade};
}

void takeLonger(Need& need, int days, const WashOut& row) {
    if (need.rule.empty() || days > need.days) {
        need = {days, row.id, row.basis.source, row.basis.grade};
    }
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

Needs needsOf(const Demand& demand) {
    return {needOf(demand.floorDays, demand.floorRow), needOf(demand.recommendedDays, demand.recommendedRow)};
}

void Assessing::gatherTreatments(ZoneCase& zoneCase, const IntervalFinder& finder) {
    const Days longest{longestOf(rules_)};
    const bool nothingKnown = rules_.intervals.empty();

    // A zone that was split since is still found under the group it was then; a group holds all below it.
    auto codes = zoneCase.path;
    if (!rules_.zones.isLeaf(zoneCase.zone)) {
        for (const auto& zone : rules_.zones.zones()) {
            if (zone.code != zoneCase.zone && rules_.zones.contains(zoneCase.zone, zone.code)) {
                codes.push_back(zone.code);
            }
        }
    }
    std::vector<std::pair<Needling, Demand>> asked;
    for (const auto& code : codes) {
        const auto found = byZone_.find(code);
        if (found == byZone_.end()) {
            continue;
        }
        for (const auto* treatment : found->second) {
            if (treatment->day <= result_.day &&
                (zoneCase.last == nullptr || precedence(*zoneCase.last) < precedence(*treatment))) {
                zoneCase.last = treatment;
            }
            if (treatment->day + longest <= result_.day && !nothingKnown) {
                continue;
            }
            const auto needling = needlingOf(*treatment);
            auto known =
                std::find_if(asked.begin(), asked.end(), [&](const auto& one) { return one.first == needling; });
            if (known == asked.end()) {
                asked.emplace_back(needling, finder.after(needling));
                known = std::prev(asked.end());
            }
            Hold hold;
            hold.treatment = treatment;
            hold.after = needsOf(known->second);
            hold.noRow = known->second.noRow;
            hold.outsideLabel = known->second.outsideLabel;
            zoneCase.holds.push_back(std::move(hold));
        }
    }
}

void Assessing::gatherExposures(ZoneCase& zoneCase) {
    std::set<Modality> here;
    for (const auto& row : plan_.rows) {
        if (row.zone == zoneCase.zone) {
            here.insert(row.modality);
        }
    }
    for (const auto& exposure : history_.exposures) {
        if (!exposure.zones.empty() && !concerns(exposure.zones, zoneCase)) {
            continue;
        }
        const auto known = washOuts_.find(exposure.item);
        Hold hold;
        hold.exposure = &exposure;
        hold.noRow = known == washOuts_.end();
        if (!hold.noRow) {
            for (const auto modality : here) {
                auto row = known->second.find(modality);
                row = row == known->second.end() ? known->second.find(std::nullopt) : row;
                if (row != known->second.end()) {
                    takeLonger(hold.after.floor, row->second->floorDays, *row->second);
                    takeLonger(hold.after.recommended, row->second->recommendedDays, *row->second);
                    takeLonger(hold.before.floor, row->second->afterFloorDays, *row->second);
                    takeLonger(hold.before.recommended, row->second->afterRecommendedDays, *row->second);
                }
            }
        }
        zoneCase.holds.push_back(std::move(hold));
    }
    std::sort(zoneCase.holds.begin(), zoneCase.holds.end(), comesFirst);
}

/// What the plan itself would ask of a needling that lies after it.
void Assessing::gatherOwn(ZoneCase& zoneCase, const IntervalFinder& finder) {
    const bool treatedLater = std::any_of(zoneCase.holds.begin(), zoneCase.holds.end(), [&](const Hold& hold) {
        return hold.treatment != nullptr && hold.day() > result_.day;
    });
    const bool plannedAgain = std::any_of(zoneCase.path.begin(), zoneCase.path.end(),
                                          [&](const ZoneCode& code) { return plannedByZone_.contains(code); });
    if (!treatedLater && !plannedAgain) {
        return;
    }
    Demand own;
    bool first = true;
    for (const auto& row : plan_.rows) {
        if (row.zone != zoneCase.zone) {
            continue;
        }
        auto cause = asCause(row);
        const auto demand = finder.after(needlingOf(cause));
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

Day Assessing::firstFree(const ZoneCase& zoneCase, Day from, Bound bound) const {
    const auto asks = [&](const Hold& hold) {
        return rules_.strength(kindOf(hold.treatment != nullptr, bound), result_.act, hold.after[bound].rule) !=
               Strength::off;
    };
    Day day = from;
    for (bool moved = true; moved;) {
        moved = false;
        for (const auto& hold : zoneCase.holds) {
            if (hold.endless() || !asks(hold)) {
                continue;
            }
            const Day healed = hold.day() + Days{hold.after[bound].days};
            const bool later = hold.day() > day;
            if (later ? hold.day() - day < Days{hold.before[bound].days} : day < healed) {
                day = std::max(healed, hold.day());
                moved = true;
            }
        }
    }
    return day;
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
            finding->earliest = firstFree(zoneCase, result_.day, bound);
            if (tooSoon->treatment != nullptr) {
                finding->cause = zoneCase.planned;
            }
        }
    }
}

/// Needlings speak with one voice; of the exposures each item does.
void Assessing::shortfalls(const ZoneCase& zoneCase, Bound bound) {
    std::map<std::string, std::vector<const Hold*>> voices;
    for (const auto& hold : zoneCase.holds) {
        voices[hold.exposure == nullptr ? std::string{} : hold.exposure->item].push_back(&hold);
    }
    for (const auto& [item, holds] : voices) {
        shortfall(zoneCase, bound, holds);
    }
}

void Assessing::intervals(const ZoneCase& zoneCase) {
    const auto begin = static_cast<std::ptrdiff_t>(result_.findings.size());
    shortfalls(zoneCase, Bound::floor);
    const auto afterFloor = static_cast<std::ptrdiff_t>(result_.findings.size());
    shortfalls(zoneCase, Bound::recommended);
    // Said once: the same event already stands in the way with its floor.
    auto& all = result_.findings;
    const std::vector<Finding> floors{all.begin() + begin, all.begin() + afterFloor};
    all.erase(std::remove_if(all.begin() + afterFloor, all.end(),
                             [&](const Finding& finding) {
                                 return std::any_of(floors.begin(), floors.end(), [&](const Finding& floor) {
                                     return floor.cause == finding.cause && floor.exposure == finding.exposure &&
                                            floor.strength >= finding.strength;
                                 });
                             }),
              all.end());
}

void Assessing::doubts(const ZoneCase& zoneCase) {
    const Hold* noRow = nullptr;
    std::map<std::string, const Hold*> outside;
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
    const auto say = [&](RuleKind kind, const std::string& rule, const Hold& hold) {
        if (auto* finding = add(kind, rule, zoneCase.zone)) {
            describe(*finding, hold, hold.after.recommended);
            if (!hold.after.recommended.rule.empty()) {
                finding->daysShort = (healed(hold) - result_.day).count();
                finding->earliest = healed(hold);
            }
        }
    };
    if (noRow != nullptr) {
        say(RuleKind::noRow, std::string{code(noRow->treatment->modality)}, *noRow);
    }
    for (const auto& [label, hold] : outside) {
        say(RuleKind::outsideLabel, label, *hold);
    }
    if (!zoneCase.historyKnown) {
        add(RuleKind::historyNotKnown, "history-not-known", zoneCase.zone);
    }
}

/// Other sessions in the diary that leave too little time: the nearest of them.
void Assessing::plannedSessions(const ZoneCase& zoneCase, const IntervalFinder& finder) {
    const PastTreatment* nearest = nullptr;
    Need nearestNeed;
    Day earliest{};
    const auto gapTo = [&](const PastTreatment& one) {
        return one.day > result_.day ? one.day - result_.day : result_.day - one.day;
    };
    for (const auto& code : zoneCase.path) {
        const auto found = plannedByZone_.find(code);
        if (found == plannedByZone_.end()) {
            continue;
        }
        for (const auto* other : found->second) {
            const auto after = needsOf(finder.after(needlingOf(*other))).floor;
            const auto& need = other->day >= result_.day ? zoneCase.own.floor : after;
            if (gapTo(*other) < Days{need.days} &&
                (nearest == nullptr ||
                 std::tuple{gapTo(*other), precedence(*other)} < std::tuple{gapTo(*nearest), precedence(*nearest)})) {
                nearest = other;
                nearestNeed = need;
                earliest = other->day + Days{after.days};
            }
        }
    }
    if (nearest == nullptr) {
        return;
    }
    if (auto* finding = add(RuleKind::plannedTooClose, nearestNeed.rule, zoneCase.zone)) {
        finding->cause = *nearest;
        finding->comesLater = nearest->day > result_.day;
        finding->requiredDays = nearestNeed.days;
        finding->daysShort = (Days{nearestNeed.days} - gapTo(*nearest)).count();
        finding->earliest = earliest;
        finding->source = nearestNeed.source;
        finding->grade = nearestNeed.grade;
    }
}

} // namespace model
