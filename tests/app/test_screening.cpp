#include "app/present/desk.h"
#include "app/present/screening.h"
#include "tests/app/clinic.h"

#include <algorithm>

namespace screening {

using namespace app_test;
using namespace present;

struct ScreeningClinic : Clinic {
    model::ClientId tomasz = client("Tomasz", "Wilk", "1989-03-12");

    ScreeningClinic() { historyTaken(tomasz); }

    model::SessionPlan cheeks() const { return plan(tomasz, {"cheek-left", "cheek-right"}, 1000); }
    Screening asking() const { return Screening{seat(), tomasz, std::nullopt, cheeks()}; }
    /// No to everything that is asked.
    void allNo() {
        Screening all{seat(), tomasz, std::nullopt, cheeks()};
        answerAll(all);
        all.save();
        BOOST_REQUIRE(all.view().message.empty());
    }
    static void answerAll(Screening& screening) {
        const auto groups = screening.view().groups;
        for (const auto& group : groups) {
            for (const auto& line : group.lines) {
                screening.answer(line.code, false);
            }
        }
    }
};

const ScreeningLine* find(const Screening& screening, const char* code) {
    for (const auto& group : screening.view().groups) {
        const auto found = std::ranges::find(group.lines, code, &ScreeningLine::code);
        if (found != group.lines.end()) {
            return &*found;
        }
    }
    return nullptr;
}
const ScreeningLine& line(const Screening& screening, const char* code) {
    const auto* found = find(screening, code);
    BOOST_REQUIRE_MESSAGE(found != nullptr, code << " is not asked");
    return *found;
}
const ScreeningGroup& group(const Screening& screening, const char* name) {
    const auto found = std::ranges::find(screening.view().groups, name, &ScreeningGroup::name);
    BOOST_REQUIRE(found != screening.view().groups.end());
    return *found;
}
std::size_t lines(const Screening& screening) {
    std::size_t all = 0;
    for (const auto& group : screening.view().groups) {
        all += group.lines.size();
    }
    return all;
}

} // namespace screening

BOOST_FIXTURE_TEST_SUITE(screening, ScreeningClinic)

BOOST_AUTO_TEST_CASE(what_is_planned_decides_what_is_asked) {
    auto screening = asking();
    BOOST_TEST(find(screening, "pregnant") != nullptr);
    BOOST_TEST(find(screening, "herpes-history") != nullptr);
    BOOST_TEST(find(screening, "electronic-implant") == nullptr);
    BOOST_TEST(find(screening, "liver") == nullptr);
    BOOST_TEST(screening.view().lastAsked.empty());
    BOOST_TEST(line(screening, "pregnant").last == "not asked before");

    auto numbed = cheeks();
    numbed.anaesthetic = true;
    numbed.rows.front().modality = model::Modality::rf;
    screening.refresh(numbed);
    BOOST_TEST(find(screening, "electronic-implant") != nullptr);
    BOOST_TEST(find(screening, "liver") != nullptr);
    screening.refresh(plan(tomasz, {"abdomen"}, 1000));
    BOOST_TEST(find(screening, "herpes-history") == nullptr);
}

BOOST_AUTO_TEST_CASE(the_first_time_each_question_is_answered_singly) {
    auto screening = asking();
    for (const auto& group : screening.view().groups) {
        BOOST_TEST(group.confirm.empty());
        for (const auto& line : group.lines) {
            BOOST_TEST(!line.answer.has_value());
        }
    }
    BOOST_TEST(!screening.view().canSave);
    BOOST_TEST(static_cast<std::size_t>(screening.view().open) == lines(screening));
    screening.answer("pregnant", false);
    BOOST_TEST(screening.view().canSave);
    BOOST_TEST(screening.view().save == "Save 1 answer");
    BOOST_TEST(static_cast<std::size_t>(screening.view().open) + 1 == lines(screening));
}

BOOST_AUTO_TEST_CASE(what_is_saved_says_who_asked_and_when) {
    bool told = false;
    auto screening = asking();
    screening.saved = [&] { told = true; };
    answerAll(screening);
    BOOST_TEST(screening.view().open == 0);
    screening.save();
    BOOST_TEST(told);
    BOOST_TEST(!screening.hasUnsaved());
    BOOST_TEST(screening.view().lastAsked.starts_with("Last asked "));
    BOOST_TEST(screening.view().lastAsked.ends_with(access().actor().person().fullName));
    const auto askings = access().screenings(tomasz);
    BOOST_REQUIRE(askings.size() == 1);
    BOOST_TEST(askings.front().answers.size() == lines(screening));
    BOOST_TEST((askings.front().day == today()));
    // Today's answers stand when the page is opened again, and nothing is left to save.
    auto again = asking();
    BOOST_TEST(again.view().open == 0);
    BOOST_TEST(!again.view().canSave);
    BOOST_TEST((line(again, "pregnant").answer == false));
}

BOOST_AUTO_TEST_CASE(a_later_day_confirms_by_group_but_never_what_would_bar) {
    allNo();
    pass(std::chrono::hours{24 * 30});
    auto screening = asking();
    BOOST_TEST(static_cast<std::size_t>(screening.view().open) == lines(screening));
    BOOST_TEST(line(screening, "keloid").last.starts_with("no, "));
    const auto& health = group(screening, "Health");
    BOOST_TEST(!health.confirms.empty());
    BOOST_TEST(group(screening, "Pregnancy").confirm.empty()); // the only one there would bar the treatment
    const auto names = screening.view().groups;
    for (const auto& one : names) {
        screening.confirm(one.name);
    }
    for (const auto& one : screening.view().groups) {
        for (const auto& shown : one.lines) {
            BOOST_TEST_INFO(shown.code);
            BOOST_TEST(shown.answer.has_value() == !shown.blocking);
        }
        BOOST_TEST(one.confirm.empty());
    }
    BOOST_TEST(screening.view().open > 5);
    BOOST_TEST(group(screening, "History").progress == "4 of 4 answered");
}

BOOST_AUTO_TEST_CASE(a_group_without_a_bar_is_one_key) {
    allNo();
    pass(std::chrono::hours{24 * 30});
    auto screening = asking();
    BOOST_TEST(group(screening, "History").confirm == "Still no to all of these");
    screening.answer("keloid", true); // changed since
    BOOST_TEST(group(screening, "History").confirm == "Still no to 3 others");
    screening.confirm("History");
    BOOST_TEST((line(screening, "keloid").answer == true));
    BOOST_TEST((line(screening, "herpes-history").answer == false));
}

BOOST_AUTO_TEST_CASE(an_earlier_yes_is_opened_singly_and_brings_its_words_along) {
    auto screening = asking();
    answerAll(screening);
    screening.answer("keloid", true);
    screening.decide("keloid", {"Dr Marsh", "2026-11-20", "small area first"});
    screening.answer("rosacea-history", true);
    screening.limit("rosacea-history", {"cheek-left"}, true);
    screening.save();
    BOOST_REQUIRE(screening.view().message.empty());

    pass(std::chrono::hours{24 * 30});
    auto later = asking();
    BOOST_TEST(line(later, "rosacea-history").last.find("left cheek") != std::string::npos);
    BOOST_TEST(line(later, "keloid").last.find("Dr Marsh decided on 20 Nov: small area first") != std::string::npos);
    later.confirm("History");
    BOOST_TEST(!line(later, "keloid").answer.has_value());
    later.answer("keloid", true);
    BOOST_TEST(line(later, "keloid").decision.by == "Dr Marsh");
    later.answer("rosacea-history", true);
    BOOST_TEST((line(later, "rosacea-history").zones == zones({"cheek-left"})));
}

BOOST_AUTO_TEST_CASE(a_yes_tells_what_it_means_and_may_be_limited_to_zones) {
    auto screening = asking();
    screening.answer("pregnant", true);
    BOOST_TEST(line(screening, "pregnant").meaning == "Bars this treatment.");
    BOOST_TEST((line(screening, "pregnant").tone == Tone::deny));
    BOOST_TEST(!line(screening, "pregnant").byZone);
    screening.answer("bruise-swelling", true);
    BOOST_TEST(line(screening, "bruise-swelling").meaning == "Treat with care.");
    BOOST_TEST(line(screening, "bruise-swelling").byZone);
    BOOST_TEST(screening.view().zones.size() == 2U);
    screening.limit("bruise-swelling", {"cheek-right"}, true);
    screening.limit("bruise-swelling", {"cheek-left"}, true);
    screening.limit("bruise-swelling", {"cheek-right"}, false);
    screening.save();
    const auto answers = access().history(tomasz).answers;
    const auto bruise = std::ranges::find(answers, "bruise-swelling", &model::ScreeningAnswer::question);
    BOOST_REQUIRE(bruise != answers.end());
    BOOST_TEST((bruise->zones == zones({"cheek-left"})));
    // Back to no: what was said beside the yes goes with it.
    screening.answer("bruise-swelling", false);
    BOOST_TEST(line(screening, "bruise-swelling").zones.empty());
}

BOOST_AUTO_TEST_CASE(a_prescribers_decision_needs_a_name_and_a_day) {
    auto screening = asking();
    screening.answer("blood-thinner", true);
    BOOST_TEST(line(screening, "blood-thinner").asksDecision);
    BOOST_TEST(line(screening, "blood-thinner").meaning.find("stop") == std::string::npos);
    screening.decide("blood-thinner", {"", "", "may be treated"});
    screening.save();
    BOOST_TEST(line(screening, "blood-thinner").problems.at("by") == "Say who decided.");
    BOOST_TEST(line(screening, "blood-thinner").problems.contains("day"));
    BOOST_TEST(access().screenings(tomasz).empty());
    screening.decide("blood-thinner", {"Dr Marsh", "2027-01-01", ""});
    screening.save();
    BOOST_TEST(line(screening, "blood-thinner").problems.contains("day"));
    screening.decide("blood-thinner", {" Dr Marsh ", "2026-11-20", "may be treated"});
    screening.save();
    const auto answers = access().history(tomasz).answers;
    BOOST_REQUIRE(answers.size() == 1U);
    BOOST_REQUIRE(answers.front().clearance.has_value());
    BOOST_TEST(answers.front().clearance->by == "Dr Marsh");
    BOOST_TEST((answers.front().clearance->day == day("2026-11-20")));
}

BOOST_AUTO_TEST_CASE(without_a_decision_the_answer_is_kept_and_stands_in_the_way) {
    auto screening = asking();
    answerAll(screening);
    screening.answer("blood-thinner", true);
    screening.save();
    DeskPresenter desk{seat(), tomasz};
    BOOST_REQUIRE(desk.pickTyped("left cheek"));
    desk.setDepth(0, "1.0");
    BOOST_TEST(!desk.view().canStart);
    screening.decide("blood-thinner", {"Dr Marsh", "2026-11-20", ""});
    screening.save();
    BOOST_REQUIRE(screening.view().message.empty());
    desk.refresh();
    BOOST_TEST(desk.view().canStart);
}

BOOST_AUTO_TEST_CASE(the_desk_tells_how_many_are_open_and_who_asked) {
    DeskPresenter desk{seat(), tomasz};
    BOOST_TEST(desk.view().checks.screening.empty());
    BOOST_REQUIRE(desk.pickTyped("left cheek"));
    BOOST_TEST(desk.view().checks.screening.ends_with(" screening questions to answer"));
    BOOST_TEST(desk.view().checks.canScreen);
    allNo();
    desk.refresh();
    BOOST_TEST(desk.view().checks.screening.starts_with("Screening answered today "));
    BOOST_TEST(desk.view().checks.screening.ends_with(" by " + access().actor().person().fullName));
    BOOST_TEST((desk.view().checks.tone == Tone::safe));
    // Numbing the skin raises questions of its own.
    auto input = desk.view().input;
    input.anaesthetic.given = true;
    desk.type(input);
    BOOST_TEST(desk.view().checks.screening == "4 screening questions to answer");
}

BOOST_AUTO_TEST_CASE(nobody_starts_before_asking_and_the_answer_says_what_to_do) {
    DeskPresenter desk{seat(), tomasz};
    BOOST_REQUIRE(desk.pickTyped("left cheek"));
    desk.setDepth(0, "1.0");
    const auto& before = desk.view();
    BOOST_TEST(before.verdict.title.starts_with("Ask the screening questions first: "));
    BOOST_TEST(!before.canStart);
    BOOST_TEST(before.checks.asksScreening);
    BOOST_TEST(before.checks.onlyScreening);
    BOOST_TEST(before.canPlan);
    desk.start();
    BOOST_TEST(!desk.view().session.has_value());
    allNo();
    desk.refresh();
    BOOST_TEST(desk.view().verdict.title.starts_with("Safe today for "));
    BOOST_TEST(!desk.view().checks.asksScreening);
    BOOST_TEST(desk.view().canStart);
    // Another modality asks more, and the session is not extended before that is answered too.
    desk.start();
    BOOST_REQUIRE((desk.view().stage == DeskStage::open));
    desk.setModality("rf");
    BOOST_TEST(desk.view().needsExtension);
    BOOST_TEST(!desk.view().canStart);
    BOOST_TEST(desk.view().checks.onlyScreening);
}

BOOST_AUTO_TEST_CASE(asking_is_not_the_next_step_where_the_skin_has_not_healed) {
    record(tomasz, {"cheek-left"}, 1500, "2026-11-20");
    DeskPresenter desk{seat(), tomasz};
    BOOST_REQUIRE(desk.pickTyped("left cheek"));
    desk.setDepth(0, "1.0");
    BOOST_TEST(desk.view().verdict.title.starts_with("Not before "));
    BOOST_TEST(desk.view().checks.asksScreening);
    BOOST_TEST(!desk.view().checks.onlyScreening);
}

BOOST_AUTO_TEST_CASE(who_may_not_ask_only_reads) {
    allNo();
    const Screening auditor{seatOf(model::Role::auditor, "ines"), tomasz, std::nullopt, cheeks()};
    BOOST_TEST(!auditor.view().mayAnswer);
    BOOST_TEST((line(auditor, "pregnant").answer == false));
}

BOOST_AUTO_TEST_SUITE_END()
