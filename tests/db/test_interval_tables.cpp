// The shipped interval table, row by row, as a practitioner meets it: the day that is still too early, and the day
// that is not.
#include "db/rule_tables.h"
#include "tests/support/treatments.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>
#include <set>

BOOST_AUTO_TEST_SUITE(interval_tables)

using namespace model;
using support::day;
const RuleBook& book() {
    static const auto rules = db::readRules(db::shippedRules(), 1, "");
    return rules;
}

/// At a start, with nothing left to ask: what the screening demands has its own tests.
Assessment atStart(const SessionPlan& plan, const History& history, Day on) {
    auto now = assess(plan, history, book(), on, Act::start);
    setAside(now, RuleKind::screeningMissing);
    return now;
}

constexpr int shallow = 500; // micrometres; customary everywhere

struct Case {
    const char* zone;
    Modality modality;
    std::optional<int> depth;
    std::optional<Indication> indication;
    std::optional<SkinType> skin;
    const char* label; ///< "?" when the device is not known
    int floor;
    int recommended;
    const char* row; ///< the rule that is named; of the recommended interval
};

constexpr auto rejuvenation = Indication::rejuvenation;
constexpr auto hair = Indication::hair;
constexpr auto striae = Indication::striae;
using enum Modality;
using enum SkinType;

const std::vector<Case> cases{
    // at home
    {"nose", homeRoller, 200, rejuvenation, II, "", 3, 3, "home-roller-0-300"},
    {"nose", homeRoller, 300, rejuvenation, II, "", 3, 3, "home-roller-0-300"},
    {"nose", homeRoller, 301, rejuvenation, II, "", 7, 14, "home-roller-300-500"},
    {"nose", homeRoller, 500, rejuvenation, II, "", 7, 14, "home-roller-300-500"},
    {"nose", homeRoller, 1000, rejuvenation, II, "", 28, 42, "home-roller-500-5000"},
    // superficial, in clinic
    {"nose", pen, 250, rejuvenation, II, "", 7, 14, "pen-0-500"},
    {"nose", pen, 500, rejuvenation, II, "", 7, 14, "pen-0-500"},
    {"nose", stamp, 500, rejuvenation, II, "", 7, 14, "stamp-0-500"},
    {"nose", roller, 500, rejuvenation, II, "", 7, 14, "roller-0-500"},
    // pen and stamp by depth
    {"nose", pen, 501, rejuvenation, II, "", 21, 28, "pen-500-1000"},
    {"nose", pen, 1000, rejuvenation, II, "", 21, 28, "pen-500-1000"},
    {"nose", stamp, 1000, rejuvenation, II, "", 21, 28, "stamp-500-1000"},
    {"nose", pen, 1001, rejuvenation, II, "", 28, 30, "pen-1000-1500"},
    {"nose", stamp, 1500, rejuvenation, II, "", 28, 30, "stamp-1000-1500"},
    {"nose", pen, 1501, rejuvenation, II, "", 28, 42, "pen-1500-2500"},
    {"nose", stamp, 2500, rejuvenation, II, "", 28, 42, "stamp-1500-2500"},
    {"nose", pen, 2501, rejuvenation, II, "", 42, 56, "pen-2500-5000"},
    {"nose", stamp, 5000, rejuvenation, II, "", 42, 56, "stamp-2500-5000"},
    // drum rollers
    {"nose", roller, 501, rejuvenation, II, "", 28, 42, "roller-500-1500"},
    {"nose", roller, 1500, rejuvenation, II, "", 28, 42, "roller-500-1500"},
    {"nose", roller, 2500, rejuvenation, II, "", 28, 42, "roller-1500-2500"},
    {"nose", roller, 3000, rejuvenation, II, "", 42, 56, "roller-2500-5000"},
    // radiofrequency, by skin
    {"nose", rf, 500, rejuvenation, I, "", 21, 28, "rf-any"},
    {"nose", rf, 4000, rejuvenation, III, "", 21, 28, "rf-any"},
    {"nose", rf, 500, rejuvenation, IV, "", 28, 42, "rf-dark-skin"},
    {"nose", rf, 4000, rejuvenation, VI, "", 28, 42, "rf-dark-skin"},
    {"nose", rf, 1000, rejuvenation, std::nullopt, "", 28, 42, "rf-dark-skin"},
    // hair protocols, on the scalp only, and neither shallower nor deeper than they were studied
    {"scalp-front", pen, 500, hair, II, "", 7, 14, "pen-0-500"},
    {"scalp-front", pen, 600, hair, II, "", 7, 14, "scalp-hair-pen"},
    {"scalp-back", stamp, 1500, hair, II, "", 7, 14, "scalp-hair-stamp"},
    {"scalp-back", roller, 1500, hair, II, "", 7, 14, "scalp-hair-roller"},
    {"scalp-front", pen, 1501, hair, II, "", 28, 42, "pen-1500-2500"},
    {"chin", pen, 1500, hair, II, "", 28, 30, "pen-1000-1500"},
    {"scalp-front", rf, 1000, hair, II, "", 21, 28, "rf-any"},
    {"scalp-front", pen, 1500, rejuvenation, II, "", 28, 30, "pen-1000-1500"},
    // striae
    {"abdomen", pen, 300, striae, II, "", 28, 28, "striae-pen"},
    {"abdomen", pen, 3000, striae, II, "", 28, 28, "striae-pen"},
    {"abdomen", stamp, 1500, striae, II, "", 28, 28, "striae-stamp"},
    {"abdomen", roller, 1500, striae, II, "", 28, 28, "striae-roller"},
    {"abdomen", rf, 1500, striae, II, "", 28, 28, "striae-rf"},
    {"abdomen", rf, 1500, striae, V, "", 28, 42, "striae-rf-dark-skin"},
    // labels, inside and outside of what they were evaluated for
    {"nose", pen, 1500, rejuvenation, V, "skinpen", 30, 30, "skinpen"},
    {"nose", pen, 250, rejuvenation, II, "skinpen", 30, 30, "skinpen"},
    {"nose", pen, 1501, rejuvenation, II, "skinpen", 30, 42, "pen-1500-2500"},
    {"neck", pen, 2500, rejuvenation, II, "skinpen", 30, 30, "skinpen"},
    {"neck", pen, 2500, rejuvenation, V, "skinpen", 30, 42, "pen-1500-2500"},
    {"neck", pen, 2500, rejuvenation, std::nullopt, "skinpen", 30, 42, "pen-1500-2500"},
    {"neck", pen, 2501, rejuvenation, II, "skinpen", 42, 56, "pen-2500-5000"},
    {"abdomen", pen, 1500, striae, II, "skinpen", 30, 30, "skinpen"},
    {"nose", pen, 1500, rejuvenation, II, "exceed", 30, 30, "exceed"},
    {"nose", pen, 2000, rejuvenation, II, "exceed", 30, 42, "pen-1500-2500"},
    {"abdomen", pen, 2500, rejuvenation, II, "skinstylus", 28, 42, "pen-1500-2500"},
    {"nose", pen, 400, rejuvenation, II, "skinstylus", 7, 14, "pen-0-500"},
    // what is not known takes the strictest
    {"nose", pen, std::nullopt, rejuvenation, II, "", 42, 56, "pen-2500-5000"},
    {"nose", homeRoller, std::nullopt, rejuvenation, II, "", 28, 42, "home-roller-500-5000"},
    {"nose", pen, 400, rejuvenation, II, "?", 30, 30, "skinpen"},
    {"nose", pen, 2000, rejuvenation, II, "?", 30, 42, "pen-1500-2500"},
    {"nose", pen, 400, std::nullopt, II, "", 28, 28, "striae-pen"},
    {"scalp-front", pen, 1200, std::nullopt, II, "", 28, 30, "pen-1000-1500"},
};

History historyOf(const Case& one, Day treated) {
    auto treatment = support::past("0190-a", treated, one.zone, one.modality, one.depth);
    treatment.indication = one.indication;
    treatment.deviceKnown = std::string{one.label} != "?";
    treatment.label = treatment.deviceKnown ? one.label : "";
    return {.treatments = {treatment}, .historyTaken = {treatment.zone}, .skinType = one.skin, .devices = {}};
}

std::ostream& operator<<(std::ostream& out, const Case& one) {
    return out << one.zone << " " << code(one.modality) << " " << one.depth.value_or(-1) << " um label '" << one.label
               << "' expecting " << one.floor << "/" << one.recommended << " by " << one.row;
}

std::optional<Finding> findingOf(const Assessment& assessment, RuleKind kind) {
    const auto found = std::find_if(assessment.findings.begin(), assessment.findings.end(),
                                    [&](const Finding& finding) { return finding.kind == kind; });
    return found == assessment.findings.end() ? std::nullopt : std::optional{*found};
}

BOOST_AUTO_TEST_CASE(the_floor_denies_the_day_before_and_the_recommended_day_is_free) {
    const Day treated = day("2026-01-15");
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(one) {
            const auto history = historyOf(one, treated);
            const auto on = [&](int days) {
                return atStart(support::plan({support::row(one.zone, shallow)}), history, treated + Days{days});
            };
            const auto early = on(one.floor - 1);
            BOOST_TEST((early.verdict == Verdict::deny));
            const auto floor = findingOf(early, RuleKind::healingFloor);
            BOOST_REQUIRE(floor.has_value());
            BOOST_TEST(floor->daysShort == 1);
            BOOST_TEST(floor->requiredDays == one.floor);
            BOOST_TEST((floor->earliest == treated + Days{one.floor}));
            BOOST_TEST(!floor->source.empty());
            BOOST_TEST((early.earliest == treated + Days{one.floor}));
            BOOST_TEST((early.zones.at(0).recommended == treated + Days{one.recommended}));

            const auto atFloor = on(one.floor);
            BOOST_TEST(!findingOf(atFloor, RuleKind::healingFloor).has_value());
            if (one.recommended > one.floor) {
                BOOST_TEST((atFloor.verdict == Verdict::warn));
                const auto recommended = findingOf(on(one.recommended - 1), RuleKind::healingRecommended);
                BOOST_REQUIRE(recommended.has_value());
                BOOST_TEST(recommended->rule == one.row);
                BOOST_TEST(recommended->daysShort == 1);
            } else {
                BOOST_TEST(floor->rule == one.row);
            }
            BOOST_TEST((on(one.recommended).verdict == Verdict::allow));
            BOOST_TEST(!findingOf(on(one.recommended), RuleKind::healingFloor).has_value());
            BOOST_TEST(!findingOf(on(one.recommended), RuleKind::healingRecommended).has_value());
            BOOST_TEST((on(0).verdict == Verdict::deny));
            const auto sameDay = findingOf(on(0), RuleKind::healingFloor);
            BOOST_TEST(sameDay.value_or(Finding{}).daysShort == one.floor);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_row_of_the_table_is_met_by_a_case) {
    std::set<std::string> met;
    for (const auto& one : cases) {
        met.insert(one.row);
    }
    for (const auto& row : book().intervals) {
        BOOST_TEST(met.contains(row.id), row.id);
    }
}

BOOST_AUTO_TEST_CASE(needling_outside_of_a_label_is_said) {
    const Day treated = day("2026-01-15");
    for (const auto& one : cases) {
        const bool outside = std::string{one.label} == "skinpen" || std::string{one.label} == "exceed"
                                 ? std::string{one.row} != one.label || std::string{one.zone} == "abdomen"
                                 : std::string{one.label} == "skinstylus" && std::string{one.zone} != "abdomen";
        const auto assessment = assess(support::plan({support::row(one.zone)}), historyOf(one, treated), book(),
                                       treated + Days{1}, Act::start);
        BOOST_TEST(findingOf(assessment, RuleKind::outsideLabel).has_value() == outside, one);
    }
}

/// Random particulars, some of them unknown.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : random_{seed} {}

    int below(int bound) { return static_cast<int>(random_() % static_cast<std::uint64_t>(bound)); }
    PastTreatment treatment(int number, Day from) {
        static const std::vector<const char*> zones{"nose",        "cheek-left", "neck",
                                                    "scalp-front", "abdomen",    "thigh-back-left"};
        auto result = support::past(("u" + std::to_string(number)).c_str(), from + Days{below(120)},
                                    zones[static_cast<std::size_t>(below(6))],
                                    codesOf<Modality>[static_cast<std::size_t>(below(5))].value, std::nullopt);
        if (below(5) != 0) {
            result.depth = Depth{100 + below(4900)};
        }
        result.indication = std::nullopt;
        if (below(4) != 0) {
            result.indication = codesOf<Indication>[static_cast<std::size_t>(below(8))].value;
        }
        static const std::vector<const char*> labels{"", "", "skinpen", "exceed", "skinstylus"};
        result.label = labels[static_cast<std::size_t>(below(5))];
        result.deviceKnown = below(5) != 0;
        return result;
    }
    std::optional<SkinType> skin() {
        const int type = below(7);
        return type == 0 ? std::nullopt : std::optional{codesOf<SkinType>[static_cast<std::size_t>(type - 1)].value};
    }
    std::mt19937_64& engine() { return random_; }

private:
    std::mt19937_64 random_;
};

const std::vector<TreatmentRow>& everywhere() {
    static const std::vector<TreatmentRow> rows{support::row("nose"),    support::row("cheek-left"),
                                                support::row("neck"),    support::row("scalp-front"),
                                                support::row("abdomen"), support::row("thigh-back-left")};
    return rows;
}

std::uint64_t freshSeed() {
    const auto seed = std::random_device{}();
    BOOST_TEST_MESSAGE("seed " << seed);
    return seed;
}

BOOST_AUTO_TEST_CASE(deeper_is_never_earlier_and_knowing_less_is_never_earlier) {
    const auto seed = freshSeed();
    BOOST_TEST_CONTEXT("seed " << seed) {
        Random random{seed};
        const Day from = day("2026-01-01");
        const Day today = day("2026-01-01");
        for (int i = 0; i < 300; ++i) {
            History history{.treatments = {random.treatment(i, from)},
                            .historyTaken = {},
                            .skinType = random.skin(),
                            .devices = {}};
            auto& treatment = history.treatments[0];
            treatment.day = from;
            const auto outlook = [&] {
                const auto zone = support::row(treatment.zone.text.c_str());
                return assess(support::plan({zone}), history, book(), today, Act::start).zones.at(0);
            };
            const auto before = outlook();
            const auto same = treatment;
            const auto never = [&](const char* what) {
                BOOST_TEST((outlook().earliest >= before.earliest), what);
                BOOST_TEST((outlook().recommended >= before.recommended), what);
                treatment = same;
            };
            if (treatment.depth) {
                treatment.depth =
                    Depth{treatment.depth->micrometres + random.below(5001 - treatment.depth->micrometres)};
                never("deeper");
                treatment.depth.reset();
                never("depth unknown");
            }
            treatment.indication.reset();
            never("indication unknown");
            if (treatment.label != "skinstylus") {
                treatment.deviceKnown = false;
                never("device unknown");
            }
            history.skinType.reset();
            never("skin type unknown");
        }
    }
}

BOOST_AUTO_TEST_CASE(more_history_is_never_earlier_and_its_order_never_shows) {
    const auto seed = freshSeed();
    BOOST_TEST_CONTEXT("seed " << seed) {
        Random random{seed};
        const Day from = day("2026-01-01");
        for (int i = 0; i < 60; ++i) {
            History history{.treatments = {}, .historyTaken = {{"body"}}, .skinType = random.skin(), .devices = {}};
            const Day today = from + Days{60 + random.below(120)};
            const auto look = [&] { return atStart(support::plan(everywhere()), history, today); };
            auto before = look();
            for (int added = 0; added < 12; ++added) {
                history.treatments.push_back(random.treatment(added, from));
                const auto now = look();
                BOOST_TEST((now.earliest >= before.earliest));
                BOOST_TEST((now.verdict >= before.verdict));
                for (std::size_t zone = 0; zone < now.zones.size(); ++zone) {
                    BOOST_TEST((now.zones[zone].earliest >= before.zones[zone].earliest));
                    BOOST_TEST((now.zones[zone].recommended >= before.zones[zone].recommended));
                }
                before = now;
            }
            std::shuffle(history.treatments.begin(), history.treatments.end(), random.engine());
            BOOST_TEST((look() == before));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_day_that_is_named_is_the_first_that_is_not_denied) {
    const auto seed = freshSeed();
    BOOST_TEST_CONTEXT("seed " << seed) {
        Random random{seed};
        const Day from = day("2026-01-01");
        for (int i = 0; i < 60; ++i) {
            History history{.treatments = {}, .historyTaken = {{"body"}}, .skinType = random.skin(), .devices = {}};
            for (int added = random.below(8); added >= 0; --added) {
                history.treatments.push_back(random.treatment(added, from));
            }
            const Day today = from + Days{random.below(160)};
            const auto verdictOn = [&](Day on) { return atStart(support::plan(everywhere()), history, on).verdict; };
            const auto named = assess(support::plan(everywhere()), history, book(), today, Act::start).earliest;
            BOOST_TEST((named >= today));
            for (Day on = today; on < named; on += Days{1}) {
                BOOST_TEST((verdictOn(on) == Verdict::deny), isoText(on) << " before " << isoText(named));
            }
            BOOST_TEST((verdictOn(named) != Verdict::deny));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
