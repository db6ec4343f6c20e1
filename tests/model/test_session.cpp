#include "model/session.h"
#include "tests/support/treatments.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(session)

using namespace model;
using support::row;
Zone zoneOf(const char* code, const char* parent) {
    Zone zone{.code = {code}, .name = code, .parent = {}, .maps = {}, .inGroup = true};
    if (*parent != '\0') {
        zone.parent = ZoneCode{parent};
    }
    return zone;
}

const ZoneTree& zones() {
    static const ZoneTree tree{{zoneOf("face", ""), zoneOf("nose", "face"), zoneOf("chin", "face")}};
    return tree;
}

std::string words(const Problems& problems) {
    std::string result;
    for (const auto& problem : problems) {
        result += (result.empty() ? "" : " ") + problem.field + ":" + problem.code;
    }
    return result;
}

SessionRecord signable() {
    SessionRecord record;
    record.plan = support::plan({row("nose")});
    record.startedAt = *parseInstant("2026-06-01T10:00:00.000000Z");
    record.endedAt = *parseInstant("2026-06-01T10:45:00.000000Z");
    record.cartridges = {{.cartridge = CartridgeId{7},
                          .lot = {},
                          .packIntact = true,
                          .sheathChanged = true,
                          .fate = CartridgeFate::used,
                          .wasteReason = {}}};
    record.container = ContainerId{1};
    return record;
}

BOOST_AUTO_TEST_CASE(a_plan_says_at_which_row_it_is_wrong) {
    struct Case {
        const char* expected;
        std::vector<TreatmentRow> rows;
    };
    const auto changed = [](TreatmentRow one, auto change) {
        change(one);
        return one;
    };
    for (const auto& [expected, rows] : {
             Case{"", {row("nose"), row("chin")}},
             Case{"rows:required", {}},
             Case{"rows[1].zone:unknown-zone", {row("nose"), row("elbow")}},
             Case{"rows[0].zone:not-a-leaf", {row("face")}},
             Case{"rows[1].zone:twice", {row("nose", 500), row("nose", 1000)}},
             Case{"", {row("nose", 500), row("nose", 500, Modality::rf)}},
             Case{"rows[0].depth:required", {changed(row("nose"), [](auto& one) { one.depth.reset(); })}},
             Case{"", {row("nose", 100)}},
             Case{"rows[0].depth:out-of-range", {row("nose", 99)}},
             Case{"", {row("nose", 5000)}},
             Case{"rows[0].depth:out-of-range", {row("nose", 5001)}},
             Case{"", {changed(row("nose"), [](auto& one) { one.passes = 20; })}},
             Case{"rows[0].passes:out-of-range", {changed(row("nose"), [](auto& one) { one.passes = 0; })}},
             Case{"rows[0].passes:out-of-range", {changed(row("nose"), [](auto& one) { one.passes = 21; })}},
             Case{"rows[0].modality:home-only", {row("nose", 500, Modality::homeRoller)}},
         }) {
        BOOST_TEST(words(validate(support::plan(rows), zones())) == expected);
    }
}

BOOST_AUTO_TEST_CASE(a_record_is_signed_when_it_accounts_for_its_needles) {
    struct Case {
        const char* now;
        const char* past; ///< the same, recorded later
        void (*change)(SessionRecord&);
    };
    for (const auto& [now, past, change] : {
             Case{"", "", [](SessionRecord&) {}},
             Case{"endedAt:before-start", "endedAt:before-start",
                  [](SessionRecord& r) { r.endedAt = r.startedAt - std::chrono::seconds{1}; }},
             Case{"", "", [](SessionRecord& r) { r.endedAt = r.startedAt + std::chrono::hours{12}; }},
             Case{"endedAt:too-long", "endedAt:too-long",
                  [](SessionRecord& r) { r.endedAt = r.startedAt + std::chrono::hours{12} + std::chrono::seconds{1}; }},
             Case{"cartridges:required", "cartridges:required", [](SessionRecord& r) { r.cartridges.clear(); }},
             Case{"cartridges:required", "cartridges:required",
                  [](SessionRecord& r) { r.cartridges[0].fate = CartridgeFate::returnedSealed; }},
             Case{"cartridges[1].cartridge:twice", "cartridges[1].cartridge:twice",
                  [](SessionRecord& r) { r.cartridges.push_back(r.cartridges[0]); }},
             Case{"cartridges[0].packIntact:not-confirmed", "",
                  [](SessionRecord& r) { r.cartridges[0].packIntact = false; }},
             Case{"cartridges[0].sheathChanged:not-confirmed", "",
                  [](SessionRecord& r) { r.cartridges[0].sheathChanged = false; }},
             Case{"cartridges[0].cartridge:required", "",
                  [](SessionRecord& r) {
                      r.cartridges[0].cartridge.reset();
                      r.cartridges[0].lot = LotId{3};
                  }},
             Case{"cartridges[0].cartridge:required", "", [](SessionRecord& r) { r.cartridges[0].cartridge.reset(); }},
             Case{"container:required", "", [](SessionRecord& r) { r.container.reset(); }},
             Case{"rows[0].depth:required", "", [](SessionRecord& r) { r.plan.rows[0].depth.reset(); }},
             Case{"cartridges[1].wasteReason:required", "cartridges[1].wasteReason:required",
                  [](SessionRecord& r) {
                      r.cartridges.push_back({.cartridge = CartridgeId{8},
                                              .lot = {},
                                              .packIntact = false,
                                              .sheathChanged = false,
                                              .fate = CartridgeFate::wasted,
                                              .wasteReason = {}});
                  }},
             Case{"", "",
                  [](SessionRecord& r) {
                      r.cartridges.push_back({.cartridge = CartridgeId{8},
                                              .lot = {},
                                              .packIntact = false,
                                              .sheathChanged = false,
                                              .fate = CartridgeFate::wasted,
                                              .wasteReason = WasteReason::dropped});
                  }},
             Case{"response.pain:out-of-range", "response.pain:out-of-range",
                  [](SessionRecord& r) { r.response.pain = 11; }},
             Case{"response.erythema:out-of-range response.bleeding:out-of-range",
                  "response.erythema:out-of-range response.bleeding:out-of-range",
                  [](SessionRecord& r) {
                      r.response.erythema = 4;
                      r.response.oedema = 3;
                      r.response.bleeding = -1;
                  }},
             Case{"anaesthetic.strengthPermille:out-of-range", "anaesthetic.strengthPermille:out-of-range",
                  [](SessionRecord& r) {
                      r.anaesthetic = Anaesthetic{};
                      r.anaesthetic->strengthPermille = 1001;
                  }},
         }) {
        auto record = signable();
        change(record);
        BOOST_TEST(words(validate(record, zones(), false)) == now);
        BOOST_TEST(words(validate(record, zones(), true)) == past);
    }
}

BOOST_AUTO_TEST_CASE(the_dose_of_an_anaesthetic_and_what_it_exceeds) {
    struct Case {
        int permille, milligrams;
        std::optional<int> grams, area;
        int agent;
        std::optional<int> perKilogram;
        const char* warnings;
    };
    for (const auto& [permille, milligrams, grams, area, agent, perKilogram, warnings] : {
             Case{40, 4'500, std::nullopt, std::nullopt, 180, std::nullopt, ""},
             Case{40, 4'525, std::nullopt, std::nullopt, 181, std::nullopt, "weight-needed"},
             Case{40, 5'000, 60'000, 600, 200, 3334, ""},
             Case{41, 5'000, 60'000, 601, 205, 3417, "over-4-percent over-600-cm2"},
             Case{25, 60'000, 400'000, std::nullopt, 1500, 3750, ""},
             Case{25, 60'001, 400'000, std::nullopt, 1501, 3751, "over-60-g"},
             // 4.5 mg/kg: 11.25 g of 4 % are 450 mg, the ceiling at 100 kg and too much at 99.9 kg.
             Case{40, 11'250, 100'000, std::nullopt, 450, 4500, ""},
             Case{40, 11'250, 99'900, std::nullopt, 450, 4505, "over-4.5-mg-per-kg"},
             Case{40, 11'251, 100'000, std::nullopt, 451, 4501, "over-4.5-mg-per-kg"},
             Case{300, 30'000, 70'000, std::nullopt, 9000, 128572, "over-4-percent over-4.5-mg-per-kg"},
             Case{0, 0, std::nullopt, std::nullopt, 0, std::nullopt, ""},
         }) {
        Anaesthetic cream;
        cream.strengthPermille = permille;
        cream.creamMilligrams = milligrams;
        cream.weightGrams = grams;
        cream.areaCm2 = area;
        const auto result = dose(cream);
        BOOST_TEST(result.agentMilligrams == agent);
        BOOST_TEST((result.microgramsPerKilogram == perKilogram), milligrams << " mg of cream");
        std::string words;
        for (const auto& warning : result.warnings) {
            words += (words.empty() ? "" : " ") + warning;
        }
        BOOST_TEST(words == warnings);
    }
}

BOOST_AUTO_TEST_CASE(a_cream_left_on_is_noticed) {
    Anaesthetic cream;
    cream.onAt = parseInstant("2026-06-01T10:00:00.000000Z");
    BOOST_TEST(dose(cream).warnings == std::vector<std::string>{"not-taken-off"}, boost::test_tools::per_element());
    cream.offAt = *cream.onAt - std::chrono::minutes{1};
    BOOST_TEST(dose(cream).warnings == std::vector<std::string>{"off-before-on"}, boost::test_tools::per_element());
    cream.offAt = *cream.onAt + std::chrono::minutes{30};
    BOOST_TEST(dose(cream).warnings.empty());
}

BOOST_AUTO_TEST_SUITE_END()
