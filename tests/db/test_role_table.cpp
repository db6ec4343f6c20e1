#include "db/role_table.h"
#include "model/change.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <set>

BOOST_AUTO_TEST_SUITE(role_table)

using model::Role;
BOOST_AUTO_TEST_CASE(every_change_has_a_row_and_every_row_is_known) {
    std::set<std::string, std::less<>> known{
        "session.override", "account.password",    "report.make",  "draft.save",     "read.clinic",
        "read.clients",     "read.sessions",       "read.needles", "read.reminders", "read.sheet",
        "read.drafts",      "read.all-drafts",     "read.trail",   "read.injuries",  "read.injury-names",
        "read.hygiene",     "account.machine-slot", "read.people"};
    for (const auto verb : model::changeVerbs) {
        known.emplace(verb);
    }
    for (const auto& verb : known) {
        BOOST_TEST(db::roleTable().contains(verb), verb);
    }
    for (const auto& [verb, roles] : db::roleTable()) {
        BOOST_TEST(known.contains(verb), verb);
    }
    BOOST_CHECK_THROW(db::mayDo({Role::owner}, "no.such-verb"), std::logic_error);
}

BOOST_AUTO_TEST_CASE(who_may_what) {
    struct Case {
        Role role;
        const char* verb;
        bool may;
    };
    for (const auto& c : {Case{Role::practitioner, "session.start", true},
                          Case{Role::assistant, "session.start", false},
                          Case{Role::assistant, "session.sign", false},
                          Case{Role::practitioner, "account.add", false},
                          Case{Role::manager, "account.add", true},
                          Case{Role::assistant, "lot.receive", true},
                          Case{Role::practitioner, "lot.release", false},
                          Case{Role::sender, "reminder.claim", true},
                          Case{Role::sender, "reminder.sending", true},
                          Case{Role::sender, "reminder.answer", false},
                          Case{Role::sender, "reminder.reply", false},
                          Case{Role::assistant, "reminder.reply", true},
                          Case{Role::auditor, "reminder.claim", false},
                          Case{Role::sender, "read.reminders", false},
                          Case{Role::sender, "read.clients", false},
                          Case{Role::sender, "mail.edit", false},
                          Case{Role::sender, "read.people", false},
                          Case{Role::sender, "clock.confirm", false},
                          Case{Role::sender, "mail.look", true},
                          Case{Role::assistant, "clock.confirm", true},
                          Case{Role::sender, "account.machine-slot", false},
                          Case{Role::practitioner, "mail.edit", false},
                          Case{Role::manager, "account.machine-slot", true},
                          Case{Role::sender, "read.sessions", false},
                          Case{Role::practitioner, "lot.count", true},
                          Case{Role::manager, "closure.add", true},
                          Case{Role::practitioner, "closure.add", false},
                          Case{Role::assistant, "hours.set", false},
                          Case{Role::assistant, "recall.issue", true},
                          Case{Role::practitioner, "recall.lift", false},
                          Case{Role::manager, "recall.lift", true},
                          Case{Role::assistant, "injury.record", true},
                          Case{Role::assistant, "injury.close", false},
                          Case{Role::practitioner, "finding.resolve", false},
                          Case{Role::manager, "finding.resolve", true},
                          Case{Role::practitioner, "session.replace", true},
                          Case{Role::assistant, "session.replace", false},
                          Case{Role::practitioner, "session.invalidate", true},
                          Case{Role::assistant, "session.invalidate", false},
                          Case{Role::auditor, "read.hygiene", true},
                          Case{Role::practitioner, "read.hygiene", false},
                          Case{Role::auditor, "read.injuries", true},
                          Case{Role::auditor, "read.injury-names", false},
                          Case{Role::practitioner, "read.injuries", false},
                          Case{Role::practitioner, "ledger.settings", false},
                          Case{Role::auditor, "read.trail", true},
                          Case{Role::practitioner, "read.trail", false}}) {
        BOOST_TEST(db::mayDo({c.role}, c.verb) == c.may, model::code(c.role) << ' ' << c.verb);
    }
    for (const auto& [verb, roles] : db::roleTable()) {
        BOOST_TEST(roles.contains(Role::owner), verb);
        BOOST_TEST(!db::mayDo({}, verb), verb);
        // An auditor looks, also on paper, and never touches.
        BOOST_TEST((!roles.contains(Role::auditor) || verb.starts_with("read.") || verb == db::reportVerb), verb);
    }
    BOOST_TEST(db::mayDo({Role::auditor, Role::assistant}, "client.add"));
}

BOOST_AUTO_TEST_CASE(a_table_that_is_none_is_refused) {
    const std::string header = "verb,owner,manager,practitioner,assistant,auditor,sender\n";
    BOOST_TEST(db::readRoleTable(header + "a.b,y,-,-,-,-,-\n").at("a.b") == model::Roles{Role::owner});
    for (const char* rows : {"a.b,y,-,-,-,-,x\n", "a.b,y,-,-,-,-,-\na.b,y,-,-,-,-,-\n", "a.b,y\n", ",y,-,-,-,-,-\n"}) {
        BOOST_CHECK_THROW(db::readRoleTable(header + rows), std::logic_error);
    }
}

BOOST_AUTO_TEST_SUITE_END()
