#include "db/access.h"
#include "db/connection.h"
#include "db/files.h"
#include "db/keys.h"
#include "tests/support/scratch.h"

#include <boost/test/unit_test.hpp>

namespace model {
static std::ostream& boost_test_print_type(std::ostream& out, const Problem& problem) {
    return out << problem.field << ' ' << problem.code;
}
} // namespace model

BOOST_AUTO_TEST_SUITE(sign_in)

using model::Role;

/// A plain store, so that the tests can look into it; all but the key is the same.
struct Desk {
    support::Scratch scratch;
    std::filesystem::path folder = scratch / "clinic.needlebook";
    std::shared_ptr<model::Instant> now =
        std::make_shared<model::Instant>(*model::parseInstant("2026-03-01T09:00:00.000000Z"));
    std::optional<db::SignedIn> owner;

    Desk() {
        auto made = db::Store::create({.folder = folder,
                                       .clinic = "Skin Clinic",
                                       .timeZone = "Europe/London",
                                       .ownerSignIn = "Olga",
                                       .ownerFullName = "Olga Owner",
                                       .ownerPassword = "open sesame",
                                       .encrypted = false},
                                      environment());
        BOOST_REQUIRE(made.ok());
        owner = std::move(*made);
    }
    db::Environment environment() const {
        db::Environment wanted;
        wanted.clock = [now = now] { return *now; };
        wanted.keyCost = db::KeyCost::cheapest;
        return wanted;
    }
    db::Store& store() { return *owner->store; }
    db::Access access() { return store().as(owner->actor); }
    model::Outcome<db::Applied> add(const char* signIn, model::Roles roles, const char* password = "password") {
        return access().addAccount({{.id = {},
                                     .uid = {},
                                     .signInName = signIn,
                                     .fullName = std::string{"Person "} + signIn,
                                     .roles = std::move(roles)}},
                                   password);
    }
    std::vector<std::string> verbs() {
        db::Connection look{folder / "store.db", {.mode = db::Connection::Mode::readOnly, .key = {}}};
        return look.rows("SELECT verb FROM trail_entry ORDER BY sequence",
                         [](const db::Row& row) { return row.text(0); });
    }
    std::string lastPayload() {
        db::Connection look{folder / "store.db", {.mode = db::Connection::Mode::readOnly, .key = {}}};
        return look.value<std::string>("SELECT payload FROM trail_payload ORDER BY sequence DESC LIMIT 1");
    }
};

template <class T>
model::Problem problemOf(const model::Outcome<T>& outcome) {
    BOOST_REQUIRE(!outcome.ok());
    return outcome.problems().front();
}

const model::Problem wrong{"sign-in", "wrong", {}};

BOOST_AUTO_TEST_CASE(the_owner_signs_in_again_whatever_the_case_and_never_with_another_password) {
    Desk desk;
    desk.owner.reset();
    const auto open = [&](const char* name, const char* password) {
        return db::Store::open(desk.folder, name, password, desk.environment());
    };
    BOOST_TEST(problemOf(open("olga", "open sesam")) == wrong);
    BOOST_TEST(problemOf(open("nobody", "open sesame")) == wrong);
    BOOST_TEST(problemOf(open("", "")) == wrong);
    auto again = open(" OLGA ", "open sesame");
    BOOST_REQUIRE(again.ok());
    BOOST_TEST(again->actor.person().fullName == "Olga Owner");
    BOOST_TEST(again->actor.has(Role::owner));
    BOOST_TEST(again->recoveryKey.empty());
    // The failures, which nobody could enter while the store was closed, stand with the sign-in.
    const auto payload = desk.lastPayload();
    BOOST_TEST(payload.find("\"account\":\"" + again->actor.person().uid.text + "\",\"count\":1") != std::string::npos);
    BOOST_TEST(payload.find("\"account\":\"unknown\",\"count\":2") != std::string::npos);
    BOOST_TEST(again->store->signIn("olga", "open sesame").ok());
    BOOST_TEST(desk.lastPayload() == "{}");
    again->store->signOut(again->actor);
    const std::vector<std::string> wanted{"store.create", "account.sign-in", "account.sign-in", "account.sign-in",
                                          "account.sign-out"};
    BOOST_TEST(desk.verbs() == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_account_is_made_whole_or_refused_with_its_faults) {
    Desk desk;
    const auto added = desk.add("Petra", {Role::practitioner});
    BOOST_REQUIRE(added.ok());
    auto petra = desk.store().signIn("petra", "password");
    BOOST_REQUIRE(petra.ok());
    BOOST_TEST(petra->has(Role::practitioner));
    BOOST_TEST(!petra->has(Role::owner));

    BOOST_TEST(problemOf(desk.add("PETRA", {Role::assistant})) == (model::Problem{"signInName", "taken", {}}));
    BOOST_TEST(problemOf(desk.add("Quentin", {})) == (model::Problem{"roles", "required", {}}));
    BOOST_TEST(problemOf(desk.add("", {Role::assistant})) == (model::Problem{"signInName", "required", {}}));
    BOOST_TEST(problemOf(desk.add("Quentin", {Role::assistant}, "abc")) ==
               (model::Problem{"password", "too-short", {"4"}}));
    const auto entries = desk.verbs().size();
    const auto denied = desk.store().as(*petra).addAccount(
        {{.id = {}, .uid = {}, .signInName = "x", .fullName = "X", .roles = {Role::owner}}}, "password");
    BOOST_TEST(problemOf(denied) == (model::Problem{"permission", "not-permitted", {}}));
    BOOST_TEST(desk.verbs().size() == entries);
    BOOST_TEST(!desk.store().signIn("quentin", "password").ok());
}

BOOST_AUTO_TEST_CASE(only_an_owner_makes_owners) {
    Desk desk;
    BOOST_REQUIRE(desk.add("max", {Role::manager}).ok());
    auto max = desk.store().signIn("max", "password");
    BOOST_REQUIRE(max.ok());
    const auto tried = desk.store().as(*max).addAccount(
        {{.id = {}, .uid = {}, .signInName = "x", .fullName = "X", .roles = {Role::owner}}}, "password");
    BOOST_TEST(problemOf(tried) == (model::Problem{"roles", "only-an-owner", {}}));
    BOOST_TEST(problemOf(desk.store().as(*max).setPassword(desk.owner->actor.account(), "password", "taken over")) ==
               (model::Problem{"permission", "not-permitted", {}}));
    BOOST_TEST(desk.store().signIn("olga", "open sesame").ok());
}

BOOST_AUTO_TEST_CASE(passwords_are_changed_by_oneself_and_reset_by_a_manager) {
    Desk desk;
    const auto added = desk.add("Petra", {Role::practitioner});
    BOOST_REQUIRE(added.ok());
    auto petra = desk.store().signIn("petra", "password");
    BOOST_REQUIRE(petra.ok());
    const model::AccountId id{added->id};
    auto hers = desk.store().as(*petra);
    BOOST_TEST(problemOf(hers.setPassword(id, "not it", "new word")) == (model::Problem{"current", "wrong", {}}));
    BOOST_TEST(problemOf(hers.setPassword(id, "password", "new")) == (model::Problem{"password", "too-short", {"4"}}));
    BOOST_TEST(hers.setPassword(id, "password", "new word").ok());
    BOOST_TEST(problemOf(desk.store().signIn("petra", "password")) == wrong);
    BOOST_TEST(desk.store().signIn("petra", "new word").ok());
    BOOST_TEST(desk.access().setPassword(id, "open sesame", "third word").ok());
    BOOST_TEST(desk.store().signIn("petra", "third word").ok());
    BOOST_TEST(problemOf(hers.setPassword(desk.owner->actor.account(), "third word", "mine now")) ==
               (model::Problem{"permission", "not-permitted", {}}));
}

BOOST_AUTO_TEST_CASE(a_confirmation_takes_the_pin_or_until_there_is_one_the_password) {
    Desk desk;
    const auto& actor = desk.owner->actor;
    BOOST_TEST(desk.store().confirm(actor, "open sesame").ok());
    BOOST_TEST(problemOf(desk.store().confirm(actor, "1234")) == (model::Problem{"pin", "wrong", {}}));
    for (const char* bad : {"123", "1234567890123", "12a4", ""}) {
        BOOST_TEST(problemOf(desk.access().setPin("open sesame", bad)) ==
                   (model::Problem{"pin", "digits", {"4", "12"}}));
    }
    BOOST_TEST(problemOf(desk.access().setPin("guess", "1234")) == (model::Problem{"password", "wrong", {}}));
    BOOST_REQUIRE(desk.access().setPin("open sesame", "1234").ok());
    const auto confirmed = desk.store().confirm(actor, "1234");
    BOOST_REQUIRE(confirmed.ok());
    BOOST_CHECK(confirmed->account() == actor.account());
    BOOST_CHECK(confirmed->at() == *desk.now);
    BOOST_TEST(desk.store().confirm(actor, "open sesame").ok());
}

BOOST_AUTO_TEST_CASE(after_five_wrong_pins_in_a_row_only_the_password_confirms) {
    Desk desk;
    const auto& actor = desk.owner->actor;
    BOOST_REQUIRE(desk.access().setPin("open sesame", "1234").ok());
    const auto guess = [&](int times) {
        for (int i = 0; i < times; ++i) {
            *desk.now += std::chrono::minutes{1}; // the longest pause
            BOOST_TEST(problemOf(desk.store().confirm(actor, "4321")) == (model::Problem{"pin", "wrong", {}}));
        }
        *desk.now += std::chrono::minutes{1};
    };
    guess(4);
    BOOST_TEST(desk.store().confirm(actor, "1234").ok());
    guess(5);
    BOOST_TEST(problemOf(desk.store().confirm(actor, "1234")) == (model::Problem{"pin", "wrong", {}}));
    *desk.now += std::chrono::minutes{1};
    BOOST_TEST(desk.store().confirm(actor, "open sesame").ok());
    BOOST_TEST(desk.store().confirm(actor, "1234").ok());
}

BOOST_AUTO_TEST_CASE(failures_make_the_next_try_wait_longer_and_a_restart_does_not_help) {
    Desk desk;
    const auto try_ = [&](const char* name, const char* password) {
        return db::Store::open(desk.folder, name, password, desk.environment());
    };
    const auto wait = [](const char* seconds) { return model::Problem{"sign-in", "wait", {seconds}}; };
    desk.owner.reset();
    for (int i = 0; i < 3; ++i) {
        BOOST_TEST(problemOf(try_("olga", "guess")) == wrong);
    }
    BOOST_TEST(problemOf(try_("olga", "open sesame")) == wait("1")); // even the right one
    BOOST_TEST(problemOf(try_("olga", "guess")) == wait("1"));       // and waiting does not make it longer
    *desk.now += std::chrono::seconds{1};
    BOOST_TEST(problemOf(try_("olga", "guess")) == wrong);
    BOOST_TEST(problemOf(try_("olga", "open sesame")) == wait("2"));
    for (int i = 0; i < 20; ++i) {
        *desk.now += std::chrono::minutes{1};
        BOOST_TEST(problemOf(try_("olga", "guess")) == wrong);
    }
    BOOST_TEST(problemOf(try_("olga", "open sesame")) == wait("60"));
    *desk.now -= std::chrono::hours{48};
    BOOST_TEST(problemOf(try_("olga", "open sesame")) == wait("60"));
    *desk.now += std::chrono::seconds{60};
    BOOST_TEST(try_("olga", "open sesame").ok()); // never for good
    BOOST_TEST(problemOf(try_("olga", "guess")) == wrong);
    BOOST_TEST(problemOf(try_("olga", "guess")) == wrong);
    BOOST_TEST(try_("olga", "open sesame").ok());
}

BOOST_AUTO_TEST_CASE(names_that_nobody_has_wait_too_and_keep_nobody_else_waiting) {
    Desk desk;
    desk.owner.reset();
    for (const char* name : {"nobody", "open sesame", "somebody"}) {
        BOOST_TEST(problemOf(db::Store::open(desk.folder, name, "guess", desk.environment())) == wrong);
    }
    BOOST_TEST(problemOf(db::Store::open(desk.folder, "another", "guess", desk.environment())) ==
               (model::Problem{"sign-in", "wait", {"1"}}));
    BOOST_TEST(db::Store::open(desk.folder, "olga", "open sesame", desk.environment()).ok());
    // What was typed for a name may be a password: the file has none of it.
    BOOST_TEST(support::contentOf(desk.folder / "failed-sign-ins").find("sesame") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_trail_of_an_open_store_hears_of_every_failure_at_once) {
    Desk desk;
    const auto added = desk.add("Petra", {Role::practitioner});
    BOOST_REQUIRE(added.ok());
    BOOST_TEST(!desk.store().signIn("petra", "guess").ok());
    BOOST_TEST(!desk.store().signIn("nobody", "guess").ok());
    BOOST_TEST(!desk.store().confirm(desk.owner->actor, "0000").ok());
    BOOST_TEST(!desk.access().setPassword(model::AccountId{added->id}, "guess", "new word").ok());
    const std::vector<std::string> wanted{"store.create",           "account.sign-in",        "account.add",
                                          "account.sign-in-failed", "account.sign-in-failed", "account.pin-failed",
                                          "account.sign-in-failed"};
    BOOST_TEST(desk.verbs() == wanted, boost::test_tools::per_element());
    BOOST_TEST(desk.store().signIn("petra", "password").ok());
    BOOST_TEST(desk.lastPayload() == "{}"); // nothing is told twice
    BOOST_TEST(desk.access().verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(who_has_left_keeps_a_place_in_the_history_and_no_slot) {
    Desk desk;
    const auto added = desk.add("Petra", {Role::practitioner});
    BOOST_REQUIRE(added.ok());
    auto petra = desk.store().signIn("petra", "password");
    BOOST_REQUIRE(petra.ok());
    auto account = petra->person();
    account.disabled = true;
    BOOST_REQUIRE(desk.access().apply(model::EditAccount{account}).ok());
    const auto keys = db::Keys::parse(db::readFile(desk.folder / "keys"));
    BOOST_TEST(keys.find("petra") == nullptr);
    BOOST_TEST(problemOf(desk.store().signIn("petra", "password")) == wrong);
    BOOST_TEST(problemOf(desk.store().confirm(*petra, "password")) == (model::Problem{"pin", "disabled", {}}));
    const auto all = desk.access().accounts();
    BOOST_TEST(std::any_of(all.begin(), all.end(),
                           [](const model::Account& one) { return one.signInName == "Petra" && one.disabled; }));
    // Coming back takes a new password first.
    account.disabled = false;
    BOOST_TEST(problemOf(desk.access().apply(model::EditAccount{account})) ==
               (model::Problem{"password", "required", {}}));
    BOOST_REQUIRE(desk.access().setPassword(account.id, "open sesame", "welcome back").ok());
    BOOST_REQUIRE(desk.access().apply(model::EditAccount{account}).ok());
    BOOST_TEST(desk.store().signIn("petra", "welcome back").ok());
}

BOOST_AUTO_TEST_CASE(a_slot_left_by_a_power_cut_goes_at_the_next_try) {
    Desk desk;
    const auto added = desk.add("Petra", {Role::practitioner});
    BOOST_REQUIRE(added.ok());
    const auto whole = support::contentOf(desk.folder / "keys");
    auto petra = desk.store().signIn("petra", "password");
    BOOST_REQUIRE(petra.ok());
    auto account = petra->person();
    account.disabled = true;
    BOOST_REQUIRE(desk.access().apply(model::EditAccount{account}).ok());
    support::writeFile(desk.folder / "keys", whole);
    BOOST_TEST(problemOf(desk.store().signIn("petra", "password")) == (model::Problem{"sign-in", "disabled", {}}));
    BOOST_TEST((db::Keys::parse(db::readFile(desk.folder / "keys")).find("petra") == nullptr));
}

BOOST_AUTO_TEST_CASE(folders_made_around_a_new_store_are_for_nobody_else) {
    support::Scratch scratch;
    const auto made = db::Store::create({.folder = scratch / "outer" / "inner" / "clinic.needlebook",
                                         .clinic = "Skin Clinic",
                                         .timeZone = "Europe/London",
                                         .ownerSignIn = "Olga",
                                         .ownerFullName = "Olga Owner",
                                         .ownerPassword = "open sesame",
                                         .encrypted = false},
                                        Desk{}.environment());
    BOOST_REQUIRE(made.ok());
    for (const auto& folder : {scratch / "outer", scratch / "outer" / "inner"}) {
        BOOST_CHECK(std::filesystem::status(folder).permissions() == std::filesystem::perms::owner_all);
    }
}

BOOST_AUTO_TEST_CASE(the_trail_of_all_this_is_verified_and_not_by_everybody) {
    Desk desk;
    BOOST_REQUIRE(desk.add("Petra", {Role::practitioner}).ok());
    BOOST_REQUIRE(desk.access().setPin("open sesame", "1234").ok());
    const auto answer = desk.access().verifyTrail({}, {});
    BOOST_TEST(answer.verified(), (answer.altered.empty() ? "" : answer.altered.front()));
    BOOST_TEST(answer.entries == 4);
    BOOST_TEST(answer.rows > 20);
    auto petra = desk.store().signIn("petra", "password");
    BOOST_REQUIRE(petra.ok());
    BOOST_CHECK_THROW(desk.store().as(*petra).verifyTrail({}, {}), db::Error);
}

BOOST_AUTO_TEST_CASE(entries_cut_off_the_end_are_missed_at_the_next_opening) {
    Desk desk;
    desk.owner->store->signOut(desk.owner->actor);
    desk.owner.reset();
    {
        db::Connection other{desk.folder / "store.db", {}};
        const auto triggers = other.rows("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name IN "
                                         "('trail_entry_keep', 'trail_payload_keep') ORDER BY name",
                                         [](const db::Row& row) { return row.text(0); });
        other.script("DROP TRIGGER trail_entry_keep; DROP TRIGGER trail_payload_keep;"
                     "DELETE FROM trail_payload WHERE sequence = (SELECT max(sequence) FROM trail_entry);"
                     "DELETE FROM trail_entry WHERE sequence = (SELECT max(sequence) FROM trail_entry)");
        for (const auto& trigger : triggers) { // or the store would not be opened at all
            other.script(trigger);
        }
    }
    for (int opening = 0; opening < 2; ++opening) { // opening it does not make it right
        auto again = db::Store::open(desk.folder, "olga", "open sesame", desk.environment());
        BOOST_REQUIRE(again.ok());
        const auto answer = again->store->as(again->actor).verifyTrail({}, {});
        BOOST_TEST(!answer.verified());
        BOOST_REQUIRE(!answer.altered.empty());
        BOOST_TEST(answer.altered.front() == "head:manifest missing");
        BOOST_TEST((again->store->kind() == db::StoreKind::oldCopy)); // and nothing is entered on top of it
    }
}

BOOST_AUTO_TEST_CASE(two_programs_work_on_one_store) {
    Desk desk;
    auto second = db::Store::open(desk.folder, "olga", "open sesame", desk.environment());
    BOOST_REQUIRE(second.ok());
    const auto before = second->store->dataVersion();
    BOOST_REQUIRE(desk.add("Petra", {Role::practitioner}).ok());
    BOOST_TEST(second->store->dataVersion() != before);
    BOOST_TEST(second->store->signIn("petra", "password").ok());
    BOOST_TEST(desk.access().verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(the_recovery_key_lets_an_owner_in_again) {
    const support::Scratch scratch;
    const auto folder = scratch / "clinic.needlebook";
    db::Environment environment;
    environment.keyCost = db::KeyCost::cheapest;
    std::string key;
    {
        const auto made = db::Store::create({.folder = folder,
                                             .clinic = "Skin Clinic",
                                             .timeZone = "Europe/London",
                                             .ownerSignIn = "olga",
                                             .ownerFullName = "Olga Owner",
                                             .ownerPassword = "forgotten",
                                             .encrypted = true},
                                            environment);
        BOOST_REQUIRE(made.ok());
        key = made->recoveryKey;
        BOOST_REQUIRE(
            made->store->as(made->actor)
                .addAccount(
                    {{.id = {}, .uid = {}, .signInName = "anna", .fullName = "Anna", .roles = {Role::assistant}}},
                    "password")
                .ok());
    }
    BOOST_TEST((problemOf(db::Store::recover(folder, key, "anna", "new password", environment)) ==
                model::Problem{"signInName", "not-an-owner", {}}));
    const auto other = db::recoveryKeyText(db::FileKey::random());
    BOOST_TEST((problemOf(db::Store::recover(folder, other, "olga", "new password", environment)) ==
                model::Problem{"recoveryKey", "wrong", {}}));
    BOOST_TEST(db::Store::recover(folder, key, "olga", "new password", environment).ok());
    BOOST_TEST(db::Store::open(folder, "olga", "new password", environment).ok());
    BOOST_TEST((problemOf(db::Store::open(folder, "olga", "forgotten", environment)) == wrong));
    BOOST_TEST(db::Store::open(folder, "anna", "password", environment).ok());

    // Without the file of keys the paper alone is enough for the owner; the others get a new password from him.
    std::filesystem::remove(folder / "keys");
    BOOST_TEST(db::Store::recover(folder, key, "olga", "third password", environment).ok());
    BOOST_TEST(db::Store::open(folder, "olga", "third password", environment).ok());
}

BOOST_AUTO_TEST_SUITE_END()
