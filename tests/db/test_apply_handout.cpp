// What was handed over after a session is kept with its words.

#include "db/aftercare_restrictions.h"
#include "tests/support/open_clinic.h"

BOOST_FIXTURE_TEST_SUITE(apply_handout, support::OpenClinic)

using support::row;
using support::told;

BOOST_AUTO_TEST_CASE(the_words_and_the_way_stay_on_record) {
    const auto session = signedSession(client(), {row("chin", 1000)}, unitsOf(lot())[0], container());
    done(model::HandOut{session, "pen-deep", 1, "en", model::HandoutWay::printed, "No retinoids until Friday"});
    later(std::chrono::minutes{5});
    done(model::HandOut{session, "pen-deep", 2, "en", model::HandoutWay::mailed, "No retinoids until Sunday"});
    const auto handed = access.handouts(session);
    BOOST_TEST_REQUIRE(handed.size() == 2U);
    BOOST_TEST(handed[0].words == "No retinoids until Friday");
    BOOST_TEST(handed[0].who == "Mara Voss");
    BOOST_TEST((handed[1].way == model::HandoutWay::mailed));
    BOOST_TEST((handed[1].at == now()));
    BOOST_TEST(access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(nothing_is_handed_over_before_signing_or_without_words) {
    const auto who = client();
    const auto open = started(who, {row("chin", 1000)});
    BOOST_TEST(told(access.apply(model::HandOut{open, "pen-deep", 1, "en", model::HandoutWay::printed, "words"})) ==
               "session: not-yet-signed");
    BOOST_TEST(told(access.apply(model::HandOut{model::SessionId{4711}, "pen-deep", 1, "en", model::HandoutWay::printed,
                                                "words"})) == "session: unknown");
    const auto other = signedSession(client("Ben"), {row("chin", 1000)}, unitsOf(lot())[0], container());
    BOOST_TEST(told(access.apply(model::HandOut{other, "pen-deep", 1, "en", model::HandoutWay::printed, " "})) ==
               "words: required");
    BOOST_TEST(count("handout") == 0);
}

BOOST_AUTO_TEST_CASE(the_table_of_restrictions_answers_by_what_was_done) {
    const auto zones = rules().zones;
    const auto end = support::momentOf("2026-11-22T15:00:00.000000Z");
    const auto until = [&](const model::TreatmentRow& done, const std::string& code) -> std::string {
        for (const auto& one : model::restrictionsFor(db::aftercareRestrictions(), {done}, zones, end,
                                                      support::dayOf("2026-11-22"), "Europe/London")) {
            if (one.restriction.code == code) {
                return model::isoText(one.until);
            }
        }
        return "none";
    };
    BOOST_TEST(until(row("chin", 1000), "retinoids") == "2026-11-29");
    BOOST_TEST(until(row("chin", 1000), "make-up") == "2026-11-23");
    BOOST_TEST(until(row("chin", 1000, model::Modality::rf), "make-up") == "2026-11-25");
    // The label says so for every depth, and the message after 24 hours that it may begin.
    for (const int depth : {100, 300, 500, 1000}) {
        BOOST_TEST(until(row("chin", depth), "sunscreen") == "2026-11-23", depth);
    }
    auto unknown = row("chin");
    unknown.depth.reset();
    BOOST_TEST(until(unknown, "sunscreen") == "2026-11-23");
}

BOOST_AUTO_TEST_SUITE_END()
