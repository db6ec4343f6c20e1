// Saying on the command line how mail goes out, and asking about it.

#include "tests/cli/post_desk.h"

namespace mail_setup {

using support::Answer;
using support::mailPassword;
using support::PostDesk;
using support::Words;

struct Setup : PostDesk {
    Answer set(Words more, std::string_view input = {}) {
        more.insert(more.begin(), {"mail", "set"});
        return ran(more, input);
    }
    /// Must be taken; what `mail show` tells then.
    support::Json taken(const Words& more, std::string_view input = {}) {
        const auto answer = set(more, input);
        BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
        return shown();
    }
    support::Json shown() {
        const auto answer = ran({"mail", "show", "--json"});
        BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
        return answer.parsed();
    }
    void refused(const Words& more, std::string_view words, std::string_view input = {}) {
        const auto answer = set(more, input);
        BOOST_TEST(answer.exit == 2);
        BOOST_TEST(answer.err.find(words) != std::string::npos, answer.err);
        BOOST_TEST(answer.out == "");
    }
    std::string keptPassword() { return raw->value<std::string>("SELECT password FROM mail_settings"); }
};

} // namespace mail_setup

BOOST_FIXTURE_TEST_SUITE(mail_setup, Setup)

BOOST_AUTO_TEST_CASE(nothing_is_set_up_at_first) {
    BOOST_TEST(shown().at("set") == false);
    BOOST_TEST(ran({"mail", "show"}).out.find("Mail is not set up") != std::string::npos);
    refused({"--enable"}, "Mail server is needed.");
    refused({"--host", "mail.example.org"}, "Sender's address is needed.");
    BOOST_TEST(shown().at("set") == false);
}

BOOST_AUTO_TEST_CASE(what_is_left_out_is_usual_at_first_and_stays_as_it_is_later) {
    const auto first = taken({"--host", "mail.example.org", "--from", "care@harbour.example"});
    BOOST_TEST(first.at("set") == true);
    BOOST_TEST(first.at("enabled") == false); // nothing goes out before somebody says so
    BOOST_TEST(first.at("host") == "mail.example.org");
    BOOST_TEST(first.at("port") == 587);
    BOOST_TEST(first.at("security") == "starttls");
    BOOST_TEST(first.at("hasPassword") == false);
    BOOST_TEST(first.at("from") == "care@harbour.example");
    BOOST_TEST(!first.contains("login"));
    BOOST_TEST(first.at("subject").text().find("{clinic}") != std::string::npos);
    BOOST_TEST(first.at("body").text().find("{phone}") != std::string::npos);
    BOOST_TEST(first.at("body").text().find("{text}") == std::string::npos); // nothing of health unless it is put in

    const auto second =
        taken({"--security", "tls", "--from-name", "Harbour Skin", "--reply-to", "desk@harbour.example", "--enable"});
    BOOST_TEST(second.at("enabled") == true);
    BOOST_TEST(second.at("host") == "mail.example.org");
    BOOST_TEST(second.at("port") == 465); // as is usual with tls
    BOOST_TEST(second.at("fromName") == "Harbour Skin");
    BOOST_TEST(second.at("replyTo") == "desk@harbour.example");
    BOOST_TEST(second.at("body") == first.at("body"));

    BOOST_TEST(taken({"--port", "4650"}).at("port") == 4650);
    BOOST_TEST(taken({"--subject", "From {clinic}"}).at("port") == 4650);
    const auto words = taken({"--body-file", "-"}, "Dear {client},\n\n{text}\n");
    BOOST_TEST(words.at("body") == "Dear {client},\n\n{text}\n");
    BOOST_TEST(words.at("subject") == "From {clinic}");
    BOOST_TEST(words.at("enabled") == true);
    BOOST_TEST(taken({"--disable"}).at("enabled") == false);
    const auto told = ran({"mail", "show"}).out;
    BOOST_TEST(told.find("Mail is held back") != std::string::npos, told);
    BOOST_TEST(told.find("mail.example.org, port 4650, tls") != std::string::npos, told);
    BOOST_TEST(told.find("Harbour Skin <care@harbour.example>") != std::string::npos, told);
}

BOOST_AUTO_TEST_CASE(the_password_is_taken_from_a_file_or_standard_input_and_shown_to_nobody) {
    const Words server{"--host", "mail.example.org", "--from", "care@harbour.example", "--login", "care"};
    refused(server, "Password is needed.");
    auto withFile = server;
    withFile.insert(withFile.end(),
                    {"--login-password-file", desk.file("of-mail", mailPassword + std::string{"\r\nmore\n"})});
    const auto first = taken(withFile);
    BOOST_TEST(first.at("login") == "care");
    BOOST_TEST(first.at("hasPassword") == true);
    BOOST_TEST(keptPassword() == mailPassword); // its first line
    BOOST_TEST(ran({"mail", "show"}).exit == 0);

    (void)taken({"--port", "2525"});
    BOOST_TEST(keptPassword() == mailPassword); // not asked for again
    refused({"--host", "elsewhere.example"}, "Type the password again for another server.");
    refused({"--security", "none"}, "the connection must be encrypted");
    refused({"--login", "other"}, "Password is needed.");
    BOOST_TEST(shown().at("host") == "mail.example.org");

    const auto moved = taken({"--host", "elsewhere.example", "--login-password-file", "-"}, "an0ther-secret\n");
    BOOST_TEST(moved.at("host") == "elsewhere.example");
    BOOST_TEST(keptPassword() == "an0ther-secret");
    const auto without = taken({"--no-login", "--security", "none", "--host", "localhost"});
    BOOST_TEST(without.at("hasPassword") == false);
    BOOST_TEST(without.at("port") == 25);
    BOOST_TEST(!without.contains("login"));
    BOOST_TEST(keptPassword() == "");

    BOOST_TEST(said.find(mailPassword) == std::string::npos);
    BOOST_TEST(said.find("an0ther-secret") == std::string::npos);
    BOOST_TEST(raw->value<std::int64_t>("SELECT count(*) FROM trail_payload WHERE instr(payload, ?) > 0",
                                        std::string{mailPassword}) == 0);
    // There is no option that takes it by itself, and none guesses at one.
    refused({"--login-password", "visible-to-all"}, "This verb has no option --login-password.");
    BOOST_TEST(said.find("visible-to-all") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_cannot_work_is_refused_with_its_reason) {
    (void)taken({"--host", "mail.example.org", "--from", "care@harbour.example"});
    refused({"--enable", "--disable"}, "Say --enable or --disable, not both.");
    refused({"--login", "care", "--no-login"}, "Say --login or --no-login, not both.");
    refused({"--login-password-file", "-", "--body-file", "-"}, "Only one of them can come from standard input.");
    refused({"--host", "smtp://mail.example.org"}, "This is no server's name.");
    refused({"--port", "0"}, "65535");
    refused({"--security", "ssl"}, "ssl is none of: none, starttls, tls.");
    refused({"--from", "care"}, "This is not an e-mail address");
    refused({"--ca", "/nowhere/ca.pem"}, "There is no such file.");
    refused({"--subject", "About {skin}"}, "skin");
    refused({"--login", "care", "--login-password-file", desk.file("empty", "\n")}, "Password is needed.");
    BOOST_TEST(set({"--login", "care", "--login-password-file", "/nowhere/secret"}).exit == 1);
    const auto still = shown();
    BOOST_TEST(still.at("host") == "mail.example.org");
    BOOST_TEST(still.at("port") == 587);
    BOOST_TEST(still.at("from") == "care@harbour.example");
    BOOST_TEST(!still.contains("login"));
}

BOOST_AUTO_TEST_CASE(only_who_runs_the_clinic_may) {
    BOOST_TEST(desk.as("post", {"mail", "show"}).exit == 4);
    BOOST_TEST(desk.as("post", {"mail", "set", "--host", "mail.example.org", "--from", "care@harbour.example"}).exit ==
               4);
    BOOST_TEST(shown().at("set") == false);
}

BOOST_AUTO_TEST_SUITE_END()
