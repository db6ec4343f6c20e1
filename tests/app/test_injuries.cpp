#include "app/present/injuries.h"
#include "tests/app/clinic.h"

BOOST_FIXTURE_TEST_SUITE(injuries, app_test::Clinic)

using namespace app_test;
using namespace present;

InjuryInput whole() {
    InjuryInput input;
    input.day = "2026-11-20";
    input.time = "14:30";
    input.deviceType = "cartridge";
    input.deviceBrand = "Acme 12-pin";
    input.area = "room 1";
    input.how = "while taking the cartridge off";
    input.injured = "Rosei Tan";
    return input;
}

BOOST_AUTO_TEST_CASE(the_fields_the_log_needs_are_asked_for) {
    Injuries page{seat()};
    page.begin();
    page.save();
    for (const char* field : {"deviceType", "deviceBrand", "area", "how"}) {
        BOOST_TEST(page.view().problems.contains(field), field);
    }
    BOOST_TEST(!page.view().problems.contains("injured"));
    page.edit(whole());
    page.save();
    BOOST_TEST(page.view().problems.empty());
    BOOST_TEST(!page.view().writing);
    BOOST_TEST(textOf(page.view().list) == "20 Nov 2026 | cartridge, Acme 12-pin | room 1 | Open\n");
}

BOOST_AUTO_TEST_CASE(it_is_followed_up_and_closed) {
    Injuries page{seat()};
    page.begin();
    page.edit(whole());
    page.save();
    page.select(model::InjuryId{page.view().list.rows.front().id});
    BOOST_TEST(page.view().chosen.title == "Injury of 20 November");
    BOOST_TEST(page.view().chosen.canClose);
    page.close("no holder at hand", "holders ordered for each room");
    BOOST_TEST(page.view().chosen.state.text == "Closed 22 Nov");
    BOOST_TEST(!page.view().chosen.canClose);
    BOOST_TEST(page.view().line == "1 in the last 12 months, 0 open");
}

BOOST_AUTO_TEST_CASE(who_was_hurt_is_for_managers_only) {
    Injuries page{seat()};
    page.begin();
    page.edit(whole());
    page.save();
    const auto auditor = seatOf(model::Role::auditor, "ines");
    Injuries theirs{auditor};
    BOOST_REQUIRE(theirs.view().list.rows.size() == 1u);
    theirs.select(model::InjuryId{theirs.view().list.rows.front().id});
    for (const auto& line : theirs.view().chosen.lines) {
        BOOST_TEST(line.text.find("Rosei") == std::string::npos);
    }
    // Whoever was hurt can enter it without reading the log.
    const auto assistant = seatOf(model::Role::assistant, "hanna");
    Injuries form{assistant};
    BOOST_TEST(form.view().mayRecord);
    BOOST_TEST(form.view().list.rows.empty());
}

BOOST_AUTO_TEST_CASE(steps_of_following_up_stand_in_order_of_their_days) {
    Injuries page{seat()};
    page.begin();
    page.edit(whole());
    page.save();
    page.select(model::InjuryId{page.view().list.rows.front().id});
    BOOST_TEST(page.view().chosen.mayNote);
    page.note("2026-11-22", "blood taken");
    page.note("2026-11-20", "wound washed, seen by a doctor");
    BOOST_TEST(textOf(page.view().chosen.notes) ==
               "20 Nov | wound washed, seen by a doctor | Maya Lindqvist\n22 Nov | blood taken | Maya Lindqvist\n");
    page.note("soon", "x");
    BOOST_TEST(page.view().message.title == "This was not done.");
    page.note("2026-11-23", "x");
    BOOST_TEST(page.view().message.title == "This was not done.");
    BOOST_TEST(page.view().chosen.notes.rows.size() == 2U);
    page.close("no holder at hand", "holders ordered");
    BOOST_TEST(page.view().chosen.mayNote); // results come late

    const auto auditor = seatOf(model::Role::auditor, "ines");
    Injuries theirs{auditor};
    theirs.select(model::InjuryId{theirs.view().list.rows.front().id});
    BOOST_TEST(theirs.view().chosen.notes.rows.empty());
    BOOST_TEST(!theirs.view().chosen.mayNote);
    BOOST_TEST(theirs.view().chosen.notes.empty == "How it was followed up is for managers to read.");
}

BOOST_AUTO_TEST_SUITE_END()
