#pragma once
// One mail to one person, and the bytes that go to the server (RFC 5322, 2045 to 2047, 2231).

#include "app/deliver/address.h"
#include "model/day.h"

#include <optional>
#include <string>
#include <vector>

namespace deliver {

struct PdfFile {
    std::string name; ///< "Aftercare.pdf"; UTF-8
    std::string bytes;
};

struct Letter {
    Address from;
    Address to;
    std::string replyTo; ///< empty: answers go to `from`
    std::string subject;
    std::string text; ///< lines end in \n
    std::string html; ///< a whole document, or empty
    std::optional<PdfFile> pdf;
    model::Instant writtenAt{};
    std::string id; ///< the same id gives the same Message-ID, by which a mail sent twice would be known as one
};

struct Message {
    std::string from; ///< of the envelope, ASCII
    std::string to;
    std::string bytes;
    /// Names, addresses and subject: what is not to be kept of a server's answer.
    std::vector<std::string> unsaid;
};

/// Problems, by the field's name above ("to.mail", "from.name", "pdf.name"): required; too-long; not-utf8;
/// control-character; not-an-email; address-letters; not-an-id (of letters, digits and hyphens, at most 64);
/// not-a-pdf; too-large (over 10 MB, which many servers refuse).
model::Outcome<Message> compose(const Letter& letter);

/// "<id@example.org>", of the sender's domain.
std::string messageId(std::string_view id, std::string_view wireFrom);

} // namespace deliver
