// A year of a clinic in London with clients there and in New York: clocks change, nobody is there for days, sessions
// are entered late, moved and invalidated, clients refuse and die, and two senders work at once. Whatever happens,
// each step has one outcome, nothing goes out in quiet hours, and nothing after it was stopped.

#include "model/aftercare_check.h"
#include "tests/support/open_clinic.h"
#include "tests/support/property.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace aftercare_year {

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
        record.endedAt = now() - std::chrono::minutes{oneIn(4) ? below(20 * 24 * 60) : below(120)};
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
        switch (below(5)) {
        case 0:
            client.consent[static_cast<std::size_t>(Channel::email)] = model::ContactConsent::refused;
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
        const model::QuietHours quiets[]{{20 * 60, 8 * 60}, {18 * 60, 10 * 60}, {13 * 60, 14 * 60}, {22 * 60, 6 * 60}};
        switch (below(3)) {
        case 0:
            done(model::EditClinic{
                .name = "Clinic", .timeZone = "Europe/London", .quiet = quiets[below(4)], .licence = {}});
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

    /// What may go out by itself: due, its window open, and no work for staff.
    std::vector<db::ReminderRow> sendable(const db::Access& sender) {
        std::vector<db::ReminderRow> found;
        for (auto& one : sender.reminders({}).rows) {
            const bool open = one.due.dueAt <= now() && now() < one.due.lateAt;
            const bool waiting = one.state == ReminderState::planned || one.state == ReminderState::failed;
            if (open && waiting && !one.needsStaff) {
                found.push_back(std::move(one));
            }
        }
        return found;
    }
    void checkClaimed(const db::ReminderRow& one) {
        const auto zone = raw.value<std::string>("SELECT time_zone FROM reminder WHERE id = ?", one.id);
        if (model::isQuiet(access.clinic().quiet, model::localTime(now(), zone).minute)) {
            fault(one.step + " went out in quiet hours");
        }
        const bool stopped = raw.value<bool>(
            "SELECT s.counts = 0 OR c.deceased IS NOT NULL OR c.consent_email = 'refused' OR EXISTS (SELECT 1 FROM "
            "session l JOIN session_row lr ON lr.session_id = l.id AND lr.version = l.version JOIN session_row sr ON "
            "sr.session_id = s.id AND sr.version = s.version AND sr.zone = lr.zone WHERE l.client_id = s.client_id AND "
            "l.counts = 1 AND l.started_at > s.started_at) FROM session s JOIN client c ON c.id = s.client_id "
            "WHERE s.id = ?",
            one.session);
        if (stopped) {
            fault(one.step + " went out after its stop");
        }
    }
    void send(db::Access& sender, const std::vector<db::ReminderRow>& list) {
        for (const auto& one : list) {
            if (!sender.apply(model::ClaimReminder{one.id, Channel::email, "Keep it clean."})) {
                continue;
            }
            checkClaimed(one);
            if (oneIn(25)) {
                undo(); // while it is on its way
            }
            model::NoteSending note{one.id, ReminderState::sent, "", {}};
            if (oneIn(6)) {
                note = {one.id, ReminderState::failed, "no connection", now() + std::chrono::minutes{15}};
            } else if (oneIn(30)) {
                note = {one.id, ReminderState::unknown, "the program ended", {}};
            }
            const auto noted = sender.apply(note);
            if (!noted) {
                fault("what became of a claim was refused: " + told(noted));
            }
        }
    }
    void call() {
        for (const auto& one : access.reminders({}).rows) {
            const bool open = one.due.dueAt <= now() && now() < one.due.lateAt;
            if (one.needsStaff && one.state == ReminderState::planned && open && oneIn(2)) {
                if (!model::isOpen(access.opening(), now(), "Europe/London")) {
                    fault("a call was due when nobody is there");
                }
                done(model::AnswerReminder{one.id, oneIn(4) ? ReminderState::skipped : ReminderState::done, "spoken"});
            }
        }
    }

    void live(int days) {
        auto first = member("sender-a", {model::Role::sender});
        auto second = member("sender-b", {model::Role::sender});
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
            // Both have looked before either has sent.
            const auto one = sendable(first);
            const auto other = sendable(second);
            send(first, one);
            send(second, other);
            call();
        }
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
