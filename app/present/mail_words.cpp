#include "app/present/mail_words.h"

#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace present {

namespace {

using ReasonWords = std::pair<std::string_view, const char*>;
/// The mailReasons of a try (app/deliver/ending.h), and what a round notes by itself.
constexpr std::array<ReasonWords, 15> mailReasons{
    {{"none", "The server said nothing about it."},
     {"settings", "The mail settings are not complete."},
     {"name", "The server's name was not found."},
     {"connection", "The server does not answer."},
     {"certificate", "The server's certificate is not trusted."},
     {"encryption", "The server does not offer encryption, or it failed."},
     {"login", "The server did not take the user name and password."},
     {"server", "The server takes no mail now, or not from this sender."},
     {"refused", "The server refused this mail or its address."},
     {"timeout", "The server took too long to answer."},
     {"lost", "The connection broke off."},
     {"cancelled", "Sending was stopped."},
     {"changed", "The client's record was changed at that moment."},
     {"claim-left", "The program that was sending it ended before the answer."},
     {"restored", "A backup was restored after it fell due: it may have gone out before."}}};
/// What a mail or its claim can be refused for; other words before a code are no field.
constexpr std::array<std::string_view, 12> mailFields{"reminder", "channel", "client", "clock", "subject", "text",
                                                      "body",     "host",    "port",   "id",    "replyTo", "pdf"};

std::string unstopped(std::string text) {
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return text;
}

std::string_view upTo(std::string_view text, char end) {
    return text.substr(0, text.find(end));
}
std::string_view beyond(std::string_view text, char end) {
    const auto at = text.find(end);
    return at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
}

/// "login 535 5.7.8 bad" -> "The server did not take the user name and password (535 5.7.8 bad)."
std::optional<std::string> asReason(std::string_view why) {
    const auto found = std::ranges::find(mailReasons, upTo(why, ' '), &ReasonWords::first);
    if (found == mailReasons.end()) {
        return std::nullopt;
    }
    const auto reply = beyond(why, ' ');
    const auto sentence = tr(found->second);
    return reply.empty() ? sentence : fill(tr("{0} ({1})."), {unstopped(sentence), reply});
}

/// "reminder window-over, channel no-address"
std::optional<std::string> asProblems(std::string_view why) {
    model::Problems problems;
    for (auto rest = why; !rest.empty();) {
        const auto one = upTo(rest, ',');
        const auto field = upTo(one, ' ');
        model::Problem problem{std::string{field}, std::string{beyond(one, ' ')}, {}};
        if (std::ranges::find(mailFields, upTo(field, '.')) == mailFields.end() && !field.starts_with("to.") &&
            !field.starts_with("from.")) {
            return std::nullopt;
        }
        if (!hasWords(problem)) {
            return std::nullopt;
        }
        problems.push_back(std::move(problem));
        rest = beyond(rest, ',');
        rest.remove_prefix(rest.starts_with(' ') ? 1 : 0);
    }
    auto text = joined(problems);
    std::ranges::replace(text, '\n', ' ');
    return problems.empty() ? std::nullopt : std::optional{text};
}

std::optional<std::string> knownWhy(std::string_view why) {
    auto reason = asReason(why);
    return reason ? reason : asProblems(why);
}

void addSentenceOnce(std::string& text, const std::string& sentence) {
    if (text.find(sentence) == std::string::npos) {
        text += (text.empty() ? "" : " ") + sentence;
    }
}

} // namespace

std::string words(model::MailSecurity security) {
    switch (security) {
    case model::MailSecurity::none:
        return tr("None");
    case model::MailSecurity::starttls:
        return tr("STARTTLS, as most servers have it");
    case model::MailSecurity::tls:
        break;
    }
    return tr("TLS from the start");
}

std::string mailWhy(std::string_view why) {
    return knownWhy(why).value_or(std::string{why});
}

std::string mailWhyInSentence(std::string_view why) {
    const auto known = knownWhy(why);
    return known ? inSentence(unstopped(*known)) : std::string{why};
}

Message heldWords(std::string_view held) {
    if (held == "off") {
        return {tr("Mail is not set up or is switched off."), tr("Nothing was sent."), Tone::warn};
    }
    if (held == "old-copy") {
        return {tr("This is an old copy of the store."), tr("Nothing is sent from it."), Tone::warn};
    }
    if (held == "clock") {
        return {tr("This machine's clock and the last entry are more than 7 days apart."),
                tr("Nothing is sent until somebody has looked at the clock and says that it is right."), Tone::warn};
    }
    return {};
}

Message toldOf(const MailRound& round) {
    const auto held = heldWords(round.held);
    const auto went = [](const MailRound::Item& item) { return item.outcome == "sent" || item.outcome == "unknown"; };
    if (!held.empty() && std::ranges::none_of(round.items, went)) {
        return held;
    }
    std::int64_t sent = 0;
    std::int64_t unknown = 0;
    std::int64_t kept = 0;
    std::string whys = held.title; // in the middle of it
    for (const auto& item : round.items) {
        ++(item.outcome == "sent" ? sent : item.outcome == "unknown" ? unknown : kept);
        if (!item.why.empty()) {
            addSentenceOnce(whys, mailWhy(item.why));
        }
    }
    std::string title;
    if (sent > 0 || (unknown == 0 && kept == 0)) {
        title =
            counted(tr("{n, plural, =0 {Nothing was sent.} one {# mail was sent.} other {# mails were sent.}}"), sent);
    }
    if (kept > 0) {
        addSentenceOnce(title,
                        counted(tr("{n, plural, one {# mail was not sent.} other {# mails were not sent.}}"), kept));
    }
    if (unknown > 0) {
        addSentenceOnce(title,
                        counted(tr("{n, plural, one {Of # mail it is not known whether it went out: ask the client.} "
                                   "other {Of # mails it is not known whether they went out: ask the clients.}}"),
                                unknown));
    }
    return {title, whys, kept + unknown > 0 || sent == 0 ? Tone::warn : Tone::safe};
}

} // namespace present
