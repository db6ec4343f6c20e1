#pragma once
// Hands one mail to the clinic's mail server (RFC 5321, through libcurl).

#include "app/deliver/ending.h"
#include "app/deliver/letter.h"
#include "app/deliver/mail_settings.h"

#include <stop_token>

namespace deliver {

/// Blocks for at most `settings.timeout`; a request to stop is heeded within about a second. May run on any thread,
/// and on several at once. Nothing is logged, and nothing personal is in the answer. Settings that `check` would refuse
/// for their host or port end as temporary, Reason::settings.
Delivery send(const MailSettings& settings, const Message& message, std::stop_token stop = {});

} // namespace deliver
