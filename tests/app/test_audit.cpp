#include "app/present/audit.h"
#include "db/trail.h"
#include "tests/app/clinic.h"
#include "tests/support/open_clinic.h"

BOOST_FIXTURE_TEST_SUITE(audit, app_test::Clinic)

using namespace app_test;
using namespace present;
BOOST_AUTO_TEST_CASE(the_trail_stands_newest_first_in_words) {
    client("Tomasz", "Wilk");
    Audit page{seat()};
    BOOST_REQUIRE(!page.view().trail.rows.empty());
    const auto& newest = page.view().trail.rows.front();
    BOOST_TEST(newest.cells[2].text == "Maya Lindqvist");
    BOOST_TEST(newest.cells[3].text == "Client added");
    BOOST_TEST(page.view().fields.empty());
    BOOST_TEST(page.view().entryLine.find("Choose an entry") == 0);
    page.select(newest.id);
    const auto& fields = page.view().fields;
    BOOST_REQUIRE(fields.size() > 1);
    BOOST_TEST(fields[0].label == "Given name");
    BOOST_TEST(fields[0].now == "Tomasz");
    BOOST_TEST(fields[1].now == "Wilk");
    BOOST_TEST(page.view().entryLine.find("Client added by Maya Lindqvist, ") == 0);
    BOOST_TEST(page.view().hash.size() == 64);
    BOOST_TEST(page.view().hashShort.find(page.view().hash.substr(0, 8)) == 0);
    BOOST_TEST(page.view().hashShort.size() < 25);
}

BOOST_AUTO_TEST_CASE(an_edit_shows_the_old_value_beside_the_new_one_and_nothing_else) {
    const auto who = client("Tomasz", "Wilk");
    const auto before = access().client(who).value();
    auto edited = before;
    edited.phone = "020 7946 0001";
    apply(model::EditClient{edited, before});
    Audit page{seat()};
    page.select(page.view().trail.rows.front().id);
    BOOST_REQUIRE(page.view().fields.size() == 1);
    const auto& field = page.view().fields.front();
    BOOST_TEST(field.label == "Phone");
    BOOST_TEST(field.now == "020 7946 0001");
    BOOST_TEST(field.changed);
    BOOST_TEST(page.view().fieldsNote.find("other fields stayed as they were") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(older_entries_are_loaded_on_demand_and_stay) {
    for (int i = 0; i < 210; ++i) {
        apply(model::AddRoom{"Room " + std::to_string(i)});
    }
    Audit page{seat()};
    BOOST_TEST(page.view().trail.rows.size() == 200);
    BOOST_TEST(page.view().more);
    page.loadMore();
    const auto all = page.view().trail.rows.size();
    BOOST_TEST(all > 210);
    BOOST_TEST(!page.view().more);
    page.refresh();
    BOOST_TEST(page.view().trail.rows.size() == all);
}

BOOST_AUTO_TEST_CASE(verifying_says_verified_and_tells_the_frame) {
    client("Tomasz", "Wilk");
    Audit page{seat()};
    std::optional<bool> told;
    page.verified = [&](model::Instant, bool good) { told = good; };
    page.verify();
    BOOST_TEST(page.view().result.title == "Verified.");
    BOOST_TEST((page.view().result.tone == Tone::safe));
    BOOST_TEST(!page.view().verifying);
    BOOST_TEST((told == true));
}

BOOST_AUTO_TEST_CASE(a_stopped_verification_claims_nothing) {
    auto slow = seat();
    std::function<void()> waiting;
    slow.ports.aside = [&](const Ports::Work& work) { waiting = work; };
    Audit page{slow};
    bool told = false;
    page.verified = [&](model::Instant, bool) { told = true; };
    page.verify();
    BOOST_TEST(page.view().verifying);
    page.cancel();
    waiting();
    BOOST_TEST(page.view().result.title == "Stopped before the end.");
    BOOST_TEST(!told);
}

BOOST_AUTO_TEST_CASE(an_answer_after_the_page_is_gone_is_dropped) {
    auto slow = seat();
    std::function<void()> waiting;
    slow.ports.aside = [&](const Ports::Work& work) { waiting = work; };
    {
        Audit page{slow};
        page.verify();
    }
    BOOST_CHECK_NO_THROW(waiting());
}

BOOST_AUTO_TEST_CASE(whoever_may_not_see_the_trail_is_told_so) {
    const auto practitioner = seatOf(model::Role::practitioner, "rosa");
    BOOST_CHECK_THROW(Audit{practitioner}, std::exception);
}

BOOST_AUTO_TEST_CASE(what_the_program_did_by_itself_stands_under_its_name) {
    support::OpenClinic clinic;
    const model::Uid itself{clinic.raw.value<std::string>("SELECT store_uid FROM meta WHERE id = 1")};
    const model::Uid stranger{"01900000-0000-7000-8000-000000000001"};
    clinic.raw.write([&] {
        db::Trail trail{clinic.raw};
        trail.append(clinic.now(), stranger, "account.sign-out", stranger, "{}");
        trail.append(clinic.now(), itself, "rules.extend", itself, R"({"version":2})");
    });
    const std::shared_ptr<db::Store> its{std::shared_ptr<void>{}, &clinic.store()};
    Audit page{Seat{inlinePorts([&] { return clinic.now(); }), its, clinic.access}};
    const auto& rows = page.view().trail.rows;
    BOOST_REQUIRE(rows.size() > 2);
    BOOST_TEST(rows[0].cells[2].text == "The program");
    BOOST_TEST(rows[0].cells[3].text == "Rule book extended");
    BOOST_TEST(rows[1].cells[2].text == stranger.text); // nobody is put in the program's place
    page.select(rows[0].id);
    BOOST_TEST(page.view().entryLine.find("Rule book extended by the program, ") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
