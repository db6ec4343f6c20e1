#pragma once
// Small facts and notes of this machine and user.

#include <string>
#include <vector>

namespace gui {

/// The IANA name of the machine's zone; "Europe/London" when it cannot be told.
std::string systemZone();

/// Every zone the tz database knows, in order.
std::vector<std::string> zoneNames();

/// Notes in the user's settings folder ("store", "sign-in"): no personal data but the sign-in name last used.
std::string recallNote(const std::string& key);
void rememberNote(const std::string& key, const std::string& value);

} // namespace gui
