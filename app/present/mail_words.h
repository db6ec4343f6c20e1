#pragma once
// How the sending of mail reads: why one did not go out, and what became of several.

#include "app/present/mailing.h"
#include "app/present/view.h"

#include <string>
#include <string_view>

namespace present {

std::string words(model::MailSecurity security);

/// A sentence for what the store has of an attempt: "name", "refused 550 5.1.1 no such user", "reminder window-over".
/// What a person wrote, or a newer program, stands as it is.
std::string mailWhy(std::string_view why);
std::string mailWhyInSentence(std::string_view why); ///< "the server's name was not found"

/// Why a round sent nothing at all; nothing to tell for "no" and "server".
Message heldWords(std::string_view held);
/// What became of the mails a person asked for.
Message toldOf(const MailRound& round);

} // namespace present
