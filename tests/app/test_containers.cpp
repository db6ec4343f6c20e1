#include "app/present/containers.h"
#include "tests/app/clinic.h"

BOOST_FIXTURE_TEST_SUITE(containers, app_test::Clinic)

using namespace app_test;
using namespace present;
BOOST_AUTO_TEST_CASE(a_container_is_assembled_filled_closed_and_collected) {
    Containers page{seat()};
    page.assemble("12", "bench box", "1000", {});
    BOOST_TEST(page.view().message.empty());
    BOOST_TEST(page.view().card.title == "Container 12");
    BOOST_TEST(page.view().card.line.find("bench box, 1,000 ml, assembled 22 Nov") == 0u, page.view().card.line);
    page.fill("80");
    BOOST_TEST(page.view().card.standing.title == "Full: close it now.");
    BOOST_TEST(page.view().containers.rows.front().cells.back().chip->text == "80%, close");
    page.fill("much");
    BOOST_TEST(!page.view().message.empty());
    page.close();
    BOOST_TEST(page.view().card.canCollect);
    BOOST_TEST(!page.view().card.canFill);
    page.collect("C4711");
    BOOST_TEST(page.view().card.line.find("consignment C4711") != std::string::npos);
    const auto life = textOf(page.view().card.life);
    for (const char* step : {"Assembled", "Fill noted", "Closed", "Collected"}) {
        BOOST_TEST(life.find(step) != std::string::npos, life);
    }
}

BOOST_AUTO_TEST_CASE(one_in_use_too_long_is_due) {
    const auto id = container("7");
    pass(std::chrono::hours{24 * 95});
    Containers page{seat()};
    page.select(id);
    BOOST_TEST(page.view().card.standing.title == "In use too long: close it now.");
    BOOST_TEST(page.view().containers.rows.front().cells.back().chip->text == "Overdue, close");
}

BOOST_AUTO_TEST_CASE(every_used_cartridge_goes_into_it_at_once) {
    const auto ana = client("Ana", "Ortiz");
    const auto unit = lot(product("12-pin"), "24F118", "2027-06-30", 3);
    model::RecordSession past;
    past.record.plan = plan(ana, {"chin"}, 1000);
    past.record.startedAt = model::instantOf({day("2026-11-22"), 8 * 60}, "Europe/London");
    past.record.endedAt = past.record.startedAt + std::chrono::minutes{30};
    past.record.cartridges.push_back({access().offerOf(unit)->id, {}, true, true, model::CartridgeFate::used, {}});
    apply(past);
    const auto id = container("12");
    Containers page{seat()};
    page.select(id);
    BOOST_REQUIRE(page.view().loose.rows.size() == 1u);
    BOOST_TEST(page.view().card.canTake);
    page.takeLoose();
    BOOST_TEST(page.view().message.empty());
    BOOST_TEST(page.view().loose.rows.empty());
    BOOST_TEST(page.view().containers.rows.front().cells[2].text == "1");
}

BOOST_AUTO_TEST_CASE(one_is_made_the_usual_one) {
    container("7");
    const auto id = container("12");
    Containers page{seat()};
    page.select(id);
    BOOST_TEST(page.view().card.canOffer);
    page.offer();
    BOOST_TEST(page.view().message.empty());
    BOOST_TEST(!page.view().card.canOffer);
    BOOST_TEST(page.view().card.line.find("the usual one everywhere") != std::string::npos);
    BOOST_TEST(textOf(page.view().containers).find("Usual one") != std::string::npos);
    Containers again{seat()};
    BOOST_TEST((again.view().card.id == id)); // where used cartridges are to go comes first
    page.close();
    BOOST_TEST(page.view().card.line.find("usual") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
