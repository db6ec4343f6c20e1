#pragma once
// What the clinic's forms say.

#include "db/connection.h"

#include <string>

namespace db::read {

/// Of that version; empty when there is none.
std::string consentText(Connection& connection, const std::string& form, int version);

} // namespace db::read
