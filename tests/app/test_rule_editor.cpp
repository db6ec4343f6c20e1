// The manager's rule book: what is shown, changed, reviewed, saved, and looked up again later.
#include "app/present/rule_editor.h"
#include "app/present/rule_files.h"
#include "db/rule_tables.h"
#include "tests/app/clinic.h"

#include <algorithm>
#include <fstream>

namespace rule_editor {

using namespace app_test;
using namespace present;

struct Editing : Clinic {
    RuleEditor editor{seat()};

    /// Chooses the rule of that name in the list of all rules.
    void choose(const std::string& name, const std::string& section = "") {
        editor.setSection(section);
        editor.search("");
        const auto& rows = editor.view().rules.rows;
        const auto row = std::ranges::find_if(rows, [&](const Row& r) { return r.cells[0].text == name; });
        BOOST_REQUIRE_MESSAGE(row != rows.end(), "no rule " << name);
        editor.select(row->id);
        BOOST_REQUIRE(editor.view().rule.title == name);
    }
    const RuleField& field(const std::string& column) {
        const auto& fields = editor.view().rule.fields;
        const auto found = std::ranges::find(fields, column, &RuleField::column);
        BOOST_REQUIRE_MESSAGE(found != fields.end(), "no field " << column);
        return *found;
    }
    void save(const std::string& reason = "a reason of some length", const std::string& from = "") {
        editor.review();
        editor.setReason(reason);
        editor.setFrom(from);
        editor.save();
    }
    std::string faults() { return textOf(editor.view().review.faults); }
};

} // namespace rule_editor

BOOST_FIXTURE_TEST_SUITE(rule_editor, Editing)

BOOST_AUTO_TEST_CASE(every_rule_of_the_shipped_book_is_shown_in_words) {
    editor.setSection("");
    const auto& view = editor.view();
    BOOST_TEST(view.line == "Version 1, not approved");
    BOOST_TEST(view.sections.size() == 9U);
    for (const auto& row : view.rules.rows) {
        BOOST_TEST(!row.cells[0].text.empty());
        BOOST_TEST(!row.cells[1].text.empty(), row.cells[0].text);
        BOOST_TEST(!row.cells[3].chip.has_value(), row.cells[0].text);
    }
    const auto all = textOf(view.rules);
    for (const auto* line : {"Pen, 1.0 mm to 1.5 mm | refused before 28 days, warned before 30 days | B",
                             "Botulinum toxin | both ways refused before 14 days", "Pregnant or nursing | Not treated",
                             "Below this age a guardian consents | 18 years",
                             "Healing: refused before | plan: refuse; start: refuse; record: warn, with a reason",
                             "SkinPen Precision, face | evaluated up to 1.5 mm"}) {
        BOOST_TEST(all.find(line) != std::string::npos, line);
    }
    const auto rows = view.rules.rows; // the view is another one after each choice
    for (const auto& row : rows) {     // and every one of them can be opened
        editor.select(row.id);
        BOOST_TEST(editor.view().rule.id == row.id);
        BOOST_TEST(editor.view().rule.fields.size() >= 3U, editor.view().rule.title);
        for (const auto& one : editor.view().rule.fields) {
            BOOST_TEST(one.problem.empty(), editor.view().rule.title << ": " << one.column << ": " << one.problem);
            if (!one.choices.empty()) {
                BOOST_TEST(std::ranges::count(one.choices, one.text, &Choice::code) == 1,
                           editor.view().rule.title << ": " << one.column << " " << one.text);
            }
        }
    }
    BOOST_TEST(!editor.view().dirty);
}

BOOST_AUTO_TEST_CASE(words_find_rules) {
    editor.setSection("");
    editor.search("toxin botul");
    BOOST_TEST(editor.view().rules.rows.size() == 1U);
    editor.search("breastfeeding"); // in the question
    BOOST_TEST(editor.view().rules.rows.size() == 1U);
    editor.search("no such thing");
    BOOST_TEST(editor.view().rules.rows.empty());
    BOOST_TEST(!editor.view().rules.hidden.empty());
    editor.search("");
    editor.setSection("limits");
    BOOST_TEST(editor.view().rules.rows.size() == 5U);
}

BOOST_AUTO_TEST_CASE(a_refusal_that_lasts_longer_than_the_warning_is_told_beside_the_field_at_once) {
    const auto state = [&] {
        const auto& rows = editor.view().rules.rows;
        const auto row = std::ranges::find(rows, editor.view().rule.id, &Row::id);
        return row->cells[3].chip ? row->cells[3].chip->text : std::string{};
    };
    choose("Pen, 1.0 mm to 1.5 mm");
    editor.set("intervals.floor_days", "31"); // warned before 30
    BOOST_TEST(field("intervals.recommended_days").problem ==
               "Warned before: 30 days are recommended, but before 31 days it is refused. Recommend no fewer.");
    BOOST_TEST(field("intervals.floor_days").problem.empty());
    BOOST_TEST(state() == "Look at this");
    editor.set("intervals.recommended_days", "31");
    BOOST_TEST(field("intervals.recommended_days").problem.empty());
    BOOST_TEST(state() == "Changed");

    choose("Botulinum toxin");
    editor.set("washouts.after_floor_days", "20");
    BOOST_TEST(!field("washouts.after_recommended_days").problem.empty());
    BOOST_TEST(field("washouts.recommended_days").problem.empty()); // the other way round is as it was
    editor.review();
    BOOST_TEST(!editor.view().review.canSave);
    editor.showRules();
    editor.set("washouts.after_recommended_days", "20");
    BOOST_TEST(field("washouts.after_recommended_days").problem.empty());
}

BOOST_AUTO_TEST_CASE(a_longer_interval_is_reviewed_and_becomes_the_next_version) {
    const auto ana = client("Ana", "Reyes", "1990-01-01");
    historyTaken(ana);
    record(ana, {"nose"}, 1200, "2026-10-20");
    const auto visit = planned(plan(ana, {"nose"}, 1200), day("2026-11-24"), 600); // 35 days on

    choose("Pen, 1.0 mm to 1.5 mm");
    BOOST_TEST(field("intervals.floor_days").text == "28");
    editor.set("intervals.floor_days", "40");
    editor.set("intervals.recommended_days", "45");
    BOOST_TEST(field("intervals.floor_days").was == "was 28 days");
    BOOST_TEST(editor.view().changes == "2 changes");
    BOOST_TEST(access().ruleBooks().size() == 1U);

    // Deeper must not be earlier: the next band still says 28 and 42.
    editor.review();
    BOOST_TEST(faults().find("Deeper may never be earlier: after 1.5 mm it is 40 days") != std::string::npos);
    BOOST_TEST(!editor.view().review.canSave);
    editor.openFault(editor.view().review.faults.rows.front().id);
    BOOST_TEST((editor.view().stage == RuleStage::rules));
    BOOST_TEST(editor.view().rule.problem.text.find("Deeper may never be earlier") != std::string::npos);

    for (const auto* deeper : {"Pen, 1.5 mm to 2.5 mm", "Pen, deeper than 2.5 mm"}) {
        choose(deeper);
        if (field("intervals.floor_days").text != "42") {
            editor.set("intervals.floor_days", "42");
        }
        editor.set("intervals.recommended_days", "56");
    }
    editor.review();
    BOOST_TEST(faults() == "");
    const auto& review = editor.view().review;
    BOOST_TEST(textOf(review.changes).find("Pen, 1.0 mm to 1.5 mm | Refused before | 28 days | 40 days") !=
               std::string::npos);
    BOOST_REQUIRE(review.affected.rows.size() == 1U);
    BOOST_TEST(review.affected.rows.front().id == visit.value);
    BOOST_TEST(textOf(review.affected).find("Ana Reyes | Maya Lindqvist") != std::string::npos);
    BOOST_TEST(textOf(review.affected).find("Not before 29 Nov") != std::string::npos);
    BOOST_TEST((editor.clientOf(visit) == ana));
    BOOST_TEST(review.who == "Maya Lindqvist");

    editor.setReason("too short");
    editor.save();
    BOOST_TEST(editor.view().review.problems.contains("reason"));
    editor.setReason("a study of our own patients");
    editor.setFrom("yesterday");
    editor.save();
    BOOST_TEST(editor.view().review.problems.contains("validFrom"));
    editor.setFrom("2026-11-21");
    editor.save();
    BOOST_TEST(editor.view().review.problems.at("validFrom").find("past") != std::string::npos);
    BOOST_TEST(access().ruleBooks().size() == 1U);
    editor.setFrom("2026-11-25"); // the planned session is before that
    BOOST_TEST(editor.view().review.affected.rows.empty());
    editor.setFrom("");
    editor.save();

    BOOST_TEST(editor.view().message.title == "Version 2 of the rule book is saved.");
    BOOST_TEST(!editor.view().dirty);
    const auto made = access().ruleBooks().front();
    BOOST_TEST(made.version == 2);
    BOOST_TEST(made.reason == "a study of our own patients");
    BOOST_TEST(made.author == "Maya Lindqvist");
    const auto rules = access().rules();
    const auto row = std::ranges::find(rules->intervals, "pen-1000-1500", &model::IntervalRow::id);
    BOOST_TEST(row->floorDays == 40);
    // Only the lines that were changed differ.
    auto expected = access().ruleTexts(1).at("intervals");
    expected.replace(expected.find("pen-1000-1500,,pen,,,,1000,1500,28,30"),
                     std::string{"pen-1000-1500,,pen,,,,1000,1500,28,30"}.size(),
                     "pen-1000-1500,,pen,,,,1000,1500,40,45");
    const auto now = access().ruleTexts(2).at("intervals");
    BOOST_TEST(now.substr(0, now.find("pen-1500")) == expected.substr(0, expected.find("pen-1500")));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_taken_stands_beside_its_field_until_it_can) {
    choose("Cheeks", "depths");
    BOOST_TEST(field("depths.customary_um").text == "2.00");
    editor.set("depths.customary_um", "much");
    BOOST_TEST(field("depths.customary_um").text == "much");
    BOOST_TEST(field("depths.customary_um").problem.find("Type millimetres") != std::string::npos);
    editor.review();
    BOOST_TEST(!editor.view().review.canSave);
    BOOST_TEST(editor.view().review.faults.rows.size() == 1U);
    editor.openFault(1);
    editor.set("depths.customary_um", "9");
    BOOST_TEST(!field("depths.customary_um").problem.empty());
    editor.set("depths.customary_um", "1,8 mm");
    BOOST_TEST(field("depths.customary_um").problem.empty());
    editor.set("depths.source", "  ");
    BOOST_TEST(field("depths.source").problem == "Say where this comes from, and its number if it has one.");
    editor.set("depths.source", "our own measurements");
    editor.review();
    BOOST_TEST(faults() == "");
    BOOST_TEST(textOf(editor.view().review.changes).find("Warned beyond | 2.0 mm | 1.8 mm") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_rule_and_the_whole_book_go_back_to_the_default) {
    choose("Botulinum toxin");
    BOOST_TEST(!editor.view().rule.canRestore);
    editor.set("washouts.floor_days", "7");
    editor.set("items.name", "Toxin");
    BOOST_TEST(editor.view().rule.canRestore);
    editor.restore();
    BOOST_TEST(editor.view().rule.title == "Botulinum toxin");
    BOOST_TEST(!editor.view().dirty);

    editor.set("washouts.floor_days", "7");
    save();
    BOOST_TEST(access().ruleBooks().size() == 2U);
    BOOST_TEST(!editor.view().dirty);
    choose("Botulinum toxin");
    BOOST_TEST(editor.view().rule.canRestore); // from the program, not from the version before
    BOOST_TEST(editor.view().canRestoreAll);
    editor.restoreAll();
    BOOST_TEST(editor.view().changes == "1 change");
    editor.review();
    BOOST_TEST(textOf(editor.view().review.changes).find("Before needling: refused | 7 days | 14 days") !=
               std::string::npos);
    editor.setReason("back to what was shipped");
    editor.save();
    BOOST_TEST((access().ruleTexts(3) == db::partsOf(db::shippedRules())));
    BOOST_TEST(!editor.view().canRestoreAll);
}

BOOST_AUTO_TEST_CASE(a_rule_is_added_by_copying_one) {
    choose("Botulinum toxin");
    editor.copy(false);
    BOOST_TEST(field("washouts.id").text == "botulinum-toxin-2");
    editor.review();
    BOOST_TEST(faults().find("Another rule is for the same already: botulinum-toxin") != std::string::npos);
    editor.openFault(1);
    editor.set("washouts.modality", "rf");
    editor.set("washouts.floor_days", "21");
    editor.set("washouts.recommended_days", "21");
    save("radiofrequency warms the muscle");
    BOOST_TEST(access().rules()->washOuts.size() == access().rules(1)->washOuts.size() + 1);
    const auto& rows = access().rules()->washOuts;
    const auto made = std::ranges::find(rows, "botulinum-toxin-2", &model::WashOut::id);
    BOOST_REQUIRE(made != rows.end());
    BOOST_TEST(made->floorDays == 21);
    BOOST_TEST((made->modality == model::Modality::rf));

    choose("Botulinum toxin, RF");
    BOOST_TEST(!editor.view().rule.canRestore); // the program never had it
    BOOST_TEST(editor.view().rule.canRemove);
    editor.remove();
    editor.review();
    BOOST_TEST(editor.view().review.changes.rows.front().cells.back().chip->text == "Removed");
    editor.setReason("it was not needed after all");
    editor.save();
    BOOST_TEST(access().rules()->washOuts.size() == access().rules(1)->washOuts.size());
    BOOST_TEST(access().rules()->item("botulinum-toxin") != nullptr);
}

BOOST_AUTO_TEST_CASE(a_new_treatment_or_question_comes_with_its_rule) {
    choose("Waxing, threading or hair removal cream");
    BOOST_TEST(editor.view().rule.newSubject == "New treatment or drug");
    editor.copy(true);
    editor.set("items.name", "Sugaring");
    editor.set("items.code", "sugaring");
    editor.set("washouts.id", "sugaring");
    choose("Epilepsy");
    editor.copy(true);
    editor.set("questions.name", "Fear of needles");
    editor.set("questions.text", "Do you faint when you see needles?");
    save("asked for by two practitioners");
    BOOST_TEST(editor.view().message.title == "Version 2 of the rule book is saved.");
    const auto rules = access().rules();
    BOOST_REQUIRE(rules->item("sugaring") != nullptr);
    BOOST_TEST(rules->item("sugaring")->name == "Sugaring");
    BOOST_TEST(std::ranges::count(rules->washOuts, "sugaring", &model::WashOut::item) == 1);
    BOOST_REQUIRE(rules->question("epilepsy-2") != nullptr);
    BOOST_TEST(rules->question("epilepsy-2")->name == "Fear of needles");

    choose("Sugaring"); // and goes with it
    editor.remove();
    save("nobody does it any more");
    BOOST_TEST(access().rules()->item("sugaring") == nullptr);
}

BOOST_AUTO_TEST_CASE(one_rule_can_be_held_less_strictly_than_its_kind) {
    choose("Wash-out: recommended");
    editor.copy(false);
    BOOST_TEST(field("strengths.rule").choices.size() > 20U);
    editor.review();
    BOOST_TEST(faults().find("another rule of this name") != std::string::npos);
    editor.openFault(1);
    editor.set("strengths.rule", "nsaid");
    editor.set("strengths.start", "note");
    save("a painkiller is no reason to wait");
    BOOST_TEST((access().rules()->strength(model::RuleKind::washOutRecommended, model::Act::start, "nsaid") ==
                model::Strength::note));
    choose("Healing: refused before");
    BOOST_TEST(!editor.view().rule.canRemove);
    BOOST_TEST(std::ranges::count(field("strengths.record").choices, "deny", &Choice::code) == 0);
}

BOOST_AUTO_TEST_CASE(older_versions_are_read_and_never_changed) {
    choose("A signed consent holds for");
    editor.set("limits.value", "180");
    save("our insurer asks for it now");
    editor.showVersions();
    BOOST_TEST(editor.view().versions.rows.size() == 2U);
    BOOST_TEST(textOf(editor.view().versions).find("2 | 09:00 | Maya Lindqvist | our insurer asks for it now") !=
               std::string::npos);
    editor.look(1);
    BOOST_TEST(editor.view().looksBack);
    BOOST_TEST(!editor.view().canEdit);
    choose("A signed consent holds for");
    BOOST_TEST(field("limits.value").text == "365");
    BOOST_TEST(!field("limits.value").enabled);
    editor.set("limits.value", "1");
    BOOST_TEST(field("limits.value").text == "365");
    editor.newest();
    choose("A signed consent holds for");
    BOOST_TEST(field("limits.value").text == "180");
}

BOOST_AUTO_TEST_CASE(the_newest_is_approved_by_a_name) {
    BOOST_TEST(editor.view().canApprove);
    editor.approve(" ");
    BOOST_TEST((editor.view().message.tone == Tone::deny));
    editor.approve("Dr A. Licence");
    BOOST_TEST(editor.view().line == "Version 1, approved by Dr A. Licence");
    BOOST_TEST(!editor.view().canApprove);
}

BOOST_AUTO_TEST_CASE(a_folder_takes_the_book_out_and_brings_it_back) {
    const auto out = scratch / "rules out";
    editor.exportTo(out);
    BOOST_TEST((editor.view().message.tone == Tone::safe));
    editor.exportTo(out);
    BOOST_TEST(editor.view().message.text == "There is something in this folder already. Choose another name.");
    editor.importFrom(out);
    BOOST_TEST(editor.view().message.title == "The tables in this folder are the same as the rule book.");
    editor.importFrom(scratch / "nowhere");
    BOOST_TEST((editor.view().message.tone == Tone::deny));

    auto limits = access().ruleTexts(1).at("limits");
    limits.replace(limits.find("consent-days,365"), 16, "consent-days,90");
    std::ofstream{out / "limits.csv", std::ios::binary} << limits;
    editor.importFrom(out);
    BOOST_TEST(editor.view().changes == "1 change");
    save("as agreed with the other branch");
    BOOST_TEST(access().rules()->limit(model::Limit::consentDays).value == 90);

    std::ofstream{out / "limits.csv", std::ios::binary} << "name,value\n";
    editor.importFrom(out);
    BOOST_TEST((editor.view().message.tone == Tone::deny));
    BOOST_TEST(!editor.view().dirty);
}

BOOST_AUTO_TEST_CASE(two_who_edit_at_once_do_not_lose_each_others_work) {
    RuleEditor other{seat()};
    choose("A signed consent holds for");
    editor.set("limits.value", "180");
    other.setSection("limits");
    other.select(other.view().rules.rows.front().id);
    other.set("limits.value", "16");
    save("our insurer asks for it now");
    other.refresh();
    BOOST_TEST(other.view().message.title == "Somebody has saved another version.");
    other.review();
    BOOST_TEST(!other.view().review.canSave);
    other.discard();
    BOOST_TEST(!other.view().dirty);
    BOOST_TEST(other.view().canEdit);
}

BOOST_AUTO_TEST_CASE(others_look_and_change_nothing) {
    RuleEditor assistant{seatOf(model::Role::assistant, "ada")};
    BOOST_TEST(!assistant.view().canEdit);
    BOOST_TEST(!assistant.view().canApprove);
    assistant.select(assistant.view().rules.rows.front().id);
    assistant.set("intervals.floor_days", "1");
    BOOST_TEST(!assistant.view().dirty);
    assistant.restoreAll();
    BOOST_TEST(!assistant.view().dirty);
}

BOOST_AUTO_TEST_SUITE_END()
