// A small demo clinic: whole, the same for the same seed, and each role within its bounds.

#include "tests/cli/program.h"

BOOST_AUTO_TEST_SUITE(demo)

using support::Desk;
using support::Json;
using support::needlebookctl;
using support::Words;

void make(const Desk& at, const char* clients, const char* seed) {
    const auto answer =
        needlebookctl({"--store", at.folder(), "--json", "demo", "--clients", clients, "--years", "1", "--seed", seed});
    BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
    BOOST_TEST(answer.parsed().at("owner") == "demo");
}

/// Thirty clients and one year, made once.
const Desk& clinic() {
    static const Desk made{"demo"};
    static const bool ready = [] {
        make(made, "30", "7");
        return true;
    }();
    BOOST_TEST_REQUIRE(ready);
    return made;
}

Json asDemo(const Desk& at, Words words) {
    words.emplace_back("--json");
    const auto answer = at.as("demo", std::move(words));
    BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
    return answer.parsed();
}

/// The first signed session of the first client who has one.
Json someSession() {
    const auto clients = asDemo(clinic(), {"client", "find", ""}).at("clients");
    for (const auto& client : clients.items()) {
        const auto chart = asDemo(clinic(), {"client", "show", client.at("uid")});
        for (const auto& session : chart.at("sessions").items()) {
            if (session.at("state") == "signed") {
                const auto shown = asDemo(clinic(), {"session", "show", session.at("uid")});
                if (!shown.at("cartridges").empty() && shown.at("cartridges")[0].contains("cartridge")) {
                    return shown;
                }
            }
        }
    }
    BOOST_FAIL("no client of the demo clinic has a signed session");
    return {};
}

BOOST_AUTO_TEST_CASE(it_is_whole) {
    BOOST_TEST(asDemo(clinic(), {"client", "find", ""}).at("total") == 30);
    BOOST_TEST(asDemo(clinic(), {"needle", "stock", "--all"}).at("total").whole() > 3);
    BOOST_TEST(asDemo(clinic(), {"reminder", "list", "--set", "all"}).at("total").whole() > 10);
    BOOST_TEST(asDemo(clinic(), {"audit", "verify"}).at("verified") == true);
    BOOST_TEST(asDemo(clinic(), {"check"}).at("ok") == true);
}

BOOST_AUTO_TEST_CASE(a_cartridge_and_its_lot_lead_to_the_client) {
    const auto session = someSession();
    const std::string unit = session.at("cartridges")[0].at("cartridge");
    const auto one = asDemo(clinic(), {"needle", "trace", unit});
    BOOST_TEST_REQUIRE(one.at("exposed").size() == 1U);
    BOOST_TEST(one.at("exposed")[0].at("client") == session.at("client"));
    BOOST_TEST(one.at("exposed")[0].at("day") == session.at("day"));
    bool found = false;
    const auto lot = asDemo(clinic(), {"needle", "trace", session.at("cartridges")[0].at("lot")});
    for (const auto& row : lot.at("exposed").items()) {
        found = found || row.at("cartridge") == unit;
    }
    BOOST_TEST(found);
}

BOOST_AUTO_TEST_CASE(the_same_seed_makes_the_same_people) {
    const auto names = [](const Desk& at) {
        std::string all;
        const auto found = asDemo(at, {"client", "find", ""});
        for (const auto& client : found.at("clients").items()) {
            all += client.at("name").text() + client.at("birthDate").dump() + "\n";
        }
        return all;
    };
    const Desk first{"demo"};
    const Desk again{"demo"};
    const Desk other{"demo"};
    make(first, "5", "3");
    make(again, "5", "3");
    make(other, "5", "4");
    BOOST_TEST(names(first) == names(again));
    BOOST_TEST(names(first) != names(other));
}

BOOST_AUTO_TEST_CASE(roles_keep_people_within_their_bounds) {
    const auto session = someSession();
    const std::string client = session.at("client");
    const auto past = clinic().file("past.csv", "client,day,zone,modality\n" + client + ",2020-01-01,chin,pen\n");
    const auto list = clinic().file("list.csv", "First name,Surname\nNew,Person\n");
    const auto product = asDemo(clinic(), {"needle", "stock", "--all"}).at("lots")[0].at("product").text();
    struct Case {
        const char* user;
        Words words;
        int exit;
    };
    const Case cases[] = {
        {"inspector", {"client", "find", "a"}, 0},
        {"inspector", {"audit", "verify"}, 0},
        {"inspector", {"session", "show", session.at("uid")}, 0},
        {"inspector", {"client", "add", "--given", "New", "--family", "Person"}, 4},
        {"inspector", {"client", "import", list}, 4},
        {"inspector", {"session", "import", past}, 4},
        {"inspector",
         {"needle", "receive", "--product", product, "--lot", "N-1", "--use-by", "2035-01-01", "--quantity", "1"},
         4},
        {"hanna", {"client", "add", "--given", "New", "--family", "Person"}, 0},
        {"hanna", {"session", "import", past}, 4},
        {"inspector", {"audit", "hygiene", "--from", "2024-01-01", "--to", "2024-01-31", "--json"}, 0},
        {"hanna", {"audit", "verify"}, 4},
        {"hanna", {"audit", "hygiene", "--from", "2024-01-01", "--to", "2024-01-31", "--json"}, 4},
    };
    for (const auto& one : cases) {
        const auto answer = clinic().as(one.user, one.words);
        BOOST_TEST(answer.exit == one.exit,
                   one.user << " " << one.words[0] << " " << one.words[1] << ": " << answer.err);
        BOOST_TEST((answer.exit == 0 || answer.out.empty()));
    }
}

BOOST_AUTO_TEST_SUITE_END()
