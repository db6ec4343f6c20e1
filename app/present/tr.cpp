#include "app/present/tr.h"

#include <unicode/listformatter.h>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/numfmt.h>

#include <cassert>
#include <charconv>
#include <memory>

namespace present {

namespace {

std::function<std::string(const char*)>& translator() {
    static std::function<std::string(const char*)> hook;
    return hook;
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

icu::Locale environmentLocale() {
    const icu::Locale locale;
    const std::string name = locale.getName();
    const bool noCountry = name.empty() || name == "en" || name.starts_with("en_US_POSIX") || name == "root";
    return noCountry ? icu::Locale::getUK() : locale;
}

icu::Locale& localeInUse() {
    static icu::Locale locale = environmentLocale();
    return locale;
}

} // namespace

std::string tr(const char* english) {
    return translator() ? translator()(english) : english;
}

void useTranslator(std::function<std::string(const char*)> hook) {
    translator() = std::move(hook);
}

void useLocale(const std::string& name) {
    localeInUse() = name.empty()   ? environmentLocale()
                    : name == "en" ? icu::Locale::getUK()
                                   : icu::Locale{name.c_str()};
}

std::string localeName() {
    return localeInUse().getName();
}

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const auto close = pattern[at] == '{' ? pattern.find('}', at) : std::string_view::npos;
        std::size_t place = 0;
        if (close != std::string_view::npos) {
            const auto digits = pattern.substr(at + 1, close - at - 1);
            const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), place);
            if (!digits.empty() && read.ec == std::errc{} && read.ptr == digits.data() + digits.size() &&
                place < values.size()) {
                out += values.begin()[place];
                at = close;
                continue;
            }
        }
        out += pattern[at];
    }
    return out;
}

std::string counted(const std::string& pattern, std::int64_t n) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessageFormat format{icu::UnicodeString::fromUTF8(pattern), localeInUse(), status};
    const icu::UnicodeString name{"n"};
    const icu::Formattable value{n};
    icu::UnicodeString out;
    format.format(&name, &value, 1, out, status);
    assert(U_SUCCESS(status));
    return U_SUCCESS(status) ? utf8(out) : pattern;
}

std::string number(std::int64_t n) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::NumberFormat> format{icu::NumberFormat::createInstance(localeInUse(), status)};
    if (U_FAILURE(status)) {
        return std::to_string(n);
    }
    icu::UnicodeString out;
    return utf8(format->format(n, out));
}

std::string percent(double ofHundred) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::NumberFormat> format{icu::NumberFormat::createPercentInstance(localeInUse(), status)};
    if (U_FAILURE(status)) {
        return number(static_cast<std::int64_t>(ofHundred)) + '%';
    }
    format->setMaximumFractionDigits(1);
    icu::UnicodeString out;
    return utf8(format->format(ofHundred / 100, out));
}

std::string listed(const std::vector<std::string>& items) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::ListFormatter> format{icu::ListFormatter::createInstance(localeInUse(), status)};
    std::vector<icu::UnicodeString> parts;
    for (const auto& item : items) {
        parts.push_back(icu::UnicodeString::fromUTF8(item));
    }
    icu::UnicodeString out;
    if (U_SUCCESS(status)) {
        format->format(parts.data(), static_cast<std::int32_t>(parts.size()), out, status);
    }
    return utf8(out);
}

std::string sentence(std::string text) {
    auto wide = icu::UnicodeString::fromUTF8(text);
    const auto end = wide.moveIndex32(0, 1);
    auto first = wide.tempSubString(0, end);
    first = icu::UnicodeString{first}.toUpper(localeInUse());
    return utf8(wide.replace(0, end, first));
}

} // namespace present
