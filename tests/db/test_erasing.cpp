// Erasing a client: nothing personal is left, needles and counts stay, the trail still verifies.
#include "tests/support/open_clinic.h"

BOOST_AUTO_TEST_SUITE(erasing)

using support::OpenClinic;
using support::told;

/// Somebody whose records are full of a word that stands nowhere else.
model::ClientId marked(OpenClinic& clinic) {
    model::Client client;
    client.givenName = "Zeltrude";
    client.familyName = "Quillfeather";
    client.birthDate = support::dayOf("1980-04-05");
    client.allergies = "Zeltrude sneezes";
    const model::ClientId id{clinic.done(model::AddClient{client})};
    clinic.screenedForAll(id);
    return id;
}

std::int64_t said(OpenClinic& clinic, const std::string& word) {
    return clinic.raw.value<std::int64_t>("SELECT count(*) FROM trail_payload WHERE instr(payload, ?) > 0", word);
}

BOOST_AUTO_TEST_CASE(nothing_personal_is_left_and_the_chain_verifies) {
    OpenClinic clinic;
    const auto other = clinic.client();
    clinic.screenedForAll(other);
    const auto lot = clinic.lot();
    const auto id = marked(clinic);
    const auto uid = clinic.access.client(id)->uid;
    const auto units = clinic.unitsOf(lot);
    const auto visit = clinic.signedSession(id, {support::row("chin", 1000)}, units[0], clinic.container());
    const auto used = [&] {
        return clinic.raw.value<std::int64_t>("SELECT used FROM lot_count_cache WHERE lot_id = ?", lot);
    };
    BOOST_TEST(used() == 1);
    BOOST_TEST(said(clinic, "Zeltrude") > 0);
    const auto erased = clinic.access.eraseClient(id, "asked for by the client", clinic.confirmed());
    BOOST_TEST_REQUIRE(told(erased) == "");
    BOOST_TEST(erased->records > 0);
    BOOST_TEST(erased->entries >= 2);
    BOOST_TEST(said(clinic, "Zeltrude") == 0);
    BOOST_TEST(
        clinic.raw.value<std::int64_t>("SELECT count(*) FROM client WHERE given_name LIKE 'Zelt%' OR family_name "
                                       "LIKE 'Quill%' OR allergies <> ''") == 0);
    BOOST_TEST(clinic.access.screenings(id).empty());
    BOOST_TEST(clinic.access.clients({.text = "Quillfeather"}).total == 0);
    BOOST_TEST(clinic.access.screenings(other).size() == 1U);
    BOOST_TEST(used() == 1);
    BOOST_TEST(clinic.count("cartridge_use") == 1);
    BOOST_TEST(clinic.count("session_row") == 0);
    BOOST_TEST(clinic.count("reminder") == 0);
    BOOST_TEST(clinic.access.trace(lot).rows.size() == 1U); // which session it was is still told, whose is not
    BOOST_TEST(clinic.access.session(visit)->ending == "-");
    BOOST_TEST(clinic.count("trail_erasing_client") == 0);
    const auto proof = clinic.access.verifyTrail({}, {});
    BOOST_TEST(proof.verified(), (proof.altered.empty() ? "" : proof.altered.front()));
    BOOST_TEST(proof.erased == erased->entries);
    const auto last = clinic.access.trail(std::nullopt, 1).rows.front();
    BOOST_TEST(last.verb == "erased");
    BOOST_TEST(last.subject.text == uid.text);
    BOOST_TEST(told(clinic.access.eraseClient(id, "once more", clinic.confirmed())) == "client: erased");
}

BOOST_AUTO_TEST_CASE(what_must_be_kept_is_erased_by_an_owner_with_a_reason_alone) {
    OpenClinic clinic;
    const auto id = marked(clinic);
    auto milo = clinic.member("milo", {model::Role::manager});
    auto petra = clinic.member("petra", {model::Role::practitioner});
    const auto milos = [&] { return clinic.store().confirm(milo.actor(), "a password").value(); };
    BOOST_TEST(told(clinic.access.eraseClient(id, "", clinic.confirmed())) == "reason: must-keep");
    BOOST_TEST(told(clinic.access.eraseClient(id, "ab", clinic.confirmed())) == "reason: words-too-short");
    BOOST_TEST(told(milo.eraseClient(id, "asked for", milos())) == "reason: must-keep");
    BOOST_TEST(told(petra.eraseClient(id, "asked for", clinic.confirmed())) == "permission: not-permitted");
    BOOST_TEST(told(clinic.access.setRetention("atlantis")) == "jurisdiction: not-one-of");
    BOOST_TEST_REQUIRE(told(clinic.access.setRetention("uk")) == "");
    BOOST_TEST(!clinic.access.retention(id).over);
    BOOST_TEST(clinic.access.retentionOver().total == 0);
    clinic.at("2034-03-02T10:00:00.000000Z"); // eight years after
    BOOST_TEST(clinic.access.retention(id).over);
    BOOST_TEST_REQUIRE(clinic.access.retentionOver().rows.size() == 1U);
    BOOST_TEST(clinic.access.retentionOver().rows.front().name == "Zeltrude Quillfeather");
    BOOST_TEST(told(clinic.access.holdRecords(id, true, "")) == "reason: required");
    BOOST_TEST_REQUIRE(told(clinic.access.holdRecords(id, true, "a claim is pending")) == "");
    BOOST_TEST(clinic.access.retention(id).heldFor == "a claim is pending");
    BOOST_TEST(clinic.access.retentionOver().total == 0);
    BOOST_TEST(told(milo.eraseClient(id, "asked for", milos())) == "reason: must-keep");
    BOOST_TEST_REQUIRE(told(clinic.access.holdRecords(id, false, "")) == "");
    BOOST_TEST(told(clinic.access.holdRecords(id, false, "")) == "client: not-held");
    const auto old = milos();
    clinic.later(std::chrono::minutes{6});
    BOOST_TEST(told(milo.eraseClient(id, "", old)) == "confirmation: too-old");
    BOOST_TEST(told(milo.eraseClient(id, "", milos())) == "");
    BOOST_TEST(clinic.access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(the_schema_lets_nothing_else_through) {
    OpenClinic clinic;
    const auto id = marked(clinic);
    const auto other = clinic.client();
    clinic.screenedForAll(other);
    BOOST_CHECK_THROW(clinic.raw.run("DELETE FROM screening_answer"), db::Error);
    clinic.raw.run("INSERT INTO trail_erasing_client (client_id) VALUES (?)", id);
    BOOST_CHECK_THROW(clinic.raw.run("DELETE FROM screening_answer WHERE screening_id IN "
                                     "(SELECT id FROM screening WHERE client_id = ?)",
                                     other),
                      db::Error);
    clinic.raw.run("DELETE FROM screening_answer WHERE screening_id IN (SELECT id FROM screening WHERE client_id = ?)",
                   id);
    BOOST_TEST(!clinic.access.verifyTrail({}, {}).verified()); // and it shows
}

BOOST_AUTO_TEST_SUITE_END()
