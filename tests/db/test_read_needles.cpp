#include "db/read_needles.h"
#include "db/read_trace.h"
#include "db/read_warnings.h"
#include "tests/support/clinic_rows.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace {

using model::CartridgeId;
using support::day;

const auto today = day("2026-11-22");

struct Drawer : support::ClinicRows {
    model::ProductId skinPen = product("SkinPen", "Precision 14-pin");
    model::ProductId derma = product("Dermapen", "Standard 12");
    model::ClientId anna = client({.given = "Anna", .family = "Adams", .phone = "0113 496 0001"});
    model::ClientId ben = client({.given = "Ben", .family = "Baker"});

    /// Opens at an hour of the day, and says what became of the unit.
    model::SessionId treat(model::ClientId who, std::int64_t unit, model::Day onDay, const char* fate,
                           std::optional<model::ContainerId> container = {}) {
        const auto visit = session(who, onDay);
        const auto at = model::instantOf({onDay, 600}, "Europe/London").time_since_epoch().count();
        event(CartridgeId{unit}, "opened", {.session = visit, .at = at});
        if (std::string{fate} == "used") {
            event(CartridgeId{unit}, "used", {.session = visit, .container = container, .at = at});
        } else if (std::string{fate} == "wasted") {
            event(CartridgeId{unit}, "wasted", {.session = visit, .wasteReason = "dropped", .at = at});
        } else {
            event(CartridgeId{unit}, "resealed", {.session = visit, .at = at});
        }
        use(visit, CartridgeId{unit}, fate);
        sign(visit, container);
        return visit;
    }
    std::vector<std::string> numbers(bool withAll) {
        std::vector<std::string> found;
        for (const auto& row : db::read::stock(db, withAll, today).rows) {
            found.push_back(row.lot.number);
        }
        return found;
    }
    std::string offered(std::optional<model::DeviceId> device = {}, model::Modality modality = model::Modality::pen) {
        const auto unit = db::read::offer(db, modality, device, today);
        return unit ? unit->lotNumber : "nothing";
    }
    db::Listed<db::TraceRow> tracing(model::LotId id, int limit) {
        db::TraceQuery query;
        query.lot = id;
        query.limit = limit;
        return db::read::trace(db, query);
    }
    void quarantine(model::LotId id, bool recalled) {
        db.run("UPDATE lot SET quarantine = 'maker says so', recalled = ? WHERE id = ?", recalled, id);
    }
};
using Numbers = std::vector<std::string>;

} // namespace

BOOST_FIXTURE_TEST_SUITE(read_needles, Drawer)

BOOST_AUTO_TEST_CASE(every_unit_of_a_lot_is_counted_once) {
    const auto id = lot(skinPen, "24F118", day("2027-06-30"), 12);
    treat(anna, 1, day("2026-11-01"), "used");
    treat(ben, 2, day("2026-11-02"), "used");
    treat(ben, 3, day("2026-11-02"), "wasted");
    treat(ben, 4, day("2026-11-03"), "returned-sealed");
    event(CartridgeId{5}, "wasted", {.wasteReason = "pack-damaged"});
    event(CartridgeId{6}, "quarantined");
    event(CartridgeId{7}, "returned");
    const auto open = session(anna, today);
    event(CartridgeId{8}, "opened", {.session = open, .at = 5});
    const auto row = db::read::lot(db, id, today).value();
    BOOST_TEST(row.received == 12);
    BOOST_TEST(row.used == 2);
    BOOST_TEST(row.wasted == 2);
    BOOST_TEST(row.opened == 1);
    BOOST_TEST(row.quarantined == 1);
    BOOST_TEST(row.onHand == 6); // 4 and 9 to 12 in the box, 6 set aside
    BOOST_TEST(row.productName == "SkinPen Precision 14-pin");
    const auto units = db::read::cartridges(db, id, 5);
    BOOST_TEST(units.rows.size() == 5U);
    BOOST_TEST(units.total == 12);
    BOOST_TEST((units.rows[0].state == model::CartridgeState::used));
    BOOST_TEST((units.rows[3].state == model::CartridgeState::inStock));
    BOOST_TEST(!units.rows[3].session.has_value());
}

BOOST_AUTO_TEST_CASE(stock_lists_the_first_to_expire_first) {
    lot(skinPen, "LATE", day("2028-01-01"), 2);
    lot(derma, "SOON", day("2026-12-01"), 2);
    lot(skinPen, "GONE", day("2026-11-21"), 2);
    lot(skinPen, "LASTDAY", today, 1);
    lot(derma, "EMPTY", day("2027-01-01"), 1);
    event(CartridgeId{8}, "lost");
    BOOST_TEST(numbers(false) == (Numbers{"LASTDAY", "SOON", "LATE"}), boost::test_tools::per_element());
    BOOST_TEST(numbers(true) == (Numbers{"GONE", "LASTDAY", "SOON", "EMPTY", "LATE"}),
               boost::test_tools::per_element());
    BOOST_TEST(db::read::stock(db, false, today).total == 3);
    BOOST_TEST(db::read::stock(db, true, today).total == 5);
}

BOOST_AUTO_TEST_CASE(a_lot_number_is_found_as_people_type_it) {
    lot(skinPen, "24f118-A", day("2027-06-30"), 1);
    lot(derma, "24F118-a", day("2027-01-31"), 1);
    const auto found = db::read::lotsNumbered(db, "  24F118-a\n", today);
    BOOST_REQUIRE_EQUAL(found.size(), 2U);
    BOOST_TEST(found[0].productName == "Dermapen Standard 12");
    BOOST_TEST(db::read::lotsNumbered(db, "24F118", today).empty());
    BOOST_TEST(db::read::lotsNumbered(db, "  ", today).empty());
}

BOOST_AUTO_TEST_CASE(a_unit_is_found_by_what_is_printed_on_it) {
    lot(skinPen, "24F118", day("2027-06-30"), 3);
    const auto printed = db::printedId("NB", 2);
    BOOST_TEST(db::read::cartridgePrinted(db, printed)->id.value == 2);
    auto typed = printed;
    std::transform(typed.begin(), typed.end(), typed.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    BOOST_TEST(db::read::cartridgePrinted(db, typed)->id.value == 2);
    BOOST_TEST(!db::read::cartridgePrinted(db, db::printedId("XX", 2)).has_value());
    BOOST_TEST(!db::read::cartridgePrinted(db, db::printedId("NB", 77)).has_value());
    BOOST_TEST(!db::read::cartridgePrinted(db, "nonsense").has_value());
}

BOOST_AUTO_TEST_CASE(the_first_to_expire_is_offered_and_of_equals_the_open_box) {
    BOOST_TEST(offered() == "nothing");
    lot(skinPen, "EXPIRED", day("2026-11-21"), 3);
    BOOST_TEST(offered() == "nothing");
    lot(skinPen, "LATE", day("2028-01-01"), 2); // units 4 and 5
    const auto soon = lot(skinPen, "SOON", day("2027-01-01"), 3);
    BOOST_TEST(offered() == "SOON");
    treat(anna, 4, day("2026-11-20"), "used");
    BOOST_TEST(offered() == "SOON"); // although the other box is open
    lot(skinPen, "LIKE", day("2027-01-01"), 2); // units 9 and 10
    treat(ben, 9, day("2026-11-21"), "used");
    BOOST_TEST(offered() == "LIKE");
    BOOST_TEST(db::read::offer(db, model::Modality::pen, {}, today)->id.value == 10);
    treat(anna, 10, day("2026-11-21"), "used");
    BOOST_TEST(offered() == "SOON"); // nothing is left of the other
    quarantine(soon, false);
    BOOST_TEST(offered() == "LATE");
    treat(ben, 5, day("2026-11-21"), "used");
    BOOST_TEST(offered() == "nothing");
    BOOST_TEST(!db::read::offerOf(db, soon, today).has_value());
    BOOST_TEST(offered({}, model::Modality::rf) == "nothing");
}

BOOST_AUTO_TEST_CASE(only_one_lot_of_a_product_is_in_use) {
    const auto a = lot(skinPen, "A", day("2027-01-01"), 3);
    const auto b = lot(skinPen, "B", day("2028-01-01"), 3);
    treat(anna, 1, day("2026-11-01"), "used");
    treat(ben, 4, day("2026-11-02"), "used");
    BOOST_TEST(!db::read::lot(db, a, today)->inUse);
    BOOST_TEST(db::read::lot(db, b, today)->inUse);
    quarantine(b, true);
    BOOST_TEST(db::read::lot(db, a, today)->inUse);
    BOOST_TEST(!db::read::lot(db, b, today)->inUse);
}

BOOST_AUTO_TEST_CASE(a_device_is_offered_needles_of_its_own_line) {
    const auto pen = device("Crown Aesthetics", "SkinPen Precision");
    const auto other = device("DermapenWorld", "Dermapen 4");
    const auto strange = device("Acme", "Needler");
    lot(derma, "D1", day("2027-01-01"), 2);
    lot(skinPen, "S1", day("2028-01-01"), 2);
    BOOST_TEST(offered(pen) == "S1");
    BOOST_TEST(offered(other) == "D1");
    BOOST_TEST(offered(strange) == "nothing"); // whatever fits it is for a person to scan
    BOOST_TEST(offered() == "D1");
    const auto pro = device("PRO Pen", "PRO Pen");
    lot(product("Dr. Pen", "12-pin cartridge"), "P1", day("2027-01-01"), 2);
    BOOST_TEST(offered(pro) == "nothing"); // a word in common is no line of its own
    BOOST_TEST(offered(device("Dr. Pen", "Ultima A6")) == "P1");
    treat(anna, 1, day("2026-11-20"), "used"); // of D1
    BOOST_TEST(offered(pen) == "S1");
}

BOOST_AUTO_TEST_CASE(a_lot_leads_to_everyone_it_was_opened_for) {
    const auto id = lot(skinPen, "24F118", day("2027-06-30"), 6);
    const auto box = container("K-7", day("2026-10-01"), 20, "open");
    const auto first = treat(anna, 1, day("2026-11-01"), "used", box);
    const auto second = treat(ben, 2, day("2026-11-02"), "wasted", box);
    treat(ben, 3, day("2026-11-03"), "returned-sealed");
    const auto past = session(ben, day("2026-10-05"));
    db.run("INSERT INTO cartridge_use (session_id, lot_id, pack_intact, sheath_changed, fate, live) VALUES "
           "(?, ?, 1, 1, 'used', 0)",
           past, id);
    sign(past);
    const auto traced = tracing(id, 100);
    BOOST_TEST(traced.total == 3);
    BOOST_REQUIRE_EQUAL(traced.rows.size(), 3U);
    BOOST_TEST((traced.rows[0].session == second));
    BOOST_TEST((traced.rows[0].state == model::CartridgeState::wasted));
    BOOST_TEST((traced.rows[1].session == first));
    BOOST_TEST(traced.rows[1].clientName == "Anna Adams");
    BOOST_TEST(traced.rows[1].phone == "0113 496 0001");
    BOOST_TEST(traced.rows[1].container == "K-7");
    BOOST_TEST(traced.rows[1].printedId == db::printedId("NB", 1));
    BOOST_TEST(traced.rows[2].printedId == "");
    BOOST_TEST((traced.rows[2].state == model::CartridgeState::used));
    BOOST_TEST(tracing(id, 1).rows.size() == 1U);
    BOOST_TEST(tracing(id, 1).total == 3);
    const auto life = db::read::life(db, CartridgeId{1});
    BOOST_REQUIRE_EQUAL(life.size(), 3U);
    BOOST_TEST((life[1].event == model::CartridgeEvent::opened));
    BOOST_TEST(life[2].clientName == "Anna Adams");
    BOOST_TEST(life[2].container == "K-7");
    BOOST_TEST(life[2].who == "Mara Voss");
    BOOST_TEST(db::read::life(db, CartridgeId{2})[2].note == "dropped");
    const auto boxes = db::read::containers(db, today);
    BOOST_REQUIRE_EQUAL(boxes.size(), 1U);
    BOOST_TEST(boxes[0].cartridges == 1);
}

BOOST_AUTO_TEST_CASE(a_pack_code_names_product_and_quantity) {
    db.run("INSERT INTO pack_code (product_id, gtin, quantity) VALUES (?, '08612345678905', 25)", derma);
    const auto found = db::read::productOfGtin(db, "08612345678905");
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST(found->first.brand == "Dermapen");
    BOOST_TEST(found->first.packs.size() == 1U);
    BOOST_TEST(found->second == 25);
    BOOST_TEST(!db::read::productOfGtin(db, "8612345678905").has_value());
}

BOOST_AUTO_TEST_CASE(today_warns_of_what_expires_runs_low_or_was_recalled) {
    const auto watched = product("Stamp", "Six", "stamp", 3);
    product("Never", "Bought", "pen", 3);
    const auto recalled = lot(derma, "RECALLED", day("2027-06-01"), 40);
    lot(skinPen, "EXPIRED", day("2026-11-21"), 20);
    lot(skinPen, "IN30", day("2026-12-22"), 20);
    lot(skinPen, "IN31", day("2026-12-23"), 20);
    lot(watched, "FEW", day("2028-01-01"), 3);
    quarantine(recalled, true);
    container("FULL", day("2026-11-01"), 75, "open");
    container("ROOM", day("2026-11-01"), 74, "open");
    container("OLD", day("2026-09-03"), 5, "open");
    container("NOTOLD", day("2026-09-04"), 5, "open");
    container("CLOSED", day("2026-01-01"), 90, "closed");
    const auto warnings = db::read::warnings(db, today);
    const auto names = [](const std::vector<db::LotRow>& rows) {
        Numbers found;
        for (const auto& row : rows) {
            found.push_back(row.lot.number);
        }
        return found;
    };
    BOOST_TEST(names(warnings.recalledOnHand) == Numbers{"RECALLED"}, boost::test_tools::per_element());
    BOOST_TEST(names(warnings.expired) == Numbers{"EXPIRED"}, boost::test_tools::per_element());
    BOOST_TEST(names(warnings.expiring) == Numbers{"IN30"}, boost::test_tools::per_element());
    BOOST_REQUIRE_EQUAL(warnings.low.size(), 2U);
    BOOST_TEST(warnings.low[0].name == "Dermapen Standard 12"); // forty there, none to be opened
    BOOST_TEST(warnings.low[0].onHand == 0);
    BOOST_TEST(warnings.low[1].name == "Stamp Six");
    BOOST_TEST(warnings.low[1].onHand == 3);
    BOOST_REQUIRE_EQUAL(warnings.containers.size(), 2U);
    BOOST_TEST(warnings.containers[0].container.number == "OLD");
    BOOST_TEST(warnings.containers[1].container.number == "FULL");
}

BOOST_AUTO_TEST_SUITE_END()
