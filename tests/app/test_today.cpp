#include "app/present/text.h"
#include "app/present/today.h"
#include "tests/app/clinic.h"

BOOST_FIXTURE_TEST_SUITE(today, app_test::Clinic)

using namespace app_test;
using namespace present;
BOOST_AUTO_TEST_CASE(an_empty_day_says_what_it_will_show) {
    const Today page{seat()};
    BOOST_TEST(page.view().title == "Today");
    BOOST_TEST(page.view().line == "Sunday 22 November 2026");
    BOOST_TEST(page.view().sessions.rows.empty());
    BOOST_TEST(!page.view().sessions.empty.empty());
    BOOST_TEST(page.view().calls.empty == "Nobody to call now.");
}

BOOST_AUTO_TEST_CASE(planned_sessions_say_when_the_skin_has_not_healed) {
    const auto device = skinPen();
    const auto tomasz = client("Tomasz", "Wilk");
    const auto clare = client("Clare", "Fenwick");
    historyTaken(tomasz);
    historyTaken(clare);
    planned(plan(tomasz, {"cheek-left", "cheek-right"}, 1500), day("2026-11-22"), 10 * 60 + 30);
    planned(plan(clare, {"neck"}, 1000), day("2026-11-22"), 9 * 60 + 45);
    record(tomasz, {"cheek-left", "cheek-right"}, 1500, "2026-11-08", device);

    Today page{seat()};
    BOOST_TEST(textOf(page.view().sessions) == "09:45 | Clare Fenwick | Pen 1.0 mm, neck |  | Planned\n"
                                               "10:30 | Tomasz Wilk | Pen 1.5 mm, cheeks |  | Not before 8 Dec\n");
    BOOST_TEST(page.view().sessions.summary == "2 sessions");
    BOOST_TEST((page.view().sessions.rows[1].cells.back().chip->tone == Tone::deny));

    const auto row = page.view().sessions.rows[0].id;
    BOOST_TEST(page.canArrive(row));
    BOOST_TEST(page.opensDesk(row));
    BOOST_TEST((page.clientOfSession(row) == clare));
    page.arrive(row);
    BOOST_TEST(page.view().message.empty());
    BOOST_TEST(page.view().sessions.rows[0].cells.back().chip->text == "Arrived");
    BOOST_TEST(!page.canArrive(row));
    page.cancel(row, "ill", false);
    BOOST_TEST(page.view().sessions.rows[0].cells.back().chip->text == "Cancelled");
    BOOST_TEST(!page.opensDesk(row));
}

/// What Today says of planned sessions that are no longer safe; empty: nothing.
std::string unsafeOn(const Today& page) {
    for (const auto& card : page.view().cards) {
        if (card.session && card.message.title.find("no longer safe") != std::string::npos) {
            return card.message.title + ": " + card.message.text;
        }
    }
    return {};
}

BOOST_AUTO_TEST_CASE(a_new_reaction_marks_the_planned_session_at_once_until_it_is_closed) {
    const auto tomasz = client("Tomasz", "Wilk");
    const auto clare = client("Clare", "Fenwick");
    historyTaken(tomasz);
    historyTaken(clare);
    planned(plan(tomasz, {"cheek-left"}, 1000), day("2026-12-01"), 10 * 60);
    planned(plan(clare, {"cheek-left"}, 1000), day("2026-12-01"), 12 * 60);
    Today page{seat()};
    BOOST_TEST(unsafeOn(page) == "");
    const auto reaction = apply(model::AddReaction{tomasz,
                                                   {},
                                                   zones({"cheek-left"}),
                                                   reactionKinds().front().code,
                                                   model::Severity::moderate,
                                                   day("2026-11-21"),
                                                   ""});
    page.refresh();
    const auto told = unsafeOn(page);
    BOOST_TEST(told.starts_with("A planned session is no longer safe: Tomasz Wilk, 1 Dec 10:00. "), told);
    BOOST_TEST(told.find("open reaction since 21 November") != std::string::npos, told);
    BOOST_TEST(told.find("Clare") == std::string::npos, told);
    apply(model::CloseReaction{model::ReactionId{reaction}, today(), "gone"});
    page.refresh();
    BOOST_TEST(unsafeOn(page) == "");
}

BOOST_AUTO_TEST_CASE(a_new_exposure_marks_the_planned_session_at_once) {
    const auto tomasz = client("Tomasz", "Wilk");
    const auto clare = client("Clare", "Fenwick");
    historyTaken(tomasz);
    historyTaken(clare);
    const auto first = planned(plan(tomasz, {"forehead"}, 1000), day("2026-11-22"), 10 * 60);
    planned(plan(clare, {"cheek-left"}, 1000), day("2026-12-01"), 12 * 60);
    Today page{seat()};
    BOOST_TEST(unsafeOn(page) == "");
    // A drug concerns the whole skin.
    model::AddExposure drug;
    drug.client = tomasz;
    drug.item = "isotretinoin-oral";
    drug.day = day("2026-10-01");
    drug.ongoing = true;
    apply(drug);
    page.refresh();
    const auto told = unsafeOn(page);
    BOOST_TEST(told.starts_with("A planned session is no longer safe: Tomasz Wilk, "), told);
    BOOST_TEST(told.find("sotretinoin") != std::string::npos, told);
    BOOST_REQUIRE(page.view().sessions.rows.size() == 1U);
    BOOST_TEST(page.view().sessions.rows.front().id == first.value);
    BOOST_TEST((page.view().sessions.rows.front().cells.back().chip->tone == Tone::deny));
    // A needling elsewhere concerns its zones.
    model::AddExposure elsewhere;
    elsewhere.client = clare;
    elsewhere.zones = zones({"cheek-left"});
    elsewhere.modality = model::Modality::pen;
    elsewhere.depth = model::Depth{1500};
    elsewhere.day = day("2026-11-21");
    apply(elsewhere);
    page.refresh();
    BOOST_TEST(unsafeOn(page).starts_with("2 planned sessions are no longer safe: "), unsafeOn(page));
    BOOST_TEST(unsafeOn(page).find("\nClare Fenwick, 1 Dec 12:00. ") != std::string::npos, unsafeOn(page));
}

BOOST_AUTO_TEST_CASE(an_invalidated_session_marks_or_frees_the_planned_one_at_once) {
    const auto tomasz = client("Tomasz", "Wilk");
    const auto clare = client("Clare", "Fenwick");
    historyTaken(tomasz);
    historyTaken(clare);
    const auto confirmed = taken(store->confirm(access().actor(), "correct horse"));
    // Tomasz was planned too early, with a reason that names the later of two sessions alone.
    record(tomasz, {"cheek-left"}, 1500, "2026-11-18");
    const auto later = record(tomasz, {"cheek-left"}, 1500, "2026-11-19");
    const auto on = day("2026-12-01");
    const auto clearance = cleared(plan(tomasz, {"cheek-left"}, 1000), on, model::Act::plan);
    taken(access().apply(model::PlanSession{clearance, on, 600, 45, {}}, confirmed));
    // Clare was planned in safety, then treated.
    planned(plan(clare, {"cheek-left"}, 1000), on, 12 * 60);
    const auto twice = record(clare, {"cheek-left"}, 1500, "2026-11-21");
    Today page{seat()};
    BOOST_TEST(unsafeOn(page).starts_with("A planned session is no longer safe: Clare Fenwick, 1 Dec 12:00. "),
               unsafeOn(page));
    taken(access().apply(model::InvalidateSession{twice, "charted on the wrong day"}, confirmed));
    page.refresh();
    BOOST_TEST(unsafeOn(page) == "");
    taken(access().apply(model::InvalidateSession{later, "never took place"}, confirmed));
    page.refresh();
    BOOST_TEST(unsafeOn(page).starts_with("A planned session is no longer safe: Tomasz Wilk, 1 Dec 10:00. "),
               unsafeOn(page));
    BOOST_TEST(unsafeOn(page).find("18 November") != std::string::npos, unsafeOn(page));
}

BOOST_AUTO_TEST_CASE(an_open_session_stands_under_unsigned_until_it_is_signed) {
    const auto tomasz = client("Tomasz", "Wilk");
    historyTaken(tomasz);
    const auto session = started(plan(tomasz, {"neck"}, 1000));
    const Today page{seat()};
    BOOST_TEST(textOf(page.view().unsigned_) == "Tomasz Wilk | today 09:00 | Open\n");
    BOOST_TEST(page.view().sessions.rows.front().cells.back().chip->text == "Open since 09:00");
    BOOST_TEST(page.view().sessions.summary == "1 session, 1 open");
    BOOST_TEST((page.clientOfUnsigned(session.value) == tomasz));
}

BOOST_AUTO_TEST_CASE(a_draft_without_a_session_is_offered_again) {
    const auto tomasz = client("Tomasz", "Wilk");
    access().saveDraft(tomasz, {}, "{}");
    const Today page{seat()};
    BOOST_TEST(textOf(page.view().unsigned_) == "Tomasz Wilk | 09:00 | Draft, not started\n");
    BOOST_TEST((page.clientOfUnsigned(page.view().unsigned_.rows.front().id) == tomasz));
}

BOOST_AUTO_TEST_CASE(a_recalled_lot_makes_a_card_and_lots_running_out_a_line) {
    const auto needles = product("12-pin");
    const auto recalled = lot(needles, "B7731", "2027-01-31", 14);
    const auto ending = lot(needles, "88120", "2026-11-30", 3);
    apply(model::QuarantineLot{recalled, true, "maker's letter"});
    const Today page{seat()};
    BOOST_REQUIRE(page.view().cards.size() == 1);
    const auto& card = page.view().cards.front();
    BOOST_TEST(card.message.title == "Recalled lot in stock");
    BOOST_TEST(card.message.text.starts_with("Acme 12-pin, lot B7731: "));
    BOOST_TEST((card.lot == recalled));
    const auto lines = textOf(page.view().needles);
    BOOST_TEST(lines.find("Lot 88120, Acme 12-pin | Use by 30 Nov\n") != std::string::npos, lines);
    BOOST_TEST((page.lotOfNeedle(page.view().needles.rows.front().id) == ending));
}

BOOST_AUTO_TEST_CASE(a_due_reminder_is_called_once) {
    const auto tomasz = client("Tomasz", "Wilk");
    historyTaken(tomasz);
    const auto units = lot(product("12-pin"), "A1", "2028-01-31", 5);
    signedSession(plan(tomasz, {"neck"}, 1000), units, container("12"));
    pass(std::chrono::hours{24 * 1 + 4});
    Today page{seat()};
    const auto before = page.view().calls.rows.size();
    BOOST_REQUIRE(before > 0);
    const auto call = page.view().calls.rows.front();
    BOOST_TEST(call.cells.front().text == "Tomasz Wilk");
    BOOST_TEST((page.clientOfCall(call.id) == tomasz));
    page.answer(call.id, model::ReminderState::done, "all well");
    BOOST_TEST(page.view().message.empty());
    BOOST_TEST(page.view().calls.rows.size() == before - 1);
}

BOOST_AUTO_TEST_CASE(a_refusal_is_told_in_words_and_nothing_changes) {
    Today page{seat()};
    page.arrive(4711);
    BOOST_TEST(page.view().message.title == "This was not done.");
    BOOST_TEST((page.view().message.tone == Tone::deny));
    BOOST_TEST(!page.view().saving);
}

BOOST_AUTO_TEST_SUITE_END()
