#pragma once
// What became of one try to send a mail, judged from what was seen of it.

#include <span>
#include <string>
#include <string_view>

namespace deliver {

enum class Ending {
    accepted,  ///< the server has taken the mail over
    temporary, ///< it has certainly not, and may another time
    permanent, ///< it has certainly not, and will not take this mail for this address
    unknown    ///< it may have: the end of the text can have reached it, its answer did not come. Never send again
};

enum class Reason {
    none,
    settings,    ///< they are not complete or not valid
    name,        ///< the server's name was not found
    connection,  ///< nobody answers there
    certificate, ///< of the server; or the file of a further authority cannot be read
    encryption,  ///< the server does not offer it, or it failed
    login,       ///< refused or missing
    server,      ///< it takes no mail now, or not from this sender
    refused,     ///< this mail, or this recipient; the reply says why
    timeout,
    lost, ///< the connection ended in the middle
    cancelled
};

struct Delivery {
    Ending ending = Ending::temporary;
    Reason reason = Reason::none;
    int code = 0;      ///< of the server's reply that decided (250, 451, 550 ...), or 0
    std::string reply; ///< its text, without personal data: "5.1.1 <***>: Recipient address rejected"

    bool operator==(const Delivery&) const = default;
};

/// The next mail would fare the same: no use in trying each of a queue.
bool concernsEveryMail(Reason reason);

/// "temporary", "certificate": for records and the command line.
std::string_view codeOf(Ending ending);
std::string_view codeOf(Reason reason);

/// What was seen of a try.
struct Course {
    enum class Asked { nothing, sender, recipient };

    int curl = 0;            ///< what libcurl says (CURLcode)
    Asked asked{};           ///< the last the server was asked before the text
    int replyCode = 0;       ///< of its last complete reply
    bool textHanded = false; ///< libcurl has the whole text: the final dot may have gone out
    int finalCode = 0;       ///< of the reply after that, which alone decides then
    bool cancelled = false;
};

/// Until the whole text is handed over the server cannot have seen its end and must drop what it has (RFC 5321 section
/// 4.1.1.10). `reply` is empty in the answer.
Delivery judge(const Course& course);

/// A server's words without what is `unsaid` and without any address; printable ASCII, cut to a line.
std::string tidied(std::string_view reply, std::span<const std::string> unsaid);

} // namespace deliver
