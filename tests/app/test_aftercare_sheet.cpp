#include "app/present/session_view.h"
#include "app/report/aftercare_sheet.h"
#include "app/report/pdf.h"
#include "app/report/sheet_offer.h"
#include "app/report/sheet_words.h"
#include "db/aftercare_restrictions.h"
#include "db/aftercare_signs.h"
#include "db/error.h"
#include "tests/app/clinic.h"
#include "tests/app/pdf_reading.h"

namespace aftercare_sheet {

using namespace app_test;

struct Treated : Clinic {
    Treated() {
        tomasz = client("Tomasz", "Wilk");
        historyTaken(tomasz);
        session = signedSession(plan(tomasz, {"cheek-left", "cheek-right"}, 1500, skinPen()),
                                lot(product("12-pin"), "24F118", "2028-01-31", 5), container("12"));
    }
    std::string words() { return report::aftercareSheet(access(), session).value().words; }

    model::ClientId tomasz;
    model::SessionId session;
};

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// The clinic says something else from now on, of what this session was signed with.
model::AftercarePlan savedAgain(db::Access& access, const std::string& code, const std::string& words) {
    for (auto plan : access.aftercarePlans()) {
        if (plan.code == code) {
            plan.steps.front().text = words;
            taken(access.apply(model::SaveAftercarePlan{plan, "better words", false}));
            return plan;
        }
    }
    BOOST_FAIL("no such plan");
    return {};
}

bool saysBlocks(const report::Document& document, const std::string& part) {
    for (const auto& block : document.blocks) {
        const auto* const paragraph = std::get_if<report::Paragraph>(&block);
        if (paragraph != nullptr && says(paragraph->text, part)) {
            return true;
        }
    }
    return false;
}

} // namespace aftercare_sheet

BOOST_FIXTURE_TEST_SUITE(aftercare_sheet, Treated)

BOOST_AUTO_TEST_CASE(each_restriction_has_the_day_on_which_it_ends) {
    // Treated on 22 November 2026.
    const auto text = words();
    BOOST_TEST(says(text, "No retinoids until 29 Nov 2026"), text);
    BOOST_TEST(says(text, "No make-up until 23 Nov 2026"), text);
    BOOST_TEST(says(text, "No strenuous exercise until 25 Nov 2026"), text);
    BOOST_TEST(says(text, "No direct sun, no tanning until 6 Dec 2026"), text);
    BOOST_TEST(says(text, "Client: Tomasz Wilk"), text);
    BOOST_TEST(says(text, "Treatment: Pen 1.5 mm, cheeks"), text);
    BOOST_TEST(says(text, "Pus or weeping"), text);
}

BOOST_AUTO_TEST_CASE(the_pdf_says_the_same) {
    const auto pdf = report::aftercareSheetForMail(access(), session);
    BOOST_REQUIRE(pdf.has_value());
    const auto text = wordsOfPdf(pdf->pdf);
    BOOST_TEST(pdf->fileName == "Aftercare.pdf");
    BOOST_TEST(pdf->record.words == words());
    BOOST_TEST(says(text, "After your treatment"), text);
    BOOST_TEST(says(text, "No retinoids until 29 Nov 2026"), text);
    BOOST_TEST(says(text, "Tomasz Wilk"), text);
}

BOOST_AUTO_TEST_CASE(only_what_left_the_store_counts_as_handed_over) {
    BOOST_TEST_REQUIRE(bool(report::handOutAftercareSheet(seat(), session, present::ReportUse::look)));
    BOOST_TEST(access().handouts(session).empty());
    BOOST_TEST_REQUIRE(bool(report::handOutAftercareSheet(seat(), session, present::ReportUse::print)));
    BOOST_TEST_REQUIRE(bool(report::handOutAftercareSheet(seat(), session, present::ReportUse::pdf)));
    const auto handed = access().handouts(session);
    BOOST_TEST_REQUIRE(handed.size() == 2u);
    BOOST_TEST((handed[0].way == model::HandoutWay::printed));
    BOOST_TEST((handed[1].way == model::HandoutWay::saved));
    BOOST_TEST(handed[0].sheet == "pen-deep");
    BOOST_TEST(handed[0].sheetVersion == 1);
    BOOST_TEST(handed[1].sheetVersion == 1);
    BOOST_TEST(handed[0].words == words());
    const present::SessionView page{seat(), session};
    BOOST_TEST(page.view().maySheet);
    const auto& last = page.view().sections.back();
    BOOST_TEST(last.title == "Handed over");
    BOOST_TEST(last.lines.front().label == "Aftercare sheet version 1");
    BOOST_TEST(last.lines.front().text == "printed 22 Nov 2026 09:40 by Maya Lindqvist");
}

BOOST_AUTO_TEST_CASE(another_visit_planned_makes_another_version) {
    BOOST_TEST_REQUIRE(bool(report::handOutAftercareSheet(seat(), session, present::ReportUse::print)));
    planned(plan(tomasz, {"chin"}, 1000), day("2027-01-20"), 10 * 60);
    BOOST_TEST(says(words(), "Your next visit"));
    BOOST_TEST(report::aftercareSheet(access(), session).value().version == 2);
}

BOOST_AUTO_TEST_CASE(there_is_no_sheet_before_signing) {
    const auto open = started(plan(tomasz, {"chin"}, 1000));
    const auto sheet = report::aftercareSheet(access(), open);
    BOOST_TEST_REQUIRE(!sheet);
    BOOST_TEST(sheet.problems().front().code == "not-yet-signed");
    BOOST_TEST(!report::aftercareSheetForMail(access(), open));
}

BOOST_AUTO_TEST_CASE(the_sheet_follows_the_plan_that_the_session_was_signed_with) {
    const auto before = words();
    savedAgain(access(), "pen-deep", "Wear a hat for a year.");
    BOOST_TEST(words() == before);
    const auto ben = client("Ben", "Okafor");
    historyTaken(ben);
    const auto later = signedSession(plan(ben, {"cheek-left", "cheek-right"}, 1500, access().devices().front().id),
                                     lot(product("24-pin"), "24F119", "2028-01-31", 5), container("13"));
    BOOST_TEST(says(report::aftercareSheet(access(), later).value().words, "Wear a hat for a year."));
}

BOOST_AUTO_TEST_CASE(an_earlier_version_comes_again_word_for_word_and_says_so) {
    BOOST_TEST_REQUIRE(bool(report::handOutAftercareSheet(seat(), session, present::ReportUse::print)));
    BOOST_TEST(report::sheetOffer(seat(), session).earlier.empty());
    const auto first = access().handouts(session).front().words;
    planned(plan(tomasz, {"chin"}, 1000), day("2027-01-20"), 10 * 60);
    BOOST_TEST_REQUIRE(bool(report::handOutAftercareSheet(seat(), session, present::ReportUse::print)));
    const auto offer = report::sheetOffer(seat(), session);
    BOOST_TEST_REQUIRE(offer.earlier.size() == 1u);
    BOOST_TEST(offer.earlier.front() == 1);

    const auto again = report::handOutAftercareSheet(seat(), session, present::ReportUse::pdf, 1);
    BOOST_TEST_REQUIRE(again.ok());
    BOOST_TEST(again->title == "After your treatment");
    BOOST_TEST(again->facts.back().label == "Reprint");
    BOOST_TEST(again->facts.back().value == "as first handed over on 22 Nov 2026");
    BOOST_TEST(saysBlocks(*again, "No retinoids until 29 Nov 2026"));
    BOOST_TEST(!saysBlocks(*again, "20 January 2027"));
    const auto handed = access().handouts(session);
    BOOST_TEST_REQUIRE(handed.size() == 3u);
    BOOST_TEST(handed.back().sheetVersion == 1);
    BOOST_TEST(handed.back().words == first);
    // A reprint does not make the present sheet another version.
    BOOST_TEST(report::aftercareSheet(access(), session).value().version == 2);

    const auto none = report::handOutAftercareSheet(seat(), session, present::ReportUse::pdf, 7);
    BOOST_TEST_REQUIRE(!none);
    BOOST_TEST(none.problems().front().code == "never-handed-over");
}

BOOST_AUTO_TEST_CASE(a_client_of_another_language_gets_the_whole_sheet_in_it) {
    const auto speaks = [&](const char* language) {
        auto typed = access().client(tomasz).value();
        typed.language = language;
        apply(model::EditClient{typed, access().client(tomasz).value()});
        return report::aftercareSheet(access(), session).value();
    };
    const auto german = speaks("de-AT");
    BOOST_TEST(german.document.language == "de");
    BOOST_TEST(german.document.title == "Nach Ihrer Behandlung");
    BOOST_TEST(says(german.words, "Keine Retinoide bis 29. November 2026"));
    BOOST_TEST(says(german.words, "• Fieber"));
    for (const auto* const english : {"until", "Call us", "Today", "Your ", "calm skin"}) {
        BOOST_TEST(!says(german.words, english), english);
    }
    BOOST_TEST(speaks("nl").document.language != "nl"); // nobody has written it: as the clinic has it
    BOOST_TEST(says(words(), "No retinoids until"));
    savedAgain(access(), "pen-deep", "Wear a hat for a year.");
    BOOST_TEST(speaks("de").document.language == "de"); // by what it was signed with
}

BOOST_AUTO_TEST_CASE(every_restriction_and_sign_is_translated) {
    const report::SheetWords german{"de"};
    for (const auto& one : db::aftercareRestrictions()) {
        BOOST_TEST(german.say(one.words) != one.words, one.words);
        BOOST_TEST(german.say(one.again) != one.again, one.again);
    }
    for (const auto& one : db::aftercareSigns()) {
        BOOST_TEST(german.say(one.name) != one.name, one.name);
    }
}

BOOST_AUTO_TEST_CASE(who_only_sends_mail_can_make_the_sheet_and_read_no_session) {
    const auto post = seatOf(model::Role::sender, "post");
    BOOST_TEST(report::aftercareSheet(post.access, session).value().words == words());
    BOOST_CHECK_THROW((void)post.access.session(session), db::Error);
    BOOST_TEST(!report::sheetOffer(post, session).print);
}

BOOST_AUTO_TEST_CASE(it_is_mailed_only_to_who_agreed_and_only_once) {
    BOOST_TEST(report::sheetOffer(seat(), session).print);
    BOOST_TEST(!report::sheetOffer(seat(), session).mail.has_value()); // never asked about mail
    auto typed = access().client(tomasz).value();
    typed.email = "tomasz@example.org";
    typed.consent[static_cast<std::size_t>(model::Channel::email)] = model::ContactConsent::given;
    apply(model::EditClient{typed, access().client(tomasz).value()});
    const auto facts = access().sheetFacts(session).value();
    BOOST_TEST_REQUIRE(facts.mail.has_value());
    const auto mail = report::sheetOffer(seat(), session).mail;
    if (facts.mail->state == model::ReminderState::planned && facts.mail->dueAt <= now()) {
        BOOST_TEST_REQUIRE(mail.has_value());
        apply(model::ClaimReminder{*mail, model::Channel::email, "text", true});
        BOOST_TEST(!report::sheetOffer(seat(), session).mail.has_value());
    } else {
        BOOST_TEST(!mail.has_value());
    }
}

BOOST_AUTO_TEST_SUITE_END()
