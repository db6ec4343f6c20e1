// A plain store becomes an encrypted one and back, whole at every moment.
#include "db/convert.h"
#include "db/files.h"
#include "db/verify_file.h"
#include "tests/support/scratch.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <tuple>

#include <sys/wait.h>
#include <unistd.h>

BOOST_AUTO_TEST_SUITE(convert)

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

std::string told(const model::Problems& problems) {
    std::string text;
    for (const auto& problem : problems) {
        text += (text.empty() ? "" : "; ") + problem.field + " " + problem.code;
    }
    return text;
}
template <class T>
std::string told(const model::Outcome<T>& outcome) {
    return outcome ? std::string{} : told(outcome.problems());
}

db::Environment environment() {
    db::Environment wanted;
    wanted.clock = [] { return *model::parseInstant("2026-03-02T10:00:00.000000Z"); };
    wanted.keyCost = db::KeyCost::cheapest;
    return wanted;
}

constexpr const char* ownersPassword = "open sesame";

struct Desk {
    support::Scratch scratch;
    db::StoreFolder folder{scratch / "clinic.needlebook"};
    std::optional<db::SignedIn> in;

    explicit Desk(bool encrypted) {
        auto made = db::Store::create({.folder = folder.path,
                                       .clinic = "Skin Clinic",
                                       .timeZone = "Europe/London",
                                       .ownerSignIn = "olga",
                                       .ownerFullName = "Olga Owner",
                                       .ownerPassword = ownersPassword,
                                       .encrypted = encrypted},
                                      environment());
        BOOST_TEST_REQUIRE(told(made) == "");
        in = *std::move(made);
        model::Client client;
        client.givenName = "Annegret";
        client.familyName = "Markerby";
        BOOST_TEST_REQUIRE(told(access().apply(model::AddClient{client})) == "");
        add("petra", {model::Role::practitioner});
    }
    void add(const char* name, model::Roles roles) {
        model::Account account;
        account.signInName = name;
        account.fullName = std::string{"Person "} + name;
        account.roles = std::move(roles);
        BOOST_TEST_REQUIRE(told(access().addAccount({account}, "petra's own")) == "");
    }
    db::Access access() { return in->store->as(in->actor); }
    void close() {
        in->store->signOut(in->actor);
        in.reset();
    }
    model::Outcome<db::SignedIn> open(const char* who = "olga", std::string_view password = ownersPassword) const {
        return db::Store::open(folder.path, who, password, environment());
    }
    model::Outcome<db::Converted> to(bool encrypted, const std::function<void(std::string_view)>& afterStep = {}) {
        return access().convert({.encrypted = encrypted, .password = ownersPassword, .afterStep = afterStep});
    }
    bool fileIsPlain() const { return support::contentOf(folder.database()).starts_with("SQLite format 3"); }
    Lines names() const {
        Lines all;
        for (const auto& entry : fs::directory_iterator{folder.path}) {
            all.push_back(entry.path().filename().string());
        }
        std::sort(all.begin(), all.end());
        return all;
    }
};

std::int64_t clientsIn(db::Access access) {
    return access.clients({.text = "marker"}).total;
}

BOOST_AUTO_TEST_CASE(an_open_plain_store_is_encrypted_under_the_hands_of_who_works_on_it) {
    Desk desk{false};
    BOOST_TEST(desk.fileIsPlain());
    std::int64_t last = 0;
    const auto made = desk.access().convert(
        {.encrypted = true, .password = ownersPassword, .progress = [&](std::int64_t done, std::int64_t total) {
             BOOST_TEST(done >= last);
             BOOST_TEST(total == 100);
             last = done;
         }});
    BOOST_TEST_REQUIRE(told(made) == "");
    BOOST_TEST(last == 100);
    BOOST_TEST(desk.in->store->encrypted());
    BOOST_TEST(!desk.fileIsPlain());
    BOOST_TEST(support::contentOf(desk.folder.database()).find("Markerby") == std::string::npos);
    BOOST_CHECK((fs::status(desk.folder.database()).permissions() == (fs::perms::owner_read | fs::perms::owner_write)));
    // It goes on as if nothing had happened.
    BOOST_TEST(clientsIn(desk.access()) == 1);
    BOOST_TEST(told(desk.access().apply(model::AddRoom{"Room 2"})) == "");
    const auto proof = desk.access().verifyTrail({}, {});
    BOOST_TEST(proof.verified(), (proof.altered.empty() ? "" : proof.altered.front()));
    const auto entry = desk.access().trail(std::nullopt, 2).rows.back();
    BOOST_TEST(entry.verb == "store.convert");
    BOOST_TEST(entry.payload.find("\"encrypted\":true") != std::string::npos);

    // The others come in with what was given them, and set their own.
    BOOST_TEST_REQUIRE(made->firstPasswords.size() == 1U);
    BOOST_TEST(made->firstPasswords.front().signInName == "petra");
    BOOST_TEST(made->firstPasswords.front().password.size() == 19U);
    desk.close();
    BOOST_TEST(told(desk.open("petra", "petra's own")) == "sign-in wrong");
    BOOST_TEST(told(desk.open("petra", made->firstPasswords.front().password)) == "");
    BOOST_TEST(told(desk.open()) == "");
    // And the recovery key is the key of this file.
    BOOST_TEST(told(db::Store::recover(desk.folder.path, made->recoveryKey, "olga", "a new one", environment())) == "");
}

BOOST_AUTO_TEST_CASE(an_encrypted_store_becomes_plain_and_every_password_still_holds) {
    Desk desk{true};
    const auto made = desk.to(false);
    BOOST_TEST_REQUIRE(told(made) == "");
    BOOST_TEST(made->recoveryKey == "");
    BOOST_TEST(made->firstPasswords.empty());
    BOOST_TEST(!desk.in->store->encrypted());
    BOOST_TEST(clientsIn(desk.access()) == 1);
    BOOST_TEST(desk.access().verifyTrail({}, {}).verified());
    desk.close();
    BOOST_TEST(desk.fileIsPlain());
    {
        const auto petra = desk.open("petra", "petra's own");
        BOOST_TEST_REQUIRE(told(petra) == "");
        BOOST_TEST(!petra->store->encrypted());
    }
    BOOST_TEST(told(desk.open("petra", "another's")) == "sign-in wrong");
    // Signing in has rewritten the slot: no key is left in it.
    const auto keys = db::Keys::parse(support::contentOf(desk.folder.keys()));
    for (const char* name : {"olga", "petra"}) {
        BOOST_REQUIRE(keys.find(name) != nullptr);
    }
    BOOST_TEST(!db::openSlot(*keys.find("petra"), "petra's own").value().key.has_value());
    BOOST_TEST(!db::openSlot(*keys.find("olga"), ownersPassword).value().key.has_value());
}

BOOST_AUTO_TEST_CASE(there_and_back_again_leaves_the_record_as_it_was) {
    Desk desk{false};
    const auto before = desk.access().trail(std::nullopt, 1).rows.front();
    BOOST_TEST_REQUIRE(told(desk.to(true)) == "");
    BOOST_TEST_REQUIRE(told(desk.to(false)) == "");
    BOOST_TEST_REQUIRE(told(desk.to(true)) == "");
    const auto rows = desk.access().trail(std::nullopt, 10).rows;
    BOOST_TEST(rows.at(5).hash == before.hash); // each time it is encrypted petra gets a first password
    BOOST_TEST(desk.access().verifyTrail({}, {}).verified());
    BOOST_TEST(desk.access().check({}).empty());
    desk.close();
    for (const auto& name : desk.names()) {
        BOOST_TEST(
            (!name.ends_with(".next") && !name.ends_with("-wal") && !name.ends_with("-shm") && name != "conversion"),
            name);
    }
}

BOOST_AUTO_TEST_CASE(who_may_not_or_has_nothing_to_convert_is_refused) {
    Desk desk{false};
    BOOST_TEST(told(desk.to(false)) == "store already");
    BOOST_TEST(told(desk.access().convert({.encrypted = true, .password = "guess"})) == "password wrong");
    desk.add("magda", {model::Role::manager});
    auto magda = desk.in->store->signIn("magda", "petra's own");
    BOOST_TEST_REQUIRE(told(magda) == "");
    BOOST_TEST(told(desk.in->store->as(*magda).convert({.encrypted = true, .password = "petra's own"})) ==
               "permission not-permitted");
    BOOST_TEST(desk.fileIsPlain());
}

BOOST_AUTO_TEST_CASE(another_window_on_the_store_stands_in_the_way) {
    Desk desk{false};
    {
        const auto other = desk.open("petra", "petra's own");
        BOOST_TEST_REQUIRE(told(other) == "");
        BOOST_TEST(told(desk.to(true)) == "store in-use");
        BOOST_TEST(clientsIn(other->store->as(other->actor)) == 1);
    }
    // All is as before, and it can be tried again.
    BOOST_TEST(!desk.in->store->encrypted());
    BOOST_TEST(clientsIn(desk.access()) == 1);
    BOOST_TEST(told(desk.to(true)) == "");
}

BOOST_AUTO_TEST_CASE(what_another_program_wrote_meanwhile_is_not_lost) {
    Desk desk{false};
    const auto answer = desk.to(true, [&](std::string_view step) {
        if (step == "manifest") {
            const auto other = desk.open("petra", "petra's own"); // its sign-in is an entry
            BOOST_TEST_REQUIRE(told(other) == "");
        }
    });
    BOOST_TEST(told(answer) == "store changed-meanwhile");
    const auto rows = desk.access().trail(std::nullopt, 1).rows;
    BOOST_TEST(rows.front().verb == "account.sign-in");
    BOOST_TEST(told(desk.to(true)) == "");
}

BOOST_AUTO_TEST_CASE(it_can_be_stopped_and_leaves_nothing) {
    Desk desk{true};
    std::stop_source stop;
    const auto answer = desk.access().convert({.encrypted = false,
                                               .password = ownersPassword,
                                               .stop = stop.get_token(),
                                               .afterStep = [&](std::string_view step) {
                                                   if (step == "exported") {
                                                       stop.request_stop();
                                                   }
                                               }});
    BOOST_TEST(told(answer) == "store stopped");
    BOOST_TEST(desk.in->store->encrypted());
    for (const auto& name : desk.names()) {
        BOOST_TEST(!name.ends_with(".next"), name);
    }
}

BOOST_AUTO_TEST_CASE(a_record_that_does_not_verify_is_not_converted) {
    Desk desk{false};
    {
        db::Connection other{desk.folder.database(), {}};
        other.run("UPDATE client SET given_name = 'Eve'");
    }
    BOOST_TEST(told(desk.to(true)) == "store altered");
    BOOST_TEST(!desk.in->store->encrypted());
}

/// In a process of its own, which ends without a word after this step, as in a power cut.
void convertUntil(const Desk& desk, bool encrypted, std::string_view step, bool newKey = false) {
    const auto child = ::fork();
    BOOST_REQUIRE(child >= 0);
    if (child == 0) {
        try {
            auto in = desk.open();
            if (!in) {
                ::_exit(2);
            }
            const auto answer = in->store->as(in->actor).convert({.encrypted = encrypted,
                                                                  .newKey = newKey,
                                                                  .password = ownersPassword,
                                                                  .afterStep = [&](std::string_view done) {
                                                                      if (done == step) {
                                                                          ::_exit(42);
                                                                      }
                                                                  }});
            ::_exit(answer ? 3 : 4);
        } catch (...) {
            ::_exit(5);
        }
    }
    int status = 0;
    BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
    BOOST_TEST_REQUIRE(WIFEXITED(status));
    BOOST_TEST_REQUIRE(WEXITSTATUS(status) == 42, step);
}

BOOST_AUTO_TEST_CASE(a_power_cut_after_any_step_leaves_the_old_store_or_the_new) {
    for (const bool encrypted : {true, false}) {
        bool promised = false;
        for (const auto step : db::conversionSteps) {
            BOOST_TEST_CONTEXT((encrypted ? "encrypting" : "decrypting") << ", after " << step) {
                promised = promised || step == "promised";
                Desk desk{!encrypted};
                desk.close();
                convertUntil(desk, encrypted, step);
                {
                    auto again = desk.open();
                    BOOST_TEST_REQUIRE(told(again) == "");
                    auto access = again->store->as(again->actor);
                    BOOST_TEST(again->store->encrypted() == (promised ? encrypted : !encrypted));
                    BOOST_TEST(clientsIn(access) == 1);
                    const auto proof = access.verifyTrail({}, {});
                    BOOST_TEST(proof.verified(), (proof.altered.empty() ? "" : proof.altered.front()));
                    again->store->signOut(again->actor);
                }
                BOOST_TEST(desk.fileIsPlain() == !(promised ? encrypted : !encrypted));
                for (const auto& name : desk.names()) {
                    BOOST_TEST((!name.ends_with(".next") && name != "conversion"), name);
                }
                // Nothing of a plain copy stays behind beside an encrypted store.
                if (promised == encrypted) {
                    for (const auto& name : desk.names()) {
                        if (name != "files") {
                            BOOST_TEST(support::contentOf(desk.folder.path / name).find("Markerby") ==
                                           std::string::npos,
                                       name);
                        }
                    }
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_second_power_cut_while_the_first_is_made_good_does_no_harm) {
    Desk desk{false};
    desk.close();
    convertUntil(desk, true, "promised");
    // As if the next opening had moved the slots and then lost its power too.
    fs::rename(desk.folder.path / "keys.next", desk.folder.keys());
    auto again = desk.open();
    BOOST_TEST_REQUIRE(told(again) == "");
    BOOST_TEST(again->store->encrypted());
    BOOST_TEST(clientsIn(again->store->as(again->actor)) == 1);
}

model::Outcome<db::Converted> newKey(db::Access access, const std::function<void(std::string_view)>& afterStep = {}) {
    return access.convert({.encrypted = true, .newKey = true, .password = ownersPassword, .afterStep = afterStep});
}

BOOST_AUTO_TEST_CASE(a_new_file_key_shuts_out_the_old_recovery_key_and_the_old_slots) {
    Desk desk{true};
    const auto oldKey = desk.in->recoveryKey;
    const auto oldSlots = support::contentOf(desk.folder.keys());
    const auto made = newKey(desk.access());
    BOOST_TEST_REQUIRE(told(made) == "");
    BOOST_TEST(made->recoveryKey.size() == oldKey.size());
    BOOST_TEST(made->recoveryKey != oldKey);
    // Work goes on, and the record is the same.
    BOOST_TEST(clientsIn(desk.access()) == 1);
    BOOST_TEST(told(desk.access().apply(model::AddRoom{"Room 2"})) == "");
    const auto proof = desk.access().verifyTrail({}, {});
    BOOST_TEST(proof.verified(), (proof.altered.empty() ? "" : proof.altered.front()));
    const auto rows = desk.access().trail(std::nullopt, 3).rows;
    BOOST_TEST(rows.at(1).verb == "store.new-key");
    BOOST_TEST(rows.at(2).verb == "account.password"); // petra's first one
    const auto notices = desk.access().accessNotices();
    BOOST_TEST_REQUIRE(notices.rows.size() == 1U);
    BOOST_CHECK(notices.rows.front().kind == model::AccessNoticeKind::newKey);
    desk.close();

    BOOST_TEST(told(db::Store::recover(desk.folder.path, oldKey, "olga", "mine now", environment())) ==
               "recoveryKey wrong");
    BOOST_TEST(told(desk.open("petra", "petra's own")) == "sign-in wrong");
    BOOST_TEST(told(desk.open()) == ""); // who asked keeps the password
    BOOST_TEST_REQUIRE(made->firstPasswords.size() == 1U);
    {
        const auto petra = desk.open("petra", made->firstPasswords.front().password);
        BOOST_TEST_REQUIRE(told(petra) == "");
        auto hers = petra->store->as(petra->actor);
        BOOST_TEST(hers.passwordOfAnother()); // and is asked to choose her own
        BOOST_TEST(told(hers.setPassword(petra->actor.account(), made->firstPasswords.front().password,
                                         "only petra knows")) == "");
        BOOST_TEST(!hers.passwordOfAnother());
    }
    BOOST_TEST(told(db::Store::recover(desk.folder.path, made->recoveryKey, "olga", "a new one", environment())) == "");
    // The slots of before, kept by whoever has left, hold a key that opens nothing.
    support::writeFile(desk.folder.keys(), oldSlots);
    BOOST_CHECK_THROW(std::ignore = desk.open("petra", "petra's own"), db::OpenRefused);
}

BOOST_AUTO_TEST_CASE(who_has_left_gets_no_slot_with_the_new_key) {
    Desk desk{true};
    for (auto account : desk.access().accounts()) {
        if (account.signInName == "petra") {
            account.disabled = true;
            BOOST_TEST_REQUIRE(told(desk.access().apply(model::EditAccount{account})) == "");
        }
    }
    const auto made = newKey(desk.access());
    BOOST_TEST_REQUIRE(told(made) == "");
    BOOST_TEST(made->firstPasswords.empty());
    BOOST_TEST((db::Keys::parse(support::contentOf(desk.folder.keys())).find("petra") == nullptr));
}

BOOST_AUTO_TEST_CASE(a_new_file_key_is_for_the_owner_and_for_an_encrypted_store) {
    Desk plain{false};
    BOOST_TEST(told(newKey(plain.access())) == "store not-encrypted");
    Desk desk{true};
    desk.add("magda", {model::Role::manager});
    auto magda = desk.in->store->signIn("magda", "petra's own");
    BOOST_TEST_REQUIRE(told(magda) == "");
    BOOST_TEST(told(desk.in->store->as(*magda).convert(
                   {.encrypted = true, .newKey = true, .password = "petra's own"})) == "permission not-permitted");
    BOOST_TEST(told(desk.access().convert({.encrypted = true, .newKey = true, .password = "guess"})) ==
               "password wrong");
}

BOOST_AUTO_TEST_CASE(a_power_cut_while_the_key_is_replaced_leaves_the_old_key_or_the_new) {
    bool promised = false;
    for (const auto step : db::conversionSteps) {
        BOOST_TEST_CONTEXT("after " << step) {
            promised = promised || step == "promised";
            Desk desk{true};
            const auto oldKey = desk.in->recoveryKey;
            desk.close();
            convertUntil(desk, true, step, true);
            {
                auto again = desk.open();
                BOOST_TEST_REQUIRE(told(again) == "");
                BOOST_TEST(clientsIn(again->store->as(again->actor)) == 1);
                BOOST_TEST(again->store->as(again->actor).verifyTrail({}, {}).verified());
                again->store->signOut(again->actor);
            }
            BOOST_TEST(told(desk.open("petra", "petra's own")) == (promised ? "sign-in wrong" : ""));
            BOOST_TEST(told(db::Store::recover(desk.folder.path, oldKey, "olga", "a new one", environment())) ==
                       (promised ? "recoveryKey wrong" : ""));
            for (const auto& name : desk.names()) {
                BOOST_TEST((!name.ends_with(".next") && name != "conversion"), name);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
