#include "db/read_trace.h"
#include "tests/support/clinic_rows.h"

#include <boost/test/unit_test.hpp>

namespace read_trace {

using model::CartridgeId;
using support::day;

struct Walk : support::ClinicRows {
    model::ClientId anna = client({.given = "Anna", .family = "Adams", .phone = "0113 496 0001"});
    model::ClientId ben = client({.given = "Ben", .family = "Baker"});
    model::LotId a = lot(product("SkinPen", "Precision"), "A", day("2027-01-01"), 3);
    model::LotId b = lot(product("Dermapen", "12"), "B", day("2027-01-01"), 3);
    model::ContainerId bin = container("B-1", day("2026-10-01"), 10, "open");
    model::SessionId first = treat(anna, 1, day("2026-11-01"));
    model::SessionId second = treat(anna, 4, day("2026-11-10"));
    model::SessionId third = treat(ben, 2, day("2026-11-10"), 700);

    model::SessionId treat(model::ClientId who, std::int64_t unit, model::Day onDay, int minute = 600) {
        const auto visit = session(who, onDay, minute);
        event(CartridgeId{unit}, "opened", {.session = visit});
        event(CartridgeId{unit}, "used", {.session = visit});
        event(CartridgeId{unit}, "disposed", {.session = visit, .container = bin});
        use(visit, CartridgeId{unit}, "used");
        db.run("INSERT INTO session_row (session_id, version, ordinal, zone, modality, indication, rf, note) VALUES "
               "(?1, 1, 0, 'nose', 'pen', 'rejuvenation', 0, ''), (?1, 1, 1, 'chin', 'pen', 'rejuvenation', 0, '')",
               visit);
        sign(visit, bin);
        return visit;
    }
    std::string sessions(const db::TraceQuery& query) {
        std::string text;
        const auto found = db::read::trace(db, query);
        for (const auto& row : found.rows) {
            text += std::to_string(row.session.value) + " ";
        }
        BOOST_TEST(found.total >= static_cast<std::int64_t>(found.rows.size()));
        return text;
    }
};

} // namespace read_trace

BOOST_FIXTURE_TEST_SUITE(read_trace, Walk)

BOOST_AUTO_TEST_CASE(it_walks_from_a_lot_a_unit_a_client_a_container_or_a_day) {
    db::TraceQuery query;
    BOOST_TEST(sessions(query) == "3 2 1 ");
    query.lot = a;
    BOOST_TEST(sessions(query) == "3 1 ");
    query = {};
    query.cartridge = CartridgeId{4};
    BOOST_TEST(sessions(query) == "2 ");
    query = {};
    query.client = anna;
    BOOST_TEST(sessions(query) == "2 1 ");
    query = {};
    query.container = bin;
    BOOST_TEST(sessions(query) == "3 2 1 ");
    query = {};
    query.first = query.last = day("2026-11-10");
    BOOST_TEST(sessions(query) == "3 2 ");
    query.client = ben;
    BOOST_TEST(sessions(query) == "3 ");
}

BOOST_AUTO_TEST_CASE(each_row_says_all_that_a_recall_list_needs) {
    db::TraceQuery query;
    query.cartridge = CartridgeId{1};
    const auto row = db::read::trace(db, query).rows.at(0);
    BOOST_TEST(row.clientName == "Anna Adams");
    BOOST_TEST(row.phone == "0113 496 0001");
    BOOST_TEST(row.lotNumber == "A");
    BOOST_TEST(row.productName == "SkinPen Precision");
    BOOST_TEST((row.useBy == day("2027-01-01")));
    BOOST_TEST(row.container == "B-1");
    BOOST_TEST(row.zones == "nose chin");
    BOOST_TEST(row.performer == "Mara Voss");
    BOOST_TEST((row.state == model::CartridgeState::disposed));
}

BOOST_AUTO_TEST_CASE(a_page_is_bounded_and_an_export_is_whole_unless_stopped) {
    db::TraceQuery query;
    query.limit = 1;
    const auto page = db::read::trace(db, query);
    BOOST_TEST(page.rows.size() == 1U);
    BOOST_TEST(page.total == 3);
    int met = 0;
    const auto all = [&](const db::TraceRow&) { return ++met > 0; };
    BOOST_TEST(db::read::eachTrace(db, query, all, {}));
    BOOST_TEST(met == 3);
    std::stop_source stop;
    const auto until = [&](const db::TraceRow&) { return stop.request_stop(); };
    BOOST_TEST(!db::read::eachTrace(db, query, until, stop.get_token()));
}

BOOST_AUTO_TEST_CASE(what_was_charted_on_the_wrong_client_does_not_lead_there) {
    db.run("UPDATE session SET state = 'invalidated', counts = 0 WHERE id = ?", third);
    db::TraceQuery query;
    query.lot = a;
    BOOST_TEST(sessions(query) == "1 ");
}

BOOST_AUTO_TEST_SUITE_END()
