#include "app/present/altered_words.h"
#include "app/present/audit.h"
#include "app/present/chart.h"
#include "app/present/client_form.h"
#include "app/present/text.h"
#include "app/present/timeline.h"
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

BOOST_AUTO_TEST_CASE(the_list_is_narrowed_to_a_person_a_deed_a_client_and_days) {
    const auto tomasz = client("Tomasz", "Wilk");
    client("Ingrid", "Halvorsen");
    auto rosa = seatOf(model::Role::practitioner, "rosa");
    rosa.access.noteView(tomasz);
    Audit page{seat()};
    const auto all = page.view().trail.rows.size();
    BOOST_TEST(page.view().people.front().text == "Everybody");
    BOOST_TEST(page.view().verbs.front().text == "Anything");

    AuditFilter filter;
    filter.verb = "client.view";
    page.narrow(filter);
    BOOST_REQUIRE(page.view().trail.rows.size() == 1);
    BOOST_TEST(page.view().trail.rows.front().cells[2].text == "rosa");
    BOOST_TEST(page.view().trail.rows.front().cells[3].text == "Chart looked at");
    BOOST_TEST(page.view().narrowed == "Chart looked at");

    filter = {};
    filter.client = "wilk";
    page.narrow(filter);
    BOOST_TEST(page.view().trail.rows.size() == 2); // added, looked at
    BOOST_TEST(page.view().narrowed == "Tomasz Wilk");
    filter.person = std::to_string(rosa.access.actor().account().value);
    page.narrow(filter);
    BOOST_TEST(page.view().trail.rows.size() == 1);

    filter = {};
    filter.from = "2026-11-23";
    page.narrow(filter);
    BOOST_TEST(page.view().trail.rows.empty());
    BOOST_TEST(page.view().trail.empty == "Nothing in the trail fits what was asked for.");
    filter.from = "yesterday-ish";
    page.narrow(filter);
    BOOST_TEST(page.view().problems.contains("from"));
    filter = {};
    filter.client = "nobody at all";
    page.narrow(filter);
    BOOST_TEST(page.view().problems.contains("client"));

    page.narrow({});
    BOOST_TEST(page.view().problems.empty());
    BOOST_TEST(page.view().trail.rows.size() == all);
    BOOST_TEST(page.view().narrowed == "");
}

BOOST_AUTO_TEST_CASE(who_looked_at_a_chart_is_a_click_away) {
    const auto tomasz = client("Tomasz", "Wilk");
    const auto ingrid = client("Ingrid", "Halvorsen");
    access().noteView(tomasz);
    access().noteView(ingrid);
    Audit page{seat()};
    page.showViewsOf(tomasz);
    BOOST_TEST(page.view().trail.rows.size() == 1);
    BOOST_TEST(page.view().filter.client == "Tomasz Wilk");
    BOOST_TEST(page.view().narrowed == "Chart looked at, Tomasz Wilk");
}

BOOST_AUTO_TEST_CASE(the_foot_of_a_report_is_compared_when_verifying) {
    const auto mark = taken(access().noteReport({"overrides", today(), today(), "pdf"}));
    Audit page{seat()};
    page.setMark({number(mark.sequence), mark.head.substr(0, 4) + ' ' + mark.head.substr(4, 8)});
    page.verify();
    BOOST_TEST(page.view().result.title == "Verified, and the report agrees.");
    page.setMark({number(mark.sequence), std::string(8, mark.head[0] == '0' ? '1' : '0')});
    page.verify();
    BOOST_TEST((page.view().result.tone == Tone::deny));
    BOOST_REQUIRE(page.view().altered.size() == 1);
    BOOST_TEST(page.view().altered.front() == "The trail is another than the one that the report remembers.");
    page.setMark({"no number", "xyz"});
    page.verify();
    BOOST_TEST(page.view().problems.contains("mark.sequence"));
    BOOST_TEST(page.view().problems.contains("mark.head"));
    BOOST_TEST(!page.view().verifying);
}

BOOST_AUTO_TEST_CASE(each_place_that_was_altered_is_told_in_words) {
    for (const auto& [where, words] : std::initializer_list<std::pair<const char*, const char*>>{
             {"client:5 altered", "Record 5 of client was altered by something other than Needlebook."},
             {"account_role:2 missing", "Record 2 of account role is missing."},
             {"client:9 unknown", "Record 9 of client was not written by Needlebook."},
             {"trail_entry:12 hash", "Entry 12 of the trail was altered."},
             {"trail_entry:12 missing", "Entry 12 of the trail is missing."},
             {"trail_payload:3 altered", "The content of entry 3 was altered."},
             {"head:manifest missing", "Entries are missing that the manifest of the store remembers."},
             {"page:17 damaged", "Page 17 of the file is damaged."},
             {"store.db longer", "Something was put after the end of the file."},
             {"trail unreadable", "The trail cannot be read to its end."}}) {
        BOOST_TEST(alteredWords(where) == words);
    }
}

BOOST_AUTO_TEST_CASE(pages_of_a_chart_enter_the_view_by_themselves) {
    const auto tomasz = client("Tomasz", "Wilk");
    const auto views = [&] { return access().trailOf({.verb = "client.view"}).total; };
    Chart chart{seat(), tomasz};
    chart.refresh();
    const Timeline timeline{seat(), tomasz};
    const ClientForm form{seat(), tomasz};
    BOOST_TEST(views() == 1); // one person, one chart, one quarter of an hour
    pass(std::chrono::minutes{15});
    chart.refresh();
    BOOST_TEST(views() == 2);
}

BOOST_AUTO_TEST_SUITE_END()
