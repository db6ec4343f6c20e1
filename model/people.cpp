#include "model/people.h"

#include "model/text_length.h"

#include <algorithm>
#include <string_view>

namespace model {

namespace {

constexpr std::size_t longestName = 200;
constexpr std::size_t longestMail = 254; // RFC 5321
constexpr std::size_t longestAddress = 1000;

bool looksLikeEmail(std::string_view text) {
    const auto at = text.find('@');
    const bool oneAt = at != std::string_view::npos && text.find('@', at + 1) == std::string_view::npos;
    const bool space =
        std::any_of(text.begin(), text.end(), [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
    return oneAt && at > 0 && at + 1 < text.size() && !space;
}

void checkName(Problems& problems, const char* field, std::string_view name) {
    checkLength(problems, field, name, longestName);
}

} // namespace

Problems validate(const Client& client, Day today) {
    Problems problems;
    if (isBlank(client.givenName) && isBlank(client.familyName)) {
        problems.push_back({"familyName", "required", {}});
    }
    checkName(problems, "givenName", client.givenName);
    checkName(problems, "familyName", client.familyName);
    checkLength(problems, "address", client.address.lines, longestAddress);
    checkName(problems, "city", client.address.city);
    checkName(problems, "postcode", client.address.postcode);
    checkName(problems, "country", client.address.country);
    checkName(problems, "language", client.language);
    checkName(problems, "externalReference", client.externalReference);
    if (client.guardian) {
        checkName(problems, "guardianName", client.guardian->name);
        checkName(problems, "guardianRelation", client.guardian->relation);
        checkName(problems, "guardianPhone", client.guardian->phone);
        checkLength(problems, "guardianEmail", client.guardian->email, longestMail);
    }
    if (client.birthDate && *client.birthDate > today) {
        problems.push_back({"birthDate", "in-the-future", {isoText(*client.birthDate)}});
    }
    if (client.deceased) {
        if (*client.deceased > today) {
            problems.push_back({"deceased", "in-the-future", {isoText(*client.deceased)}});
        }
        if (client.birthDate && *client.deceased < *client.birthDate) {
            problems.push_back({"deceased", "before-birth", {isoText(*client.deceased)}});
        }
    }
    if (!client.email.empty() && !looksLikeEmail(client.email)) {
        problems.push_back({"email", "not-an-email", {}});
    }
    if (client.guardian && !client.guardian->email.empty() && !looksLikeEmail(client.guardian->email)) {
        problems.push_back({"guardianEmail", "not-an-email", {}});
    }
    return problems;
}

} // namespace model
