#include "db/read_handouts.h"

#include "db/sql_parts.h"

namespace db::read {

std::vector<HandoutRow> handouts(Connection& connection, model::SessionId session) {
    return connection.rows(
        "SELECT h.uid, h.sheet_code, h.sheet_version, h.language, h.way, h.words, h.at, a.full_name FROM handout h "
        "JOIN account a ON a.id = h.account_id WHERE h.session_id = ? ORDER BY h.id",
        [](const Row& row) {
            return HandoutRow{row.get<model::Uid>(0),
                              row.text(1),
                              row.get<int>(2),
                              row.text(3),
                              row.get<model::HandoutWay>(4),
                              row.text(5),
                              row.get<model::Instant>(6),
                              row.text(7)};
        },
        session);
}

std::map<std::string, CalendarStamp> calendarStamps(Connection& connection, const std::vector<std::string>& uids) {
    std::map<std::string, CalendarStamp> stamps;
    for (const auto& uid : uids) {
        const auto found = connection.one(
            "SELECT sequence, cancelled FROM calendar_entry WHERE uid = ?",
            [](const Row& row) {
                return CalendarStamp{row.get<int>(0), row.get<bool>(1)};
            },
            uid);
        if (found) {
            stamps.emplace(uid, *found);
        }
    }
    return stamps;
}

namespace {

// A step that was planned again is the same thing to a calendar: it keeps the uid of its first row, and stands as its
// newest one says. A cancelled one matters to a calendar that has it.
#define FIRST_ROW_UID                                                                                                  \
    "(SELECT f.uid FROM reminder f JOIN aftercare_step g ON g.id = f.step_id WHERE f.session_id = m.session_id "       \
    "AND g.code = t.code ORDER BY f.revision, f.id LIMIT 1)"
#define NEWEST_ROW                                                                                                     \
    "NOT EXISTS (SELECT 1 FROM reminder f JOIN aftercare_step g ON g.id = f.step_id "                                  \
    "WHERE f.session_id = m.session_id AND g.code = t.code AND f.revision > m.revision) "
#define CALENDAR_REMINDERS(title)                                                                                      \
    "SELECT " FIRST_ROW_UID ", m.client_id, c.given_name, c.family_name, " title ", m.state, m.day, m.due_at, "        \
    "m.late_at, m.time_zone, EXISTS (SELECT 1 FROM calendar_entry e WHERE e.uid IN ('reminder-' || " FIRST_ROW_UID     \
    ", 'clinic-reminder-' || " FIRST_ROW_UID ")), t.needs_staff "                                                      \
    "FROM reminder m CROSS JOIN client c ON c.id = m.client_id JOIN aftercare_step t ON t.id = m.step_id "
constexpr char ofOneSql[] = CALENDAR_REMINDERS(
    STEP_WORDS("title")) "WHERE m.client_id = ?1 AND m.due_at >= ?2 AND m.due_at < ?3 AND " NEWEST_ROW
                         "ORDER BY m.due_at, m.id LIMIT 2000";
constexpr char ofAllSql[] = CALENDAR_REMINDERS("t.title") "WHERE m.due_at >= ?1 AND m.due_at < ?2 AND " NEWEST_ROW
                                                          "ORDER BY m.due_at, m.id LIMIT 20000";

CalendarReminder calendarReminderOf(const Row& row) {
    return {.uid = row.get<model::Uid>(0),
            .client = row.get<model::ClientId>(1),
            .givenName = row.text(2),
            .familyName = row.text(3),
            .title = row.text(4),
            .state = row.get<model::ReminderState>(5),
            .day = row.get<model::Day>(6),
            .dueAt = row.get<model::Instant>(7),
            .lateAt = row.get<model::Instant>(8),
            .timeZone = row.text(9),
            .inCalendars = row.get<bool>(10),
            .needsStaff = row.get<bool>(11)};
}

} // namespace

std::vector<CalendarReminder> calendarReminders(Connection& connection, std::optional<model::ClientId> client,
                                                model::Instant from, model::Instant until) {
    return client ? connection.rows(ofOneSql, calendarReminderOf, *client, from, until)
                  : connection.rows(ofAllSql, calendarReminderOf, from, until);
}

} // namespace db::read
