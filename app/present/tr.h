#pragma once
// The one door through which words for people pass, so that a translation can be put in.

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace present {

/// The translation of an English text; the text itself when there is none.
std::string tr(const char* english);
void useTranslator(std::function<std::string(const char*)> translator);

/// Locale of dates, numbers and plurals on screen ("en_GB"); by default that of the environment. British for C and
/// POSIX, and for English of no country ("en").
void useLocale(const std::string& name);
std::string localeName();

/// "{0} of {1}" with its places filled in. An unknown place is left as it stands.
std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values);

/// ICU message with one number `n`: counted("{n, plural, one {# day} other {# days}}", 3) is "3 days".
std::string counted(const std::string& pattern, std::int64_t n);

std::string number(std::int64_t n); ///< "41 882" as the locale groups it
/// As the locale writes it: 80 is "80%" in English and "80 %" in German; at most one digit after the point.
std::string percent(double ofHundred);
/// "a", "a and b", "a, b and c" as the locale writes it.
std::string listed(const std::vector<std::string>& items);
/// First letter large.
std::string sentence(std::string text);

} // namespace present
