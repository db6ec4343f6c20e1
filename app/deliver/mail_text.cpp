#include "app/deliver/mail_text.h"

#include "resources/resource.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace deliver {
namespace {

using Member = std::string MailParticulars::*;
constexpr std::array<std::pair<std::string_view, Member>, 5> placeholders{{{"client", &MailParticulars::client},
                                                                           {"clinic", &MailParticulars::clinic},
                                                                           {"date", &MailParticulars::date},
                                                                           {"text", &MailParticulars::text},
                                                                           {"phone", &MailParticulars::phone}}};
/// Subjects are shown on locked screens: what a step tells stays out of them.
constexpr std::size_t inSubjects = 3;

/// What is put in is not searched again: a client may be called "{clinic}".
std::string filled(model::Problems& problems, const std::string& field, std::string_view pattern,
                   const MailParticulars& particulars) {
    std::string out;
    while (!pattern.empty()) {
        const auto open = pattern.find('{');
        out += pattern.substr(0, open);
        if (open == std::string_view::npos) {
            break;
        }
        pattern.remove_prefix(open + 1);
        const auto close = pattern.find_first_of("{}\n");
        if (close == std::string_view::npos || pattern[close] != '}') {
            problems.push_back({field, "open-brace", {}});
            break;
        }
        const auto name = pattern.substr(0, close);
        const auto all = std::span{placeholders}.first(field == "subject" ? inSubjects : placeholders.size());
        const auto known = std::ranges::find(all, name, &std::pair<std::string_view, Member>::first);
        if (known == all.end()) {
            problems.push_back({field, "unknown-placeholder", {"{" + std::string{name} + "}"}});
        } else {
            out += particulars.*(known->second);
        }
        pattern.remove_prefix(close + 1);
    }
    return out;
}

/// Names are typed by people: a line end among them must not break the subject.
std::string onOneLine(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; }, ' ');
    return text;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

/// No pictures, links or styles of elsewhere: nothing is fetched when it is read. `dir="auto"` puts Arabic and Hebrew
/// on their side.
std::string htmlOf(const std::string& subject, std::string_view text, const std::string& language) {
    std::string out = "<!DOCTYPE html>\n<html";
    out += language.empty() ? "" : " lang=\"" + escaped(language) + "\"";
    out += ">\n<head>\n<meta charset=\"utf-8\">\n<title>" + escaped(subject) + "</title>\n</head>\n<body>\n";
    bool open = false;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.find_first_not_of(" \t") == std::string_view::npos) {
            out += open ? "</p>\n" : "";
            open = false;
            continue;
        }
        out += open ? "<br>\n" : "<p dir=\"auto\">";
        out += escaped(line);
        open = true;
    }
    out += open ? "</p>\n" : "";
    return out + "</body>\n</html>\n";
}

/// The subject, an empty line, the text.
MailTemplate usual(std::string_view name) {
    const auto file = resources::text(name);
    const auto end = file.find("\n\n");
    return {std::string{file.substr(0, end)}, std::string{file.substr(end + 2)}};
}

/// The usual mail in other languages than English.
constexpr std::array<std::pair<std::string_view, std::string_view>, 1> translated{{{"de", "aftercare/mail.de.txt"}}};

} // namespace

MailTemplate defaultMailTemplate() {
    return usual("aftercare/mail.txt");
}

SpokenTemplate templateFor(const MailTemplate& clinics, std::string_view language) {
    if (clinics != defaultMailTemplate()) {
        return {clinics, {}};
    }
    const auto spoken = language.substr(0, language.find('-'));
    const auto known = std::ranges::find(translated, spoken, &std::pair<std::string_view, std::string_view>::first);
    return known == translated.end() ? SpokenTemplate{clinics, "en"}
                                     : SpokenTemplate{usual(known->second), std::string{spoken}};
}

model::Problems check(const MailTemplate& mail) {
    const auto text = render(mail, {});
    return text ? model::Problems{} : text.problems();
}

model::Outcome<MailText> render(const MailTemplate& mail, const MailParticulars& particulars) {
    model::Problems problems;
    if (mail.subject.empty()) {
        problems.push_back({"subject", "required", {}});
    }
    if (mail.text.empty()) {
        problems.push_back({"text", "required", {}});
    }
    MailText out;
    out.subject = onOneLine(filled(problems, "subject", mail.subject, particulars));
    out.text = filled(problems, "text", mail.text, particulars);
    if (!problems.empty()) {
        return problems;
    }
    out.html = htmlOf(out.subject, out.text, particulars.language);
    return out;
}

} // namespace deliver
