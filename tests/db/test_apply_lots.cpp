// Counting, expiring, losing and finding units; that the balance adds up whatever happens; that a unit is used once.
#include "db/read_balances.h"
#include "db/read_check.h"
#include "tests/support/open_clinic.h"
#include "tests/support/property.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <filesystem>

BOOST_AUTO_TEST_SUITE(apply_lots)

using support::dayOf;
using support::OpenClinic;
using support::row;
using support::told;

struct Shelf : OpenClinic {
    model::ClientId who = client();
    model::ContainerId bin = container();
    model::LotId box = lot();
    std::vector<model::CartridgeId> units = unitsOf(box);

    template <class Change>
    std::string trying(const Change& change) {
        return told(access.apply(change));
    }
    model::Balance balance(const char* first, const char* last, model::LotId id) {
        for (const auto& one : access.balances(dayOf(first), dayOf(last)).rows) {
            if (one.lot == id) {
                return one.balance;
            }
        }
        return {};
    }
    std::int64_t inState(const char* state) {
        return raw.value<std::int64_t>("SELECT count(*) FROM cartridge WHERE state = ?", state);
    }
};

/// Runs `work` in a process of its own; what it returns is how that ends, 8 for an exception.
template <class Work>
pid_t inAnotherProgram(Work work) {
    const auto child = ::fork();
    if (child == 0) {
        int result = 8;
        try {
            result = work();
        } catch (const std::exception& failure) {
            std::cerr << failure.what() << '\n';
        }
        ::_exit(result);
    }
    return child;
}
int ended(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

BOOST_AUTO_TEST_CASE(a_delivery_to_be_compared_with_the_box_is_asked_about_once) {
    Shelf shelf;
    const auto other = model::ProductId{
        shelf.raw.value<std::int64_t>("SELECT id FROM product WHERE id <> ? ORDER BY id LIMIT 1", shelf.product())};
    model::ReceiveLot late{shelf.product(), "OLD", dayOf("2026-03-01"), 3, "", false};
    BOOST_TEST(shelf.trying(late) == "useBy: use-by-past");
    late.compared = true;
    const model::LotId id{shelf.done(late)};
    // What is past its day comes as expired: it can be thrown away, and never opened.
    BOOST_TEST(shelf.inState("expired") == 3);
    BOOST_TEST((shelf.balance("2026-03-02", "2026-03-02", id) == model::Balance{.received = 3, .expired = 3}));
    shelf.done(model::WasteCartridge{shelf.unitsOf(id)[0], model::WasteReason::expired, ""});
    BOOST_TEST((shelf.balance("2026-03-02", "2026-03-02", id) == model::Balance{.received = 3, .expired = 3}));

    model::ReceiveLot same{other, "24f118", dayOf("2027-06-30"), 3, "", false};
    const auto refused = shelf.access.apply(same);
    BOOST_TEST(told(refused) == "number: lot-of-other-product");
    BOOST_TEST(refused.problems()[0].values[0] != "");
    same.compared = true;
    BOOST_TEST(shelf.trying(same) == "");
    same.compared = false;
    BOOST_TEST(shelf.trying(same) == ""); // now it is known of this one as well
    BOOST_TEST(shelf.trying(model::ReceiveLot{shelf.product(), "M", dayOf("2027-06-30"), 1'000'000, "", false}) ==
               "quantity: out-of-range");
}

BOOST_AUTO_TEST_CASE(a_count_that_agrees_is_kept_and_changes_nothing) {
    Shelf shelf;
    shelf.done(model::CountLot{shelf.box, 5, "", {}});
    const auto counts = shelf.access.counts(shelf.box);
    BOOST_REQUIRE_EQUAL(counts.size(), 1U);
    BOOST_TEST(counts[0].expected == 5);
    BOOST_TEST(counts[0].counted == 5);
    BOOST_TEST(counts[0].who == "Mara Voss");
    BOOST_TEST(shelf.inState("in-stock") == 5);
}

BOOST_AUTO_TEST_CASE(a_variance_needs_a_reason_and_becomes_units_lost_or_found) {
    Shelf shelf;
    const auto refused = shelf.access.apply(model::CountLot{shelf.box, 3, " ", {}});
    BOOST_TEST(told(refused) == "reason: variance-unexplained");
    BOOST_TEST((refused.problems()[0].values == std::vector<std::string>{"5", "3"}));
    BOOST_TEST(shelf.trying(model::CountLot{shelf.box, -1, "x", {}}) == "counted: out-of-range");
    BOOST_TEST(shelf.trying(model::CountLot{{}, 1, "x", {}}) == "lot: unknown");
    BOOST_TEST(shelf.trying(model::CountLot{shelf.box, 4, "x", {shelf.units[0], shelf.units[1]}}) ==
               "missing: more-than-missing");

    // The one known to be missing, then the last received.
    shelf.done(model::CountLot{shelf.box, 3, "not on the shelf", {shelf.units[1]}});
    BOOST_TEST(shelf.stateOf(shelf.units[1]) == "lost");
    BOOST_TEST(shelf.stateOf(shelf.units[4]) == "lost");
    BOOST_TEST(shelf.stateOf(shelf.units[3]) == "in-stock");
    BOOST_TEST(shelf.access.life(shelf.units[4]).back().note == "not on the shelf");

    // Two come back, and one that nobody ever booked in.
    shelf.later(std::chrono::hours{24});
    shelf.done(model::CountLot{shelf.box, 6, "found in room 2", {}});
    BOOST_TEST(shelf.inState("lost") == 0);
    BOOST_TEST(shelf.unitsOf(shelf.box).size() == 6U);
    const auto lot = shelf.access.lot(shelf.box).value();
    BOOST_TEST(lot.received == 5);
    BOOST_TEST(lot.found == 1);
    BOOST_TEST(lot.onHand == 6);
    BOOST_TEST((shelf.balance("2026-03-02", "2026-03-02", shelf.box) == model::Balance{.received = 5, .lost = 2}));
    BOOST_TEST((shelf.balance("2026-03-03", "2026-03-03", shelf.box) == model::Balance{.opening = 3, .found = 3}));
    BOOST_TEST(shelf.access.check({}).empty());
}

BOOST_AUTO_TEST_CASE(units_past_their_day_leave_the_stock_once_and_may_then_be_wasted_or_returned) {
    Shelf shelf;
    const auto ending = shelf.lot("ENDS", "2026-03-02", 3);
    const auto units = shelf.unitsOf(ending);
    BOOST_TEST(shelf.trying(model::ExpireLots{}) == "lot: nothing-expired");
    shelf.later(std::chrono::hours{24});
    shelf.done(model::ExpireLots{});
    BOOST_TEST(shelf.inState("expired") == 3);
    const auto last = shelf.access.life(units[0]).back();
    BOOST_TEST((last.event == model::CartridgeEvent::expired));
    BOOST_TEST(last.who == "Mara Voss");
    BOOST_TEST(shelf.trying(model::ExpireLots{}) == "lot: nothing-expired");
    shelf.later(std::chrono::hours{24});
    shelf.done(model::WasteCartridge{units[0], model::WasteReason::expired, ""});
    shelf.done(model::ReturnCartridge{units[1], "to the maker"});
    shelf.done(model::CountLot{ending, 0, "thrown away unrecorded", {}});
    BOOST_TEST((shelf.balance("2026-03-02", "2026-03-03", ending) == model::Balance{.received = 3, .expired = 3}));
    BOOST_TEST((shelf.balance("2026-03-04", "2026-03-04", ending) == model::Balance{}));
    BOOST_TEST(shelf.access.check({}).empty());
}

BOOST_AUTO_TEST_CASE(a_unit_missed_or_expired_on_the_books_can_still_turn_out_to_have_been_used) {
    Shelf shelf;
    const auto ending = shelf.unitsOf(shelf.lot("ENDS", "2026-03-02", 2));
    auto record = shelf.record(shelf.who, {row("chin", 600)}, {ending[0], shelf.units[0]}, shelf.bin);
    shelf.done(model::LoseCartridge{shelf.units[0], "not in its box"});
    shelf.later(std::chrono::hours{30});
    shelf.done(model::ExpireLots{});
    const auto session = shelf.done(model::RecordSession{record, {}});
    BOOST_TEST(shelf.stateOf(ending[0]) == "disposed");
    BOOST_TEST(shelf.stateOf(shelf.units[0]) == "disposed");
    // It was used on its last day: nothing was wrong.
    BOOST_TEST(shelf.raw.value<int>("SELECT count(*) FROM incident WHERE session_id = ?", session) == 0);
    BOOST_TEST(shelf.access.check({}).empty());
}

BOOST_AUTO_TEST_CASE(units_get_lost_and_found_one_by_one) {
    Shelf shelf;
    shelf.done(model::LoseCartridge{shelf.units[0], "rolled away"});
    BOOST_TEST(shelf.trying(model::LoseCartridge{shelf.units[0], ""}) == "cartridge: wrong-state");
    shelf.done(model::FindCartridge{shelf.units[0], "behind the cabinet"});
    BOOST_TEST(shelf.stateOf(shelf.units[0]) == "in-stock");
    BOOST_TEST(shelf.trying(model::FindCartridge{shelf.units[0], ""}) == "cartridge: wrong-state");
    shelf.done(model::LoseCartridge{shelf.units[1], ""});
    shelf.done(model::QuarantineLot{shelf.box, false, "dented box"});
    shelf.done(model::FindCartridge{shelf.units[1], ""});
    BOOST_TEST(shelf.stateOf(shelf.units[1]) == "quarantined");
    const auto session = shelf.started(shelf.who, {row("chin", 600)});
    const auto other = shelf.unitsOf(shelf.lot("B", "2027-01-01"));
    shelf.opened(session, other[0]);
    BOOST_TEST(shelf.trying(model::LoseCartridge{other[0], ""}) == "cartridge: wrong-state");
}

BOOST_AUTO_TEST_CASE(a_waste_tells_where_it_went_and_who_saw_it) {
    Shelf shelf;
    const auto witness = shelf.member("ola", {model::Role::assistant}).actor().account();
    model::WasteCartridge waste{shelf.units[0],
                                model::WasteReason::dropped,
                                "floor",
                                model::WasteMethod::sharpsContainer,
                                shelf.owner().account(),
                                shelf.bin};
    BOOST_TEST(shelf.trying(waste) == "witness: same-person");
    waste.witness = model::AccountId{999};
    BOOST_TEST(shelf.trying(waste) == "witness: unknown");
    waste.witness = witness;
    shelf.done(waste);
    const auto last = shelf.access.life(shelf.units[0]).back();
    BOOST_TEST(last.witness == "ola");
    BOOST_TEST(last.container == "B-1");
    BOOST_TEST((last.method == model::WasteMethod::sharpsContainer));

    model::LedgerSettings strict;
    strict.witnessNeeded = true;
    shelf.done(model::EditLedgerSettings{strict});
    BOOST_TEST(shelf.trying(model::WasteCartridge{shelf.units[1], model::WasteReason::dropped, ""}) ==
               "witness: required");
    BOOST_TEST((shelf.access.ledgerSettings() == strict));
}

BOOST_AUTO_TEST_CASE(used_units_go_into_a_container_by_one_act) {
    Shelf shelf;
    auto record = shelf.record(shelf.who, {row("chin", 600)}, {shelf.units[0], shelf.units[1]}, shelf.bin);
    record.container.reset();
    shelf.done(model::RecordSession{record, {}});
    const auto open = shelf.access.undisposed();
    BOOST_REQUIRE_EQUAL(open.size(), 2U);
    BOOST_TEST(shelf.trying(model::DisposeCartridges{shelf.bin, {}}) == "cartridges: required");
    BOOST_TEST(shelf.trying(model::DisposeCartridges{shelf.bin, {shelf.units[0], shelf.units[0], shelf.units[2]}}) ==
               "cartridges[1].cartridge: twice; cartridges[2].cartridge: wrong-state");
    shelf.done(model::DisposeCartridges{shelf.bin, {open[0].id, open[1].id}});
    BOOST_TEST(shelf.access.undisposed().empty());
    BOOST_TEST(shelf.stateOf(shelf.units[0]) == "disposed");
    BOOST_TEST(shelf.access.containers()[0].cartridges == 2);
    shelf.done(model::CloseContainer{shelf.bin});
    BOOST_TEST(shelf.trying(model::DisposeCartridges{shelf.bin, {shelf.units[0]}}) ==
               "container: closed; cartridges[0].cartridge: wrong-state");
}

BOOST_AUTO_TEST_CASE(a_container_is_placed_filled_closed_and_collected_with_its_number) {
    Shelf shelf;
    const model::RoomId room{shelf.done(model::AddRoom{"Room 1"})};
    const model::ContainerId id{shelf.done(model::AssembleContainer{"B-2", std::nullopt, "bench box", 1000})};
    BOOST_TEST(shelf.trying(model::AssembleContainer{"B-3", std::nullopt, "", 0}) == "millilitres: out-of-range");
    BOOST_TEST(shelf.trying(model::PlaceContainer{id, model::RoomId{77}}) == "room: unknown");
    shelf.done(model::PlaceContainer{id, room});
    shelf.done(model::FillContainer{id, 75});
    auto found = shelf.access.containers()[0];
    BOOST_TEST(found.room == "Room 1");
    BOOST_TEST(found.container.kind == "bench box");
    BOOST_TEST(found.container.millilitres.value() == 1000);
    BOOST_TEST(found.standing.full);
    BOOST_TEST(shelf.access.warnings().containers.size() == 1U);
    shelf.done(model::CloseContainer{id});
    BOOST_TEST(shelf.access.warnings().containers.empty());
    model::LedgerSettings settings;
    settings.containers.collectWithinDays = 2;
    shelf.done(model::EditLedgerSettings{settings});
    shelf.later(std::chrono::hours{72});
    BOOST_REQUIRE_EQUAL(shelf.access.warnings().containers.size(), 1U);
    BOOST_TEST(shelf.access.warnings().containers[0].standing.collectOverdue);
    shelf.done(model::CollectContainer{id, "C-77"});
    BOOST_TEST(shelf.access.warnings().containers.empty());
    BOOST_TEST(shelf.trying(model::PlaceContainer{id, std::nullopt}) == "container: wrong-state");
    std::string steps;
    for (const auto& step : shelf.access.containerLife(id)) {
        steps += step.event + " ";
    }
    BOOST_TEST(steps == "assembled placed filled closed collected ");
}

BOOST_AUTO_TEST_CASE(two_programs_that_reach_for_one_unit_get_it_once) {
    // The clinic is laid down by a program of its own: nothing of an open store may cross a fork.
    const support::Scratch note;
    const auto now = support::momentOf("2026-03-02T10:00:00.000000Z");
    const auto made = inAnotherProgram([&] {
        auto* shelf = new Shelf; // keeps its folder
        shelf->started(shelf->who, {row("chin", 600)});
        shelf->started(shelf->client("Ben", "Okafor"), {row("chin", 600)});
        support::writeFile(note / "folder", shelf->scratch.path().string());
        return 0;
    });
    BOOST_TEST_REQUIRE(ended(made) == 0);
    const std::filesystem::path scratch = support::contentOf(note / "folder");
    const auto folder = scratch / "clinic.needlebook";

    for (std::size_t unit = 0; unit < 5; ++unit) {
        std::array<int, 2> gate{};
        BOOST_REQUIRE(::pipe(gate.data()) == 0);
        const auto reaching = [&](std::size_t place) {
            ::close(gate[1]);
            const auto opened =
                db::Store::open(folder, "owner", "owner's own", {[now] { return now; }, db::KeyCost::cheapest, false});
            auto access = opened->store->as(opened->actor);
            const auto session = access.unsigned_({}).at(place).id;
            const auto cartridge = access.cartridges(access.stock(false).rows.at(0).lot.id).rows.at(unit).id;
            char byte = 0;
            [[maybe_unused]] const auto waited = ::read(gate[0], &byte, 1);
            const auto answer = access.apply(model::OpenCartridge{session, cartridge, true, true});
            return answer ? 1 : (support::told(answer) == "cartridge: already-opened" ? 2 : 3);
        };
        const auto first = inAnotherProgram([&] { return reaching(0); });
        const auto second = inAnotherProgram([&] { return reaching(1); });
        ::close(gate[0]);
        ::close(gate[1]); // both begin
        const auto results = std::minmax({ended(first), ended(second)});
        BOOST_TEST(results.first == 1);
        BOOST_TEST(results.second == 2);
    }
    db::Connection raw{folder / "store.db", {}};
    BOOST_TEST(raw.value<int>("SELECT count(*) FROM cartridge_use WHERE live = 1") == 5);
    BOOST_TEST(raw.value<int>("SELECT count(DISTINCT cartridge_id) FROM cartridge_use") == 5);
    std::filesystem::remove_all(scratch);
}

BOOST_AUTO_TEST_CASE(opening_and_closing_balances_add_up_whatever_happens) {
    // One clinic for all the histories: each goes on with a lot of its own where the last one ended.
    Shelf shelf;
    int histories = 0;
    const auto stockOf = [&](model::LotId lot) {
        return shelf.raw.value<std::int64_t>(
            "SELECT count(*) FROM cartridge WHERE lot_id = ? AND state IN ('in-stock', 'opened', 'quarantined')", lot);
    };
    const bool holds = support::property("balances add up", [&] {
        const auto first = shelf.today();
        const auto useBy = first + model::Days{*rc::gen::inRange(-1, 4)};
        const auto number = "H" + std::to_string(++histories);
        const auto receive = [&](int quantity) {
            return shelf.access.apply(model::ReceiveLot{shelf.product(), number, useBy, quantity, "", false, true});
        };
        const model::LotId lot{receive(*rc::gen::inRange(1, 6)).value().id};
        std::vector<std::int64_t> closings; // by day, as the units stand
        const auto unit = [&] {
            const auto all = shelf.unitsOf(lot);
            return all[*rc::gen::inRange<std::size_t>(0, all.size())];
        };
        for (int step = *rc::gen::inRange(1, 16); step > 0; --step) {
            // Many of these are refused: what is refused must leave no trace in the balance either.
            switch (*rc::gen::inRange(0, 11)) {
            case 0:
                static_cast<void>(receive(*rc::gen::inRange(1, 4)));
                break;
            case 1:
                static_cast<void>(shelf.access.apply(model::WasteCartridge{unit(), model::WasteReason::dropped, ""}));
                break;
            case 2:
                static_cast<void>(shelf.access.apply(model::ReturnCartridge{unit(), ""}));
                break;
            case 3:
                static_cast<void>(shelf.access.apply(model::LoseCartridge{unit(), ""}));
                break;
            case 4:
                static_cast<void>(shelf.access.apply(model::FindCartridge{unit(), ""}));
                break;
            case 5:
                static_cast<void>(shelf.access.apply(model::QuarantineLot{lot, false, "dented"}));
                break;
            case 6:
                static_cast<void>(shelf.access.apply(model::ReleaseLot{lot, "good after all"}));
                break;
            case 7:
                static_cast<void>(shelf.access.apply(model::ExpireLots{}));
                break;
            case 8:
                static_cast<void>(shelf.access.apply(model::CountLot{lot, *rc::gen::inRange(0, 9), "counted", {}}));
                break;
            case 9: {
                auto record = shelf.record(shelf.who, {row("chin", 600)}, {unit()}, shelf.bin);
                record.cartridges[0].fate =
                    *rc::gen::arbitrary<bool>() ? model::CartridgeFate::used : model::CartridgeFate::wasted;
                record.cartridges[0].wasteReason = model::WasteReason::other;
                static_cast<void>(shelf.access.apply(model::RecordSession{record, {}, true}));
                break;
            }
            default:
                closings.push_back(stockOf(lot));
                shelf.later(std::chrono::hours{24});
                break;
            }
        }
        closings.push_back(stockOf(lot));
        const auto days = static_cast<int>(closings.size());
        for (int from = 0; from < days; ++from) {
            for (int to = from; to < days; ++to) {
                model::Balance found;
                db::read::eachBalance(shelf.raw, first + model::Days{from}, first + model::Days{to},
                                      [&](const db::BalanceRow& one) {
                                          found = one.lot == lot ? one.balance : found;
                                          return true;
                                      },
                                      {});
                RC_ASSERT(found.opening == (from == 0 ? 0 : closings[static_cast<std::size_t>(from) - 1]));
                RC_ASSERT(found.closing() == closings[static_cast<std::size_t>(to)]);
            }
        }
        shelf.later(std::chrono::hours{24});
    });
    BOOST_TEST(holds);
    const auto wrong = shelf.access.check({});
    BOOST_TEST(wrong.empty(), (wrong.empty() ? "" : wrong.front()));
}

BOOST_AUTO_TEST_CASE(one_container_is_offered_in_each_room_and_one_where_there_is_none) {
    Shelf shelf;
    const model::RoomId room{shelf.done(model::AddRoom{"Room 1"})};
    const model::ContainerId first{shelf.done(model::AssembleContainer{"B-2", room})};
    const model::ContainerId second{shelf.done(model::AssembleContainer{"B-3", room})};
    const auto offered = [&] {
        std::string numbers;
        for (const auto& row : shelf.access.containers()) {
            numbers += row.container.offered ? row.container.number + " " : std::string{};
        }
        return numbers;
    };
    BOOST_TEST(offered() == "");
    BOOST_TEST(shelf.trying(model::OfferContainer{model::ContainerId{99}}) == "container: unknown");
    shelf.done(model::OfferContainer{first});
    BOOST_TEST(offered() == "B-2 ");
    shelf.done(model::OfferContainer{second});
    BOOST_TEST(offered() == "B-3 ");
    shelf.done(model::OfferContainer{shelf.bin}); // stands in no room, and takes nothing from those that do
    BOOST_TEST(offered() == "B-3 B-1 ");
    shelf.done(model::PlaceContainer{shelf.bin, room});
    BOOST_TEST(offered() == "B-3 ");
    BOOST_CHECK_THROW(shelf.raw.write([&] { shelf.raw.run("UPDATE container SET offered = 1 WHERE id = ?", first); }),
                      db::Error);
    shelf.done(model::CloseContainer{second});
    BOOST_TEST(offered() == "");
    BOOST_TEST(shelf.trying(model::OfferContainer{second}) == "container: wrong-state");
    BOOST_TEST(shelf.access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_SUITE_END()
