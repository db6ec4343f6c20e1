#include "app/present/clients.h"
#include "tests/app/clinic.h"

BOOST_FIXTURE_TEST_SUITE(clients, app_test::Clinic)

using namespace app_test;
using namespace present;

std::vector<std::string> names(const Clients& page) {
    std::vector<std::string> all;
    for (const auto& row : page.view().list.rows) {
        all.push_back(row.cells.front().text);
    }
    return all;
}

BOOST_AUTO_TEST_CASE(an_empty_store_offers_the_first_step) {
    const Clients page{seat()};
    BOOST_TEST(page.view().line == "0 clients");
    BOOST_TEST(page.view().list.empty == "No clients yet. Add the first one, or import a file.");
    BOOST_TEST(page.view().mayAdd);
}

BOOST_AUTO_TEST_CASE(words_digits_and_birth_dates_find_a_client) {
    client("Tomasz", "Wilk", "1989-03-12", "020 7946 0018");
    client("Clare", "Fenwick", "1975-06-01");
    Clients page{seat()};
    BOOST_TEST(page.view().line == "2 clients");
    page.search("wil");
    BOOST_TEST(names(page) == std::vector<std::string>{"Tomasz Wilk"});
    BOOST_TEST(page.view().list.rows.front().cells[1].text == "12 Mar 1989");
    page.search("1975-06-01");
    BOOST_TEST(names(page) == std::vector<std::string>{"Clare Fenwick"});
    page.search("zzz");
    BOOST_TEST(names(page).empty());
    BOOST_TEST(page.view().list.empty == "Nobody found for \"zzz\". Try another spelling, or add a client.");
}

BOOST_AUTO_TEST_CASE(what_a_filter_holds_back_is_counted) {
    const auto tomasz = client("Tomasz", "Wilk");
    client("Clare", "Fenwick");
    auto gone = access().client(client("Ola", "Berg")).value();
    gone.deceased = day("2026-10-01");
    edit(gone);
    model::AddReaction reaction;
    reaction.client = tomasz;
    reaction.kind = "infection";
    reaction.onset = day("2026-11-20");
    apply(reaction);

    Clients page{seat()};
    BOOST_TEST(names(page).size() == 2);
    BOOST_TEST(page.view().list.hidden == "hidden by filter: 1");
    page.set(ClientFilter::withReaction, true);
    BOOST_TEST(names(page) == std::vector<std::string>{"Tomasz Wilk"});
    BOOST_TEST(page.view().list.hidden == "hidden by filter: 2");
    BOOST_TEST(page.view().list.rows.front().cells.back().chip->text == "Open reaction");
    page.clearFilters();
    page.set(ClientFilter::includeDeceased, true);
    BOOST_TEST(names(page).size() == 3);
    BOOST_TEST(page.view().list.hidden.empty());
}

BOOST_AUTO_TEST_CASE(an_auditor_looks_and_adds_nothing) {
    const auto auditor = seatOf(model::Role::auditor, "audit");
    client("Tomasz", "Wilk");
    const Clients page{auditor};
    BOOST_TEST(names(page).size() == 1);
    BOOST_TEST(!page.view().mayAdd);
    BOOST_TEST(!page.view().mayImport);
}

BOOST_AUTO_TEST_SUITE_END()
