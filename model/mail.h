#pragma once
// How the clinic's mail goes out, as a person enters it. The password is for the store and the mail server only: it is
// in no trail entry, export, log or message.

#include "model/names.h"

#include <array>
#include <string>

namespace model {

enum class MailSecurity {
    none,     ///< for a server on the same machine or network that asks for no login
    starttls, ///< plain until STARTTLS, which must succeed
    tls       ///< from the first byte
};
template <>
inline constexpr std::array codesOf<MailSecurity>{
    Named{MailSecurity::none, "none"}, Named{MailSecurity::starttls, "starttls"}, Named{MailSecurity::tls, "tls"}};

struct MailSettings {
    bool enabled = false; ///< nothing goes out while it is not
    std::string host;     ///< a name, or an address such as 192.0.2.7 or ::1
    int port = 587;
    MailSecurity security = MailSecurity::starttls;
    std::string user; ///< empty: no login
    std::string password;
    std::string fromAddress;
    std::string fromName;
    std::string replyTo; ///< empty: answers go to fromAddress
    std::string extraCa; ///< path of a PEM file with a further authority, beside those the system trusts; may be empty
    std::string subject; ///< with the placeholders {client}, {clinic} and {date}
    std::string body;    ///< paragraphs, an empty line between
    bool operator==(const MailSettings&) const = default;
};

} // namespace model
