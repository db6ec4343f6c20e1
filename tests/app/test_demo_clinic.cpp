// The demo clinic as its visitor finds it, and that it is the same for the same seed and clock.

#include "app/present/demo_clinic.h"
#include "model/aftercare.h"
#include "tests/support/scratch.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>

BOOST_AUTO_TEST_SUITE(demo_clinic)

using model::Day;
using model::Days;

db::Environment standing(const char* iso) {
    db::Environment environment;
    environment.clock = [now = model::parseInstant(iso).value()] { return now; };
    environment.keyCost = db::KeyCost::cheapest;
    return environment;
}

class Made {
public:
    Made(int clients, std::uint64_t seed, const char* iso)
        : signedIn_{present::makeDemoClinic(scratch_ / "demo.needlebook", {clients, 1, seed}, standing(iso), {}, {})
                        .value()} {}
    db::Access access() const { return signedIn_.store->as(signedIn_.actor); }

private:
    support::Scratch scratch_;
    db::SignedIn signedIn_;
};

/// Sixty clients and one year on a Sunday morning, made once.
const Made& clinic() {
    static const Made made{60, 1, "2026-11-22T10:20:00.000000Z"};
    return made;
}
db::Access access() {
    return clinic().access();
}

/// Oldest first.
std::vector<db::TrailRow> trailOf(const db::Access& access) {
    std::vector<db::TrailRow> all;
    std::optional<std::int64_t> before;
    for (;;) {
        const auto page = access.trail(before, 1000);
        if (page.rows.empty()) {
            break;
        }
        all.insert(all.end(), page.rows.begin(), page.rows.end());
        before = page.rows.back().sequence;
    }
    std::reverse(all.begin(), all.end());
    return all;
}

std::vector<db::ClientRow> everybody(const db::Access& access) {
    db::ClientQuery query;
    query.includeDeceased = true;
    query.limit = 10000;
    return access.clients(query).rows;
}

db::Listed<db::ReminderRow> reminders(const db::Access& access, db::ReminderSet set = db::ReminderSet::all) {
    db::ReminderQuery query;
    query.set = set;
    query.limit = 100000;
    return access.reminders(query);
}

/// Everything but uids, keys and printed ids, which are random.
std::string rowsOf(const db::Access& access) {
    std::string text;
    const auto add = [&](const auto&... parts) {
        ((text.append(parts) += '|'), ...);
        text += '\n';
    };
    for (const auto& entry : trailOf(access)) {
        add(model::isoText(entry.at), entry.who, entry.verb);
    }
    for (const auto& row : everybody(access)) {
        const auto client = access.client(row.id).value();
        add(row.name, client.phone, client.email, client.address.lines, client.allergies);
        for (const auto& visit : access.sessionsOf(row.id).rows) {
            const auto session = access.session(visit.id).value();
            add(model::isoText(visit.day), visit.performerName, std::string{model::code(visit.state)});
            for (const auto& done : session.record.plan.rows) {
                add(done.zone.text, std::to_string(done.depth->micrometres), std::to_string(done.device->value));
            }
            for (const auto& reason : session.overrides) {
                add(reason.findingKey.substr(0, reason.findingKey.rfind('/')), reason.words); // a uid stands last
            }
            for (const auto& unit : session.units) {
                add(unit.lotNumber, std::to_string(unit.id.value));
            }
        }
    }
    for (const auto& lot : access.stock(true).rows) {
        add(lot.lot.number, model::isoText(lot.lot.useBy), std::to_string(lot.onHand), std::to_string(lot.used));
    }
    for (const auto& row : reminders(access).rows) {
        add(row.clientName, row.step, std::string{model::code(row.state)}, row.note);
    }
    return text;
}

BOOST_AUTO_TEST_CASE(time_never_runs_backwards_in_its_trail) {
    const auto trail = trailOf(access());
    BOOST_TEST(trail.size() > 500U);
    for (std::size_t i = 1; i < trail.size(); ++i) {
        BOOST_TEST_INFO(trail[i].sequence << ": " << trail[i - 1].verb << " by " << trail[i - 1].who << ", then "
                                          << trail[i].verb << " by " << trail[i].who);
        BOOST_TEST(model::isoText(trail[i - 1].at) <= model::isoText(trail[i].at));
    }
    BOOST_TEST((trail.back().at <= access().store().now()));
    BOOST_TEST(access().verifyTrail({}, {}).verified());
    BOOST_TEST(access().check({}).empty());
}

BOOST_AUTO_TEST_CASE(the_same_seed_and_clock_give_the_same_rows) {
    const char* const now = "2026-05-06T13:05:00.000000Z";
    const Made first{12, 3, now};
    const Made again{12, 3, now};
    const Made other{12, 4, now};
    BOOST_TEST((rowsOf(first.access()) == rowsOf(again.access())));
    BOOST_TEST((rowsOf(first.access()) != rowsOf(other.access())));
}

BOOST_AUTO_TEST_CASE(it_can_be_made_at_any_hour) {
    for (const char* const now :
         {"2026-11-22T00:00:00.000000Z", "2026-10-25T01:30:00.000000Z", "2026-03-29T23:59:59.000000Z"}) {
        BOOST_TEST_CONTEXT(now) {
            const Made made{10, 2, now};
            const auto trail = trailOf(made.access());
            BOOST_TEST(
                std::is_sorted(trail.begin(), trail.end(), [](const auto& a, const auto& b) { return a.at < b.at; }));
            std::set<model::SessionState> states;
            for (const auto& row : made.access().sessionsOn(made.access().today())) {
                states.insert(row.state);
            }
            BOOST_TEST(states.contains(model::SessionState::open));
            BOOST_TEST(states.contains(model::SessionState::signed_));
        }
    }
}

BOOST_AUTO_TEST_CASE(reminders_stand_in_every_state) {
    std::map<model::ReminderState, int> states;
    std::map<model::Urgency, int> urgencies;
    for (const auto& row : reminders(access()).rows) {
        ++states[row.state];
        if (row.state == model::ReminderState::planned) {
            ++urgencies[model::urgency(row.due.dueAt, row.due.lateAt, access().store().now())];
        }
        if (row.state == model::ReminderState::failed || row.state == model::ReminderState::unknown) {
            BOOST_TEST_REQUIRE(row.sending.has_value());
            BOOST_TEST(!row.sending->text.empty());
        }
    }
    for (const auto& state : model::codesOf<model::ReminderState>) {
        BOOST_TEST(states[state.value] > 0, state.code);
    }
    for (const auto& urgency : model::codesOf<model::Urgency>) {
        BOOST_TEST(urgencies[urgency.value] > 0, urgency.code);
    }
}

BOOST_AUTO_TEST_CASE(today_has_a_visit_in_each_state) {
    std::map<model::SessionState, int> states;
    for (const auto& row : access().sessionsOn(access().today())) {
        ++states[row.state];
        if (row.state == model::SessionState::planned) {
            BOOST_TEST(row.minute > model::localTime(access().store().now(), "Europe/London").minute);
        }
    }
    BOOST_TEST(states[model::SessionState::signed_] == 1);
    BOOST_TEST(states[model::SessionState::open] == 1);
    BOOST_TEST(states[model::SessionState::arrived] == 1);
    BOOST_TEST(states[model::SessionState::cancelled] == 1);
    BOOST_TEST(states[model::SessionState::planned] >= 2);
    const auto drafts = access().drafts();
    BOOST_REQUIRE_EQUAL(drafts.size(), 1U);
    BOOST_TEST_REQUIRE(drafts[0].session.has_value());
    BOOST_TEST((access().session(*drafts[0].session)->row.state == model::SessionState::open));
}

BOOST_AUTO_TEST_CASE(one_visit_of_today_is_no_longer_safe) {
    const auto day = access().today();
    int unsafe = 0;
    for (const auto& row : access().sessionsOn(day)) {
        if (row.state == model::SessionState::planned) {
            const auto plan = access().session(row.id)->record.plan;
            auto now = model::assess(plan, access().history(plan.client), *access().rules(), day, model::Act::start);
            model::setAside(now, model::RuleKind::screeningMissing); // they are not here yet
            unsafe += now.verdict == model::Verdict::deny ? 1 : 0;
        }
    }
    BOOST_TEST(unsafe == 1);
}

BOOST_AUTO_TEST_CASE(stock_has_what_a_manager_must_see) {
    const auto warnings = access().warnings();
    BOOST_TEST(!warnings.expiring.empty());
    BOOST_TEST(!warnings.low.empty());
    BOOST_TEST(!warnings.recalledOnHand.empty());
    std::map<model::WasteReason, int> wastes;
    for (const auto& entry : trailOf(access())) {
        for (const auto& reason : model::codesOf<model::WasteReason>) {
            const bool named = entry.payload.find('"' + std::string{reason.code} + '"') != std::string::npos;
            wastes[reason.value] += entry.verb == "cartridge.waste" && named ? 1 : 0;
        }
    }
    wastes.erase(model::WasteReason::other);
    BOOST_TEST(std::count_if(wastes.begin(), wastes.end(), [](const auto& one) { return one.second > 0; }) >= 2);
}

BOOST_AUTO_TEST_CASE(people_are_as_different_as_people_are) {
    int allergies = 0;
    int guardians = 0;
    int families = 0;
    int dead = 0;
    int withoutHistory = 0;
    int reactions = 0;
    for (const auto& row : everybody(access())) {
        const auto client = access().client(row.id).value();
        allergies += client.allergies.empty() ? 0 : 1;
        guardians += client.guardian ? 1 : 0;
        dead += client.deceased ? 1 : 0;
        reactions += row.openReaction ? 1 : 0;
        if (client.sharesAddressWith) {
            ++families;
            const auto relative = access().client(*client.sharesAddressWith).value();
            BOOST_TEST((relative.address == client.address));
            BOOST_TEST(relative.familyName == client.familyName);
        }
        withoutHistory += access().history(row.id).historyTaken.empty() ? 1 : 0;
        for (const auto& visit : access().sessionsOf(row.id).rows) {
            BOOST_TEST((!client.deceased || visit.day <= *client.deceased));
        }
    }
    BOOST_TEST(allergies > 0);
    BOOST_TEST(guardians > 0);
    BOOST_TEST(families > 0);
    BOOST_TEST(dead > 0);
    BOOST_TEST(withoutHistory > 0);
    BOOST_TEST(reactions > 0);
}

BOOST_AUTO_TEST_CASE(history_is_taken_at_the_first_visit_but_for_a_few) {
    int known = 0;
    int unknown = 0;
    for (const auto& row : everybody(access())) {
        const auto taken = access().history(row.id).historyTaken;
        (taken.empty() ? unknown : known) += 1;
        int unasked = 0;
        for (const auto& visit : access().sessionsOf(row.id).rows) {
            const auto given = access().session(visit.id)->overrides;
            unasked += std::any_of(given.begin(), given.end(), [](const model::Override& one) {
                return one.findingKey.find("history-not-known") != std::string::npos;
            });
        }
        BOOST_TEST_INFO(row.name);
        BOOST_TEST((taken.empty() || unasked <= 1)); // at the visit before the papers came
    }
    BOOST_TEST(unknown >= 2);
    BOOST_TEST(known >= 10 * unknown);
}

BOOST_AUTO_TEST_CASE(those_who_treat_have_papers_and_devices_are_serviced) {
    const auto today = access().today();
    std::set<model::AccountId> treating;
    for (const auto& row : everybody(access())) {
        for (const auto& visit : access().sessionsOf(row.id).rows) {
            treating.insert(visit.performer);
        }
    }
    int expiring = 0;
    for (const auto& person : access().practitioners()) {
        BOOST_TEST(treating.erase(person.account) == 1U);
        BOOST_TEST(!person.licence.empty());
        BOOST_TEST((person.licensedUntil && *person.licensedUntil > today));
        BOOST_TEST(!person.modalities.empty());
        BOOST_TEST(person.trainings.size() >= 2U);
        for (const auto& training : person.trainings) {
            BOOST_TEST((!training.validUntil || *training.validUntil > today));
            expiring += training.validUntil && *training.validUntil <= today + Days{60} ? 1 : 0;
        }
    }
    BOOST_TEST(treating.empty());
    BOOST_TEST(expiring == 1);
    for (const auto& device : access().devices()) {
        BOOST_TEST((device.serviceDue && *device.serviceDue > today), device.name);
    }
}

BOOST_AUTO_TEST_CASE(some_skin_is_healing) {
    const auto today = access().today();
    int healing = 0;
    for (const auto& row : everybody(access())) {
        const auto visits = access().sessionsOf(row.id).rows;
        const bool recent = row.lastSession && today - *row.lastSession <= Days{10} && today > *row.lastSession;
        const bool booked = std::any_of(visits.begin(), visits.end(), [](const db::SessionRow& visit) {
            return visit.state == model::SessionState::planned || visit.state == model::SessionState::open;
        });
        healing += recent && !booked && !access().history(row.id).historyTaken.empty() ? 1 : 0;
    }
    BOOST_TEST(healing >= 5);
}

BOOST_AUTO_TEST_CASE(courses_are_plausible_and_exceptions_have_reasons) {
    std::map<std::string, int> sessions;
    int overridden = 0;
    int reasoned = 0;
    int treated = 0;
    for (const auto& row : everybody(access())) {
        for (const auto& visit : access().sessionsOf(row.id).rows) {
            const auto session = access().session(visit.id).value();
            if (visit.state != model::SessionState::signed_) {
                continue;
            }
            ++treated;
            bool early = false;
            for (const auto& finding : session.assessment.findings) {
                early = early || finding.kind == model::RuleKind::healingFloor;
                const bool wants =
                    finding.strength == model::Strength::warn || finding.strength == model::Strength::deny;
                const auto reason = std::find_if(session.overrides.begin(), session.overrides.end(),
                                                 [&](const auto& one) { return one.findingKey == finding.key(); });
                if (wants) {
                    BOOST_TEST_REQUIRE((reason != session.overrides.end()));
                    BOOST_TEST(reason->words.size() > 20U);
                }
                BOOST_TEST(finding.daysShort < 8); // nobody is treated on fresh skin
            }
            overridden += early ? 1 : 0;
            reasoned += session.overrides.empty() ? 0 : 1;
            for (const auto& done : session.record.plan.rows) {
                BOOST_TEST((done.depth && done.device && done.endpoint));
            }
        }
    }
    BOOST_TEST(overridden > 0);
    BOOST_TEST(reasoned * 5 < treated); // an exception stays one
}

BOOST_AUTO_TEST_SUITE_END()
