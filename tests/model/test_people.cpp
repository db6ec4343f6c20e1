#include "model/people.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(people)

using namespace model;
const Day today = *parseDay("2026-06-01");

Client ada() {
    Client client;
    client.givenName = "Ada";
    client.familyName = "Byron";
    client.birthDate = parseDay("1990-12-10");
    client.email = "ada@example.org";
    return client;
}

std::string problemsOf(const Client& client) {
    std::string words;
    for (const auto& problem : validate(client, today)) {
        words += (words.empty() ? "" : " ") + problem.field + ":" + problem.code;
    }
    return words;
}

Client with(void (*change)(Client&)) {
    auto client = ada();
    change(client);
    return client;
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_a_client_stands_at_its_field) {
    struct Case {
        const char* expected;
        void (*change)(Client&);
    };
    for (const auto& [expected, change] : {
             Case{"", [](Client&) {}},
             Case{"", [](Client& c) { c.givenName.clear(); }},
             Case{"", [](Client& c) { c.familyName = "  "; }},
             Case{"familyName:required",
                  [](Client& c) {
                      c.givenName = " ";
                      c.familyName = "\t";
                  }},
             Case{"",
                  [](Client& c) {
                      c.familyName.clear();
                      for (int i = 0; i < 200; ++i) {
                          c.familyName += "é";
                      }
                  }},
             Case{"familyName:too-long", [](Client& c) { c.familyName = std::string(201, 'x'); }},
             Case{"givenName:too-long", [](Client& c) { c.givenName = std::string(201, 'x'); }},
             Case{"", [](Client& c) { c.birthDate = today; }},
             Case{"birthDate:in-the-future", [](Client& c) { c.birthDate = today + Days{1}; }},
             Case{"", [](Client& c) { c.birthDate.reset(); }},
             Case{"", [](Client& c) { c.deceased = today; }},
             Case{"deceased:in-the-future", [](Client& c) { c.deceased = today + Days{1}; }},
             Case{"deceased:before-birth", [](Client& c) { c.deceased = *c.birthDate - Days{1}; }},
             Case{"", [](Client& c) { c.email.clear(); }},
             Case{"email:not-an-email", [](Client& c) { c.email = "ada"; }},
             Case{"email:not-an-email", [](Client& c) { c.email = "@example.org"; }},
             Case{"email:not-an-email", [](Client& c) { c.email = "ada@"; }},
             Case{"email:not-an-email", [](Client& c) { c.email = "ada byron@example.org"; }},
             Case{"email:not-an-email", [](Client& c) { c.email = "ada@example.org\n"; }},
             Case{"email:not-an-email", [](Client& c) { c.email = "ada@@example.org"; }},
             Case{"", [](Client& c) { c.birthDate = *parseDay("2012-01-01"); }},
         }) {
        BOOST_TEST(problemsOf(with(change)) == expected);
    }
}

BOOST_AUTO_TEST_SUITE_END()
