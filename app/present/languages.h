#pragma once
// Languages as a person reads them, and days as somebody of another language reads them.

#include "model/day.h"

#include <string>

namespace present {

/// "German" for "de", in the language of the window; the code itself when nobody knows it.
std::string languageName(const std::string& code);
/// "22. November 2026" for "de", as in a mail.
std::string dayIn(model::Day day, const std::string& language);

} // namespace present
