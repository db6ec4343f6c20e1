#include "model/assessing.h"

#include <algorithm>
#include <tuple>

namespace model {

namespace {

Verdict verdictOf(Strength strength) {
    return strength == Strength::deny ? Verdict::deny : strength == Strength::warn ? Verdict::warn : Verdict::allow;
}

/// A finding about the client as a whole stands for every zone; one about who treats does not colour the skin.
bool concernsTheSkin(const Finding& finding) {
    switch (finding.kind) {
    case RuleKind::washOutFloor:
    case RuleKind::washOutRecommended:
    case RuleKind::contraindication:
    case RuleKind::clearanceNeeded:
    case RuleKind::caution:
    case RuleKind::openReaction:
    case RuleKind::guardian:
        return true;
    default:
        return false;
    }
}

/// What the findings come to, for each zone and for all.
void judge(Assessment& assessment) {
    assessment.verdict = Verdict::allow;
    for (const auto& finding : assessment.findings) {
        assessment.verdict = std::max(assessment.verdict, verdictOf(finding.strength));
    }
    for (auto& zone : assessment.zones) {
        zone.verdict = Verdict::allow;
        zone.why.reset();
        for (std::size_t i = 0; i < assessment.findings.size(); ++i) {
            const auto& finding = assessment.findings[i];
            if (finding.zone == zone.zone || (finding.zone.text.empty() && concernsTheSkin(finding))) {
                zone.why = zone.why.value_or(i);
                zone.verdict = std::max(zone.verdict, verdictOf(finding.strength));
            }
        }
    }
}

} // namespace

Assessing::Assessing(const SessionPlan& plan, const History& history, const RuleBook& rules, Day day, Act act)
    : plan_{plan}
    , history_{history}
    , rules_{rules} {
    result_.act = act;
    result_.day = day;
    result_.ruleBookVersion = rules.version;
    for (const auto& row : plan.rows) {
        modalities_.insert(row.modality);
    }
    for (const auto& treatment : history.treatments) {
        byZone_[treatment.zone].push_back(&treatment);
    }
    for (const auto& treatment : history.planned) {
        plannedByZone_[treatment.zone].push_back(&treatment);
    }
    for (const auto& row : rules.washOuts) {
        washOuts_[row.item][row.modality] = &row;
    }
}

const Device* Assessing::deviceOf(const TreatmentRow& row) const {
    const auto found = std::find_if(history_.devices.begin(), history_.devices.end(),
                                    [&](const Device& device) { return row.device && device.id == *row.device; });
    return found == history_.devices.end() ? nullptr : &*found;
}

PastTreatment Assessing::asCause(const TreatmentRow& row) const {
    const auto* device = deviceOf(row);
    PastTreatment cause;
    cause.day = result_.day;
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

bool Assessing::concerns(const std::vector<ZoneCode>& codes, const ZoneCase& zoneCase) const {
    return std::any_of(codes.begin(), codes.end(), [&](const ZoneCode& code) {
        return std::find(zoneCase.path.begin(), zoneCase.path.end(), code) != zoneCase.path.end() ||
               rules_.zones.contains(zoneCase.zone, code);
    });
}

void Assessing::gatherCases() {
    const auto orderOf = [&](const ZoneCode& code) {
        const auto* zone = rules_.zones.find(code);
        return zone == nullptr ? rules_.zones.zones().size()
                               : static_cast<std::size_t>(zone - rules_.zones.zones().data());
    };
    for (const auto& row : plan_.rows) {
        if (!order_.emplace(row.zone, orderOf(row.zone)).second) {
            continue;
        }
        ZoneCase zoneCase;
        zoneCase.zone = row.zone;
        zoneCase.path = rules_.zones.pathToRoot(row.zone);
        if (zoneCase.path.empty()) {
            zoneCase.path.push_back(row.zone);
        }
        zoneCase.historyKnown = std::any_of(zoneCase.path.begin(), zoneCase.path.end(),
                                            [&](const ZoneCode& code) { return history_.historyTaken.contains(code); });
        const IntervalFinder finder{rules_, row.zone, history_.skinType};
        gatherTreatments(zoneCase, finder);
        gatherExposures(zoneCase);
        gatherOwn(zoneCase, finder);
        plannedSessions(zoneCase, finder);
        cases_.push_back(std::move(zoneCase));
    }
}

Finding* Assessing::add(RuleKind kind, std::string rule, const ZoneCode& zone) {
    const auto strength = rules_.strength(kind, result_.act, rule);
    if (strength == Strength::off) {
        return nullptr;
    }
    Finding finding;
    finding.kind = kind;
    finding.rule = std::move(rule);
    finding.ruleBookVersion = rules_.version;
    finding.zone = zone;
    finding.strength = strength;
    return &result_.findings.emplace_back(std::move(finding));
}

void Assessing::sort() {
    // What concerns the whole client stands before the zones.
    const auto orderOf = [&](const ZoneCode& zone) { return zone.text.empty() ? 0 : order_.at(zone) + 1; };
    const auto rank = [&](const Finding& finding) {
        return std::tuple{-static_cast<int>(finding.strength),
                          orderOf(finding.zone),
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

void Assessing::outlook() {
    for (const auto& zoneCase : cases_) {
        ZoneOutlook zone;
        zone.zone = zoneCase.zone;
        zone.historyKnown = zoneCase.historyKnown;
        if (zoneCase.last != nullptr) {
            zone.last = *zoneCase.last;
        }
        zone.earliest = firstFree(zoneCase, result_.day, Bound::floor);
        zone.recommended = std::max(zone.earliest, firstFree(zoneCase, zone.earliest, Bound::recommended));
        result_.zones.push_back(std::move(zone));
    }
    judge(result_);
    result_.earliest = result_.day;
    for (bool moved = true; moved;) {
        const Day before = result_.earliest;
        for (const auto& zoneCase : cases_) {
            result_.earliest = firstFree(zoneCase, result_.earliest, Bound::floor);
        }
        moved = result_.earliest != before;
    }
}

Assessment Assessing::run() {
    gatherCases();
    for (const auto& zoneCase : cases_) {
        intervals(zoneCase);
        doubts(zoneCase);
    }
    rows();
    client();
    people();
    sort();
    outlook();
    return std::move(result_);
}

void setAside(Assessment& assessment, const std::function<bool(const Finding&)>& which) {
    std::erase_if(assessment.findings, which);
    judge(assessment);
}

void setAside(Assessment& assessment, RuleKind kind) {
    setAside(assessment, [kind](const Finding& finding) { return finding.kind == kind; });
}

Assessment assess(const SessionPlan& plan, const History& history, const RuleBook& rules, Day day, Act act) {
    return Assessing{plan, history, rules, day, act}.run();
}

} // namespace model
