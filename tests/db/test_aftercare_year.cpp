// A year of a clinic in London with clients there and in New York: clocks change, the clinic moves, nobody is there for
// days, sessions are entered late, moved and invalidated, clients refuse, react and die. A service sends, and a window
// does too, from a list that is some minutes old; now and then one of them ends in the middle. Whatever happens, each
// step has one outcome, nothing goes out in quiet hours, and nothing after it was stopped. What is checked is worked
// out from the clients, sessions and reactions themselves, never from what the reminders say of them.

#include "model/aftercare_check.h"
#include "tests/support/open_clinic.h"
#include "tests/support/property.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace aftercare_year {

/// Whether a step of session s, client c, stands against what holds now (resources/aftercare/events.csv).
#define STOPPED                                                                                                        \
    "(s.counts = 0 OR c.deceased IS NOT NULL OR (c.consent_email = 'refused' AND c.consent_sms = 'refused' AND "       \
    "c.consent_phone = 'refused' AND c.consent_post = 'refused') OR EXISTS (SELECT 1 FROM session l JOIN session_row " \
    "lr ON lr.session_id = l.id AND lr.version = l.version JOIN session_row sr ON sr.session_id = s.id AND "           \
    "sr.version = s.version AND sr.zone = lr.zone WHERE l.client_id = s.client_id AND l.counts = 1 AND l.id <> s.id "  \
    "AND l.started_at >= s.started_at) OR (p.kind IN ('instruction', 'next-visit') AND EXISTS (SELECT 1 FROM "         \
    "reaction x WHERE x.client_id = s.client_id AND x.closed IS NULL AND x.severity <> 'mild' AND CASE WHEN "          \
    "x.session_id IS NULL THEN x.recorded_at >= s.ended_at ELSE x.session_id = s.id END)) OR (p.kind <> 'check-in' "   \
    "AND CASE p.channel WHEN 'email' THEN c.consent_email WHEN 'sms' THEN c.consent_sms WHEN 'phone' THEN "            \
    "c.consent_phone ELSE c.consent_post END = 'refused'))"
#define OF_REMINDERS                                                                                                   \
    "FROM reminder r JOIN aftercare_step p ON p.id = r.step_id JOIN session s ON s.id = r.session_id "                 \
    "JOIN client c ON c.id = r.client_id "

using model::Channel;
using model::ReminderState;
using support::row;
using support::told;

/// What a year must not do, as words; empty while all is well.
struct Year : support::OpenClinic {
    explicit Year(std::uint32_t seed)
        : random{seed} {
        for (int i = 0; i < 8; ++i) {
            model::Client typed;
            typed.givenName = "Client";
            typed.familyName = "No " + std::to_string(i);
            typed.email = "client" + std::to_string(i) + "@example.org";
            typed.phone = "0113 496 0001";
            typed.timeZone = i % 2 == 0 ? "" : "America/New_York";
            typed.consent.fill(model::ContactConsent::given);
            clients.push_back(model::ClientId{done(model::AddClient{typed})});
        }
        model::OpeningWeek week;
        for (std::size_t weekday = 0; weekday < 5; ++weekday) {
            week[weekday] = model::OpenSpan{9 * 60, 19 * 60};
        }
        done(model::SetOpeningHours{week});
    }

    int below(int bound) { return static_cast<int>(random() % static_cast<std::uint32_t>(bound)); }
    bool oneIn(int times) { return below(times) == 0; }
    void fault(const std::string& what) { faults.push_back(model::isoText(now()) + " " + what); }
    model::ClientId anyone() { return clients[static_cast<std::size_t>(below(static_cast<int>(clients.size())))]; }

    /// Of today, or of days ago: entered late.
    void treat() {
        const auto who = anyone();
        if (access.client(who).value().deceased) {
            return;
        }
        const char* const zones[]{"chin", "forehead", "nose"};
        model::SessionRecord record;
        record.plan = plan(who, {row(zones[below(3)], oneIn(3) ? 400 : 1000)});
        record.endedAt = now() - std::chrono::minutes{oneIn(4) ? below(20 * 24 * 60) : below(120)} -
                         std::chrono::seconds{++treated % 50}; // no two begin at the same moment
        record.startedAt = record.endedAt - std::chrono::minutes{30};
        record.cartridges = {{}};
        const auto answer = access.apply(model::RecordSession{record, {}, true});
        if (!answer) {
            fault("a session was not recorded: " + told(answer));
        }
    }
    std::optional<model::SessionId> anySession() {
        const auto all = raw.rows("SELECT id FROM session WHERE counts = 1 ORDER BY id DESC LIMIT 12",
                                  [](const db::Row& one) { return one.get<model::SessionId>(0); });
        return all.empty() ? std::nullopt
                           : std::optional{all[static_cast<std::size_t>(below(static_cast<int>(all.size())))]};
    }
    void undo() {
        const auto session = anySession();
        if (!session) {
            return;
        }
        if (oneIn(2)) {
            (void)access.apply(model::InvalidateSession{*session, "entered twice"}, confirmed());
        } else {
            (void)access.apply(model::ReplaceSession{*session, anyone(), "namesakes"}, confirmed());
        }
    }
    void editSomebody() {
        auto client = access.client(anyone()).value();
        switch (below(6)) {
        case 0:
            client.consent[static_cast<std::size_t>(Channel::email)] = model::ContactConsent::refused;
            break;
        case 4:
            client.consent[static_cast<std::size_t>(Channel::phone)] = model::ContactConsent::refused;
            break;
        case 1:
            client.consent.fill(model::ContactConsent::refused);
            break;
        case 2:
            client.timeZone = client.timeZone.empty() ? "America/New_York" : "";
            break;
        case 3:
            if (oneIn(6)) {
                client.deceased = today();
            }
            break;
        default:
            client.consent.fill(model::ContactConsent::given);
            break;
        }
        edit(client);
    }
    void editClinic() {
        const char* const clinicZones[]{"Europe/London", "Europe/Berlin", "Atlantic/Azores"};
        const model::QuietHours quiets[]{{20 * 60, 8 * 60}, {18 * 60, 10 * 60}, {13 * 60, 14 * 60}, {22 * 60, 6 * 60}};
        switch (below(3)) {
        case 0:
            done(model::EditClinic{
                .name = "Clinic", .timeZone = clinicZones[below(3)], .quiet = quiets[below(4)], .licence = {}});
            break;
        case 1: {
            model::Closure closure;
            closure.first = today() + model::Days{below(10)};
            closure.last = closure.first + model::Days{below(9)};
            closure.reason = "Closed";
            (void)access.apply(model::AddClosure{closure});
            break;
        }
        default: {
            auto plans = access.aftercarePlans();
            auto& changed = plans[static_cast<std::size_t>(below(static_cast<int>(plans.size())))];
            changed.steps.front().text += ".";
            changed.steps.back().windowFrom = 9 * 60 + below(120);
            if (changed.steps.front().text.size() < 900) {
                done(model::SaveAftercarePlan{changed, "another hour", oneIn(2)});
            }
            break;
        }
        }
    }
    void react() {
        const auto open = raw.one("SELECT id FROM reaction WHERE closed IS NULL ORDER BY id LIMIT 1",
                                  [](const db::Row& one) { return one.get<model::ReactionId>(0); });
        const auto session = anySession();
        if (open && oneIn(2)) {
            done(model::CloseReaction{*open, today(), "healed"});
        } else if (session) {
            const auto who = raw.value<model::ClientId>("SELECT client_id FROM session WHERE id = ?", *session);
            const std::optional<model::SessionId> about = oneIn(3) ? std::nullopt : session;
            done(model::AddReaction{who,
                                    about,
                                    {model::ZoneCode{"chin"}},
                                    "swelling",
                                    oneIn(2) ? model::Severity::mild : model::Severity::severe,
                                    today(),
                                    ""});
        }
    }

    void checkClaimed(const db::DueMail& one) {
        const auto zone = raw.value<std::string>(
            "SELECT CASE c.time_zone WHEN '' THEN k.time_zone ELSE c.time_zone END FROM reminder r JOIN client c ON "
            "c.id = r.client_id CROSS JOIN clinic k WHERE r.id = ?",
            one.id);
        if (model::isQuiet(access.clinic().quiet, model::localTime(now(), zone).minute)) {
            fault(one.title + " went out in quiet hours");
        }
        if (raw.value<bool>("SELECT " STOPPED " OR c.consent_email <> 'given' " OF_REMINDERS "WHERE r.id = ?",
                            one.id)) {
            fault(one.title + " went out after its stop");
        }
        if (!raw.value<bool>("SELECT due_at <= ?1 AND late_at > ?1 FROM reminder WHERE id = ?2", now(), one.id)) {
            fault(one.title + " went out by itself outside of its window");
        }
        const auto retry = retries.find(one.id);
        if (retry != retries.end() && (!retry->second || *retry->second > now())) {
            fault(one.title + " was tried again too early");
        }
        if (sentOnce.contains(one.uid.text)) {
            fault(one.title + " went out twice");
        }
    }
    void send(db::Access& sender, const std::vector<db::DueMail>& list) {
        for (const auto& one : list) {
            const auto claim = sender.apply(model::ClaimReminder{one.id, Channel::email, "Keep it clean."});
            if (!claim) {
                continue;
            }
            checkClaimed(one);
            if (oneIn(25)) {
                undo(); // while it is on its way
            }
            if (oneIn(25)) {
                editSomebody();
            }
            if (oneIn(40)) {
                sentOnce.insert(one.uid.text);
                continue; // it went, and the program ended
            }
            model::NoteSending note{one.id, ReminderState::sent, "", {}};
            note.claim = model::AttemptId{claim->id};
            if (oneIn(6)) {
                note.outcome = ReminderState::failed;
                note.why = "connection";
                if (!oneIn(4)) {
                    note.retryAt = now() + std::chrono::minutes{15};
                }
                retries[one.id] = note.retryAt;
            } else if (oneIn(30)) {
                note.outcome = ReminderState::unknown;
                note.why = "lost";
            }
            if (note.outcome != ReminderState::failed) {
                sentOnce.insert(one.uid.text);
            }
            const auto noted = sender.apply(note);
            if (!noted) {
                fault("what became of a claim was refused: " + told(noted));
            }
        }
    }
    /// As at the begin of each round.
    void closeLeftClaims(db::Access& sender) {
        for (const auto id : sender.leftClaims(db::longestClaim)) {
            const auto noted = sender.apply(model::NoteSending{id, ReminderState::unknown, "claim-left", {}});
            if (!noted) {
                fault("a claim that was left could not be closed: " + told(noted));
            }
        }
    }
    /// Nothing may be listed while the clock is in doubt; somebody looks at it, or the sender leaves a sign of life.
    void lookAtTheClock(db::Access& sender) {
        const auto state = sender.postState();
        if (state.clockInDoubt) {
            done(model::ConfirmClock{});
        } else if (now() - state.lastEntry >= std::chrono::hours{24}) {
            BOOST_TEST_REQUIRE(told(sender.apply(model::NoteLooking{})) == "");
        }
    }
    void call() {
        for (const auto& one : access.reminders({}).rows) {
            const bool open = one.due.dueAt <= now() && now() < one.due.lateAt;
            if (one.needsStaff && one.state == ReminderState::planned && open && oneIn(2)) {
                if (!model::isOpen(access.opening(), now(), access.clinic().timeZone)) {
                    fault("a call was due when nobody is there");
                }
                if (raw.value<bool>("SELECT " STOPPED " " OF_REMINDERS "WHERE r.id = ?", one.id)) {
                    fault("a call was due after its stop");
                }
                done(model::AnswerReminder{one.id, oneIn(4) ? ReminderState::skipped : ReminderState::done, "spoken"});
            }
        }
    }

    void live(int days) {
        auto service = member("post", {model::Role::sender});
        auto& window = access;
        const auto end = now() + std::chrono::hours{24 * days};
        while (now() < end) {
            later(std::chrono::minutes{90 + below(360)});
            if (oneIn(60)) {
                later(std::chrono::minutes{below(6 * 24 * 60)}); // nobody there, no power
            }
            if (oneIn(14)) {
                treat();
            }
            if (oneIn(90)) {
                undo();
            }
            if (oneIn(70)) {
                editSomebody();
            }
            if (oneIn(90)) {
                editClinic();
            }
            if (oneIn(90)) {
                react();
            }
            lookAtTheClock(service);
            closeLeftClaims(window);
            // Both have looked before either has sent, and the window takes its time.
            const auto listed = service.dueMails(200);
            const auto seen = window.dueMails(200);
            send(service, listed);
            if (oneIn(3)) {
                later(std::chrono::minutes{below(90)});
                if (oneIn(10)) {
                    editSomebody();
                }
            }
            send(window, seen);
            call();
        }
        later(std::chrono::minutes{30});
        lookAtTheClock(service);
        closeLeftClaims(service);
    }

    /// Each step of each session that counts: at least one row, one at the most that is not cancelled, sent once.
    void settle() {
        raw.each("SELECT s.id, count(r.id) FROM session s LEFT JOIN reminder r ON r.session_id = s.id GROUP BY s.id",
                 [&](const db::Row& one) {
                     ++sessions;
                     if (one.integer(1) == 0) {
                         fault("a session without a step");
                     }
                 });
        // All steps of the plan that a session was given at its end, sent or stopped as they may be.
        raw.each("SELECT s.id FROM session s WHERE s.id NOT IN (SELECT replacement_id FROM session_replacement) AND "
                 "EXISTS (SELECT 1 FROM reminder r WHERE r.session_id = s.id) AND (SELECT count(DISTINCT p.code) FROM "
                 "reminder r JOIN aftercare_step p ON p.id = r.step_id WHERE r.session_id = s.id) <> (SELECT count(*) "
                 "FROM aftercare_step q WHERE q.plan_id = (SELECT p.plan_id FROM reminder r JOIN aftercare_step p ON "
                 "p.id = r.step_id WHERE r.session_id = s.id ORDER BY r.id LIMIT 1))",
                 [&](const db::Row&) { fault("a step of a session's plan was never planned"); });
        // Whatever stands is stopped by nothing, and whatever is stopped by nothing stands, unless it has gone by.
        raw.each("SELECT p.code, s.id " OF_REMINDERS "WHERE r.state IN ('planned', 'failed') AND " STOPPED,
                 [&](const db::Row& one) {
                     fault(one.text(0) + " of session " + std::to_string(one.integer(1)) +
                           " is outstanding though it is stopped");
                 });
        raw.each(
            "SELECT p.code, s.id " OF_REMINDERS "WHERE r.state = 'cancelled' AND r.late_at > ? AND NOT " STOPPED
            " AND NOT EXISTS (SELECT 1 FROM reminder o JOIN aftercare_step op ON op.id = o.step_id WHERE "
            "o.session_id = r.session_id AND op.code = p.code AND o.state <> 'cancelled')",
            [&](const db::Row& one) {
                fault(one.text(0) + " of session " + std::to_string(one.integer(1)) +
                      " was stopped and never came back");
            },
            now() + std::chrono::hours{48});
        raw.each(
            "SELECT s.counts, p.code, count(*), sum(r.state <> 'cancelled'), sum(r.state IN ('planned', 'failed')), "
            "sum((SELECT count(*) FROM reminder_attempt a WHERE a.reminder_id = r.id AND a.outcome IN ('sent', "
            "'unknown'))), sum(r.state = 'claimed') FROM reminder r JOIN aftercare_step p ON p.id = r.step_id JOIN "
            "session s ON s.id = r.session_id GROUP BY r.session_id, p.code",
            [&](const db::Row& one) {
                ++steps;
                const auto step = one.text(1);
                if (one.integer(3) > 1) {
                    fault(step + " has two outcomes");
                }
                if (one.integer(5) > 1) {
                    fault(step + " went out twice");
                }
                sent += one.integer(5);
                if (!one.get<bool>(0) && one.integer(4) != 0) {
                    fault(step + " is outstanding of a session that counts no more");
                }
                if (one.integer(6) != 0) {
                    fault(step + " is still claimed");
                }
            });
        raw.each("SELECT coalesce((SELECT note FROM reminder_answer a WHERE a.reminder_id = r.id ORDER BY a.id DESC "
                 "LIMIT 1), '') FROM reminder r WHERE r.state = 'cancelled'",
                 [&](const db::Row& one) {
                     if (!model::fromCode<model::AftercareEvent>(one.text(0))) {
                         fault("a step was stopped by nothing: " + one.text(0));
                     }
                 });
        if (!access.verifyTrail({}, {}).verified()) {
            fault("the trail does not verify");
        }
    }

    std::mt19937 random;
    std::vector<model::ClientId> clients;
    std::vector<std::string> faults;
    std::map<model::ReminderId, std::optional<model::Instant>> retries; ///< of what failed; nothing: for good
    std::set<std::string> sentOnce;                                     ///< uids of what went out, or may have
    int treated = 0;
    std::int64_t sessions = 0;
    std::int64_t steps = 0;
    std::int64_t sent = 0;
};

void lives(int days) {
    const auto seed = *rc::gen::noShrink(rc::gen::arbitrary<std::uint32_t>());
    Year year{seed};
    year.live(days);
    year.settle();
    BOOST_TEST_MESSAGE("story " << seed << ": " << year.sessions << " sessions, " << year.steps << " steps, "
                                << year.sent << " went out");
    if (!year.faults.empty()) {
        RC_FAIL(year.faults.front() + " (story " + std::to_string(seed) + ")");
    }
    RC_ASSERT(days < 300 || year.sent > 20);
}

} // namespace aftercare_year

BOOST_AUTO_TEST_SUITE(aftercare_year)

BOOST_AUTO_TEST_CASE(in_any_year_each_step_has_one_outcome_at_a_fit_hour) {
    BOOST_TEST(support::property(
        "a year of aftercare", [] { lives(365); }, 2));
}

BOOST_AUTO_TEST_CASE(in_any_short_history_each_step_has_one_outcome) {
    BOOST_TEST(support::property(
        "two months of aftercare", [] { lives(60); }, 8));
}

BOOST_AUTO_TEST_SUITE_END()
