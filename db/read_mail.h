#pragma once
// Questions about mail, on a given connection.

#include "db/connection.h"
#include "db/row_mail.h"

#include <vector>

namespace db::read {

std::optional<model::MailSettings> mailSettings(Connection& connection); ///< with the password
std::vector<DueMail> dueMails(Connection& connection, model::QuietHours quiet, model::Instant now, int limit);
std::vector<model::ReminderId> leftClaims(Connection& connection, model::Instant claimedBefore);

/// The last entry, without what only says that a sender came or went: with a clock that is wrong it would stand for its
/// own truth.
model::Instant lastEntry(Connection& connection);
/// More than 7 days off that entry, before it or after it.
bool clockInDoubt(model::Instant lastEntry, model::Instant now);

} // namespace db::read
