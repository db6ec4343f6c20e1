// Assessing a client with a long history: 300 sessions and 50 exposures in six years, all of the face planned.
#include "db/rule_tables.h"
#include "model/healing.h"

#include <benchmark/benchmark.h>

namespace {

using namespace model;

const RuleBook& book() {
    static const auto shipped = db::readRules(db::shippedRules(), 1, "");
    return shipped;
}

const Day today = *parseDay("2026-06-01");

History longHistory(int sessions, int exposures) {
    History history;
    history.skinType = SkinType::IV;
    history.birthDate = today - Days{14000};
    history.historyTaken = {{"body"}};
    const auto zones = book().zones.leaves({"face"});
    for (int i = 0; i < sessions; ++i) {
        PastTreatment past;
        past.uid.text = "session-" + std::to_string(i);
        past.day = today - Days{7 * i};
        past.modality = i % 5 == 0 ? Modality::rf : Modality::pen;
        past.indication = Indication::acneScars;
        past.deviceKnown = i % 7 != 0;
        past.depth = Depth{500 + 250 * (i % 9)};
        for (std::size_t z = 0; z < 4; ++z) {
            past.zone = zones[(static_cast<std::size_t>(i) + z) % zones.size()];
            history.treatments.push_back(past);
        }
    }
    for (int i = 0; i < exposures; ++i) {
        const auto& item = book().items[static_cast<std::size_t>(i) % book().items.size()];
        PastExposure exposure;
        exposure.uid.text = "exposure-" + std::to_string(i);
        exposure.item = item.code;
        exposure.day = today - Days{11 * i};
        if (item.reach == Reach::zone) {
            exposure.zones = zones;
        }
        history.exposures.push_back(std::move(exposure));
    }
    for (const auto& question : book().questions) {
        history.answers.push_back({question.code, false, today, {}, {}});
    }
    return history;
}

SessionPlan wholeFace() {
    SessionPlan plan;
    for (const auto& zone : book().zones.defaultLeaves({"face"})) {
        TreatmentRow row;
        row.zone = zone;
        row.depth = Depth{1000};
        plan.rows.push_back(std::move(row));
    }
    return plan;
}

void assessing(benchmark::State& state) {
    const auto history = longHistory(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    const auto plan = wholeFace();
    for (auto _ : state) {
        benchmark::DoNotOptimize(assess(plan, history, book(), today, Act::start));
    }
}
BENCHMARK(assessing)->Args({0, 0})->Args({30, 5})->Args({300, 50})->Unit(benchmark::kMicrosecond);

void checkingTheBook(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(check(book()));
    }
}
BENCHMARK(checkingTheBook)->Unit(benchmark::kMillisecond);

} // namespace
