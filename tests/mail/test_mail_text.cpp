// Templates of aftercare mails, filled for one client.

#include "app/deliver/mail_text.h"

#include "app/deliver/post_round.h"
#include "db/aftercare_tables.h"

#include <boost/test/unit_test.hpp>

using namespace deliver;

namespace {

MailParticulars anna() {
    return {"Anna", "Harbour Skin", "22 November 2026", "en"};
}

std::string codesOf(const MailTemplate& mail) {
    std::string codes;
    for (const auto& problem : check(mail)) {
        codes += (codes.empty() ? "" : " ") + problem.field + ":" + problem.code;
        codes += problem.values.empty() ? "" : "(" + problem.values.front() + ")";
    }
    return codes;
}

/// The mail of a step as it would go out, in the words of the program or in others.
Letter byDefault(const model::AftercareStep& step, const std::string& body = defaultMailTemplate().text) {
    model::MailSettings settings;
    settings.subject = defaultMailTemplate().subject;
    settings.body = body;
    db::Clinic clinic;
    clinic.name = "Harbour Skin";
    clinic.phone = "+44 20 7946 0000";
    db::DueMail due;
    due.greeting = "Anna";
    due.title = step.title;
    due.text = step.text;
    return letterFor(settings, clinic, due, std::nullopt, {}).value();
}

} // namespace

BOOST_AUTO_TEST_SUITE(mail_text)

BOOST_AUTO_TEST_CASE(each_placeholder_is_filled_wherever_it_stands) {
    const auto mail = render({"{clinic}: {date}", "{client}{client}, {clinic} {date}.\n"}, anna());
    BOOST_TEST(mail->subject == "Harbour Skin: 22 November 2026");
    BOOST_TEST(mail->text == "AnnaAnna, Harbour Skin 22 November 2026.\n");
}

BOOST_AUTO_TEST_CASE(any_other_placeholder_is_refused) {
    const std::pair<MailTemplate, const char*> cases[] = {
        {{"Hello", "Dear {client}"}, ""},
        {{"", ""}, "subject:required text:required"},
        {{"{text}", "{text}"}, "subject:unknown-placeholder({text})"},
        {{"{zone}", "x"}, "subject:unknown-placeholder({zone})"},
        {{"x", "{Client} and {treatment}"}, "text:unknown-placeholder({Client}) text:unknown-placeholder({treatment})"},
        {{"x", "{}"}, "text:unknown-placeholder({})"},
        {{"x", "{ client }"}, "text:unknown-placeholder({ client })"},
        {{"x", "Dear {client"}, "text:open-brace"},
        {{"x", "{{client}}"}, "text:open-brace"},
        {{"x", "{cli\nent}"}, "text:open-brace"},
        {{"x", "a } alone is a brace"}, ""},
    };
    for (const auto& [mail, codes] : cases) {
        BOOST_TEST(codesOf(mail) == codes);
        BOOST_TEST(render(mail, anna()).ok() == codesOf(mail).empty());
    }
}

BOOST_AUTO_TEST_CASE(names_are_words_and_nothing_more) {
    auto who = anna();
    who.client = "{clinic} <b>&\"Anna\"\nBcc: eve@example.org";
    who.language = "en\" onload=\"x";
    const auto mail = render({"For {client}", "Dear {client}"}, who);
    BOOST_TEST(mail->subject == "For {clinic} <b>&\"Anna\" Bcc: eve@example.org");
    BOOST_TEST(mail->text == "Dear " + who.client);
    BOOST_TEST(mail->html.find("<b>") == std::string::npos);
    BOOST_TEST(mail->html.find("{clinic} &lt;b&gt;&amp;&quot;Anna&quot;") != std::string::npos);
    BOOST_TEST(mail->html.find("lang=\"en&quot; onload=&quot;x\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(paragraphs_and_lines_stay_in_html) {
    const auto mail = render({"Hello", "One\ntwo\n\n\nthree\n"}, anna());
    BOOST_TEST(mail->html == "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                             "<title>Hello</title>\n</head>\n<body>\n<p dir=\"auto\">One<br>\ntwo</p>\n"
                             "<p dir=\"auto\">three</p>\n</body>\n</html>\n");
}

BOOST_AUTO_TEST_CASE(by_default_a_mail_tells_no_more_than_from_whom_it_is) {
    BOOST_TEST(codesOf(defaultMailTemplate()) == "");
    const auto first = byDefault({});
    BOOST_TEST(first.subject == "Your aftercare from Harbour Skin");
    BOOST_TEST(first.text.starts_with("Dear Anna,\n\n"));
    BOOST_TEST(first.text.find("Harbour Skin for ") != std::string::npos);
    BOOST_TEST(first.text.find("\n+44 20 7946 0000\n") != std::string::npos); // where to call
    int steps = 0;
    for (const auto& plan : db::shippedAftercare()) {
        for (const auto& step : plan.steps) {
            const auto letter = byDefault(step);
            BOOST_TEST(letter.subject == first.subject);
            BOOST_TEST(letter.text == first.text, plan.code << " " << step.code);
            BOOST_TEST(letter.html == first.html, plan.code << " " << step.code);
            ++steps;
        }
    }
    BOOST_TEST(steps > 30);
    for (const auto* word : {"skin ", "needl", "treat", "session", "face", "scalp", "redness", "sunscreen", "heal"}) {
        BOOST_TEST(first.text.find(word) == std::string::npos, word);
    }
}

BOOST_AUTO_TEST_CASE(the_words_of_a_step_stand_where_the_clinic_wants_them) {
    for (const auto& plan : db::shippedAftercare()) {
        for (const auto& step : plan.steps) {
            const auto letter = byDefault(step, "Dear {client},\n\n{text}\n\n{phone}\n");
            BOOST_TEST(letter.text == "Dear Anna,\n\n" + step.text + "\n\n+44 20 7946 0000\n",
                       plan.code << " " << step.code);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_usual_mail_speaks_the_clients_language_and_the_clinics_own_words_stay) {
    const auto mail = defaultMailTemplate();
    const auto german = templateFor(mail, "de-AT");
    BOOST_TEST(german.language == "de");
    BOOST_TEST(german.mail.subject == "Ihre Nachsorge von {clinic}");
    for (const auto* const placeholder : {"{client}", "{clinic}", "{date}", "{phone}"}) {
        const auto in = [&](const MailTemplate& one) { return one.text.find(placeholder) != std::string::npos; };
        BOOST_TEST(in(german.mail) == in(mail), placeholder);
    }
    BOOST_TEST(render(german.mail, anna()).ok());
    for (const auto* const other : {"", "nl", "en-GB"}) {
        BOOST_TEST(templateFor(mail, other).language == "en");
        BOOST_TEST((templateFor(mail, other).mail == mail));
    }
    const MailTemplate own{"From {clinic}", "Dear {client}"};
    BOOST_TEST((templateFor(own, "de").mail == own));
    BOOST_TEST(templateFor(own, "de").language == "");
}

BOOST_AUTO_TEST_CASE(a_clinic_without_a_telephone_has_an_empty_line) {
    BOOST_TEST(render({"Hello", "{clinic}\n{phone}\n"}, anna())->text == "Harbour Skin\n\n");
    BOOST_TEST(codesOf(MailTemplate{"Call {phone}", "x"}) == "subject:unknown-placeholder({phone})");
}

BOOST_AUTO_TEST_CASE(english_of_no_country_writes_the_day_before_the_month) {
    model::MailSettings settings;
    settings.subject = "Hello";
    settings.body = "On {date}";
    db::DueMail due;
    due.greeting = "Anna";
    due.sessionDay = model::parseDay("2027-05-24").value();
    for (const auto& [language, text] :
         {std::pair{"", "On 24 May 2027"}, std::pair{"en", "On 24 May 2027"}, std::pair{"en-GB", "On 24 May 2027"},
          std::pair{"en-US", "On May 24, 2027"}, std::pair{"de", "On 24. Mai 2027"}}) {
        due.language = language;
        BOOST_TEST(letterFor(settings, {}, due, std::nullopt, {})->text == text, language);
    }
}

BOOST_AUTO_TEST_SUITE_END()
