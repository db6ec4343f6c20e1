#include "app/present/import_row.h"
#include "db/fold.h"
#include "model/text_length.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace present {
namespace {

/// Folded English and own names of the languages with a code of two letters.
const std::unordered_map<std::string, std::string>& languageNames() {
    static const auto names = [] {
        std::unordered_map<std::string, std::string> made;
        const auto add = [&](const icu::Locale& language, const icu::Locale& in) {
            icu::UnicodeString shown;
            std::string utf8;
            language.getDisplayLanguage(in, shown).toUTF8String(utf8);
            made.emplace(db::fold(utf8), language.getLanguage());
        };
        for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
            if (std::string_view{*code}.size() == 2) {
                const icu::Locale language{*code};
                add(language, icu::Locale::getEnglish());
                add(language, language);
            }
        }
        return made;
    }();
    return names;
}

} // namespace

std::optional<std::string> languageTag(std::string_view text) {
    std::string tag{model::trimmed(text)};
    std::replace(tag.begin(), tag.end(), '_', '-');
    const auto code = tag.substr(0, tag.find('-'));
    const bool letters = std::all_of(tag.begin(), tag.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (letters && code.size() >= 2 && code.size() <= 3) {
        UErrorCode status = U_ZERO_ERROR;
        const auto locale = icu::Locale::forLanguageTag(tag, status);
        const std::string iso3 = locale.getISO3Language();
        if (U_SUCCESS(status) && !iso3.empty()) {
            auto made = locale.toLanguageTag<std::string>(status);
            if (U_SUCCESS(status) && made != "und") {
                return made;
            }
        }
    }
    const auto found = languageNames().find(db::fold(model::trimmed(text)));
    return found == languageNames().end() ? std::nullopt : std::optional{found->second};
}

} // namespace present
