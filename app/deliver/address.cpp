#include "app/deliver/address.h"

#include "model/text_length.h"

#include <unicode/bytestream.h>
#include <unicode/idna.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <memory>

namespace deliver {
namespace {

// RFC 5321 section 4.5.3.1
constexpr std::size_t longestLocalPart = 64;
constexpr std::size_t longestAddress = 254;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// RFC 5322 section 3.2.3
bool isAtomText(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) ||
           std::string_view{"!#$%&'*+-/=?^_`{|}~"}.find(c) != std::string_view::npos;
}

bool isDotAtom(std::string_view text) {
    return !text.empty() && text.front() != '.' && text.back() != '.' && text.find("..") == std::string_view::npos &&
           std::ranges::all_of(text, [](char c) { return c == '.' || isAtomText(c); });
}

/// A server on the Internet has a name of two parts or more, and no top-level domain is a number.
bool isPublicName(std::string_view domain) {
    const auto dot = domain.rfind('.');
    return dot != std::string_view::npos && !std::ranges::all_of(domain.substr(dot + 1), isDigit);
}

} // namespace

bool isUtf8(std::string_view text) {
    auto status = U_ZERO_ERROR;
    std::int32_t units = 0;
    u_strFromUTF8(nullptr, 0, &units, text.data(), static_cast<std::int32_t>(text.size()), &status);
    return status == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(status);
}

bool isAscii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

std::optional<std::string> asciiDomain(std::string_view utf8) {
    if (utf8.empty() || utf8.size() > 1000 || utf8.back() == '.') {
        return std::nullopt;
    }
    auto status = U_ZERO_ERROR;
    const std::unique_ptr<icu::IDNA> idna{icu::IDNA::createUTS46Instance(
        UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII, status)};
    if (U_FAILURE(status)) {
        return std::nullopt;
    }
    std::string ascii;
    icu::StringByteSink<std::string> sink{&ascii};
    icu::IDNAInfo info;
    idna->nameToASCII_UTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())}, sink, info, status);
    if (U_FAILURE(status) || info.hasErrors() || ascii.empty()) {
        return std::nullopt;
    }
    return ascii;
}

model::Outcome<std::string> wireAddress(const std::string& field, std::string_view mail) {
    if (mail.empty()) {
        return model::Problem{field, "required", {}};
    }
    const auto at = mail.find('@');
    if (at == std::string_view::npos || at == 0) {
        return model::Problem{field, "not-an-email", {}};
    }
    const auto local = mail.substr(0, at);
    if (!isAscii(local) && isUtf8(local)) {
        return model::Problem{field, "address-letters", {}};
    }
    const auto domain = asciiDomain(mail.substr(at + 1));
    if (!isDotAtom(local) || local.size() > longestLocalPart || !domain || !isPublicName(*domain) ||
        local.size() + 1 + domain->size() > longestAddress) {
        return model::Problem{field, "not-an-email", {}};
    }
    return std::string{local} + "@" + *domain;
}

void checkLine(model::Problems& problems, const std::string& field, std::string_view text, std::size_t longest) {
    if (!isUtf8(text)) {
        problems.push_back({field, "not-utf8", {}});
    } else if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; })) {
        problems.push_back({field, "control-character", {}});
    } else if (model::lengthOf(text) > longest) {
        problems.push_back({field, "too-long", {std::to_string(longest)}});
    }
}

} // namespace deliver
