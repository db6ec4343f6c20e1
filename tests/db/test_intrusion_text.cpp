// Attempts to get in by what is typed: words that are SQL, that are too long, or that are no text at all; and by what
// a role may not do.
#include "tests/support/open_clinic.h"

#include <functional>

BOOST_AUTO_TEST_SUITE(intrusion_text)

using support::OpenClinic;
using support::told;

/// Ends a statement in whatever way it is quoted, and looks like a placeholder, a path, a format and a link.
const std::string nasty =
    "x'); DROP TABLE client; --\"/* ?1 :a @b %s ../../etc <b> \\u0000 \xF0\x9F\x92\x89 \xE2\x80\xAE";

/// A change whose text stands as it went, and where it is read back.
struct TextField {
    const char* what;
    std::function<model::Outcome<db::Applied>(OpenClinic&, const std::string&)> write;
    const char* readBack; ///< SQL with the id of what was written
};

model::Outcome<db::Applied> clientWith(OpenClinic& clinic, const std::function<void(model::Client&)>& fill) {
    model::Client client;
    client.givenName = "Ana";
    client.familyName = "Lindqvist";
    fill(client);
    return clinic.access.apply(model::AddClient{client});
}

const TextField fields[] = {
    {"given name",
     [](OpenClinic& c, const std::string& t) { return clientWith(c, [&](model::Client& one) { one.givenName = t; }); },
     "SELECT given_name FROM client WHERE id = ?"},
    {"family name",
     [](OpenClinic& c, const std::string& t) { return clientWith(c, [&](model::Client& one) { one.familyName = t; }); },
     "SELECT family_name FROM client WHERE id = ?"},
    {"address",
     [](OpenClinic& c, const std::string& t) {
         return clientWith(c, [&](model::Client& one) { one.address.lines = t; });
     },
     "SELECT address_lines FROM client WHERE id = ?"},
    {"city",
     [](OpenClinic& c, const std::string& t) {
         return clientWith(c, [&](model::Client& one) { one.address.city = t; });
     },
     "SELECT address_city FROM client WHERE id = ?"},
    {"guardian",
     [](OpenClinic& c, const std::string& t) {
         return clientWith(c, [&](model::Client& one) { one.guardian = model::Guardian{t, "mother", "1"}; });
     },
     "SELECT guardian_name FROM client WHERE id = ?"},
    {"guardian's relation",
     [](OpenClinic& c, const std::string& t) {
         return clientWith(c, [&](model::Client& one) { one.guardian = model::Guardian{"Eva", t, "1"}; });
     },
     "SELECT guardian_relation FROM client WHERE id = ?"},
    {"allergies",
     [](OpenClinic& c, const std::string& t) { return clientWith(c, [&](model::Client& one) { one.allergies = t; }); },
     "SELECT allergies FROM client WHERE id = ?"},
    {"notes for the desk",
     [](OpenClinic& c, const std::string& t) { return clientWith(c, [&](model::Client& one) { one.deskNotes = t; }); },
     "SELECT desk_notes FROM client WHERE id = ?"},
    {"name where it came from",
     [](OpenClinic& c, const std::string& t) {
         return clientWith(c, [&](model::Client& one) { one.externalReference = t; });
     },
     "SELECT external_reference FROM client WHERE id = ?"},
    {"room", [](OpenClinic& c, const std::string& t) { return c.access.apply(model::AddRoom{t}); },
     "SELECT name FROM room WHERE id = ?"},
    {"device",
     [](OpenClinic& c, const std::string& t) {
         model::Device device;
         device.name = t;
         return c.access.apply(model::AddDevice{device});
     },
     "SELECT name FROM device WHERE id = ?"},
    {"device's serial number",
     [](OpenClinic& c, const std::string& t) {
         model::Device device;
         device.name = "Pen";
         device.serial = t;
         return c.access.apply(model::AddDevice{device});
     },
     "SELECT serial FROM device WHERE id = ?"},
    {"account",
     [](OpenClinic& c, const std::string& t) {
         model::Account account;
         account.signInName = "tia";
         account.fullName = t;
         account.roles = {model::Role::assistant};
         return c.access.addAccount({account}, "a password");
     },
     "SELECT full_name FROM account WHERE id = ?"},
    {"exposure",
     [](OpenClinic& c, const std::string& t) {
         model::AddExposure exposure;
         exposure.client = c.client();
         exposure.zones = {model::ZoneCode{"chin"}};
         exposure.modality = model::Modality::pen;
         exposure.day = c.today();
         exposure.note = t;
         return c.access.apply(exposure);
     },
     "SELECT note FROM exposure WHERE id = ?"},
    {"kind of reaction",
     [](OpenClinic& c, const std::string& t) {
         model::AddReaction reaction;
         reaction.client = c.client();
         reaction.kind = t;
         reaction.onset = c.today();
         return c.access.apply(reaction);
     },
     "SELECT kind FROM reaction WHERE id = ?"},
    {"note on a reaction",
     [](OpenClinic& c, const std::string& t) {
         model::AddReaction reaction;
         reaction.client = c.client();
         reaction.kind = "redness";
         reaction.onset = c.today();
         reaction.note = t;
         return c.access.apply(reaction);
     },
     "SELECT note FROM reaction WHERE id = ?"},
    {"consent form",
     [](OpenClinic& c, const std::string& t) {
         model::AddConsentForm form;
         form.form.code = "needling";
         form.form.name = "Needling";
         form.text = t;
         return c.access.apply(form);
     },
     "SELECT text FROM consent_form WHERE id = ?"},
    {"next visit",
     [](OpenClinic& c, const std::string& t) {
         return c.access.apply(model::NoteNextVisit{c.client(), model::NextVisitOutcome::declined, {}, t});
     },
     "SELECT note FROM next_visit_note WHERE id = ?"},
};

BOOST_AUTO_TEST_CASE(words_that_are_sql_are_words) {
    for (const auto& field : fields) {
        BOOST_TEST_CONTEXT(field.what) {
            OpenClinic clinic;
            const auto written = field.write(clinic, nasty);
            BOOST_TEST_REQUIRE(told(written) == "");
            BOOST_TEST(clinic.raw.value<std::string>(field.readBack, written->id) == nasty);
            const auto answer = clinic.access.verifyTrail({}, {});
            BOOST_TEST(answer.verified(), (answer.altered.empty() ? "" : answer.altered.front()));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_text_of_ten_megabytes_is_refused_field_by_field) {
    const std::string huge(10'000'000, 'x');
    for (const auto& field : fields) {
        BOOST_TEST_CONTEXT(field.what) {
            OpenClinic clinic;
            const auto refused = field.write(clinic, huge);
            BOOST_TEST_REQUIRE(!refused.ok());
            BOOST_TEST(refused.problems().front().code == "too-long");
            BOOST_TEST(!refused.problems().front().field.empty());
            BOOST_TEST(clinic.access.verifyTrail({}, {}).verified());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_text_at_whose_middle_others_would_stop_reading_is_refused) {
    const std::string halved{"Ana\0Eve", 7};
    OpenClinic clinic;
    const auto name = clientWith(clinic, [&](model::Client& one) { one.familyName = halved; });
    BOOST_TEST(told(name) == "familyName: control-character");
    const auto note = clientWith(clinic, [&](model::Client& one) { one.deskNotes = halved; });
    BOOST_TEST(told(note) == "deskNotes: control-character");
    BOOST_TEST(told(clinic.access.apply(model::AddRoom{halved})) == "name: control-character");
    const auto bytes = clientWith(clinic, [&](model::Client& one) { one.familyName = "Lind\xff"; });
    BOOST_TEST(told(bytes) == "familyName: not-utf8");
}

BOOST_AUTO_TEST_CASE(a_search_takes_what_is_typed_as_words) {
    OpenClinic clinic;
    clinic.client("Ana", "Lindqvist");
    for (const std::string& typed : {nasty, std::string{"' OR 1=1 --"}, std::string{"\" OR \"a\" : \""},
                                     std::string{"* NEAR(a b)"}, std::string{"%"}, std::string{"_"},
                                     std::string{"^Lind"}, std::string{"\xff\xfe\xc0"}, std::string(40'000, '"')}) {
        db::ClientQuery query;
        query.text = typed;
        const auto found = clinic.access.clients(query);
        BOOST_TEST(found.rows.size() <= 1U);
        BOOST_TEST(clinic.count("client") == 1);
    }
}

BOOST_AUTO_TEST_CASE(nobody_below_a_manager_gives_a_role_to_anybody_themselves_least) {
    OpenClinic clinic;
    for (const auto role :
         {model::Role::practitioner, model::Role::assistant, model::Role::auditor, model::Role::sender}) {
        const auto name = "member-" + std::string{model::code(role)};
        auto access = clinic.member(name.c_str(), {role});
        auto self = access.actor().person();
        for (const auto wanted : {model::Role::manager, model::Role::owner, model::Role::practitioner}) {
            self.roles.insert(wanted);
            BOOST_TEST(told(access.apply(model::EditAccount{self})) == "permission: not-permitted");
            model::Account other;
            other.signInName = "second-self";
            other.fullName = "Second Self";
            other.roles = {wanted};
            BOOST_TEST(!access.addAccount({other}, "a password").ok());
        }
        BOOST_TEST(told(access.addMachineSlot(self.id, "a secret that is long enough")) == "permission: not-permitted");
        BOOST_TEST(told(access.setPassword(clinic.owner().account(), "a password", "taken over")) ==
                   "permission: not-permitted");
    }
}

BOOST_AUTO_TEST_CASE(a_machine_slot_is_for_an_account_that_only_sends) {
    OpenClinic clinic;
    for (const auto& roles : {model::Roles{model::Role::manager}, model::Roles{model::Role::owner},
                              model::Roles{model::Role::sender, model::Role::manager}}) {
        const auto name = "member-" + std::to_string(roles.size()) + std::string{model::code(*roles.begin())};
        const auto member = clinic.member(name.c_str(), roles);
        BOOST_TEST(told(clinic.access.addMachineSlot(member.actor().account(), "a secret that is long enough")) ==
                   "account: only-a-sender");
    }
    BOOST_TEST(told(clinic.access.addMachineSlot(clinic.owner().account(), "a secret that is long enough")) ==
               "account: only-a-sender");
}

BOOST_AUTO_TEST_SUITE_END()
