#include "model/people.h"

#include "model/text_length.h"

#include <algorithm>
#include <string_view>

namespace model {

namespace {

constexpr std::size_t longestName = 200;

bool looksLikeEmail(std::string_view text) {
    const auto at = text.find('@');
    const bool oneAt = at != std::string_view::npos && text.find('@', at + 1) == std::string_view::npos;
    const bool space =
        std::any_of(text.begin(), text.end(), [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
    return oneAt && at > 0 && at + 1 < text.size() && !space;
}

void checkName(Problems& problems, const char* field, std::string_view name) {
    if (lengthOf(name) > longestName) {
        problems.push_back({field, "too-long", {std::to_string(longestName)}});
    }
}

} // namespace

Problems validate(const Client& client, Day today) {
    Problems problems;
    if (isBlank(client.givenName) && isBlank(client.familyName)) {
        problems.push_back({"familyName", "required", {}});
    }
    checkName(problems, "givenName", client.givenName);
    checkName(problems, "familyName", client.familyName);
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
