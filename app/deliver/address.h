#pragma once
// Mail addresses as mail servers take them: the domain in A-labels (RFC 5890), nothing that could break out of a line.

#include "model/outcome.h"

#include <optional>
#include <string>
#include <string_view>

namespace deliver {

struct Address {
    std::string name; ///< shown to people, UTF-8; may be empty
    std::string mail; ///< someone@example.org; the domain may have any letters
};

/// "müller.example" -> "xn--mller-kva.example"; nothing for what is no domain name.
std::optional<std::string> asciiDomain(std::string_view utf8);

/// The address with its domain in A-labels. Problems: required; not-an-email; address-letters (letters other than a-z
/// before the @, which only few servers take).
model::Outcome<std::string> wireAddress(const std::string& field, std::string_view mail);

/// Adds what is wrong with a text of one line: not-utf8; control-character (line ends among them, which would begin
/// another header); too-long (more than `longest` characters).
void checkLine(model::Problems& problems, const std::string& field, std::string_view text, std::size_t longest);

bool isUtf8(std::string_view text);
bool isAscii(std::string_view text);

} // namespace deliver
