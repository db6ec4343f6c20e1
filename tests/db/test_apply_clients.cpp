#include "db/read_clients.h"
#include "tests/support/open_clinic.h"

BOOST_AUTO_TEST_SUITE(apply_clients)

using support::dayOf;
using support::OpenClinic;
using support::row;
using support::told;

model::Client full() {
    model::Client client;
    client.givenName = "  Zoë ";
    client.familyName = "O'Brien-Smith";
    client.birthDate = dayOf("1989-04-03");
    client.phone = "+44 20 7946 0123";
    client.email = "zoe@example.org";
    client.address = {"1 High Street", "London", "N1 1AA", "GB"};
    client.consent[0] = model::ContactConsent::given;
    client.language = "en-GB";
    client.timeZone = "Europe/Madrid";
    client.guardian = model::Guardian{"Pat O'Brien", "parent", "020 7946 0999"};
    client.skinType = model::SkinType::IV;
    client.allergies = "latex";
    client.deskNotes = "prefers mornings";
    client.externalReference = "A-1";
    client.clientSince = dayOf("2025-01-01");
    return client;
}

std::vector<model::ClientId> found(OpenClinic& clinic, const char* text) {
    db::ClientQuery query;
    query.text = text;
    std::vector<model::ClientId> ids;
    for (const auto& one : db::read::clients(clinic.raw, query, clinic.today()).rows) {
        ids.push_back(one.id);
    }
    return ids;
}

BOOST_AUTO_TEST_CASE(a_client_is_kept_with_every_field) {
    OpenClinic clinic;
    auto client = full();
    client.id = model::ClientId{clinic.done(model::AddClient{client})};
    const auto kept = db::read::client(clinic.raw, client.id).value();
    client.uid = kept.uid;
    client.givenName = "Zoë"; // what was typed around it is gone
    BOOST_CHECK(kept == client);
    client.familyName = "Brown";
    client.guardian.reset();
    client.birthDate.reset();
    client.sharesAddressWith = clinic.client();
    clinic.edit(client);
    BOOST_CHECK(db::read::client(clinic.raw, client.id).value() == client);
}

BOOST_AUTO_TEST_CASE(an_edit_leaves_the_old_values_beside_the_new_in_the_trail) {
    OpenClinic clinic;
    auto client = full();
    client.id = model::ClientId{clinic.done(model::AddClient{client})};
    client.phone = "07700 900123";
    clinic.edit(client);
    const auto payload =
        clinic.raw.value<std::string>("SELECT payload FROM trail_payload ORDER BY sequence DESC LIMIT 1");
    const auto now = payload.find("07700 900123");
    const auto before = payload.find("+44 20 7946 0123");
    BOOST_TEST_REQUIRE(now != std::string::npos);
    BOOST_TEST_REQUIRE(before != std::string::npos);
    BOOST_TEST(payload.find("\"new\"") < now);
    BOOST_TEST(payload.find("\"old\"") < before);
    BOOST_TEST(payload.find("\"birthDate\":\"1989-04-03\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_client_is_found_by_the_new_name_and_number_and_no_more_by_the_old) {
    OpenClinic clinic;
    auto client = full();
    client.id = model::ClientId{clinic.done(model::AddClient{client})};
    clinic.client("Ana", "Lindqvist");
    for (const char* text : {"zoe", "obri", "smith", "brie", "0123", "1989-04-03"}) {
        BOOST_TEST_CONTEXT(text) {
            BOOST_CHECK(found(clinic, text) == std::vector{client.id});
        }
    }
    client.givenName = "Mia";
    client.familyName = "Żółkiewska";
    client.phone = "07700 900555";
    clinic.edit(client);
    BOOST_CHECK(found(clinic, "zolk") == std::vector{client.id});
    BOOST_CHECK(found(clinic, "0555") == std::vector{client.id});
    for (const char* text : {"zoe", "smith", "brie", "0123"}) {
        BOOST_TEST_CONTEXT(text) {
            BOOST_CHECK(found(clinic, text).empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_client_is_refused_with_the_field_at_fault) {
    struct Case {
        const char* problem;
        void (*spoil)(model::Client&);
    };
    const Case cases[] = {
        {"familyName: required", [](model::Client& c) { c.givenName = c.familyName = " "; }},
        {"birthDate: in-the-future", [](model::Client& c) { c.birthDate = dayOf("2026-03-03"); }},
        {"email: not-an-email", [](model::Client& c) { c.email = "zoe"; }},
        {"timeZone: unknown", [](model::Client& c) { c.timeZone = "Mars/Olympus"; }},
        {"sharesAddressWith: unknown", [](model::Client& c) { c.sharesAddressWith = model::ClientId{99}; }},
        {"phone: too-long", [](model::Client& c) { c.phone = std::string(61, '1'); }},
    };
    OpenClinic clinic;
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(one.problem) {
            auto client = full();
            one.spoil(client);
            BOOST_TEST(told(clinic.access.apply(model::AddClient{client})) == one.problem);
        }
    }
    BOOST_TEST(clinic.count("client") == 0);
    auto nobody = full();
    nobody.id = model::ClientId{41};
    BOOST_TEST(told(clinic.access.apply(model::EditClient{nobody, nobody})) == "client: unknown");
}

BOOST_AUTO_TEST_CASE(what_another_person_saved_meanwhile_is_not_overwritten) {
    OpenClinic clinic;
    auto hanna = clinic.member("hanna", {model::Role::assistant});
    const auto who = clinic.client();
    const auto seenByBoth = clinic.access.client(who).value();
    auto hers = seenByBoth;
    hers.allergies = "lidocaine";
    BOOST_TEST_REQUIRE(told(hanna.apply(model::EditClient{hers, seenByBoth})) == "");
    auto mine = seenByBoth;
    mine.phone = "07700 900555";
    const auto entries = clinic.count("trail_entry");
    BOOST_TEST(told(clinic.access.apply(model::EditClient{mine, seenByBoth})) == "client: changed-meanwhile");
    BOOST_TEST(clinic.count("trail_entry") == entries);
    BOOST_TEST(clinic.access.client(who)->allergies == "lidocaine");
    BOOST_TEST(clinic.access.client(who)->phone.empty());

    const auto seenAgain = clinic.access.client(who).value();
    mine = seenAgain;
    mine.phone = "07700 900555";
    BOOST_TEST(told(clinic.access.apply(model::EditClient{mine, seenAgain})) == "");
    BOOST_TEST(clinic.access.client(who)->allergies == "lidocaine");
    BOOST_TEST(clinic.access.client(who)->phone == "07700 900555");
}

BOOST_AUTO_TEST_CASE(many_clients_come_in_one_transaction_or_none) {
    OpenClinic clinic;
    std::vector<model::Change> changes;
    for (int i = 0; i < 300; ++i) {
        auto client = full();
        client.familyName = "Family" + std::to_string(i);
        changes.emplace_back(model::AddClient{client});
    }
    std::get<model::AddClient>(changes[217]).client.email = "nonsense";
    const auto entries = clinic.count("trail_entry");
    BOOST_TEST(told(clinic.access.apply(changes)) == "[217].email: not-an-email");
    BOOST_TEST(clinic.count("client") == 0);
    BOOST_TEST(clinic.count("trail_entry") == entries);
    std::get<model::AddClient>(changes[217]).client.email.clear();
    const auto applied = clinic.access.apply(changes);
    BOOST_TEST_REQUIRE(told(applied) == "");
    BOOST_TEST(applied->size() == 300u);
    BOOST_TEST((*applied)[299].sequence == entries + 300);
    BOOST_CHECK(found(clinic, "family217") == std::vector{model::ClientId{(*applied)[217].id}});
}

BOOST_AUTO_TEST_CASE(an_exposure_is_refused_in_the_future_or_on_no_known_zone) {
    OpenClinic clinic;
    const auto who = clinic.client();
    const auto add = [&](std::vector<model::ZoneCode> zones, const char* day, std::optional<model::Depth> depth = {}) {
        return told(clinic.access.apply(model::AddExposure{who, std::move(zones), model::Modality::homeRoller, depth,
                                                           std::nullopt, dayOf(day), false, ""}));
    };
    BOOST_TEST(add({{"chin"}}, "2026-03-03") == "day: in-the-future");
    BOOST_TEST(add({{"eyelid"}}, "2026-03-01") == "zones: unknown-zone");
    BOOST_TEST(add({}, "2026-03-01") == "zones: required");
    BOOST_TEST(add({{"chin"}}, "2026-03-01", model::Depth{5001}) == "depth: out-of-range");
    BOOST_TEST(add({{"chin"}, {"cheeks"}}, "2026-03-02", model::Depth{250}) == "");
    BOOST_TEST(clinic.raw.value<std::string>("SELECT zones FROM exposure") == "cheek-left cheek-right chin");
    BOOST_TEST(told(clinic.access.apply(model::TakeHistory{who, {{"nowhere"}}})) == "zones: unknown-zone");
}

BOOST_AUTO_TEST_CASE(a_reaction_is_open_until_it_is_closed_once) {
    OpenClinic clinic;
    const auto who = clinic.client();
    const model::ReactionId reaction{clinic.done(model::AddReaction{
        who, std::nullopt, {{"chin"}}, "redness", model::Severity::moderate, dayOf("2026-03-01"), ""})};
    const auto open = [&] {
        return clinic.raw.value<int>("SELECT open_reactions FROM client_search_index WHERE client_id = ?", who);
    };
    BOOST_TEST(open() == 1);
    BOOST_TEST(told(clinic.access.apply(model::CloseReaction{reaction, dayOf("2026-02-28"), ""})) ==
               "day: before-onset");
    clinic.done(model::CloseReaction{reaction, dayOf("2026-03-02"), "gone"});
    BOOST_TEST(open() == 0);
    BOOST_TEST(told(clinic.access.apply(model::CloseReaction{reaction, dayOf("2026-03-02"), ""})) ==
               "reaction: already-closed");
}

BOOST_AUTO_TEST_SUITE_END()
