#include "app/present/diary.h"
#include "app/present/text.h"
#include "app/present/today.h"
#include "tests/app/clinic.h"

using namespace app_test;
using namespace present;

namespace {

/// Sunday 22 November 2026, 09:00. Maya is the owner and treats; so does Rosa.
struct Diaries : Clinic {
    model::RoomId one{apply(model::AddRoom{"Room 1"})};
    model::RoomId two{apply(model::AddRoom{"Room 2"})};
    model::DeviceId pen = skinPen();
    model::ClientId tomasz = known("Tomasz", "Wilk");
    model::ClientId clare = known("Clare", "Fenwick");

    model::ClientId known(const char* given, const char* family) {
        const auto id = client(given, family, "1989-03-12");
        historyTaken(id);
        return id;
    }
    model::SessionId booked(model::ClientId who, const char* onDay, int minute, std::optional<model::RoomId> room = {},
                            std::initializer_list<const char*> leaves = {"neck"}) {
        const auto what = plan(who, leaves, 1000, pen);
        return model::SessionId{
            apply(model::PlanSession{cleared(what, day(onDay), model::Act::plan), day(onDay), minute, 45, room})};
    }
    db::SessionRow stored(model::SessionId id) const { return access().session(id)->row; }
    std::size_t waiting() const {
        std::size_t n = 0;
        for (const auto& row : access().sessionsBetween(today(), today() + model::Days{400})) {
            n += row.state == model::SessionState::planned ? 1U : 0U;
        }
        return n;
    }
};

/// Types into the form as a person would, field by field.
void type(DiaryPlan& form, std::initializer_list<std::pair<std::string DiaryPlanInput::*, const char*>> fields) {
    for (const auto& [field, text] : fields) {
        auto input = form.view().input;
        input.*field = text;
        form.type(input);
    }
}
using In = DiaryPlanInput;

/// A course on the cheeks from 1 December on.
void typeCourse(DiaryPlan& form, const char* depth, const char* sessions, const char* gap) {
    type(form, {{&In::day, "2026-12-01"},
                {&In::time, "10:00"},
                {&In::zone, "cheeks"},
                {&In::depth, depth},
                {&In::sessions, sessions},
                {&In::gap, gap}});
}

std::string textOf(const DiaryView& view) {
    std::string text;
    for (const auto& block : view.blocks) {
        text += std::to_string(block.column) + " " + block.time + " " + block.name + ", " + block.treatment + ", " +
                block.where + ": " + block.state.text + "\n";
    }
    return text;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(diary, Diaries)

BOOST_AUTO_TEST_CASE(an_empty_day_says_what_to_do) {
    const Diary page{seat()};
    BOOST_TEST(page.view().title == "Diary");
    BOOST_TEST(page.view().line == "Sunday 22 November 2026, no sessions");
    BOOST_REQUIRE(page.view().columns.size() == 1);
    BOOST_TEST(page.view().columns.front().title == "Maya Lindqvist");
    BOOST_TEST(page.view().empty.starts_with("Nothing is planned here. Plan a session"));
    BOOST_TEST(page.view().begins == 8 * 60);
    BOOST_TEST(page.view().ends == 20 * 60);
}

BOOST_AUTO_TEST_CASE(a_day_has_a_column_for_each_who_treats_or_for_each_room) {
    seatOf(model::Role::practitioner, "Rosa Iyer");
    seatOf(model::Role::assistant, "Anselm Reed");
    booked(tomasz, "2026-11-22", 10 * 60 + 30, one);
    booked(clare, "2026-11-22", 9 * 60 + 45, two);
    Diary page{seat()};
    BOOST_REQUIRE(page.view().columns.size() == 2);
    BOOST_TEST(page.view().columns[1].title == "Rosa Iyer");
    BOOST_TEST(textOf(page.view()) == "0 09:45 Clare Fenwick, Pen 1.0 mm, neck, Room 2: Planned\n"
                                      "0 10:30 Tomasz Wilk, Pen 1.0 mm, neck, Room 1: Planned\n");
    page.showBy(DiaryBy::room);
    BOOST_REQUIRE(page.view().columns.size() == 2);
    BOOST_TEST(page.view().columns[0].title == "Room 1");
    BOOST_TEST(textOf(page.view()) == "0 10:30 Tomasz Wilk, Pen 1.0 mm, neck, Maya Lindqvist: Planned\n"
                                      "1 09:45 Clare Fenwick, Pen 1.0 mm, neck, Maya Lindqvist: Planned\n");
}

BOOST_AUTO_TEST_CASE(a_week_begins_on_monday_and_can_be_of_one_person_or_room) {
    booked(tomasz, "2026-11-24", 10 * 60, one);
    booked(clare, "2026-11-26", 11 * 60, two);
    Diary page{seat()};
    page.showSpan(DiarySpan::week);
    BOOST_TEST(page.view().columns.front().title == "Mon 16");
    BOOST_TEST(page.view().columns[6].today);
    page.step(1);
    BOOST_TEST(page.view().line == "23 Nov to 29 Nov 2026, 2 sessions");
    BOOST_TEST(textOf(page.view()) == "1 10:00 Tomasz Wilk, Pen 1.0 mm, neck, Room 1: Planned\n"
                                      "3 11:00 Clare Fenwick, Pen 1.0 mm, neck, Room 2: Planned\n");
    page.showWhose("r" + std::to_string(two.value));
    BOOST_TEST(textOf(page.view()) == "3 11:00 Clare Fenwick, Pen 1.0 mm, neck, Room 2: Planned\n");
    page.showWhose("p" + std::to_string(owner.value));
    BOOST_TEST(page.view().blocks.size() == 2);
    BOOST_TEST(!page.goTyped("elsewhen"));
    BOOST_TEST(page.goTyped("2026-12-08"));
    BOOST_TEST(page.view().columns.front().title == "Mon 7");
    page.goToday();
    BOOST_TEST(page.view().columns[6].today);
}

BOOST_AUTO_TEST_CASE(sessions_at_the_same_time_stand_beside_each_other) {
    booked(tomasz, "2026-11-22", 10 * 60);
    booked(clare, "2026-11-22", 10 * 60 + 30);
    booked(known("Ada", "Moor"), "2026-11-22", 10 * 60 + 45);
    booked(known("Ben", "Orr"), "2026-11-22", 12 * 60);
    const Diary page{seat()};
    const auto& blocks = page.view().blocks;
    BOOST_REQUIRE(blocks.size() == 4);
    BOOST_TEST(blocks[0].lane == 0);
    BOOST_TEST(blocks[1].lane == 1);
    BOOST_TEST(blocks[2].lane == 0); // the first lane is free again
    BOOST_TEST(blocks[2].lanes == 2);
    BOOST_TEST(blocks[3].lanes == 1);
}

BOOST_AUTO_TEST_CASE(where_sessions_are_narrow_short_names_stand_and_the_list_has_them_whole) {
    booked(known("Hassan", "Yılmaz"), "2026-11-24", 10 * 60);
    const auto clash = booked(known("Ärlene", "da Silva"), "2026-11-24", 10 * 60 + 30);
    booked(clare, "2026-11-23", 11 * 60);
    Diary page{seat()};
    page.go(day("2026-11-24"));
    page.showSpan(DiarySpan::week);
    const auto* block = page.block(clash);
    BOOST_REQUIRE(block != nullptr);
    BOOST_TEST(block->shortName == "Ä. da Silva");
    BOOST_TEST(block->initials == "ÄS");
    BOOST_TEST(block->lines.back() == "At the same time: 10:00 Hassan Yılmaz");
    const auto& list = page.view().list;
    BOOST_TEST(list.summary == "3 sessions");
    BOOST_REQUIRE(list.rows.size() == 3);
    BOOST_TEST(list.rows[0].cells[0].text == "Mon 23 11:00");
    BOOST_TEST(list.rows[0].cells[1].text == "Clare Fenwick");
    BOOST_TEST(list.rows[1].cells[1].text == "Hassan Yılmaz, double booked");
    BOOST_TEST(list.rows[2].id == clash.value);
    page.showSpan(DiarySpan::day);
    BOOST_TEST(page.view().list.rows.front().cells[0].text == "10:00");
}

BOOST_AUTO_TEST_CASE(before_the_safe_day_planning_is_denied_and_free_times_are_offered) {
    record(tomasz, {"cheek-left", "cheek-right"}, 1500, "2026-11-08", pen);
    // Somebody else has the wanted time on the first safe day.
    booked(clare, "2026-12-08", 10 * 60 + 30, one);
    Diary page{seat()};
    page.planNew(tomasz);
    auto& form = page.form();
    BOOST_TEST(form.view().open);
    BOOST_TEST(form.view().clientName == "Tomasz Wilk");
    BOOST_TEST(form.view().input.treatment == "last");
    BOOST_TEST(form.view().treatments.front().text == "As last time: Pen 1.5 mm, cheeks");
    type(form, {{&In::day, "2026-11-30"}, {&In::time, "10:30"}});
    BOOST_TEST(form.view().verdict.title == "Not before Tuesday 8 December: the cheeks are healing.");
    BOOST_TEST((form.view().verdict.tone == Tone::deny));
    BOOST_TEST(form.view().verdict.text.find("Treated on 8 November with SkinPen at 1.5 mm") == std::string::npos);
    BOOST_TEST(form.view().verdict.text.find("treated on 8 November with SkinPen at 1.5 mm") != std::string::npos);
    BOOST_TEST(form.view().verdict.text.ends_with("First safe day: Tuesday 8 December."));
    BOOST_TEST(!form.view().canSave);
    form.save();
    BOOST_TEST(waiting() == 1U);

    BOOST_REQUIRE(form.view().offered.size() == 3);
    BOOST_TEST(form.view().offered[0].text == "Tue 8 Dec, 09:45");
    BOOST_TEST(form.view().offered[1].text == "Wed 9 Dec, 10:30");
    form.take(0);
    BOOST_TEST(form.view().verdict.title.starts_with("Safe on Tuesday 8 December"));
    BOOST_TEST(form.view().doubleBooked.empty());
    BOOST_TEST(form.view().canSave);
    form.save();
    BOOST_TEST(!form.view().open);
    BOOST_TEST(page.view().line == "Tuesday 8 December 2026, 2 sessions");
    BOOST_REQUIRE(page.view().selected.has_value());
    const auto row = stored(*page.view().selected);
    BOOST_TEST((row.client == tomasz));
    BOOST_TEST((row.day == day("2026-12-08")));
    BOOST_TEST(row.minute == 9 * 60 + 45);
    BOOST_TEST(row.treatment.size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_is_missing_or_mistyped_is_told_beside_its_field) {
    Diary page{seat()};
    page.planNew({});
    auto& form = page.form();
    BOOST_TEST(form.view().problems.empty());
    form.save();
    BOOST_TEST(form.view().problems.at("client") == "Find the client first.");
    BOOST_TEST(form.view().problems.contains("time"));
    BOOST_TEST(form.view().problems.contains("zone"));
    form.find("wilk");
    BOOST_REQUIRE(form.view().found.rows.size() == 1);
    form.choose(model::ClientId{form.view().found.rows.front().id});
    BOOST_TEST(!form.view().problems.contains("client"));
    type(form, {{&In::day, "2026-11-21"},
                {&In::time, "25:00"},
                {&In::length, "2"},
                {&In::zone, "cheeks"},
                {&In::depth, "nine"}});
    BOOST_TEST(form.view().problems.at("day") == "This day is over. Choose today or a later one.");
    BOOST_TEST(form.view().problems.contains("time"));
    BOOST_TEST(form.view().problems.contains("length"));
    BOOST_TEST(form.view().problems.contains("depth"));
    form.save();
    BOOST_TEST(form.view().open);
    BOOST_TEST(waiting() == 0U);
}

BOOST_AUTO_TEST_CASE(a_zone_and_a_depth_picked_are_planned_as_the_zones_leaves) {
    Diary page{seat()};
    page.planNew(clare);
    auto& form = page.form();
    BOOST_TEST(form.view().picks);
    type(form, {{&In::day, "2026-12-01"}, {&In::time, "14:00"}, {&In::zone, "cheeks"}, {&In::depth, "1.0"}});
    form.save();
    BOOST_REQUIRE(waiting() == 1U);
    const auto row = stored(*page.view().selected);
    BOOST_TEST(row.treatment.size() == 2U);
    BOOST_TEST(row.room == "Room 1");
    BOOST_TEST(row.durationMinutes == 45);
}

BOOST_AUTO_TEST_CASE(double_booking_warns_on_the_form_and_on_both_sessions_and_is_not_refused) {
    booked(clare, "2026-12-01", 14 * 60, two);
    Diary page{seat()};
    page.planNew(tomasz);
    auto& form = page.form();
    type(form, {{&In::day, "2026-12-01"}, {&In::time, "14:15"}, {&In::zone, "chin"}, {&In::depth, "1.0"}});
    BOOST_TEST(form.view().doubleBooked == "Maya Lindqvist is booked then: 14:00 to 14:45, Clare Fenwick.");
    BOOST_REQUIRE(!form.view().offered.empty());
    BOOST_TEST(form.view().offered.front().text == "Tue 1 Dec, 14:45");
    BOOST_TEST(form.view().canSave);
    form.save();
    BOOST_TEST(page.view().message.title == "Double booked.");
    BOOST_REQUIRE(page.view().blocks.size() == 2);
    for (const auto& block : page.view().blocks) {
        BOOST_TEST(block.state.text == "Double booked");
        BOOST_TEST((block.warningTone == Tone::warn));
    }
    BOOST_TEST(page.view().blocks[0].warning == "Double booked: Maya Lindqvist also at 14:15, Tomasz Wilk.");
    BOOST_TEST(page.view().blocks[1].warning == "Double booked: Maya Lindqvist also at 14:00, Clare Fenwick.");
}

BOOST_AUTO_TEST_CASE(a_room_is_double_booked_too) {
    const auto rosa = seatOf(model::Role::practitioner, "Rosa Iyer").access.actor().account();
    booked(clare, "2026-12-01", 14 * 60, one);
    Diary page{seat()};
    page.planNew(tomasz);
    auto& form = page.form();
    const auto who = std::to_string(rosa.value);
    type(form, {{&In::day, "2026-12-01"},
                {&In::time, "14:15"},
                {&In::zone, "chin"},
                {&In::depth, "1.0"},
                {&In::performer, who.c_str()}});
    BOOST_TEST(form.view().doubleBooked == "Room 1 is taken then: 14:00 to 14:45, Clare Fenwick.");
    type(form, {{&In::room, ""}});
    BOOST_TEST(form.view().doubleBooked.empty());
}

BOOST_AUTO_TEST_CASE(a_client_is_not_in_two_places) {
    const auto rosa = seatOf(model::Role::practitioner, "Rosa Iyer").access.actor().account();
    const auto first = booked(tomasz, "2026-12-01", 14 * 60, one, {"neck"});
    Diary page{seat()};
    page.planNew(tomasz);
    auto& form = page.form();
    const auto who = std::to_string(rosa.value);
    const auto where = std::to_string(two.value);
    type(form, {{&In::day, "2026-12-01"},
                {&In::time, "14:15"},
                {&In::zone, "chin"},
                {&In::depth, "1.0"},
                {&In::performer, who.c_str()},
                {&In::room, where.c_str()}});
    BOOST_TEST(form.view().doubleBooked == "The client has another session then: 14:00 to 14:45.");
    BOOST_REQUIRE(!form.view().offered.empty());
    BOOST_TEST(form.view().offered.front().text == "Tue 1 Dec, 14:45");
    form.save();
    BOOST_TEST(page.block(first)->warning == "Double booked: Tomasz Wilk also at 14:15, Rosa Iyer.");
}

BOOST_AUTO_TEST_CASE(a_session_moves_by_a_quarter_of_an_hour_and_by_a_column) {
    const auto session = booked(tomasz, "2026-11-25", 10 * 60 + 30, one);
    Diary page{seat()};
    page.go(day("2026-11-25"));
    page.shift(session, -15, 0);
    BOOST_TEST(stored(session).minute == 10 * 60 + 15);
    BOOST_TEST(page.block(session)->time == "10:15");
    page.showSpan(DiarySpan::week);
    page.shift(session, 0, 1);
    BOOST_TEST((stored(session).day == day("2026-11-26")));
    BOOST_TEST(stored(session).room == "Room 1");
    BOOST_TEST((page.view().selected == session));
    page.drop(session, 0, 16 * 60);
    BOOST_TEST((stored(session).day == day("2026-11-23")));
    BOOST_TEST(stored(session).minute == 16 * 60);
    // Beyond the edge of the week lies the day before: yesterday would be in the past, so the form says so.
    page.shift(session, 0, -1);
    BOOST_TEST((stored(session).day == day("2026-11-22")));
    BOOST_TEST(page.view().columns[6].title == "Sun 22");
    page.shift(session, 0, -1);
    BOOST_TEST((stored(session).day == day("2026-11-22")));
    BOOST_TEST(page.form().view().open);
    BOOST_TEST(page.form().view().problems.at("day") == "This day is over. Choose today or a later one.");
}

BOOST_AUTO_TEST_CASE(a_day_column_is_a_person_or_a_room) {
    const auto rosa = seatOf(model::Role::practitioner, "Rosa Iyer").access.actor().account();
    const auto session = booked(tomasz, "2026-11-25", 10 * 60 + 30, one);
    Diary page{seat()};
    page.go(day("2026-11-25"));
    page.shift(session, 0, 1);
    BOOST_TEST((stored(session).performer == rosa));
    page.showBy(DiaryBy::room);
    page.shift(session, 15, 1);
    BOOST_TEST(stored(session).room == "Room 2");
    BOOST_TEST(stored(session).minute == 10 * 60 + 45);
    BOOST_TEST((stored(session).performer == rosa));
}

BOOST_AUTO_TEST_CASE(a_move_onto_a_day_that_is_denied_stays_undone_and_opens_the_form) {
    record(tomasz, {"cheek-left", "cheek-right"}, 1500, "2026-11-08", pen);
    const auto session = booked(tomasz, "2026-12-08", 10 * 60, one, {"cheek-left"});
    Diary page{seat()};
    page.showSpan(DiarySpan::week);
    page.open(session);
    page.shift(session, 0, -1);
    BOOST_TEST((stored(session).day == day("2026-12-08")));
    const auto& form = page.form().view();
    BOOST_TEST(form.open);
    BOOST_TEST(form.moving);
    BOOST_TEST(form.input.day == "2026-12-07");
    BOOST_TEST(form.verdict.title == "Not before Tuesday 8 December: the left cheek is healing.");
    BOOST_TEST(form.offered.front().text == "Tue 8 Dec, 10:00"); // its own time is free for it
    page.form().close();
    BOOST_TEST(!page.form().view().open);
}

BOOST_AUTO_TEST_CASE(a_day_that_only_warns_asks_for_a_reason_and_keeps_it) {
    record(tomasz, {"cheek-left"}, 1500, "2026-11-08", pen);
    apply(model::AddReaction{
        tomasz, {}, zones({"cheek-left"}), reactionKinds().front().code, model::Severity::mild, day("2026-11-20"), ""});
    Diary page{seat()};
    page.planNew(tomasz);
    auto& form = page.form();
    type(form, {{&In::day, "2026-12-14"}, {&In::time, "10:00"}});
    BOOST_TEST((form.view().verdict.tone == Tone::warn));
    BOOST_TEST(form.view().needsReason);
    form.save();
    BOOST_TEST(waiting() == 0U);
    BOOST_TEST(form.view().refusal.title == "A reason in words is needed.");
    type(form, {{&In::reason, "seen yesterday, settling"}});
    form.save();
    BOOST_REQUIRE(waiting() == 1U);
    const auto session = *page.view().selected;
    BOOST_TEST(access().session(session)->overrides.front().words == "seen yesterday, settling");
    // Moved to another time the reason still stands, and what was known then is no news.
    page.shift(session, 15, 0);
    BOOST_TEST(stored(session).minute == 10 * 60 + 15);
    BOOST_TEST(page.block(session)->state.text == "Planned");
}

BOOST_AUTO_TEST_CASE(arrived_cancelled_and_not_come) {
    const auto first = booked(tomasz, "2026-11-22", 10 * 60);
    const auto second = booked(clare, "2026-11-22", 11 * 60);
    const auto third = booked(known("Ada", "Moor"), "2026-11-22", 12 * 60);
    Diary page{seat()};
    BOOST_TEST(page.block(first)->canArrive);
    BOOST_TEST(page.block(first)->opensDesk);
    // At nine nobody has failed to come at ten; at half past ten somebody may have, unless he is there.
    BOOST_TEST(!page.block(first)->canNoShow);
    pass(std::chrono::minutes{90});
    page.refresh();
    BOOST_TEST(page.block(first)->canNoShow);
    BOOST_TEST(!page.block(second)->canNoShow);
    page.arrive(first);
    BOOST_TEST(page.block(first)->state.text == "Arrived");
    BOOST_TEST(!page.block(first)->canNoShow);
    BOOST_TEST(!page.block(first)->canMove);
    BOOST_TEST(page.block(first)->canCancel);
    page.cancel(second, "ill", false);
    BOOST_TEST(page.block(second) == nullptr);
    BOOST_TEST((stored(second).state == model::SessionState::cancelled));
    BOOST_TEST(access().session(second)->ending == "ill");
    page.cancel(third, "", true);
    BOOST_TEST(page.view().blocks.size() == 1U);
    page.cancel(third, "", true);
    BOOST_TEST(page.view().message.title == "This was not done.");
}

BOOST_AUTO_TEST_CASE(a_course_is_proposed_with_the_recommended_gap_and_planned_as_one) {
    Diary page{seat()};
    page.planNew(tomasz);
    auto& form = page.form();
    const auto device = std::to_string(pen.value);
    type(form, {{&In::day, "2026-12-01"},
                {&In::time, "10:00"},
                {&In::zone, "cheeks"},
                {&In::device, device.c_str()},
                {&In::depth, "1.5"}});
    BOOST_TEST(form.view().recommended == "30 days are recommended between two sessions.");
    booked(clare, "2026-12-31", 10 * 60, one); // in the way of the second
    type(form, {{&In::sessions, "3"}});
    BOOST_REQUIRE(form.view().course.size() == 3);
    BOOST_TEST(form.view().course[0] == "1 of 3: Tuesday 1 December, 10:00");
    BOOST_TEST(form.view().course[1] == "2 of 3: Thursday 31 December, 09:15");
    BOOST_TEST(form.view().course[2] == "3 of 3: Saturday 30 January 2027, 10:00");
    BOOST_TEST(form.view().verdict.text.ends_with("3 sessions, the last on Saturday 30 January 2027."));
    BOOST_TEST(form.view().save == "Plan 3 sessions");
    form.save();
    BOOST_TEST(form.view().refusal.text == "");
    BOOST_TEST(waiting() == 4U);
    BOOST_TEST(page.view().blocks.front().progress == "1 of 3");
    page.go(day("2027-01-30"));
    BOOST_REQUIRE(page.view().blocks.size() == 1);
    BOOST_TEST(page.view().blocks.front().progress == "3 of 3");
}

BOOST_AUTO_TEST_CASE(a_course_is_never_proposed_before_the_safe_day) {
    Diary page{seat()};
    page.planNew(tomasz);
    auto& form = page.form();
    typeCourse(form, "1.0", "2", "1");
    BOOST_REQUIRE(form.view().course.size() == 2);
    BOOST_TEST(form.view().course[0] == "1 of 2: Tuesday 1 December, 10:00");
    BOOST_TEST(form.view().course[1] != "2 of 2: Wednesday 2 December, 10:00");
    form.save();
    BOOST_TEST(form.view().refusal.title == "");
    BOOST_TEST(waiting() == 2U);
}

BOOST_AUTO_TEST_CASE(a_course_says_which_of_its_sessions_need_a_reason) {
    record(tomasz, {"cheek-left"}, 1500, "2026-11-08", pen);
    apply(model::AddReaction{
        tomasz, {}, zones({"cheek-left"}), reactionKinds().front().code, model::Severity::mild, day("2026-11-20"), ""});
    Diary page{seat()};
    page.planNew(tomasz);
    auto& form = page.form();
    type(form, {{&In::day, "2026-12-14"}, {&In::time, "10:00"}, {&In::sessions, "2"}});
    BOOST_REQUIRE(form.view().course.size() == 2);
    BOOST_TEST(form.view().course[0] == "1 of 2: Monday 14 December, 10:00 (with a reason)");
    BOOST_TEST(form.view().course[1].ends_with(" (with a reason)"));
    BOOST_TEST(form.view().needsReason);
}

BOOST_AUTO_TEST_CASE(a_course_of_which_one_is_refused_is_not_planned_at_all) {
    Diary page{seat()};
    page.planNew(tomasz);
    auto& form = page.form();
    typeCourse(form, "1.5", "3", "40");
    BOOST_REQUIRE(form.view().course.size() == 3);
    // Somebody else plans the same cheek shortly before the third of them.
    booked(tomasz, "2027-02-10", 10 * 60, one, {"cheek-left"});
    form.save();
    BOOST_TEST(form.view().refusal.title == "This was not done.");
    BOOST_TEST(form.view().open);
    BOOST_TEST(waiting() == 1U);
}

BOOST_AUTO_TEST_CASE(a_course_is_what_follows_each_other_on_the_same_zones) {
    record(tomasz, {"cheek-left"}, 1000, "2026-01-10");
    const auto first = record(tomasz, {"cheek-left"}, 1000, "2026-09-01");
    const auto other = record(tomasz, {"neck"}, 1000, "2026-10-01");
    const auto second = record(tomasz, {"cheek-left"}, 1000, "2026-10-10");
    const auto all = courses(access().sessionsOf(tomasz).rows);
    BOOST_TEST(all.size() == 2U);
    BOOST_TEST((all.at(first) == CourseProgress{1, 2}));
    BOOST_TEST((all.at(second) == CourseProgress{2, 2}));
    BOOST_TEST(!all.contains(other));
}

BOOST_AUTO_TEST_CASE(a_new_exposure_marks_the_planned_session_here_and_on_today) {
    const auto session = booked(tomasz, "2026-12-01", 10 * 60, one, {"cheek-left"});
    const auto safe = booked(clare, "2026-12-01", 12 * 60, one, {"cheek-left"});
    Diary page{seat()};
    page.go(day("2026-12-01"));
    Today today{seat()};
    BOOST_TEST(page.block(session)->state.text == "Planned");
    BOOST_TEST(today.view().cards.empty());

    model::AddExposure elsewhere;
    elsewhere.client = tomasz;
    elsewhere.zones = zones({"cheek-left"});
    elsewhere.modality = model::Modality::pen;
    elsewhere.depth = model::Depth{1500};
    elsewhere.day = day("2026-11-21");
    apply(elsewhere);
    page.refresh();
    today.refresh();
    BOOST_TEST(page.block(session)->state.text == "No longer safe");
    BOOST_TEST((page.block(session)->state.tone == Tone::deny));
    BOOST_TEST(page.block(session)->warning.find("treated elsewhere on 21 November") != std::string::npos);
    BOOST_TEST(page.block(safe)->state.text == "Planned");
    BOOST_TEST(page.view().line == "Tuesday 1 December 2026, 2 sessions, 1 no longer safe");
    BOOST_REQUIRE(today.view().cards.size() == 1);
    const auto& card = today.view().cards.front();
    BOOST_TEST(card.message.title == "A planned session is no longer safe");
    BOOST_TEST(card.message.text.starts_with("Tomasz Wilk, 1 Dec 10:00. "));
    BOOST_TEST((card.session == session));

    // Moved to a safe day it is safe again.
    page.form().move(session);
    BOOST_REQUIRE(!page.form().view().offered.empty());
    page.form().take(0);
    page.form().save();
    BOOST_TEST(page.block(session)->state.text == "Planned");
    today.refresh();
    BOOST_TEST(today.view().cards.empty());
}

BOOST_AUTO_TEST_CASE(a_session_entered_in_error_frees_what_it_had_marked) {
    const auto session = booked(tomasz, "2026-12-01", 10 * 60, one, {"cheek-left"});
    const auto twice = record(tomasz, {"cheek-left"}, 1500, "2026-11-21");
    Diary page{seat()};
    page.go(day("2026-12-01"));
    Today today{seat()};
    BOOST_TEST(page.block(session)->state.text == "No longer safe");
    BOOST_TEST(today.view().cards.size() == 1U);

    const auto confirmed = taken(store->confirm(access().actor(), "correct horse"));
    taken(access().apply(model::InvalidateSession{twice, "charted on the wrong day"}, confirmed));
    page.refresh();
    today.refresh();
    BOOST_TEST(page.block(session)->state.text == "Planned");
    BOOST_TEST(page.view().line == "Tuesday 1 December 2026, 1 session");
    BOOST_TEST(today.view().cards.empty());
}

BOOST_AUTO_TEST_CASE(a_reason_given_for_a_session_entered_in_error_lapses_with_it) {
    // Planned too early, with a reason that names the later session alone.
    record(tomasz, {"cheek-left"}, 1500, "2026-11-18");
    const auto later = record(tomasz, {"cheek-left"}, 1500, "2026-11-19");
    const auto on = day("2026-12-01");
    const auto confirmed = taken(store->confirm(access().actor(), "correct horse"));
    const auto clearance = cleared(plan(tomasz, {"cheek-left"}, 1000), on, model::Act::plan);
    const model::SessionId session{
        taken(access().apply(model::PlanSession{clearance, on, 600, 45, {}}, confirmed)).id};
    Today today{seat()};
    BOOST_TEST(today.view().cards.empty());

    taken(access().apply(model::InvalidateSession{later, "never took place"}, confirmed));
    today.refresh();
    BOOST_REQUIRE(today.view().cards.size() == 1U);
    const auto& card = today.view().cards.front();
    BOOST_TEST((card.session == session));
    BOOST_TEST(card.message.text.find("18 November") != std::string::npos, card.message.text);
}

BOOST_AUTO_TEST_CASE(a_new_reaction_marks_the_planned_session) {
    const auto session = booked(tomasz, "2026-12-01", 10 * 60, one, {"cheek-left"});
    Diary page{seat()};
    page.go(day("2026-12-01"));
    BOOST_TEST(page.block(session)->state.text == "Planned");
    const auto reaction = apply(model::AddReaction{tomasz,
                                                   {},
                                                   zones({"cheek-left"}),
                                                   reactionKinds().front().code,
                                                   model::Severity::moderate,
                                                   day("2026-11-21"),
                                                   ""});
    page.refresh();
    BOOST_TEST(page.block(session)->state.text == "No longer safe");
    apply(model::CloseReaction{model::ReactionId{reaction}, today(), "gone"});
    page.refresh();
    BOOST_TEST(page.block(session)->state.text == "Planned");
}

BOOST_AUTO_TEST_CASE(a_session_recorded_afterwards_marks_the_planned_one) {
    const auto session = booked(tomasz, "2026-12-01", 10 * 60, one, {"cheek-left"});
    Diary page{seat()};
    Today today{seat()};
    page.go(day("2026-12-01"));
    record(tomasz, {"cheek-left"}, 1500, "2026-11-21", pen);
    page.refresh();
    today.refresh();
    BOOST_TEST(page.block(session)->state.text == "No longer safe");
    BOOST_TEST(page.block(session)->warning.find("treated on 21 November") != std::string::npos);
    BOOST_REQUIRE(today.view().cards.size() == 1);
    BOOST_TEST((today.view().cards.front().session == session));
}

BOOST_AUTO_TEST_CASE(what_somebody_else_planned_meanwhile_is_told_and_not_overwritten) {
    Diary page{seat()};
    page.planNew(tomasz);
    auto& form = page.form();
    type(form, {{&In::day, "2026-12-01"}, {&In::time, "10:00"}, {&In::zone, "neck"}, {&In::depth, "1.0"}});
    BOOST_TEST((form.view().verdict.tone == Tone::safe));
    booked(tomasz, "2026-12-03", 15 * 60, two);
    form.save();
    BOOST_TEST(form.view().refusal.title == "This was not done.");
    BOOST_TEST((form.view().verdict.tone == Tone::deny)); // read again
    BOOST_TEST(waiting() == 1U);
}

BOOST_AUTO_TEST_CASE(an_auditor_reads_the_diary_and_has_no_acts) {
    const auto session = booked(tomasz, "2026-11-22", 10 * 60, one);
    Diary page{seatOf(model::Role::auditor, "Inspector")};
    const auto* block = page.block(session);
    BOOST_REQUIRE(block != nullptr);
    BOOST_TEST(!page.view().mayPlan);
    BOOST_TEST(!block->canMove);
    BOOST_TEST(!block->canArrive);
    BOOST_TEST(!block->canCancel);
    BOOST_TEST(!block->opensDesk);
    page.planNew(tomasz);
    BOOST_TEST(!page.form().view().open);
    page.shift(session, 15, 0);
    BOOST_TEST(stored(session).minute == 10 * 60);
}

BOOST_AUTO_TEST_SUITE_END()
