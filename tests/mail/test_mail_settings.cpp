// What a person may enter about the clinic's mail server.

#include "app/deliver/mail_settings.h"
#include "tests/support/scratch.h"

#include <boost/test/unit_test.hpp>

using namespace deliver;

namespace {

MailSettings good() {
    MailSettings settings;
    settings.host = "mail.example.org";
    settings.user = "care";
    settings.password = "s3cret pass wörd";
    settings.fromAddress = "care@harbour.example";
    settings.fromName = "Harbour Skin";
    settings.subject = "Your aftercare from {clinic}";
    settings.body = "Dear {client}";
    return settings;
}

std::string codesOf(const MailSettings& settings) {
    std::string codes;
    for (const auto& problem : check(settings)) {
        codes += (codes.empty() ? "" : " ") + problem.field + ":" + problem.code;
    }
    return codes;
}

} // namespace

BOOST_AUTO_TEST_SUITE(mail_settings)

BOOST_AUTO_TEST_CASE(good_settings_are_taken) {
    BOOST_TEST(codesOf(good()) == "");
    auto local = good();
    local.host = "127.0.0.1";
    local.port = 25;
    local.security = Security::none;
    local.user = local.password = "";
    BOOST_TEST(codesOf(local) == "");
}

BOOST_AUTO_TEST_CASE(each_fault_is_told_beside_its_field) {
    struct Case {
        const char* codes;
        void (*spoil)(MailSettings&);
    };
    const Case cases[] = {
        {"host:required", [](MailSettings& s) { s.host = ""; }},
        {"host:not-a-host", [](MailSettings& s) { s.host = "smtp://mail.example.org"; }},
        {"host:not-a-host", [](MailSettings& s) { s.host = "mail.example.org:587"; }},
        {"host:not-a-host", [](MailSettings& s) { s.host = "mail example"; }},
        {"host:not-a-host", [](MailSettings& s) { s.host = "user@mail.example"; }},
        {"host:not-a-host", [](MailSettings& s) { s.host = "mail.example/x"; }},
        {"host:not-a-host", [](MailSettings& s) { s.host = "mail.example\r\n"; }},
        {"port:out-of-range", [](MailSettings& s) { s.port = 0; }},
        {"port:out-of-range", [](MailSettings& s) { s.port = 65536; }},
        {"user:required", [](MailSettings& s) { s.user = ""; }},
        {"password:required", [](MailSettings& s) { s.password = ""; }},
        {"user:control-character", [](MailSettings& s) { s.user = "a\nb"; }},
        {"password:control-character",
         [](MailSettings& s) {
             s.password = std::string{"a\0b", 3};
         }},
        {"password:too-long", [](MailSettings& s) { s.password = std::string(256, 'x'); }},
        {"security:needs-encryption", [](MailSettings& s) { s.security = Security::none; }},
        {"fromAddress:required", [](MailSettings& s) { s.fromAddress = ""; }},
        {"fromAddress:not-an-email", [](MailSettings& s) { s.fromAddress = "care"; }},
        {"fromAddress:address-letters", [](MailSettings& s) { s.fromAddress = "pflege-für@harbour.example"; }},
        {"fromName:control-character", [](MailSettings& s) { s.fromName = "a\r\nBcc: x@example.org"; }},
        {"fromName:too-long", [](MailSettings& s) { s.fromName = std::string(101, 'x'); }},
        {"replyTo:not-an-email", [](MailSettings& s) { s.replyTo = "desk"; }},
        {"subject:required", [](MailSettings& s) { s.subject = ""; }},
        {"subject:unknown-placeholder", [](MailSettings& s) { s.subject = "{zone}"; }},
        {"body:open-brace", [](MailSettings& s) { s.body = "Dear {client"; }},
        {"extraCa:not-a-file", [](MailSettings& s) { s.extraCa = "/nowhere/ca.pem"; }},
    };
    for (const auto& [codes, spoil] : cases) {
        auto settings = good();
        spoil(settings);
        BOOST_TEST(codesOf(settings) == codes);
    }
}

BOOST_AUTO_TEST_CASE(no_problem_repeats_what_was_entered) {
    auto settings = good();
    settings.host = "s3cret/";
    settings.password = "s3cret\n";
    settings.user = "s3cret\n";
    settings.fromAddress = "s3cret";
    for (const auto& problem : check(settings)) {
        for (const auto& value : problem.values) {
            BOOST_TEST(value.find("s3cret") == std::string::npos);
        }
    }
    BOOST_TEST(check(settings).size() == 4U);
}

BOOST_AUTO_TEST_CASE(hosts_stand_in_a_url_as_servers_are_found) {
    BOOST_TEST(urlHost("mail.example.org").value() == "mail.example.org");
    BOOST_TEST(urlHost("localhost").value() == "localhost");
    BOOST_TEST(urlHost("192.0.2.7").value() == "192.0.2.7");
    BOOST_TEST(urlHost("::1").value() == "[::1]");
    BOOST_TEST(urlHost("post.müller.example").value() == "post.xn--mller-kva.example");
    BOOST_TEST(!urlHost("").has_value());
    BOOST_TEST(!urlHost("[::1]").has_value());
    BOOST_TEST(!urlHost("a#b").has_value());
}

BOOST_AUTO_TEST_CASE(each_security_has_its_usual_port) {
    BOOST_TEST(usualPort(Security::none) == 25);
    BOOST_TEST(usualPort(Security::starttls) == 587);
    BOOST_TEST(usualPort(Security::tls) == 465);
}

BOOST_AUTO_TEST_SUITE_END()
