#include "db/session_json.h"

#include <boost/test/unit_test.hpp>

#include <random>

BOOST_AUTO_TEST_SUITE(session_json)

model::Instant moment(const char* iso) {
    return model::parseInstant(iso).value();
}

model::SessionRecord whole() {
    model::SessionRecord record;
    record.plan.client = model::ClientId{12};
    record.plan.performer = model::AccountId{3};
    record.plan.supervisor = model::AccountId{4};
    model::TreatmentRow row;
    row.zone = {"cheek-left"};
    row.modality = model::Modality::rf;
    row.indication = model::Indication::acneScars;
    row.device = model::DeviceId{2};
    row.depth = model::Depth{1500};
    row.passes = 3;
    row.endpoint = model::Endpoint::uniformErythema;
    row.rf = model::RfSettings{25, 300, 118};
    row.note = "a \"quoted\" line\nand ż \x01";
    record.plan.rows = {row, {}};
    record.plan.rows[1].zone = {"chin"};
    record.room = model::RoomId{1};
    record.startedAt = moment("2026-03-01T09:00:00.000001Z");
    record.endedAt = moment("2026-03-01T09:40:00.000000Z");
    record.cartridges = {{model::CartridgeId{5}, std::nullopt, true, true, model::CartridgeFate::used, std::nullopt},
                         {std::nullopt, model::LotId{6}, false, false, model::CartridgeFate::wasted,
                          model::WasteReason::packDamaged},
                         {}};
    record.container = model::ContainerId{7};
    record.handpieceDisinfected = false;
    record.anaesthetic =
        model::Anaesthetic{"cream", "L1", 40, 5000, 61'000, 200, moment("2026-03-01T08:20:00.000000Z"), std::nullopt};
    record.topicals = {{"serum", "", true}};
    record.response = {2, 1, 0, 3};
    record.notes = "calm";
    return record;
}

std::string told(const model::Problems& problems) {
    std::string text;
    for (const auto& problem : problems) {
        text += (text.empty() ? "" : "; ") + problem.field + ": " + problem.code;
    }
    return text;
}

BOOST_AUTO_TEST_CASE(a_session_comes_back_as_it_went) {
    for (const auto& record : {whole(), [] {
             model::SessionRecord bare;
             bare.plan.client = model::ClientId{1};
             bare.plan.performer = model::AccountId{1};
             return bare;
         }()}) {
        const auto text = db::toJson(record);
        const auto back = db::sessionFromJson(text);
        BOOST_TEST_REQUIRE(back.ok());
        BOOST_CHECK(*back == record);
        BOOST_TEST(db::toJson(*back) == text);
        const auto plan = db::planFromJson(db::toJson(record.plan));
        BOOST_TEST_REQUIRE(plan.ok());
        BOOST_CHECK(*plan == record.plan);
    }
}

BOOST_AUTO_TEST_CASE(the_format_stays_what_it_is) {
    model::SessionPlan plan;
    plan.client = model::ClientId{12};
    plan.performer = model::AccountId{3};
    plan.rows.emplace_back().zone = {"chin"};
    plan.rows[0].depth = model::Depth{1250};
    BOOST_TEST(db::toJson(plan) == R"({"client":12,"performer":3,"rows":[{"zone":"chin","modality":"pen",)"
                                   R"("indication":"rejuvenation","depthMm":1.25}]})");
    for (const auto& [micrometres, text] : {std::pair{500, "0.5"}, {1000, "1"}, {50, "0.05"}, {1001, "1.001"}}) {
        plan.rows[0].depth = model::Depth{micrometres};
        BOOST_TEST(db::toJson(plan).find(std::string{"\"depthMm\":"} + text + "}") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_named_with_its_field) {
    struct Case {
        const char* text;
        const char* problems;
    };
    const Case cases[] = {
        {"", ": not-json"},
        {"{", ": not-json"},
        {"[]", ": not-an-object; client: required; performer: required; rows: required"},
        {"null", ": not-an-object; client: required; performer: required; rows: required"},
        {R"({"client":1,"performer":1,"rows":{}})", "rows: not-a-list"},
        {R"({"client":1.5,"performer":-1,"rows":[]})", "client: not-a-whole-number; performer: out-of-range"},
        {R"({"client":1,"performer":1,"rows":[{"modality":"laser"}]})",
         "rows[0].zone: required; rows[0].modality: unknown-code"},
        {R"({"client":1,"performer":1,"rows":[{"zone":"chin","depthMm":"1"}]})", "rows[0].depthMm: not-a-number"},
        {R"({"client":1,"performer":1,"rows":[{"zone":"chin","depthMm":1.00005}]})", "rows[0].depthMm: out-of-range"},
        {R"({"client":1,"performer":1,"rows":[{"zone":"chin","depthMm":1e300}]})", "rows[0].depthMm: out-of-range"},
        {R"({"client":1,"performer":1,"rows":[{"zone":"chin","passes":99999999999}]})", "rows[0].passes: out-of-range"},
        {R"({"client":1,"performer":1,"rows":[7]})", "rows[0]: not-an-object; rows[0].zone: required"},
        {R"({"client":1,"performer":1,"rows":[],"startedAt":"yesterday"})", "startedAt: not-an-instant"},
        {R"({"client":1,"performer":1,"rows":[],"colour":"red"})", "colour: unknown-field"},
        {R"({"client":1,"performer":1,"rows":[],"response":{"pain":"bad"}})", "response.pain: not-a-whole-number"},
        {R"({"client":1,"performer":1,"rows":[],"handpieceDisinfected":1})", "handpieceDisinfected: not-true-or-false"},
        {R"({"client":18446744073709551615,"performer":1,"rows":[]})", "client: out-of-range"},
    };
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(one.text) {
            const auto read = db::sessionFromJson(one.text);
            BOOST_TEST_REQUIRE(!read.ok());
            BOOST_TEST(told(read.problems()) == one.problems);
        }
    }
}

BOOST_AUTO_TEST_CASE(garbage_of_any_size_and_depth_is_refused_in_peace) {
    BOOST_TEST(told(db::sessionFromJson(std::string(10'000'000, '[')).problems()) == ": too-large");
    BOOST_TEST(told(db::sessionFromJson(std::string(900'000, '[')).problems()) == ": not-json");
    BOOST_TEST(told(db::sessionFromJson(std::string(900'000, '{')).problems()) == ": not-json");
    std::string deep = R"({"client":)";
    for (int i = 0; i < 100'000; ++i) {
        deep += "[{\"a\":";
    }
    BOOST_TEST(told(db::sessionFromJson(deep).problems()) == ": not-json");
    std::string many = R"({"client":1,"performer":1,"rows":[)";
    for (int i = 0; i < 501; ++i) {
        many += i == 0 ? "{}" : ",{}";
    }
    BOOST_TEST(told(db::sessionFromJson(many + "]}").problems()) == "rows: too-many");
}

BOOST_AUTO_TEST_CASE(a_text_spoiled_anywhere_is_read_or_refused_but_never_crashes) {
    const auto good = db::toJson(whole());
    const auto seed = std::random_device{}();
    BOOST_TEST_MESSAGE("seed " << seed);
    std::mt19937 random{seed};
    int refused = 0;
    for (int round = 0; round < 3000; ++round) {
        auto text = good;
        for (unsigned spoils = 1 + random() % 4; spoils > 0; --spoils) {
            text[random() % text.size()] = static_cast<char>(random() % 256);
        }
        const auto read = db::sessionFromJson(text);
        if (!read) {
            ++refused;
        } else {
            BOOST_CHECK(db::sessionFromJson(db::toJson(*read)).ok());
        }
    }
    BOOST_TEST(refused > 1000, "seed " << seed);
}

BOOST_AUTO_TEST_SUITE_END()
