#pragma once
// Whether mail can go out with what a person entered on the settings page.

#include "model/mail.h"
#include "model/outcome.h"

#include <optional>
#include <string>

namespace deliver {

using model::MailSettings;
using Security = model::MailSecurity;

/// Problems, by field: required; too-long; not-utf8; control-character; not-a-host; out-of-range (port);
/// needs-encryption (a password never goes over a plain connection); not-an-email; address-letters;
/// not-a-file (extraCa); and those of the words (mail_text.h), of subject and body.
model::Problems check(const MailSettings& settings);

/// 25, 587 or 465
int usualPort(Security security);

/// The host as it stands in a URL: in A-labels, an IPv6 address in brackets. Nothing for what is no host.
std::optional<std::string> urlHost(const std::string& host);

} // namespace deliver
