#include "tests/support/open_clinic.h"

BOOST_AUTO_TEST_SUITE(apply_injuries)

using support::dayOf;
using support::OpenClinic;
using support::told;

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

BOOST_AUTO_TEST_CASE(following_up_is_added_to_and_never_changed) {
    OpenClinic clinic;
    const model::InjuryId id{clinic.done(model::RecordInjury{pricked()})};
    clinic.later(std::chrono::hours{24 * 10});
    const auto noting = [&](const char* day, const std::string& note) {
        return told(clinic.access.apply(model::NoteInjury{id, dayOf(day), note}));
    };
    BOOST_TEST(told(clinic.access.apply(model::NoteInjury{model::InjuryId{99}, dayOf("2026-03-02"), "x"})) ==
               "injury: unknown");
    BOOST_TEST(noting("2026-03-01", "seen") == "day: before-the-injury");
    BOOST_TEST(noting("2026-03-13", "seen") == "day: in-the-future");
    BOOST_TEST(noting("2026-03-03", "  ") == "note: required");
    BOOST_TEST(noting("2026-03-03", std::string(2001, 'x')) == "note: too-long");
    BOOST_TEST(noting("2026-03-10", "second blood test, clear") == "");
    BOOST_TEST(noting("2026-03-03", " seen by Dr. Marsh ") == "");
    clinic.done(model::CloseInjury{id, dayOf("2026-03-10"), "recapped", "trained"});
    BOOST_TEST(noting("2026-03-12", "third blood test, clear") == ""); // late results belong to it
    const auto notes = clinic.access.injuries(dayOf("2026-03-02"), dayOf("2026-03-02")).at(0).notes;
    BOOST_REQUIRE_EQUAL(notes.size(), 3U);
    BOOST_TEST(notes[0].note == "seen by Dr. Marsh"); // by its day, not by when it was typed
    BOOST_TEST(notes[1].note == "second blood test, clear");
    BOOST_TEST(notes[2].note == "third blood test, clear");
    BOOST_TEST(notes[0].who == "Mara Voss");
    for (const char* sql : {"UPDATE injury_note SET note = 'x'", "DELETE FROM injury_note"}) {
        BOOST_TEST_CONTEXT(sql) {
            BOOST_CHECK_THROW(clinic.raw.write([&] { clinic.raw.run(sql); }), db::Error);
        }
    }
    BOOST_TEST(clinic.access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(what_was_found_in_following_up_is_for_few) {
    OpenClinic clinic;
    const model::InjuryId id{clinic.done(model::RecordInjury{pricked()})};
    clinic.done(model::NoteInjury{id, dayOf("2026-03-02"), "blood test at the hospital"});
    const auto inspector = clinic.member("inspector", {model::Role::auditor});
    BOOST_TEST(inspector.injuries(dayOf("2026-03-02"), dayOf("2026-03-02")).at(0).notes.empty());
    BOOST_TEST(clinic.raw.value<int>("SELECT count(*) FROM trail_payload WHERE instr(payload, 'hospital') > 0") == 0);
    auto assistant = clinic.member("hanna", {model::Role::assistant});
    BOOST_TEST(told(assistant.apply(model::NoteInjury{id, dayOf("2026-03-02"), "x"})) == "permission: not-permitted");
}

BOOST_AUTO_TEST_SUITE_END()
