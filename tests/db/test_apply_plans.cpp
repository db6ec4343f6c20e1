// Versions of the aftercare plans: who may overwrite what, and which sessions follow.

#include "tests/support/open_clinic.h"

#include <algorithm>

namespace apply_plans {

using support::row;
using support::told;

struct Plans : support::OpenClinic {
    model::AftercarePlan plan(const char* code = "pen-deep") {
        for (auto& one : access.aftercarePlans()) {
            if (one.code == code) {
                return one;
            }
        }
        return {};
    }
    std::string saving(const model::AftercarePlan& wanted, bool replan = false, const char* reason = "better words") {
        return told(access.apply(model::SaveAftercarePlan{wanted, reason, replan}));
    }
    std::vector<std::string> planned(model::SessionId session) {
        return raw.rows(
            "SELECT s.code || ' ' || p.version || ' ' || r.state FROM reminder r JOIN aftercare_step s ON s.id = "
            "r.step_id JOIN aftercare_plan p ON p.id = s.plan_id WHERE r.session_id = ? ORDER BY r.id",
            [](const db::Row& found) { return found.text(0); }, session);
    }
    std::size_t in(model::SessionId session, std::string_view ending) {
        const auto all = planned(session);
        return static_cast<std::size_t>(
            std::count_if(all.begin(), all.end(), [&](const std::string& one) { return one.ends_with(ending); }));
    }
    model::ClientId who = client();
    model::ContainerId bin = container();
    std::vector<model::CartridgeId> units = unitsOf(lot());
};

} // namespace apply_plans

BOOST_FIXTURE_TEST_SUITE(apply_plans, Plans)

BOOST_AUTO_TEST_CASE(a_new_version_is_for_new_sessions_and_the_old_one_stays_readable) {
    const auto first = signedSession(who, {row("chin", 1000)}, units[0], bin);
    auto wanted = plan();
    const auto before = wanted;
    wanted.steps.resize(2);
    wanted.steps[0].text = "Keep it clean, {client}.";
    wanted.steps[0].alarms = {"fever", "pus"};
    later(std::chrono::minutes{1});
    BOOST_TEST(saving(wanted) == "");
    const auto saved = plan();
    BOOST_TEST(saved.version == 2);
    BOOST_TEST((saved.steps == wanted.steps));
    BOOST_TEST(in(first, " 1 planned") == before.steps.size());
    BOOST_TEST(in(first, "") == before.steps.size());
    const auto second = signedSession(who, {row("forehead", 1000)}, units[1], bin);
    BOOST_TEST(in(second, " 2 planned") == 2U);
    BOOST_TEST(in(second, "") == 2U);

    const auto versions = access.aftercarePlanVersions("pen-deep");
    BOOST_REQUIRE_EQUAL(versions.size(), 2U);
    BOOST_TEST(versions[0].current);
    BOOST_TEST(versions[0].savedBy == "Mara Voss");
    BOOST_TEST(versions[0].reason == "better words");
    BOOST_TEST(versions[0].savedAt.has_value());
    BOOST_TEST(!versions[1].current);
    BOOST_TEST(!versions[1].savedAt.has_value());
    BOOST_TEST((versions[1].plan == before));
    BOOST_TEST(access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(who_has_not_seen_the_newest_version_cannot_overwrite_it) {
    const auto seen = plan();
    BOOST_TEST(saving(seen) == "");
    BOOST_TEST(saving(seen) == "plan: changed-meanwhile");
    auto invented = seen;
    invented.version = 0;
    BOOST_TEST(saving(invented) == "plan: changed-meanwhile");
    invented.code = "of-our-own";
    BOOST_TEST(saving(invented) == "");
    BOOST_TEST(plan("of-our-own").version == 1);
    invented.code = "never-there";
    invented.version = 3;
    BOOST_TEST(saving(invented) == "plan: changed-meanwhile");
}

BOOST_AUTO_TEST_CASE(a_plan_with_a_fault_or_without_a_reason_is_not_saved) {
    auto wanted = plan();
    BOOST_TEST(saving(wanted, false, "  ") == "reason: required");
    wanted.zone = model::ZoneCode{"elbow-of-the-moon"};
    BOOST_TEST(saving(wanted) == "zone: unknown-zone");
    wanted = plan();
    wanted.steps[0].text = "Dear {name}";
    BOOST_TEST(saving(wanted) == "steps[0].text: not-a-placeholder");
    BOOST_TEST(plan().version == 1);
    auto hanna = member("hanna", {model::Role::assistant});
    BOOST_TEST(told(hanna.apply(model::SaveAftercarePlan{plan(), "why not", false})) == "permission: not-permitted");
}

BOOST_AUTO_TEST_CASE(outstanding_steps_follow_when_asked_and_what_was_told_is_not_told_again) {
    const auto session = signedSession(who, {row("chin", 1000)}, units[0], bin);
    const model::ReminderId first{
        raw.value<std::int64_t>("SELECT min(id) FROM reminder WHERE session_id = ?", session)};
    done(model::AnswerReminder{first, model::ReminderState::done, "told in the room"});
    later(std::chrono::hours{72}); // the step of the first day is missed by now
    auto wanted = plan();
    const auto count = wanted.steps.size();
    wanted.steps.pop_back();
    auto added = wanted.steps.back();
    added.code = "day-20";
    added.offset = 20;
    wanted.steps.push_back(added);
    auto past = wanted.steps.front();
    past.code = "day-1-again";
    wanted.steps.push_back(past);
    BOOST_TEST(saving(wanted, true) == "");
    BOOST_TEST(in(session, "right-after 1 done") == 1U);
    BOOST_TEST(in(session, "right-after 2 planned") == 0U);
    BOOST_TEST(in(session, "hours-24 1 planned") == 1U); // missed stays missed
    BOOST_TEST(in(session, "hours-24 2 planned") == 0U);
    BOOST_TEST(in(session, "day-7-call 1 cancelled") == 1U);
    BOOST_TEST(in(session, "day-7-call 2 planned") == 1U);
    BOOST_TEST(in(session, "day-20 2 planned") == 1U);
    BOOST_TEST(in(session, "day-1-again 2 planned") == 0U);
    BOOST_TEST(in(session, "photo-month-6 1 cancelled") == 1U);
    BOOST_TEST(in(session, "photo-month-6 2 planned") == 0U);
    BOOST_TEST(in(session, " 1 planned") + in(session, " 1 cancelled") + in(session, " 1 done") == count);
}

BOOST_AUTO_TEST_CASE(what_was_stopped_goes_on_by_the_version_it_began_with) {
    const auto session = signedSession(who, {row("chin", 1000)}, units[0], bin);
    auto wanted = plan();
    wanted.steps.resize(1);
    BOOST_TEST(saving(wanted) == "");
    auto client = access.client(who).value();
    client.consent.fill(model::ContactConsent::refused);
    edit(client);
    BOOST_TEST(in(session, "planned") == 0U);
    client.consent.fill(model::ContactConsent::given);
    edit(client);
    BOOST_TEST(in(session, "day-7 1 planned") == 1U);
    BOOST_TEST(in(session, " 2 planned") == 0U);
}

BOOST_AUTO_TEST_CASE(a_withdrawn_plan_is_for_no_new_session_and_can_come_back) {
    const auto seen = plan();
    BOOST_TEST(told(access.apply(model::WithdrawAftercarePlan{"no-such", "old"})) == "plan: unknown");
    BOOST_TEST(told(access.apply(model::WithdrawAftercarePlan{"pen-deep", ""})) == "reason: required");
    done(model::WithdrawAftercarePlan{"pen-deep", "old"});
    BOOST_TEST(told(access.apply(model::WithdrawAftercarePlan{"pen-deep", "old"})) == "plan: already-withdrawn");
    BOOST_TEST(plan().code == "");
    const auto session = signedSession(who, {row("chin", 1000)}, units[0], bin);
    BOOST_TEST(planned(session).empty());
    BOOST_TEST(saving(seen) == "");
    BOOST_TEST(plan().version == 2);
}

BOOST_AUTO_TEST_CASE(what_was_promised_is_kept_when_a_plan_is_withdrawn) {
    const auto session = signedSession(who, {row("chin", 1000)}, units[0], bin);
    const auto before = planned(session);
    BOOST_TEST(in(session, " 1 planned") == plan().steps.size());
    done(model::WithdrawAftercarePlan{"pen-deep", "old"});
    BOOST_TEST(planned(session) == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(words_in_other_languages_are_kept_by_version_and_whole_or_not_at_all) {
    auto wanted = plan();
    wanted.steps[0].words.push_back({"fr", "Juste après", ""});
    BOOST_TEST(saving(wanted) == "steps[0].text.fr: required");
    wanted.steps[0].words.back().text = "Bonjour {nom}.";
    BOOST_TEST(saving(wanted) == "steps[0].text.fr: not-a-placeholder");
    wanted.steps[0].words.back().text = "Bonjour {client}.";
    wanted.steps[0].words.push_back({"French", "a", "b"});
    BOOST_TEST(saving(wanted) == "steps[0].title.French: not-a-language");
    wanted.steps[0].words.back() = {"fr", "a", "b"};
    BOOST_TEST(saving(wanted) == "steps[0].title.fr: language-twice");
    wanted.steps[0].words.pop_back();
    BOOST_TEST(saving(wanted) == "");
    BOOST_TEST((plan().steps == wanted.steps));
    BOOST_TEST(access.aftercarePlanVersions("pen-deep").back().plan.steps[0].words.size() == 1U); // German only
    BOOST_TEST(access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_SUITE_END()
