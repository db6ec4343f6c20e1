// A reminder from claim to answer: what may follow what, who may, and what is kept.

#include "tests/support/open_clinic.h"

#include <algorithm>
#include <set>

namespace apply_aftercare {

using model::Channel;
using model::ReminderState;
using support::dayOf;
using support::row;
using support::told;

/// One signed session of a client who agreed to e-mail; its first reminder is due.
struct Treated : support::OpenClinic {
    Treated() {
        model::Client typed;
        typed.givenName = "Ana";
        typed.familyName = "Lindqvist";
        typed.email = "ana@example.org";
        typed.consent[static_cast<std::size_t>(Channel::email)] = model::ContactConsent::given;
        typed.consent[static_cast<std::size_t>(Channel::sms)] = model::ContactConsent::given;
        who = model::ClientId{done(model::AddClient{typed})};
        session = signedSession(who, {row("chin", 600), row("nose", 600)}, unitsOf(lot())[0], container());
        reminder = step("right-after");
    }
    model::ReminderId step(const char* code) {
        return model::ReminderId{raw.value<std::int64_t>("SELECT m.id FROM reminder m JOIN aftercare_step s ON s.id = "
                                                         "m.step_id WHERE m.session_id = ? AND s.code = ?",
                                                         session, code)};
    }
    std::string state() { return raw.value<std::string>("SELECT state FROM reminder WHERE id = ?", reminder); }
    std::string claim(Channel channel = Channel::email) { return claim(reminder, channel); }
    std::string claim(model::ReminderId id, Channel channel = Channel::email) {
        return told(access.apply(model::ClaimReminder{id, channel, "Keep it clean.", true}));
    }
    std::string note(ReminderState outcome, const char* why = "") {
        return told(access.apply(model::NoteSending{reminder, outcome, why}));
    }
    std::vector<std::string> attempts() {
        return raw.rows("SELECT channel || ' ' || outcome || ': ' || text FROM reminder_attempt ORDER BY id",
                        [](const db::Row& found) { return found.text(0); });
    }
    std::vector<std::string> answers() {
        return raw.rows("SELECT outcome || ': ' || note FROM reminder_answer ORDER BY id",
                        [](const db::Row& found) { return found.text(0); });
    }

    model::ClientId who;
    model::SessionId session;
    model::ReminderId reminder;
};

using Texts = std::vector<std::string>;

} // namespace apply_aftercare

BOOST_FIXTURE_TEST_SUITE(apply_aftercare, Treated)

BOOST_AUTO_TEST_CASE(only_what_the_table_allows_follows) {
    struct Act {
        ReminderState to;
        model::Change change;
    };
    const Act acts[]{
        {ReminderState::claimed, model::ClaimReminder{reminder, Channel::email, "Keep it clean.", true}},
        {ReminderState::sent, model::NoteSending{reminder, ReminderState::sent, ""}},
        {ReminderState::failed, model::NoteSending{reminder, ReminderState::failed, "mailbox full"}},
        {ReminderState::unknown, model::NoteSending{reminder, ReminderState::unknown, "the program ended"}},
        {ReminderState::answered, model::RecordReply{reminder, "all fine", std::nullopt}},
        {ReminderState::done, model::AnswerReminder{reminder, ReminderState::done, ""}},
        {ReminderState::skipped, model::AnswerReminder{reminder, ReminderState::skipped, "came in"}},
    };
    BOOST_TEST(claim() == ""); // so that there is a way it was sent by
    for (const auto& from : model::codesOf<ReminderState>) {
        for (const auto& act : acts) {
            BOOST_TEST_CONTEXT(from.code << " to " << model::code(act.to)) {
                raw.run("UPDATE reminder SET state = ? WHERE id = ?", from.value, reminder);
                const auto entries = count("trail_entry");
                const auto kept = count("reminder_attempt") + count("reminder_answer");
                const auto answer = told(access.apply(act.change));
                const bool may = model::mayBecome(from.value, act.to);
                BOOST_TEST((answer == "") == may, answer);
                BOOST_TEST(state() == (may ? model::code(act.to) : from.code));
                BOOST_TEST(count("trail_entry") == entries + (may ? 1 : 0));
                BOOST_TEST(count("reminder_attempt") + count("reminder_answer") == kept + (may ? 1 : 0));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_claimed_is_never_claimed_twice) {
    BOOST_TEST(claim() == "");
    BOOST_TEST(claim() == "reminder: being-sent");
    auto other = member("post", {model::Role::sender});
    BOOST_TEST(told(other.apply(model::ClaimReminder{reminder, Channel::sms, "Again."})) == "reminder: being-sent");
    BOOST_TEST(told(access.apply(model::AnswerReminder{reminder, ReminderState::done, ""})) == "reminder: being-sent");
    BOOST_TEST(note(ReminderState::unknown, "the program ended") == "");
    BOOST_TEST(claim() == "reminder: already-sent");
    BOOST_TEST(note(ReminderState::sent) == ""); // the client was asked
    BOOST_TEST(claim() == "reminder: already-sent");
    BOOST_TEST(attempts() ==
                   (Texts{"email claimed: Keep it clean.", "email unknown: the program ended", "email sent: "}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_failed_may_be_tried_another_way) {
    BOOST_TEST(note(ReminderState::sent) == "reminder: not-claimed");
    BOOST_TEST(claim() == "");
    BOOST_TEST(note(ReminderState::failed) == "why: required");
    BOOST_TEST(note(ReminderState::done) == "outcome: not-an-outcome");
    BOOST_TEST(note(ReminderState::failed, "mailbox full") == "");
    BOOST_TEST(claim(Channel::sms) == "channel: no-address"); // no telephone number
    BOOST_TEST(claim() == "");
    BOOST_TEST(note(ReminderState::sent) == "");
    BOOST_TEST(verbs().back() == "reminder.sending");
    BOOST_TEST(access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(nothing_is_sent_out_of_time_or_against_the_clients_will) {
    BOOST_TEST(claim(step("day-7-call")) == "reminder: needs-staff");
    BOOST_TEST(claim(step("hours-24")) == "reminder: not-due");
    BOOST_TEST(claim(Channel::post) == "channel: no-consent");
    BOOST_TEST(told(access.apply(model::ClaimReminder{reminder, Channel::email, " "})) == "text: required");
    at("2026-03-02T21:00:00.000000Z");
    BOOST_TEST(claim() == "reminder: quiet-hours");
    at("2026-03-03T19:00:00.000000Z");
    BOOST_TEST(claim() == ""); // late, but its day is not over
    BOOST_TEST(note(ReminderState::failed, "no connection") == "");
    at("2026-03-04T10:00:00.000000Z");
    BOOST_TEST(claim() == "reminder: window-over");
    auto client = access.client(who).value();
    client.consent[static_cast<std::size_t>(Channel::email)] = model::ContactConsent::refused;
    edit(client);
    BOOST_TEST(claim(step("hours-24")) == "channel: no-consent");
    client.deceased = dayOf("2026-03-04");
    edit(client);
    BOOST_TEST(claim(step("hours-24")) == "reminder: already-ended");
}

/// A window that sends by itself has its list from some minutes ago; meanwhile another program was at work.
BOOST_AUTO_TEST_CASE(what_no_person_decided_keeps_to_the_rules_of_sending_whoever_is_signed_in) {
    auto post = member("post", {model::Role::sender});
    auto hanna = member("hanna", {model::Role::assistant});
    const model::ClaimReminder byItself{reminder, Channel::email, "Keep it clean."};
    auto decided = byItself;
    decided.byPerson = true;
    const auto listed = access.dueMails(10);
    BOOST_REQUIRE_EQUAL(listed.size(), 1U);
    BOOST_TEST(told(post.apply(byItself)) == "");
    BOOST_TEST(told(post.apply(model::NoteSending{reminder, ReminderState::failed, "refused 550"})) == "");
    for (auto* const one : {&access, &hanna, &post}) {
        BOOST_TEST(told(one->apply(byItself)) == "reminder: needs-a-person"); // it failed for good
    }
    BOOST_TEST(told(post.apply(decided)) == "reminder: needs-a-person"); // a program is no person
    BOOST_TEST(told(hanna.apply(decided)) == "");
    done(model::NoteSending{reminder, ReminderState::failed, "connection", now() + std::chrono::minutes{5}});
    BOOST_TEST(told(access.apply(byItself)) == "reminder: needs-a-person"); // not yet
    later(std::chrono::minutes{5});
    BOOST_TEST(told(access.apply(byItself)) == "");
    done(model::NoteSending{reminder, ReminderState::failed, "connection", now()});
    at("2026-03-03T19:00:00.000000Z"); // its window is over
    BOOST_TEST(told(access.apply(byItself)) == "reminder: needs-a-person");
    BOOST_TEST(told(access.apply(decided)) == "");
    BOOST_TEST(access.verifyTrail({}, {}).verified());
}

/// 10:30 in London is 05:30 in New York.
BOOST_AUTO_TEST_CASE(what_is_to_be_tried_again_keeps_to_the_clients_new_zone) {
    const auto moveTo = [&](const char* zone) {
        auto client = access.client(who).value();
        client.timeZone = zone;
        edit(client);
    };
    const model::ClaimReminder byItself{reminder, Channel::email, "Keep it clean."};
    const auto retryAt = [&] { return now() + std::chrono::minutes{5}; };
    const auto byNewYork = [&] {
        BOOST_TEST(raw.value<std::string>("SELECT time_zone FROM reminder WHERE id = ?", reminder) ==
                   "America/New_York");
        BOOST_TEST(access.dueMails(10).empty());
        BOOST_TEST(told(access.apply(byItself)) == "reminder: not-due");
    };
    BOOST_TEST(told(access.apply(byItself)) == "");
    done(model::NoteSending{reminder, ReminderState::failed, "connection", retryAt()});
    moveTo("America/New_York");
    later(std::chrono::minutes{6});
    byNewYork();
    moveTo("");
    BOOST_TEST(told(access.apply(byItself)) == "");
    moveTo("America/New_York"); // while it is on its way
    done(model::NoteSending{reminder, ReminderState::failed, "connection", retryAt()});
    later(std::chrono::minutes{6});
    byNewYork();
    at("2026-03-02T13:00:00.000000Z"); // 08:00 there
    BOOST_REQUIRE_EQUAL(access.dueMails(10).size(), 1U);
    BOOST_TEST(told(access.apply(byItself)) == "");
}

BOOST_AUTO_TEST_CASE(what_was_missed_long_ago_is_no_mail_that_is_due) {
    at("2026-03-20T10:00:00.000000Z");
    for (const auto& one : access.dueMails(100)) {
        BOOST_TEST((one.dueAt > now() - std::chrono::hours{48}));
        BOOST_TEST((one.lateAt > now()));
    }
    raw.run("UPDATE reminder SET late_at = ? WHERE id = ?", now() + std::chrono::hours{1}, reminder);
    for (const auto& one : access.dueMails(100)) {
        BOOST_TEST((one.id != reminder)); // no window is that long: it is never looked at
    }
}

BOOST_AUTO_TEST_CASE(what_is_noted_of_a_claim_is_of_that_claim) {
    const auto claimedBy = [&](db::Access& by) {
        const auto claim = by.apply(model::ClaimReminder{reminder, Channel::email, "Keep it clean.", true});
        BOOST_TEST_REQUIRE(told(claim) == "");
        return model::AttemptId{claim->id};
    };
    const auto ended = [&](model::AttemptId claim, ReminderState outcome) {
        return told(access.apply(model::NoteSending{
            .reminder = reminder, .outcome = outcome, .why = "timeout", .retryAt = {}, .claim = claim}));
    };
    const auto slow = claimedBy(access);
    BOOST_TEST(note(ReminderState::unknown, "claim-left") == ""); // taken for gone
    BOOST_TEST(note(ReminderState::failed, "it did not arrive") == "");
    const auto second = claimedBy(access);
    BOOST_TEST(ended(slow, ReminderState::sent) == "reminder: another-claim");
    BOOST_TEST(state() == "claimed");
    BOOST_TEST(ended(second, ReminderState::unknown) == "");
    BOOST_TEST(ended(second, ReminderState::sent) == ""); // nobody has claimed it since
    BOOST_TEST(state() == "sent");
}

BOOST_AUTO_TEST_CASE(a_quiet_answer_ends_the_reminder) {
    BOOST_TEST(claim() == "");
    BOOST_TEST(note(ReminderState::sent) == "");
    BOOST_TEST(told(access.apply(model::RecordReply{reminder, "  ", std::nullopt})) == "words: required");
    done(model::RecordReply{reminder, "all fine", std::nullopt});
    BOOST_TEST(state() == "answered");
    BOOST_TEST(answers() == Texts{"answered: all fine"}, boost::test_tools::per_element());
    BOOST_TEST(count("reaction") == 0);
    BOOST_TEST(told(access.apply(model::AnswerReminder{reminder, ReminderState::done, ""})) ==
               "reminder: already-ended");
}

BOOST_AUTO_TEST_CASE(an_alarming_answer_opens_a_reaction_where_the_session_was) {
    const model::Alarm alarm{"blisters", model::Severity::moderate, dayOf("2026-03-02"), {}};
    auto wrong = alarm;
    wrong.onset = dayOf("2026-03-03");
    BOOST_TEST(told(access.apply(model::RecordReply{reminder, "blisters since noon", wrong})) ==
               "onset: in-the-future");
    BOOST_TEST(state() == "planned");
    done(model::RecordReply{reminder, "blisters since noon", alarm});
    BOOST_TEST(state() == "answered");
    const auto open = access.reactions(who);
    BOOST_REQUIRE_EQUAL(open.size(), 1U);
    BOOST_TEST(open[0].kind == "blisters");
    BOOST_TEST(open[0].note == "blisters since noon");
    std::set<std::string> zones;
    for (const auto& zone : open[0].zones) {
        zones.insert(zone.text);
    }
    BOOST_TEST(zones == (std::set<std::string>{"chin", "nose"}), boost::test_tools::per_element());
    BOOST_TEST(access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(the_sender_sends_and_a_person_answers) {
    auto sender = member("post", {model::Role::sender});
    const auto found = sender.dueMails(10);
    BOOST_REQUIRE_EQUAL(found.size(), 1U);
    BOOST_TEST((found[0].id == reminder));
    BOOST_TEST(told(sender.apply(model::ClaimReminder{reminder, Channel::email, found[0].text})) == "");
    BOOST_TEST(told(sender.apply(model::NoteSending{reminder, ReminderState::sent, ""})) == "");
    BOOST_TEST(told(sender.apply(model::RecordReply{reminder, "fine", std::nullopt})) == "permission: not-permitted");
    BOOST_TEST(told(sender.apply(model::AnswerReminder{reminder, ReminderState::done, ""})) ==
               "permission: not-permitted");
    auto hanna = member("hanna", {model::Role::assistant});
    BOOST_TEST(told(hanna.apply(model::RecordReply{reminder, "fine", std::nullopt})) == "");
}

BOOST_AUTO_TEST_CASE(the_sheet_that_went_along_is_on_record_with_the_sending) {
    auto sender = member("post", {model::Role::sender});
    const model::SentSheet sheet{"pen-deep", 1, "en", "No retinoids until Friday"};
    BOOST_TEST(told(sender.apply(model::ClaimReminder{reminder, Channel::email, "text"})) == "");
    BOOST_TEST(told(sender.apply(model::NoteSending{reminder, ReminderState::sent, "", std::nullopt,
                                                    model::SentSheet{"pen-deep", 1, "en", " "}})) == "words: required");
    BOOST_TEST(count("handout") == 0);
    BOOST_TEST(told(sender.apply(model::NoteSending{reminder, ReminderState::sent, "", std::nullopt, sheet})) == "");
    const auto handed = access.handouts(session);
    BOOST_TEST_REQUIRE(handed.size() == 1U);
    BOOST_TEST((handed[0].way == model::HandoutWay::mailed));
    BOOST_TEST(handed[0].who == "post");
    BOOST_TEST(handed[0].words == sheet.words);
    // By itself the sender hands out nothing.
    BOOST_TEST(told(sender.apply(model::HandOut{session, "pen-deep", 1, "en", model::HandoutWay::mailed, "words"})) ==
               "permission: not-permitted");
    BOOST_TEST(access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(a_mail_that_did_not_go_hands_out_nothing) {
    BOOST_TEST(claim() == "");
    done(model::NoteSending{reminder, ReminderState::unknown, "the program ended", std::nullopt,
                            model::SentSheet{"pen-deep", 1, "en", "words"}});
    BOOST_TEST(count("handout") == 0);
}

BOOST_AUTO_TEST_CASE(the_last_attempt_is_read_with_the_reminder) {
    db::ReminderQuery query;
    query.set = db::ReminderSet::ofClient;
    query.client = who;
    const auto first = [&] { return access.reminders(query).rows.at(0); };
    BOOST_TEST(!first().sending.has_value());
    BOOST_TEST(claim() == "");
    BOOST_TEST((first().sending->outcome == ReminderState::claimed));
    BOOST_TEST(first().sending->text == "Keep it clean.");
    later(std::chrono::minutes{1});
    BOOST_TEST(note(ReminderState::failed, "mailbox full") == "");
    const auto failed = first();
    BOOST_TEST((failed.state == ReminderState::failed));
    BOOST_TEST((failed.sending->channel == Channel::email));
    BOOST_TEST((failed.sending->at == now()));
    BOOST_TEST(failed.sending->text == "mailbox full");
}

BOOST_AUTO_TEST_CASE(a_reminder_is_answered_once_and_never_made_to_look_sent) {
    BOOST_TEST(told(access.apply(model::AnswerReminder{reminder, ReminderState::sent, ""})) ==
               "outcome: not-an-answer");
    done(model::AnswerReminder{reminder, ReminderState::skipped, "came in"});
    BOOST_TEST(told(access.apply(model::AnswerReminder{reminder, ReminderState::done, ""})) ==
               "reminder: already-ended");
    BOOST_TEST(answers() == Texts{"skipped: came in"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_call_that_nobody_answers_comes_again_and_is_counted) {
    reminder = step("day-7-call");
    at("2026-03-06T11:00:00.000000Z");
    BOOST_TEST(told(access.apply(model::PostponeReminder{reminder, "voicemail"})) == "reminder: not-due");
    at("2026-03-09T11:00:00.000000Z");
    db::ReminderQuery calls;
    calls.set = db::ReminderSet::callNow;
    const auto onList = [&] {
        const auto found = access.reminders(calls);
        return std::any_of(found.rows.begin(), found.rows.end(),
                           [&](const db::ReminderRow& one) { return one.id == reminder; });
    };
    BOOST_TEST(onList());
    done(model::PostponeReminder{reminder, "voicemail"});
    BOOST_TEST(!onList());
    BOOST_TEST(state() == "planned");
    BOOST_TEST(attempts() == Texts{"phone no-answer: voicemail"}, boost::test_tools::per_element());
    BOOST_TEST(raw.value<std::string>("SELECT moved FROM reminder WHERE id = ?", reminder) == "no-answer");
    const auto again = raw.value<model::Instant>("SELECT due_at FROM reminder WHERE id = ?", reminder);
    BOOST_TEST((again > now()));
    BOOST_TEST(told(access.apply(model::PostponeReminder{reminder, ""})) == "reminder: not-due");
    later(std::chrono::ceil<std::chrono::minutes>(again - now()));
    BOOST_TEST(onList());
    for (const auto& one : access.reminders(calls).rows) {
        if (one.id == reminder) {
            BOOST_TEST(one.unanswered == 1);
            BOOST_TEST(!one.sending.has_value()); // a call is no sending
        }
    }
    done(model::AnswerReminder{reminder, ReminderState::done, ""});
    BOOST_TEST(told(access.apply(model::PostponeReminder{reminder, ""})) == "reminder: already-ended");
    BOOST_TEST(access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(who_cannot_be_mailed_is_called_and_a_late_message_waits_for_a_person) {
    const auto has = [&](db::ReminderSet set) {
        db::ReminderQuery query;
        query.set = set;
        const auto found = access.reminders(query);
        BOOST_TEST(found.total == static_cast<std::int64_t>(found.rows.size()));
        return std::any_of(found.rows.begin(), found.rows.end(),
                           [&](const db::ReminderRow& one) { return one.id == reminder; });
    };
    BOOST_TEST(has(db::ReminderSet::callNow)); // no mail is set up
    raw.run("INSERT INTO mail_settings (id, host, port, security, login, password, from_address, from_name, reply_to, "
            "extra_ca, subject, body, enabled) VALUES (1, 'localhost', 25, 'none', '', '', 'a@b.example', '', '', '', "
            "'x', 'y', 1)");
    BOOST_TEST(!has(db::ReminderSet::callNow)); // the program sends it
    BOOST_TEST(!has(db::ReminderSet::catchUp));
    at("2026-03-02T21:00:00.000000Z");
    BOOST_TEST(has(db::ReminderSet::catchUp)); // its window is over
    at("2026-03-06T10:00:00.000000Z");
    BOOST_TEST(has(db::ReminderSet::catchUp)); // missed
    raw.run("UPDATE reminder SET state = 'failed', retry_at = NULL WHERE id = ?", reminder);
    BOOST_TEST(has(db::ReminderSet::callNow));
    BOOST_TEST(!has(db::ReminderSet::catchUp));
}

BOOST_AUTO_TEST_CASE(asking_about_the_next_visit_is_checked_and_kept) {
    using model::NextVisitOutcome;
    const auto note = [&](NextVisitOutcome outcome, std::optional<model::Day> until) {
        return told(access.apply(model::NoteNextVisit{who, outcome, until, " after Easter "}));
    };
    BOOST_TEST(note(NextVisitOutcome::later, {}) == "until: required");
    BOOST_TEST(note(NextVisitOutcome::later, dayOf("2026-03-01")) == "until: in-the-past");
    BOOST_TEST(note(NextVisitOutcome::declined, dayOf("2026-04-01")) == "until: not-expected");
    at("2026-04-20T10:00:00.000000Z");
    BOOST_REQUIRE_EQUAL(access.nextVisits().total, 1);
    BOOST_TEST((access.nextVisits().rows[0].client == who));
    BOOST_TEST(access.nextVisits(0).rows.empty());
    BOOST_TEST(note(NextVisitOutcome::later, dayOf("2026-04-25")) == "");
    BOOST_TEST(access.nextVisits().total == 0);
    at("2026-04-25T10:00:00.000000Z");
    BOOST_REQUIRE_EQUAL(access.nextVisits().total, 1);
    BOOST_TEST(access.nextVisits().rows[0].note == "after Easter");
    BOOST_TEST(note(NextVisitOutcome::declined, {}) == "");
    BOOST_TEST(access.nextVisits().total == 0);
    BOOST_TEST(access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_SUITE_END()
