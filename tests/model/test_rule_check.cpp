// What `check` says of exposures, screening, depths and strengths; healing intervals are in test_healing.cpp.
#include "model/rule_book.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

BOOST_AUTO_TEST_SUITE(rule_check)

using namespace model;
IntervalRow interval(const char* id, Modality modality) {
    IntervalRow row;
    row.id = id;
    row.modality = modality;
    row.floorDays = 7;
    row.recommendedDays = 14;
    row.source = "S";
    return row;
}

RuleBook book() {
    RuleBook rules;
    rules.zones = ZoneTree{{{{"face"}, "face", {}, {}, true}, {{"nose"}, "nose", ZoneCode{"face"}, {}, true}}};
    rules.intervals = {interval("pen", Modality::pen), interval("stamp", Modality::stamp),
                       interval("roller", Modality::roller), interval("rf", Modality::rf)};
    rules.items = {{"toxin", "Toxin", ExposureGroup::injection, Reach::zone, false},
                   {"vaccine", "Vaccine", ExposureGroup::medicine, Reach::client, false}};
    rules.washOuts = {{"toxin", "toxin", {}, 14, 14, 7, 14, {"S", 'C'}},
                      {"vaccine-rf", "vaccine", Modality::rf, 0, 14, 0, 0, {"S", 'C'}}};
    rules.questions = {{"ill", "Health", "Ill?", "Ill", Reach::client, {}},
                       {"tattoo", "Skin", "Tattoo?", "Tattoo", Reach::zone, ZoneCode{"nose"}}};
    rules.contraindications = {{"ill", "ill", {}, false, Bar::block, {"S", 'A'}},
                               {"tattoo", "tattoo", {}, false, Bar::caution, {"S", 'C'}},
                               {"tattoo-rf", "tattoo", Modality::rf, false, Bar::clearance, {"S", 'A'}}};
    rules.depths = {{"face", {"face"}, {}, Depth{750}, {}, {"S", 'C'}},
                    {"nose", {"nose"}, Modality::rf, Depth{500}, Depth{500}, {"S", 'C'}}};
    return rules;
}

RuleBook::ByAct strengths(Strength record) {
    return {Strength::warn, Strength::deny, record};
}

BOOST_AUTO_TEST_CASE(a_sound_book_has_no_problems) {
    auto sound = book();
    for (const auto& [kind, rule] :
         {std::pair{RuleKind::healingFloor, "pen"}, std::pair{RuleKind::washOutRecommended, "vaccine-rf"},
          std::pair{RuleKind::zoneDepth, "nose"}, std::pair{RuleKind::contraindication, "ill"},
          std::pair{RuleKind::clearanceNeeded, "tattoo-rf"}, std::pair{RuleKind::caution, "tattoo"},
          std::pair{RuleKind::practitionerDepth, "rf"}, std::pair{RuleKind::noRow, "toxin"}}) {
        sound.exceptions[{kind, rule}] = strengths(Strength::warn);
    }
    std::string found;
    for (const auto& problem : check(sound)) {
        found += problem.field + ": " + problem.code + "; ";
    }
    BOOST_TEST(found == "");
}

BOOST_AUTO_TEST_CASE(each_fault_names_its_row) {
    struct Case {
        const char* field;
        const char* code;
        void (*change)(RuleBook&);
    };
    for (const auto& [field, code, change] : {
             Case{"washouts[toxin]", "recommended-below-floor",
                  [](RuleBook& b) { b.washOuts[0].recommendedDays = 13; }},
             Case{"washouts[toxin]", "recommended-below-floor",
                  [](RuleBook& b) { b.washOuts[0].afterRecommendedDays = 6; }},
             Case{"washouts[toxin]", "unknown-item", [](RuleBook& b) { b.washOuts[0].item = "massage"; }},
             Case{"items[toxin]", "no-row", [](RuleBook& b) { b.washOuts.erase(b.washOuts.begin()); }},
             Case{"items[vaccine]", "no-row", [](RuleBook& b) { b.washOuts.pop_back(); }},
             Case{"contraindications[ill]", "unknown-question",
                  [](RuleBook& b) { b.contraindications[0].question = "tired"; }},
             Case{"questions[ill]", "no-row", [](RuleBook& b) { b.contraindications[0].question = "tattoo"; }},
             Case{"questions[tattoo]", "unknown-zone", [](RuleBook& b) { b.questions[1].zone = ZoneCode{"elbow"}; }},
             Case{"depths[face]", "unknown-zone", [](RuleBook& b) { b.depths[0].zone = {"elbow"}; }},
             Case{"depths[nose]", "customary-beyond-maximum", [](RuleBook& b) { b.depths[1].customary = Depth{501}; }},
             Case{"strengths[caution]", "record-denied",
                  [](RuleBook& b) {
                      b.strengths[static_cast<std::size_t>(RuleKind::caution)] = strengths(Strength::deny);
                  }},
             Case{"strengths[caution tattoo]", "record-denied",
                  [](RuleBook& b) {
                      b.exceptions[{RuleKind::caution, "tattoo"}] = strengths(Strength::deny);
                  }},
             Case{"strengths[caution ill]", "unknown-rule",
                  [](RuleBook& b) {
                      b.exceptions[{RuleKind::caution, "ill"}] = strengths(Strength::warn);
                  }},
             Case{"strengths[wash-out-floor pen]", "unknown-rule",
                  [](RuleBook& b) {
                      b.exceptions[{RuleKind::washOutFloor, "pen"}] = strengths(Strength::warn);
                  }},
             Case{"strengths[device-depth laser]", "unknown-rule",
                  [](RuleBook& b) {
                      b.exceptions[{RuleKind::deviceDepth, "laser"}] = strengths(Strength::warn);
                  }},
             Case{"strengths[licence rf]", "unknown-rule",
                  [](RuleBook& b) {
                      b.exceptions[{RuleKind::licence, "rf"}] = strengths(Strength::warn);
                  }},
         }) {
        auto faulty = book();
        change(faulty);
        const auto problems = check(faulty);
        const bool named = std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
            return problem.field == field && problem.code == code;
        });
        BOOST_TEST(named, field << " " << code);
    }
}

BOOST_AUTO_TEST_CASE(a_rule_may_differ_from_its_kind) {
    auto rules = book();
    rules.strengths[static_cast<std::size_t>(RuleKind::caution)] = {Strength::note, Strength::warn, Strength::note};
    rules.exceptions[{RuleKind::caution, "tattoo"}] = strengths(Strength::warn);
    BOOST_TEST((rules.strength(RuleKind::caution, Act::start, "tattoo") == Strength::deny));
    BOOST_TEST((rules.strength(RuleKind::caution, Act::start, "epilepsy") == Strength::warn));
    BOOST_TEST((rules.strength(RuleKind::caution, Act::start) == Strength::warn));
    BOOST_TEST((rules.strength(RuleKind::clearanceNeeded, Act::start, "tattoo") == Strength::off));
}

BOOST_AUTO_TEST_SUITE_END()
