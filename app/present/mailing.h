#pragma once
// Sending mail, as screens see it. The transport itself stands beside this folder, not below it: the window hands it in
// (Ports::mail), and a test hands in its own.

#include "db/access.h"
#include "model/mail.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace present {

/// A mail as its reader sees it.
struct MailSample {
    std::string subject;
    std::string text;
};

/// What became of one mail.
struct MailTried {
    enum class Ending { sent, notSent, unknown };
    Ending ending{};
    std::string why; ///< as an attempt has it in the store: "refused 550 5.1.1 no such user"
};

/// What became of one round of sending.
struct MailRound {
    struct Item {
        std::string outcome; ///< "sent", "retry", "failed", "unknown", "refused" or "waits"
        std::string why;     ///< as above
    };
    std::string held; ///< why nothing more was sent: "no", "off", "old-copy", "clock" or "server"
    std::string why;  ///< of "server"
    std::vector<Item> items;
};

struct Mailing {
    model::MailSettings usual; ///< until a clinic has its own: port, encryption and words
    std::function<int(model::MailSecurity)> usualPort;
    std::function<model::Problems(const model::MailSettings&)> check; ///< by the names of the settings' members
    std::function<model::Outcome<MailSample>(const model::MailSettings&, const db::Clinic& clinic, const db::DueMail&)>
        sample;
    /// These two wait for the server. Problems of `send` are those of the mail, "to.mail".
    std::function<model::Outcome<MailTried>(const model::MailSettings&, const db::Clinic& clinic, const db::DueMail&,
                                            model::Instant now, std::stop_token)>
        send;
    /// What is due; or `only` these, late ones too, because a person said so.
    std::function<MailRound(db::Access&, const std::vector<model::ReminderId>& only, std::stop_token)> round;
};

} // namespace present
