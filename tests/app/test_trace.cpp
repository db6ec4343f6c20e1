#include "app/present/chart.h"
#include "app/present/trace.h"
#include "tests/app/clinic.h"

namespace trace {

using namespace app_test;
using namespace present;

struct Traced : Clinic {
    Traced() {
        tomasz = client("Tomasz", "Wilk");
        historyTaken(tomasz);
        session = signedSession(plan(tomasz, {"neck"}, 1000), b7731, container("12"));
    }
    model::LotId b7731 = lot(product("12-pin"), "B7731", "2027-01-31", 3);
    model::ClientId tomasz;
    model::SessionId session;
};

} // namespace trace

BOOST_FIXTURE_TEST_SUITE(trace, Traced)

BOOST_AUTO_TEST_CASE(from_every_end_the_same_use_is_found) {
    Trace page{seat()};
    const auto unit = access().session(session)->units.front().printedId;
    struct From {
        const char* kind;
        std::string text;
    };
    for (const auto& from : {From{"lot", "b7731"}, From{"cartridge", unit}, From{"client", "wilk"},
                             From{"container", "12"}, From{"days", "2026-11-22"}}) {
        BOOST_TEST_CONTEXT(from.kind) {
            page.setKind(from.kind);
            page.search(from.text);
            BOOST_REQUIRE(page.view().uses.rows.size() == 1u);
            const auto line = textOf(page.view().uses.rows.front());
            BOOST_TEST(line.find("22 Nov 2026 | Tomasz Wilk | ") == 0u, line);
            BOOST_TEST(line.find("B7731 | " + unit) != std::string::npos, line);
            const auto& cells = page.view().uses.rows.front().cells;
            BOOST_TEST(cells[5].text == unit);
            BOOST_TEST(!cells[5].chip.has_value()); // a list shows one of the two, and the number is what one came for
            BOOST_TEST((page.session(1) == session));
            BOOST_TEST((page.client(1) == tomasz));
        }
    }
}

BOOST_AUTO_TEST_CASE(what_was_never_here_is_said_so) {
    Trace page{seat()};
    page.search("B9999");
    BOOST_TEST(page.view().message.title == "Nothing of that name was ever here.");
    BOOST_TEST(page.view().uses.rows.empty());
    page.search("  ");
    BOOST_TEST(page.view().problems.contains("text"));
    page.setKind("days");
    page.search("soon");
    BOOST_TEST(page.view().problems.at("text").find("not a day") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(one_lot_number_of_two_products_is_asked_about) {
    apply(model::ReceiveLot{product("24-pin"), "B7731", day("2027-05-31"), 2, "", false, true});
    Trace page{seat()};
    page.search("B7731");
    BOOST_REQUIRE(page.view().several.size() == 2u);
    BOOST_TEST(page.view().uses.rows.empty());
    page.choose(std::to_string(b7731.value));
    BOOST_TEST(page.view().several.empty());
    BOOST_TEST(page.view().uses.rows.size() == 1u);
}

BOOST_AUTO_TEST_CASE(the_chart_names_every_lot_used) {
    Chart chart{seat(), tomasz};
    BOOST_TEST(chart.view().sessions.hidden == "Every lot used: B7731");
    apply(model::QuarantineLot{b7731, true, "maker's letter"});
    chart.refresh();
    BOOST_TEST(chart.view().sessions.hidden == "Every lot used: B7731 (recalled)");
    BOOST_TEST(lotsUsed(seat(), client("Ana", "Ortiz")).empty());
}

BOOST_AUTO_TEST_CASE(a_session_entered_in_error_is_still_found_and_says_so) {
    const auto confirmed = taken(store->confirm(access().actor(), "correct horse"));
    taken(access().apply(model::InvalidateSession{session, "never took place"}, confirmed));
    Trace page{seat()};
    page.search("B7731");
    BOOST_REQUIRE(page.view().uses.rows.size() == 1U);
    BOOST_TEST(textOf(page.view().uses.rows.front()).find("Session invalidated: neck") != std::string::npos);
    BOOST_TEST(page.view().line.ends_with("1 use, 0 clients"), page.view().line);
    BOOST_TEST(lotsUsed(seat(), tomasz).empty());
}

BOOST_AUTO_TEST_CASE(reactions_are_told_as_so_many_of_so_many) {
    Trace page{seat()};
    page.refresh();
    BOOST_TEST(textOf(page.view().rates).find("B7731, Acme 12-pin | 0 of 1 session | 0%") == 0u,
               textOf(page.view().rates));
    page.setRateKind("depth");
    BOOST_TEST(textOf(page.view().rates).find("Up to 1.0 mm | 0 of 1 session") == 0u, textOf(page.view().rates));
    BOOST_TEST(rateText({"x", 41, 3}) == "3 of 41 sessions");
    BOOST_TEST(rateGroup(db::RateBy::interval, "to-13") == "up to 13 days");
    BOOST_TEST(rateGroup(db::RateBy::interval, "first") == "first session");
}

BOOST_AUTO_TEST_SUITE_END()
