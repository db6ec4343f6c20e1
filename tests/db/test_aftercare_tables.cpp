#include "db/aftercare_events.h"
#include "db/aftercare_signs.h"
#include "db/aftercare_tables.h"
#include "db/rule_tables.h"
#include "model/aftercare_check.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>

BOOST_AUTO_TEST_SUITE(aftercare_tables)

const model::ZoneTree& zones() {
    static const auto tree = db::readRules(db::shippedRules(), 1, "").zones;
    return tree;
}

model::TreatmentRow treated(const char* zone, model::Modality modality, int micrometres) {
    model::TreatmentRow row;
    row.zone.text = zone;
    row.modality = modality;
    row.depth = model::Depth{micrometres};
    return row;
}

BOOST_AUTO_TEST_CASE(every_clinic_treatment_gets_the_plan_meant_for_it) {
    using enum model::Modality;
    struct Case {
        const char* zone;
        model::Modality modality;
        int depth;
        const char* plan;
    };
    const auto plans = db::shippedAftercare();
    for (const auto& [zone, modality, depth, expected] :
         {Case{"nose", pen, 500, "pen-shallow"}, Case{"nose", pen, 501, "pen-deep"},
          Case{"abdomen", roller, 1500, "pen-deep"}, Case{"chin", stamp, 250, "pen-shallow"},
          Case{"cheek-left", rf, 400, "rf"}, Case{"cheek-left", rf, 3000, "rf"},
          Case{"scalp-front", pen, 1500, "scalp"}, Case{"scalp-back", pen, 300, "scalp"},
          Case{"scalp-front", rf, 1500, "rf"}}) {
        const auto* plan = planFor(plans, {treated(zone, modality, depth)}, zones());
        BOOST_REQUIRE(plan != nullptr);
        BOOST_TEST(plan->code == expected, zone << " " << depth);
    }
}

BOOST_AUTO_TEST_CASE(every_plan_tells_the_client_at_once_asks_after_a_day_and_a_week_and_says_when_to_call) {
    for (const auto& plan : db::shippedAftercare()) {
        BOOST_TEST_CONTEXT(plan.code) {
            const auto has = [&](bool byHours, int offset, bool answer) {
                return std::any_of(plan.steps.begin(), plan.steps.end(), [&](const auto& step) {
                    return step.byHours == byHours && step.offset == offset && (!answer || step.expectsAnswer);
                });
            };
            BOOST_TEST(has(true, 0, false));
            BOOST_TEST(has(true, 24, true));
            BOOST_TEST(has(true, 72, false));
            BOOST_TEST(has(false, 7, true));
            const auto& first = plan.steps.front().text;
            BOOST_TEST((first.find("call us at once") != std::string::npos || first.find("Call us at once") == 0U ||
                        first.find(" Call us at once") != std::string::npos));
            for (const auto& step : plan.steps) {
                BOOST_TEST(step.title.size() <= 60U, step.code);
                BOOST_TEST(step.text.size() <= 600U, step.code);
                BOOST_TEST(!step.source.empty(), step.code);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_fault_names_its_table_and_line) {
    struct Case {
        const char* row;
        const char* place;
    };
    const std::string header =
        "plan,code,kind,basis,offset,from,to,channel,staff,answer,sheet,alarms,title,text,source\n";
    for (const auto& [row, place] :
         {Case{"p,a,instruction,weeks,1,09:00,19:00,email,no,no,no,,t,t,s", "steps, line 2, basis"},
          Case{"q,a,instruction,days,1,09:00,19:00,email,no,no,no,,t,t,s", "steps, line 2, plan"},
          Case{"p,a,instruction,days,1,9:00,19:00,email,no,no,no,,t,t,s", "steps, line 2, from"},
          Case{"p,a,instruction,days,1,09:00,24:01,email,no,no,no,,t,t,s", "steps, line 2, to"},
          Case{"p,a,instruction,days,1,09:00,08:00,email,no,no,no,,t,t,s", "steps, line 2, to"},
          Case{"p,a,instruction,days,-1,09:00,19:00,email,no,no,no,,t,t,s", "steps, line 2, offset"},
          Case{"p,a,instruction,days,1,09:00,19:00,email,maybe,no,no,,t,t,s", "steps, line 2, staff"},
          Case{"p,a,instruction,days,1,09:00,19:00,email,no,no,no,,,t,s", "steps, line 2, title"},
          Case{"p,a,advice,days,1,09:00,19:00,email,no,no,no,,t,t,s", "steps, line 2, kind"},
          Case{"p,a,check-in,days,1,09:00,19:00,pigeon,no,yes,no,,t,t,s", "steps, line 2, channel"},
          Case{"p,a,check-in,days,1,09:00,19:00,email,no,yes,no,fever;boredom,t,t,s", "steps, line 2, alarms"},
          Case{"p,a,instruction,days,1,09:00,19:00,email,no,no,no,,t,t,s\np,a,instruction,days,2,09:00,19:00,email,no,"
               "no,no,,t,t,s",
               "steps, line 3, code"}}) {
        const db::AftercareTexts texts{.plans =
                                           "code,version,name,modality,zone,over_um,up_to_um\np,1,Plan,,,-1,5000\n",
                                       .steps = header + row + "\n"};
        BOOST_CHECK_EXCEPTION(db::readAftercare(texts), std::runtime_error, [&](const std::runtime_error& fault) {
            BOOST_TEST_INFO(fault.what());
            return std::string{fault.what()}.starts_with(place);
        });
    }
}

BOOST_AUTO_TEST_CASE(every_shipped_plan_could_be_saved_as_it_is) {
    for (const auto& plan : db::shippedAftercare()) {
        for (const auto& problem : model::validate(plan, db::aftercareSignCodes())) {
            BOOST_ERROR(plan.code << ": " << problem.field << " " << problem.code);
        }
        BOOST_TEST(model::doubts(plan, {}).empty(), plan.code);
        for (const auto& step : plan.steps) {
            const bool asks = step.kind == model::StepKind::checkIn || step.kind == model::StepKind::call;
            BOOST_TEST(asks == step.expectsAnswer, plan.code << " " << step.code);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_shipped_step_speaks_german_too) {
    for (const auto& plan : db::shippedAftercare()) {
        for (const auto& step : plan.steps) {
            BOOST_TEST_CONTEXT(plan.code << " " << step.code) {
                const auto* const german = model::wordsIn(step, "de-CH");
                BOOST_REQUIRE(german != nullptr);
                BOOST_TEST(german->title != step.title);
                BOOST_TEST(german->text != step.text);
                BOOST_TEST(model::wordsFor(step, "DE").text == german->text);
                BOOST_TEST(model::wordsFor(step, "").text == step.text);
                BOOST_TEST(model::wordsFor(step, "fr").title == step.title);
            }
        }
    }
}

/// "{clinic}" and the like, sorted.
std::multiset<std::string> placeholdersOf(const std::string& text) {
    std::multiset<std::string> all;
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
        const auto close = text.find('}', open);
        all.insert(text.substr(open, close == std::string::npos ? close : close + 1 - open));
    }
    return all;
}

BOOST_AUTO_TEST_CASE(every_translation_has_the_places_of_what_it_translates) {
    BOOST_TEST(placeholdersOf("a {date} b {clinic} {open").size() == 3U);
    std::size_t compared = 0;
    for (const auto& plan : db::shippedAftercare()) {
        for (const auto& step : plan.steps) {
            for (const auto& words : step.words) {
                const auto at = plan.code + " " + step.code + " " + words.language;
                BOOST_TEST(placeholdersOf(words.title) == placeholdersOf(step.title), at << ": title");
                BOOST_TEST(placeholdersOf(words.text) == placeholdersOf(step.text), at << ": text");
                ++compared;
            }
        }
    }
    BOOST_TEST(compared > 0U);
}

BOOST_AUTO_TEST_CASE(words_of_no_step_and_words_twice_are_refused) {
    auto texts = db::shippedAftercareTexts();
    const auto shipped = texts.words;
    texts.words = shipped + "rf,day-8,fr,Titre,Texte\n";
    BOOST_CHECK_THROW(db::readAftercare(texts), std::runtime_error);
    texts.words = shipped + "rf,day-7,de,Titel,Text\n";
    BOOST_CHECK_THROW(db::readAftercare(texts), std::runtime_error);
    texts.words = shipped + "rf,day-7,fr,Titre,Texte\n";
    BOOST_TEST(db::readAftercare(texts).size() == db::shippedAftercare().size());
}

BOOST_AUTO_TEST_CASE(the_signs_that_are_asked_about_can_happen_by_then) {
    for (const auto& plan : db::shippedAftercare()) {
        for (const auto& step : plan.steps) {
            for (const auto& code : step.alarms) {
                const auto* sign = db::aftercareSign(code);
                BOOST_REQUIRE(sign != nullptr);
                BOOST_TEST(sign->fromDay <= (step.byHours ? step.offset / 24 : step.offset),
                           plan.code << " " << step.code << " " << code);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_table_of_signs_or_events_with_a_fault_is_refused) {
    const std::string signs = "code,name,kind,severity,from_day,source\n";
    BOOST_CHECK_THROW(db::readSigns(signs + "pus,Pus,infection,awful,0,S\n"), std::runtime_error);
    BOOST_CHECK_THROW(db::readSigns(signs + "pus,Pus,infection,mild,0,S\npus,Pus,infection,mild,0,S\n"),
                      std::runtime_error);
    const std::string events = "event,instruction,check-in,call,next-visit,reason\n";
    BOOST_CHECK_THROW(db::readEvents(events + "client-deceased,stop,stop,stop,stop,Why\n"), std::runtime_error);
    std::string all = events;
    for (const auto& event : model::codesOf<model::AftercareEvent>) {
        all += std::string{event.code} + ",stop,keep,replan,keep,Why\n";
    }
    BOOST_TEST(db::readEvents(all).size() == model::codesOf<model::AftercareEvent>.size());
    BOOST_CHECK_THROW(db::readEvents(all + "client-deceased,stop,stop,stop,stop,Why\n"), std::runtime_error);
    BOOST_CHECK_THROW(db::readEvents(events + "client-deceased,stop,stop,halt,stop,Why\n"), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
