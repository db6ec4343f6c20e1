#include "tests/support/open_clinic.h"

#include "db/error.h"

using support::dayOf;
using support::OpenClinic;
using support::row;
using support::told;

namespace {

/// Monday 2 March 2026, 10:00.
struct Desk : OpenClinic {
    static model::OpeningWeek weekdays() {
        model::OpeningWeek week;
        for (std::size_t day = 0; day < 5; ++day) {
            week[day] = model::OpenSpan{9 * 60, 18 * 60};
        }
        return week;
    }
    static model::AddClosure closure(const char* first, const char* last, const char* reason = "Easter") {
        model::AddClosure change;
        change.closure.first = dayOf(first);
        change.closure.last = dayOf(last);
        change.closure.reason = reason;
        return change;
    }
    /// Each time for somebody else, so that nothing but the hours can stand against it.
    model::Outcome<db::Applied> planOn(const char* day, int minute, const std::string& why = {}) {
        const auto who = client("Ana", ("Lindqvist" + std::to_string(++clients_)).c_str());
        return access.apply(model::PlanSession{cleared(plan(who, {row("chin", 1000)}), model::Act::plan, dayOf(day)),
                                               dayOf(day), minute, 45, std::nullopt, why});
    }
    model::Outcome<db::Applied> moveTo(model::SessionId session, const char* day, int minute,
                                       const std::string& why = {}) {
        const auto who = access.session(session)->row.client;
        return access.apply(
            model::MoveSession{session, cleared(plan(who, {row("chin", 1000)}), model::Act::plan, dayOf(day), session),
                               dayOf(day), minute, 45, std::nullopt, why});
    }
    std::optional<model::ShutReason> reasonOf(model::SessionId session) {
        const auto all = access.shutReasons(dayOf("2026-01-01"), dayOf("2027-12-31"));
        const auto found = all.find(session);
        return found == all.end() ? std::nullopt : std::optional{found->second};
    }

private:
    int clients_ = 0;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(apply_opening, Desk)

BOOST_AUTO_TEST_CASE(a_new_store_has_told_no_hours) {
    BOOST_TEST(!access.opening().week.has_value());
    BOOST_TEST(access.opening().closures.empty());
    BOOST_TEST(told(planOn("2026-03-08", 5 * 60)) == ""); // a Sunday at five in the morning
}

BOOST_AUTO_TEST_CASE(the_week_is_kept_and_entered_in_the_trail_with_what_it_was) {
    done(model::SetOpeningHours{weekdays()});
    BOOST_TEST((access.opening().week == weekdays()));
    auto later = weekdays();
    later[5] = model::OpenSpan{10 * 60, 24 * 60};
    done(model::SetOpeningHours{later});
    BOOST_TEST((access.opening().week == later));
    BOOST_TEST(verbs().back() == "hours.set");
    const auto payload =
        raw.value<std::string>("SELECT cast(payload AS TEXT) FROM trail_payload ORDER BY sequence DESC LIMIT 1");
    BOOST_TEST(payload.find(R"("saturday":"10:00-24:00")") != std::string::npos, payload);
    BOOST_TEST(payload.find(R"("saturday":"closed")") != std::string::npos, payload);
    later[0] = model::OpenSpan{600, 600};
    BOOST_TEST(told(access.apply(model::SetOpeningHours{later})) == "monday: hours-out-of-order");
    BOOST_TEST(access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(closed_days_come_and_go_and_stay_on_record) {
    const model::ClosureId easter{done(closure("2026-04-03", "2026-04-06", " Easter "))};
    BOOST_REQUIRE(access.opening().closures.size() == 1U);
    const auto kept = access.opening().closures.front();
    BOOST_TEST(kept.reason == "Easter");
    BOOST_TEST((kept.id == easter));
    BOOST_TEST(kept.uid.text.size() == 36U);
    BOOST_TEST(told(access.apply(closure("2026-04-03", "2026-04-06", "Twice"))) == "first: closed-already");
    BOOST_TEST(told(access.apply(closure("2026-03-01", "2026-03-01"))) == "last: in-the-past");
    BOOST_TEST(told(access.apply(closure("2026-04-03", "2026-04-02", ""))) ==
               "last: before-its-start; reason: required");
    BOOST_TEST(told(access.apply(closure("2026-03-01", "2026-03-02", "From yesterday on"))) == "");

    done(model::RemoveClosure{easter});
    BOOST_TEST(access.opening().closures.size() == 1U);
    BOOST_TEST(count("closure") == 2);
    BOOST_TEST(told(access.apply(model::RemoveClosure{easter})) == "closure: unknown");
    BOOST_TEST(told(access.apply(closure("2026-04-03", "2026-04-06"))) == ""); // once more
    BOOST_CHECK_THROW(raw.run("DELETE FROM closure"), db::Error);
    BOOST_CHECK_THROW(raw.run("UPDATE closure SET reason = 'x' WHERE id = ?", easter), db::Error);
    BOOST_TEST(access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(only_those_who_run_the_clinic_say_when_it_is_open) {
    auto rosa = member("rosa", {model::Role::practitioner});
    BOOST_TEST(told(rosa.apply(model::SetOpeningHours{weekdays()})) == "permission: not-permitted");
    BOOST_TEST(told(rosa.apply(closure("2026-04-03", "2026-04-06"))) == "permission: not-permitted");
    auto ola = member("ola", {model::Role::manager});
    BOOST_TEST(told(ola.apply(closure("2026-04-03", "2026-04-06"))) == "");
    BOOST_TEST(rosa.opening().closures.size() == 1U);
}

BOOST_AUTO_TEST_CASE(closed_time_takes_a_reason_that_is_kept_with_the_session) {
    done(model::SetOpeningHours{weekdays()});
    done(closure("2026-04-03", "2026-04-06"));
    BOOST_TEST(told(planOn("2026-04-03", 600)) == "closedReason: closed-then");
    BOOST_TEST(told(planOn("2026-03-08", 600)) == "closedReason: outside-hours"); // a Sunday
    BOOST_TEST(told(planOn("2026-03-09", 17 * 60 + 30)) == "closedReason: outside-hours");
    BOOST_TEST(told(planOn("2026-03-09", 17 * 60 + 15)) == "");
    BOOST_TEST(told(planOn("2026-04-03", 600, "x")) == "closedReason: too-short");
    const auto planned = planOn("2026-04-03", 600, " stitches out ");
    BOOST_TEST_REQUIRE(told(planned) == "");
    const model::SessionId session{planned->id};
    BOOST_TEST(
        (reasonOf(session) == model::ShutReason{session, access.opening().closures.front().uid.text, "stitches out"}));
    const auto payload =
        raw.value<std::string>("SELECT cast(payload AS TEXT) FROM trail_payload ORDER BY sequence DESC LIMIT 1");
    BOOST_TEST(payload.find("stitches out") != std::string::npos);

    // Within the same closing the reason goes along; elsewhere it counts for nothing.
    BOOST_TEST(told(moveTo(session, "2026-04-03", 660)) == "");
    BOOST_TEST(reasonOf(session)->words == "stitches out");
    BOOST_TEST(told(moveTo(session, "2026-04-12", 660)) == "closedReason: outside-hours");
    BOOST_TEST(told(moveTo(session, "2026-04-14", 660)) == "");
    BOOST_TEST(!reasonOf(session).has_value());
    BOOST_TEST(told(moveTo(session, "2026-04-03", 660)) == "closedReason: closed-then");
    BOOST_TEST(access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(a_reason_for_an_open_time_is_not_kept) {
    done(model::SetOpeningHours{weekdays()});
    const auto planned = planOn("2026-03-09", 600, "for nothing");
    BOOST_TEST_REQUIRE(told(planned) == "");
    BOOST_TEST(!reasonOf(model::SessionId{planned->id}).has_value());
}

BOOST_AUTO_TEST_CASE(a_closed_day_keeps_nobody_from_treating_who_is_there) {
    done(closure("2026-03-02", "2026-03-02"));
    BOOST_TEST(static_cast<bool>(started(client(), {row("chin", 1000)})));
}

BOOST_AUTO_TEST_SUITE_END()
