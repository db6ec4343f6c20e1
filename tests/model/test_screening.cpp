// Which questions bear on a plan, and how a consent stands.
#include "model/consent.h"
#include "model/screening.h"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(screening)

using namespace model;

const RuleBook& book() {
    static const RuleBook rules = [] {
        RuleBook made;
        made.zones = ZoneTree{{{{"body"}, "body", {}, {}, true},
                               {{"face"}, "face", ZoneCode{"body"}, {}, true},
                               {{"chin"}, "chin", ZoneCode{"face"}, {}, true},
                               {{"neck"}, "neck", ZoneCode{"body"}, {}, true}}};
        made.questions = {{"pregnant", "Health", "Pregnant?", "Pregnant", Reach::client, {}},
                          {"implant", "Health", "Implant?", "Implant", Reach::client, {}},
                          {"herpes", "History", "Herpes?", "Herpes", Reach::client, ZoneCode{"face"}},
                          {"liver", "Health", "Liver?", "Liver", Reach::client, {}}};
        made.contraindications = {{"pregnant", "pregnant", {}, false, Bar::block, {"S5", 'A'}},
                                  {"implant-rf", "implant", Modality::rf, false, Bar::block, {"S32", 'C'}},
                                  {"herpes", "herpes", {}, false, Bar::caution, {"S8", 'A'}},
                                  {"herpes-rf", "herpes", Modality::rf, false, Bar::clearance, {"S9", 'A'}},
                                  {"liver-numb", "liver", {}, true, Bar::block, {"S11", 'A'}}};
        return made;
    }();
    return rules;
}

SessionPlan plan(const char* zone, Modality modality, bool anaesthetic = false) {
    SessionPlan made;
    TreatmentRow row;
    row.zone = {zone};
    row.modality = modality;
    made.rows.push_back(row);
    made.anaesthetic = anaesthetic;
    return made;
}

/// "pregnant=pregnant herpes=herpes-rf": each question with the rule that a yes would meet.
std::string asked(const SessionPlan& plan) {
    std::string all;
    for (const auto& one : questionsFor(plan, book())) {
        all += (all.empty() ? "" : " ") + one.question->code + "=" + one.bar->id;
    }
    return all;
}

BOOST_AUTO_TEST_CASE(modality_zone_and_numbing_decide_what_is_asked) {
    BOOST_TEST(asked(plan("neck", Modality::pen)) == "pregnant=pregnant");
    BOOST_TEST(asked(plan("neck", Modality::rf)) == "pregnant=pregnant implant=implant-rf");
    BOOST_TEST(asked(plan("chin", Modality::pen)) == "pregnant=pregnant herpes=herpes");
    BOOST_TEST(asked(plan("body", Modality::pen)) == "pregnant=pregnant herpes=herpes");
    BOOST_TEST(asked(plan("neck", Modality::pen, true)) == "pregnant=pregnant liver=liver-numb");
    BOOST_TEST(asked(SessionPlan{}).empty());
}

BOOST_AUTO_TEST_CASE(of_two_modalities_the_graver_rule_counts) {
    auto both = plan("chin", Modality::pen);
    both.rows.push_back(plan("chin", Modality::rf).rows.front());
    BOOST_TEST(asked(both) == "pregnant=pregnant implant=implant-rf herpes=herpes-rf");
}

BOOST_AUTO_TEST_CASE(a_consent_holds_until_something_about_it_changes) {
    const auto today = parseDay("2026-11-22").value();
    const ConsentForm form{"needling", 2, "Needling", {}};
    const auto lacking = [&](std::vector<SignedConsent> consents, int validDays = 0, bool minor = false) {
        return standingOf(form, consents, today, validDays, minor).lacking;
    };
    BOOST_TEST(lacking({}) == "missing");
    BOOST_TEST(lacking({{"other", 2, today, false}}) == "missing");
    BOOST_TEST(lacking({{"needling", 2, today + Days{1}, false}}) == "missing");
    BOOST_TEST(lacking({{"needling", 1, today, false}}) == "old-version");
    BOOST_TEST(lacking({{"needling", 1, today, false}, {"needling", 2, today - Days{9}, false}}).empty());
    BOOST_TEST(lacking({{"needling", 2, today - Days{9}, false}}, 9).empty());
    BOOST_TEST(lacking({{"needling", 2, today - Days{10}, false}}, 9) == "ran-out");
    BOOST_TEST(lacking({{"needling", 2, today, false}}, 0, true) == "guardian");
    BOOST_TEST(lacking({{"needling", 2, today, true}}, 0, true).empty());
}

BOOST_AUTO_TEST_SUITE_END()
