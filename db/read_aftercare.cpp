#include "db/read_aftercare.h"

#include "db/sql_parts.h"

#include "db/row_mail.h"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace db::read {
namespace {

/// By the program itself: mail is set up, the client agreed to it and has an address.
#define MAILABLE                                                                                                       \
    "(coalesce((SELECT enabled FROM mail_settings WHERE id = 1), 0) AND c.consent_email = 'given' AND " MAIL_ADDRESS   \
    " <> '') "
#define REMINDER_COLUMNS                                                                                               \
    "SELECT m.id, m.session_id, m.client_id, trim(c.given_name || ' ' || c.family_name), " CALL_NUMBER                 \
    ", t.code, t.title, "                                                                                              \
    "" STEP_WORDS(                                                                                                     \
        "text") ", m.state, m.day, m.window_from, m.window_to, m.due_at, m.late_at, t.needs_staff, t.expects_answer, " \
                "coalesce((SELECT a.note FROM reminder_answer a WHERE a.reminder_id = m.id ORDER BY a.id DESC LIMIT "  \
                "1), ''), "                                                                                            \
                "coalesce((SELECT p.full_name FROM reminder_answer a JOIN account p ON p.id = a.account_id "           \
                "WHERE a.reminder_id = m.id ORDER BY a.id DESC LIMIT 1), ''), x.channel, x.outcome, x.at, x.text, "    \
                "c.uid, "                                                                                              \
                "t.kind, t.channel, t.alarms, (SELECT v.day FROM session v WHERE v.id = m.session_id), m.planned_at, " \
                "m.retry_at, "                                                                                         \
                "m.moved, (SELECT count(*) FROM reminder_attempt n WHERE n.reminder_id = m.id AND n.outcome = "        \
                "'no-answer'), "                                                                                       \
                "c.consent_phone, " MAILABLE ", c.language, coalesce(c.guardian_name, ''), "                           \
                "c.guardian_name IS NOT NULL AND coalesce(c.guardian_email, '') = '' "
#define REMINDER_JOINS                                                                                                 \
    "CROSS JOIN client c ON c.id = m.client_id JOIN aftercare_step t ON t.id = m.step_id "                             \
    "LEFT JOIN reminder_attempt x ON x.id = (SELECT max(id) FROM reminder_attempt "                                    \
    "WHERE reminder_id = m.id AND outcome <> 'no-answer') "
#define REMINDER_TABLES "FROM reminder m " REMINDER_JOINS

// ?1 is the moment, ?2 a day before it: what is later than that after its window is missed (model::urgency). No window
// is open for more than two days, so due_at bounds the walk as well. What was planned after its window is missed at
// once. A failed, unknown or claimed one is asked about however old it is; the dead are not.
#define DUE_NOW                                                                                                        \
    "c.deceased IS NULL AND m.due_at <= ?1 AND "                                                                       \
    "(m.state = 'planned' AND m.due_at > ?2 - 172800000000 AND m.late_at > ?2 AND m.late_at > m.planned_at "           \
    "OR m.state IN ('claimed', 'failed', 'unknown')) "
constexpr char dueSql[] =
    REMINDER_COLUMNS REMINDER_TABLES "WHERE " DUE_NOW "ORDER BY m.late_at > ?1, m.due_at, m.id LIMIT ?3";
constexpr char dueCountSql[] =
    "SELECT count(*) FROM reminder m CROSS JOIN client c ON c.id = m.client_id WHERE " DUE_NOW;

#define MISSED "m.state = 'planned' AND m.due_at <= ?1 AND (m.late_at <= ?2 OR m.late_at <= m.planned_at) "
constexpr char missedSql[] =
    REMINDER_COLUMNS REMINDER_TABLES "WHERE " MISSED "ORDER BY m.due_at DESC, m.id DESC LIMIT ?3";
constexpr char missedCountSql[] = "SELECT count(*) FROM reminder m WHERE " MISSED;

// What the program does not send: calls, other ways than mail, clients who cannot be mailed, and what a person has
// telephoned about already.
#define BY_A_PERSON "(t.needs_staff OR t.channel <> 'email' OR m.moved = 'no-answer' OR NOT " MAILABLE ") "
// Two short walks over one index. A claim of longestClaim ago (before ?3) is nobody's any more: what became of it is to
// be asked. A sending that failed for a time is tried again while its window is open.
#define CALL_NOW                                                                                                       \
    "WITH picked AS (SELECT id FROM reminder WHERE state = 'planned' AND due_at > ?2 - 172800000000 AND due_at <= ?1 " \
    "UNION ALL SELECT id FROM reminder WHERE state IN ('claimed', 'failed', 'unknown') AND due_at <= ?1) "
#define CALL_NOW_FROM                                                                                                  \
    "FROM picked CROSS JOIN reminder m ON m.id = picked.id " REMINDER_JOINS                                            \
    "WHERE c.deceased IS NULL AND CASE m.state WHEN 'planned' THEN m.late_at > ?2 AND m.late_at > m.planned_at "       \
    "AND " BY_A_PERSON "WHEN 'failed' THEN m.retry_at IS NULL OR m.late_at <= ?1 "                                     \
    "WHEN 'claimed' THEN coalesce(x.at, 0) < ?3 ELSE 1 END "
constexpr char callNowSql[] =
    CALL_NOW REMINDER_COLUMNS CALL_NOW_FROM "ORDER BY m.late_at > ?1, m.due_at, m.id LIMIT ?4";
constexpr char callNowCountSql[] = CALL_NOW "SELECT count(*) " CALL_NOW_FROM;

// A late message is not sent by itself any more; a late call stands on the call list until it is missed. After a
// quarter of a year nobody would do anything about it: it stays on the client's record only.
#define CATCH_UP                                                                                                       \
    "m.state = 'planned' AND m.due_at <= ?1 AND m.due_at > ?2 - 7862400000000 AND c.deceased IS NULL AND (m.late_at "  \
    "<= ?2 OR m.late_at <= m.planned_at "                                                                              \
    "OR m.late_at <= ?1 AND NOT " BY_A_PERSON ") "
constexpr char catchUpSql[] =
    REMINDER_COLUMNS REMINDER_TABLES "WHERE " CATCH_UP "ORDER BY m.due_at DESC, m.id DESC LIMIT ?3";
constexpr char catchUpCountSql[] = "SELECT count(*) FROM reminder m CROSS JOIN client c ON c.id = m.client_id "
                                   "JOIN aftercare_step t ON t.id = m.step_id WHERE " CATCH_UP;

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

std::vector<std::string> alarmCodesOf(const std::string& text) {
    std::istringstream in{text};
    return {std::istream_iterator<std::string>{in}, {}};
}

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
                         .sending = {},
                         .kind = row.get<model::StepKind>(23),
                         .channel = row.get<model::Channel>(24),
                         .alarms = alarmCodesOf(row.text(25)),
                         .sessionDay = row.get<model::Day>(26),
                         .plannedAt = row.get<model::Instant>(27),
                         .retryAt = row.get<std::optional<model::Instant>>(28),
                         .unanswered = row.get<int>(30),
                         .phoneConsent = row.get<model::ContactConsent>(31),
                         .mailable = row.get<bool>(32),
                         .language = row.text(33),
                         .guardian = row.text(34),
                         .guardianWithoutMail = row.get<bool>(35)};
    if (!row.isNull(18)) {
        reminder.sending = SendingRow{row.get<model::Channel>(18), row.get<model::ReminderState>(19),
                                      row.get<model::Instant>(20), row.text(21)};
    }
    reminder.due = {.step = reminder.step,
                    .day = row.get<model::Day>(9),
                    .windowFrom = row.get<int>(10),
                    .windowTo = row.get<int>(11),
                    .dueAt = row.get<model::Instant>(12),
                    .lateAt = row.get<model::Instant>(13),
                    .fits = true,
                    .moved = row.get<model::Moved>(29)};
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
        return {connection.rows(missedSql, reminderRowOf, at, dayBefore, limit), total(missedCountSql, at, dayBefore)};
    case ReminderSet::callNow:
        return {connection.rows(callNowSql, reminderRowOf, at, dayBefore, at - longestClaim, limit),
                total(callNowCountSql, at, dayBefore, at - longestClaim)};
    case ReminderSet::catchUp:
        return {connection.rows(catchUpSql, reminderRowOf, at, dayBefore, limit),
                total(catchUpCountSql, at, dayBefore)};
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
