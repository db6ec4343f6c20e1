#include "app/deliver/letter.h"

#include "app/deliver/mime.h"

#include <date/date.h>

#include <algorithm>
#include <locale>
#include <sstream>

namespace deliver {
namespace {

constexpr std::size_t longestName = 100;
constexpr std::size_t longestSubject = 200;
constexpr std::size_t longestText = 200'000;
constexpr std::size_t largestPdf = 10'000'000;

/// Lines end in \n; of control characters only tabs and line ends are left to judge.
std::string withPlainLineEnds(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            out += text[i];
        } else if (i + 1 == text.size() || text[i + 1] != '\n') {
            out += '\n';
        }
    }
    return out;
}

void checkText(model::Problems& problems, const std::string& field, std::string_view text) {
    const auto isControl = [](char c) {
        return (static_cast<unsigned char>(c) < 0x20U && c != '\n' && c != '\t') || c == 0x7F;
    };
    if (text.size() > longestText) {
        problems.push_back({field, "too-long", {std::to_string(longestText)}});
    } else if (!isUtf8(text)) {
        problems.push_back({field, "not-utf8", {}});
    } else if (std::ranges::any_of(text, isControl)) {
        problems.push_back({field, "control-character", {}});
    }
}

std::string checkedAddress(model::Problems& problems, const std::string& field, std::string_view mail) {
    auto address = wireAddress(field, mail);
    if (!address) {
        problems.insert(problems.end(), address.problems().begin(), address.problems().end());
        return {};
    }
    return *std::move(address);
}

void checkPdf(model::Problems& problems, const PdfFile& pdf) {
    if (pdf.name.empty()) {
        problems.push_back({"pdf.name", "required", {}});
    }
    checkLine(problems, "pdf.name", pdf.name, longestName);
    if (!pdf.bytes.starts_with("%PDF-")) {
        problems.push_back({"pdf", "not-a-pdf", {}});
    } else if (pdf.bytes.size() > largestPdf) {
        problems.push_back({"pdf", "too-large", {}});
    }
}

/// Letters, digits and hyphens: fit for an address, a header and a boundary as they are.
bool isId(std::string_view id) {
    return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// "Sun, 22 Nov 2026 21:11:59 +0000": English whatever the machine speaks. The reader's program shows it in local time.
std::string dateText(model::Instant at) {
    std::ostringstream out;
    out.imbue(std::locale::classic());
    date::to_stream(out, "%a, %d %b %Y %H:%M:%S +0000", date::floor<std::chrono::seconds>(at));
    return out.str();
}

std::string textPart(std::string_view kind, std::string_view text) {
    return "Content-Type: text/" + std::string{kind} +
           "; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quotedPrintable(text);
}

std::string pdfPart(const PdfFile& pdf) {
    return "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n" + attachmentHeader(pdf.name) +
           "\r\n" + base64Lines(pdf.bytes);
}

/// The boundary has "=_", which neither of the encodings can bring forth.
std::string multipart(std::string_view kind, const std::string& boundary, const std::vector<std::string>& parts) {
    std::string out = "Content-Type: multipart/" + std::string{kind} + ";\r\n boundary=\"" + boundary + "\"\r\n\r\n";
    for (const auto& part : parts) {
        out += "--" + boundary + "\r\n" + part + "\r\n"; // this line end belongs to the next boundary
    }
    return out + "--" + boundary + "--\r\n";
}

std::string body(const Letter& letter) {
    auto out = textPart("plain", withPlainLineEnds(letter.text));
    if (!letter.html.empty()) {
        out = multipart("alternative", "=_a_" + letter.id, {out, textPart("html", withPlainLineEnds(letter.html))});
    }
    if (letter.pdf) {
        out = multipart("mixed", "=_m_" + letter.id, {out, pdfPart(*letter.pdf)});
    }
    return out;
}

std::vector<std::string> unsaidOf(const Letter& letter) {
    std::vector<std::string> all{letter.subject};
    for (const auto* const address : {&letter.from, &letter.to}) {
        all.push_back(address->mail);
        all.push_back(address->mail.substr(0, address->mail.find('@')));
        all.push_back(address->name);
    }
    std::istringstream words{letter.to.name};
    for (std::string word; words >> word;) {
        all.push_back(word);
    }
    std::erase_if(all, [](const std::string& text) { return text.empty(); });
    return all;
}

} // namespace

std::string messageId(std::string_view id, std::string_view wireFrom) {
    return "<" + std::string{id} + std::string{wireFrom.substr(wireFrom.find('@'))} + ">";
}

model::Outcome<Message> compose(const Letter& letter) {
    model::Problems problems;
    Message message;
    message.from = checkedAddress(problems, "from.mail", letter.from.mail);
    message.to = checkedAddress(problems, "to.mail", letter.to.mail);
    const auto replyTo = letter.replyTo.empty() ? std::string{} : checkedAddress(problems, "replyTo", letter.replyTo);
    checkLine(problems, "from.name", letter.from.name, longestName);
    checkLine(problems, "to.name", letter.to.name, longestName);
    if (letter.subject.empty()) {
        problems.push_back({"subject", "required", {}});
    }
    checkLine(problems, "subject", letter.subject, longestSubject);
    if (letter.text.empty()) {
        problems.push_back({"text", "required", {}});
    }
    checkText(problems, "text", withPlainLineEnds(letter.text));
    checkText(problems, "html", withPlainLineEnds(letter.html));
    if (letter.pdf) {
        checkPdf(problems, *letter.pdf);
    }
    if (!isId(letter.id)) {
        problems.push_back({"id", "not-an-id", {}});
    }
    if (!problems.empty()) {
        return problems;
    }

    auto& out = message.bytes;
    out += "Date: " + dateText(letter.writtenAt) + "\r\n";
    out += addressHeader("From", letter.from.name, message.from);
    out += addressHeader("To", letter.to.name, message.to);
    if (!replyTo.empty()) {
        out += addressHeader("Reply-To", "", replyTo);
    }
    out += "Message-ID: " + messageId(letter.id, message.from) + "\r\n";
    out += textHeader("Subject", letter.subject);
    // No holiday answers, please (RFC 3834; the second is what Exchange heeds). Reports of failed delivery may come.
    out += "Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: OOF, AutoReply\r\n";
    out += "MIME-Version: 1.0\r\n";
    out += body(letter);
    message.unsaid = unsaidOf(letter);
    for (const auto& address :
         {letter.to.mail, message.to}) { // a family may have a domain of its own, with the name in it
        message.unsaid.insert(message.unsaid.begin(), address.substr(address.rfind('@') + 1));
    }
    return message;
}

} // namespace deliver
