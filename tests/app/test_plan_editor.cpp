// The manager's aftercare plans: looked at on a client and a calendar, changed, saved, overtaken, withdrawn.
#include "app/present/plan_editor.h"
#include "model/aftercare_check.h"
#include "tests/app/clinic.h"

#include <algorithm>

namespace plan_editor {

using namespace app_test;
using namespace present;

struct Editing : Clinic {
    Editing() { ana = client("Ana", "Reyes", "1990-01-01"); }

    PlanEditor& editor() {
        if (!editor_) {
            editor_ = std::make_unique<PlanEditor>(seat());
        }
        return *editor_;
    }
    const PlanEditorView& view() { return editor().view(); }
    void choosePlan(const std::string& name) {
        const auto& rows = view().plans.rows;
        const auto row = std::ranges::find_if(rows, [&](const Row& one) { return one.cells[0].text == name; });
        BOOST_REQUIRE_MESSAGE(row != rows.end(), "no plan " << name);
        const auto id = row->id;
        editor().choose(id);
        BOOST_REQUIRE(view().plan == id);
    }
    void chooseStep(const std::string& title) {
        const auto& rows = view().steps.rows;
        const auto row = std::ranges::find_if(rows, [&](const Row& one) { return one.cells[1].text == title; });
        BOOST_REQUIRE_MESSAGE(row != rows.end(), "no step " << title);
        editor().select(row->id);
    }
    const StripStep& leaf(const std::string& title) {
        const auto& strip = view().preview.strip;
        const auto found = std::ranges::find(strip, title, &StripStep::title);
        BOOST_REQUIRE_MESSAGE(found != strip.end(), "no leaf " << title);
        return *found;
    }
    std::vector<model::AftercarePlan> stored() { return access().aftercarePlans(); }
    model::AftercarePlan storedPlan(const std::string& code) {
        const auto all = stored();
        const auto found = std::ranges::find(all, code, &model::AftercarePlan::code);
        BOOST_REQUIRE(found != all.end());
        return *found;
    }
    void scalp() {
        choosePlan("After needling of the scalp");
        chooseStep("Day 7: is the scalp calm?");
    }

    model::ClientId ana;

private:
    std::unique_ptr<PlanEditor> editor_;
};

} // namespace plan_editor

BOOST_FIXTURE_TEST_SUITE(plan_editor, Editing)

BOOST_AUTO_TEST_CASE(every_shipped_plan_and_step_is_shown_without_a_fault) {
    BOOST_TEST(view().plans.rows.size() == stored().size());
    const auto plans = view().plans.rows;
    for (const auto& plan : plans) {
        editor().choose(plan.id);
        BOOST_TEST(view().plan == plan.id);
        BOOST_TEST(!view().dirty);
        BOOST_TEST(view().planProblems.empty());
        const auto steps = view().steps.rows;
        BOOST_TEST(!steps.empty());
        for (const auto& step : steps) {
            editor().select(step.id);
            BOOST_TEST(view().step.id == step.id);
            BOOST_TEST(view().step.problems.empty(), textOf(step));
            BOOST_TEST(!view().preview.text.empty(), textOf(step));
            BOOST_TEST(!step.cells[3].chip.has_value(), textOf(step));
        }
        BOOST_TEST(view().preview.strip.size() == steps.size());
    }
}

BOOST_AUTO_TEST_CASE(the_strip_tells_day_and_hour_and_what_moves) {
    scalp();
    editor().setEnd("2026-11-23", "15:00"); // a Monday
    BOOST_TEST(leaf("Day 7: is the scalp calm?").day == "Mon 30 Nov");
    BOOST_TEST(leaf("Day 7: is the scalp calm?").time == "09:00");
    BOOST_TEST(leaf("Day 7: is the scalp calm?").mark == "");
    BOOST_TEST(leaf("Day 7: is the scalp calm?").chosen);
    BOOST_TEST(leaf("24 hours: how is your scalp?").day == "Tue 24 Nov");
    BOOST_TEST(leaf("24 hours: how is your scalp?").time == "15:00");

    // In the evening there is nothing left of the first step's window.
    editor().setEnd("2026-11-23", "21:00");
    const auto& late = leaf("Right after: leave the scalp alone");
    BOOST_TEST(late.day == "Tue 24 Nov");
    BOOST_TEST(late.time == "08:00");
    BOOST_TEST(!late.mark.empty());
    BOOST_TEST((late.tone == Tone::warn));
    BOOST_TEST(view().preview.movedWords.find("Right after: leave the scalp alone: ") != std::string::npos);

    // A window that lies wholly in the quiet hours is left behind, and that is said.
    editor().setStep("windowFrom", "21:00");
    editor().setStep("windowTo", "22:00");
    const auto& outside = leaf("Day 7: is the scalp calm?");
    BOOST_TEST(outside.mark == "outside its window");
    BOOST_TEST(outside.time == "08:00");
    BOOST_TEST(outside.words.find("21:00 to 22:00") != std::string::npos);
    BOOST_TEST(!view().step.problems.empty());
}

BOOST_AUTO_TEST_CASE(calls_wait_until_the_clinic_is_open) {
    model::AddClosure closed;
    closed.closure.first = closed.closure.last = day("2026-11-30");
    closed.closure.reason = "St Andrew's";
    apply(closed);
    scalp();
    editor().setEnd("2026-11-23", "15:00");
    BOOST_TEST(leaf("Day 7: is the scalp calm?").day == "Mon 30 Nov"); // a message needs nobody
    editor().setStep("kind", "call");
    BOOST_TEST(view().step.channel == "phone");
    BOOST_TEST(view().step.expectsAnswer);
    BOOST_TEST(view().step.problems.empty());
    BOOST_TEST(leaf("Day 7: is the scalp calm?").day == "Tue 1 Dec");
    BOOST_TEST(leaf("Day 7: is the scalp calm?").words.find("closed") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_text_is_filled_for_a_client_in_that_clients_zone) {
    auto tokyo = access().client(client("Ken", "Ito")).value();
    tokyo.timeZone = "Asia/Tokyo";
    edit(tokyo);
    scalp();
    editor().setStep("text", "Dear {client}, after {date} at {clinic}: call.");
    editor().setEnd("2026-11-23", "15:00");
    editor().searchClient("ito");
    BOOST_TEST(view().preview.client == std::to_string(tokyo.id.value));
    BOOST_TEST(view().preview.text == "Dear Ken Ito, after 23 November at Harley Street Skin: call.");
    BOOST_TEST(view().preview.zone == "Times as in Asia/Tokyo, where Ken Ito lives.");
    BOOST_TEST(leaf("Day 7: is the scalp calm?").time == "09:00"); // there

    editor().searchClient("reyes");
    BOOST_TEST(view().preview.text.find("Dear Ana Reyes") == 0U);
    BOOST_TEST(view().preview.zone == "Times as in Europe/London.");
    BOOST_TEST(!view().preview.hasLastSession);

    editor().setStep("text", "Dear {name}");
    BOOST_TEST(view().step.problems.contains("text"));
}

BOOST_AUTO_TEST_CASE(the_last_treated_client_is_looked_at_first) {
    client("Bea", "Aalto");
    record(ana, {"nose"}, 1200, "2026-11-10");
    BOOST_TEST(view().preview.client == std::to_string(ana.value));
    BOOST_TEST(view().preview.hasLastSession);
    BOOST_TEST(view().preview.day == "2026-11-22");
    BOOST_TEST(view().preview.time == "15:00");
    editor().endLastSession();
    BOOST_TEST(view().preview.day == "2026-11-10");
    BOOST_TEST(view().preview.time == "10:30");
    editor().endToday();
    BOOST_TEST(view().preview.day == "2026-11-22");
    editor().setEnd("tomorrow", "15:00");
    BOOST_TEST(view().preview.problems.contains("day"));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_taken_stays_and_says_why) {
    scalp();
    editor().setStep("offset", "many");
    BOOST_TEST(view().step.offset == "many");
    BOOST_TEST(view().step.problems.contains("offset"));
    BOOST_TEST(view().dirty);
    editor().setStep("windowTo", "8");
    BOOST_TEST(view().step.windowTo == "8");
    editor().setReason("because");
    editor().save();
    BOOST_TEST(storedPlan("scalp").version == 1);
    BOOST_TEST(!view().message.empty());
    editor().setStep("offset", "8");
    editor().setStep("windowTo", "08:00"); // before it begins
    BOOST_TEST(view().step.problems.contains("windowTo"));
    editor().setStep("windowTo", "18:00");
    editor().setPlan("over", "deep");
    BOOST_TEST(view().planProblems.contains("over"));
    editor().setPlan("over", "");
    editor().setStep("title", "");
    BOOST_TEST(view().step.problems.contains("title"));
    editor().discard();
    BOOST_TEST(!view().dirty);
    BOOST_TEST(view().step.problems.empty());
}

BOOST_AUTO_TEST_CASE(steps_are_added_duplicated_moved_and_removed) {
    scalp();
    const auto before = view().steps.rows.size();
    editor().copyStep();
    BOOST_TEST(view().steps.rows.size() == before + 1);
    BOOST_TEST(view().step.title == "Day 7: is the scalp calm?");
    editor().setStep("title", "Day 8: and today?");
    editor().setStep("offset", "8");
    BOOST_TEST(view().steps.rows[3].cells[1].text == "Day 7: is the scalp calm?");
    BOOST_TEST(view().steps.rows[4].cells[1].text == "Day 8: and today?");
    editor().moveStep(-1);
    BOOST_TEST(view().steps.rows[3].cells[1].text == "Day 8: and today?");
    BOOST_TEST(view().step.title == "Day 8: and today?"); // still the chosen one
    editor().addStep();
    BOOST_TEST(view().step.problems.contains("title"));
    BOOST_TEST(!view().step.canMoveDown);
    editor().removeStep();
    BOOST_TEST(view().steps.rows.size() == before + 1);
    const auto sign = view().step.signs.front();
    editor().tickSign(sign.code, !sign.ticked);
    BOOST_TEST(view().step.signs.front().ticked != sign.ticked);
    editor().tick("sheet", true);
    editor().setReason("our clients ask a day later");
    editor().save();
    const auto plan = storedPlan("scalp");
    BOOST_TEST(plan.version == 2);
    BOOST_REQUIRE(plan.steps.size() == before + 1);
    BOOST_TEST(plan.steps[3].title == "Day 8: and today?");
    BOOST_TEST(plan.steps[3].code != plan.steps[4].code);
    BOOST_TEST(!view().dirty);
}

BOOST_AUTO_TEST_CASE(saving_needs_a_reason_and_keeps_the_history) {
    scalp();
    editor().setStep("text", "All well?");
    editor().save();
    BOOST_TEST(view().planProblems.contains("reason"));
    BOOST_TEST(storedPlan("scalp").version == 1);
    editor().setReason("shorter is read");
    editor().save();
    BOOST_TEST(storedPlan("scalp").version == 2);
    BOOST_TEST((view().message.tone == Tone::safe));
    BOOST_TEST(view().reason == "");
    editor().showVersions();
    const auto versions = textOf(view().versions);
    BOOST_TEST(view().versions.rows.size() == 2U);
    BOOST_TEST(versions.find("Maya Lindqvist | shorter is read") != std::string::npos);
    BOOST_TEST(versions.find("the program") != std::string::npos);
    BOOST_TEST(view().versions.rows.front().cells.back().chip.has_value());
}

BOOST_AUTO_TEST_CASE(outstanding_reminders_follow_only_when_asked) {
    record(ana, {"nose"}, 1200, "2026-11-20");
    choosePlan("After needling deeper than 0.5 mm");
    BOOST_TEST(view().replanWords.find("1 client") != std::string::npos, view().replanWords);
    const auto textOfOutstanding = [&](const std::string& code) {
        std::string text;
        db::ReminderQuery query;
        query.set = db::ReminderSet::ofClient;
        query.client = ana;
        for (const auto& row : access().reminders(query).rows) {
            if (row.step == code && row.state == model::ReminderState::planned) {
                text = row.text;
            }
        }
        return text;
    };
    chooseStep("Day 14: any brown patches?");
    editor().setStep("text", "First change.");
    editor().setReason("one");
    editor().save();
    BOOST_TEST(textOfOutstanding("day-14") != "First change.");
    chooseStep("Day 14: any brown patches?");
    editor().setStep("text", "Second change.");
    editor().setReason("two");
    editor().setReplan(true);
    editor().save();
    BOOST_TEST(textOfOutstanding("day-14") == "Second change.");
    BOOST_TEST(!view().replan);
}

BOOST_AUTO_TEST_CASE(what_somebody_else_saved_meanwhile_is_told_and_nothing_is_lost) {
    scalp();
    editor().setStep("text", "My words.");
    PlanEditor other{seatOf(model::Role::manager, "Rosei")};
    const auto rows = other.view().plans.rows;
    const auto row =
        std::ranges::find_if(rows, [](const Row& one) { return one.cells[0].text == "After needling of the scalp"; });
    other.choose(row->id);
    other.setStep("text", "Other words.");
    other.setReason("they were first");
    other.save();
    BOOST_TEST(storedPlan("scalp").version == 2);

    editor().setReason("mine");
    editor().save();
    BOOST_TEST(storedPlan("scalp").version == 2);
    BOOST_TEST(view().behind);
    BOOST_TEST(view().message.title.find("Rosei has saved version 2") == 0U, view().message.title);
    BOOST_TEST(view().message.text.find("they were first") != std::string::npos);
    BOOST_TEST(view().step.text == "My words.");
    editor().keepOverNewest();
    BOOST_TEST(!view().behind);
    editor().save();
    BOOST_TEST(storedPlan("scalp").version == 3);
    BOOST_TEST(storedPlan("scalp").steps[3].text == "My words.");
}

BOOST_AUTO_TEST_CASE(a_new_plan_is_a_copy_under_a_code_of_its_own) {
    scalp();
    editor().newPlan();
    BOOST_TEST(view().dirty);
    BOOST_TEST(view().line == "A new plan, not saved yet");
    editor().setPlan("name", "After radiofrequency on the scalp");
    editor().setPlan("modality", "rf");
    editor().setPlan("over", "1,5");
    editor().setReason("a device of its own");
    editor().save();
    const auto plan = storedPlan("scalp-2");
    BOOST_TEST(plan.version == 1);
    BOOST_TEST((plan.modality == model::Modality::rf));
    BOOST_TEST(plan.over.micrometres == 1500);
    BOOST_TEST(storedPlan("scalp").version == 1);
    BOOST_TEST(textOf(view().plans).find("After radiofrequency on the scalp") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_plan_is_withdrawn_and_brought_back) {
    scalp();
    editor().withdraw("not our work");
    BOOST_TEST(view().withdrawn);
    BOOST_TEST(!view().canWithdraw);
    BOOST_TEST(textOf(view().plans).find("withdrawn") != std::string::npos);
    const auto now = stored();
    BOOST_TEST((std::ranges::find(now, "scalp", &model::AftercarePlan::code) == now.end()));
    editor().setReason("it is after all");
    editor().save();
    BOOST_TEST(storedPlan("scalp").version == 2);
    BOOST_TEST(!view().withdrawn);
}

BOOST_AUTO_TEST_CASE(whoever_may_not_change_plans_reads_them) {
    PlanEditor other{seatOf(model::Role::assistant, "Hanna")};
    BOOST_TEST(!other.view().canEdit);
    BOOST_TEST(!other.view().canWithdraw);
    const auto text = other.view().step.text;
    other.setStep("text", "changed");
    BOOST_TEST(other.view().step.text == text);
    BOOST_TEST(!other.view().dirty);
}

BOOST_AUTO_TEST_CASE(words_in_another_language_are_typed_previewed_and_their_lack_is_told) {
    const auto bruno = client("Bruno", "Vega", "1980-01-01");
    auto german = access().client(bruno).value();
    german.language = "de";
    edit(german);
    scalp();
    editor().setEnd("2026-11-23", "15:00");
    editor().chooseClient(std::to_string(bruno.value));
    BOOST_TEST(view().preview.text.find("Inzwischen sollte die Kopfhaut ruhig sein.") == 0U, view().preview.text);
    editor().setStep("language", "de");
    BOOST_TEST(!view().dirty); // looking is no change
    BOOST_TEST(view().step.title == "Tag 7: ist die Kopfhaut ruhig?");
    BOOST_TEST(view().step.missing == "");
    editor().setStep("text", "Alles ruhig seit dem {date}?");
    BOOST_TEST(view().preview.text == "Alles ruhig seit dem 23. November 2026?");
    editor().setStep("title", "");
    BOOST_TEST(view().step.problems.contains("title"));
    editor().setStep("text", "");
    BOOST_TEST(view().step.problems.empty()); // none is better than half
    BOOST_TEST(view().step.missing.find("German") != std::string::npos, view().step.missing);
    BOOST_TEST(view().preview.text.find("By now the scalp should be calm.") == 0U, view().preview.text);
    BOOST_TEST(view().preview.text.find("German: this step has no words in it") != std::string::npos);
    editor().setStep("title", "Tag 7");
    editor().setStep("text", "Ruhig?");
    editor().setReason("shorter");
    editor().save();
    const auto step = storedPlan("scalp").steps[3];
    BOOST_TEST(step.title == "Day 7: is the scalp calm?"); // the clinic's own stand
    BOOST_TEST_REQUIRE(step.words.size() == 1U);
    BOOST_TEST(step.words.front().text == "Ruhig?");
    editor().setStep("language", "fr");
    const auto french = std::ranges::find(view().step.languages, "fr", &Choice::code);
    BOOST_REQUIRE(french != view().step.languages.end());
    BOOST_TEST(french->text == "French, missing");
}

BOOST_AUTO_TEST_CASE(new_words_of_the_clinic_leave_no_old_ones_in_another_language) {
    scalp();
    const auto own = view().step.text;
    editor().setStep("text", "Wash it as usual again.");
    editor().setStep("language", "de");
    BOOST_TEST(view().step.missing.find("German: these words fall away") == 0U, view().step.missing);
    BOOST_TEST(view().step.title == "Tag 7: ist die Kopfhaut ruhig?"); // to start from
    editor().setStep("language", "");
    editor().setStep("text", own); // thought better of it
    BOOST_TEST(!view().dirty);
    editor().setStep("language", "de");
    BOOST_TEST(view().step.missing == "");
    editor().setStep("language", "");
    editor().setStep("text", "Wash it as usual again.");
    editor().setReason("washing");
    editor().save();
    auto step = storedPlan("scalp").steps[3];
    BOOST_TEST(step.text == "Wash it as usual again.");
    BOOST_TEST(step.words.empty());
    BOOST_TEST(storedPlan("scalp").steps[2].words.size() == 1U); // untouched
    BOOST_TEST(model::wordsFor(step, "de").text == "Wash it as usual again.");
}

BOOST_AUTO_TEST_CASE(words_gone_over_after_the_clinic_s_own_changed_are_kept) {
    scalp();
    editor().setStep("text", "Wash it as usual again.");
    editor().setStep("language", "de");
    editor().setStep("text", "Waschen Sie wieder wie gewohnt.");
    BOOST_TEST(view().step.missing == "");
    editor().setStep("language", "");
    editor().setStep("text", "Wash it as usual again!");
    editor().setReason("washing");
    editor().save();
    const auto step = storedPlan("scalp").steps[3];
    BOOST_TEST_REQUIRE(step.words.size() == 1U);
    BOOST_TEST(step.words.front().title == "Tag 7: ist die Kopfhaut ruhig?");
    BOOST_TEST(step.words.front().text == "Waschen Sie wieder wie gewohnt.");
}

BOOST_AUTO_TEST_SUITE_END()
