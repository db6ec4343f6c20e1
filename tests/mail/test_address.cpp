// Which addresses a mail may go to, and how their domains are written on the wire.

#include "app/deliver/address.h"

#include <boost/test/unit_test.hpp>

using namespace deliver;

BOOST_AUTO_TEST_SUITE(address)

BOOST_AUTO_TEST_CASE(a_domain_of_any_script_is_written_in_ascii) {
    const std::pair<const char*, const char*> cases[] = {
        {"ada@example.org", "ada@example.org"},
        {"Ada.Byron+care@Example.ORG", "Ada.Byron+care@example.org"},
        {"o'neil_x@mail.example.org", "o'neil_x@mail.example.org"},
        {"info@müller.example", "info@xn--mller-kva.example"},
        {"info@straße.example", "info@xn--strae-oqa.example"},
        {"info@пример.испытание", "info@xn--e1afmkfd.xn--80akhbyknj4f"},
        {"info@例え。テスト", "info@xn--r8jz45g.xn--zckzah"},
        {"info@مثال.إختبار", "info@xn--mgbh0fb.xn--kgbechtv"},
    };
    for (const auto& [given, wire] : cases) {
        const auto address = wireAddress("email", given);
        BOOST_TEST_REQUIRE(address.ok(), given);
        BOOST_TEST(*address == wire);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_refused) {
    const std::pair<std::string, const char*> cases[] = {
        {"", "required"},
        {"ada", "not-an-email"},
        {"@example.org", "not-an-email"},
        {"ada@", "not-an-email"},
        {"ada@localhost", "not-an-email"},
        {"ada@192.0.2.7", "not-an-email"},
        {"ada@[192.0.2.7]", "not-an-email"},
        {"ada@@example.org", "not-an-email"},
        {"ada@example..org", "not-an-email"},
        {"ada@example.org.", "not-an-email"},
        {"ada@-example.org", "not-an-email"},
        {"ada@exa mple.org", "not-an-email"},
        {"ada byron@example.org", "not-an-email"},
        {".ada@example.org", "not-an-email"},
        {"ada.@example.org", "not-an-email"},
        {"a..b@example.org", "not-an-email"},
        {"\"ada\"@example.org", "not-an-email"},
        {"ada@example.org\r\nBcc: eve@example.org", "not-an-email"},
        {"ada\r\nRCPT TO:<eve@example.org>@example.org", "not-an-email"},
        {"ada@example.org>", "not-an-email"},
        {"<ada@example.org", "not-an-email"},
        {std::string{"ada\0@example.org", 16}, "not-an-email"},
        {std::string(65, 'a') + "@example.org", "not-an-email"},
        {"ada@" + std::string(64, 'a') + ".org", "not-an-email"},
        {"ada@\xff.org", "not-an-email"},
        {"jürgen@example.org", "address-letters"},
        {"用户@example.org", "address-letters"},
    };
    for (const auto& [given, code] : cases) {
        const auto address = wireAddress("email", given);
        BOOST_TEST_REQUIRE(!address.ok(), given);
        BOOST_TEST(address.problems().size() == 1U);
        BOOST_TEST(address.problems().front().field == "email");
        BOOST_TEST(address.problems().front().code == code, given << " gives " << address.problems().front().code);
    }
}

BOOST_AUTO_TEST_CASE(a_text_of_one_line_is_one_line_of_characters) {
    const std::pair<std::string, std::string> cases[] = {
        {"Zażółć gęślą jaźń", ""},
        {"", ""},
        {"a\r\nBcc: eve@example.org", "control-character"},
        {"a\nb", "control-character"},
        {"a\rb", "control-character"},
        {std::string{"a\0b", 3}, "control-character"},
        {"a\x7f", "control-character"},
        {"M\xfcller", "not-utf8"},
        {std::string(21, 'a'), "too-long"},
        {"ééééééééééééééééééééé", "too-long"},
        {"éééééééééééééééééééé", ""},
    };
    for (const auto& [text, code] : cases) {
        model::Problems problems;
        checkLine(problems, "subject", text, 20);
        BOOST_TEST((problems.empty() ? "" : problems.front().code) == code, text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
