#pragma once
// What sending the reminders needs to know.

#include "model/aftercare.h"
#include "model/mail.h"

#include <chrono>
#include <optional>
#include <string>

namespace db {

/// A reminder that may go out by mail now: its window is open and its client agreed and has an address.
struct DueMail {
    model::ReminderId id;
    model::Uid uid; ///< of this revision of the step: what is sent again has the same
    model::SessionId session;
    model::Day sessionDay{};
    std::string greeting; ///< the guardian's name where there is one, else the client's given name
    std::string name;     ///< of whom it is addressed to, whole
    std::string email;
    std::string language; ///< BCP 47; empty: the clinic's
    std::string timeZone;
    std::string title;
    std::string text;
    bool sheet = false;
    model::Instant dueAt{};
    model::Instant lateAt{};
    int failures = 0; ///< how often it could not be sent
    bool operator==(const DueMail&) const = default;
};

/// Longer than a mail may take with any server's slowness: whoever claimed a reminder then is gone.
inline constexpr std::chrono::minutes longestClaim{15};

/// Whether anything may be sent, and through which server.
struct PostState {
    std::optional<model::MailSettings> settings; ///< with the password; nothing while mail is not set up or is off
    bool oldCopy = false;                        ///< the store lacks entries it had: another one has gone on since
    bool clockInDoubt = false;                   ///< more than 7 days off the last entry, and nobody said it is right
    model::Instant lastEntry{};                  ///< the one before the doubt
    struct Sender {
        std::string name;
        std::string phone;
        std::string timeZone;
    };
    Sender clinic{}; ///< all that whoever sends may know of it
};

} // namespace db
