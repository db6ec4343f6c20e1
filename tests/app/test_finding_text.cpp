#include "app/present/finding_text.h"
#include "app/present/tr.h"
#include "db/rule_tables.h"
#include "model/aftercare.h"

#include <boost/test/unit_test.hpp>

using namespace present;

namespace {

model::Day day(const char* iso) {
    return model::parseDay(iso).value();
}

/// Cheeks with SkinPen on 8 November, forehead with a pen on 30 October; today is the 22nd.
struct Healing {
    Healing() {
        useLocale("en_GB");
        rules = db::readRules(db::shippedRules(), 3, "");
        for (const auto* zone : {"cheek-left", "cheek-right"}) {
            history.treatments.push_back(treated(zone, "2026-11-08", 1500));
        }
        history.treatments.push_back(treated("forehead", "2026-10-30", 1000));
        history.treatments.back().label.clear();
        history.treatments.back().deviceName = "Dermapen";
        history.skinType = model::SkinType::III;
        for (const auto& zone : rules.zones.zones()) {
            history.historyTaken.insert(zone.code);
        }
    }
    static model::PastTreatment treated(const char* zone, const char* on, int micrometres) {
        model::PastTreatment past;
        past.uid = {on};
        past.day = day(on);
        past.zone = {zone};
        past.deviceName = "SkinPen";
        past.label = "skinpen";
        past.indication = model::Indication::rejuvenation;
        past.depth = model::Depth{micrometres};
        return past;
    }
    model::Assessment assess(std::initializer_list<const char*> zones, model::Act act = model::Act::start,
                             const char* on = "2026-11-22") const {
        model::SessionPlan plan;
        for (const auto* zone : zones) {
            model::TreatmentRow row;
            row.zone = {zone};
            row.depth = model::Depth{1500};
            plan.rows.push_back(row);
        }
        return model::assess(plan, history, rules, day(on), act);
    }
    std::string headlineOf(const model::Assessment& assessment) const {
        return headline(assessment, rules.zones, day("2026-11-22"));
    }

    model::RuleBook rules;
    model::History history;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(finding_text, Healing)

BOOST_AUTO_TEST_CASE(a_denial_names_the_first_safe_day_and_the_zones) {
    const auto denied = assess({"cheek-left", "cheek-right"});
    BOOST_TEST(headlineOf(denied) == "Not before Tuesday 8 December: the cheeks are healing.");
    BOOST_TEST(headlineOf(assess({"cheek-left"})) == "Not before Tuesday 8 December: the left cheek is healing.");
    const auto groups = grouped(denied, rules, day("2026-11-22"));
    BOOST_REQUIRE(!groups.empty());
    BOOST_TEST(groups.front().text == "Cheeks: treated on 8 November with SkinPen at 1.5 mm; the device label asks for "
                                      "30 days, 14 have passed.");
    BOOST_TEST((groups.front().tone == Tone::deny));
    BOOST_TEST(groups.front().keys.size() == 2);
    BOOST_TEST(explain(denied.findings.front(), denied, rules, day("2026-11-22")) ==
               "Treated on 8 November with SkinPen at 1.5 mm; the device label asks for 30 days, 14 have passed.");
    BOOST_TEST(shortReason(denied.findings.front(), rules) == "device label, 30 days");
}

BOOST_AUTO_TEST_CASE(a_warning_says_from_when_it_is_better) {
    const auto warned = assess({"forehead"});
    BOOST_TEST(headlineOf(warned) == "Better from Friday 27 November: the forehead is still settling.");
    BOOST_TEST(shortReason(warned.findings.front(), rules) == "28 days recommended");
}

BOOST_AUTO_TEST_CASE(an_unknown_history_is_asked_for) {
    history.historyTaken.clear();
    BOOST_TEST(headlineOf(assess({"neck"})) == "Ask first: what was done elsewhere to the neck is not known.");
}

BOOST_AUTO_TEST_CASE(no_finding_says_safe) {
    BOOST_TEST(headlineOf(assess({"neck"})) == "Safe today for the neck.");
    BOOST_TEST(headlineOf(assess({"neck"}, model::Act::plan, "2026-12-08")) ==
               "Safe on Tuesday 8 December for the neck.");
}

BOOST_AUTO_TEST_CASE(what_is_unknown_or_elsewhere_is_said) {
    auto& past = history.treatments.front();
    past.depth.reset();
    past.deviceName.clear();
    past.label.clear();
    past.elsewhere = true;
    const auto denied = assess({"cheek-left"});
    BOOST_REQUIRE(!denied.findings.empty());
    BOOST_TEST(explain(denied.findings.front(), denied, rules, day("2026-11-22"))
                   .starts_with("Treated elsewhere on 8 November with pen at an unknown depth; "));
}

BOOST_AUTO_TEST_CASE(every_rule_kind_is_explained) {
    const auto assessment = assess({"cheek-left"});
    for (const auto& kind : model::codesOf<model::RuleKind>) {
        model::Finding finding;
        finding.kind = kind.value;
        finding.zone = {"cheek-left"};
        finding.cause = history.treatments.front();
        BOOST_TEST_CONTEXT(kind.code) {
            BOOST_TEST(!explain(finding, assessment, rules, day("2026-11-22")).empty());
            BOOST_TEST(!shortReason(finding, rules).empty());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
