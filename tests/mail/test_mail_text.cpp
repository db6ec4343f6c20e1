// Templates of aftercare mails, filled for one client.

#include "app/deliver/mail_text.h"

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
    const auto mail = render(defaultMailTemplate(), anna()).value();
    BOOST_TEST(mail.subject == "Your aftercare from Harbour Skin");
    BOOST_TEST(mail.text.starts_with("Dear Anna,\n\n"));
    BOOST_TEST(mail.text.find("Harbour Skin for 22 November 2026") != std::string::npos);
    for (const auto* word : {"skin ", "needl", "treat", "session", "face", "scalp", "redness", "sunscreen", "heal"}) {
        BOOST_TEST(mail.text.find(word) == std::string::npos, word);
    }
}

BOOST_AUTO_TEST_SUITE_END()
