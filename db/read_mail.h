#pragma once
// Questions about mail, on a given connection.

#include "db/connection.h"
#include "db/row_mail.h"
#include "model/outcome.h"

#include <vector>

namespace db::read {

std::optional<model::MailSettings> mailSettings(Connection& connection); ///< with the password
/// Puts in the password that is set when none was typed for the same user and server; why that cannot be, if so.
std::optional<model::Problem> keepPassword(model::MailSettings& typed,
                                           const std::optional<model::MailSettings>& before);
std::vector<DueMail> dueMails(Connection& connection, model::QuietHours quiet, model::Instant now, int limit);
/// These as mails, whether they may go out or not; in that order, without those nobody knows.
std::vector<DueMail> mailsOf(Connection& connection, const std::vector<model::ReminderId>& reminders);
std::vector<model::ReminderId> leftClaims(Connection& connection, model::Instant claimedBefore);

/// When the last entry was made before the clock began to be in doubt; while it is not, the last of all.
model::Instant lastEntry(Connection& connection);
/// More than 7 days off the last entry, before it or after it; or it was so once, and nobody has said since that the
/// clock is right (ConfirmClock): whoever signs in or writes with a wrong clock does not make it right.
bool clockInDoubt(Connection& connection, model::Instant now);

} // namespace db::read
