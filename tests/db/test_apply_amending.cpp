// A signed session that is corrected: what it said stays beside what it says now, and everything follows the
// correction.
#include "tests/support/open_clinic.h"

#include <algorithm>
#include <functional>

BOOST_AUTO_TEST_SUITE(apply_amending)

using support::dayOf;
using support::OpenClinic;
using support::row;
using support::told;

struct Signed : OpenClinic {
    model::ClientId who = client();
    model::ContainerId bin = container();
    model::LotId box = lot();
    std::vector<model::CartridgeId> units = unitsOf(box);
    model::SessionId visit = signedSession(who, {row("chin", 600)}, units[0], bin);

    model::SessionRecord recordNow() { return access.session(visit)->record; }
    model::AmendSession change(const std::function<void(model::SessionRecord&)>& how,
                               const char* reason = "the depth was misread") {
        const auto session = access.session(visit).value();
        model::AmendSession amend{visit, session.version, session.record, reason};
        how(amend.record);
        return amend;
    }
    std::string amending(const std::function<void(model::SessionRecord&)>& how,
                         const char* reason = "the depth was misread") {
        return told(access.apply(change(how, reason), confirmed()));
    }
    /// Codes of the steps that are still to come, one space behind each.
    std::string planned(model::SessionId session) {
        std::string codes;
        raw.each(
            "SELECT p.code || '/' || s.code FROM reminder r JOIN aftercare_step s ON s.id = r.step_id "
            "JOIN aftercare_plan p ON p.id = s.plan_id WHERE r.session_id = ? AND r.state = 'planned' "
            "ORDER BY s.plan_id, s.ordinal",
            [&](const db::Row& found) { codes += found.text(0) + ' '; }, session);
        return codes;
    }
    std::vector<std::string> treated() {
        const auto book = rules();
        std::vector<std::string> zones;
        for (const auto& past : db::historyOf(raw, book.zones, who, today(), {}).treatments) {
            zones.push_back(past.zone.text + ' ' + std::to_string(past.depth->micrometres));
        }
        return zones;
    }
    std::string events(model::CartridgeId unit) {
        std::string all;
        for (const auto& step : access.life(unit)) {
            all += std::string{model::code(step.event)} + ' ';
        }
        return all;
    }
};

const auto deeper = [](model::SessionRecord& record) { record.plan.rows[0].depth = model::Depth{800}; };

BOOST_AUTO_TEST_CASE(it_is_refused_with_the_field_at_fault) {
    Signed s;
    BOOST_TEST(told(s.access.apply(s.change(deeper))) == "confirmation: required");
    BOOST_TEST(s.amending(deeper, " ") == "reason: required");
    BOOST_TEST(s.amending([](model::SessionRecord&) {}) == "record: nothing-changed");
    auto nobody = s.change(deeper);
    nobody.session = model::SessionId{999};
    BOOST_TEST(told(s.access.apply(nobody, s.confirmed())) == "session: unknown");
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.plan.rows.clear(); }) == "rows: required");
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.plan.rows[0].zone = {"nowhere"}; }) ==
               "rows[0].zone: unknown-zone");
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.plan.rows[0].passes = 21; }) ==
               "rows[0].passes: out-of-range");
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.response.pain = 11; }) == "response.pain: out-of-range");
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.endedAt = r.startedAt - std::chrono::minutes{1}; }) ==
               "endedAt: before-start");
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.endedAt += std::chrono::minutes{5}; }) ==
               "endedAt: in-the-future");
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.startedAt -= std::chrono::hours{24}; }) ==
               "endedAt: too-long; startedAt: other-day");
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.room = model::RoomId{77}; }) == "room: unknown");
    BOOST_TEST(s.count("session_amendment") == 0);
    BOOST_TEST(s.access.session(s.visit)->version == 1);
    const auto open = s.started(s.who, {row("nose", 300)});
    const auto session = s.access.session(open).value();
    BOOST_TEST(told(s.access.apply(model::AmendSession{open, session.version, session.record, "x"}, s.confirmed())) ==
               "session: not-amendable");
}

BOOST_AUTO_TEST_CASE(what_the_signature_binds_stays) {
    Signed s;
    const auto rosei = s.member("rosei", {model::Role::practitioner}).actor().account();
    BOOST_TEST(s.amending([&](model::SessionRecord& r) { r.plan.client = s.client("Ben", "Okafor"); }) ==
               "client: stays-as-signed");
    BOOST_TEST(s.amending([&](model::SessionRecord& r) { r.plan.performer = rosei; }) == "performer: stays-as-signed");
    BOOST_TEST(s.amending([&](model::SessionRecord& r) { r.plan.supervisor = rosei; }) ==
               "supervisor: stays-as-signed");
    BOOST_TEST(s.amending([&](model::SessionRecord& r) { r.container = s.container("B-2"); }) ==
               "container: stays-as-signed");
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.cartridges[0].packIntact = false; }) ==
               "cartridges[0]: stays-as-signed");
    BOOST_TEST(s.amending([&](model::SessionRecord& r) { r.cartridges[0].cartridge = s.units[1]; }) ==
               "cartridges[0]: stays-as-signed");
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.cartridges.clear(); }) ==
               "cartridges[0]: stays-as-signed; cartridges: required");
    BOOST_TEST(s.count("session_amendment") == 0);
}

BOOST_AUTO_TEST_CASE(only_who_treated_or_runs_the_clinic_may) {
    Signed s;
    auto rosei = s.member("rosei", {model::Role::practitioner});
    const auto hers = s.store().confirm(rosei.actor(), "a password").value();
    BOOST_TEST(told(rosei.apply(s.change(deeper), hers)) == "performer: not-yours-to-amend");
    BOOST_TEST(told(rosei.apply(s.change(deeper), s.confirmed())) == "confirmation: required");
    auto assistant = s.member("hanna", {model::Role::assistant});
    BOOST_TEST(told(assistant.apply(s.change(deeper))) == "permission: not-permitted");
    auto manager = s.member("ola", {model::Role::manager});
    const auto theirs = s.store().confirm(manager.actor(), "a password").value();
    BOOST_TEST(told(manager.apply(s.change(deeper), theirs)) == "");
    BOOST_TEST(s.access.session(s.visit)->amendments.at(0).who == "ola");
}

BOOST_AUTO_TEST_CASE(the_original_stays_beside_any_number_of_corrections) {
    Signed s;
    const auto signedAs = s.access.session(s.visit).value();
    s.later(std::chrono::minutes{10});
    BOOST_TEST(s.amending(
                   [](model::SessionRecord& r) {
                       r.plan.rows[0].depth = model::Depth{800};
                       r.plan.rows[0].endpoint = model::Endpoint::erythema;
                       r.notes = "calm";
                       r.response.pain = 3;
                       r.anaesthetic.emplace().product = "cream";
                       r.anaesthetic->creamMilligrams = 5000;
                       r.topicals.push_back({"serum", "S1", true});
                       r.handpieceDisinfected = true;
                   },
                   "  the depth was misread ") == "");
    s.later(std::chrono::minutes{10});
    BOOST_TEST(s.amending(
                   [](model::SessionRecord& r) {
                       r.plan.rows.push_back(row("nose", 300));
                       r.anaesthetic.reset();
                       r.endedAt -= std::chrono::minutes{5};
                   },
                   "the nose was left out") == "");

    const auto kept = s.access.session(s.visit).value();
    BOOST_TEST((kept.row.state == model::SessionState::amended));
    BOOST_TEST(kept.version == 3);
    BOOST_TEST((kept.signedAt == signedAs.signedAt));
    BOOST_TEST(kept.record.plan.rows.size() == 2U);
    BOOST_TEST(kept.record.plan.rows[0].depth->micrometres == 800);
    BOOST_TEST(kept.record.notes == "calm");
    BOOST_TEST(!kept.record.anaesthetic.has_value());
    BOOST_TEST(kept.record.topicals.size() == 1U);
    BOOST_REQUIRE_EQUAL(kept.amendments.size(), 2U);
    BOOST_TEST((kept.amendments[0].before == signedAs.record));
    BOOST_TEST(kept.amendments[0].reason == "the depth was misread");
    BOOST_TEST(kept.amendments[0].who == "Mara Voss");
    BOOST_TEST((kept.amendments[1].at == s.now()));
    const auto& between = kept.amendments[1].before;
    BOOST_TEST(between.plan.rows.size() == 1U);
    BOOST_TEST(between.plan.rows[0].depth->micrometres == 800);
    BOOST_TEST(between.anaesthetic->creamMilligrams == 5000);
    BOOST_TEST((between.endedAt == signedAs.record.endedAt));
    BOOST_REQUIRE(kept.row.amended.has_value());
    BOOST_TEST(kept.row.amended->reason == "the nose was left out");
    BOOST_TEST(s.access.sessionsOf(s.who).rows.at(0).amended.has_value());
    BOOST_TEST(s.access.check({}).empty());
    BOOST_TEST(s.access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(who_looked_at_an_older_version_is_told) {
    Signed s;
    const auto mine = s.change(deeper);
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.notes = "hers"; }) == "");
    BOOST_TEST(told(s.access.apply(mine, s.confirmed())) == "session: changed-since");
    BOOST_TEST(s.recordNow().plan.rows[0].depth->micrometres == 600);
}

BOOST_AUTO_TEST_CASE(healing_and_planned_sessions_follow_the_correction) {
    Signed s;
    const std::vector<std::string> before{"chin 600"};
    BOOST_TEST(s.treated() == before, boost::test_tools::per_element());
    const auto chin = s.plan(s.who, {row("chin", 600)});
    const auto nose = s.plan(s.who, {row("nose", 600)});
    const auto soon = s.today() + model::Days{2};
    BOOST_TEST((s.assessed(chin, model::Act::plan, soon).verdict == model::Verdict::deny));
    BOOST_TEST((s.assessed(nose, model::Act::plan, soon).earliest == soon));
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.plan.rows[0].zone = {"nose"}; }, "it was the nose") == "");
    const std::vector<std::string> after{"nose 600"};
    BOOST_TEST(s.treated() == after, boost::test_tools::per_element());
    BOOST_TEST((s.assessed(chin, model::Act::plan, soon).earliest == soon));
    BOOST_TEST((s.assessed(nose, model::Act::plan, soon).verdict == model::Verdict::deny));
}

BOOST_AUTO_TEST_CASE(what_should_not_have_been_is_kept_with_the_correction) {
    Signed s;
    s.later(std::chrono::hours{48});
    auto record = s.record(s.who, {row("nose", 300)}, {s.units[1]}, s.bin);
    s.visit = model::SessionId{s.done(model::RecordSession{record, {}, true})};
    const auto clean = s.access.session(s.visit).value();
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.plan.rows[0].zone = {"chin"}; }, "it was the chin") == "");
    const auto kept = s.access.session(s.visit).value();
    const auto early = std::ranges::find_if(kept.assessment.findings, [](const model::Finding& finding) {
        return finding.kind == model::RuleKind::healingFloor && finding.zone.text == "chin";
    });
    BOOST_REQUIRE((early != kept.assessment.findings.end()));
    const auto given = std::ranges::find(kept.overrides, early->key(), &model::Override::findingKey);
    BOOST_REQUIRE((given != kept.overrides.end()));
    BOOST_TEST((given->reason == model::OverrideReason::correction));
    BOOST_TEST(given->words == "it was the chin");
    BOOST_TEST(std::ranges::none_of(clean.assessment.findings,
                                    [&](const model::Finding& finding) { return finding.key() == early->key(); }));
    // Words alone ask the rules nothing.
    const auto rows = s.count("session_assessment");
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.notes = "calm"; }) == "");
    BOOST_TEST(s.count("session_assessment") == rows);
    BOOST_TEST(s.access.session(s.visit)->assessment.findings.size() == kept.assessment.findings.size());
}

BOOST_AUTO_TEST_CASE(aftercare_follows_what_was_done_and_when_it_ended) {
    Signed s;
    const auto deep = s.planned(s.visit);
    BOOST_TEST(deep.find("pen-deep/hours-48") != std::string::npos, deep);
    // Words leave the reminders as they are.
    const auto reminders = s.count("reminder");
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.notes = "calm"; }) == "");
    BOOST_TEST(s.count("reminder") == reminders);
    // Another end moves what counts hours, in place.
    const auto due = [&] {
        return s.raw.value<model::Instant>(
            "SELECT r.due_at FROM reminder r JOIN aftercare_step p ON p.id = r.step_id WHERE r.session_id = ? AND "
            "p.code = 'hours-24' AND r.state = 'planned'",
            s.visit);
    };
    const auto before = due();
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.endedAt -= std::chrono::minutes{15}; }, "ended earlier") ==
               "");
    BOOST_TEST((due() == before - std::chrono::minutes{15}));
    BOOST_TEST(s.count("reminder") == reminders);
    BOOST_TEST(s.planned(s.visit) == deep);
    // Shallower: another plan.
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.plan.rows[0].depth = model::Depth{400}; }) == "");
    const auto shallow = s.planned(s.visit);
    BOOST_TEST(shallow.find("pen-deep") == std::string::npos, shallow);
    BOOST_TEST(shallow.find("pen-shallow/hours-24") != std::string::npos, shallow);
    BOOST_TEST(shallow.find("pen-shallow/day-14") != std::string::npos, shallow);
    BOOST_TEST(s.raw.value<std::int64_t>("SELECT count(*) FROM reminder_answer WHERE note = 'session-amended'") > 0);
    // And it stays the other plan whatever happens next.
    model::Client ana = s.access.client(s.who).value();
    ana.timeZone = "Europe/Paris";
    s.edit(ana);
    BOOST_TEST(s.planned(s.visit) == shallow);
    BOOST_TEST(s.access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(earlier_sessions_get_back_the_steps_of_a_zone_that_was_not_treated_after_all) {
    Signed s;
    const auto first = s.visit;
    const auto outstanding = s.planned(first);
    s.later(std::chrono::hours{2});
    const auto second = model::SessionId{
        s.done(model::RecordSession{s.record(s.who, {row("chin", 600)}, {s.units[1]}, s.bin), {}, true})};
    BOOST_TEST(s.planned(first) == "");
    s.visit = second;
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.plan.rows[0].zone = {"nose"}; }, "it was the nose") == "");
    BOOST_TEST(s.planned(first) != "");
    BOOST_TEST(s.planned(first).size() <= outstanding.size());
    BOOST_TEST(s.planned(second) != "");
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.plan.rows[0].zone = {"chin"}; }, "the chin after all") == "");
    BOOST_TEST(s.planned(first) == "");
}

BOOST_AUTO_TEST_CASE(a_cartridge_that_was_left_out_is_added_and_counted) {
    Signed s;
    const auto use = [&](model::CartridgeId unit) {
        return model::CartridgeUse{unit, s.box, true, true, model::CartridgeFate::used, std::nullopt};
    };
    BOOST_TEST(s.amending([&](model::SessionRecord& r) { r.cartridges.push_back(use(model::CartridgeId{999})); }) ==
               "cartridges[1].cartridge: unknown");
    BOOST_TEST(s.amending([&](model::SessionRecord& r) { r.cartridges.push_back(use(s.units[1])); },
                          "a second one was used") == "");
    BOOST_TEST(s.events(s.units[1]) == "received opened used disposed ");
    const auto kept = s.access.session(s.visit).value();
    BOOST_TEST(kept.record.cartridges.size() == 2U);
    BOOST_TEST(kept.amendments[0].before.cartridges.size() == 1U);
    BOOST_TEST(s.access.trace(s.box).total == 2);
    BOOST_TEST(s.count("incident") == 0);
    // One that was used elsewhere: the truth is kept, and is an incident.
    const auto other = s.client("Ben", "Okafor");
    s.done(model::RecordSession{s.record(other, {row("nose", 300)}, {s.units[2]}, s.bin), {}, true});
    BOOST_TEST(
        s.amending([&](model::SessionRecord& r) { r.cartridges.push_back(use(s.units[2])); }, "and a third one") == "");
    BOOST_TEST(s.raw.value<std::string>("SELECT kind FROM incident") == "reused");
    BOOST_TEST(s.access.check({}).empty());
    BOOST_TEST(s.access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(the_trail_holds_both) {
    Signed s;
    BOOST_TEST(s.amending(deeper) == "");
    const auto [subject, payload] =
        *s.raw.one("SELECT subject, payload FROM trail_entry JOIN trail_payload USING (sequence) "
                   "WHERE verb = 'session.amend'",
                   [](const db::Row& found) {
                       return std::pair{found.text(0), found.text(1)};
                   });
    BOOST_TEST(subject == s.access.session(s.visit)->row.uid.text);
    BOOST_TEST(payload.find("the depth was misread") != std::string::npos);
    const auto fresh = payload.find("\"new\":");
    const auto old = payload.find("\"old\":");
    BOOST_REQUIRE(fresh != std::string::npos);
    BOOST_REQUIRE(old != std::string::npos);
    BOOST_TEST(payload.find("\"depthMm\":0.8", fresh) < old);
    BOOST_TEST(payload.find("\"depthMm\":0.6", old) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_amended_session_can_be_moved_or_marked_as_entered_in_error) {
    Signed s;
    BOOST_TEST(s.amending([](model::SessionRecord& r) {
        r.plan.rows[0].depth = model::Depth{800};
        r.topicals.push_back({"serum", "S1", false});
    }) == "");
    const auto right = s.client("Ben", "Okafor");
    const auto moved = s.access.apply(model::ReplaceSession{s.visit, right, "two Anas"}, s.confirmed());
    BOOST_TEST_REQUIRE(told(moved) == "");
    const auto copy = s.access.session(model::SessionId{moved->id}).value();
    BOOST_TEST((copy.row.state == model::SessionState::signed_));
    BOOST_TEST(copy.record.plan.rows[0].depth->micrometres == 800);
    BOOST_TEST(copy.record.topicals.size() == 1U);
    BOOST_TEST(copy.amendments.empty());
    const auto old = s.access.session(s.visit).value();
    BOOST_TEST(old.amendments.size() == 1U);
    BOOST_TEST(s.amending(deeper) == "session: not-amendable");
    s.visit = model::SessionId{moved->id};
    BOOST_TEST(s.amending([](model::SessionRecord& r) { r.notes = "moved"; }) == "");
    BOOST_TEST(told(s.access.apply(model::InvalidateSession{s.visit, "never took place"}, s.confirmed())) == "");
    BOOST_TEST(s.planned(s.visit) == "");
    BOOST_TEST(s.access.check({}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
