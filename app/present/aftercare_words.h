#pragma once
// How reminders and next sessions read, wherever they are listed.

#include "app/present/view.h"
#include "db/rows.h"
#include "model/day.h"

#include <string>

namespace present {

/// A claim that old has been left by whoever made it.
bool claimIsOld(const db::ReminderRow& row, model::Instant now);
Chip chipOf(const db::ReminderRow& row, model::Instant now);
Chip chipOf(const db::NextVisitRow& row, model::Day today);
std::string whenWords(model::Instant at, const std::string& zone, model::Day today); ///< "09:00", "yesterday 09:00"
std::string whyMoved(model::Moved moved); ///< "out of the quiet hours"; nothing where it stands at its own time
std::string notReachedWords(int times);                                              ///< "not reached 2 times"
/// "E-mail: failed today 09:10, mailbox full"; nothing for what was never sent.
std::string sendingWords(const db::ReminderRow& row, const std::string& zone, model::Day today);
/// The number as a person dials it, or that there is none or that the client wants no calls.
std::string phoneWords(const std::string& phone, model::ContactConsent consent);

} // namespace present
