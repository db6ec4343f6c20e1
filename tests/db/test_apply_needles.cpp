#include "db/uid.h"
#include "tests/support/open_clinic.h"

using support::dayOf;
using support::OpenClinic;
using support::row;
using support::told;

namespace {

struct Stock : OpenClinic {
    model::ClientId who = client();
    model::ContainerId bin = container();
    model::LotId box = lot();
    std::vector<model::CartridgeId> units = unitsOf(box);

    std::string opening(model::SessionId session, model::CartridgeId unit) {
        return told(access.apply(model::OpenCartridge{session, unit, true, true}));
    }
    std::string counts(model::LotId id) {
        return raw.value<std::string>("SELECT received || ' = ' || in_stock || ' + ' || opened || ' + ' || used || ' + ' || "
                                      "wasted || ' + ' || quarantined || ' + ' || (expired + returned + lost) FROM lot_count_cache "
                                      "WHERE lot_id = ?",
                                      id);
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(apply_needles)

BOOST_AUTO_TEST_CASE(a_delivery_becomes_units_with_printed_ids_of_this_store) {
    Stock stock;
    BOOST_TEST(stock.units.size() == 5u);
    const auto prefix = stock.raw.value<std::string>("SELECT print_prefix FROM meta");
    const auto printed = stock.raw.rows("SELECT printed_id, number FROM cartridge ORDER BY id", [](const db::Row& row) {
        return std::pair{row.text(0), row.integer(1)};
    });
    for (const auto& [text, number] : printed) {
        BOOST_TEST(db::numberOfPrintedId(prefix, text).value() == number);
    }
    BOOST_TEST(stock.counts(stock.box) == "5 = 5 + 0 + 0 + 0 + 0 + 0");
}

BOOST_AUTO_TEST_CASE(a_delivery_is_refused_with_the_field_at_fault) {
    Stock stock;
    const auto receive = [&](model::ReceiveLot change) { return told(stock.access.apply(change)); };
    const auto product = stock.product();
    BOOST_TEST(receive({product, "24f118 ", dayOf("2027-07-01"), 5, "", false}) == "useBy: lot-has-another");
    BOOST_TEST(receive({product, "  ", dayOf("2027-07-01"), 5, "", false}) == "number: required");
    BOOST_TEST(receive({product, "X", dayOf("2027-07-01"), 0, "", false}) == "quantity: out-of-range");
    BOOST_TEST(receive({product, "X", dayOf("2027-07-01"), 100'001, "", false}) == "quantity: out-of-range");
    BOOST_TEST(receive({model::ProductId{999}, "X", dayOf("2027-07-01"), 1, "", false}) == "product: unknown");
    // The same lot again adds to it.
    BOOST_TEST(receive({product, "24f118", dayOf("2027-06-30"), 2, "", false}) == "");
    BOOST_TEST(stock.counts(stock.box) == "7 = 7 + 0 + 0 + 0 + 0 + 0");
    BOOST_TEST(stock.count("lot") == 1);
    BOOST_TEST(stock.count("delivery") == 2);
}

BOOST_AUTO_TEST_CASE(the_same_serial_arrives_once) {
    Stock stock;
    const std::string scan = "(01)09521234543213(17)270131(10)L7(21)S-1";
    const model::ReceiveLot box{stock.product(), "L7", dayOf("2027-01-31"), 10, scan, false};
    BOOST_TEST(told(stock.access.apply(box)) == "");
    BOOST_TEST(told(stock.access.apply(box)) == "udiAsScanned: serial-received-before");
    auto next = box;
    next.udiAsScanned = "(01)09521234543213(17)270131(10)L7(21)S-2";
    BOOST_TEST(told(stock.access.apply(next)) == "");
}

BOOST_AUTO_TEST_CASE(a_unit_is_opened_once_for_one_session) {
    Stock stock;
    const auto session = stock.started(stock.who, {row("chin", 600)});
    const auto other = stock.started(stock.client("Ben", "Okafor"), {row("chin", 600)});
    stock.opened(session, stock.units[0]);
    BOOST_TEST(stock.opening(session, stock.units[0]) == "cartridge: already-opened");
    BOOST_TEST(stock.opening(other, stock.units[0]) == "cartridge: already-opened");
    stock.later(std::chrono::minutes{20});
    const auto record = stock.record(stock.who, {row("chin", 600)}, {stock.units[0]}, stock.bin);
    BOOST_TEST_REQUIRE(told(stock.access.apply(model::SignSession{session, record}, stock.confirmed())) == "");
    const auto refused = stock.access.apply(model::OpenCartridge{other, stock.units[0], true, true});
    BOOST_TEST(told(refused) == "cartridge: used-before");
    BOOST_TEST(refused.problems()[0].values[0] == "2026-03-02");
    BOOST_TEST(stock.opening(session, stock.units[1]) == "session: wrong-state");
}

BOOST_AUTO_TEST_CASE(no_sql_opens_or_uses_a_unit_twice) {
    Stock stock;
    const auto first = stock.signedSession(stock.who, {row("chin", 600)}, stock.units[0], stock.bin);
    const auto second = stock.started(stock.client("Ben", "Okafor"), {row("chin", 600)});
    const auto refused = [&](const char* sql, auto... args) {
        BOOST_TEST_CONTEXT(sql) {
            BOOST_CHECK_EXCEPTION(stock.raw.write([&] { stock.raw.run(sql, args...); }), db::Error,
                                  [](const db::Error& e) { return e.fault() == db::Fault::constraint; });
        }
    };
    refused("INSERT INTO cartridge_event (cartridge_id, event, session_id, note, at, account_id) VALUES (?, 'opened', ?, "
            "'', 0, 1)",
            stock.units[0], second);
    refused("INSERT INTO cartridge_event (cartridge_id, event, session_id, note, at, account_id) VALUES (?, 'used', ?, "
            "'', 0, 1)",
            stock.units[0], second);
    refused("INSERT INTO cartridge_use (session_id, cartridge_id, lot_id, pack_intact, sheath_changed, fate, live) "
            "VALUES (?, ?, ?, 1, 1, 'used', 1)",
            second, stock.units[0], stock.box);
    refused("UPDATE cartridge_use SET session_id = ? WHERE session_id = ?", second, first);
    refused("DELETE FROM cartridge WHERE id = ?", stock.units[0]);
    // Nor is a unit that lies open let go of, to be opened once more.
    stock.opened(second, stock.units[1]);
    for (const char* fate : {"used", "wasted"}) {
        refused("UPDATE cartridge_use SET fate = ?, live = 0 WHERE cartridge_id = ?", fate, stock.units[1]);
    }
    refused("UPDATE cartridge_use SET cartridge_id = ? WHERE cartridge_id = ?", stock.units[2], stock.units[1]);
    refused("UPDATE cartridge_use SET session_id = ? WHERE cartridge_id = ?", first, stock.units[1]);
}

BOOST_AUTO_TEST_CASE(no_sql_rewrites_what_stands_on_a_box_or_opens_a_container_again) {
    Stock stock;
    stock.done(model::CloseContainer{stock.bin});
    const auto refused = [&](const char* sql) {
        BOOST_TEST_CONTEXT(sql) {
            BOOST_CHECK_EXCEPTION(stock.raw.write([&] { stock.raw.run(sql); }), db::Error,
                                  [](const db::Error& e) { return e.fault() == db::Fault::constraint; });
        }
    };
    for (const char* sql : {"UPDATE lot SET use_by = '2039-01-01'", "UPDATE lot SET number = 'X'", "DELETE FROM lot",
                            "UPDATE container SET state = 'open', closed = NULL", "UPDATE container SET number = 'X'",
                            "UPDATE container SET fill_percent = 1", "DELETE FROM container"}) {
        refused(sql);
    }
    stock.done(model::CollectContainer{stock.bin, "W-1"});
    refused("UPDATE container SET consignment = 'W-2'");
}

BOOST_AUTO_TEST_CASE(what_goes_into_a_container_goes_nowhere_else) {
    Stock stock;
    model::WasteCartridge waste{stock.units[0], model::WasteReason::dropped, "", model::WasteMethod::supplier,
                                std::nullopt, stock.bin};
    BOOST_TEST(told(stock.access.apply(waste)) == "method: other-than-container");
    waste.method.reset();
    stock.done(waste);
    const auto last = stock.access.life(stock.units[0]).back();
    BOOST_TEST((last.method == model::WasteMethod::sharpsContainer));
    BOOST_TEST(last.container == "B-1");
}

BOOST_AUTO_TEST_CASE(the_ledger_moves_as_the_model_says_and_no_other_way) {
    Stock stock;
    const auto session = stock.started(stock.who, {row("chin", 600)});
    for (const auto& state : model::codesOf<model::CartridgeState>) {
        for (const auto& event : model::codesOf<model::CartridgeEvent>) {
            if (event.value == model::CartridgeEvent::received) {
                continue;
            }
            BOOST_TEST_CONTEXT(state.code << " " << event.code) {
                const auto expected = model::after(state.value, event.value);
                std::string found;
                try {
                    const auto undone = stock.raw.write([&]() -> model::Outcome<model::Done> {
                        stock.raw.run("UPDATE cartridge SET state = ? WHERE id = ?", state.value, stock.units[0]);
                        stock.raw.run("INSERT INTO cartridge_event (cartridge_id, event, session_id, waste_reason, note, "
                                      "at, account_id) VALUES (?, ?, ?, ?, '', 0, 1)",
                                      stock.units[0], event.value, session,
                                      event.value == model::CartridgeEvent::wasted ? std::optional{"other"} : std::nullopt);
                        found = stock.stateOf(stock.units[0]);
                        return model::Problem{}; // leaves no trace
                    });
                    BOOST_TEST(!undone);
                } catch (const db::Error& e) {
                    BOOST_CHECK(e.fault() == db::Fault::constraint);
                }
                BOOST_TEST(found == (expected ? std::string{model::code(*expected)} : std::string{}));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(expired_and_quarantined_units_cannot_be_opened_but_can_be_wasted) {
    Stock stock;
    const auto session = stock.started(stock.who, {row("chin", 600)});
    const auto old = stock.unitsOf(stock.lot("OLD", "2026-03-01"));
    const auto lastDay = stock.unitsOf(stock.lot("LAST", "2026-03-02"));
    BOOST_TEST(stock.opening(session, old[0]) == "cartridge: expired");
    BOOST_TEST(stock.opening(session, lastDay[0]) == ""); // the use-by day itself is still usable
    stock.done(model::WasteCartridge{old[0], model::WasteReason::expired, ""});
    BOOST_TEST(stock.stateOf(old[0]) == "wasted");
    BOOST_TEST(stock.opening(session, old[0]) == "cartridge: wasted");

    stock.opened(session, stock.units[0]);
    stock.done(model::QuarantineLot{stock.box, false, "dented box"});
    BOOST_TEST(stock.opening(session, stock.units[1]) == "cartridge: quarantined");
    stock.done(model::QuarantineLot{stock.box, true, "maker's letter"});
    BOOST_TEST(stock.opening(session, stock.units[1]) == "cartridge: recalled");
    BOOST_TEST(told(stock.access.apply(model::QuarantineLot{stock.box, true, "again"})) == "lot: already-recalled");
    stock.done(model::WasteCartridge{stock.units[2], model::WasteReason::other, ""});
    stock.done(model::ReturnCartridge{stock.units[3], ""});
    // One that already lies open may still be used.
    BOOST_TEST(stock.stateOf(stock.units[0]) == "opened");
    stock.later(std::chrono::minutes{20});
    auto record = stock.record(stock.who, {row("chin", 600)}, {stock.units[0], lastDay[0]}, stock.bin);
    BOOST_TEST(told(stock.access.apply(model::SignSession{session, record}, stock.confirmed())) == "");
    BOOST_TEST(stock.counts(stock.box) == "5 = 0 + 0 + 1 + 1 + 2 + 1");
    stock.done(model::ReleaseLot{stock.box, "letter withdrawn"});
    BOOST_TEST(stock.counts(stock.box) == "5 = 2 + 0 + 1 + 1 + 0 + 1");
    BOOST_TEST(told(stock.access.apply(model::ReleaseLot{stock.box, "again"})) == "lot: not-quarantined");
}

BOOST_AUTO_TEST_CASE(units_that_arrive_of_a_recalled_lot_are_quarantined_at_once) {
    Stock stock;
    stock.done(model::QuarantineLot{stock.box, true, "maker's letter"});
    stock.lot("24F118", "2027-06-30", 3);
    BOOST_TEST(stock.counts(stock.box) == "8 = 0 + 0 + 0 + 0 + 8 + 0");
}

BOOST_AUTO_TEST_CASE(a_unit_opened_in_error_goes_back_sealed_and_can_be_opened_again) {
    Stock stock;
    const auto session = stock.started(stock.who, {row("chin", 600)});
    stock.opened(session, stock.units[0]);
    BOOST_TEST(told(stock.access.apply(model::ResealCartridge{session, stock.units[0], " "})) == "reason: required");
    BOOST_TEST(told(stock.access.apply(model::ResealCartridge{session, stock.units[1], "x"})) ==
               "cartridge: not-opened-here");
    stock.done(model::ResealCartridge{session, stock.units[0], "took the wrong one"});
    BOOST_TEST(stock.stateOf(stock.units[0]) == "in-stock");
    stock.opened(session, stock.units[0]);
    BOOST_TEST(stock.raw.value<int>("SELECT count(*) FROM cartridge_use WHERE cartridge_id = ?", stock.units[0]) == 2);

    stock.opened(session, stock.units[1]);
    stock.done(model::QuarantineLot{stock.box, false, "dented box"});
    stock.done(model::ResealCartridge{session, stock.units[1], "lot stopped"});
    BOOST_TEST(stock.stateOf(stock.units[1]) == "quarantined");
}

BOOST_AUTO_TEST_CASE(what_was_done_with_a_wrong_unit_is_kept_as_an_incident) {
    Stock stock;
    stock.signedSession(stock.who, {row("chin", 600)}, stock.units[0], stock.bin);
    const auto old = stock.unitsOf(stock.lot("OLD", "2026-03-01"));
    const auto recalled = stock.lot("REC", "2027-03-01");
    stock.done(model::QuarantineLot{recalled, true, "maker's letter"});
    stock.done(model::WasteCartridge{stock.units[1], model::WasteReason::dropped, ""});
    stock.later(std::chrono::hours{5});
    const auto unitUsed = [](model::CartridgeId unit) {
        model::CartridgeUse use;
        use.cartridge = unit;
        return use;
    };
    model::CartridgeUse ofRecalledLot;
    ofRecalledLot.lot = recalled;
    const auto kinds = [&](const model::CartridgeUse& use) {
        const auto client = stock.client("Any", "One");
        auto record = stock.record(client, {row("chin", 600)}, {}, stock.bin);
        record.cartridges = {use};
        const auto session = stock.done(model::RecordSession{record, {}});
        std::string text;
        for (const auto& kind : stock.raw.rows("SELECT kind FROM incident WHERE session_id = ? ORDER BY id",
                                               [](const db::Row& row) { return row.text(0); }, session)) {
            text += kind + " ";
        }
        return text;
    };
    BOOST_TEST(kinds(unitUsed(stock.units[0])) == "reused ");
    BOOST_TEST(kinds(unitUsed(stock.units[1])) == "not-in-stock ");
    BOOST_TEST(kinds(unitUsed(old[0])) == "expired ");
    BOOST_TEST(kinds(unitUsed(stock.unitsOf(recalled)[0])) == "recalled ");
    BOOST_TEST(kinds(ofRecalledLot) == "recalled ");
    BOOST_TEST(kinds({}) == "");
    BOOST_TEST(kinds(unitUsed(stock.units[2])) == "");
    BOOST_TEST(stock.stateOf(stock.units[2]) == "disposed");
    BOOST_TEST(stock.stateOf(old[0]) == "disposed");
    BOOST_TEST(stock.stateOf(stock.unitsOf(recalled)[0]) == "disposed");
    BOOST_TEST(stock.raw.value<int>("SELECT count(*) FROM cartridge_use WHERE cartridge_id = ? AND live = 1",
                                    stock.units[0]) == 1);
}

BOOST_AUTO_TEST_CASE(a_container_that_is_closed_takes_nothing_more) {
    Stock stock;
    const auto session = stock.started(stock.who, {row("chin", 600)});
    stock.opened(session, stock.units[0]);
    BOOST_TEST(told(stock.access.apply(model::CollectContainer{stock.bin, ""})) == "container: wrong-state");
    stock.done(model::CloseContainer{stock.bin});
    BOOST_TEST(told(stock.access.apply(model::FillContainer{stock.bin, 50})) == "container: wrong-state");
    stock.later(std::chrono::minutes{20});
    const auto record = stock.record(stock.who, {row("chin", 600)}, {stock.units[0]}, stock.bin);
    BOOST_TEST(told(stock.access.apply(model::SignSession{session, record}, stock.confirmed())) == "container: closed");
    BOOST_TEST(told(stock.access.apply(model::AssembleContainer{"B-1", std::nullopt})) == "number: taken");
}

BOOST_AUTO_TEST_CASE(a_product_is_checked_before_it_is_kept) {
    Stock stock;
    model::Product product;
    product.brand = "Brand";
    product.modelName = "12-pin";
    product.packs = {{"09521234543214", 10}};
    BOOST_TEST(told(stock.access.apply(model::AddProduct{product})) == "packs[0].gtin: not-a-gtin");
    product.packs = {{"09521234543213", 10}, {"09521234543213", 1}};
    BOOST_TEST(told(stock.access.apply(model::AddProduct{product})) == "packs[1].gtin: taken");
    product.packs.pop_back();
    stock.done(model::AddProduct{product});
    BOOST_TEST(told(stock.access.apply(model::AddProduct{product})) == "modelName: taken; packs[0].gtin: taken");
    product.brand = "";
    product.packs.clear();
    BOOST_TEST(told(stock.access.apply(model::AddProduct{product})) == "brand: required");
}

BOOST_AUTO_TEST_SUITE_END()
