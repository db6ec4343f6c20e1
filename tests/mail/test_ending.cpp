// What became of a try, from what was seen of it; and a server's words without the people in them.

#include "app/deliver/ending.h"

#include <boost/test/unit_test.hpp>
#include <curl/curl.h>

#include <array>

using namespace deliver;

BOOST_AUTO_TEST_SUITE(ending)

BOOST_AUTO_TEST_CASE(every_course_has_one_ending) {
    using Asked = Course::Asked;
    struct Case {
        const char* what;
        Course course;
        Delivery expected;
    };
    const Case cases[] = {
        {"name not found", {.curl = CURLE_COULDNT_RESOLVE_HOST}, {Ending::temporary, Reason::name, 0, {}}},
        {"nobody there", {.curl = CURLE_COULDNT_CONNECT}, {Ending::temporary, Reason::connection, 0, {}}},
        {"no answer", {.curl = CURLE_OPERATION_TIMEDOUT}, {Ending::temporary, Reason::timeout, 0, {}}},
        {"no answer after an old 4xx",
         {.curl = CURLE_OPERATION_TIMEDOUT, .asked = Asked::recipient, .replyCode = 250},
         {Ending::temporary, Reason::timeout, 0, {}}},
        {"false certificate",
         {.curl = CURLE_PEER_FAILED_VERIFICATION, .replyCode = 220},
         {Ending::temporary, Reason::certificate, 0, {}}},
        {"no STARTTLS",
         {.curl = CURLE_USE_SSL_FAILED, .replyCode = 250},
         {Ending::temporary, Reason::encryption, 0, {}}},
        {"wrong password", {.curl = CURLE_LOGIN_DENIED, .replyCode = 535}, {Ending::temporary, Reason::login, 535, {}}},
        {"login wanted",
         {.curl = CURLE_SEND_ERROR, .asked = Asked::sender, .replyCode = 530},
         {Ending::temporary, Reason::login, 530, {}}},
        {"no service",
         {.curl = CURLE_WEIRD_SERVER_REPLY, .replyCode = 554},
         {Ending::temporary, Reason::server, 554, {}}},
        {"sender refused",
         {.curl = CURLE_SEND_ERROR, .asked = Asked::sender, .replyCode = 550},
         {Ending::temporary, Reason::server, 550, {}}},
        {"too big, said to the size announced",
         {.curl = CURLE_SEND_ERROR, .asked = Asked::sender, .replyCode = 552},
         {Ending::permanent, Reason::refused, 552, {}}},
        {"recipient refused",
         {.curl = CURLE_SEND_ERROR, .asked = Asked::recipient, .replyCode = 550},
         {Ending::permanent, Reason::refused, 550, {}}},
        {"greylisted",
         {.curl = CURLE_SEND_ERROR, .asked = Asked::recipient, .replyCode = 451},
         {Ending::temporary, Reason::refused, 451, {}}},
        {"closing down",
         {.curl = CURLE_SEND_ERROR, .asked = Asked::recipient, .replyCode = 421},
         {Ending::temporary, Reason::server, 421, {}}},
        {"lost before the text",
         {.curl = CURLE_RECV_ERROR, .asked = Asked::recipient, .replyCode = 250},
         {Ending::temporary, Reason::lost, 0, {}}},
        {"lost amid the text",
         {.curl = CURLE_SEND_ERROR, .asked = Asked::recipient, .replyCode = 354},
         {Ending::temporary, Reason::lost, 0, {}}},
        {"lost after the text",
         {.curl = CURLE_RECV_ERROR, .asked = Asked::recipient, .replyCode = 354, .textHanded = true},
         {Ending::unknown, Reason::lost, 0, {}}},
        {"no answer to the text",
         {.curl = CURLE_OPERATION_TIMEDOUT, .asked = Asked::recipient, .replyCode = 354, .textHanded = true},
         {Ending::unknown, Reason::timeout, 0, {}}},
        {"cancelled before the text",
         {.curl = CURLE_ABORTED_BY_CALLBACK, .replyCode = 250, .cancelled = true},
         {Ending::temporary, Reason::cancelled, 0, {}}},
        {"cancelled after the text",
         {.curl = CURLE_ABORTED_BY_CALLBACK, .replyCode = 354, .textHanded = true, .cancelled = true},
         {Ending::unknown, Reason::cancelled, 0, {}}},
        {"accepted",
         {.curl = CURLE_OK, .replyCode = 250, .textHanded = true, .finalCode = 250},
         {Ending::accepted, Reason::none, 250, {}}},
        {"accepted, the farewell failed",
         {.curl = CURLE_ABORTED_BY_CALLBACK, .replyCode = 250, .textHanded = true, .finalCode = 250},
         {Ending::accepted, Reason::none, 250, {}}},
        {"accepted for forwarding",
         {.curl = CURLE_WEIRD_SERVER_REPLY, .replyCode = 251, .textHanded = true, .finalCode = 251},
         {Ending::accepted, Reason::none, 251, {}}},
        {"text refused",
         {.curl = CURLE_WEIRD_SERVER_REPLY, .replyCode = 554, .textHanded = true, .finalCode = 554},
         {Ending::permanent, Reason::refused, 554, {}}},
        {"text refused for now",
         {.curl = CURLE_WEIRD_SERVER_REPLY, .replyCode = 452, .textHanded = true, .finalCode = 452},
         {Ending::temporary, Reason::refused, 452, {}}},
        {"an answer that means nothing",
         {.curl = CURLE_WEIRD_SERVER_REPLY, .replyCode = 354, .textHanded = true, .finalCode = 354},
         {Ending::unknown, Reason::lost, 354, {}}},
    };
    for (const auto& [what, course, expected] : cases) {
        const auto seen = judge(course);
        BOOST_TEST((seen == expected),
                   what << ": " << codeOf(seen.ending) << ", " << codeOf(seen.reason) << ", " << seen.code);
    }
}

BOOST_AUTO_TEST_CASE(nothing_personal_is_left_of_a_reply) {
    const std::array<std::string, 7> unsaid{"anna.k@example.org", "anna.k",         "Anna Kowalska", "Anna",
                                            "Kowalska",           "Your aftercare", "Łucja"};
    const std::pair<const char*, const char*> cases[] = {
        {"2.0.0 OK queued as 4F1", "2.0.0 OK queued as 4F1"},
        {"5.1.1 <anna.k@example.org>: Recipient address rejected", "5.1.1 <***>: Recipient address rejected"},
        {"5.1.1 ANNA.K@EXAMPLE.ORG unknown", "5.1.1 *** unknown"},
        {"user anna.k not found for anna.k", "user *** not found for ***"},
        {"mailbox of Anna Kowalska (kowalska) is full", "mailbox of *** (***) is full"},
        {"forwarded to other@example.net", "forwarded to ***"},
        {"no Annandale here", "no Annandale here"},
        {"subject 'your aftercare' looks like spam", "subject '***' looks like spam"},
        {"no \xc5\x81ucja here", "no *** here"},
        {"no M\xfcller here", "no *** here"},
        {"two\r\nlines\tand a tab ", "two  lines and a tab"},
        {"", ""},
    };
    for (const auto& [said, kept] : cases) {
        BOOST_TEST(tidied(said, unsaid) == kept);
    }
    BOOST_TEST(tidied(std::string(1000, 'x'), {}).size() <= 200U);
}

BOOST_AUTO_TEST_CASE(a_queue_stops_for_what_concerns_every_mail) {
    for (const auto reason : {Reason::settings, Reason::name, Reason::connection, Reason::certificate,
                              Reason::encryption, Reason::login, Reason::server, Reason::timeout, Reason::lost}) {
        BOOST_TEST(concernsEveryMail(reason), codeOf(reason));
    }
    for (const auto reason : {Reason::none, Reason::refused, Reason::cancelled}) {
        BOOST_TEST(!concernsEveryMail(reason), codeOf(reason));
    }
}

BOOST_AUTO_TEST_CASE(records_name_endings_and_reasons) {
    BOOST_TEST(codeOf(Ending::accepted) == "accepted");
    BOOST_TEST(codeOf(Ending::unknown) == "unknown");
    BOOST_TEST(codeOf(Reason::none) == "none");
    BOOST_TEST(codeOf(Reason::certificate) == "certificate");
    BOOST_TEST(codeOf(Reason::cancelled) == "cancelled");
}

BOOST_AUTO_TEST_SUITE_END()
