// Recalls typed, imported, followed up and lifted.

#include "tests/cli/ledger_desk.h"

BOOST_AUTO_TEST_SUITE(recalls)

using namespace support;

const Desk& clinic() {
    return ledgerDesk();
}

Words recalling(const std::string& lots, const char* product = skinPen) {
    return {"needle",   "recall",  "--product", product,          "--lots", lots,
            "--class",  "II",      "--date",    dayFromToday(-1), "--text", "sterility not assured",
            "--source", "letter 7"};
}

Json standing(const std::string& uid) {
    return clinic().done({"needle", "recall", "--show", uid});
}

std::size_t recallsListed() {
    return clinic().done({"needle", "recall", "--list", "--with-lifted"}).at("recalls").size();
}

BOOST_AUTO_TEST_CASE(a_recall_holds_the_lot_back_at_once_and_names_who_was_exposed) {
    const auto units = receive("REC-1", 3);
    const auto client = clinic().addClient("Ana", "Exposed");
    recordUse(client, -2, usedUnit(units[0]));
    const auto issued = clinic().done(recalling("rec-1"));
    BOOST_TEST(issued.at("class") == "II");
    BOOST_TEST(issued.at("day") == dayFromToday(-1));
    BOOST_TEST(issued.at("lotCount") == 1);
    BOOST_TEST(issued.at("onHand") == 2);
    BOOST_TEST(issued.at("exposedClients") == 1);
    BOOST_TEST(issued.at("toldClients") == 0);
    BOOST_TEST_REQUIRE(issued.at("exposed").size() == 1U);
    BOOST_TEST(issued.at("exposed")[0].at("client") == client);
    BOOST_TEST(issued.at("exposed")[0].at("cartridge") == units[0]);
    BOOST_TEST(issued.at("exposed")[0].at("outcome").isNull());

    const auto session = startedSession(clinic().addClient("Ben", "Later"));
    const auto refused = clinic().run({"needle", "open", units[1], "--session", session});
    BOOST_TEST(refused.exit == 2);
    BOOST_TEST(says(refused, "recalled"), refused.err);
    // A later delivery of the lot is held back too, and the person at the door is told.
    const auto later = clinic().run(receiving("REC-1", 2));
    BOOST_TEST(later.exit == 0, later.err);
    BOOST_TEST(says(later, "what came is quarantined"), later.err);
    BOOST_TEST(standing(issued.at("uid")).at("onHand") == 4);
}

BOOST_AUTO_TEST_CASE(whom_to_tell_is_followed_up) {
    receive("REC-2", 2);
    const auto client = clinic().addClient("Tessa", "Told");
    const auto stranger = clinic().addClient("Sven", "Stranger");
    recordUse(client, -3, usedOfLot("REC-2"));
    const std::string uid = clinic().done(recalling("REC-2")).at("uid");
    const auto contact = [&](const std::string& who, const char* how, const char* outcome) {
        return Words{"needle", "recall", "--contact", uid,     "--client", who,
                     "--how",  how,      "--outcome", outcome, "--note",   "rang at nine"};
    };
    const auto tried = clinic().done(contact(client, "phone", "not-reached"));
    BOOST_TEST(tried.at("toldClients") == 0);
    BOOST_TEST(tried.at("exposed")[0].at("outcome") == "not-reached");
    const auto told = clinic().done(contact(client, "in-person", "told"));
    BOOST_TEST(told.at("toldClients") == 1);
    BOOST_TEST(told.at("exposed")[0].at("outcome") == "told");
    BOOST_TEST_REQUIRE(told.at("contacts").size() == 2U);
    BOOST_TEST(told.at("contacts")[0].at("how") == "in-person");
    BOOST_TEST(told.at("contacts")[0].at("note") == "rang at nine");

    BOOST_TEST(says(clinic().run(contact(client, "pigeon", "told")), "email, sms, phone"));
    BOOST_TEST(says(clinic().run(contact(client, "phone", "perhaps")), "told, message-left"));
    const auto notExposed = clinic().run(contact(stranger, "phone", "told"));
    BOOST_TEST(notExposed.exit == 2);
    BOOST_TEST(says(notExposed, "had no cartridge of the recalled lots"), notExposed.err);
}

BOOST_AUTO_TEST_CASE(lifted_with_a_reason_the_lot_is_free_again) {
    const auto unit = receive("REC-3", 1).front();
    const std::string uid = clinic().done(recalling("REC-3")).at("uid");
    const auto silent = clinic().run({"needle", "recall", "--lift", uid});
    BOOST_TEST(silent.exit == 2);
    BOOST_TEST(says(silent, "Say why"), silent.err);
    const Words lift{"needle", "recall", "--lift", uid, "--reason", "the maker took it back"};
    const auto lifted = clinic().done(lift);
    BOOST_TEST(lifted.at("liftReason") == "the maker took it back");
    BOOST_TEST(!lifted.at("liftedAt").isNull());
    BOOST_TEST(says(clinic().run(lift), "lifted already"));
    const auto session = startedSession(clinic().addClient("Lia", "Lifted"));
    BOOST_TEST(clinic().run({"needle", "open", unit, "--session", session}).exit == 0);
    for (const auto& row : clinic().done({"needle", "recall", "--list"}).at("recalls").items()) {
        BOOST_TEST(row.at("uid").text() != uid);
    }
    BOOST_TEST(clinic().run({"needle", "recall", "--lift", "no-such", "--reason", "why not"}).exit == 2);
}

BOOST_AUTO_TEST_CASE(a_lot_never_bought_is_said_so_with_those_that_come_near) {
    receive("24F118", 2);
    const auto before = recallsListed();
    const auto mistyped = clinic().run(recalling("24FI18"));
    BOOST_TEST(mistyped.exit == 2);
    BOOST_TEST(mistyped.out == "");
    BOOST_TEST(says(mistyped, "Lot 24FI18 never came here. Lots that come near: 24F118."), mistyped.err);
    BOOST_TEST(says(mistyped, "Nothing was recalled."), mistyped.err);
    const auto foreign = clinic().run(recalling("ZZ-9999", "Some other pen"));
    BOOST_TEST(foreign.exit == 2);
    BOOST_TEST(says(foreign, "Some other pen is not in the catalogue."), foreign.err);
    const auto other = clinic().run(recalling("24F118", drPen));
    BOOST_TEST(other.exit == 2);
    BOOST_TEST(says(other, std::string{"A lot of that number came of "} + skinPen), other.err);
    BOOST_TEST(recallsListed() == before);

    // Of several the mistyped one is told, and the others are held back.
    const auto some = clinic().run(recalling("24F118,24F1I9"));
    BOOST_TEST(some.exit == 0, some.err);
    BOOST_TEST(says(some, "Lot 24F1I9 never came here."), some.err);
    // Kept all the same, it meets what comes later.
    auto kept = recalling("FUTURE-1");
    kept.insert(kept.end(), {"--keep-unmatched", "--json"});
    const auto answer = clinic().run(kept);
    BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
    BOOST_TEST(answer.parsed().at("lotCount") == 0);
    const auto came = clinic().run(receiving("FUTURE-1", 2));
    BOOST_TEST(came.exit == 0);
    BOOST_TEST(standing(answer.parsed().at("uid")).at("onHand") == 2);
}

BOOST_AUTO_TEST_CASE(what_is_missing_from_a_recall_is_asked_for) {
    const auto day = dayFromToday(0);
    for (const auto& [words, why] :
         {std::pair{Words{"needle", "recall"}, "--lots or --all"},
          std::pair{Words{"needle", "recall", "--list", "--import", "x.csv"}, "one thing at a time"},
          std::pair{Words{"needle", "recall", "--product", skinPen, "--date", day}, "Name the lots"},
          std::pair{Words{"needle", "recall", "--product", skinPen, "--all", "--lots", "A"}, "not both"},
          std::pair{Words{"needle", "recall", "--lots", "A", "--date", day}, "Product is needed"},
          std::pair{Words{"needle", "recall", "--product", skinPen, "--all"}, "Date is needed"},
          std::pair{Words{"needle", "recall", "--product", skinPen, "--all", "--date", "yesterday"}, "not a day"},
          std::pair{Words{"needle", "recall", "--product", skinPen, "--all", "--date", day, "--class", "IV"},
                    "I, II, III"}}) {
        const auto answer = clinic().run(words);
        BOOST_TEST(answer.exit == 2);
        BOOST_TEST(says(answer, why), answer.err);
    }
    auto ahead = recalling("24F118");
    ahead[9] = dayFromToday(3);
    BOOST_TEST(says(clinic().run(ahead), "lies in the future"));
}

BOOST_AUTO_TEST_CASE(a_preview_changes_nothing) {
    receive("PRE-1", 4);
    const auto before = recallsListed();
    auto words = recalling("PRE-1,PRE-I");
    words.emplace_back("--preview");
    const auto matches = clinic().done(words).at("matches");
    BOOST_TEST_REQUIRE(matches.size() == 2U);
    BOOST_TEST(matches[0].at("onHand") == 4);
    BOOST_TEST(matches[1].at("lots").empty());
    BOOST_TEST(matches[1].at("near")[0] == "PRE-1");
    BOOST_TEST(recallsListed() == before);
}

BOOST_AUTO_TEST_CASE(a_table_of_recalls_comes_whole_or_not_at_all) {
    receive("CSV-1", 2);
    receive("CSV-2", 2, drPen);
    const auto before = recallsListed();
    const auto day = dayFromToday(-5);
    const std::string head = "Product,GTIN,Lots,Class,Date,Text,Source\n";
    const auto good = "SkinPen Precision 14-pin,,CSV-1,"
                      "Class II," +
                      day + ",seal may be open,FSN 1\n" + ",9521000000032,\"CSV-2; CSV-3\",II," + day +
                      ",seal may be open,FSN 1\n";
    const auto bad =
        clinic().run({"needle", "recall", "--import", "-"}, head + good + "SkinPen Precision 14-pin,,,I," + day +
                                                                ",text,FSN 2\n" + ",123,all,V,someday,,FSN 3\n");
    BOOST_TEST(bad.exit == 2);
    for (const char* place : {"line 4, lots: ", "line 5, class: ", "line 5, date: "}) {
        BOOST_TEST(says(bad, place), bad.err);
    }
    BOOST_TEST(!says(bad, "line 2"), bad.err);
    BOOST_TEST(recallsListed() == before);
    const auto nothing = clinic().run({"needle", "recall", "--import", "-"},
                                      head + good + "SkinPen Precision 14-pin,,CSV-I,I," + day + ",text,FSN 2\n");
    BOOST_TEST(nothing.exit == 2);
    BOOST_TEST(says(nothing, "line 4, lots: Nothing of this recall ever came here. Lots that come near: CSV-1"),
               nothing.err);
    BOOST_TEST(recallsListed() == before);

    const auto done = clinic().done({"needle", "recall", "--import", "-"}, head + good);
    BOOST_TEST(done.at("imported") == 1); // two products of one letter
    BOOST_TEST(done.at("recalls")[0].at("lotCount") == 2);
    BOOST_TEST(done.at("recalls")[0].at("onHand") == 4);
    BOOST_TEST(recallsListed() == before + 1);
}

BOOST_AUTO_TEST_CASE(only_who_may_lifts_a_recall) {
    receive("ROLE-1", 1);
    const std::string uid = clinic().done(recalling("ROLE-1")).at("uid");
    addPerson("asta", {model::Role::assistant});
    BOOST_TEST(clinic().as("asta", {"needle", "recall", "--show", uid}).exit == 0);
    BOOST_TEST(clinic().as("asta", {"needle", "recall", "--lift", uid, "--reason", "over"}).exit == 4);
    BOOST_TEST(standing(uid).at("liftedAt").isNull());
}

BOOST_AUTO_TEST_SUITE_END()
