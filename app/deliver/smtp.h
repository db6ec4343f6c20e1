#pragma once
// Hands one mail to the clinic's mail server (RFC 5321, through libcurl).

#include "app/deliver/ending.h"
#include "app/deliver/letter.h"
#include "app/deliver/mail_settings.h"

#include <chrono>
#include <functional>
#include <stop_token>

namespace deliver {

/// For one mail, from dialling to the server's last word.
inline constexpr std::chrono::seconds longestTry{60};

/// Blocks for at most `timeout`; a request to stop is heeded within about a second. May run on any thread,
/// and on several at once. Nothing is logged, and nothing personal is in the answer. Settings that `check` would refuse
/// for their host or port end as temporary, Reason::settings.
/// `mayBegin` is asked when the server wants the text: after false nothing of it goes out, and the try ends as
/// temporary, Reason::cancelled. It must not throw.
Delivery send(const MailSettings& settings, const Message& message, std::stop_token stop = {},
              std::chrono::seconds timeout = longestTry, const std::function<bool()>& mayBegin = {});

} // namespace deliver
