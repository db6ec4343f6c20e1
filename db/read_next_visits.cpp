#include "db/read_next_visits.h"

#include "db/read_clinic.h"

#include "model/interval.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace db::read {
namespace {

/// As courses of the chart: a longer pause begins a new course. So long overdue, nobody is being waited for.
constexpr model::Days longestPause{120};
/// No rule asks for longer than this between two sessions.
constexpr model::Days longestInterval{180};
/// A bound for a store of any size: sessions of those days, of clients with nothing planned.
constexpr int mostRows = 200'000;

// Each client's sessions since ?1, the newest first, with what was done; only of clients who may be asked.
constexpr char nextVisitCandidatesSql[] =
    "SELECT x.client_id, c.uid, trim(c.given_name || ' ' || c.family_name), c.phone, c.consent_phone, c.skin_type, "
    "x.open_reactions > 0, s.id, s.day, r.zone, r.modality, r.indication, r.device_id, r.depth, n.outcome, "
    "n.until_day, n.note, n.at / 86400000000 "
    "FROM client_search_index x CROSS JOIN client c ON c.id = x.client_id "
    "CROSS JOIN session s ON s.client_id = x.client_id AND s.day >= ?1 AND s.counts = 1 "
    "CROSS JOIN session_row r ON r.session_id = s.id AND r.version = s.version "
    "LEFT JOIN next_visit_note n ON n.id = (SELECT max(id) FROM next_visit_note WHERE client_id = x.client_id) "
    "WHERE x.last_session >= ?1 AND x.deceased = 0 "
    "AND NOT (c.consent_email = 'refused' AND c.consent_sms = 'refused' AND c.consent_phone = 'refused' "
    "AND c.consent_post = 'refused') "
    "AND NOT EXISTS (SELECT 1 FROM session p WHERE p.client_id = x.client_id AND p.day >= ?1 "
    "AND (p.state = 'open' OR p.state IN ('planned', 'arrived') AND p.day >= ?2)) "
    "ORDER BY x.last_session, x.client_id, s.day DESC, s.minute DESC, s.id DESC, r.ordinal LIMIT ?3";

// The same of one client or of all, with whom nobody waits for and what was entered in error. The plus keeps the walk
// on the index of days instead of all that was ever done.
#define DUE_VISITS(of)                                                                                                 \
    "SELECT s.client_id, c.uid, trim(c.given_name || ' ' || c.family_name), c.phone, c.consent_phone, c.skin_type, "   \
    "0, s.id, s.day, r.zone, r.modality, r.indication, r.device_id, r.depth, n.outcome, "                              \
    "n.until_day, n.note, n.at / 86400000000, c.given_name, c.family_name, s.uid, s.counts, "                          \
    "c.deceased IS NULL AND NOT (c.consent_email = 'refused' AND c.consent_sms = 'refused' "                           \
    "AND c.consent_phone = 'refused' AND c.consent_post = 'refused') "                                                 \
    "AND NOT EXISTS (SELECT 1 FROM session p WHERE p.client_id = s.client_id AND p.day >= ?1 "                         \
    "AND (p.state = 'open' OR p.state IN ('planned', 'arrived') AND p.day >= ?2)) "                                    \
    "AND NOT EXISTS (SELECT 1 FROM reaction a WHERE a.client_id = s.client_id AND a.closed IS NULL "                   \
    "AND a.severity <> 'mild') "                                                                                       \
    "FROM session s CROSS JOIN client c ON c.id = s.client_id "                                                        \
    "CROSS JOIN session_row r ON r.session_id = s.id AND r.version = s.version "                                       \
    "LEFT JOIN next_visit_note n ON n.id = (SELECT max(id) FROM next_visit_note WHERE client_id = s.client_id) "       \
    "WHERE s.day >= ?1 AND (s.counts = 1 OR s.state = 'invalidated') " of                                              \
    "ORDER BY +s.client_id, s.day DESC, s.minute DESC, s.id DESC, r.ordinal LIMIT ?3"
constexpr char dueVisitsSql[] = DUE_VISITS("");
constexpr char dueVisitsOfSql[] = DUE_VISITS("AND s.client_id = ?4 ");

struct TreatedRow {
    NextVisitRow client; ///< what does not change from row to row
    std::optional<model::SkinType> skinType;
    std::optional<model::NextVisitOutcome> asked;
    model::Day askedOn{};
    model::SessionId session;
    model::Day day{};
    model::TreatmentRow treated;
};

TreatedRow treatedRowOf(const Row& row) {
    TreatedRow one;
    one.client.client = row.get<model::ClientId>(0);
    one.client.clientUid = row.get<model::Uid>(1);
    one.client.clientName = row.text(2);
    one.client.phone = row.text(3);
    one.client.phoneConsent = row.get<model::ContactConsent>(4);
    one.skinType = row.get<std::optional<model::SkinType>>(5);
    one.client.openReaction = row.get<bool>(6);
    one.session = row.get<model::SessionId>(7);
    one.day = row.get<model::Day>(8);
    one.treated.zone = {row.text(9)};
    one.treated.modality = row.get<model::Modality>(10);
    one.treated.indication = row.get<model::Indication>(11);
    one.treated.device = row.get<std::optional<model::DeviceId>>(12);
    const auto depth = row.get<std::optional<int>>(13);
    one.treated.depth = depth ? std::optional{model::Depth{*depth}} : std::nullopt;
    if (!row.isNull(14)) {
        one.asked = row.get<model::NextVisitOutcome>(14);
        one.client.askAgain = row.get<std::optional<model::Day>>(15);
        one.client.note = row.text(16);
        one.askedOn = model::Day{model::Days{row.get<int>(17)}};
    }
    return one;
}

struct HeldSession {
    model::Day day{};
    std::vector<model::TreatmentRow> rows;
};
using HeldSessions = std::vector<HeldSession>;

using KindOfSession = std::set<std::tuple<model::ZoneCode, model::Indication, model::Modality>>;

KindOfSession kindOfSession(const HeldSession& session) {
    KindOfSession kind;
    for (const auto& row : session.rows) {
        kind.emplace(row.zone, row.indication, row.modality);
    }
    return kind;
}

/// What the rule book recommends after each treatment; asked once for each that differs.
class Recommended {
public:
    Recommended(const model::RuleBook& rules, std::vector<model::Device> devices)
        : rules_{rules}
        , devices_{std::move(devices)} {}

    model::Days after(const HeldSession& session, std::optional<model::SkinType> skinType) {
        int longest = 0;
        for (const auto& row : session.rows) {
            const auto key = std::tuple{row.zone, row.modality, row.indication, row.device, row.depth, skinType};
            auto found = known_.find(key);
            if (found == known_.end()) {
                found = known_.emplace(key, ask(row, skinType)).first;
            }
            longest = std::max(longest, found->second);
        }
        return model::Days{longest};
    }

private:
    int ask(const model::TreatmentRow& row, std::optional<model::SkinType> skinType) const {
        model::Needling needling{row.modality, row.indication, row.depth, {}, false};
        const auto device = std::find_if(devices_.begin(), devices_.end(),
                                         [&](const model::Device& one) { return row.device == one.id; });
        if (device != devices_.end()) {
            needling.deviceKnown = true;
            needling.label = device->label;
        }
        const auto demand = model::IntervalFinder{rules_, row.zone, skinType}.after(needling);
        return std::max(demand.floorDays, demand.recommendedDays);
    }

    const model::RuleBook& rules_;
    std::vector<model::Device> devices_;
    std::map<std::tuple<model::ZoneCode, model::Modality, model::Indication, std::optional<model::DeviceId>,
                        std::optional<model::Depth>, std::optional<model::SkinType>>,
             int>
        known_;
};

bool notToBeAsked(const TreatedRow& client, model::Day lastSession, model::Day today) {
    if (client.asked == model::NextVisitOutcome::declined) {
        return client.askedOn >= lastSession;
    }
    return client.asked == model::NextVisitOutcome::later && client.client.askAgain.value_or(today) > today;
}

/// How a course goes on after a session; `held` the newest first.
struct CoursePace {
    model::Days pause{};
    int sessions = 1;
    bool byCourse = false; ///< its own pace is longer than what the rule book recommends
};
CoursePace paceAfter(HeldSessions::const_iterator at, const HeldSessions& held, Recommended& recommended,
                     std::optional<model::SkinType> skinType) {
    CoursePace course{recommended.after(*at, skinType), 1, false};
    const auto kind = kindOfSession(*at);
    auto later = at->day;
    for (auto before = at + 1; before != held.end(); ++before) {
        if (kindOfSession(*before) != kind) {
            continue;
        }
        const auto pace = later - before->day;
        if (pace > longestPause) {
            break;
        }
        if (++course.sessions == 2 && pace > course.pause) {
            course.pause = pace;
            course.byCourse = true;
        }
        later = before->day;
    }
    return course;
}

/// Whether it is the newest on all its zones, of those asked about from the newest on.
bool newestOnItsZones(const HeldSession& session, std::set<model::ZoneCode>& seen) {
    bool newest = true;
    for (const auto& row : session.rows) {
        newest = seen.insert(row.zone).second && newest;
    }
    return newest;
}

/// The course of one client that is due first; `held` the newest first. A zone goes by the newest session on it.
std::optional<NextVisitRow> dueOf(const TreatedRow& client, const std::vector<HeldSession>& held,
                                  Recommended& recommended, model::Day today) {
    if (notToBeAsked(client, held.front().day, today)) {
        return std::nullopt;
    }
    std::optional<NextVisitRow> first;
    std::set<model::ZoneCode> seen;
    for (auto at = held.begin(); at != held.end(); ++at) {
        if (!newestOnItsZones(*at, seen)) {
            continue;
        }
        const auto course = paceAfter(at, held, recommended, client.skinType);
        auto due = client.client;
        due.treatment = at->rows;
        due.last = at->day;
        due.sessions = course.sessions;
        due.byCourse = course.byCourse;
        due.due = at->day + course.pause;
        if (due.due <= today && due.due + longestPause >= today && (!first || due.due < first->due)) {
            first = std::move(due);
        }
    }
    return first;
}

/// A session of one client, and what a calendar needs to know of it.
struct CountedFrom {
    TreatedRow first;
    DueVisit visit; ///< `comes`: as far as the client goes
    bool counts = false;
    HeldSession held;
};

CountedFrom countedFromOf(const Row& row) {
    CountedFrom one{treatedRowOf(row), {}, row.get<bool>(21), {}};
    one.visit.client = one.first.client.client;
    one.visit.givenName = row.text(18);
    one.visit.familyName = row.text(19);
    one.visit.session = row.get<model::Uid>(20);
    one.visit.comes = row.get<bool>(22);
    one.held.day = one.first.day;
    return one;
}

/// When each of one client's sessions is followed by the next; the newest first.
void addDueVisits(std::vector<DueVisit>& all, const std::vector<CountedFrom>& sessions, Recommended& recommended,
                  model::Day today) {
    HeldSessions held;
    for (const auto& one : sessions) {
        if (one.counts) {
            held.push_back(one.held);
        }
    }
    std::set<model::ZoneCode> seen;
    auto at = held.cbegin();
    for (const auto& one : sessions) {
        auto visit = one.visit;
        if (!one.counts) {
            visit.due = one.held.day + recommended.after(one.held, one.first.skinType);
            visit.comes = false;
            all.push_back(std::move(visit));
            continue;
        }
        visit.due = one.held.day + paceAfter(at, held, recommended, one.first.skinType).pause;
        const bool asked = one.first.asked && one.first.askedOn >= held.front().day;
        if (asked && one.first.asked == model::NextVisitOutcome::later) {
            visit.due = std::max(visit.due, one.first.client.askAgain.value_or(visit.due));
        }
        const bool declined = asked && one.first.asked == model::NextVisitOutcome::declined;
        const bool newest = newestOnItsZones(*at, seen);
        visit.comes = visit.comes && newest && !declined && visit.due + longestPause >= today;
        all.push_back(std::move(visit));
        ++at;
    }
}

constexpr char openReactionsSql[] =
    "SELECT r.id, r.client_id, trim(c.given_name || ' ' || c.family_name), r.kind, r.severity, r.onset, r.recorded_at, "
    "r.note FROM client_search_index x CROSS JOIN reaction r ON r.client_id = x.client_id JOIN client c ON c.id = "
    "r.client_id WHERE x.open_reactions > 0 AND r.closed IS NULL AND r.recorded_at >= ?1 "
    "ORDER BY CASE r.severity WHEN 'severe' THEN 0 WHEN 'moderate' THEN 1 ELSE 2 END, r.recorded_at DESC LIMIT ?2";
constexpr char openReactionsCountSql[] =
    "SELECT count(*) FROM client_search_index x CROSS JOIN reaction r ON r.client_id = x.client_id "
    "WHERE x.open_reactions > 0 AND r.closed IS NULL AND r.recorded_at >= ?1";

} // namespace

Listed<NextVisitRow> nextVisits(Connection& connection, const model::RuleBook& rules, model::Day today, int limit) {
    const auto rows =
        connection.rows(nextVisitCandidatesSql, treatedRowOf, today - longestPause - longestInterval, today, mostRows);
    Recommended recommended{rules, devices(connection)};
    Listed<NextVisitRow> all;
    for (std::size_t i = 0; i < rows.size();) {
        const auto& client = rows[i];
        std::vector<HeldSession> held;
        std::optional<model::SessionId> session;
        for (; i < rows.size() && rows[i].client.client == client.client.client; ++i) {
            if (session != rows[i].session) {
                session = rows[i].session;
                held.push_back({rows[i].day, {}});
            }
            held.back().rows.push_back(rows[i].treated);
        }
        if (auto due = dueOf(client, held, recommended, today)) {
            all.rows.push_back(*std::move(due));
        }
    }
    std::stable_sort(all.rows.begin(), all.rows.end(),
                     [](const NextVisitRow& a, const NextVisitRow& b) { return a.due < b.due; });
    all.total = static_cast<std::int64_t>(all.rows.size());
    all.rows.resize(std::min(all.rows.size(), static_cast<std::size_t>(std::max(limit, 0))));
    return all;
}

std::vector<DueVisit> dueVisits(Connection& connection, const model::RuleBook& rules,
                                std::optional<model::ClientId> client, model::Day today) {
    const auto since = today - longestPause - longestInterval;
    const auto rows = client ? connection.rows(dueVisitsOfSql, countedFromOf, since, today, mostRows, *client)
                             : connection.rows(dueVisitsSql, countedFromOf, since, today, mostRows);
    Recommended recommended{rules, devices(connection)};
    std::vector<DueVisit> all;
    for (auto row = rows.begin(); row != rows.end();) {
        std::vector<CountedFrom> sessions;
        const auto of = row->visit.client;
        for (; row != rows.end() && row->visit.client == of; ++row) {
            if (sessions.empty() || sessions.back().first.session != row->first.session) {
                sessions.push_back(*row);
            }
            sessions.back().held.rows.push_back(row->first.treated);
        }
        addDueVisits(all, sessions, recommended, today);
    }
    return all;
}

Listed<OpenReactionRow> openReactions(Connection& connection, model::Instant since, int limit) {
    return {connection.rows(
                openReactionsSql,
                [](const Row& row) {
                    return OpenReactionRow{row.get<model::ReactionId>(0),
                                           row.get<model::ClientId>(1),
                                           row.text(2),
                                           row.text(3),
                                           row.get<model::Severity>(4),
                                           row.get<model::Day>(5),
                                           row.get<model::Instant>(6),
                                           row.text(7)};
                },
                since, limit),
            connection.value<std::int64_t>(openReactionsCountSql, since)};
}

} // namespace db::read
