#include "app/deliver/mail_settings.h"

#include "app/deliver/address.h"
#include "app/deliver/mail_text.h"

#include <array>
#include <filesystem>
#include <system_error>

#include <arpa/inet.h>

namespace deliver {
namespace {

constexpr std::size_t longestName = 100;
constexpr std::size_t longestLogin = 255;
constexpr int highestPort = 65535;

bool isAddress(int family, const std::string& host) {
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    return ::inet_pton(family, host.c_str(), bytes.data()) == 1;
}

void checkMail(model::Problems& problems, const std::string& field, const std::string& mail) {
    if (const auto address = wireAddress(field, mail); !address) {
        problems.insert(problems.end(), address.problems().begin(), address.problems().end());
    }
}

void checkLogin(model::Problems& problems, const MailSettings& settings) {
    checkLine(problems, "user", settings.user, longestLogin);
    checkLine(problems, "password", settings.password, longestLogin);
    if (settings.user.empty() && !settings.password.empty()) {
        problems.push_back({"user", "required", {}});
    }
    if (!settings.user.empty() && settings.password.empty()) {
        problems.push_back({"password", "required", {}});
    }
    if (settings.security == Security::none && !settings.user.empty()) {
        problems.push_back({"security", "needs-encryption", {}});
    }
}

} // namespace

model::Problems check(const MailSettings& settings) {
    model::Problems problems;
    if (settings.host.empty()) {
        problems.push_back({"host", "required", {}});
    } else if (!urlHost(settings.host)) {
        problems.push_back({"host", "not-a-host", {}});
    }
    if (settings.port < 1 || settings.port > highestPort) {
        problems.push_back({"port", "out-of-range", {"1", std::to_string(highestPort)}});
    }
    checkLogin(problems, settings);
    checkMail(problems, "fromAddress", settings.fromAddress);
    checkLine(problems, "fromName", settings.fromName, longestName);
    if (!settings.replyTo.empty()) {
        checkMail(problems, "replyTo", settings.replyTo);
    }
    std::error_code failed;
    if (!settings.extraCa.empty() && !std::filesystem::is_regular_file(settings.extraCa, failed)) {
        problems.push_back({"extraCa", "not-a-file", {}});
    }
    for (auto problem : check(MailTemplate{settings.subject, settings.body})) {
        problem.field = problem.field == "text" ? "body" : problem.field;
        problems.push_back(std::move(problem));
    }
    return problems;
}

int usualPort(Security security) {
    switch (security) {
    case Security::none:
        return 25;
    case Security::starttls:
        return 587;
    case Security::tls:
        return 465;
    }
    return 0;
}

std::optional<std::string> urlHost(const std::string& host) {
    if (host.find('\0') != std::string::npos) {
        return std::nullopt;
    }
    if (isAddress(AF_INET, host)) {
        return host;
    }
    if (isAddress(AF_INET6, host)) {
        return "[" + host + "]";
    }
    return asciiDomain(host);
}

} // namespace deliver
