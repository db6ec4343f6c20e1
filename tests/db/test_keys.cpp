#include "db/error.h"
#include "db/failed_sign_ins.h"
#include "db/files.h"
#include "db/keys.h"
#include "tests/support/scratch.h"

#include <boost/test/unit_test.hpp>

#include <sys/stat.h>

BOOST_AUTO_TEST_SUITE(keys)

const model::Uid anna{"01890000-0000-7000-8000-000000000001"};
const model::Uid bert{"01890000-0000-7000-8000-000000000002"};

db::Slot slotOf(const model::Uid& account, const char* name, const char* password, const db::FileKey* key) {
    return db::makeSlot(account, name, password, key, db::KeyCost::cheapest);
}

bool same(const db::FileKey& a, const db::FileKey& b) {
    return std::equal(a.bytes().begin(), a.bytes().end(), b.bytes().begin(), b.bytes().end());
}

template <class Work>
db::Fault faultOf(Work work) {
    try {
        work();
    } catch (const db::Error& e) {
        return e.fault();
    }
    BOOST_ERROR("nothing was thrown");
    return db::Fault::other;
}

BOOST_AUTO_TEST_CASE(a_machine_slot_stands_beside_the_persons_and_goes_alone) {
    const auto key = db::FileKey::random();
    const std::string secret = "what the machine keeps";
    db::Keys keys;
    keys.put(slotOf(anna, "anna", "secret of anna", &key));
    keys.put(db::makeSlot(anna, "anna", secret, &key, db::KeyCost::cheapest, db::SlotKind::machine));
    auto read = db::Keys::parse(keys.text());
    const auto* machine = read.find("anna", db::SlotKind::machine);
    BOOST_REQUIRE(machine != nullptr && read.find("anna") != nullptr);
    BOOST_TEST(same(*db::openSlot(*machine, secret).value().key, key));
    BOOST_TEST(!db::openSlot(*read.find("anna"), secret).has_value()); // no password
    auto renamed = *machine;
    renamed.kind = db::SlotKind::person;
    BOOST_TEST(!db::openSlot(renamed, secret).has_value()); // it cannot be passed off as one
    BOOST_TEST(read.removeMachineSlot(anna));
    BOOST_TEST(!read.removeMachineSlot(anna));
    BOOST_TEST(read.find("anna", db::SlotKind::machine) == nullptr);
    BOOST_TEST(read.find("anna") != nullptr);
}

BOOST_AUTO_TEST_CASE(each_password_opens_its_own_slot_to_the_same_key) {
    const auto key = db::FileKey::random();
    db::Keys keys;
    keys.put(slotOf(anna, "anna", "secret of anna", &key));
    keys.put(slotOf(bert, "bert berg", "secret of bert", &key));
    const auto read = db::Keys::parse(keys.text());
    for (const auto& [name, password, uid] :
         {std::tuple{"anna", "secret of anna", anna}, std::tuple{"bert berg", "secret of bert", bert}}) {
        const auto* slot = read.find(name);
        BOOST_REQUIRE(slot != nullptr);
        const auto opened = db::openSlot(*slot, password);
        BOOST_REQUIRE(opened.has_value());
        BOOST_TEST(opened->account.text == uid.text);
        BOOST_REQUIRE(opened->key.has_value());
        BOOST_TEST(same(*opened->key, key));
        BOOST_TEST(!db::openSlot(*slot, "").has_value());
        BOOST_TEST(!db::openSlot(*slot, "secret of").has_value());
    }
    BOOST_TEST(!db::openSlot(*read.find("anna"), "secret of bert").has_value());
    BOOST_TEST(read.find("carl") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_plain_store_proves_the_password_and_holds_no_key) {
    const auto slot = slotOf(anna, "anna", "pw12", nullptr);
    const auto opened = db::openSlot(slot, "pw12");
    BOOST_REQUIRE(opened.has_value());
    BOOST_TEST(!opened->key.has_value());
    BOOST_TEST(!db::openSlot(slot, "pw13").has_value());
}

BOOST_AUTO_TEST_CASE(a_slot_is_bound_to_all_of_its_line) {
    const auto key = db::FileKey::random();
    const auto right = slotOf(anna, "anna", "pw12", &key);
    const auto opens = [](const db::Slot& slot) { return db::openSlot(slot, "pw12").has_value(); };
    BOOST_TEST(opens(right));
    auto other = right;
    other.account = bert; // anna's password would otherwise open bert's account
    BOOST_TEST(!opens(other));
    other = right;
    other.foldedName = "anne";
    BOOST_TEST(!opens(other));
    other = right;
    other.ops += 1;
    BOOST_TEST(!opens(other));
    for (std::size_t i = 0; i < right.sealed.size(); ++i) {
        other = right;
        other.sealed[i] = static_cast<char>(other.sealed[i] ^ 1);
        BOOST_TEST(!opens(other));
    }
}

BOOST_AUTO_TEST_CASE(a_damaged_file_of_slots_is_noticed_and_a_later_form_told_apart) {
    const auto key = db::FileKey::random();
    db::Keys keys;
    keys.put(slotOf(anna, "anna", "pw12", &key));
    const auto text = keys.text();
    BOOST_TEST(db::Keys::parse(text).text() == text);
    for (std::size_t size = 0; size < text.size(); ++size) {
        BOOST_CHECK(faultOf([&] { db::Keys::parse(text.substr(0, size)); }) != db::Fault::other);
    }
    const auto with = [&](const char* from, const char* to) {
        auto changed = text;
        changed.replace(changed.find(from), std::string{from}.size(), to);
        return changed;
    };
    BOOST_CHECK(faultOf([&] { db::Keys::parse(with("keys 1", "keys 2")); }) == db::Fault::tooNew);
    BOOST_CHECK(faultOf([&] { db::Keys::parse(with(" 8192 ", " 99999999999 ")); }) == db::Fault::corrupt);
    BOOST_CHECK(faultOf([&] { db::Keys::parse(with("slot", "knob")); }) == db::Fault::corrupt);
    BOOST_CHECK(faultOf([&] { db::Keys::parse("hello\n"); }) == db::Fault::corrupt);
}

BOOST_AUTO_TEST_CASE(a_changed_password_replaces_one_slot_on_the_disk) {
    support::Scratch scratch;
    const auto file = scratch / "keys";
    const auto key = db::FileKey::random();
    db::Keys keys;
    keys.put(slotOf(anna, "anna", "old", &key));
    keys.put(slotOf(bert, "bert", "bert", &key));
    db::createFile(file, keys.text());
    db::putSlot(file, slotOf(anna, "anna", "new", &key));
    const auto now = db::Keys::parse(support::contentOf(file));
    BOOST_TEST(!db::openSlot(*now.find("anna"), "old").has_value());
    BOOST_TEST(db::openSlot(*now.find("anna"), "new").has_value());
    BOOST_TEST(db::openSlot(*now.find("bert"), "bert").has_value());
    struct stat status {};
    BOOST_REQUIRE(::stat(file.c_str(), &status) == 0);
    BOOST_TEST((status.st_mode & 0777U) == 0600U);
    BOOST_TEST(!std::filesystem::exists(file.string() + ".new"));
}

BOOST_AUTO_TEST_CASE(the_recovery_key_survives_paper) {
    for (int i = 0; i < 20; ++i) {
        const auto key = db::FileKey::random();
        const auto text = db::recoveryKeyText(key);
        BOOST_TEST(text.size() == 13U * 5 + 12);
        const auto read = db::parseRecoveryKey(text);
        BOOST_REQUIRE(read.ok());
        BOOST_TEST(same(*read, key));
    }
    const auto key = db::FileKey::random();
    const auto text = db::recoveryKeyText(key);
    std::string typed;
    for (const char c : text) {
        typed += c == '-' ? ' ' : c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(c >= 'A' ? c - 'A' + 'a' : c);
    }
    const auto read = db::parseRecoveryKey(" " + typed + "\n");
    BOOST_REQUIRE(read.ok());
    BOOST_TEST(same(*read, key));
}

BOOST_AUTO_TEST_CASE(a_mistyped_recovery_key_says_which_group) {
    const auto text = db::recoveryKeyText(db::FileKey::random());
    for (std::size_t place = 0; place < text.size(); ++place) {
        if (text[place] == '-') {
            continue;
        }
        auto wrong = text;
        wrong[place] = wrong[place] == 'A' ? 'B' : 'A';
        const auto read = db::parseRecoveryKey(wrong);
        BOOST_REQUIRE(!read.ok());
        BOOST_TEST((read.problems() == model::Problems{{"recoveryKey", "check", {std::to_string(place / 6 + 1)}}}));
    }
    auto swapped = text.substr(6, 6) + text.substr(0, 6) + text.substr(12);
    if (swapped != text) {
        BOOST_TEST(!db::parseRecoveryKey(swapped).ok());
    }
    BOOST_TEST((db::parseRecoveryKey(text.substr(0, 60)).problems() == model::Problems{{"recoveryKey", "length", {}}}));
    BOOST_TEST(!db::parseRecoveryKey("").ok());
}

BOOST_AUTO_TEST_CASE(a_pin_is_proved_by_its_hash_only) {
    const auto hash = db::hashPin("1234", db::KeyCost::cheapest);
    BOOST_TEST(hash.starts_with("$argon2id$"));
    BOOST_TEST(hash.find("1234") == std::string::npos);
    BOOST_TEST(db::pinMatches(hash, "1234"));
    BOOST_TEST(!db::pinMatches(hash, "1235"));
    BOOST_TEST(hash != db::hashPin("1234", db::KeyCost::cheapest));
}

BOOST_AUTO_TEST_CASE(failures_are_counted_for_each_account) {
    support::Scratch scratch;
    const auto file = scratch / "failed-sign-ins";
    const auto at = *model::parseInstant("2026-03-01T09:00:00.000000Z");
    BOOST_TEST(db::failedSignIns(file).empty());
    db::countFailedSignIn(file, anna.text, at);
    db::countFailedSignIn(file, "unknown", at);
    db::countFailedSignIn(file, anna.text, at + std::chrono::seconds{5});
    const auto all = db::failedSignIns(file);
    BOOST_REQUIRE(all.size() == 2U);
    BOOST_TEST(all[0].account == anna.text);
    BOOST_TEST(all[0].count == 2);
    BOOST_CHECK(all[0].last == at + std::chrono::seconds{5});
    BOOST_TEST(all[1].account == "unknown");
    db::clearFailedSignIns(file);
    BOOST_TEST(db::failedSignIns(file).empty());
}

BOOST_AUTO_TEST_CASE(what_the_trail_has_heard_of_still_counts_for_the_pause) {
    support::Scratch scratch;
    const auto file = scratch / "failed-sign-ins";
    const auto at = *model::parseInstant("2026-03-01T09:00:00.000000Z");
    for (int i = 0; i < 4; ++i) {
        db::countFailedSignIn(file, anna.text, at);
    }
    db::clearFailedSignIns(file);
    BOOST_TEST(db::failedSignIns(file).empty());
    BOOST_TEST((db::SignInTry{file, anna.text, at}.failuresInARow()) == 4);
    BOOST_TEST((db::SignInTry{file, anna.text, at}.wait().count()) == 2);
    BOOST_TEST((db::SignInTry{file, "unknown", at}.wait().count()) == 0);
    db::SignInTry{file, anna.text, at}.succeeded();
    BOOST_TEST((db::SignInTry{file, anna.text, at}.wait().count()) == 0);
    BOOST_TEST(!std::filesystem::exists(file)); // nothing left to say
}

BOOST_AUTO_TEST_CASE(the_pause_grows_to_a_minute_and_never_beyond) {
    const int wanted[] = {0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60};
    for (int failures = 0; failures < 11; ++failures) {
        BOOST_TEST(db::pauseAfter(failures).count() == wanted[failures]);
    }
    BOOST_TEST(db::pauseAfter(1'000'000).count() == 60);
}

BOOST_AUTO_TEST_CASE(a_clock_set_back_begins_the_pause_anew) {
    support::Scratch scratch;
    const auto file = scratch / "failed-sign-ins";
    const auto at = *model::parseInstant("2026-03-01T09:00:00.000000Z");
    for (int i = 0; i < 8; ++i) {
        db::countFailedSignIn(file, anna.text, at);
    }
    const auto left = [&](std::chrono::seconds later) {
        return db::SignInTry{file, anna.text, at + later}.wait().count();
    };
    BOOST_TEST(left(std::chrono::seconds{0}) == 32);
    BOOST_TEST(left(std::chrono::seconds{31}) == 1);
    BOOST_TEST(left(std::chrono::seconds{32}) == 0);
    BOOST_TEST(left(-std::chrono::hours{24}) == 32); // and from here on
    BOOST_TEST(left(-std::chrono::hours{24} + std::chrono::seconds{20}) == 12);
    BOOST_TEST(left(-std::chrono::hours{24} + std::chrono::seconds{32}) == 0);
}

BOOST_AUTO_TEST_CASE(a_file_of_an_earlier_form_or_a_damaged_one_still_counts) {
    support::Scratch scratch;
    const auto file = scratch / "failed-sign-ins";
    support::writeFile(file, anna.text + " 5 1772355600000000\nnonsense\n");
    const auto at = *model::parseInstant("2026-03-01T09:00:00.000000Z");
    BOOST_TEST(db::failedSignIns(file).size() == 1U);
    BOOST_TEST((db::SignInTry{file, anna.text, at}.failuresInARow()) == 5);
}

BOOST_AUTO_TEST_CASE(an_account_loses_its_slots_of_every_kind) {
    support::Scratch scratch;
    const auto file = scratch / "keys";
    const model::Uid olga{"01890000-0000-7000-8000-0000000000aa"};
    db::putSlot(file, db::makeSlot(olga, "olga", "password", nullptr, db::KeyCost::cheapest));
    db::putSlot(file, db::makeSlot(anna, "anna", "password", nullptr, db::KeyCost::cheapest));
    db::putSlot(file, db::makeSlot(anna, "anna", "a long enough secret", nullptr, db::KeyCost::cheapest,
                                   db::SlotKind::machine));
    BOOST_TEST(db::dropSlots(file, anna));
    BOOST_TEST(!db::dropSlots(file, anna));
    const auto left = db::Keys::parse(db::readFile(file));
    BOOST_TEST(left.find("olga") != nullptr);
    BOOST_TEST(left.find("anna") == nullptr);
    BOOST_TEST(left.find("anna", db::SlotKind::machine) == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
