// A whole round: from a store with reminders that are due to a real mail server, and what the store knows afterwards.

#include "app/deliver/post_round.h"
#include "tests/mail/helpers.h"
#include "tests/support/open_clinic.h"

#include <algorithm>
#include <barrier>
#include <functional>
#include <future>
#include <set>
#include <utility>

namespace post_round {

using deliver::Held;
using deliver::PostReport;
using deliver::postRound;
using model::Channel;
using support::MailServer;
using support::row;
using support::told;

constexpr const char* password = "s3cret-pass";

/// One signed session of a client who agreed to e-mail; its first reminder is due.
struct Posting : support::OpenClinic {
    Posting() {
        model::Client typed;
        typed.givenName = "Ana";
        typed.familyName = "Lindqvist";
        typed.email = "ana@example.org";
        typed.consent[static_cast<std::size_t>(Channel::email)] = model::ContactConsent::given;
        who = model::ClientId{done(model::AddClient{typed})};
        session = signedSession(who, {row("chin", 600), row("nose", 600)}, unitsOf(lot())[0], container());
    }
    /// Somebody else, treated later: the mail goes out after the other one.
    model::ClientId another() {
        model::Client typed;
        typed.givenName = "Bea";
        typed.familyName = "Holm";
        typed.email = "bea@example.org";
        typed.consent[static_cast<std::size_t>(Channel::email)] = model::ContactConsent::given;
        const model::ClientId bea{done(model::AddClient{typed})};
        signedSession(bea, {row("chin", 600)}, unitsOf(lot("24F119"))[0], container("B-2"));
        return bea;
    }
    void moved(model::ClientId client, const char* address) {
        auto changed = access.client(client).value();
        changed.email = address;
        edit(changed);
    }
    /// A round in which something happens once, after the mail was listed and before it is claimed.
    PostReport roundWith(std::function<void()> happens) {
        deliver::PostOptions options;
        options.timeout = std::chrono::seconds{10};
        options.sheet = [once = std::move(happens)](model::SessionId) mutable {
            if (auto now = std::exchange(once, nullptr)) {
                now();
            }
            return std::nullopt;
        };
        return postRound(access, options);
    }
    void mailAt(int port, bool enabled = true) {
        model::MailSettings settings;
        settings.enabled = enabled;
        settings.host = "127.0.0.1";
        settings.port = port;
        settings.security = model::MailSecurity::none;
        settings.fromAddress = "care@harbour.example";
        settings.fromName = "Harbour Skin";
        settings.subject = "Your aftercare from {clinic}";
        settings.body = "Dear {client},\n\n{text}\n";
        done(model::EditMail{settings});
    }
    PostReport round(bool dryRun = false) {
        deliver::PostOptions options;
        options.dryRun = dryRun;
        options.timeout = std::chrono::seconds{10};
        return postRound(access, options);
    }
    std::string state() {
        return raw.value<std::string>("SELECT m.state FROM reminder m JOIN aftercare_step s ON s.id = m.step_id WHERE "
                                      "m.session_id = ? AND s.code = 'right-after'",
                                      session);
    }
    std::string uid() {
        return raw.value<std::string>("SELECT m.uid FROM reminder m JOIN aftercare_step s ON s.id = m.step_id WHERE "
                                      "m.session_id = ? AND s.code = 'right-after'",
                                      session);
    }
    /// As if the machine had waited so long: the store's clock goes on.
    void later(std::chrono::minutes much) { at(model::isoText(access.store().now() + much).c_str()); }

    model::ClientId who;
    model::SessionId session;
};

} // namespace post_round

BOOST_FIXTURE_TEST_SUITE(post_round, Posting)

BOOST_AUTO_TEST_CASE(what_is_due_goes_out_once) {
    const MailServer server{"accept"};
    BOOST_TEST((round().held == Held::off)); // mail is not set up
    mailAt(server.port());
    const auto dry = round(true);
    BOOST_TEST(dry.count("would-send") == 1);
    BOOST_TEST(state() == "planned");
    BOOST_TEST(server.mails().empty());

    BOOST_TEST(round().count("sent") == 1);
    BOOST_TEST(state() == "sent");
    BOOST_TEST(round().items.empty());
    BOOST_TEST_REQUIRE(server.mails().size() == 1U);
    const auto mail = server.mails().front();
    BOOST_TEST(mail.find("Message-ID: <" + uid() + "@harbour.example>") != std::string::npos);
    BOOST_TEST(mail.find("Dear Ana,") != std::string::npos);
    BOOST_TEST(server.envelopes() == "care@harbour.example ana@example.org\n");
    BOOST_TEST(access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(a_guardian_is_written_to_by_name) {
    const MailServer server{"accept"};
    mailAt(server.port());
    auto client = access.client(who).value();
    client.guardian = model::Guardian{"Maria Lindqvist", "mother", "+44 20 7946 0000", "maria@example.org"};
    edit(client);
    BOOST_TEST(round().count("sent") == 1);
    BOOST_TEST(server.mails().front().find("Dear Maria Lindqvist,") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(without_an_address_the_guardian_is_called_and_the_client_not_written_to) {
    const MailServer server{"accept"};
    mailAt(server.port());
    BOOST_TEST_REQUIRE(access.dueMails(10).size() == 1U);
    const auto reminder = access.dueMails(10).front().id;
    auto client = access.client(who).value(); // has an address
    client.guardian = model::Guardian{"Maria Lindqvist", "mother", "+44 20 7946 0000"};
    edit(client);
    BOOST_TEST(access.dueMails(10).empty());
    BOOST_TEST(round().items.empty());
    BOOST_TEST(server.mails().empty());
    BOOST_TEST(support::told(access.apply(model::ClaimReminder{reminder, Channel::email, "x", true})) ==
               "channel: no-address");
    db::ReminderQuery query;
    query.set = db::ReminderSet::callNow;
    const auto calls = access.reminders(query).rows;
    const auto call = std::ranges::find(calls, reminder, &db::ReminderRow::id);
    BOOST_REQUIRE(call != calls.end());
    BOOST_TEST(call->guardian == "Maria Lindqvist");
    BOOST_TEST(call->guardianWithoutMail);
    BOOST_TEST(!call->mailable);
    BOOST_TEST(call->phone == "+44 20 7946 0000");
}

BOOST_AUTO_TEST_CASE(a_guardian_with_an_address_gets_the_mail_and_the_client_none) {
    const MailServer server{"accept"};
    mailAt(server.port());
    auto client = access.client(who).value();
    client.email.clear(); // a child without an address of its own
    client.guardian = model::Guardian{"Maria Lindqvist", "mother", "+44 20 7946 0000", "maria@example.org"};
    edit(client);
    BOOST_TEST((access.client(who)->guardian == client.guardian));
    BOOST_TEST(round().count("sent") == 1);
    BOOST_TEST(server.envelopes() == "care@harbour.example maria@example.org\n");
}

BOOST_AUTO_TEST_CASE(without_consent_nobody_is_mailed_nor_the_guardian) {
    const MailServer server{"accept"};
    mailAt(server.port());
    auto client = access.client(who).value();
    client.guardian = model::Guardian{"Maria Lindqvist", "mother", "", "maria@example.org"};
    client.consent[static_cast<std::size_t>(Channel::email)] = model::ContactConsent::refused;
    edit(client);
    BOOST_TEST(round().items.empty());
    BOOST_TEST(server.mails().empty());
}

BOOST_AUTO_TEST_CASE(the_client_s_language_is_spoken_as_it_is_when_the_mail_goes) {
    auto client = access.client(who).value();
    client.language = "de-AT"; // told after the steps were planned
    edit(client);
    auto due = access.dueMails(10);
    BOOST_TEST_REQUIRE(due.size() == 1U);
    BOOST_TEST(due.front().title == "Direkt danach: so pflegen Sie Ihre Haut heute");
    BOOST_TEST(due.front().text.find("rufen Sie uns sofort an") != std::string::npos);
    client = access.client(who).value();
    client.language = "nl"; // nobody has written these yet
    edit(client);
    due = access.dueMails(10);
    BOOST_TEST_REQUIRE(due.size() == 1U);
    BOOST_TEST(due.front().title == "Right after: how to look after your skin today");
}

BOOST_AUTO_TEST_CASE(what_may_pass_is_tried_again_when_its_time_comes) {
    {
        const MailServer server{"busy-text"};
        mailAt(server.port());
        BOOST_TEST(round().count("retry") == 1);
    }
    BOOST_TEST(state() == "failed");
    const MailServer server{"accept"};
    mailAt(server.port());
    BOOST_TEST(round().items.empty()); // not yet
    later(std::chrono::minutes{6});
    BOOST_TEST(round().count("sent") == 1);
    BOOST_TEST(server.mails().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_person_has_what_is_late_sent_and_nothing_else) {
    const MailServer server{"accept"};
    mailAt(server.port());
    const auto id = raw.value<model::ReminderId>(
        "SELECT m.id FROM reminder m JOIN aftercare_step s ON s.id = m.step_id WHERE m.session_id = ? AND s.code = "
        "'right-after'",
        session);
    at("2026-03-03T08:30:00.000000Z"); // its window was over in the evening; the night is quiet
    BOOST_TEST(round().items.empty()); // not by itself
    deliver::PostOptions options;
    options.timeout = std::chrono::seconds{10};
    options.only = {id};
    BOOST_TEST(postRound(access, options).count("sent") == 1);
    BOOST_TEST(state() == "sent");
    const auto again = postRound(access, options);
    BOOST_TEST_REQUIRE(again.items.size() == 1U);
    BOOST_TEST(again.items.front().outcome == "refused");
    BOOST_TEST(again.items.front().why == "reminder already-sent");
    BOOST_TEST(server.mails().size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_is_refused_for_good_waits_for_a_person) {
    const MailServer server{"refuse-recipient"};
    mailAt(server.port());
    const auto report = round();
    BOOST_TEST_REQUIRE(report.count("failed") == 1);
    BOOST_TEST(report.items.front().why.starts_with("refused 550"));
    BOOST_TEST(report.items.front().why.find("ana") == std::string::npos); // no address of hers
    later(std::chrono::minutes{90});
    BOOST_TEST(round().items.empty());
    BOOST_TEST(state() == "failed");
}

BOOST_AUTO_TEST_CASE(what_may_have_gone_out_is_never_sent_again) {
    {
        const MailServer server{"drop-after-text"};
        mailAt(server.port());
        BOOST_TEST(round().count("unknown") == 1);
        BOOST_TEST(server.mails().size() == 1U);
    }
    const MailServer server{"accept"};
    mailAt(server.port());
    later(std::chrono::minutes{90});
    BOOST_TEST(round().items.empty());
    BOOST_TEST(state() == "unknown");
    BOOST_TEST(server.mails().empty());
}

BOOST_AUTO_TEST_CASE(a_claim_that_was_left_becomes_unknown_and_is_not_resent) {
    const MailServer server{"accept"};
    mailAt(server.port());
    const auto due = access.dueMails(10);
    BOOST_TEST_REQUIRE(due.size() == 1U);
    done(model::ClaimReminder{due.front().id, Channel::email, "Keep it clean."});
    BOOST_TEST(round().abandoned == 0); // it may still be on its way
    later(std::chrono::minutes{16});
    BOOST_TEST(round().abandoned == 1);
    BOOST_TEST(state() == "unknown");
    BOOST_TEST(server.mails().empty());
}

BOOST_AUTO_TEST_CASE(a_server_that_is_away_is_tried_once_a_round) {
    int port = 0;
    {
        const MailServer server{"accept"};
        port = server.port();
    }
    mailAt(port);
    const auto report = round();
    BOOST_TEST((report.held == Held::server));
    BOOST_TEST(report.count("retry") == 1);
    const MailServer back{"accept", {"--port", std::to_string(port)}};
    later(std::chrono::minutes{6});
    BOOST_TEST(round().count("sent") == 1);
    BOOST_TEST(back.mails().size() == 1U);
}

BOOST_AUTO_TEST_CASE(nothing_goes_out_while_the_clock_is_in_doubt) {
    const MailServer server{"accept"};
    mailAt(server.port());
    later(std::chrono::hours{24 * 8});
    BOOST_TEST((round().held == Held::clock));
    BOOST_TEST(server.mails().empty());
}

BOOST_AUTO_TEST_CASE(a_quiet_week_is_no_doubt_while_rounds_are_held) {
    const MailServer server{"accept"};
    mailAt(server.port());
    for (int day = 0; day < 40; ++day) {
        later(std::chrono::hours{24});
        BOOST_TEST((round(true).held == Held::no)); // a dry run leaves no trace
        BOOST_TEST((round().held == Held::no));
    }
    const auto looked = raw.value<std::int64_t>("SELECT count(*) FROM trail_entry WHERE verb = 'mail.look'");
    BOOST_TEST(looked >= 20);
    BOOST_TEST(looked <= 40);
    later(std::chrono::hours{24 * 8});
    BOOST_TEST((round().held == Held::clock));
    done(model::ConfirmClock{});
    BOOST_TEST((round().held == Held::no));
}

BOOST_AUTO_TEST_CASE(a_mail_goes_to_the_address_of_the_moment_it_goes_out) {
    const MailServer server{"accept"};
    mailAt(server.port());
    const auto bea = another();
    const auto report = roundWith([&] { moved(bea, "bea@right.example"); }); // while the first one is on its way
    BOOST_TEST(report.count("sent") == 2);
    BOOST_TEST(server.envelopes() == "care@harbour.example ana@example.org\ncare@harbour.example bea@right.example\n");
}

BOOST_AUTO_TEST_CASE(what_is_edited_while_it_is_claimed_is_read_anew) {
    const MailServer server{"accept"};
    mailAt(server.port());
    const auto report = roundWith([&] { moved(who, "ana@right.example"); });
    BOOST_TEST_REQUIRE(report.count("retry") == 1);
    BOOST_TEST(report.items.front().why == "changed");
    BOOST_TEST(server.mails().empty());
    BOOST_TEST(round().count("sent") == 1);
    BOOST_TEST(server.envelopes() == "care@harbour.example ana@right.example\n");
}

BOOST_AUTO_TEST_CASE(switching_mail_off_ends_a_round) {
    const MailServer server{"accept"};
    mailAt(server.port());
    another();
    const auto report = roundWith([&] { mailAt(server.port(), false); });
    BOOST_TEST((report.held == Held::off));
    BOOST_TEST(report.count("sent") == 1); // it was about to go
    BOOST_TEST(report.count("waits") == 1);
    BOOST_TEST(server.mails().size() == 1U);
    BOOST_TEST(round().items.empty());
}

BOOST_AUTO_TEST_CASE(a_round_of_a_person_who_chose_nothing_keeps_to_the_rules) {
    {
        const MailServer server{"refuse-recipient"};
        mailAt(server.port());
        BOOST_TEST(round().count("failed") == 1);
    }
    const MailServer server{"accept"};
    mailAt(server.port());
    const auto due = raw.value<model::ReminderId>("SELECT m.id FROM reminder m WHERE m.state = 'failed'");
    BOOST_TEST(round().items.empty()); // it failed for good
    deliver::PostOptions options;
    options.timeout = std::chrono::seconds{10};
    options.only = {due};
    BOOST_TEST(postRound(access, options).count("sent") == 1); // somebody chose it
}

BOOST_AUTO_TEST_CASE(two_senders_at_once_send_it_once) {
    const MailServer server{"accept"};
    mailAt(server.port());
    auto other = member("post", {model::Role::sender});
    std::barrier bothHaveListedIt{2};
    deliver::PostOptions options;
    options.timeout = std::chrono::seconds{10};
    options.sheet = [&](model::SessionId) {
        bothHaveListedIt.arrive_and_wait();
        return std::nullopt;
    };
    auto first = std::async(std::launch::async, [&] { return postRound(access, options); });
    auto second = std::async(std::launch::async, [&] { return postRound(other, options); });
    const auto one = first.get();
    const auto two = second.get();
    BOOST_TEST(one.items.size() + two.items.size() == 2U);
    BOOST_TEST(one.count("sent") + two.count("sent") == 1);
    BOOST_TEST(one.count("refused") + two.count("refused") == 1);
    BOOST_TEST(server.mails().size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_sheet_goes_along_and_is_on_record_once) {
    const MailServer server{"accept"};
    mailAt(server.port());
    deliver::PostOptions options;
    options.timeout = std::chrono::seconds{10};
    model::SessionId asked;
    options.sheet = [&](model::SessionId of) -> std::optional<deliver::SheetAlong> {
        asked = of;
        return deliver::SheetAlong{{"Aftercare.pdf", "%PDF-1.4\nsheet\n%%EOF\n"}, {"pen-deep", 3, "en", "No sun"}};
    };
    BOOST_TEST(postRound(access, options).count("sent") == 1);
    BOOST_TEST((asked == session));
    BOOST_TEST_REQUIRE(server.mails().size() == 1U);
    BOOST_TEST(server.mails().front().find("Aftercare.pdf") != std::string::npos);
    const auto handed = access.handouts(session);
    BOOST_TEST_REQUIRE(handed.size() == 1U);
    BOOST_TEST((handed.front().way == model::HandoutWay::mailed));
    BOOST_TEST(handed.front().sheetVersion == 3);
    BOOST_TEST(handed.front().words == "No sun");
    BOOST_TEST(postRound(access, options).items.empty());
    BOOST_TEST(access.handouts(session).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_mail_is_noted_even_when_its_sheet_cannot_be) {
    const MailServer server{"accept"};
    mailAt(server.port());
    deliver::PostOptions options;
    options.timeout = std::chrono::seconds{10};
    options.sheet = [](model::SessionId) -> std::optional<deliver::SheetAlong> {
        return deliver::SheetAlong{{"Aftercare.pdf", "%PDF-1.4\n%%EOF\n"}, {"pen-deep", 1, "en", ""}};
    };
    BOOST_TEST(postRound(access, options).count("sent") == 1);
    BOOST_TEST(state() == "sent");
    BOOST_TEST(access.handouts(session).empty());
}

BOOST_AUTO_TEST_CASE(back_off_grows_and_ends_with_the_window) {
    const model::Instant now{};
    const auto far = now + std::chrono::hours{100};
    const int minutes[]{5, 15, 60, 240, 240};
    for (int failures = 0; failures < 5; ++failures) {
        BOOST_TEST((deliver::nextTry(failures, now, far).value() == now + std::chrono::minutes{minutes[failures]}));
    }
    BOOST_TEST(!deliver::nextTry(0, now, now + std::chrono::minutes{5}).has_value());
}

BOOST_AUTO_TEST_CASE(the_password_is_in_no_entry_and_shown_to_nobody) {
    model::MailSettings settings;
    settings.host = "mail.example.org";
    settings.user = "care";
    settings.password = password;
    settings.fromAddress = "care@harbour.example";
    settings.subject = "Your aftercare from {clinic}";
    settings.body = "Dear {client}";
    done(model::EditMail{settings});
    settings.password = "";
    settings.port = 465;
    done(model::EditMail{settings}); // as the form gives it: unchanged
    BOOST_TEST(raw.value<std::string>("SELECT password FROM mail_settings") == password);
    BOOST_TEST(access.mailSettings()->settings.password == "");
    BOOST_TEST(access.mailSettings()->hasPassword);
    BOOST_TEST(raw.value<std::int64_t>("SELECT count(*) FROM trail_payload WHERE instr(payload, ?) > 0", password) ==
               0);
    const auto toTry = access.mailSettingsToTry(settings);
    BOOST_TEST_REQUIRE(toTry.ok());
    BOOST_TEST(toTry->password == password);
    auto other = settings;
    other.user = "somebody else";
    BOOST_TEST(told(access.mailSettingsToTry(other)) == "password: required");
    settings.host = "elsewhere.example";
    BOOST_TEST(told(access.mailSettingsToTry(settings)) == "password: again-for-another-host");
    BOOST_TEST(told(access.apply(model::EditMail{settings})) == "password: again-for-another-host");
}

BOOST_AUTO_TEST_SUITE_END()
