// Licence, scope and training, and what runs out.
#include "app/present/practitioners.h"
#include "tests/app/clinic.h"

#include <algorithm>

namespace practitioners {

using namespace app_test;
using namespace present;

/// Sunday 22 November 2026.
struct Staff : Clinic {
    model::AccountId rosa = seatOf(model::Role::practitioner, "Rosa Osei").access.actor().account();
    Practitioners page{seat()};

    PractitionerInput chosen(model::AccountId account) {
        page.choose(account);
        return page.view().input;
    }
};

} // namespace practitioners

BOOST_FIXTURE_TEST_SUITE(practitioners, Staff)

BOOST_AUTO_TEST_CASE(those_who_treat_are_listed_with_what_is_missing) {
    seatOf(model::Role::assistant, "Ada Berg");
    page.refresh();
    BOOST_TEST(textOf(page.view().people) ==
               "Maya Lindqvist | none on record | All modalities | no training | No licence\n"
               "Rosa Osei | none on record | All modalities | no training | No licence\n");
    BOOST_TEST(page.view().runningOut.rows.empty());
    BOOST_TEST(!page.view().modalities.empty());
}

BOOST_AUTO_TEST_CASE(licence_and_scope_are_kept) {
    auto input = chosen(rosa);
    BOOST_TEST(page.view().name == "Rosa Osei");
    input.licence = "GMC 7654321";
    input.authority = "General Medical Council";
    input.from = "2024-01-01";
    input.until = "2027-12-31";
    input.maximumDepth = "1,5";
    input.modalities = {model::Modality::pen, model::Modality::stamp};
    std::string form;
    page.saved = [&](const std::string& name) { form = name; };
    page.save(input);
    BOOST_TEST(form == "practitioner");
    BOOST_TEST(page.view().input.licence == "GMC 7654321");
    BOOST_TEST(page.view().input.maximumDepth == "1.50");
    BOOST_TEST(textOf(page.view().people)
                   .find("Rosa Osei | GMC 7654321, General Medical Council, until 31 Dec 2027 | "
                         "Pen and stamp, up to 1.5 mm | no training | \n") != std::string::npos);
    const auto stored = access().practitioners();
    BOOST_REQUIRE(stored.size() == 1U);
    BOOST_TEST((stored.front().maximumDepth == model::Depth{1500}));
    BOOST_TEST((stored.front().licensedUntil == day("2027-12-31")));
}

BOOST_AUTO_TEST_CASE(each_fault_stands_under_its_field) {
    auto input = chosen(rosa);
    input.from = "soon";
    input.until = "2026-13-01";
    input.maximumDepth = "deep";
    page.save(input);
    for (const auto* field : {"licensedFrom", "licensedUntil", "maximumDepth"}) {
        BOOST_TEST(page.view().problems.contains(field), field);
    }
    input.from = "2027-01-01";
    input.until = "2026-01-01";
    input.maximumDepth = "7";
    page.save(input);
    BOOST_TEST(page.view().problems.at("maximumDepth") == "Greatest depth must be from 0.1 mm to 5.0 mm.");
    input.maximumDepth = "";
    page.save(input);
    BOOST_TEST(page.view().problems.contains("licensedUntil"));
    BOOST_TEST(access().practitioners().empty());
}

BOOST_AUTO_TEST_CASE(what_runs_out_is_told_sixty_days_ahead) {
    auto input = chosen(rosa);
    input.licence = "GMC 1";
    input.until = "2027-01-21"; // the sixtieth day
    page.save(input);
    page.addTraining({"Basic life support", "2025-11-21", "2026-11-21"});
    page.addTraining({"Needle safety", "2026-01-10", "2027-01-22"}); // the sixty-first
    auto maya = chosen(owner);
    maya.licence = "GMC 2";
    maya.until = "2030-01-01";
    page.save(maya);
    BOOST_TEST(textOf(page.view().runningOut) == "Rosa Osei | Basic life support | 21 Nov 2026 | Ran out 21 Nov\n"
                                                 "Rosa Osei | Licence | 21 Jan 2027 | Until 21 Jan 2027\n");
    BOOST_TEST((page.view().runningOut.rows[0].cells[3].chip->tone == Tone::deny));
    BOOST_TEST((page.view().runningOut.rows[1].cells[3].chip->tone == Tone::warn));
    BOOST_TEST(page.view().line == "1 ran out, 1 more within 60 days");

    page.choose(rosa);
    page.addTraining({"Basic life support", "2026-11-20", "2027-11-20"}); // done again
    BOOST_TEST(textOf(page.view().runningOut).find("life support") == std::string::npos);
    BOOST_TEST(page.view().line == "1 paper runs out within 60 days");
    BOOST_TEST(page.view().trainings.rows.size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_training_needs_name_and_day) {
    page.choose(rosa);
    page.addTraining({"", "", "then"});
    for (const auto* field : {"training.name", "training.day", "training.validUntil"}) {
        BOOST_TEST(page.view().problems.contains(field), field);
    }
    page.addTraining({"Course", "2026-12-01", ""});
    BOOST_TEST(page.view().problems.at("training.day").find("future") != std::string::npos);
    page.addTraining({"Course", "2026-11-01", "2026-10-01"});
    BOOST_TEST(page.view().problems.contains("training.validUntil"));
    BOOST_TEST(page.view().trainings.rows.empty());
    page.addTraining({"Course", "2026-11-01", ""});
    BOOST_TEST(textOf(page.view().trainings) == "Course | 1 Nov 2026 | without end | \n");
}

BOOST_AUTO_TEST_CASE(others_look_and_change_nothing) {
    Practitioners assistant{seatOf(model::Role::assistant, "ada")};
    BOOST_TEST(!assistant.view().mayEdit);
    assistant.choose(rosa);
    auto input = assistant.view().input;
    input.licence = "made up";
    assistant.save(input);
    BOOST_TEST(assistant.view().message.text == "Your account may not do this. Ask a manager.");
    BOOST_TEST(access().practitioners().empty());
}

BOOST_AUTO_TEST_SUITE_END()
