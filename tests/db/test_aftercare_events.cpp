// Every row of resources/aftercare/events.csv, by doing it: what becomes of the steps of each kind.

#include "db/aftercare_events.h"
#include "db/aftercare_plans.h"
#include "model/aftercare_schedule.h"
#include "tests/support/open_clinic.h"

#include <functional>
#include <map>

namespace aftercare_events {

using model::AftercareEffect;
using model::AftercareEvent;
using model::Channel;
using support::dayOf;
using support::row;
using support::told;

/// One signed session of a plan that has steps of every kind, a few minutes old.
struct Visit : support::OpenClinic {
    Visit() {
        model::Client typed;
        typed.givenName = "Ana";
        typed.familyName = "Lindqvist";
        typed.email = "ana@example.org";
        typed.phone = "0113 496 0001";
        typed.consent.fill(model::ContactConsent::given);
        who = model::ClientId{done(model::AddClient{typed})};
        units = unitsOf(lot());
        bin = container();
        session = signedSession(who, {row("chin", 1000)}, units[0], bin);
        later(std::chrono::minutes{10});
    }
    model::SessionId recordedAgain() {
        return model::SessionId{
            done(model::RecordSession{record(who, {row("chin", 1000)}, {units[1]}, bin), {}, true})};
    }
    void consent(model::ContactConsent consent, const std::vector<Channel>& channels) {
        auto client = access.client(who).value();
        for (const auto channel : channels) {
            client.consent[static_cast<std::size_t>(channel)] = consent;
        }
        edit(client);
    }
    void edited(const std::function<void(model::Client&)>& how) {
        auto client = access.client(who).value();
        how(client);
        edit(client);
    }
    void clinicEdited(const std::string& zone, model::QuietHours quiet) {
        done(model::EditClinic{.name = "Clinic", .timeZone = zone, .quiet = quiet, .licence = {}});
    }
    model::ReactionId reaction(model::Severity severity) {
        return model::ReactionId{done(model::AddReaction{
            who, session, {model::ZoneCode{"chin"}}, "swelling", severity, today(), "since this morning"})};
    }
    void invalidated(model::SessionId wrong) {
        BOOST_TEST_REQUIRE(told(access.apply(model::InvalidateSession{wrong, "entered twice"}, confirmed())) == "");
    }
    model::AftercarePlan currentPlan() {
        for (auto& plan : access.aftercarePlans()) {
            if (plan.code == "pen-deep") {
                return plan;
            }
        }
        throw std::logic_error{"no plan"};
    }

    struct Step {
        std::int64_t id = 0;
        model::ReminderState state{};
        int revision = 0;
        std::int64_t stepId = 0;
        model::Instant dueAt{};
        model::Instant lateAt{};
        std::string note;
        bool operator==(const Step&) const = default;
    };
    /// The newest reminder of each step of that kind.
    std::map<std::string, Step> steps(model::StepKind kind) {
        std::map<std::string, Step> found;
        raw.each(
            "SELECT s.code, r.id, r.state, r.revision, r.step_id, r.due_at, r.late_at, coalesce((SELECT note FROM "
            "reminder_answer a WHERE a.reminder_id = r.id ORDER BY a.id DESC LIMIT 1), '') FROM reminder r "
            "JOIN aftercare_step s ON s.id = r.step_id WHERE r.session_id = ? AND s.kind = ? ORDER BY r.revision",
            [&](const db::Row& one) {
                found[one.text(0)] = {one.integer(1), one.get<model::ReminderState>(2), one.get<int>(3),
                                      one.integer(4), one.get<model::Instant>(5),       one.get<model::Instant>(6),
                                      one.text(7)};
            },
            session, kind);
        return found;
    }

    model::ClientId who;
    model::ContainerId bin;
    std::vector<model::CartridgeId> units;
    model::SessionId session;
};

/// How an event is brought about: what has to be so before, and the act itself.
struct Story {
    std::function<void(Visit&)> before;
    std::function<void(Visit&)> act;
};

const std::vector<Channel> allChannels{Channel::email, Channel::sms, Channel::phone, Channel::post};
const std::vector<Channel> used{Channel::email, Channel::phone};

Story storyOf(AftercareEvent event) {
    using enum model::ContactConsent;
    const auto nothing = [](Visit&) {};
    switch (event) {
    case AftercareEvent::newSession:
        return {nothing, [](Visit& v) { v.recordedAgain(); }};
    case AftercareEvent::laterSessionGone: {
        auto second = std::make_shared<model::SessionId>();
        return {[=](Visit& v) { *second = v.recordedAgain(); }, [=](Visit& v) { v.invalidated(*second); }};
    }
    case AftercareEvent::sessionInvalidated:
        return {nothing, [](Visit& v) { v.invalidated(v.session); }};
    case AftercareEvent::sessionReplaced:
        return {nothing, [](Visit& v) {
                    const auto right = v.client("Ben", "Okafor");
                    BOOST_TEST_REQUIRE(told(v.access.apply(model::ReplaceSession{v.session, right, "namesakes"},
                                                           v.confirmed())) == "");
                }};
    case AftercareEvent::reactionMild:
        return {nothing, [](Visit& v) { v.reaction(model::Severity::mild); }};
    case AftercareEvent::reactionSerious:
        return {nothing, [](Visit& v) { v.reaction(model::Severity::moderate); }};
    case AftercareEvent::reactionClosed: {
        auto open = std::make_shared<model::ReactionId>();
        return {[=](Visit& v) { *open = v.reaction(model::Severity::severe); },
                [=](Visit& v) {
                    v.done(model::CloseReaction{*open, v.today(), "healed"});
                }};
    }
    case AftercareEvent::clientDeceased:
        return {nothing, [](Visit& v) { v.edited([&](model::Client& client) { client.deceased = v.today(); }); }};
    case AftercareEvent::clientRefusedAll:
        return {nothing, [](Visit& v) { v.consent(refused, allChannels); }};
    case AftercareEvent::clientReachable:
        return {[](Visit& v) { v.consent(refused, allChannels); }, [](Visit& v) { v.consent(given, allChannels); }};
    case AftercareEvent::channelRefused:
        return {nothing, [](Visit& v) { v.consent(refused, used); }};
    case AftercareEvent::channelAllowed:
        return {[](Visit& v) { v.consent(refused, used); }, [](Visit& v) { v.consent(given, used); }};
    case AftercareEvent::clientZoneChanged:
        return {nothing,
                [](Visit& v) { v.edited([](model::Client& client) { client.timeZone = "America/New_York"; }); }};
    case AftercareEvent::clinicZoneChanged:
        return {nothing, [](Visit& v) { v.clinicEdited("America/New_York", {20 * 60, 8 * 60}); }};
    case AftercareEvent::quietHoursChanged:
        return {nothing, [](Visit& v) { v.clinicEdited("Europe/London", {16 * 60, 13 * 60}); }};
    case AftercareEvent::closuresChanged:
        return {nothing, [](Visit& v) {
                    model::Closure closure;
                    closure.first = dayOf("2026-03-08");
                    closure.last = dayOf("2026-03-12");
                    closure.reason = "Spring";
                    v.done(model::AddClosure{closure});
                }};
    case AftercareEvent::planChanged:
        return {nothing, [](Visit& v) {
                    auto plan = v.currentPlan();
                    for (auto& step : plan.steps) {
                        step.windowFrom += 30;
                    }
                    v.done(model::SaveAftercarePlan{plan, "later in the morning", true});
                }};
    case AftercareEvent::planWithdrawn:
        return {nothing, [](Visit& v) { v.done(model::WithdrawAftercarePlan{"pen-deep", "no longer used"}); }};
    }
    throw std::logic_error{"an event without a story"};
}

bool movesHours(AftercareEvent event) {
    using enum AftercareEvent;
    return event == clientZoneChanged || event == clinicZoneChanged || event == quietHoursChanged ||
           event == closuresChanged;
}

/// The steps that stand are where the hours of now put them.
void checkTimes(Visit& v, const std::map<std::string, Visit::Step>& now) {
    const auto client = v.access.client(v.who).value();
    const auto clinic = v.access.clinic();
    const model::Hours hours{client.timeZone.empty() ? clinic.timeZone : client.timeZone, clinic.quiet,
                             v.access.opening(), clinic.timeZone};
    const auto endedAt = v.raw.value<model::Instant>("SELECT ended_at FROM session WHERE id = ?", v.session);
    const auto day = v.raw.value<model::Day>("SELECT day FROM session WHERE id = ?", v.session);
    for (const auto& step : v.currentPlan().steps) {
        if (const auto found = now.find(step.code); found != now.end()) {
            const auto due = model::dueTime(step, endedAt, day, hours);
            BOOST_TEST(model::isoText(found->second.dueAt) == model::isoText(due.dueAt), step.code);
            BOOST_TEST(model::isoText(found->second.lateAt) == model::isoText(due.lateAt), step.code);
        }
    }
}

void check(Visit& v, const db::EventRow& event, model::StepKind kind, const std::map<std::string, Visit::Step>& was) {
    const auto now = v.steps(kind);
    BOOST_TEST_REQUIRE(now.size() == was.size());
    if (event.on(kind) == AftercareEffect::keep) {
        BOOST_TEST((now == was));
        return;
    }
    for (const auto& [step, one] : now) {
        BOOST_TEST_CONTEXT(step) {
            if (event.on(kind) == AftercareEffect::stop) {
                BOOST_TEST((one.state == model::ReminderState::cancelled));
                BOOST_TEST(one.note == model::code(event.event));
                continue;
            }
            BOOST_TEST((one.state == model::ReminderState::planned));
            BOOST_TEST(one.revision == was.at(step).revision + (movesHours(event.event) ? 0 : 1));
            if (event.event == AftercareEvent::planChanged) {
                BOOST_TEST(one.stepId != was.at(step).stepId);
                BOOST_TEST(v.raw.value<std::string>("SELECT note FROM reminder_answer WHERE reminder_id = ?",
                                                    was.at(step).id) == "plan-changed");
            }
        }
    }
    if (event.on(kind) == AftercareEffect::replan) {
        checkTimes(v, now);
    }
}

} // namespace aftercare_events

BOOST_AUTO_TEST_SUITE(aftercare_events)

BOOST_AUTO_TEST_CASE(each_event_does_to_each_kind_of_step_what_the_table_says) {
    for (const auto& event : db::aftercareEvents()) {
        BOOST_TEST_CONTEXT(model::code(event.event)) {
            Visit v;
            const auto story = storyOf(event.event);
            story.before(v);
            std::map<model::StepKind, std::map<std::string, Visit::Step>> was;
            for (const auto& kind : model::codesOf<model::StepKind>) {
                was[kind.value] = v.steps(kind.value);
                BOOST_TEST_REQUIRE(!was[kind.value].empty(), kind.code);
            }
            story.act(v);
            for (const auto& kind : model::codesOf<model::StepKind>) {
                BOOST_TEST_CONTEXT(kind.code) {
                    check(v, event, kind.value, was[kind.value]);
                }
            }
            BOOST_TEST(v.access.verifyTrail({}, {}).verified());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_closed_day_moves_the_call_and_leaves_the_messages) {
    Visit v;
    const auto messages = v.steps(model::StepKind::checkIn);
    const auto call = v.steps(model::StepKind::call).at("day-7-call");
    BOOST_TEST(model::isoText(call.dueAt).substr(0, 16) == "2026-03-09T10:00");
    storyOf(AftercareEvent::closuresChanged).act(v);
    BOOST_TEST((v.steps(model::StepKind::checkIn) == messages));
    BOOST_TEST(model::isoText(v.steps(model::StepKind::call).at("day-7-call").dueAt).substr(0, 16) ==
               "2026-03-13T10:00");
    BOOST_TEST(v.raw.value<std::string>("SELECT moved FROM reminder WHERE id = ?", call.id) == "closed-day");
    const auto closure = v.access.opening().closures.at(0).id;
    v.done(model::RemoveClosure{closure});
    BOOST_TEST((v.steps(model::StepKind::call).at("day-7-call") == call));
}

BOOST_AUTO_TEST_CASE(what_waits_for_one_reaction_waits_for_the_other_too) {
    Visit v;
    const auto first = v.reaction(model::Severity::moderate);
    const auto second = v.reaction(model::Severity::severe);
    v.done(model::CloseReaction{first, v.today(), "healed"});
    const auto waiting = v.steps(model::StepKind::nextVisit);
    BOOST_TEST((waiting.at("next-due").state == model::ReminderState::cancelled));
    v.done(model::CloseReaction{second, v.today(), "healed"});
    BOOST_TEST((v.steps(model::StepKind::nextVisit).at("next-due").state == model::ReminderState::planned));
}

BOOST_AUTO_TEST_CASE(a_session_stops_older_steps_from_its_start_and_gives_them_back_when_nothing_came_of_it) {
    Visit v;
    v.at("2026-04-20T10:00:00.000000Z"); // past the interval
    const auto state = [&] { return v.steps(model::StepKind::checkIn).at("photo-month-3").state; };
    BOOST_TEST((state() == model::ReminderState::planned));
    const auto again = v.started(v.who, {row("chin", 1000)});
    BOOST_TEST((state() == model::ReminderState::cancelled));
    v.done(model::AbandonSession{again, {}, std::nullopt, "the client had to leave"});
    BOOST_TEST((state() == model::ReminderState::planned));
    const auto elsewhere = v.started(v.who, {row("forehead", 1000)});
    BOOST_TEST((state() == model::ReminderState::planned));
    auto further = v.plan(v.who, {row("forehead", 1000), row("chin", 1000)});
    v.done(model::ExtendSession{elsewhere, v.cleared(further, model::Act::start, v.today(), elsewhere)});
    BOOST_TEST((state() == model::ReminderState::cancelled));
    BOOST_TEST(v.access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(what_fails_after_it_was_stopped_is_not_tried_again) {
    Visit v;
    const model::ReminderId first{v.steps(model::StepKind::instruction).at("right-after").id};
    v.done(model::ClaimReminder{first, Channel::email, "Keep it clean."});
    v.invalidated(v.session);
    BOOST_TEST((v.steps(model::StepKind::instruction).at("right-after").state == model::ReminderState::claimed));
    v.done(model::NoteSending{first, model::ReminderState::failed, "no connection", v.now()});
    const auto stopped = v.steps(model::StepKind::instruction).at("right-after");
    BOOST_TEST((stopped.state == model::ReminderState::cancelled));
    BOOST_TEST(stopped.note == "session-invalidated");
}

BOOST_AUTO_TEST_SUITE_END()
