#include "model/interval.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace model {

namespace {

struct Past {
    const PastTreatment* treatment = nullptr;
    Demand demand;
};

/// One zone of the plan with everything that bears on it.
struct ZoneCase {
    ZoneCode zone;
    std::size_t order = 0;
    bool historyKnown = false;
    std::vector<Past> past; ///< only those whose healing may still matter
    Demand own;             ///< of the rows planned here: what a later treatment would have had to wait
    PastTreatment planned;  ///< the row that asks for most, as a cause
    const PastTreatment* last = nullptr;
};

using Figure = int Demand::*;
using RowOf = const IntervalRow* Demand::*;

class Assessing {
public:
    Assessing(const SessionPlan& plan, const History& history, const RuleBook& rules, Day day, Act act)
        : plan_{plan}
        , history_{history}
        , rules_{rules} {
        result_.act = act;
        result_.day = day;
        result_.ruleBookVersion = rules.version;
    }

    Assessment run();

private:
    Strength strength(RuleKind kind) const { return rules_.strength(kind, result_.act); }
    void gatherCases();
    void gatherPast(ZoneCase& zoneCase, const IntervalFinder& finder);
    Day firstFree(const ZoneCase& zoneCase, Day from, Figure figure) const;
    void healing(const ZoneCase& zoneCase);
    void shortfall(const ZoneCase& zoneCase, RuleKind kind, Figure days, RowOf row);
    void doubts(const ZoneCase& zoneCase);
    void plannedRows();
    Finding& add(RuleKind kind, std::string rule, const ZoneCode& zone);
    void sort();
    void outlook();

    const SessionPlan& plan_;
    const History& history_;
    const RuleBook& rules_;
    std::map<ZoneCode, std::vector<const PastTreatment*>> byZone_;
    std::vector<ZoneCase> cases_;
    std::map<ZoneCode, std::size_t> order_;
    Assessment result_;
};

std::size_t orderOf(const ZoneTree& zones, const ZoneCode& code) {
    const auto* zone = zones.find(code);
    return zone == nullptr ? zones.zones().size() : static_cast<std::size_t>(zone - zones.zones().data());
}

const Device* deviceOf(const History& history, std::optional<DeviceId> id) {
    const auto found = std::find_if(history.devices.begin(), history.devices.end(),
                                    [&](const Device& device) { return id && device.id == *id; });
    return found == history.devices.end() ? nullptr : &*found;
}

/// Later, deeper, then by name: so that the order in which history was recorded never shows.
auto precedence(const PastTreatment& treatment) {
    return std::tuple{treatment.day, treatment.depth.value_or(deepestDepth), treatment.modality, treatment.uid,
                      treatment.zone};
}

PastTreatment asCause(const TreatmentRow& row, const Device* device, Day day) {
    PastTreatment cause;
    cause.day = day;
    cause.zone = row.zone;
    cause.modality = row.modality;
    cause.indication = row.indication;
    cause.device = row.device;
    cause.depth = row.depth;
    if (device != nullptr) {
        cause.deviceName = device->name;
        cause.label = device->label;
    }
    cause.deviceKnown = device != nullptr;
    return cause;
}

void Assessing::gatherPast(ZoneCase& zoneCase, const IntervalFinder& finder) {
    int longest = 0;
    for (const auto& row : rules_.intervals) {
        longest = std::max({longest, row.floorDays, row.recommendedDays});
    }
    const bool nothingKnown = rules_.intervals.empty();

    // A zone that was split since is still found under the group it was then; a group holds all below it.
    auto codes = rules_.zones.pathToRoot(zoneCase.zone);
    if (codes.empty()) {
        codes.push_back(zoneCase.zone);
    }
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
            if (treatment->day + Days{longest} <= result_.day && !nothingKnown) {
                continue;
            }
            const auto needling = needlingOf(*treatment);
            auto known =
                std::find_if(asked.begin(), asked.end(), [&](const auto& one) { return one.first == needling; });
            if (known == asked.end()) {
                asked.emplace_back(needling, finder.after(needling));
                known = std::prev(asked.end());
            }
            zoneCase.past.push_back({treatment, known->second});
        }
    }
    std::sort(zoneCase.past.begin(), zoneCase.past.end(),
              [](const Past& a, const Past& b) { return precedence(*b.treatment) < precedence(*a.treatment); });
}

void Assessing::gatherCases() {
    for (const auto& treatment : history_.treatments) {
        byZone_[treatment.zone].push_back(&treatment);
    }
    for (const auto& row : plan_.rows) {
        if (order_.contains(row.zone)) {
            continue;
        }
        ZoneCase zoneCase;
        zoneCase.zone = row.zone;
        zoneCase.order = orderOf(rules_.zones, row.zone);
        order_[row.zone] = zoneCase.order;
        auto path = rules_.zones.pathToRoot(row.zone);
        path.push_back(row.zone);
        zoneCase.historyKnown = std::any_of(path.begin(), path.end(),
                                            [&](const ZoneCode& code) { return history_.historyTaken.contains(code); });
        const IntervalFinder finder{rules_, row.zone, history_.skinType};
        gatherPast(zoneCase, finder);
        const bool treatedLater = std::any_of(zoneCase.past.begin(), zoneCase.past.end(),
                                              [&](const Past& past) { return past.treatment->day > result_.day; });
        bool first = true;
        for (const auto& planned : plan_.rows) {
            if (treatedLater && planned.zone == row.zone) {
                const auto cause = asCause(planned, deviceOf(history_, planned.device), result_.day);
                const auto demand = finder.after(needlingOf(cause));
                if (first || demand.floorDays > zoneCase.own.floorDays) {
                    zoneCase.planned = cause;
                    first = false;
                }
                zoneCase.own.takeLonger(demand);
            }
        }
        cases_.push_back(std::move(zoneCase));
    }
}

Day Assessing::firstFree(const ZoneCase& zoneCase, Day from, Figure figure) const {
    Day day = from;
    for (bool moved = true; moved;) {
        moved = false;
        for (const auto& past : zoneCase.past) {
            const bool later = past.treatment->day > day;
            const Day healed = past.treatment->day + Days{past.demand.*figure};
            if (later ? past.treatment->day - day < Days{zoneCase.own.*figure} : day < healed) {
                day = std::max(healed, past.treatment->day);
                moved = true;
            }
        }
    }
    return day;
}

Finding& Assessing::add(RuleKind kind, std::string rule, const ZoneCode& zone) {
    Finding finding;
    finding.kind = kind;
    finding.rule = std::move(rule);
    finding.ruleBookVersion = rules_.version;
    finding.zone = zone;
    finding.strength = strength(kind);
    return result_.findings.emplace_back(std::move(finding));
}

void describe(Finding& finding, const IntervalRow* row) {
    if (row != nullptr) {
        finding.source = row->source;
        finding.grade = row->grade;
    }
}

/// The treatment that holds longest, and the next one later that would come too soon after what is planned.
void Assessing::shortfall(const ZoneCase& zoneCase, RuleKind kind, Figure days, RowOf row) {
    const Past* binding = nullptr;
    const Past* tooSoon = nullptr;
    for (const auto& past : zoneCase.past) {
        const Day then = past.treatment->day;
        if (then > result_.day) {
            if (then - result_.day < Days{zoneCase.own.*days} &&
                (tooSoon == nullptr || then < tooSoon->treatment->day)) {
                tooSoon = &past;
            }
        } else if (const Day healed = then + Days{past.demand.*days};
                   result_.day < healed &&
                   (binding == nullptr || healed > binding->treatment->day + Days{binding->demand.*days})) {
            binding = &past;
        }
    }
    const auto say = [&](const PastTreatment& cause, const Demand& demand, int daysShort, Day earliest) {
        auto& finding = add(kind, (demand.*row)->id, zoneCase.zone);
        finding.cause = cause;
        finding.requiredDays = demand.*days;
        finding.daysShort = daysShort;
        finding.earliest = earliest;
        describe(finding, demand.*row);
    };
    if (binding != nullptr) {
        const Day healed = binding->treatment->day + Days{binding->demand.*days};
        say(*binding->treatment, binding->demand, (healed - result_.day).count(), healed);
    }
    if (tooSoon != nullptr) {
        const auto gap = (tooSoon->treatment->day - result_.day).count();
        say(zoneCase.planned, zoneCase.own, zoneCase.own.*days - gap, firstFree(zoneCase, result_.day, days));
    }
}

void Assessing::healing(const ZoneCase& zoneCase) {
    const auto begin = result_.findings.size();
    if (strength(RuleKind::healingFloor) != Strength::off) {
        shortfall(zoneCase, RuleKind::healingFloor, &Demand::floorDays, &Demand::floorRow);
    }
    const auto afterFloor = result_.findings.size();
    if (strength(RuleKind::healingRecommended) == Strength::off) {
        return;
    }
    shortfall(zoneCase, RuleKind::healingRecommended, &Demand::recommendedDays, &Demand::recommendedRow);
    // Said once: the same treatment already stands in the way with its floor.
    std::vector<Finding> kept{result_.findings.begin(),
                              result_.findings.begin() + static_cast<std::ptrdiff_t>(afterFloor)};
    for (auto i = afterFloor; i < result_.findings.size(); ++i) {
        auto& finding = result_.findings[i];
        const bool said = std::any_of(
            kept.begin() + static_cast<std::ptrdiff_t>(begin), kept.begin() + static_cast<std::ptrdiff_t>(afterFloor),
            [&](const Finding& floor) { return floor.cause == finding.cause && floor.strength >= finding.strength; });
        if (!said) {
            kept.push_back(std::move(finding));
        }
    }
    result_.findings = std::move(kept);
}

void Assessing::doubts(const ZoneCase& zoneCase) {
    const Past* noRow = nullptr;
    std::map<std::string, const Past*> outside;
    const auto healed = [](const Past& past) { return past.treatment->day + Days{past.demand.recommendedDays}; };
    for (const auto& past : zoneCase.past) {
        const bool nothingKnown = past.demand.recommendedRow == nullptr;
        if (past.treatment->day > result_.day || (result_.day >= healed(past) && !nothingKnown)) {
            continue;
        }
        if (past.demand.noRow && (noRow == nullptr || healed(past) > healed(*noRow))) {
            noRow = &past;
        }
        if (past.demand.outsideLabel) {
            auto& seen = outside[past.treatment->label];
            seen = seen == nullptr || healed(past) > healed(*seen) ? &past : seen;
        }
    }
    const auto say = [&](RuleKind kind, const std::string& rule, const Past& past) {
        auto& finding = add(kind, rule, zoneCase.zone);
        finding.cause = *past.treatment;
        finding.requiredDays = past.demand.recommendedDays;
        describe(finding, past.demand.recommendedRow);
        if (past.demand.recommendedRow != nullptr) {
            finding.daysShort = (healed(past) - result_.day).count();
            finding.earliest = healed(past);
        }
    };
    if (noRow != nullptr && strength(RuleKind::noRow) != Strength::off) {
        say(RuleKind::noRow, std::string{code(noRow->treatment->modality)}, *noRow);
    }
    if (strength(RuleKind::outsideLabel) != Strength::off) {
        for (const auto& [label, past] : outside) {
            say(RuleKind::outsideLabel, label, *past);
        }
    }
    if (!zoneCase.historyKnown && strength(RuleKind::historyNotKnown) != Strength::off) {
        add(RuleKind::historyNotKnown, "history-not-known", zoneCase.zone);
    }
}

/// What the plan itself asks of its devices.
void Assessing::plannedRows() {
    for (const auto& row : plan_.rows) {
        const auto* device = deviceOf(history_, row.device);
        if (device == nullptr) {
            continue;
        }
        if (device->maximumDepth && row.depth && *row.depth > *device->maximumDepth &&
            strength(RuleKind::deviceDepth) != Strength::off) {
            add(RuleKind::deviceDepth, std::string{code(row.modality)}, row.zone).source = "maker";
        }
        const auto cause = asCause(row, device, result_.day);
        if (!device->label.empty() && strength(RuleKind::outsideLabel) != Strength::off &&
            IntervalFinder{rules_, row.zone, history_.skinType}.after(needlingOf(cause)).outsideLabel) {
            auto& finding = add(RuleKind::outsideLabel, device->label, row.zone);
            const auto label = std::find_if(rules_.labels.begin(), rules_.labels.end(),
                                            [&](const DeviceLabel& one) { return one.label == device->label; });
            if (label != rules_.labels.end()) {
                finding.source = label->source;
                finding.grade = label->grade;
            }
        }
    }
}

void Assessing::sort() {
    const auto rank = [&](const Finding& finding) {
        return std::tuple{-static_cast<int>(finding.strength),
                          order_.at(finding.zone),
                          finding.zone,
                          finding.kind,
                          -finding.daysShort,
                          finding.key()};
    };
    std::sort(result_.findings.begin(), result_.findings.end(),
              [&](const Finding& a, const Finding& b) { return rank(a) < rank(b); });
    // The same rule may speak for two rows of a zone: once is enough.
    const auto same = [](const Finding& a, const Finding& b) { return a.key() == b.key(); };
    result_.findings.erase(std::unique(result_.findings.begin(), result_.findings.end(), same), result_.findings.end());
}

Verdict verdictOf(Strength strength) {
    return strength == Strength::deny ? Verdict::deny : strength == Strength::warn ? Verdict::warn : Verdict::allow;
}

void Assessing::outlook() {
    const bool floors = strength(RuleKind::healingFloor) != Strength::off;
    for (const auto& zoneCase : cases_) {
        ZoneOutlook zone;
        zone.zone = zoneCase.zone;
        zone.historyKnown = zoneCase.historyKnown;
        if (zoneCase.last != nullptr) {
            zone.last = *zoneCase.last;
        }
        zone.earliest = floors ? firstFree(zoneCase, result_.day, &Demand::floorDays) : result_.day;
        zone.recommended = std::max(zone.earliest, firstFree(zoneCase, zone.earliest, &Demand::recommendedDays));
        for (std::size_t i = 0; i < result_.findings.size(); ++i) {
            const auto& finding = result_.findings[i];
            if (finding.zone == zone.zone) {
                zone.why = zone.why.value_or(i);
                zone.verdict = std::max(zone.verdict, verdictOf(finding.strength));
            }
        }
        result_.verdict = std::max(result_.verdict, zone.verdict);
        result_.zones.push_back(std::move(zone));
    }
    result_.earliest = result_.day;
    for (bool moved = floors; moved;) {
        const Day before = result_.earliest;
        for (const auto& zoneCase : cases_) {
            result_.earliest = firstFree(zoneCase, result_.earliest, &Demand::floorDays);
        }
        moved = result_.earliest != before;
    }
}

Assessment Assessing::run() {
    gatherCases();
    for (const auto& zoneCase : cases_) {
        healing(zoneCase);
        doubts(zoneCase);
    }
    plannedRows();
    sort();
    outlook();
    return std::move(result_);
}

} // namespace

Assessment assess(const SessionPlan& plan, const History& history, const RuleBook& rules, Day day, Act act) {
    return Assessing{plan, history, rules, day, act}.run();
}

} // namespace model
