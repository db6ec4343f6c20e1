#include "db/read_aftercare.h"

#include <algorithm>

namespace db::read {
namespace {

#define REMINDER_COLUMNS                                                                                               \
    "SELECT m.id, m.session_id, m.client_id, trim(c.given_name || ' ' || c.family_name), c.phone, t.code, t.title, "   \
    "t.text, m.state, m.day, m.window_from, m.window_to, m.due_at, m.late_at, t.needs_staff, t.expects_answer, "       \
    "coalesce((SELECT a.note FROM reminder_answer a WHERE a.reminder_id = m.id ORDER BY a.id DESC LIMIT 1), ''), "     \
    "coalesce((SELECT p.full_name FROM reminder_answer a JOIN account p ON p.id = a.account_id "                       \
    "WHERE a.reminder_id = m.id ORDER BY a.id DESC LIMIT 1), ''), x.channel, x.outcome, x.at, x.text, c.uid "
#define REMINDER_JOINS                                                                                                 \
    "CROSS JOIN client c ON c.id = m.client_id JOIN aftercare_step t ON t.id = m.step_id "                             \
    "LEFT JOIN reminder_attempt x ON x.id = (SELECT max(id) FROM reminder_attempt WHERE reminder_id = m.id) "
#define REMINDER_TABLES "FROM reminder m " REMINDER_JOINS

// ?1 is the moment, ?2 a day before it: what is later than that after its window is missed (model::urgency). No window
// is open for more than two days, so due_at bounds the walk as well. A failed, unknown or claimed one is asked about
// however old it is; the dead are not.
#define DUE_NOW                                                                                                        \
    "c.deceased IS NULL AND m.due_at <= ?1 AND "                                                                       \
    "(m.state = 'planned' AND m.due_at > ?2 - 172800000000 AND m.late_at > ?2 "                                        \
    "OR m.state IN ('claimed', 'failed', 'unknown')) "
constexpr char dueSql[] =
    REMINDER_COLUMNS REMINDER_TABLES "WHERE " DUE_NOW "ORDER BY m.late_at > ?1, m.due_at, m.id LIMIT ?3";
constexpr char dueCountSql[] =
    "SELECT count(*) FROM reminder m CROSS JOIN client c ON c.id = m.client_id WHERE " DUE_NOW;

constexpr char missedSql[] = REMINDER_COLUMNS REMINDER_TABLES
    "WHERE m.state = 'planned' AND m.due_at <= ?1 AND m.late_at <= ?1 ORDER BY m.due_at DESC, m.id DESC LIMIT ?2";
constexpr char missedCountSql[] =
    "SELECT count(*) FROM reminder m WHERE m.state = 'planned' AND m.due_at <= ?1 AND m.late_at <= ?1";

// Each state's newest, then the newest of them all: four short walks instead of sorting everything ever done.
#define DONE_IN(state)                                                                                                 \
    "SELECT * FROM (SELECT id, due_at FROM reminder WHERE state = '" state "' ORDER BY due_at DESC, id DESC LIMIT ?1)"
constexpr char doneSql[] = "WITH picked AS (" DONE_IN("done") " UNION ALL " DONE_IN("answered") " UNION ALL " DONE_IN(
    "sent") " UNION ALL " DONE_IN("skipped") " ORDER BY 2 DESC, 1 DESC LIMIT ?1) " REMINDER_COLUMNS
                                             "FROM picked CROSS JOIN reminder m ON m.id = picked.id " REMINDER_JOINS
                                             "ORDER BY m.due_at DESC, m.id DESC";
constexpr char doneCountSql[] = "SELECT count(*) FROM reminder WHERE state IN ('done', 'answered', 'sent', 'skipped')";

constexpr char allSql[] = REMINDER_COLUMNS REMINDER_TABLES "ORDER BY m.due_at DESC, m.id DESC LIMIT ?1";
constexpr char allCountSql[] = "SELECT count(*) FROM reminder";

constexpr char ofClientSql[] =
    REMINDER_COLUMNS REMINDER_TABLES "WHERE m.client_id = ?1 ORDER BY m.due_at, m.id LIMIT ?2";
constexpr char ofClientCountSql[] = "SELECT count(*) FROM reminder WHERE client_id = ?1";

ReminderRow reminderRowOf(const Row& row) {
    ReminderRow reminder{.id = row.get<model::ReminderId>(0),
                         .session = row.get<model::SessionId>(1),
                         .client = row.get<model::ClientId>(2),
                         .clientUid = row.get<model::Uid>(22),
                         .clientName = row.text(3),
                         .phone = row.text(4),
                         .step = row.text(5),
                         .title = row.text(6),
                         .text = row.text(7),
                         .state = row.get<model::ReminderState>(8),
                         .due = {},
                         .needsStaff = row.get<bool>(14),
                         .expectsAnswer = row.get<bool>(15),
                         .note = row.text(16),
                         .who = row.text(17),
                         .sending = {}};
    if (!row.isNull(18)) {
        reminder.sending = SendingRow{row.get<model::Channel>(18), row.get<model::ReminderState>(19),
                                      row.get<model::Instant>(20), row.text(21)};
    }
    reminder.due = {.step = reminder.step,
                    .day = row.get<model::Day>(9),
                    .windowFrom = row.get<int>(10),
                    .windowTo = row.get<int>(11),
                    .dueAt = row.get<model::Instant>(12),
                    .lateAt = row.get<model::Instant>(13)};
    return reminder;
}

} // namespace

Listed<ReminderRow> reminders(Connection& connection, const ReminderQuery& query, model::Instant now) {
    const auto at = query.at.value_or(now);
    const model::Instant dayBefore = at - std::chrono::hours{24};
    const auto limit = std::max(query.limit, 0);
    const auto total = [&](const char* sql, const auto&... args) {
        return connection.value<std::int64_t>(sql, args...);
    };
    switch (query.set) {
    case ReminderSet::dueNow:
        return {connection.rows(dueSql, reminderRowOf, at, dayBefore, limit), total(dueCountSql, at, dayBefore)};
    case ReminderSet::missed:
        return {connection.rows(missedSql, reminderRowOf, dayBefore, limit), total(missedCountSql, dayBefore)};
    case ReminderSet::done:
        return {connection.rows(doneSql, reminderRowOf, limit), total(doneCountSql)};
    case ReminderSet::ofClient:
        if (!query.client) {
            return {};
        }
        return {connection.rows(ofClientSql, reminderRowOf, *query.client, limit),
                total(ofClientCountSql, *query.client)};
    case ReminderSet::all:
        break;
    }
    return {connection.rows(allSql, reminderRowOf, limit), total(allCountSql)};
}

} // namespace db::read
