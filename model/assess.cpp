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

const std::vector<ZoneCase*>& Assessing::concerned(const ZoneCode& code) {
    const auto [known, isNew] = concerned_.try_emplace(code.text);
    if (isNew) {
        for (auto& zoneCase : cases_) {
            const auto& zone = zoneCase.zone;
            if (zone == code || rules_.zones.contains(code, zone) || rules_.zones.contains(zone, code)) {
                known->second.push_back(&zoneCase);
            }
        }
    }
    return known->second;
}

std::vector<ZoneCase*> Assessing::concerned(const std::vector<ZoneCode>& codes) {
    std::vector<ZoneCase*> all;
    for (const auto& code : codes) {
        const auto& some = concerned(code);
        all.insert(all.end(), some.begin(), some.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
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
        auto& zoneCase = cases_.emplace_back(ZoneCase{row.zone, {rules_, row.zone, history_.skinType}});
        zoneCase.historyKnown =
            std::any_of(history_.historyTaken.begin(), history_.historyTaken.end(), [&](const ZoneCode& taken) {
                return taken == row.zone || rules_.zones.contains(taken, row.zone);
            });
        for (const auto& other : plan_.rows) {
            if (other.zone == row.zone) {
                zoneCase.modalities.insert(other.modality);
            }
        }
    }
    for (const auto& treatment : history_.planned) {
        for (auto* zoneCase : concerned(treatment.zone)) {
            zoneCase->inDiary.push_back(&treatment);
        }
    }
    gatherTreatments();
    gatherExposures();
    for (auto& zoneCase : cases_) {
        gatherOwn(zoneCase);
    }
}

Finding* Assessing::add(RuleKind kind, std::string_view rule, const ZoneCode& zone) {
    Finding finding;
    finding.rule = rule;
    finding.strength = rules_.strength(kind, result_.act, finding.rule);
    if (finding.strength == Strength::off) {
        return nullptr;
    }
    finding.kind = kind;
    finding.ruleBookVersion = rules_.version;
    finding.zone = zone;
    return &result_.findings.emplace_back(std::move(finding));
}

void Assessing::sort() {
    struct Ranked {
        std::tuple<int, std::size_t, std::string_view, RuleKind, int> rank;
        std::string key;
        Finding* finding;
    };
    std::vector<Ranked> ranked;
    for (auto& finding : result_.findings) {
        // What concerns the whole client stands before the zones.
        const auto place = finding.zone.text.empty() ? 0 : order_.at(finding.zone) + 1;
        ranked.push_back(
            {{-static_cast<int>(finding.strength), place, finding.zone.text, finding.kind, -finding.daysShort},
             finding.key(),
             &finding});
    }
    std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return std::tie(a.rank, a.key, b.finding->earliest) < std::tie(b.rank, b.key, a.finding->earliest);
    });
    // The same rule may speak for two rows of a zone, or on each zone for the whole client: once is enough, and of
    // their days the latest is the one that is free of it.
    const auto same = [](const Ranked& a, const Ranked& b) { return a.key == b.key; };
    ranked.erase(std::unique(ranked.begin(), ranked.end(), same), ranked.end());
    std::vector<Finding> sorted;
    for (const auto& one : ranked) {
        sorted.push_back(std::move(*one.finding));
    }
    result_.findings = std::move(sorted);
}

void Assessing::outlook() {
    std::vector<Wait> everywhere;
    for (const auto& zoneCase : cases_) {
        ZoneOutlook zone;
        zone.zone = zoneCase.zone;
        zone.historyKnown = zoneCase.historyKnown;
        if (zoneCase.last != nullptr) {
            zone.last = *zoneCase.last;
        }
        const auto floors = waits(zoneCase, Bound::floor);
        zone.earliest = firstFree(floors, result_.day);
        zone.recommended = firstFree(waits(zoneCase, Bound::recommended), zone.earliest);
        everywhere.insert(everywhere.end(), floors.begin(), floors.end());
        result_.zones.push_back(std::move(zone));
    }
    judge(result_);
    result_.earliest = firstFree(std::move(everywhere), result_.day);
}

Assessment Assessing::run() {
    gatherCases();
    for (auto& zoneCase : cases_) {
        plannedSessions(zoneCase);
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
