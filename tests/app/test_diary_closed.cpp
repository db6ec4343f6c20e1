// Closed hours and days in the diary, and in what its form offers and asks.
#include "app/present/diary.h"
#include "app/present/text.h"
#include "tests/app/clinic.h"

using namespace app_test;
using namespace present;

namespace {

/// Sunday 22 November 2026, 09:00; open Monday to Friday nine to six, closed over Christmas.
struct ClosedDiary : Clinic {
    model::DeviceId pen = skinPen();
    model::ClientId tomasz = client("Tomasz", "Wilk");
    model::ClosureId christmas = openHours();

    model::ClosureId openHours() {
        historyTaken(tomasz);
        model::OpeningWeek week;
        for (std::size_t day = 0; day < 5; ++day) {
            week[day] = model::OpenSpan{9 * 60, 18 * 60};
        }
        apply(model::SetOpeningHours{week});
        return model::ClosureId{
            apply(model::AddClosure{{{}, {}, day("2026-12-24"), day("2027-01-01"), {}, "Christmas"}})};
    }
    model::SessionId booked(const char* onDay, int minute, const std::string& why = {}) {
        const auto what = plan(tomasz, {"neck"}, 1000, pen);
        return model::SessionId{
            apply(model::PlanSession{cleared(what, day(onDay), model::Act::plan), day(onDay), minute, 45, {}, why})};
    }
    std::vector<db::SessionRow> planned() const {
        auto rows = access().sessionsBetween(today(), today() + model::Days{400});
        std::erase_if(rows, [](const db::SessionRow& row) { return row.state != model::SessionState::planned; });
        return rows;
    }
};

using In = DiaryPlanInput;
void type(DiaryPlan& form, std::initializer_list<std::pair<std::string DiaryPlanInput::*, std::string>> fields) {
    auto input = form.view().input;
    for (const auto& [field, text] : fields) {
        input.*field = text;
    }
    form.type(input);
}

std::string textOf(const std::vector<DiaryShade>& shades) {
    std::string text;
    for (const auto& shade : shades) {
        text += std::to_string(shade.column) + ": " + clockTime(shade.from) + " to " + std::to_string(shade.to / 60) +
                " " + shade.words + "\n";
    }
    return text;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(diary_closed, ClosedDiary)

BOOST_AUTO_TEST_CASE(closed_time_is_drawn_and_told) {
    Diary page{seat()};
    BOOST_TEST(page.view().line == "Sunday 22 November 2026, no sessions. Closed every Sunday");
    BOOST_TEST(textOf(page.view().closed) == "0: 00:00 to 24 Closed every Sunday\n");
    page.go(day("2026-11-23"));
    BOOST_TEST(page.view().line == "Monday 23 November 2026, no sessions");
    BOOST_TEST(textOf(page.view().closed) == "0: 00:00 to 9 \n0: 18:00 to 24 \n");
    BOOST_TEST(page.view().columns.front().closed.empty());
    page.go(day("2026-12-25"));
    BOOST_TEST(page.view().line == "Friday 25 December 2026, no sessions. Closed: Christmas");
    BOOST_TEST(page.view().columns.front().closed == "Closed: Christmas");
    apply(model::AddClosure{
        {{}, {}, day("2026-12-30"), day("2026-12-30"), model::OpenSpan{7 * 60, 13 * 60}, "Short day"}});
    page.showSpan(DiarySpan::week);
    page.go(day("2026-12-30"));
    BOOST_TEST(page.view().line == "28 Dec to 3 Jan 2027, no sessions. Mon 28: Closed: Christmas; Tue 29: Closed: "
                                   "Christmas; Wed 30: Open 07:00 to 13:00 only: Short day; Thu 31: Closed: "
                                   "Christmas; Fri 1: Closed: Christmas");
    BOOST_TEST(page.view().begins == 7 * 60); // wide enough for the hours
    BOOST_TEST(page.view().columns[5].closed == "Closed every Saturday");
}

BOOST_AUTO_TEST_CASE(planning_into_closed_time_asks_why_and_offers_open_times) {
    Diary page{seat()};
    page.planNew(tomasz);
    auto& form = page.form();
    type(form, {{&In::zone, "neck"}, {&In::depth, "1.0"}, {&In::day, "2026-12-24"}, {&In::time, "10:00"}});
    BOOST_TEST(form.view().closed == "Closed: Christmas. Say why it is planned all the same.");
    BOOST_TEST(form.view().needsReason);
    BOOST_TEST(form.view().canSave);
    BOOST_REQUIRE(form.view().offered.size() == 3U);
    BOOST_TEST(form.view().offered[0].text == "Mon 4 Jan 2027, 10:00");
    BOOST_TEST(form.view().offered[1].text == "Tue 5 Jan 2027, 10:00");
    form.save();
    BOOST_TEST(planned().empty());
    BOOST_TEST(form.view().refusal.title == "A reason in words is needed.");
    BOOST_TEST(form.view().problems.at("reason") == "Say why, for the record.");
    type(form, {{&In::reason, "she flies on the 26th"}});
    form.save();
    BOOST_TEST(form.view().refusal.text == "");
    BOOST_REQUIRE(planned().size() == 1U);
    const auto* block = page.block(planned().front().id);
    BOOST_REQUIRE(block != nullptr);
    BOOST_TEST(block->warning == "");
    BOOST_TEST(block->state.text == "Planned");
    BOOST_TEST(block->lines.back() == "Planned for closed time: she flies on the 26th");
    // Within the same closing it moves without a word.
    page.shift(block->session, 15, 0);
    BOOST_TEST(planned().front().minute == 10 * 60 + 15);
}

BOOST_AUTO_TEST_CASE(a_day_that_is_closed_says_so_before_a_time_is_typed) {
    Diary page{seat()};
    page.planNew(tomasz);
    auto& form = page.form();
    type(form, {{&In::zone, "neck"}, {&In::depth, "1.0"}, {&In::day, "2026-11-28"}});
    BOOST_TEST(form.view().closed == "Closed every Saturday.");
    BOOST_TEST(!form.view().needsReason);
    BOOST_REQUIRE(!form.view().offered.empty());
    BOOST_TEST(form.view().offered.front().text == "Mon 30 Nov, 09:00");
    type(form, {{&In::day, "2026-11-30"}, {&In::time, "17:30"}});
    BOOST_TEST(form.view().closed == "Open 09:00 to 18:00 only. Say why it is planned all the same.");
    BOOST_TEST(form.view().offered.front().text == "Mon 30 Nov, 17:15");
    type(form, {{&In::time, "17:15"}});
    BOOST_TEST(form.view().closed.empty());
    BOOST_TEST(!form.view().needsReason);
}

BOOST_AUTO_TEST_CASE(a_move_into_closed_time_opens_the_form_and_stays_undone) {
    const auto session = booked("2026-12-23", 10 * 60);
    Diary page{seat()};
    page.showSpan(DiarySpan::week);
    page.open(session);
    page.shift(session, 0, 1);
    BOOST_TEST((access().session(session)->row.day == day("2026-12-23")));
    BOOST_TEST(page.form().view().open);
    BOOST_TEST(page.form().view().closed == "Closed: Christmas. Say why it is planned all the same.");
}

BOOST_AUTO_TEST_CASE(a_session_that_a_new_closed_day_meets_is_marked_and_stays) {
    const auto session = booked("2026-12-09", 10 * 60);
    apply(model::AddClosure{{{}, {}, day("2026-12-09"), day("2026-12-09"), {}, "Training"}});
    Diary page{seat()};
    page.open(session);
    const auto* block = page.block(session);
    BOOST_REQUIRE(block != nullptr);
    BOOST_TEST(block->state.text == "Closed then");
    BOOST_TEST((block->warningTone == Tone::warn));
    BOOST_TEST(block->warning == "Closed: Training. Move this session.");
    BOOST_TEST(block->canMove);
}

BOOST_AUTO_TEST_CASE(a_course_moves_forward_to_open_days_and_never_below_the_gap) {
    Diary page{seat()};
    page.planNew(tomasz);
    auto& form = page.form();
    type(form, {{&In::day, "2026-11-26"},
                {&In::time, "10:00"},
                {&In::zone, "cheeks"},
                {&In::device, std::to_string(pen.value)},
                {&In::depth, "1.5"},
                {&In::sessions, "3"}});
    BOOST_TEST(form.view().recommended == "30 days are recommended between two sessions.");
    BOOST_REQUIRE(form.view().course.size() == 3U);
    // 30 days lead to 26 December, closed over Christmas until Monday the 4th; from there to Wednesday 3 February.
    BOOST_TEST(form.view().course[1] == "2 of 3: Monday 4 January 2027, 10:00; on 26 December closed: Christmas");
    BOOST_TEST(form.view().course[2] == "3 of 3: Wednesday 3 February 2027, 10:00");
    form.save();
    const auto rows = planned();
    BOOST_REQUIRE(rows.size() == 3U);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        BOOST_TEST((rows[i].day - rows[i - 1].day >= model::Days{30}));
        BOOST_TEST(model::openSpan(access().opening(), rows[i].day).has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_gap_between_the_floor_and_the_recommended_says_so_and_takes_a_reason) {
    model::Device plain; // without a label of its own
    plain.name = "House pen";
    const auto device = apply(model::AddDevice{plain});
    Diary page{seat()};
    page.planNew(tomasz);
    auto& form = page.form();
    type(form, {{&In::day, "2026-11-24"},
                {&In::time, "10:00"},
                {&In::zone, "neck"},
                {&In::device, std::to_string(device)},
                {&In::depth, "1.0"},
                {&In::sessions, "2"}});
    BOOST_REQUIRE(form.view().course.size() == 2U);
    BOOST_TEST(!form.view().needsReason);
    const auto recommended = form.view().recommended;
    // One day less than the book recommends, and still beyond what it refuses.
    const int wanted = std::stoi(recommended) - 1;
    type(form, {{&In::gap, std::to_string(wanted)}});
    BOOST_REQUIRE(form.view().course.size() == 2U);
    BOOST_TEST(form.view().course[1].ends_with(" after the one before, " + std::to_string(wanted + 1) +
                                               " recommended: with a reason)"),
               form.view().course[1]);
    BOOST_TEST(form.view().needsReason);
    form.save();
    BOOST_TEST(planned().empty());
    type(form, {{&In::reason, "she moves abroad in January"}});
    form.save();
    BOOST_TEST(planned().size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
