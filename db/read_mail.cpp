#include "db/read_mail.h"

#include <chrono>

namespace db::read {
namespace {

constexpr std::chrono::hours longestSilence{7 * 24}; // as in the trigger trail_entry_clock

#define MAILS                                                                                                          \
    "SELECT m.id, m.uid, m.session_id, v.day, c.given_name, c.family_name, coalesce(c.guardian_name, ''), c.email, "   \
    "c.language, m.time_zone, t.title, t.text, t.sheet, m.due_at, m.late_at, "                                         \
    "(SELECT count(*) FROM reminder_attempt x WHERE x.reminder_id = m.id AND x.outcome = 'failed') "                   \
    "FROM reminder m JOIN aftercare_step t ON t.id = m.step_id JOIN client c ON c.id = m.client_id "                   \
    "JOIN session v ON v.id = m.session_id "

// What is late is for a person to decide about, what failed without a time to try again too, and what was over when it
// was planned was never to go out (model/aftercare.h). ?1 is the moment.
constexpr char dueMailsSql[] =
    MAILS "WHERE m.state IN ('planned', 'failed') AND (m.state = 'planned' OR m.retry_at <= ?1) AND m.due_at <= ?1 "
          "AND m.due_at > ?1 - 172800000000 AND m.late_at > ?1 AND m.late_at > m.planned_at AND t.channel = 'email' "
          "AND t.needs_staff = 0 AND m.moved <> 'no-answer' "
          "AND c.deceased IS NULL AND c.consent_email = 'given' AND c.email <> '' ORDER BY m.due_at, m.id";

DueMail dueMailOf(const Row& row) {
    const auto given = row.text(4);
    const auto family = row.text(5);
    const auto guardian = row.text(6);
    const auto whole = given.empty() || family.empty() ? given + family : given + " " + family;
    return DueMail{.id = row.get<model::ReminderId>(0),
                   .uid = row.get<model::Uid>(1),
                   .session = row.get<model::SessionId>(2),
                   .sessionDay = row.get<model::Day>(3),
                   .greeting = !guardian.empty() ? guardian : (given.empty() ? family : given),
                   .name = guardian.empty() ? whole : guardian,
                   .email = row.text(7),
                   .language = row.text(8),
                   .timeZone = row.text(9),
                   .title = row.text(10),
                   .text = row.text(11),
                   .sheet = row.get<bool>(12),
                   .dueAt = row.get<model::Instant>(13),
                   .lateAt = row.get<model::Instant>(14),
                   .failures = row.get<int>(15)};
}

} // namespace

std::optional<model::MailSettings> mailSettings(Connection& connection) {
    return connection.one(
        "SELECT enabled, host, port, security, login, password, from_address, from_name, reply_to, extra_ca, subject, "
        "body FROM mail_settings WHERE id = 1",
        [](const Row& row) {
            model::MailSettings settings;
            settings.enabled = row.get<bool>(0);
            settings.host = row.text(1);
            settings.port = row.get<int>(2);
            settings.security = row.get<model::MailSecurity>(3);
            settings.user = row.text(4);
            settings.password = row.text(5);
            settings.fromAddress = row.text(6);
            settings.fromName = row.text(7);
            settings.replyTo = row.text(8);
            settings.extraCa = row.text(9);
            settings.subject = row.text(10);
            settings.body = row.text(11);
            return settings;
        });
}

std::optional<model::Problem> keepPassword(model::MailSettings& typed,
                                           const std::optional<model::MailSettings>& before) {
    if (typed.user.empty()) {
        typed.password.clear();
        return std::nullopt;
    }
    if (!typed.password.empty()) {
        return std::nullopt;
    }
    if (!before || before->user != typed.user || before->password.empty()) {
        return model::Problem{"password", "required", {}};
    }
    // Whoever may only edit would else have the password sent to a server of their own.
    if (before->host != typed.host) {
        return model::Problem{"password", "again-for-another-host", {}};
    }
    typed.password = before->password; // it is shown to nobody, so nobody types it again
    return std::nullopt;
}

std::vector<DueMail> dueMails(Connection& connection, model::QuietHours quiet, model::Instant now, int limit) {
    std::vector<DueMail> mails;
    connection.each(
        dueMailsSql,
        [&](const Row& row) {
            auto mail = dueMailOf(row);
            if (!model::isQuiet(quiet, model::localTime(now, mail.timeZone).minute)) {
                mails.push_back(std::move(mail));
            }
            return static_cast<int>(mails.size()) < limit;
        },
        now);
    return mails;
}

std::vector<DueMail> mailsOf(Connection& connection, const std::vector<model::ReminderId>& reminders) {
    std::vector<DueMail> mails;
    for (const auto id : reminders) {
        if (auto mail = connection.one(MAILS "WHERE m.id = ?", dueMailOf, id)) {
            mails.push_back(*std::move(mail));
        }
    }
    return mails;
}

std::vector<model::ReminderId> leftClaims(Connection& connection, model::Instant claimedBefore) {
    return connection.rows(
        "SELECT m.id FROM reminder m WHERE m.state = 'claimed' AND "
        "(SELECT max(x.at) FROM reminder_attempt x WHERE x.reminder_id = m.id) < ? ORDER BY m.id",
        [](const Row& row) { return row.get<model::ReminderId>(0); }, claimedBefore);
}

model::Instant lastEntry(Connection& connection) {
    const auto at = [](const Row& row) { return row.get<model::Instant>(0); };
    const auto beforeJump = connection.one("SELECT last_at FROM clock_jump_cache ORDER BY sequence LIMIT 1", at);
    return beforeJump ? *beforeJump
                      : connection.one("SELECT at FROM trail_entry ORDER BY sequence DESC LIMIT 1", at)
                            .value_or(model::Instant{});
}

bool clockInDoubt(Connection& connection, model::Instant now) {
    const auto last = connection.one("SELECT at FROM trail_entry ORDER BY sequence DESC LIMIT 1",
                                     [](const Row& row) { return row.get<model::Instant>(0); });
    const bool jumped =
        connection.one("SELECT 1 FROM clock_jump_cache LIMIT 1", [](const Row&) { return true; }).has_value();
    return jumped || (last && (now - *last > longestSilence || *last - now > longestSilence));
}

} // namespace db::read
