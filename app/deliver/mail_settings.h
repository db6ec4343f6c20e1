#pragma once
// How the clinic's mail goes out: what a person enters on the settings page. The password is for the store only.

#include "model/outcome.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace deliver {

enum class Security {
    none,     ///< for a server on the same machine or network that asks for no login
    starttls, ///< plain until STARTTLS, which must succeed
    tls       ///< from the first byte
};

struct MailSettings {
    std::string host; ///< a name, or an address such as 192.0.2.7 or ::1
    int port = 587;
    Security security = Security::starttls;
    std::string user; ///< empty: no login
    std::string password;
    std::string fromAddress;
    std::string fromName;
    std::string replyTo;              ///< empty: answers go to fromAddress
    std::chrono::seconds timeout{60}; ///< for one mail, from dialling to the server's last word
    std::filesystem::path extraCa;    ///< PEM file of a further authority, beside those the system trusts
};

/// Problems, by field: required; too-long; not-utf8; control-character; not-a-host; out-of-range (port, timeout of 10
/// to 600 s); needs-encryption (a password never goes over a plain connection); not-an-email; address-letters;
/// not-a-file (extraCa).
model::Problems check(const MailSettings& settings);

/// 25, 587 or 465
int usualPort(Security security);

/// The host as it stands in a URL: in A-labels, an IPv6 address in brackets. Nothing for what is no host.
std::optional<std::string> urlHost(const std::string& host);

} // namespace deliver
