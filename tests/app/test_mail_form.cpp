#include "app/present/mail_form.h"

#include "app/deliver/mail_settings.h"
#include "app/deliver/mail_text.h"
#include "app/deliver/post_round.h"
#include "app/present/aftercare.h"
#include "app/present/mail_rounds.h"
#include "app/present/mail_words.h"
#include "tests/app/clinic.h"

#include <fstream>
#include <iterator>
#include <regex>

namespace mail_form {

using namespace app_test;
using namespace present;
using std::chrono::minutes;

/// Sunday 22 November 2026, 09:00. Mail is composed and checked as in the program; only the server is none.
struct Office : Clinic {
    std::vector<model::MailSettings> tried;
    std::vector<db::DueMail> mails;
    model::Outcome<MailTried> answer{MailTried{MailTried::Ending::sent, ""}};
    std::vector<std::vector<model::ReminderId>> rounds;
    MailRound round{"no", "", {}};
    std::stop_token lastStop;

    Seat atMail(const Seat& person) {
        auto mailing = std::make_shared<Mailing>();
        const auto words = deliver::defaultMailTemplate();
        mailing->usual.subject = words.subject;
        mailing->usual.body = words.text;
        mailing->usualPort = deliver::usualPort;
        mailing->check = [](const model::MailSettings& settings) { return deliver::check(settings); };
        mailing->sample = [](const model::MailSettings& settings, const db::Clinic& clinic,
                             const db::DueMail& due) -> model::Outcome<MailSample> {
            const auto letter = deliver::letterFor(settings, clinic, due, std::nullopt, {});
            return letter ? model::Outcome{MailSample{letter->subject, letter->text}} : letter.problems();
        };
        mailing->send = [this](const model::MailSettings& settings, const db::Clinic&, const db::DueMail& due,
                               model::Instant, const std::stop_token&) {
            tried.push_back(settings);
            mails.push_back(due);
            return answer;
        };
        mailing->round = [this](db::Access&, const std::vector<model::ReminderId>& only, std::stop_token stop) {
            rounds.push_back(only);
            lastStop = std::move(stop);
            return round;
        };
        auto seat = person;
        seat.ports.mail = std::move(mailing);
        return seat;
    }
    Seat manager() { return atMail(seat()); }
};

MailInput complete(const MailForm& form) {
    auto input = form.view().input;
    input.enabled = true;
    input.host = "mail.example.org";
    input.user = "care";
    input.password = "s3cret-pass";
    input.fromAddress = "care@harbour.example";
    return input;
}

/// Nowhere in what is shown.
bool shows(const MailFormView& view, const std::string& secret) {
    const auto has = [&](const std::string& text) { return text.find(secret) != std::string::npos; };
    return has(view.input.password) || has(view.passwordHint) || has(view.message.title) || has(view.message.text) ||
           has(view.previewText);
}

} // namespace mail_form

BOOST_FIXTURE_TEST_SUITE(mail_form, Office)

BOOST_AUTO_TEST_CASE(before_it_is_set_up_the_usual_stands_there) {
    const MailForm form{manager()};
    BOOST_TEST(form.view().offered);
    BOOST_TEST(form.view().note == "not set up yet: nothing goes out");
    BOOST_TEST(form.view().input.port == "587");
    BOOST_TEST(form.view().input.security == "starttls");
    BOOST_TEST(form.view().input.fromName == "Harley Street Skin");
    BOOST_TEST(!form.view().input.enabled);
    BOOST_TEST(form.view().previewSubject == "Your aftercare from Harley Street Skin");
    BOOST_TEST(form.view().previewText.starts_with("Dear Anna,"));
    BOOST_TEST(form.view().passwordHint.empty());
}

BOOST_AUTO_TEST_CASE(it_is_for_managers_and_only_where_mail_can_go_out) {
    BOOST_TEST(!MailForm{atMail(seatOf(model::Role::practitioner, "rosa"))}.view().offered);
    MailForm nowhere{seat()};
    BOOST_TEST(!nowhere.view().offered);
    nowhere.save();
    nowhere.tryOut("maya@example.org");
    BOOST_TEST(!access().mailSettings().has_value());
}

BOOST_AUTO_TEST_CASE(the_port_follows_the_encryption_unless_another_was_typed) {
    MailForm form{manager()};
    auto input = form.view().input;
    input.security = "tls";
    form.type(input);
    BOOST_TEST(form.view().input.port == "465");
    input = form.view().input;
    input.port = "2525";
    form.type(input);
    input.security = "none";
    form.type(input);
    BOOST_TEST(form.view().input.port == "2525");
    input.port = "";
    form.type(input);
    input.security = "starttls";
    form.type(input);
    BOOST_TEST(form.view().input.port == "587");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_stands_beside_its_field_and_nothing_is_stored) {
    MailForm form{manager()};
    auto input = complete(form);
    input.host = "";
    input.port = "many";
    input.fromAddress = "not an address";
    input.body = "Dear {clint},";
    form.type(input);
    BOOST_TEST(form.view().previewText == "There is no placeholder {clint}. Known are {client}, {clinic}, {date}, "
                                          "{phone} and {text}.");
    form.save();
    BOOST_TEST(form.view().message.title == "This was not saved.");
    const auto& problems = form.view().problems;
    BOOST_TEST(problems.at("host") == "Mail server is needed.");
    BOOST_TEST(problems.at("port") == "Port must be from 1 to 65535.");
    BOOST_TEST(problems.contains("fromAddress"));
    BOOST_TEST(problems.at("body").starts_with("There is no placeholder {clint}."));
    BOOST_TEST(form.view().input.fromAddress == "not an address");
    BOOST_TEST(!access().mailSettings().has_value());
}

BOOST_AUTO_TEST_CASE(a_password_goes_over_no_plain_connection) {
    MailForm form{manager()};
    auto input = complete(form);
    input.security = "none";
    form.type(input);
    form.save();
    BOOST_TEST(form.view().problems.at("security") ==
               "With a user name and password the connection must be encrypted.");
    BOOST_TEST(!access().mailSettings().has_value());
}

BOOST_AUTO_TEST_CASE(the_password_is_kept_without_being_shown) {
    MailForm form{manager()};
    form.type(complete(form));
    form.save();
    BOOST_TEST(form.view().message.title == "The mail settings were saved.");
    BOOST_TEST(form.view().message.text == "What falls due is sent by itself.");
    BOOST_TEST(form.view().note == "on");
    BOOST_TEST(form.view().passwordHint == "One is set. Leave empty to keep the one that is set.");
    BOOST_TEST(!shows(form.view(), "s3cret-pass"));
    BOOST_TEST(access().postState().settings->password == "s3cret-pass");

    auto input = form.view().input;
    input.fromName = "Harbour Skin";
    form.type(input);
    form.save();
    BOOST_TEST(form.view().message.title == "The mail settings were saved.");
    BOOST_TEST(access().postState().settings->password == "s3cret-pass");
    BOOST_TEST(access().postState().settings->fromName == "Harbour Skin");

    input = form.view().input;
    input.host = "elsewhere.example";
    form.type(input);
    form.save();
    BOOST_TEST(form.view().problems.at("password") == "Type the password again for another server.");
    BOOST_TEST(access().postState().settings->host == "mail.example.org");

    input.host = "mail.example.org";
    input.user = "somebody";
    form.type(input);
    BOOST_TEST(form.view().passwordHint.empty()); // that of another user
    form.save();
    BOOST_TEST(form.view().problems.at("password") == "Password is needed.");
}

BOOST_AUTO_TEST_CASE(switched_off_it_says_that_nothing_goes_out) {
    MailForm form{manager()};
    auto input = complete(form);
    input.enabled = false;
    form.type(input);
    form.save();
    BOOST_TEST(form.view().message.text == "Nothing is sent while sending is not ticked.");
    BOOST_TEST(form.view().note == "off: nothing goes out");
    BOOST_TEST(!access().postState().settings.has_value());
}

BOOST_AUTO_TEST_CASE(what_another_window_saved_comes_in_and_what_is_typed_stays) {
    MailForm form{manager()};
    MailForm other{manager()};
    auto typing = form.view().input;
    typing.host = "mail.exam";
    form.type(typing);
    form.refresh();
    BOOST_TEST(form.view().input.host == "mail.exam");
    other.type(complete(other));
    other.save();
    form.refresh();
    BOOST_TEST(form.view().input.host == "mail.example.org");
}

BOOST_AUTO_TEST_CASE(a_test_mail_goes_out_with_what_is_typed) {
    MailForm form{manager()};
    form.type(complete(form));
    form.tryOut(" ");
    BOOST_TEST(form.view().problems.at("tryTo") == "Recipient's address is needed.");
    BOOST_TEST(tried.empty());
    form.tryOut(" maya@example.org ");
    BOOST_REQUIRE(tried.size() == 1U);
    BOOST_TEST(tried[0].password == "s3cret-pass");
    BOOST_TEST(mails[0].email == "maya@example.org");
    BOOST_TEST(form.view().message.title == "The server took the test mail.");
    BOOST_TEST(form.view().message.text.ends_with("What you changed is not saved yet."));
    BOOST_TEST(!access().mailSettings().has_value()); // tried, not saved
    form.save();
    form.tryOut("maya@example.org");
    BOOST_REQUIRE(tried.size() == 2U);
    BOOST_TEST(tried[1].password == "s3cret-pass"); // the one that is set
    BOOST_TEST(form.view().message.text == "Look whether it arrives; that can take some minutes.");
    auto input = form.view().input;
    input.host = "elsewhere.example";
    form.type(input);
    form.tryOut("maya@example.org");
    BOOST_TEST(tried.size() == 2U); // it is told to no other server
    BOOST_TEST(form.view().problems.at("password") == "Type the password again for another server.");
}

BOOST_AUTO_TEST_CASE(a_test_mail_tells_how_it_ended) {
    MailForm form{manager()};
    form.type(complete(form));
    answer = MailTried{MailTried::Ending::notSent, "login 535 5.7.8 bad credentials"};
    form.tryOut("maya@example.org");
    BOOST_TEST(form.view().message.title == "The test mail was not sent.");
    BOOST_TEST(form.view().message.text ==
               "The server did not take the user name and password (535 5.7.8 bad credentials).");
    BOOST_TEST((form.view().message.tone == Tone::deny));
    answer = MailTried{MailTried::Ending::unknown, "lost"};
    form.tryOut("maya@example.org");
    BOOST_TEST(form.view().message.title == "It is not known whether the test mail went out.");
    BOOST_TEST(form.view().message.text == "The connection broke off.");
    answer = model::Problem{"to.mail", "not-an-email", {}};
    form.tryOut("maya");
    BOOST_TEST(form.view().problems.at("tryTo").starts_with("This is not an e-mail address"));
    BOOST_TEST(!form.view().busy);
}

BOOST_AUTO_TEST_CASE(every_reason_a_mail_can_fail_for_has_its_sentence) {
    std::ifstream in{std::string{NEEDLEBOOK_SOURCE_DIR} + "/app/deliver/ending.cpp"};
    const std::string source{std::istreambuf_iterator<char>{in}, {}};
    const auto at = source.find("codeOf(Reason reason)");
    BOOST_REQUIRE(at != std::string::npos);
    const auto body = source.substr(at, source.find('}', source.find("codes{", at)) - at);
    static const std::regex quoted{R"re("([a-z-]+)")re"};
    std::size_t seen = 0;
    for (std::sregex_iterator it{body.begin(), body.end(), quoted}, end; it != end; ++it, ++seen) {
        const auto code = (*it)[1].str();
        BOOST_TEST(mailWhy(code).ends_with("."), code);
        BOOST_TEST(mailWhy(code + " 451 later").ends_with(" (451 later)."), code);
    }
    BOOST_TEST(seen == 12U);
    BOOST_TEST(mailWhy("claim-left") == "The program that was sending it ended before the answer.");
}

BOOST_AUTO_TEST_CASE(refusals_of_the_store_have_theirs_and_other_words_stand_as_they_are) {
    BOOST_TEST(mailWhy("reminder window-over") == "The time for this reminder is over. Call the client.");
    BOOST_TEST(mailWhy("channel no-consent, reminder quiet-hours") ==
               "The client has not agreed to be contacted in this way. Nothing is sent in the quiet hours.");
    BOOST_TEST(mailWhy("to.mail address-letters").starts_with("Before the @ only letters"));
    BOOST_TEST(mailWhyInSentence("name") == "the server's name was not found");
    for (const auto* as : {"mailbox full", "the program ended", "something-new 12", "reminder new-code", ""}) {
        BOOST_TEST(mailWhy(as) == as);
        BOOST_TEST(mailWhyInSentence(as) == as);
    }
}

BOOST_AUTO_TEST_CASE(the_window_holds_a_round_a_minute) {
    MailRounds sender{manager()};
    BOOST_TEST(sender.offered());
    sender.look();
    BOOST_TEST(rounds.empty());
    pass(minutes{1});
    sender.look();
    sender.look();
    BOOST_REQUIRE(rounds.size() == 1U);
    BOOST_TEST(rounds[0].empty()); // what is due, no list of anybody's
    BOOST_TEST(sender.view().message.empty());
    pass(minutes{1});
    sender.look();
    BOOST_TEST(rounds.size() == 2U);
    sender.stop();
    BOOST_TEST(lastStop.stop_requested());
    pass(minutes{1});
    sender.look();
    BOOST_TEST(rounds.size() == 2U);
}

BOOST_AUTO_TEST_CASE(there_are_never_two_rounds_at_once_and_leaving_breaks_off) {
    std::vector<Ports::Work> waiting;
    auto slow = manager();
    slow.ports.mails = [&](Ports::Work work) { waiting.push_back(std::move(work)); };
    auto sender = std::make_unique<MailRounds>(slow);
    pass(minutes{1});
    sender->look();
    pass(minutes{10});
    sender->look();
    BOOST_REQUIRE(waiting.size() == 1U);
    BOOST_TEST(sender->view().sending);
    sender.reset();
    waiting.front()(); // the answer finds nobody
    BOOST_TEST(lastStop.stop_requested());
}

BOOST_AUTO_TEST_CASE(a_test_mail_does_not_wait_for_a_round) {
    std::vector<Ports::Work> rounding;
    auto slow = manager();
    slow.ports.mails = [&](Ports::Work work) { rounding.push_back(std::move(work)); };
    slow.ports.trials = [](const Ports::Work& work) { work(); };
    MailRounds sender{slow};
    pass(minutes{1});
    sender.look();
    BOOST_REQUIRE(rounding.size() == 1U); // a long one
    MailForm form{slow};
    form.type(complete(form));
    form.tryOut("maya@example.org");
    BOOST_TEST(tried.size() == 1U);
    BOOST_TEST(!form.view().busy);
}

BOOST_AUTO_TEST_CASE(who_may_send_nothing_and_a_clinic_without_mail_hear_nothing) {
    MailRounds auditor{atMail(seatOf(model::Role::auditor, "ines"))};
    BOOST_TEST(!auditor.offered());
    MailRounds sender{manager()};
    pass(minutes{1});
    round = {"off", "", {}};
    auditor.look();
    sender.look();
    BOOST_TEST(rounds.size() == 1U);
    BOOST_TEST(sender.view().message.empty());
}

BOOST_AUTO_TEST_CASE(a_server_that_is_away_is_told_until_a_mail_goes_out) {
    MailRounds sender{manager()};
    round = {"server", "name", {{"retry", "name"}, {"waits", ""}}};
    pass(minutes{1});
    sender.look();
    BOOST_TEST(sender.view().message.title == "Mail could not be sent since 09:01: the server's name was not found.");
    pass(minutes{1});
    sender.look();
    BOOST_TEST(rounds.size() == 1U); // not each minute
    round = {"server", "login 535", {{"retry", "login 535"}}};
    pass(minutes{4});
    sender.look();
    BOOST_TEST(rounds.size() == 2U);
    BOOST_TEST(sender.view().message.title == "Mail could not be sent since 09:01: the server did not take the user "
                                              "name and password (535).");
    round = {"no", "", {}}; // nothing was due: it is not mended by that
    pass(minutes{5});
    sender.look();
    BOOST_TEST(!sender.view().message.empty());
    round = {"no", "", {{"sent", ""}}};
    pass(minutes{1});
    sender.look();
    BOOST_TEST(sender.view().message.empty());
    round = {"old-copy", "", {}};
    pass(minutes{1});
    sender.look();
    BOOST_TEST(sender.view().message.title == "This is an old copy of the store.");
}

BOOST_AUTO_TEST_CASE(a_person_says_that_the_clock_is_right_and_mail_goes_on) {
    MailRounds sender{manager()};
    pass(std::chrono::duration_cast<minutes>(std::chrono::hours{24 * 30}));
    round = {"clock", "", {}};
    sender.look();
    BOOST_TEST(sender.view().message.title == "This machine's clock and the last entry are more than 7 days apart.");
    BOOST_TEST(sender.view().clockDoubted);
    BOOST_TEST(access().postState().clockInDoubt);
    sender.clockIsRight();
    BOOST_TEST(!access().postState().clockInDoubt);
    BOOST_TEST(sender.view().message.empty());
    BOOST_TEST(!sender.view().clockDoubted);
    const auto before = rounds.size();
    round = {"no", "", {{"sent", ""}}};
    sender.look(); // at once
    BOOST_TEST(rounds.size() == before + 1);
    round = {"clock", "", {}};
    pass(minutes{1});
    sender.look();
    sender.clockIsRight(); // somebody else has said so meanwhile
    BOOST_TEST(sender.view().message.empty());
}

BOOST_AUTO_TEST_CASE(a_round_that_ends_early_tells_what_it_sent) {
    MailRounds sender{manager()};
    Message told;
    round = {"off", "", {{"sent", ""}, {"waits", ""}}};
    sender.send({model::ReminderId{4}, model::ReminderId{7}}, [&](Message message) { told = std::move(message); });
    BOOST_TEST(told.title == "1 mail was sent. 1 mail was not sent.");
    BOOST_TEST(told.text == "Mail is not set up or is switched off.");
}

BOOST_AUTO_TEST_CASE(what_a_person_sends_goes_at_once_and_the_ending_is_told) {
    MailRounds sender{manager()};
    std::vector<Message> told;
    const auto tell = [&](Message message) { told.push_back(std::move(message)); };
    round = {"no", "", {{"sent", ""}, {"sent", ""}, {"refused", "reminder quiet-hours"}, {"unknown", "timeout"}}};
    sender.send({model::ReminderId{4}, model::ReminderId{7}}, tell);
    BOOST_REQUIRE(rounds.size() == 1U);
    BOOST_TEST((rounds[0] == std::vector{model::ReminderId{4}, model::ReminderId{7}}));
    BOOST_REQUIRE(told.size() == 2U);
    BOOST_TEST(told[0].title == "Sending 2 mails…");
    BOOST_TEST(told[1].title == "2 mails were sent. 1 mail was not sent. Of 1 mail it is not known whether it went "
                                "out: ask the client.");
    BOOST_TEST(told[1].text == "Nothing is sent in the quiet hours. The server took too long to answer.");
    BOOST_TEST((told[1].tone == Tone::warn));
    round = {"off", "", {}};
    sender.send({model::ReminderId{4}}, tell);
    BOOST_TEST(told.back().title == "Mail is not set up or is switched off.");
    BOOST_TEST(sender.view().message.empty());
    round = {"no", "", {{"sent", ""}}};
    sender.send({model::ReminderId{4}}, tell);
    BOOST_TEST(told.back().title == "1 mail was sent.");
    BOOST_TEST((told.back().tone == Tone::safe));
}

BOOST_AUTO_TEST_CASE(the_aftercare_page_says_why_mail_does_not_go_out) {
    Aftercare page{seat()};
    BOOST_TEST(page.view().mail.empty());
    page.mailState({"Mail could not be sent since 14:05: the server does not answer.", "", Tone::warn});
    BOOST_TEST(page.view().mail.title.starts_with("Mail could not be sent"));
    page.choose(AftercareSet::catchUp);
    BOOST_TEST(!page.view().mail.empty());
    page.mailState({});
    BOOST_TEST(page.view().mail.empty());
}

BOOST_AUTO_TEST_SUITE_END()
