#include "app/deliver/ending.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <utility>

namespace deliver {
namespace {

constexpr std::size_t longestReply = 200;
constexpr std::string_view hidden = "***";

bool isLoginCode(int code) {
    // RFC 4954 section 6: login needed, mechanism too weak, credentials wrong, encryption needed for it.
    return code == 530 || code == 534 || code == 535 || code == 538;
}

/// RFC 5321 section 4.2.1: 421 closes the line whatever was asked.
bool isAboutServer(const Course& course) {
    const bool tooBig = course.replyCode == 552; // also said to the size given with the sender: about this mail
    return course.replyCode == 421 || (course.asked != Course::Asked::recipient && !tooBig);
}

Delivery refusal(const Course& course) {
    if (isLoginCode(course.replyCode)) {
        return {Ending::temporary, Reason::login, course.replyCode, {}};
    }
    if (isAboutServer(course)) {
        return {Ending::temporary, Reason::server, course.replyCode, {}};
    }
    return {course.replyCode >= 500 ? Ending::permanent : Ending::temporary, Reason::refused, course.replyCode, {}};
}

Delivery finalReply(int code) {
    switch (code / 100) {
    case 2:
        return {Ending::accepted, Reason::none, code, {}};
    case 4:
        return {Ending::temporary, code == 421 ? Reason::server : Reason::refused, code, {}};
    case 5:
        return {Ending::permanent, Reason::refused, code, {}};
    default:
        return {Ending::unknown, Reason::lost, code, {}};
    }
}

Reason reasonOf(int curl) {
    switch (curl) {
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return Reason::settings;
    case CURLE_COULDNT_RESOLVE_HOST:
        return Reason::name;
    case CURLE_COULDNT_CONNECT:
        return Reason::connection;
    case CURLE_OPERATION_TIMEDOUT:
        return Reason::timeout;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return Reason::certificate;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ENGINE_INITFAILED:
    case CURLE_USE_SSL_FAILED:
        return Reason::encryption;
    case CURLE_LOGIN_DENIED:
    case CURLE_AUTH_ERROR:
        return Reason::login;
    default:
        return Reason::lost;
    }
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isWordCharacter(char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80U;
}

/// Hides `secret` where it stands as a word of its own, in any case.
std::string without(std::string_view text, std::string_view secret) {
    std::string out;
    while (!text.empty()) {
        const auto found = std::ranges::search(text, secret, {}, lower, lower);
        const auto at = static_cast<std::size_t>(found.begin() - text.begin());
        const auto end = at + secret.size();
        if (found.empty()) {
            break;
        }
        const bool inWord = (at > 0 && isWordCharacter(text[at - 1])) ||
                            (at == 0 && !out.empty() && isWordCharacter(out.back())) ||
                            (end < text.size() && isWordCharacter(text[end]));
        out += text.substr(0, at);
        out += inWord ? text.substr(at, secret.size()) : hidden;
        text.remove_prefix(end);
    }
    return out.append(text);
}

bool isBare(char c) {
    return c > ' ' && c != '<' && c != '>' && c != '(' && c != ')' && c != '"' && c != '\'' && c != ',' && c != ';';
}

} // namespace

bool concernsEveryMail(Reason reason) {
    switch (reason) {
    case Reason::none:
    case Reason::refused:
    case Reason::cancelled:
        return false;
    default:
        return true;
    }
}

std::string_view codeOf(Ending ending) {
    constexpr std::array<std::string_view, 4> codes{"accepted", "temporary", "permanent", "unknown"};
    return codes.at(static_cast<std::size_t>(ending));
}

std::string_view codeOf(Reason reason) {
    constexpr std::array<std::string_view, 12> codes{"none",        "settings",   "name",  "connection",
                                                     "certificate", "encryption", "login", "server",
                                                     "refused",     "timeout",    "lost",  "cancelled"};
    return codes.at(static_cast<std::size_t>(reason));
}

Delivery judge(const Course& course) {
    if (course.finalCode != 0) {
        return finalReply(course.finalCode);
    }
    const auto reason = course.cancelled ? Reason::cancelled : reasonOf(course.curl);
    if (course.textHanded) {
        return {
            Ending::unknown, reason == Reason::cancelled || reason == Reason::timeout ? reason : Reason::lost, 0, {}};
    }
    if (reason == Reason::lost && course.replyCode >= 400) {
        return refusal(course);
    }
    return {Ending::temporary, reason, course.replyCode >= 400 ? course.replyCode : 0, {}};
}

std::string tidied(std::string_view reply, std::span<const std::string> unsaid) {
    std::string text{reply};
    for (const auto& secret : unsaid) {
        if (!secret.empty()) {
            text = without(text, secret);
        }
    }
    // What is left of an address, or of a name in another encoding, goes as a whole.
    std::string out;
    for (std::size_t i = 0; i < text.size() && out.size() < longestReply;) {
        const auto begin = i;
        while (i < text.size() && (isBare(text[i]) || static_cast<unsigned char>(text[i]) >= 0x80U)) {
            ++i;
        }
        const std::string_view word = std::string_view{text}.substr(begin, i - begin);
        const bool personal = std::ranges::any_of(
            word, [](char c) { return c == '@' || static_cast<unsigned char>(c) >= 0x80U || c == 0x7F; });
        out += personal ? hidden : word;
        if (i < text.size()) {
            out += text[i] >= ' ' ? text[i] : ' ';
            ++i;
        }
    }
    out.resize(std::min(out.size(), longestReply));
    while (out.ends_with(' ')) {
        out.pop_back();
    }
    return out;
}

} // namespace deliver
