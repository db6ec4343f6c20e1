// The engine on a small book of its own; the shipped rows are walked in tests/db/test_interval_tables.cpp.
#include "model/clearance.h"
#include "tests/support/treatments.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

BOOST_AUTO_TEST_SUITE(healing)

using namespace model;
using support::day;
using support::past;
using support::plan;
using support::row;
using enum Strength;

IntervalRow interval(const char* id, Modality modality, int over, int upTo, int floor, int recommended) {
    IntervalRow result;
    result.id = id;
    result.modality = modality;
    result.over = Depth{over};
    result.upTo = Depth{upTo};
    result.floorDays = floor;
    result.recommendedDays = recommended;
    result.source = "S";
    result.grade = 'B';
    return result;
}

RuleBook book() {
    RuleBook rules;
    rules.version = 3;
    rules.zones = ZoneTree{{{{"face"}, "face", {}, {}, true},
                            {{"nose"}, "nose", ZoneCode{"face"}, {}, true},
                            {{"cheeks"}, "cheeks", ZoneCode{"face"}, {}, true},
                            {{"cheek-left"}, "left", ZoneCode{"cheeks"}, {}, true},
                            {{"cheek-right"}, "right", ZoneCode{"cheeks"}, {}, true}}};
    rules.intervals = {
        interval("pen-shallow", Modality::pen, -1, 500, 7, 14), interval("pen-deep", Modality::pen, 500, 5000, 28, 42),
        interval("stamp", Modality::stamp, -1, 5000, 28, 28), interval("roller", Modality::roller, -1, 5000, 28, 42),
        interval("rf", Modality::rf, -1, 2000, 21, 28)};
    rules.strengths = {{{deny, deny, warn},
                        {warn, warn, note},
                        {note, note, note},
                        {warn, warn, note},
                        {note, warn, note},
                        {deny, deny, warn}}};
    return rules;
}

const Day treated = day("2026-03-01");

History historyOf(std::vector<PastTreatment> treatments) {
    return {.treatments = std::move(treatments), .historyTaken = {{"face"}}, .skinType = SkinType::II, .devices = {}};
}

std::string words(const Assessment& assessment) {
    std::string result;
    for (const auto& finding : assessment.findings) {
        result += (result.empty() ? "" : "; ") + std::string{code(finding.strength)} + " " + finding.key() + " " +
                  std::to_string(finding.daysShort);
    }
    return result;
}

BOOST_AUTO_TEST_CASE(a_leaf_that_was_treated_holds_back_that_leaf_only) {
    const auto history = historyOf({past("u1", treated, "cheek-left", Modality::pen, 1000)});
    const auto look = [&](const char* zone) {
        return assess(plan({row(zone)}), history, book(), treated + Days{10}, Act::start).verdict;
    };
    BOOST_TEST((look("cheek-left") == Verdict::deny));
    BOOST_TEST((look("cheek-right") == Verdict::allow));
    BOOST_TEST((look("nose") == Verdict::allow));
}

BOOST_AUTO_TEST_CASE(a_group_in_the_past_holds_back_all_below_it) {
    const auto history = historyOf({past("u1", treated, "cheeks", Modality::pen, 1000)});
    const auto now = assess(plan({row("cheek-left"), row("cheek-right"), row("nose")}), history, book(),
                            treated + Days{10}, Act::start);
    BOOST_TEST(words(now) == "deny healing-floor/pen-deep/v3/cheek-left/u1 18; "
                             "deny healing-floor/pen-deep/v3/cheek-right/u1 18");
    BOOST_TEST((now.zones.at(2).verdict == Verdict::allow));
    BOOST_TEST((now.earliest == treated + Days{28}));
}

BOOST_AUTO_TEST_CASE(a_row_for_a_group_of_zones_covers_all_below_it_and_goes_before_the_plain_table) {
    auto rules = book();
    auto cheeks = interval("cheeks-longer", Modality::pen, -1, 5000, 60, 60);
    cheeks.zone = ZoneCode{"cheeks"};
    rules.intervals.push_back(cheeks);
    const auto floorOf = [&](const char* zone) {
        const auto history = historyOf({past("u1", treated, zone, Modality::pen, 1000)});
        return (assess(plan({row(zone)}), history, rules, treated, Act::start).earliest - treated).count();
    };
    BOOST_TEST(floorOf("cheek-right") == 60);
    BOOST_TEST(floorOf("nose") == 28);
}

BOOST_AUTO_TEST_CASE(label_before_indication_before_skin_type_before_zone_before_table) {
    auto rules = book();
    rules.labels = {{.label = "brand",
                     .name = "Brand",
                     .zone = {},
                     .upTo = Depth{1500},
                     .skinTypes = {},
                     .source = "L",
                     .grade = 'A'}};
    auto zone = interval("zone", Modality::pen, -1, 5000, 31, 31);
    zone.zone = ZoneCode{"nose"};
    auto skin = interval("skin", Modality::pen, -1, 5000, 32, 32);
    skin.skinTypes = {SkinType::V};
    auto indication = interval("indication", Modality::pen, -1, 5000, 33, 33);
    indication.indication = Indication::scars;
    auto label = interval("label", Modality::pen, -1, 5000, 34, 34);
    label.label = "brand";
    rules.intervals.insert(rules.intervals.end(), {zone, skin, indication, label});
    auto treatment = past("u1", treated, "nose", Modality::pen, 1000);
    auto history = historyOf({treatment});
    const auto rule = [&] {
        history.treatments = {treatment};
        const auto now = assess(plan({row("nose")}), history, rules, treated + Days{1}, Act::start);
        return now.findings.empty() ? std::string{} : now.findings[0].rule;
    };
    BOOST_TEST(rule() == "zone");
    history.skinType = SkinType::V;
    BOOST_TEST(rule() == "skin");
    treatment.indication = Indication::scars;
    BOOST_TEST(rule() == "indication");
    treatment.label = "brand";
    BOOST_TEST(rule() == "label");
    treatment.depth = Depth{1501};
    BOOST_TEST(rule() == "label", "outside of the label the longer holds");
    rules.intervals[7].floorDays = rules.intervals[7].recommendedDays = 90;
    BOOST_TEST(rule() == "indication", "and that may be the table's");
    treatment.depth = Depth{1500};
    BOOST_TEST(rule() == "label");
}

BOOST_AUTO_TEST_CASE(rows_of_equal_rank_take_the_longer) {
    auto rules = book();
    rules.intervals.push_back(interval("pen-other", Modality::pen, 500, 5000, 35, 40));
    const auto history = historyOf({past("u1", treated, "nose", Modality::pen, 1000)});
    const auto zone = assess(plan({row("nose")}), history, rules, treated, Act::start).zones.at(0);
    BOOST_TEST((zone.earliest == treated + Days{35}));
    BOOST_TEST((zone.recommended == treated + Days{42}));
}

BOOST_AUTO_TEST_CASE(of_two_depths_on_one_day_the_deeper_decides) {
    const auto history = historyOf(
        {past("u1", treated, "nose", Modality::pen, 400), past("u1", treated, "nose", Modality::stamp, 1000)});
    const auto now = assess(plan({row("nose")}), history, book(), treated + Days{27}, Act::start);
    BOOST_TEST(words(now) == "deny healing-floor/stamp/v3/nose/u1 1");
}

BOOST_AUTO_TEST_CASE(an_older_deeper_needling_may_hold_longer_than_the_latest) {
    const auto history = historyOf({past("old", treated, "nose", Modality::pen, 3000),
                                    past("new", treated + Days{20}, "nose", Modality::pen, 400)});
    const auto now = assess(plan({row("nose")}), history, book(), treated + Days{26}, Act::start);
    // Healed of both on day 28, but for the recommended 42 of the deep one.
    BOOST_TEST(words(now) == "deny healing-floor/pen-deep/v3/nose/old 2");
    const auto later = assess(plan({row("nose")}), history, book(), treated + Days{28}, Act::start);
    BOOST_TEST(words(later) == "warn healing-recommended/pen-deep/v3/nose/old 14");
    BOOST_TEST((later.zones.at(0).last->uid.text == "new"));
}

BOOST_AUTO_TEST_CASE(two_treatments_that_each_say_something_are_both_named) {
    const auto history = historyOf({past("old", treated, "nose", Modality::pen, 3000),
                                    past("new", treated + Days{25}, "nose", Modality::pen, 400)});
    const auto now = assess(plan({row("nose")}), history, book(), treated + Days{30}, Act::start);
    BOOST_TEST(words(now) == "deny healing-floor/pen-shallow/v3/nose/new 2; "
                             "warn healing-recommended/pen-deep/v3/nose/old 12");
}

BOOST_AUTO_TEST_CASE(the_same_day_again_is_denied_and_an_open_session_counts) {
    auto open = past("u1", treated, "nose", Modality::pen, 400);
    open.underWay = true;
    const auto now = assess(plan({row("nose")}), historyOf({open}), book(), treated, Act::start);
    BOOST_TEST(words(now) == "deny healing-floor/pen-shallow/v3/nose/u1 7");
    BOOST_TEST(now.findings[0].cause->underWay);
}

BOOST_AUTO_TEST_CASE(what_comes_too_soon_before_a_later_treatment_is_never_silent) {
    const auto history = historyOf({past("later", treated + Days{10}, "nose", Modality::pen, 400)});
    const auto now = assess(plan({row("nose", 1000)}), history, book(), treated, Act::plan);
    BOOST_TEST(words(now) == "deny healing-floor/pen-deep/v3/nose/planned 18");
    const auto& finding = now.findings.at(0);
    BOOST_TEST((finding.cause->day + Days{finding.requiredDays - finding.daysShort} == treated + Days{10}));
    // Only after the later treatment has healed in its turn is there a free day.
    BOOST_TEST((now.earliest == treated + Days{17}));
    const auto recorded = assess(plan({row("nose", 1000)}), history, book(), treated, Act::record);
    BOOST_TEST((recorded.verdict == Verdict::warn));
    const auto shallow = assess(plan({row("nose", 400)}), history, book(), treated, Act::plan);
    BOOST_TEST(words(shallow) == "warn healing-recommended/pen-shallow/v3/nose/planned 4");
    const auto longBefore = assess(plan({row("nose", 1000)}), history, book(), treated - Days{32}, Act::plan);
    BOOST_TEST((longBefore.verdict == Verdict::allow));
    BOOST_TEST((longBefore.earliest == treated - Days{32}));
}

BOOST_AUTO_TEST_CASE(a_day_for_all_zones_at_once_is_free_in_every_one) {
    // The nose is free from day 28 on, but then the cheek's later treatment is too near.
    const auto history = historyOf({past("a", treated, "nose", Modality::pen, 1000),
                                    past("b", treated + Days{40}, "cheek-left", Modality::pen, 400)});
    const auto rows = plan({row("nose"), row("cheek-left")});
    const auto now = assess(rows, history, book(), treated + Days{5}, Act::plan);
    BOOST_TEST((now.zones.at(0).earliest == treated + Days{28}));
    BOOST_TEST((now.zones.at(1).earliest == treated + Days{5}));
    BOOST_TEST((now.earliest == treated + Days{47}));
    BOOST_TEST((assess(rows, history, book(), now.earliest, Act::plan).verdict != Verdict::deny));
}

BOOST_AUTO_TEST_CASE(a_needling_that_no_row_speaks_of_takes_the_longest_of_its_modality_and_says_so) {
    const auto history = historyOf({past("u1", treated, "nose", Modality::rf, 2500)});
    const auto now = assess(plan({row("nose")}), history, book(), treated + Days{20}, Act::start);
    BOOST_TEST(words(now) == "deny healing-floor/rf/v3/nose/u1 1; warn no-row/rf/v3/nose/u1 8");
    BOOST_TEST(
        (assess(plan({row("nose")}), history, book(), treated + Days{28}, Act::start).verdict == Verdict::allow));
    auto empty = book();
    empty.intervals.clear();
    const auto unruled = assess(plan({row("nose")}), history, empty, treated + Days{400}, Act::start);
    BOOST_TEST(words(unruled) == "warn no-row/rf/v3/nose/u1 0");
}

BOOST_AUTO_TEST_CASE(a_zone_whose_history_was_not_taken_is_not_safe) {
    auto history = historyOf({});
    history.historyTaken = {{"cheek-left"}};
    const auto rows = plan({row("cheek-left"), row("nose")});
    const auto start = assess(rows, history, book(), treated, Act::start);
    BOOST_TEST(words(start) == "warn history-not-known/history-not-known/v3/nose/- 0");
    BOOST_TEST(start.zones.at(0).historyKnown);
    BOOST_TEST(!start.zones.at(1).historyKnown);
    BOOST_TEST((start.verdict == Verdict::warn));
    BOOST_TEST((assess(rows, history, book(), treated, Act::plan).verdict == Verdict::allow));
    history.historyTaken = {{"face"}};
    BOOST_TEST(assess(rows, history, book(), treated, Act::start).findings.empty());
}

BOOST_AUTO_TEST_CASE(a_device_is_not_taken_deeper_than_it_goes) {
    Device device;
    device.id = DeviceId{4};
    device.maximumDepth = Depth{1500};
    auto history = historyOf({});
    history.devices = {device};
    auto deep = row("nose", 1501);
    deep.device = DeviceId{4};
    const auto now = assess(plan({deep}), history, book(), treated, Act::start);
    BOOST_TEST(words(now) == "deny device-depth/pen/v3/nose/1501 0");
    BOOST_TEST((now.earliest == treated), "no day cures it");
    BOOST_TEST(!now.findings[0].earliest.has_value());
    deep.depth = Depth{1500};
    BOOST_TEST(assess(plan({deep}), history, book(), treated, Act::start).findings.empty());
}

BOOST_AUTO_TEST_CASE(planning_outside_of_a_label_is_noted) {
    auto rules = book();
    rules.labels = {{.label = "brand",
                     .name = "Brand",
                     .zone = ZoneCode{"cheeks"},
                     .upTo = Depth{1500},
                     .skinTypes = {SkinType::II},
                     .source = "L",
                     .grade = 'A'}};
    Device device;
    device.id = DeviceId{4};
    device.label = "brand";
    auto history = historyOf({});
    history.devices = {device};
    const auto look = [&](const char* zone, int depth) {
        auto one = row(zone, depth);
        one.device = DeviceId{4};
        return words(assess(plan({one}), history, rules, treated, Act::start));
    };
    BOOST_TEST(look("cheek-left", 1500).empty());
    BOOST_TEST(look("cheek-left", 1501) == "note outside-label/brand/v3/cheek-left/- 0");
    BOOST_TEST(look("nose", 1000) == "note outside-label/brand/v3/nose/- 0");
    history.skinType.reset();
    BOOST_TEST(look("cheek-left", 1500) == "note outside-label/brand/v3/cheek-left/- 0");
}

BOOST_AUTO_TEST_CASE(the_gravest_comes_first_and_a_rule_that_is_off_is_silent) {
    auto rules = book();
    auto history = historyOf({past("u1", treated, "cheek-right", Modality::pen, 1000),
                              past("u2", treated - Days{20}, "nose", Modality::pen, 1000)});
    history.historyTaken.clear();
    const auto rows = plan({row("cheek-right"), row("nose")});
    const auto now = assess(rows, history, rules, treated + Days{10}, Act::start);
    BOOST_TEST(words(now) == "deny healing-floor/pen-deep/v3/cheek-right/u1 18; "
                             "warn healing-recommended/pen-deep/v3/nose/u2 12; "
                             "warn history-not-known/history-not-known/v3/nose/- 0; "
                             "warn history-not-known/history-not-known/v3/cheek-right/- 0");
    BOOST_TEST((now.zones.at(0).zone.text == "cheek-right"));
    BOOST_TEST(now.zones.at(0).why.value() == 0U);
    BOOST_TEST(now.zones.at(1).why.value() == 1U);
    for (auto& kind : rules.strengths) {
        kind = {off, off, off};
    }
    const auto silent = assess(rows, history, rules, treated + Days{10}, Act::start);
    BOOST_TEST(silent.findings.empty());
    BOOST_TEST((silent.verdict == Verdict::allow));
    BOOST_TEST((silent.earliest == treated + Days{10}));
}

BOOST_AUTO_TEST_CASE(recording_what_has_happened_is_never_denied) {
    const auto history = historyOf({past("u1", treated, "nose", Modality::pen, 1000)});
    const auto now = assess(plan({row("nose")}), history, book(), treated + Days{1}, Act::record);
    BOOST_TEST((now.verdict == Verdict::warn));
    BOOST_TEST((now.earliest == treated + Days{28}));
}

Assessment denied() {
    return assess(plan({row("nose")}), historyOf({past("u1", treated, "nose", Modality::pen, 1000)}), book(),
                  treated + Days{20}, Act::start);
}

std::string problemsOf(const Outcome<Clearance>& outcome) {
    return outcome.ok() ? "" : outcome.problems().at(0).field + ": " + outcome.problems().at(0).code;
}

BOOST_AUTO_TEST_CASE(a_denial_is_cleared_by_an_override_that_saw_it) {
    const auto assessment = denied();
    const auto key = assessment.findings.at(0).key();
    const auto with = [&](std::string forKey, int daysShort, std::string why) {
        return clear(plan({row("nose")}), assessment,
                     {{.findingKey = std::move(forKey),
                       .daysShort = daysShort,
                       .reason = OverrideReason::clinicalJudgement,
                       .words = std::move(why)}});
    };
    BOOST_TEST(problemsOf(clear(plan({row("nose")}), assessment, {})) == key + ": denied");
    BOOST_TEST(problemsOf(with("another", 8, "seen and agreed")) == key + ": denied");
    BOOST_TEST(problemsOf(with(key, 7, "seen and agreed")) == key + ": more-days-short");
    BOOST_TEST(problemsOf(with(key, 8, "too short")) == key + ": words-too-short");
    BOOST_TEST(problemsOf(with(key, 8, "         x")) == key + ": words-too-short");
    BOOST_TEST(problemsOf(with(key, 8, "ja, für mich")).empty());
    const auto cleared = with(key, 9, "seen and agreed");
    BOOST_REQUIRE(cleared.ok());
    BOOST_TEST(cleared->overrides().size() == 1U);
    BOOST_TEST((cleared->assessment() == assessment));
}

BOOST_AUTO_TEST_CASE(a_warning_needs_few_words_a_note_needs_none) {
    const auto history = historyOf({past("u1", treated, "nose", Modality::pen, 1000)});
    const auto warned = assess(plan({row("nose")}), history, book(), treated + Days{30}, Act::start);
    const auto key = warned.findings.at(0).key();
    BOOST_TEST(problemsOf(clear(plan({row("nose")}), warned, {})) == key + ": reason-needed");
    BOOST_TEST(problemsOf(clear(plan({row("nose")}), warned, {{key, 12, OverrideReason::other, "ok"}})) ==
               key + ": words-too-short");
    BOOST_TEST(clear(plan({row("nose")}), warned, {{key, 12, OverrideReason::other, "yes"}}).ok());
    const auto noted = assess(plan({row("nose")}), history, book(), treated + Days{30}, Act::record);
    BOOST_TEST(noted.findings.size() == 1U);
    const auto cleared = clear(plan({row("nose")}), noted, {{"something else", 0, OverrideReason::other, "unasked"}});
    BOOST_REQUIRE(cleared.ok());
    BOOST_TEST(cleared->overrides().empty());
}

BOOST_AUTO_TEST_CASE(the_gate_notices_what_was_not_seen) {
    const auto seen = denied();
    BOOST_TEST(newOrWorse(seen, seen).empty());
    auto now = seen;
    now.findings.at(0).daysShort -= 1;
    BOOST_TEST(newOrWorse(seen, now).empty(), "a day has passed");
    now.findings.at(0).daysShort += 2;
    BOOST_TEST(newOrWorse(seen, now).size() == 1U);
    now = seen;
    now.findings.at(0).ruleBookVersion = 4;
    BOOST_TEST(newOrWorse(seen, now).size() == 1U);
    now = seen;
    now.findings.at(0).cause->uid.text = "another";
    BOOST_TEST(newOrWorse(seen, now).size() == 1U);
    auto milder = seen;
    milder.findings.at(0).strength = warn;
    BOOST_TEST(newOrWorse(milder, seen).size() == 1U);
    BOOST_TEST(newOrWorse(seen, milder).empty());
    BOOST_TEST(newOrWorse({}, seen).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_sound_book_passes_its_check_and_a_faulty_one_names_the_row) {
    auto sound = book();
    sound.intervals.back().upTo = deepestDepth;
    for (const auto& problem : check(sound)) {
        BOOST_ERROR(problem.field + ": " + problem.code);
    }
    struct Case {
        const char* field;
        const char* code;
        void (*change)(RuleBook&);
    };
    for (const auto& [field, code, change] : {
             Case{"intervals[pen-deep]", "deeper-earlier", [](RuleBook& b) { b.intervals[1].floorDays = 6; }},
             Case{"intervals[pen-deep]", "deeper-earlier", [](RuleBook& b) { b.intervals[0].recommendedDays = 43; }},
             // A protocol for one indication that ends in the middle of the depths, below a longer shallow row.
             Case{"intervals[hair]", "deeper-earlier",
                  [](RuleBook& b) {
                      b.intervals.push_back(interval("hair", Modality::roller, 500, 1500, 7, 14));
                      b.intervals.back().indication = Indication::hair;
                  }},
             Case{"intervals[nose]", "deeper-earlier",
                  [](RuleBook& b) {
                      b.intervals.push_back(interval("nose", Modality::stamp, 1000, 5000, 7, 28));
                      b.intervals.back().zone = ZoneCode{"nose"};
                  }},
             Case{"intervals[dark]", "deeper-earlier",
                  [](RuleBook& b) {
                      b.intervals.push_back(interval("dark", Modality::rf, 1000, 5000, 7, 28));
                      b.intervals.back().skinTypes = {SkinType::VI};
                  }},
             // A label for deeper needles only that is shorter than the table above it.
             Case{"intervals[brand]", "deeper-earlier",
                  [](RuleBook& b) {
                      b.labels = {{.label = "brand",
                                   .name = "",
                                   .zone = {},
                                   .upTo = deepestDepth,
                                   .skinTypes = {},
                                   .source = "",
                                   .grade = 'A'}};
                      b.intervals.push_back(interval("brand", Modality::stamp, 1000, 5000, 10, 28));
                      b.intervals.back().label = "brand";
                  }},
             Case{"intervals", "no-row", [](RuleBook& b) { b.intervals[4].upTo = Depth{4000}; }},
             Case{"intervals[stamp]", "recommended-below-floor",
                  [](RuleBook& b) { b.intervals[2].recommendedDays = 27; }},
             Case{"intervals[stamp]", "floor-below-one-day", [](RuleBook& b) { b.intervals[2].floorDays = 0; }},
             Case{"intervals[stamp]", "unknown-zone", [](RuleBook& b) { b.intervals[2].zone = ZoneCode{"elbow"}; }},
             Case{"intervals[stamp]", "unknown-label", [](RuleBook& b) { b.intervals[2].label = "brand"; }},
             Case{"intervals[stamp]", "empty-depth-band", [](RuleBook& b) { b.intervals[2].over = deepestDepth; }},
             Case{"intervals[stamp]", "id-doubled-or-empty", [](RuleBook& b) { b.intervals[3].id = "stamp"; }},
             Case{"strengths[no-row]", "record-denied", [](RuleBook& b) { b.strengths[3][2] = deny; }},
         }) {
        auto faulty = sound;
        change(faulty);
        const auto problems = check(faulty);
        const bool named = std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
            return problem.field == field && problem.code == code;
        });
        BOOST_TEST(named, field << " " << code);
    }
}

BOOST_AUTO_TEST_SUITE_END()
