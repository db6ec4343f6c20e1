#include "app/present/languages.h"

#include "app/present/tr.h"

#include <unicode/datefmt.h>
#include <unicode/locid.h>
#include <unicode/timezone.h>

#include <memory>

namespace present {

std::string languageName(const std::string& code) {
    icu::UnicodeString shown;
    std::string utf8;
    icu::Locale{code.c_str()}.getDisplayLanguage(icu::Locale{localeName().c_str()}, shown).toUTF8String(utf8);
    return utf8.empty() ? code : utf8;
}

std::string dayIn(model::Day day, const std::string& language) {
    const auto locale = language.empty()   ? icu::Locale{localeName().c_str()}
                        : language == "en" ? icu::Locale::getUK() // as for the program itself
                                           : icu::Locale{language.c_str()};
    const std::unique_ptr<icu::DateFormat> format{icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale)};
    if (!format) {
        return model::isoText(day);
    }
    format->adoptTimeZone(icu::TimeZone::createTimeZone("Etc/UTC"));
    icu::UnicodeString text;
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(day.time_since_epoch()).count();
    format->format(static_cast<UDate>(milliseconds), text);
    std::string utf8;
    return text.toUTF8String(utf8);
}

} // namespace present
