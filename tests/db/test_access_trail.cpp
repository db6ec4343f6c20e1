// Views of a chart go into the trail, lists of it come out narrowed, and everybody sees whether it was proved.
#include "tests/support/open_clinic.h"

#include <SQLiteCpp/SQLiteCpp.h>

BOOST_AUTO_TEST_SUITE(access_trail)

using support::OpenClinic;
using support::told;

std::int64_t viewsIn(OpenClinic& clinic) {
    return clinic.raw.value<std::int64_t>("SELECT count(*) FROM trail_entry WHERE verb = 'client.view'");
}

BOOST_AUTO_TEST_CASE(a_chart_looked_at_is_entered_once_in_a_quarter_of_an_hour) {
    OpenClinic clinic;
    const auto ana = clinic.client();
    for (int i = 0; i < 3; ++i) {
        clinic.access.noteView(ana);
        clinic.later(std::chrono::minutes{4});
    }
    BOOST_TEST(viewsIn(clinic) == 1);
    const auto last = clinic.access.trail(std::nullopt, 1).rows.front();
    BOOST_TEST(last.verb == "client.view");
    BOOST_TEST(last.subject.text == clinic.access.client(ana)->uid.text);
    BOOST_TEST(last.who == clinic.owner().person().fullName);
    clinic.later(std::chrono::minutes{3}); // a quarter of an hour after the first
    clinic.access.noteView(ana);
    BOOST_TEST(viewsIn(clinic) == 2);
    BOOST_TEST(clinic.access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(each_chart_and_each_person_counts_alone) {
    OpenClinic clinic;
    const auto ana = clinic.client();
    const auto berit = clinic.client("Berit", "Holm");
    auto petra = clinic.member("petra", {model::Role::practitioner});
    clinic.access.noteView(ana);
    clinic.access.noteView(berit);
    petra.noteView(ana);
    petra.noteView(ana);
    BOOST_TEST(viewsIn(clinic) == 3);
    clinic.access.noteView(model::ClientId{4711}); // gone meanwhile
    BOOST_TEST(viewsIn(clinic) == 3);
}

BOOST_AUTO_TEST_CASE(another_window_knows_of_the_view_and_a_clock_set_back_hides_none) {
    OpenClinic clinic;
    const auto ana = clinic.client();
    clinic.access.noteView(ana);
    auto second = db::Store::open(clinic.store().folder(), "owner", "owner's own",
                                  {[&clinic] { return clinic.now(); }, db::KeyCost::cheapest, false});
    BOOST_TEST_REQUIRE(told(second) == "");
    second->store->as(second->actor).noteView(ana);
    BOOST_TEST(viewsIn(clinic) == 1);
    clinic.later(std::chrono::minutes{-60});
    clinic.access.noteView(ana);
    BOOST_TEST(viewsIn(clinic) == 2);
}

BOOST_AUTO_TEST_CASE(who_may_not_see_clients_views_none) {
    OpenClinic clinic;
    const auto ana = clinic.client();
    auto sender = clinic.member("post", {model::Role::sender});
    BOOST_CHECK_THROW(sender.noteView(ana), db::Error);
    auto auditor = clinic.member("ines", {model::Role::auditor});
    auditor.noteView(ana); // looks, and is seen to look
    BOOST_TEST(viewsIn(clinic) == 1);
}

std::vector<std::string> verbsOf(const db::Listed<db::TrailRow>& found) {
    std::vector<std::string> all;
    for (const auto& row : found.rows) {
        all.push_back(row.verb);
    }
    return all;
}

BOOST_AUTO_TEST_CASE(the_trail_is_narrowed_by_person_verb_client_and_day) {
    OpenClinic clinic;
    const auto ana = clinic.client();
    const auto berit = clinic.client("Berit", "Holm");
    auto petra = clinic.member("petra", {model::Role::practitioner});
    const auto petraId = petra.actor().account();
    petra.noteView(ana);
    const auto session = clinic.started(ana, {support::row("chin", 1000)});
    clinic.later(std::chrono::hours{24});
    petra.noteView(berit);
    petra.noteView(ana);

    const auto asked = [&](const db::TrailQuery& query) { return clinic.access.trailOf(query); };
    using Verbs = std::vector<std::string>;
    const auto each = boost::test_tools::per_element();
    BOOST_TEST(verbsOf(asked({.person = petraId})) ==
                   (Verbs{"client.view", "client.view", "client.view", "account.sign-in"}),
               each);
    BOOST_TEST(asked({.person = petraId}).total == 4);
    BOOST_TEST(asked({.person = petraId, .limit = 1}).rows.size() == 1U);
    BOOST_TEST(asked({.verb = "client.view"}).total == 3);
    BOOST_TEST(asked({.verb = "client.view", .client = ana}).total == 2);
    BOOST_TEST(asked({.verb = "client.view", .client = berit}).total == 1);
    BOOST_TEST(verbsOf(asked({.client = berit})) == (Verbs{"client.view", "client.add"}), each);
    // What was done to a client's session stands among what was done to the client.
    const auto uid = clinic.access.session(session)->row.uid;
    const auto ofAna = asked({.client = ana});
    BOOST_TEST(std::count_if(ofAna.rows.begin(), ofAna.rows.end(),
                             [&](const db::TrailRow& row) { return row.subject == uid; }) >= 1);
    const auto today = clinic.today();
    BOOST_TEST(asked({.verb = "client.view", .first = today}).total == 2);
    BOOST_TEST(asked({.verb = "client.view", .last = today - model::Days{1}}).total == 1);
    BOOST_TEST(asked({.first = today, .last = today}).total == 2);
    const auto all = asked({});
    BOOST_TEST(all.total == clinic.count("trail_entry"));
    BOOST_TEST(asked({.before = all.rows.at(1).sequence}).rows.front().sequence == all.rows.at(2).sequence);

    const auto verbs = clinic.access.trailVerbs();
    BOOST_TEST(std::is_sorted(verbs.begin(), verbs.end()));
    BOOST_TEST(std::count(verbs.begin(), verbs.end(), "client.view") == 1);
    BOOST_CHECK_THROW(petra.trailOf({}), db::Error);
    BOOST_CHECK_THROW(petra.trailVerbs(), db::Error);
}

BOOST_AUTO_TEST_CASE(everybody_sees_how_the_last_proof_ended_and_may_ask_for_one) {
    OpenClinic clinic;
    auto petra = clinic.member("petra", {model::Role::practitioner});
    BOOST_TEST(!petra.trailCheck().has_value());
    BOOST_TEST(petra.checkTrail({}));
    const auto first = petra.trailCheck();
    BOOST_REQUIRE(first.has_value());
    BOOST_TEST(first->good());
    BOOST_CHECK(first->at == clinic.now());
    BOOST_TEST(first->sequence == clinic.count("trail_entry"));

    const auto ana = clinic.client();
    clinic.raw.write([&] { clinic.raw.run("UPDATE client SET given_name = 'Eve' WHERE id = ?", ana); });
    clinic.later(std::chrono::minutes{5});
    BOOST_TEST(!clinic.access.verifyTrail({}, {}).verified());
    BOOST_TEST(petra.trailCheck()->altered == 1);
    BOOST_CHECK(petra.trailCheck()->at == clinic.now());
    // One that was stopped says nothing.
    std::stop_source stop;
    stop.request_stop();
    clinic.raw.write([&] { clinic.raw.run("UPDATE client SET given_name = 'Ana' WHERE id = ?", ana); });
    BOOST_TEST(!petra.checkTrail(stop.get_token()));
    BOOST_TEST(petra.trailCheck()->altered == 1);
    BOOST_TEST(petra.checkTrail({}));
    BOOST_TEST(petra.trailCheck()->good());
}

BOOST_AUTO_TEST_CASE(a_manifest_changed_while_the_store_is_open_is_noticed) {
    OpenClinic clinic;
    const auto manifest = clinic.store().folder() / "manifest";
    auto text = support::contentOf(manifest);
    const auto at = text.find("head ") + 5;
    text[at] = text[at] == '0' ? '1' : '0';
    support::writeFile(manifest, text);
    const auto answer = clinic.access.verifyTrail({}, {});
    BOOST_REQUIRE(!answer.altered.empty());
    BOOST_TEST(answer.altered.front() == "head:manifest altered");
}

BOOST_AUTO_TEST_SUITE_END()
