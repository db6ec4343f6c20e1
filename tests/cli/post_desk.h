#pragma once
// A clinic whose reminders are due at the machine's own time, to be sent by the program itself.

#include "app/deliver/post_round.h"
#include "db/access.h"
#include "db/connection.h"
#include "tests/cli/program.h"
#include "tests/mail/helpers.h"
#include "tests/support/treatments.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

namespace support {

/// Nothing else in a store is spelt like it.
inline constexpr const char* mailPassword = "tr0ub4dor-and-3-needles";

/// The zone in which it is between 12:00 and 13:00 now: the step after a treatment is due at once, and no hour is
/// quiet.
inline std::string zoneOfNoon() {
    const auto now = std::chrono::floor<std::chrono::hours>(std::chrono::system_clock::now().time_since_epoch());
    const int east = 12 - static_cast<int>(now.count() % 24);
    if (east == 0) {
        return "Etc/GMT";
    }
    return std::string{"Etc/GMT"} + (east > 0 ? "-" : "+") + std::to_string(std::abs(east)); // POSIX signs
}

struct PostDesk {
    explicit PostDesk(bool encrypted = false)
        : in{made(encrypted)}
        , access{in.store->as(in.actor)} {
        model::Account sender;
        sender.signInName = sender.fullName = "post";
        sender.roles = {model::Role::sender};
        BOOST_TEST_REQUIRE(access.addAccount({sender}, "a good password").ok());
        if (!encrypted) {
            raw = std::make_unique<db::Connection>(in.store->folder() / "store.db", db::Connection::Options{});
        }
    }

    /// Clients who agreed to e-mail, each treated until a minute ago: a reminder is due for each.
    void treated(int clients) {
        for (int i = 0; i < clients; ++i) {
            const auto number = std::to_string(++clients_);
            model::Client typed;
            typed.givenName = "Client";
            typed.familyName = "Number " + number;
            typed.email = "client" + number + "@example.org";
            typed.consent[static_cast<std::size_t>(model::Channel::email)] = model::ContactConsent::given;
            model::SessionRecord record;
            record.plan.client = model::ClientId{done(model::AddClient{typed})};
            record.plan.performer = in.actor.account();
            record.plan.rows = {row("chin", 600)};
            record.endedAt = in.store->now() - std::chrono::minutes{1};
            record.startedAt = record.endedAt - std::chrono::minutes{30};
            record.cartridges = {{}};
            done(model::RecordSession{record, {}, false});
        }
    }
    std::int64_t done(const model::Change& change) {
        const auto applied = access.apply(change);
        std::string problems;
        if (!applied) {
            for (const auto& problem : applied.problems()) {
                problems += problem.field + ": " + problem.code + "; ";
            }
        }
        BOOST_TEST_REQUIRE(applied.ok(), problems);
        return applied->id;
    }
    /// Uids of the reminders that would go out now.
    Words due() {
        Words uids;
        for (const auto& one : access.dueMails(1000)) {
            uids.push_back(one.uid.text);
        }
        std::ranges::sort(uids);
        return uids;
    }

    /// A server in need of this login.
    static Words login(const Words& more = {}) {
        Words words = encrypted("starttls", {"--login", std::string{"care:"} + mailPassword});
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    void mailAt(int port) {
        const auto answer =
            ran({"mail", "set", "--host", "localhost", "--port", std::to_string(port), "--security", "starttls",
                 "--login", "care", "--login-password-file", desk.file("mail-password", mailPassword), "--from",
                 "care@harbour.example", "--from-name", "Harbour Skin", "--ca", certificate().file(), "--enable"});
        BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
    }

    Answer heard(const Answer& answer) {
        said += answer.out + answer.err;
        return answer;
    }
    Answer ran(const Words& words, std::string_view input = {}) { return heard(desk.as("maya", words, input)); }
    /// A round by the program; what it tells.
    Json sent(int exit = 0) {
        const auto answer = ran({"reminder", "send", "--json"});
        BOOST_TEST_REQUIRE(answer.exit == exit, answer.err);
        return answer.parsed();
    }
    /// A round in this process, whose clock may be ahead of the machine's.
    deliver::PostReport round() {
        deliver::PostOptions options;
        options.timeout = std::chrono::seconds{10};
        return deliver::postRound(access, options);
    }
    void later(std::chrono::minutes much) { *ahead_ += much; }

    /// Of the reminders that were due, in the order of their clients: "sent planned".
    std::string states() {
        std::string all;
        for (const auto& state :
             raw->rows("SELECT m.state FROM reminder m JOIN aftercare_step s ON s.id = m.step_id WHERE "
                       "s.code = 'right-after' ORDER BY m.id",
                       [](const db::Row& one) { return one.text(0); })) {
            all += (all.empty() ? "" : " ") + state;
        }
        return all;
    }

private:
    std::shared_ptr<std::chrono::minutes> ahead_ = std::make_shared<std::chrono::minutes>(0);

public:
    Desk desk;
    db::SignedIn in;
    db::Access access;
    std::unique_ptr<db::Connection> raw; ///< of a plain store, behind its back
    std::string said;                    ///< all that the program printed

private:
    db::SignedIn made(bool encrypted) {
        db::NewStore wanted;
        wanted.folder = desk.folder();
        wanted.clinic = "Harbour Skin";
        wanted.timeZone = zoneOfNoon();
        wanted.ownerSignIn = "maya";
        wanted.ownerFullName = "Maya Brook";
        wanted.ownerPassword = "a good password";
        wanted.encrypted = encrypted;
        return db::Store::create(
                   wanted, {[ahead = ahead_] { return db::systemClock()() + *ahead; }, db::KeyCost::cheapest, false})
            .value();
    }

    int clients_ = 0;
};

} // namespace support
