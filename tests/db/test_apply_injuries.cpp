#include "tests/support/open_clinic.h"

using support::dayOf;
using support::OpenClinic;
using support::told;

namespace {

model::Injury pricked() {
    model::Injury injury;
    injury.day = dayOf("2026-03-02");
    injury.deviceType = "needle cartridge";
    injury.deviceBrand = "SkinPen Precision";
    injury.area = "Room 2";
    injury.how = "Pricked the thumb while taking the cartridge off";
    injury.injured = "Rosei Tan";
    return injury;
}

} // namespace

BOOST_AUTO_TEST_SUITE(apply_injuries)

BOOST_AUTO_TEST_CASE(an_injury_is_kept_followed_up_and_closed_once) {
    OpenClinic clinic;
    auto assistant = clinic.member("hanna", {model::Role::assistant});
    auto empty = pricked();
    empty.how.clear();
    BOOST_TEST(told(assistant.apply(model::RecordInjury{empty})) == "how: required");
    const auto kept = assistant.apply(model::RecordInjury{pricked()});
    BOOST_TEST_REQUIRE(told(kept) == "");
    const model::InjuryId id{kept->id};
    const auto closing = [&](const char* day, const char* cause, const char* action) {
        return told(clinic.access.apply(model::CloseInjury{id, dayOf(day), cause, action}));
    };
    BOOST_TEST(closing("2026-03-01", "recapped", "trained") == "day: before-the-injury");
    BOOST_TEST(closing("2026-03-03", "recapped", "trained") == "day: in-the-future");
    BOOST_TEST(closing("2026-03-02", "", " ") == "cause: required; action: required");
    BOOST_TEST(closing("2026-03-02", "recapped", "trained") == "");
    BOOST_TEST(closing("2026-03-02", "recapped", "trained") == "injury: already-closed");
    const auto rows = clinic.access.injuries(dayOf("2026-03-01"), dayOf("2026-03-31"));
    BOOST_REQUIRE_EQUAL(rows.size(), 1U);
    BOOST_TEST(rows[0].injury.cause == "recapped");
    BOOST_TEST((rows[0].injury.closed == dayOf("2026-03-02")));
    BOOST_TEST(rows[0].recordedBy == "hanna");
    BOOST_TEST(clinic.access.injuries(dayOf("2026-03-03"), dayOf("2026-03-31")).empty());
}

BOOST_AUTO_TEST_CASE(the_name_is_seen_by_few_and_never_by_the_trail) {
    OpenClinic clinic;
    clinic.done(model::RecordInjury{pricked()});
    const auto seen = [](const db::Access& access) {
        return access.injuries(dayOf("2026-03-01"), dayOf("2026-03-31")).at(0).injury.injured;
    };
    BOOST_TEST(seen(clinic.access) == "Rosei Tan");
    BOOST_TEST(seen(clinic.member("inspector", {model::Role::auditor})) == "");
    BOOST_CHECK_THROW(seen(clinic.member("rosei", {model::Role::practitioner})), db::Error);
    BOOST_TEST(clinic.raw.value<int>("SELECT count(*) FROM trail_payload WHERE instr(payload, 'Rosei Tan') > 0") == 0);
}

BOOST_AUTO_TEST_CASE(what_happened_is_never_rewritten) {
    OpenClinic clinic;
    clinic.done(model::RecordInjury{pricked()});
    for (const char* sql : {"UPDATE injury SET how = 'x'", "UPDATE injury SET injured = ''", "DELETE FROM injury"}) {
        BOOST_TEST_CONTEXT(sql) {
            BOOST_CHECK_THROW(clinic.raw.write([&] { clinic.raw.run(sql); }), db::Error);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
