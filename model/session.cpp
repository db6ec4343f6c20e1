#include "model/session.h"

#include "model/text_length.h"

#include <algorithm>
#include <limits>
#include <set>

namespace model {

namespace {

constexpr Depth shallowestDepth{100};
constexpr std::size_t longestRemedy = 200;

std::string at(const char* list, std::size_t index, const char* member) {
    return std::string{list} + "[" + std::to_string(index) + "]." + member;
}

void checkRows(const std::vector<TreatmentRow>& rows, const ZoneTree& zones, bool depthNeeded, Problems& problems) {
    if (rows.empty()) {
        problems.push_back({"rows", "required", {}});
    }
    std::set<std::pair<ZoneCode, Modality>> seen;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        if (zones.find(row.zone) == nullptr) {
            problems.push_back({at("rows", i, "zone"), "unknown-zone", {row.zone.text}});
        } else if (!zones.isLeaf(row.zone)) {
            problems.push_back({at("rows", i, "zone"), "not-a-leaf", {row.zone.text}});
        }
        if (!seen.emplace(row.zone, row.modality).second) {
            problems.push_back({at("rows", i, "zone"), "twice", {row.zone.text}});
        }
        if (row.modality == Modality::homeRoller) {
            problems.push_back({at("rows", i, "modality"), "home-only", {}});
        }
        if (!row.depth) {
            if (depthNeeded) {
                problems.push_back({at("rows", i, "depth"), "required", {}});
            }
        } else if (*row.depth < shallowestDepth || *row.depth > deepestDepth) {
            problems.push_back({at("rows", i, "depth"), "out-of-range", {std::to_string(row.depth->micrometres)}});
        }
        checkLength(problems, at("rows", i, "note"), row.note);
        if (row.passes && (*row.passes < 1 || *row.passes > 20)) {
            problems.push_back({at("rows", i, "passes"), "out-of-range", {std::to_string(*row.passes)}});
        }
    }
}

void checkRange(Problems& problems, const char* field, std::optional<int> value, int least, int most) {
    if (value && (*value < least || *value > most)) {
        problems.push_back({field, "out-of-range", {std::to_string(least), std::to_string(most)}});
    }
}

void checkCartridges(const SessionRecord& record, bool past, Problems& problems) {
    bool anyUsed = false;
    std::set<CartridgeId> seen;
    for (std::size_t i = 0; i < record.cartridges.size(); ++i) {
        const auto& use = record.cartridges[i];
        const bool used = use.fate == CartridgeFate::used;
        anyUsed = anyUsed || used;
        if (!use.cartridge && !past) {
            problems.push_back({at("cartridges", i, "cartridge"), "required", {}});
        }
        if (use.cartridge && !seen.insert(*use.cartridge).second) {
            problems.push_back({at("cartridges", i, "cartridge"), "twice", {}});
        }
        if (used && !past && !use.packIntact) {
            problems.push_back({at("cartridges", i, "packIntact"), "not-confirmed", {}});
        }
        if (used && !past && !use.sheathChanged) {
            problems.push_back({at("cartridges", i, "sheathChanged"), "not-confirmed", {}});
        }
        if (use.fate == CartridgeFate::wasted && !use.wasteReason) {
            problems.push_back({at("cartridges", i, "wasteReason"), "required", {}});
        }
    }
    if (!anyUsed) {
        problems.push_back({"cartridges", "required", {}});
    }
    if (anyUsed && !past && !record.container) {
        problems.push_back({"container", "required", {}});
    }
}

} // namespace

Problems validate(const SessionPlan& plan, const ZoneTree& zones) {
    Problems problems;
    checkRows(plan.rows, zones, true, problems);
    return problems;
}

Problems validate(const SessionRecord& record, const ZoneTree& zones, bool past) {
    Problems problems;
    checkRows(record.plan.rows, zones, !past, problems);
    if (record.endedAt < record.startedAt) {
        problems.push_back({"endedAt", "before-start", {}});
    } else if (record.endedAt - record.startedAt > std::chrono::hours{12}) {
        problems.push_back({"endedAt", "too-long", {"12"}});
    }
    checkCartridges(record, past, problems);
    checkRange(problems, "response.pain", record.response.pain, 0, 10);
    checkRange(problems, "response.erythema", record.response.erythema, 0, 3);
    checkRange(problems, "response.oedema", record.response.oedema, 0, 3);
    checkRange(problems, "response.bleeding", record.response.bleeding, 0, 3);
    checkLength(problems, "notes", record.notes);
    for (std::size_t i = 0; i < record.topicals.size(); ++i) {
        checkLength(problems, at("topicals", i, "product"), record.topicals[i].product, longestRemedy);
        checkLength(problems, at("topicals", i, "lot"), record.topicals[i].lot, longestRemedy);
    }
    if (const auto& anaesthetic = record.anaesthetic) {
        checkLength(problems, "anaesthetic.product", anaesthetic->product, longestRemedy);
        checkLength(problems, "anaesthetic.lot", anaesthetic->lot, longestRemedy);
        checkRange(problems, "anaesthetic.strengthPermille", anaesthetic->strengthPermille, 0, 1000);
        checkRange(problems, "anaesthetic.creamMilligrams", anaesthetic->creamMilligrams, 0, 1'000'000);
        checkRange(problems, "anaesthetic.weightGrams", anaesthetic->weightGrams, 1'000, 500'000);
        checkRange(problems, "anaesthetic.areaCm2", anaesthetic->areaCm2, 0, 20'000);
    }
    return problems;
}

AnaestheticDose dose(const Anaesthetic& anaesthetic) {
    constexpr int mostStrengthPermille = 40;        // FDA 2024-03-26: no more than 4 % over the counter
    constexpr int mostCreamMilligrams = 60'000;     // EMLA label, adults
    constexpr int mostAreaCm2 = 600;                // EMLA label, adults
    constexpr int mostMicrogramsPerKilogram = 4500; // injectable lidocaine
    constexpr int weightNeededOverMilligrams = 180; // 4.5 mg/kg at 40 kg

    AnaestheticDose result;
    const std::int64_t micrograms = std::int64_t{anaesthetic.creamMilligrams} * anaesthetic.strengthPermille;
    const auto bounded = [](std::int64_t value) {
        return static_cast<int>(std::min<std::int64_t>(value, std::numeric_limits<int>::max()));
    };
    result.agentMilligrams = bounded((micrograms + 999) / 1000);
    if (anaesthetic.strengthPermille > mostStrengthPermille) {
        result.warnings.emplace_back("over-4-percent");
    }
    if (anaesthetic.creamMilligrams > mostCreamMilligrams) {
        result.warnings.emplace_back("over-60-g");
    }
    if (anaesthetic.areaCm2.value_or(0) > mostAreaCm2) {
        result.warnings.emplace_back("over-600-cm2");
    }
    if (const int grams = anaesthetic.weightGrams.value_or(0); grams > 0) {
        result.microgramsPerKilogram = bounded((micrograms * 1000 + grams - 1) / grams);
        if (*result.microgramsPerKilogram > mostMicrogramsPerKilogram) {
            result.warnings.emplace_back("over-4.5-mg-per-kg");
        }
    } else if (result.agentMilligrams > weightNeededOverMilligrams) {
        result.warnings.emplace_back("weight-needed");
    }
    if (anaesthetic.onAt && !anaesthetic.offAt) {
        result.warnings.emplace_back("not-taken-off");
    }
    if (anaesthetic.onAt && anaesthetic.offAt && *anaesthetic.offAt < *anaesthetic.onAt) {
        result.warnings.emplace_back("off-before-on");
    }
    return result;
}

} // namespace model
