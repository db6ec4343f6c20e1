#include "db/read_check.h"
#include "tests/support/clinic_rows.h"

#include <boost/test/unit_test.hpp>

namespace read_check {

using support::day;
using Findings = std::vector<std::string>;

struct Ledger : support::ClinicRows {
    Ledger() {
        anna = client({.given = "Anna", .family = "O'Brien-Żak", .phone = "0113 496 0001"});
        box = lot(product("SkinPen", "Precision"), "A", day("2027-01-01"), 4);
        const auto visit = session(anna, day("2026-11-01"));
        event(model::CartridgeId{1}, "opened", {.session = visit});
        event(model::CartridgeId{1}, "used", {.session = visit});
        use(visit, model::CartridgeId{1}, "used");
        event(model::CartridgeId{2}, "quarantined");
    }
    Findings check() { return db::read::check(db, {}); }

    model::ClientId anna;
    model::LotId box;
};

} // namespace read_check

BOOST_FIXTURE_TEST_SUITE(read_check, Ledger)

BOOST_AUTO_TEST_CASE(a_sound_store_has_nothing_to_say) {
    BOOST_TEST(check().empty());
}

BOOST_AUTO_TEST_CASE(a_client_under_an_old_name_or_number_is_noticed) {
    const Findings stale{"search: client 1 is found by an old name or number"};
    db.run("UPDATE client SET family_name = 'Kelly' WHERE id = ?", anna);
    BOOST_TEST(check() == stale, boost::test_tools::per_element());
    db.run("UPDATE client SET family_name = ?, phone = '1' WHERE id = ?", "O'Brien-Żak", anna);
    BOOST_TEST(check() == stale, boost::test_tools::per_element());
    db.run("UPDATE client SET phone = '0113 496 0001' WHERE id = ?", anna);
    BOOST_TEST(check().empty());
    db.run("DELETE FROM client_word_index WHERE word = 'obrienzak'");
    BOOST_TEST(check() == stale, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_name_the_inner_search_lost_is_noticed) {
    db.run("INSERT INTO client_gram (client_gram) VALUES ('delete-all')");
    BOOST_TEST(check().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_client_the_search_does_not_know_is_noticed) {
    db.run("DELETE FROM client_search_index WHERE client_id = ?", anna);
    BOOST_TEST(check() == Findings{"search: client 1 is missing"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_miscounted_lot_is_noticed) {
    db.run("UPDATE lot_count_cache SET used = used + 1, in_stock = in_stock - 1 WHERE lot_id = ?", box);
    BOOST_TEST(check() == Findings{"ledger: lot 1 is miscounted"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_unit_that_is_not_where_its_life_led_it_is_noticed) {
    db.run("UPDATE cartridge SET state = 'in-stock' WHERE id = 1");
    const auto printed = db::printedId("NB", 1);
    const Findings both{"ledger: lot 1 is miscounted", "ledger: " + printed + " is not where its life led it"};
    BOOST_TEST(check() == both, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_last_unit_is_looked_at_too) {
    db.run("UPDATE cartridge SET state = 'lost' WHERE id = 4");
    const auto printed = db::printedId("NB", 4);
    const Findings both{"ledger: lot 1 is miscounted", "ledger: " + printed + " is not where its life led it"};
    BOOST_TEST(check() == both, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_use_in_another_session_than_the_unit_says_is_noticed) {
    const auto other = session(anna, day("2026-11-02"));
    db.run("UPDATE cartridge SET session_id = ? WHERE id = 1", other);
    BOOST_TEST(check() == Findings{"ledger: " + db::printedId("NB", 1) + " was used in another session than it says"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_amendment_without_its_end_or_its_beginning_is_noticed) {
    const auto visit = session(anna, day("2026-11-03"));
    sign(visit);
    const auto name = "sessions: " + db.value<std::string>("SELECT uid FROM session WHERE id = ?", visit);
    db.run("INSERT INTO session_amendment (uid, session_id, version, version_before, reason, at, account_id, "
           "was_started_at, was_ended_at, was_notes) SELECT ?, id, 2, 1, 'x', 0, performer_id, started_at, ended_at, "
           "notes FROM session WHERE id = ?",
           uid(), visit);
    BOOST_TEST(check() == Findings{name + " has an amendment that was never carried out"},
               boost::test_tools::per_element());
    db.run("UPDATE session SET state = 'amended', version = 2 WHERE id = ?", visit);
    BOOST_TEST(check().empty());
    db.run("DROP TRIGGER session_amendment_keep");
    db.run("DELETE FROM session_amendment");
    BOOST_TEST(check() == Findings{name + " was amended and keeps nothing of before"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(it_can_be_stopped) {
    db.run("UPDATE cartridge SET state = 'lost' WHERE id = 4");
    std::stop_source stop;
    stop.request_stop();
    BOOST_TEST(db::read::check(db, stop.get_token()).empty());
}

BOOST_AUTO_TEST_SUITE_END()
