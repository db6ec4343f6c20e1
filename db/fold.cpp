#include "db/fold.h"

#include <unicode/coll.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace db {
namespace {

void require(UErrorCode status, const char* what) {
    if (U_FAILURE(status) != 0) {
        throw std::runtime_error{std::string{what} + ": " + u_errorName(status)};
    }
}

icu::UnicodeString wide(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
}

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Only the general combining marks go: in Indic scripts a mark is a vowel.
const icu::Transliterator& accentRemover() {
    thread_local const auto instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made{icu::Transliterator::createInstance(
            u"NFKD; [\\u0300-\\u036F] Remove; Latin-ASCII; NFC", UTRANS_FORWARD, status)};
        require(status, "fold");
        return made;
    }();
    return *instance;
}

void appendUtf8(std::string& to, UChar32 c) {
    icu::UnicodeString{c}.toUTF8String(to);
}

template <class Use>
void eachWord(const std::string& folded, const Use& use) {
    const auto text = wide(folded);
    std::string word;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        const auto type = u_charType(c);
        const bool mark = type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
        if (u_isalnum(c) != 0 || mark) {
            appendUtf8(word, c);
        } else if (!word.empty()) {
            use(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) {
        use(std::move(word));
    }
}

} // namespace

std::string fold(std::string_view text) {
    if (isAscii(text)) {
        std::string result{text};
        std::transform(result.begin(), result.end(), result.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        return result;
    }
    auto folding = wide(text);
    accentRemover().transliterate(folding);
    folding.foldCase();
    std::string result;
    folding.toUTF8String(result);
    return result;
}

std::vector<std::string> foldedWords(std::string_view text) {
    std::vector<std::string> words;
    eachWord(fold(text), [&](std::string word) {
        if (std::find(words.begin(), words.end(), word) == words.end()) {
            words.push_back(std::move(word));
        }
    });
    return words;
}

std::vector<std::string> nameWords(std::string_view givenName, std::string_view familyName) {
    std::vector<std::string> words;
    for (const auto name : {givenName, familyName}) {
        auto folded = fold(name);
        const auto keep = [&](std::string word) { words.push_back(std::move(word)); };
        eachWord(folded, keep);
        folded.erase(std::remove_if(folded.begin(), folded.end(), [](char c) { return c == '\'' || c == '-'; }),
                     folded.end());
        eachWord(folded, keep);
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

std::vector<std::byte> nameSortKey(std::string_view givenName, std::string_view familyName) {
    thread_local const auto collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made{icu::Collator::createInstance(icu::Locale::getRoot(), status)};
        require(status, "sort");
        return made;
    }();
    std::vector<std::byte> result;
    // A key ends with a zero byte, lower than all others, so the family name's end decides before the given name.
    for (const auto name : {familyName, givenName}) {
        const auto text = wide(name);
        const auto needed = collator->getSortKey(text, nullptr, 0);
        const auto start = result.size();
        result.resize(start + static_cast<std::size_t>(needed));
        collator->getSortKey(text, reinterpret_cast<std::uint8_t*>(result.data() + start), needed);
    }
    return result;
}

std::string foldedLotNumber(std::string_view number) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = number.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return {};
    }
    std::string result{number.substr(first, number.find_last_not_of(blanks) - first + 1)};
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return result;
}

std::string digitsOf(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

std::string reversedDigits(std::string_view text) {
    auto digits = digitsOf(text);
    std::reverse(digits.begin(), digits.end());
    return digits;
}

} // namespace db
