// The program itself sends: several at once, killed in the middle, with the server away. Each mail goes out once.

#include "tests/cli/post_desk.h"
#include "tests/support/scratch.h"

#include <map>
#include <utility>

namespace sending {

using deliver::Held;
using support::Answer;
using support::Json;
using support::mailPassword;
using support::MailServer;
using support::needlebookctl;
using support::PostDesk;
using support::Words;

/// What names the reminder in each mail that the server took.
Words idsOf(const MailServer& server) {
    Words ids;
    for (const auto& mail : server.mails()) {
        constexpr std::string_view before = "Message-ID: <";
        const auto from = mail.find(before);
        const auto to = mail.find("@harbour.example>", from);
        BOOST_REQUIRE(from != std::string::npos && to != std::string::npos);
        ids.push_back(mail.substr(from + before.size(), to - from - before.size()));
    }
    std::ranges::sort(ids);
    return ids;
}

constexpr int waitsForServer = 5; ///< exit code: shows where a service is looked after

bool holdsPassword(const std::string& text) {
    return text.find(mailPassword) != std::string::npos;
}

struct Posting : PostDesk {
    /// "table.column" of each place in the store that has the password of the mail account.
    Words placesOfPassword() {
        const auto columns =
            raw->rows("SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c WHERE "
                      "t.schema = 'main' AND t.type IN ('table', 'shadow') ORDER BY 1, 2",
                      [](const db::Row& row) {
                          return std::pair{row.text(0), row.text(1)};
                      });
        BOOST_TEST(columns.size() > 100U);
        Words places;
        for (const auto& [table, column] : columns) {
            const auto sql = "SELECT count(*) FROM \"" + table + "\" WHERE instr(CAST(\"" + column +
                             "\" AS BLOB), CAST(? AS BLOB)) > 0";
            if (raw->value<std::int64_t>(sql, std::string{mailPassword}) > 0) {
                places.push_back(table + "." + column);
            }
        }
        return places;
    }
    /// It was used, and stands where the sender reads it and nowhere else.
    void passwordIsKept(const MailServer& server) {
        const Words only{"mail_settings.password"};
        BOOST_TEST(placesOfPassword() == only, boost::test_tools::per_element());
        for (const auto& entry : std::filesystem::recursive_directory_iterator{desk.folder()}) {
            const auto name = entry.path().filename().string();
            if (entry.is_regular_file() && !name.starts_with("store.db")) {
                BOOST_TEST(!holdsPassword(support::contentOf(entry.path())), name);
            }
        }
        BOOST_TEST(!said.empty());
        BOOST_TEST(!holdsPassword(said));
        for (const auto& mail : server.mails()) {
            BOOST_TEST(!holdsPassword(mail));
        }
    }
    void trailIsWhole() {
        const auto verified = ran({"audit", "verify"});
        BOOST_TEST(verified.exit == 0, verified.err);
    }
    /// Reminders and attempts as they stand, and all that was entered but who came and went.
    Words whatStands() {
        auto rows = raw->rows("SELECT json_array(id, state, due_at, late_at, retry_at) FROM reminder ORDER BY id",
                              [](const db::Row& row) { return row.text(0); });
        for (const auto* sql : {"SELECT json_array(id, reminder_id, outcome) FROM reminder_attempt ORDER BY id",
                                "SELECT verb FROM trail_entry WHERE verb NOT LIKE 'account.sign%' ORDER BY sequence"}) {
            for (auto& row : raw->rows(sql, [](const db::Row& one) { return one.text(0); })) {
                rows.push_back(std::move(row));
            }
        }
        return rows;
    }
};

/// The sender's account without a person: no password, no terminal.
Answer byMachine(const PostDesk& post, const Words& more) {
    Words words{"--store", post.desk.folder(), "--user", "post", "reminder", "send", "--machine", "--json"};
    words.insert(words.end(), more.begin(), more.end());
    return needlebookctl(words);
}

} // namespace sending

BOOST_FIXTURE_TEST_SUITE(sending, Posting)

BOOST_AUTO_TEST_CASE(two_programs_at_once_send_each_reminder_once) {
    const MailServer server{"slow", login()};
    mailAt(server.port());
    Words expected;
    std::map<std::string, int> sentBy;
    for (int time = 0; time < 10; ++time) {
        treated(4);
        for (const auto& uid : due()) {
            expected.push_back(uid);
        }
        const auto maya = desk.start("maya", {"reminder", "send", "--json"});
        const auto post = desk.start("post", {"reminder", "send", "--json"});
        int sentNow = 0;
        for (const auto& [who, answer] :
             {std::pair{"maya", heard(maya.wait())}, std::pair{"post", heard(post.wait())}}) {
            BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
            const auto told = answer.parsed();
            BOOST_TEST(told.at("held") == "no");
            BOOST_TEST(told.at("retry").whole() + told.at("failed").whole() + told.at("unknown").whole() == 0);
            sentBy[who] += told.at("sent").whole();
            sentNow += told.at("sent").whole();
        }
        BOOST_TEST(sentNow == 4);
    }
    std::ranges::sort(expected);
    BOOST_TEST(expected.size() == 40U);
    BOOST_TEST(idsOf(server) == expected, boost::test_tools::per_element());
    BOOST_TEST(sentBy["maya"] > 0); // they did meet
    BOOST_TEST(sentBy["post"] > 0);
    BOOST_TEST(sent().at("reminders").empty());
    trailIsWhole();
    passwordIsKept(server);
}

BOOST_AUTO_TEST_CASE(a_program_killed_while_it_sends_leaves_a_question_and_no_second_mail) {
    treated(1);
    {
        const MailServer server{"silent-after-text", login()};
        mailAt(server.port());
        const auto cut = desk.start("maya", {"reminder", "send"});
        const bool taken = support::waitFor([&] { return !server.mails().empty(); });
        cut.kill();
        BOOST_TEST(heard(cut.wait()).exit == -SIGKILL);
        BOOST_REQUIRE(taken);
    }
    BOOST_TEST(states() == "claimed");
    const MailServer server{"accept", login()};
    mailAt(server.port());
    const auto early = sent();
    BOOST_TEST(early.at("abandoned") == 0); // for all that is known it is still on its way
    BOOST_TEST(early.at("reminders").empty());
    BOOST_TEST(states() == "claimed");

    later(std::chrono::minutes{16});
    const auto found = round();
    BOOST_TEST(found.abandoned == 1);
    BOOST_TEST(found.items.empty());
    BOOST_TEST(states() == "unknown");
    later(std::chrono::hours{2});
    BOOST_TEST(round().items.empty());
    BOOST_TEST(sent().at("reminders").empty());
    BOOST_TEST(states() == "unknown");
    BOOST_TEST(server.mails().empty());
    trailIsWhole();
    passwordIsKept(server);
}

BOOST_AUTO_TEST_CASE(a_sheet_is_written_and_mailed_and_each_is_on_record) {
    treated(1);
    const auto uid = raw->value<std::string>("SELECT uid FROM session ORDER BY id DESC LIMIT 1");
    const auto session = access.sessionByUid({uid}).value();
    const support::Scratch scratch;
    const auto file = (scratch / "sheet.pdf").string();

    const auto made = ran({"sheet", uid, "--output", file, "--json"});
    BOOST_TEST_REQUIRE(made.exit == 0, made.err);
    BOOST_TEST(made.parsed().at("version") == 1);
    const auto written = support::contentOf(file);
    BOOST_TEST(written.starts_with("%PDF-"));
    BOOST_TEST(access.handouts(session).size() == 1U);
    BOOST_TEST(ran({"sheet", uid, "--output", file}).exit == 2); // one that is there is left as it is
    BOOST_TEST(support::contentOf(file) == written);
    BOOST_TEST(access.handouts(session).size() == 1U);
    BOOST_TEST(ran({"sheet", uid}).exit == 2);
    BOOST_TEST(ran({"sheet", uid, "--output", file, "--mail"}).exit == 2);
    BOOST_TEST(ran({"sheet", uid, "--version", "4", "--output", (scratch / "none.pdf").string()}).exit == 2);
    BOOST_TEST(ran({"sheet", uid, "--version", "1", "--output", (scratch / "again.pdf").string()}).exit == 0);

    const MailServer server{"accept", login()};
    mailAt(server.port());
    const auto mailed = ran({"sheet", uid, "--mail", "--json"});
    BOOST_TEST_REQUIRE(mailed.exit == 0, mailed.err);
    BOOST_TEST(mailed.parsed().at("outcome") == "sent");
    BOOST_TEST(states() == "sent");
    BOOST_TEST_REQUIRE(server.mails().size() == 1U);
    BOOST_TEST(server.mails().front().find("application/pdf") != std::string::npos);
    const auto handed = access.handouts(session);
    BOOST_TEST_REQUIRE(handed.size() == 3U);
    BOOST_TEST((handed.back().way == model::HandoutWay::mailed));
    BOOST_TEST(handed.back().sheetVersion == 1);
    BOOST_TEST(ran({"sheet", uid, "--mail"}).exit == 2); // never twice
    BOOST_TEST(server.mails().size() == 1U);
    trailIsWhole();
}

BOOST_AUTO_TEST_CASE(the_machine_sends_the_sheet_too) {
    treated(1);
    const MailServer server{"accept", login()};
    mailAt(server.port());
    const auto answer = heard(desk.as("post", {"reminder", "send", "--json"}));
    BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
    BOOST_TEST(answer.parsed().at("sent") == 1);
    BOOST_TEST_REQUIRE(server.mails().size() == 1U);
    BOOST_TEST(server.mails().front().find("application/pdf") != std::string::npos);
    BOOST_TEST(raw->value<std::string>("SELECT way FROM handout") == "mailed");
}

BOOST_AUTO_TEST_CASE(while_the_server_is_away_the_queue_waits) {
    int port = 0;
    {
        const MailServer server{"accept", login()};
        port = server.port();
    }
    mailAt(port);
    treated(3);
    const auto expected = due();
    BOOST_TEST(expected.size() == 3U);
    const auto away = sent(waitsForServer);
    BOOST_TEST(away.at("held") == "server");
    BOOST_TEST(away.at("retry") == 1);
    BOOST_TEST(away.at("waits") == 2);
    BOOST_TEST(states() == "failed planned planned");
    const auto inWords = ran({"reminder", "send"});
    BOOST_TEST(inWords.exit == waitsForServer);
    BOOST_TEST(inWords.err.find("The mail server takes no mail now") != std::string::npos, inWords.err);
    BOOST_TEST(states() == "failed failed planned"); // one try a round

    const MailServer back{"accept", login({"--port", std::to_string(port)})};
    BOOST_TEST(sent().at("sent") == 1); // the others were tried, and have their time to wait
    later(std::chrono::minutes{6});
    BOOST_TEST(round().count("sent") == 2);
    BOOST_TEST(states() == "sent sent sent");
    BOOST_TEST(sent().at("reminders").empty());
    BOOST_TEST(idsOf(back) == expected, boost::test_tools::per_element());
    trailIsWhole();
    passwordIsKept(back);
}

BOOST_AUTO_TEST_CASE(a_wrong_password_is_told_and_repeated_nowhere) {
    const MailServer server{"accept", support::encrypted("starttls", {"--login", "care:another one"})};
    mailAt(server.port());
    treated(1);
    const auto told = sent(waitsForServer);
    BOOST_TEST(told.at("held") == "server");
    BOOST_TEST(told.at("why").text().starts_with("login"), told.at("why").text());
    BOOST_TEST(states() == "failed");
    BOOST_TEST(server.mails().empty());
    passwordIsKept(server);
}

BOOST_AUTO_TEST_CASE(a_clock_in_doubt_is_told_and_a_person_says_that_it_is_right) {
    const MailServer server{"accept", login()};
    mailAt(server.port());
    treated(1);
    later(std::chrono::hours{24 * 30});
    done(model::AddRoom{"Room 1"}); // by a clock that is wrong
    later(-std::chrono::hours{24 * 30});
    const auto held = ran({"reminder", "send"});
    BOOST_TEST(held.exit == 2);
    BOOST_TEST(held.err.find("Nothing is sent until somebody has looked at the clock") != std::string::npos, held.err);
    BOOST_TEST(held.err.find("mail clock-is-right") != std::string::npos, held.err);
    BOOST_TEST(sent(2).at("held") == "clock"); // signing in does not make it right
    BOOST_TEST(server.mails().empty());
    BOOST_TEST(desk.as("post", {"mail", "clock-is-right"}).exit == 4); // the sender is no person
    const auto right = ran({"mail", "clock-is-right"});
    BOOST_TEST_REQUIRE(right.exit == 0, right.err);
    BOOST_TEST(sent().at("sent") == 1);
    BOOST_TEST(server.mails().size() == 1U);
    BOOST_TEST(ran({"mail", "clock-is-right"}).exit == 2); // nobody doubts it
}

BOOST_AUTO_TEST_CASE(a_dry_run_sends_nothing_and_changes_nothing) {
    const MailServer server{"accept", login()};
    mailAt(server.port());
    treated(2);
    const auto before = whatStands();
    const auto dry = ran({"reminder", "send", "--dry-run", "--json"});
    BOOST_TEST_REQUIRE(dry.exit == 0, dry.err);
    BOOST_TEST(dry.parsed().at("dryRun") == true);
    BOOST_TEST(dry.parsed().at("wouldSend") == 2);
    BOOST_TEST(dry.parsed().at("sent") == 0);
    BOOST_TEST(dry.out.find("Number") == std::string::npos); // no names unless they are asked for
    const auto named = ran({"reminder", "send", "--dry-run", "--names", "--json"}).parsed();
    BOOST_TEST(named.at("reminders")[0].at("name") == "Client Number 1");
    BOOST_TEST(named.at("reminders")[1].at("outcome") == "would-send");
    BOOST_TEST(whatStands() == before, boost::test_tools::per_element());
    BOOST_TEST(server.mails().empty());
    BOOST_TEST(sent().at("sent") == 2); // and then they do go out
    BOOST_TEST(server.mails().size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(sending)

BOOST_AUTO_TEST_CASE(a_machine_slot_sends_without_a_person) {
    PostDesk post{true};
    const MailServer server{"accept", PostDesk::login()};
    post.mailAt(server.port());
    post.treated(2);
    const auto secret = post.desk.file("secret", "q7Vd0yXb2mJt5KsL9aRfZc3w\n");
    BOOST_TEST(byMachine(post, {"--credential", secret}).exit == 2); // there is no slot yet

    BOOST_TEST(post.ran({"machine-slot", "add", "maya", "--credential", secret}).exit == 2); // may do too much
    const auto brief = post.desk.file("brief", "short\n");
    BOOST_TEST(post.ran({"machine-slot", "add", "post", "--credential", brief}).exit == 2);
    const auto added = post.ran({"machine-slot", "add", "post", "--credential", secret});
    BOOST_TEST_REQUIRE(added.exit == 0, added.err);
    BOOST_TEST(added.err.find("can read the whole store") != std::string::npos); // what it costs is told
    BOOST_TEST(post.heard(added).out.find("q7Vd0yXb") == std::string::npos);

    const auto wrong = byMachine(post, {"--credential", post.desk.file("wrong", "q7Vd0yXb2mJt5KsL9aRfZc3v\n")});
    BOOST_TEST(wrong.exit == 2);
    BOOST_TEST(wrong.err.find("Name or password is wrong.") != std::string::npos, wrong.err);
    BOOST_TEST(byMachine(post, {"--credential", post.desk.passwordFile()}).exit == 2); // a person's is no secret of it
    BOOST_TEST(server.mails().empty());

    // As systemd hands it over: a folder with the secret under the program's name.
    post.desk.file("needlebook", "q7Vd0yXb2mJt5KsL9aRfZc3w\n");
    ::setenv("CREDENTIALS_DIRECTORY", post.desk.scratch.path().c_str(), 1);
    const auto first = byMachine(post, {"--dry-run"});
    ::unsetenv("CREDENTIALS_DIRECTORY");
    BOOST_TEST_REQUIRE(first.exit == 0, first.err);
    BOOST_TEST(first.parsed().at("wouldSend") == 2);

    const auto sent = byMachine(post, {"--credential", secret});
    BOOST_TEST_REQUIRE(sent.exit == 0, sent.err);
    BOOST_TEST(sent.parsed().at("sent") == 2);
    BOOST_TEST(server.mails().size() == 2U);

    BOOST_TEST(post.ran({"machine-slot", "remove", "post"}).exit == 0);
    BOOST_TEST(byMachine(post, {"--credential", secret}).exit == 2);
    BOOST_TEST(byMachine(post, {}).exit == 2); // and nothing to sign in with at all
}

BOOST_AUTO_TEST_SUITE_END()
