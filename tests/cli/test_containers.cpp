// Sharps containers from assembly to collection.

#include "tests/cli/ledger_desk.h"

BOOST_AUTO_TEST_SUITE(containers)

using namespace support;

const Desk& clinic() {
    return ledgerDesk();
}

Json listed(const std::string& number, bool all = false) {
    Words words{"container", "list"};
    if (all) {
        words.emplace_back("--all");
    }
    for (const auto& one : clinic().done(words).at("containers").items()) {
        if (one.at("number") == number) {
            return one;
        }
    }
    return {};
}

void refused(const Words& words, const char* why) {
    const auto answer = clinic().run(words);
    BOOST_TEST(answer.exit == 2);
    BOOST_TEST(answer.out == "");
    BOOST_TEST(says(answer, why), answer.err);
}

void addRoom(const char* name) {
    ledger::Signed maya;
    BOOST_TEST_REQUIRE(maya.access.apply(model::Change{model::AddRoom{name}}).ok());
}

BOOST_AUTO_TEST_CASE(a_container_goes_from_assembly_to_collection) {
    addRoom("Room 1");
    const auto made = clinic().done(
        {"container", "assemble", "C-1", "--room", "Room 1", "--kind", "1 l bench box", "--millilitres", "1000"});
    BOOST_TEST(made.at("state") == "open");
    BOOST_TEST(made.at("room") == "Room 1");
    BOOST_TEST(made.at("kind") == "1 l bench box");
    BOOST_TEST(made.at("millilitres") == 1000);
    BOOST_TEST(made.at("fillPercent") == 0);
    BOOST_TEST(made.at("closeBy") == dayFromToday(90));
    BOOST_TEST(made.at("due") == false);
    BOOST_TEST(clinic().done({"container", "place", "C-1", "--no-room"}).at("room").isNull());
    BOOST_TEST(clinic().done({"container", "place", "C-1", "--room", "Room 1"}).at("room") == "Room 1");
    BOOST_TEST(clinic().done({"container", "fill", "C-1", "--percent", "50"}).at("full") == false);

    const auto client = clinic().addClient("Cleo", "Container");
    const auto unit = receive("BOX-1", 1).front();
    recordUse(client, -1, usedUnit(unit), "C-1");
    BOOST_TEST(listed("C-1").at("cartridges") == 1);

    const auto full = clinic().done({"container", "fill", "C-1", "--percent", "75"});
    BOOST_TEST(full.at("full") == true);
    BOOST_TEST(full.at("due") == true);
    const auto due = clinic().done({"container", "list", "--due"}).at("containers");
    BOOST_TEST_REQUIRE(due.size() == 1U);
    BOOST_TEST(due[0].at("number") == "C-1");
    refused({"container", "collect", "C-1", "--consignment", "K-77"}, "Sharps container");

    const auto closed = clinic().done({"container", "close", "C-1"});
    BOOST_TEST(closed.at("state") == "closed");
    BOOST_TEST(closed.at("closed") == dayFromToday(0));
    refused({"container", "fill", "C-1", "--percent", "80"}, "Sharps container");
    const auto collected = clinic().done({"container", "collect", "C-1", "--consignment", "K-77"});
    BOOST_TEST(collected.at("state") == "collected");
    BOOST_TEST(collected.at("consignment") == "K-77");
    BOOST_TEST(listed("C-1", true).at("consignment") == "K-77");
    for (const auto& one : clinic().done({"container", "list"}).at("containers").items()) {
        BOOST_TEST(one.at("number").text() != "C-1");
    }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_is_answered_clearly) {
    clinic().done({"container", "assemble", "C-2"});
    refused({"container", "assemble", "C-2"}, "this number already");
    refused({"container", "assemble", ""}, "needed");
    refused({"container", "assemble", "C-3", "--room", "the attic"}, "not known");
    refused({"container", "assemble", "C-3", "--millilitres", "1000000"}, "from 1 to 200000");
    refused({"container", "fill", "C-9", "--percent", "10"}, "There is no sharps container C-9.");
    refused({"container", "fill", "C-2", "--percent", "101"}, "from 0 to 100");
    refused({"container", "fill", "C-2", "--percent", "half"}, "--percent");
    refused({"container", "place", "C-2"}, "--no-room");
    refused({"container", "collect", "C-2", "--consignment", ""}, "needed");
    BOOST_TEST(clinic().run({"container", "fill", "C-2"}).exit == 2);
}

BOOST_AUTO_TEST_CASE(of_two_programs_that_close_one_container_one_wins) {
    clinic().done({"container", "assemble", "C-4"});
    const auto first = clinic().start("maya", {"container", "close", "C-4"});
    const auto second = clinic().start("maya", {"container", "close", "C-4"});
    const auto one = first.wait();
    const auto other = second.wait();
    BOOST_TEST(((one.exit == 0 && other.exit == 2) || (one.exit == 2 && other.exit == 0)),
               one.exit << " and " << other.exit);
    BOOST_TEST((one.err + other.err) != "");
    BOOST_TEST(listed("C-4").at("state") == "closed");
}

BOOST_AUTO_TEST_CASE(one_container_at_a_time_is_the_usual_one) {
    clinic().done({"container", "assemble", "C-21"});
    clinic().done({"container", "assemble", "C-22"});
    BOOST_TEST(listed("C-21").at("offered") == false);
    BOOST_TEST(clinic().done({"container", "offer", "C-21"}).at("offered") == true);
    BOOST_TEST(clinic().done({"container", "offer", "C-22"}).at("offered") == true);
    BOOST_TEST(listed("C-21").at("offered") == false);
    BOOST_TEST(clinic().done({"container", "close", "C-22"}).at("offered") == false);
    refused({"container", "offer", "C-22"}, "not in the state for this");
}

BOOST_AUTO_TEST_SUITE_END()
