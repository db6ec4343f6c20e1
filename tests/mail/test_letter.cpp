// Letters, read back by another program's eyes.

#include "app/deliver/ending.h"
#include "app/deliver/mime.h"
#include "tests/mail/helpers.h"

using namespace deliver;
using support::letterTo;
using support::readMail;

namespace {

std::string codesOf(const Letter& letter) {
    std::string codes;
    if (const auto message = compose(letter); !message) {
        for (const auto& problem : message.problems()) {
            codes += (codes.empty() ? "" : " ") + problem.field + ":" + problem.code;
        }
    }
    return codes;
}

std::map<std::string, std::string> readBack(const Letter& letter) {
    const auto message = compose(letter);
    BOOST_TEST_REQUIRE(message.ok(), codesOf(letter));
    auto told = readMail(message->bytes);
    BOOST_TEST(told["defects"] == "[]");
    BOOST_TEST(told["bare"] == "0");
    BOOST_TEST(told["ascii"] == "True");
    BOOST_TEST(std::stoi(told["longest"]) <= 76);
    return told;
}

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) {
        out += text;
    }
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(letter)

BOOST_AUTO_TEST_CASE(a_plain_letter_reads_as_it_was_written) {
    auto told = readBack(letterTo("anna@example.org"));
    BOOST_TEST(told["From.name"] == "Harbour Skin");
    BOOST_TEST(told["From.mail"] == "care@harbour.example");
    BOOST_TEST(told["To.name"] == "Anna Kowalska");
    BOOST_TEST(told["To.mail"] == "anna@example.org");
    BOOST_TEST(told["Subject"] == "Your aftercare from Harbour Skin");
    BOOST_TEST(told["Date"] == "2026-11-22T21:11:59+00:00");
    BOOST_TEST(told["Message-ID"] == "<0198a1b2-0000-7000-8000-000000000001@harbour.example>");
    BOOST_TEST(told["Auto-Submitted"] == "auto-generated");
    BOOST_TEST(told["kind"] == "text/plain");
    BOOST_TEST(told["plain"] == "Dear Anna,\\nplease read this.\\n");
    BOOST_TEST(told["headers"] == "Date From To Message-ID Subject Auto-Submitted X-Auto-Response-Suppress "
                                  "MIME-Version Content-Type Content-Transfer-Encoding");
}

BOOST_AUTO_TEST_CASE(a_domain_of_the_recipients_own_is_not_kept_of_an_answer) {
    const auto message = compose(letterTo("anna@kowalska-family.example")).value();
    BOOST_TEST(tidied("4.4.3 Host kowalska-family.example not found", message.unsaid) == "4.4.3 Host *** not found");
    BOOST_TEST(tidied("4.4.1 no answer from mx.Kowalska-Family.example.", message.unsaid) ==
               "4.4.1 no answer from mx.***.");
    BOOST_TEST(tidied("5.7.26 harbour.example lacks SPF", message.unsaid) == "5.7.26 harbour.example lacks SPF");
    const auto foreign = compose(letterTo("anna@m\xc3\xbcller.example")).value();
    const auto at = foreign.to.find('@');
    BOOST_TEST(tidied("Host " + foreign.to.substr(at + 1) + " not found", foreign.unsaid) == "Host *** not found");
}

BOOST_AUTO_TEST_CASE(the_same_letter_gives_the_same_bytes) {
    BOOST_TEST(compose(letterTo("anna@example.org"))->bytes == compose(letterTo("anna@example.org"))->bytes);
}

BOOST_AUTO_TEST_CASE(subjects_of_any_script_and_length_come_through) {
    const std::string cases[] = {
        "Ihre Nachsorge von Praxis Müller",
        "Ваш уход после процедуры в клинике «Гавань», первые двадцать четыре часа",
        "ハーバースキンからのアフターケアのご案内：施術後の最初の二十四時間にご注意いただくこと",
        "الرعاية اللاحقة من عيادة الميناء",
        "העיצוב שלך",
        "Aftercare 🩹👩🏽‍⚕️ " + repeated("👍🏽", 60),
        repeated("ż", 200),
        repeated("a word ", 28) + "end",
        repeated("x", 200),
        "two  spaces and one behind ",
        " one in front",
        "=?UTF-8?B?SGVsbG8=?= is not meant to be decoded",
        "a=b ?c= \"quoted\" \\ <tag> (comment); x, y: z",
    };
    for (const auto& subject : cases) {
        auto letter = letterTo("anna@example.org");
        letter.subject = subject;
        BOOST_TEST(readBack(letter)["Subject"] == subject);
    }
}

BOOST_AUTO_TEST_CASE(names_of_any_script_and_length_come_through) {
    const std::string cases[] = {
        "Łucja Żółć",
        "Dr. O'Neil, \"Ada\" \\ Byron <x@example.org>",
        "山田 太郎",
        "Александра Константиновна Рождественская-Преображенская из Новосибирска и её семья",
        repeated("Maximiliana ", 7) + "von",
        "=?UTF-8?Q?Eve?=",
        "",
    };
    for (const auto& name : cases) {
        auto letter = letterTo("anna@example.org");
        letter.to.name = name;
        letter.from.name = name;
        auto told = readBack(letter);
        BOOST_TEST(told["To.name"] == name);
        BOOST_TEST(told["To.mail"] == "anna@example.org");
        BOOST_TEST(told["From.name"] == name);
    }
}

BOOST_AUTO_TEST_CASE(domains_of_any_script_are_written_in_ascii_everywhere) {
    auto letter = letterTo("anna@пример.испытание");
    letter.from.mail = "care@müller.example";
    letter.replyTo = "desk@müller.example";
    const auto message = compose(letter);
    BOOST_TEST(message->from == "care@xn--mller-kva.example");
    BOOST_TEST(message->to == "anna@xn--e1afmkfd.xn--80akhbyknj4f");
    auto told = readBack(letter);
    BOOST_TEST(told["To.mail"] == message->to);
    BOOST_TEST(told["Reply-To.mail"] == "desk@xn--mller-kva.example");
    BOOST_TEST(told["Message-ID"] == "<0198a1b2-0000-7000-8000-000000000001@xn--mller-kva.example>");
}

BOOST_AUTO_TEST_CASE(texts_of_all_kinds_come_through) {
    const std::string cases[] = {
        "One line without an end",
        "\n\n\nempty lines\n\n",
        ".\n..\n.a line with a dot first\n",
        "From the first day on\nFrom the second\n",
        "blanks at the end   \ntabs\t\t\n\t a tab first\n",
        "a=b=20=3D \"=\" --=_a_1\n--0198a1b2\n",
        "Keine Sonne für 24 Stunden. Łagodne mydło. 太陽を避けて。\n",
        repeated("x", 5000) + "\n",
        repeated("ü ", 3000) + "\n",
        repeated("word ", 15) + "." + repeated(" word", 14) + ". word From here\n",
        repeated("a", 74) + ".b\n" + repeated("a", 75) + ".b\n" + repeated("a", 73) + "From here\n",
    };
    for (const auto& text : cases) {
        auto letter = letterTo("anna@example.org");
        letter.text = text;
        letter.html = "<!DOCTYPE html><p>" + text + "</p>\n";
        auto expected = text;
        for (auto at = expected.find('\n'); at != std::string::npos; at = expected.find('\n', at + 2)) {
            expected.replace(at, 1, "\\n");
        }
        auto told = readBack(letter);
        BOOST_TEST(told["kind"] == "multipart/alternative");
        // A last line without an end gets one.
        BOOST_TEST(told["plain"] == expected + (text.ends_with('\n') ? "" : "\\n"));
        BOOST_TEST(told["html"] == "<!DOCTYPE html><p>" + expected + "</p>\\n");
    }
}

BOOST_AUTO_TEST_CASE(line_ends_of_other_systems_are_lines_too) {
    auto letter = letterTo("anna@example.org");
    letter.text = "one\r\ntwo\rthree\n";
    BOOST_TEST(readBack(letter)["plain"] == "one\\ntwo\\nthree\\n");
}

BOOST_AUTO_TEST_CASE(no_line_could_end_the_message_or_begin_another) {
    auto letter = letterTo("anna@example.org");
    letter.text = ".\nFrom here\n" + repeated("a", 75) + ".b\n";
    const auto bytes = compose(letter)->bytes;
    BOOST_TEST(bytes.find("\r\n.") == std::string::npos);
    BOOST_TEST(bytes.find("\r\nFrom ") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_pdf_comes_through_under_its_name) {
    std::string bytes = "%PDF-1.7\n";
    for (int i = 0; i < 100'000; ++i) {
        bytes += static_cast<char>((i * 31) % 256);
    }
    const support::Scratch folder;
    support::writeFile(folder / "x", bytes);
    const auto hash = support::outputOf("sha256sum " + (folder / "x").string()).substr(0, 64);
    for (const std::string name :
         {"Aftercare.pdf", "Nachsorge für Anna.pdf", "術後のご案内.pdf", "a \"quoted\" \\ name; x=1.pdf",
          "Послеоперационный уход и рекомендации на первые две недели после процедуры.pdf"}) {
        auto letter = letterTo("anna@example.org");
        letter.html = "<p>Hello</p>";
        letter.pdf = PdfFile{name, bytes};
        auto told = readBack(letter);
        BOOST_TEST(told["kind"] == "multipart/mixed");
        BOOST_TEST(told["pdf.name"] == name);
        BOOST_TEST(told["pdf.sha256"] == hash);
        BOOST_TEST(told["plain"] == "Dear Anna,\\nplease read this.\\n");
        BOOST_TEST(told["html"] == "<p>Hello</p>\\n");
    }
}

BOOST_AUTO_TEST_CASE(what_could_break_out_of_its_place_is_refused) {
    struct Case {
        const char* codes;
        void (*spoil)(Letter&);
    };
    const Case cases[] = {
        {"subject:control-character", [](Letter& l) { l.subject = "Hello\r\nBcc: eve@example.org"; }},
        {"subject:control-character", [](Letter& l) { l.subject = "Hello\nBcc: eve@example.org"; }},
        {"subject:required", [](Letter& l) { l.subject = ""; }},
        {"subject:too-long", [](Letter& l) { l.subject = std::string(201, 'a'); }},
        {"subject:not-utf8", [](Letter& l) { l.subject = "M\xfcller"; }},
        {"from.name:control-character", [](Letter& l) { l.from.name = "Clinic\rX: y"; }},
        {"to.name:control-character", [](Letter& l) { l.to.name = "Anna\n"; }},
        {"to.mail:not-an-email", [](Letter& l) { l.to.mail = "anna@example.org\r\nX: y"; }},
        {"to.mail:not-an-email", [](Letter& l) { l.to.mail = "anna@example.org, eve@example.org"; }},
        {"to.mail:required", [](Letter& l) { l.to.mail = ""; }},
        {"to.mail:address-letters", [](Letter& l) { l.to.mail = "jürgen@example.org"; }},
        {"from.mail:not-an-email", [](Letter& l) { l.from.mail = "care"; }},
        {"replyTo:not-an-email", [](Letter& l) { l.replyTo = "care@x>"; }},
        {"id:not-an-id", [](Letter& l) { l.id = ""; }},
        {"id:not-an-id", [](Letter& l) { l.id = "a>\r\nX: y"; }},
        {"id:not-an-id", [](Letter& l) { l.id = std::string(65, 'a'); }},
        {"text:required", [](Letter& l) { l.text = ""; }},
        {"text:control-character",
         [](Letter& l) {
             l.text = std::string{"a\0b", 3};
         }},
        {"text:not-utf8", [](Letter& l) { l.text = "M\xfcller"; }},
        {"html:not-utf8", [](Letter& l) { l.html = "M\xfcller"; }},
        {"pdf:not-a-pdf",
         [](Letter& l) {
             l.pdf = PdfFile{"a.pdf", "PK"};
         }},
        {"pdf:too-large",
         [](Letter& l) {
             l.pdf = PdfFile{"a.pdf", "%PDF-" + std::string(10'000'000, 'x')};
         }},
        {"pdf.name:required",
         [](Letter& l) {
             l.pdf = PdfFile{"", "%PDF-1"};
         }},
        {"pdf.name:control-character",
         [](Letter& l) {
             l.pdf = PdfFile{"a\r\n.pdf", "%PDF-1"};
         }},
    };
    BOOST_TEST(codesOf(letterTo("anna@example.org")) == "");
    for (const auto& [codes, spoil] : cases) {
        auto letter = letterTo("anna@example.org");
        spoil(letter);
        BOOST_TEST(codesOf(letter) == codes);
    }
}

BOOST_AUTO_TEST_CASE(a_line_end_in_a_name_begins_no_header_of_its_own) {
    const std::string name = "Clinic\r\nBcc: eve@example.org";
    for (const auto& header :
         {deliver::textHeader("Subject", name), deliver::addressHeader("From", name, "clinic@example.org"),
          deliver::attachmentHeader(name), deliver::attachmentHeader("../../etc/passwd\nx")}) {
        BOOST_TEST(header.find("\nBcc") == std::string::npos, header);
        BOOST_TEST(header.find("\nx") == std::string::npos, header);
    }
    const std::string bytes(500, '\x80'); // no text at all, and no place where a character begins
    BOOST_TEST(deliver::textHeader("Subject", bytes).size() > bytes.size());
}

BOOST_AUTO_TEST_SUITE_END()
