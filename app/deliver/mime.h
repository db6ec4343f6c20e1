#pragma once
// Text and bytes as a mail can carry them: seven bits, lines of at most 76 characters, CRLF ends. What is given is
// valid UTF-8 without control characters; letter.h sees to that.

#include <string>
#include <string_view>

namespace deliver {

/// "Subject: ...\r\n", in encoded words (RFC 2047) where it is more than plain ASCII.
std::string textHeader(std::string_view name, std::string_view utf8);

/// "To: "Ada Byron" <ada@example.org>\r\n"; `mail` as wireAddress gives it.
std::string addressHeader(std::string_view name, std::string_view shown, std::string_view mail);

/// "Content-Disposition: attachment; filename=...\r\n" (RFC 2183; in continuations of RFC 2231 when long or not ASCII).
std::string attachmentHeader(std::string_view fileName);

/// RFC 2045 section 6.7, of a text whose lines end in \n. No line begins with a dot or "From ", which some servers
/// alter; none is "=_" anywhere, so that a boundary may begin so.
std::string quotedPrintable(std::string_view text);

/// RFC 2045 section 6.8
std::string base64Lines(std::string_view bytes);

} // namespace deliver
