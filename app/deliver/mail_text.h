#pragma once
// The words of an aftercare mail: a template of the clinic's, filled for one client.

#include "model/outcome.h"

#include <string>
#include <string_view>

namespace deliver {

/// Placeholders are {client}, {clinic} and {date}, in the text also {phone}, the clinic's, and {text}, the step's own
/// words; another brace is refused.
struct MailTemplate {
    std::string subject;
    std::string text; ///< paragraphs, an empty line between

    bool operator==(const MailTemplate&) const = default;
};

struct MailParticulars {
    std::string client; ///< as the client is to be spoken to
    std::string clinic;
    std::string date;     ///< as a person reads it
    std::string language; ///< of the text, BCP 47 ("de", "pt-BR"); may be empty
    std::string text{};   ///< what the step tells; read as it is
    std::string phone{};  ///< of the clinic; may be empty
};

struct MailText {
    std::string subject; ///< one line whatever the particulars are
    std::string text;
    std::string html; ///< the same words, a whole document
};

/// Says that there is aftercare, from whom and where to call, and is the same for every step: mail is read by others
/// too. What holds when stands on the sheet; a clinic that wants the steps' words in its mails puts {text} in.
MailTemplate defaultMailTemplate();

/// A template and the language it is written in (ISO 639); empty where nobody knows.
struct SpokenTemplate {
    MailTemplate mail;
    std::string language;
};
/// What a client of this language ("de", "de-AT"; may be empty) gets: the clinic's own words; where it left the usual
/// ones as they came, those in the client's language, or in English when there are none.
SpokenTemplate templateFor(const MailTemplate& clinics, std::string_view language);

/// Problems of fields "subject" and "text": required; unknown-placeholder (its name); open-brace (a { without its }).
model::Problems check(const MailTemplate& mail);
model::Outcome<MailText> render(const MailTemplate& mail, const MailParticulars& particulars);

} // namespace deliver
