#include "app/deliver/smtp.h"

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <memory>
#include <optional>

namespace deliver {
namespace {

using Clock = std::chrono::steady_clock;

/// All is decided before we say good-bye; a server that does not answer to that is not waited for.
constexpr std::chrono::seconds longestFarewell{2};
constexpr std::chrono::seconds longestDialling{30};
constexpr std::size_t longestReply = 4096;

/// What is seen of a try while libcurl makes it.
struct Try {
    const Message& message;
    const std::stop_token& stop;
    const std::function<bool()>& mayBegin;
    Course course{};
    std::size_t handed = 0;
    std::string reply{}; ///< all lines of the last one, without their codes
    bool replyComplete = true;
    std::optional<Clock::time_point>
        leftAt{}; ///< when libcurl said good-bye; what the server says then decides nothing

    void readReplyLine(std::string_view line);
    bool wantsToEnd();
};

/// "250-first", "250 last"
void Try::readReplyLine(std::string_view line) {
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (leftAt || course.finalCode != 0 || line.size() < 3 || !std::ranges::all_of(line.substr(0, 3), isDigit)) {
        return;
    }
    if (replyComplete) {
        reply.clear();
    }
    const auto text = line.substr(std::min<std::size_t>(4, line.size()));
    if (reply.size() + text.size() <= longestReply) {
        reply += (reply.empty() ? "" : " ");
        reply += text.substr(0, text.find_last_not_of("\r\n") + 1);
    }
    replyComplete = line.size() == 3 || line[3] != '-';
    if (replyComplete) {
        course.replyCode = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
        if (course.textHanded) {
            course.finalCode = course.replyCode;
        }
    }
}

bool Try::wantsToEnd() {
    if (leftAt) {
        return Clock::now() - *leftAt > longestFarewell;
    }
    course.cancelled = course.cancelled || stop.stop_requested();
    return course.cancelled;
}

// libcurl calls these; C stands between, so nothing may be thrown.

std::size_t giveText(char* into, std::size_t size, std::size_t count, void* trying) noexcept {
    auto& self = *static_cast<Try*>(trying);
    const auto& text = self.message.bytes;
    if (self.handed == 0 && self.mayBegin && !self.mayBegin()) {
        self.course.cancelled = true;
        return CURL_READFUNC_ABORT;
    }
    const auto length = std::min(size * count, text.size() - self.handed);
    std::memcpy(into, text.data() + self.handed, length);
    self.handed += length;
    self.course.textHanded = self.handed == text.size();
    return length;
}

std::size_t takeReply(char* line, std::size_t size, std::size_t count, void* trying) noexcept {
    static_cast<Try*>(trying)->readReplyLine({line, size * count});
    return size * count;
}

int askWhetherToEnd(void* trying, curl_off_t, curl_off_t, curl_off_t, curl_off_t) noexcept {
    return static_cast<Try*>(trying)->wantsToEnd() ? 1 : 0;
}

/// Sees every command; only their names are looked at, and nothing is kept.
int noteCommand(CURL*, curl_infotype kind, char* data, std::size_t size, void* trying) noexcept {
    if (kind == CURLINFO_HEADER_OUT) {
        auto& self = *static_cast<Try*>(trying);
        const std::string_view command{data, size};
        if (command.starts_with("MAIL ")) {
            self.course.asked = Course::Asked::sender;
        } else if (command.starts_with("RCPT ")) {
            self.course.asked = Course::Asked::recipient;
        } else if (command.starts_with("QUIT") && !self.leftAt) {
            self.leftAt = Clock::now();
        }
    }
    return 0;
}

struct Closing {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, Closing>;
using List = std::unique_ptr<curl_slist, Closing>;

/// The last part is the name we greet with: an address literal that tells nothing of this machine or its network.
std::string urlOf(const MailSettings& settings, const std::string& host) {
    return (settings.security == Security::tls ? "smtps://" : "smtp://") + host + ":" + std::to_string(settings.port) +
           "/%5B127.0.0.1%5D";
}

/// Sets one option after another and remembers whether all were taken.
class Options {
public:
    explicit Options(CURL* handle)
        : handle_{handle} {}

    template <class Value>
    void set(CURLoption option, Value value) {
        taken_ = taken_ && curl_easy_setopt(handle_, option, value) == CURLE_OK;
    }
    bool taken() const { return taken_; }

private:
    CURL* handle_;
    bool taken_ = true;
};

void setSecurity(Options& options, const MailSettings& settings) {
    options.set(CURLOPT_USE_SSL,
                static_cast<long>(settings.security == Security::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    options.set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    options.set(CURLOPT_SSL_VERIFYPEER, 1L);
    options.set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (!settings.extraCa.empty()) {
        // Replaces the system's one file; its folder of single certificates stays in use beside it.
        options.set(CURLOPT_CAINFO, settings.extraCa.c_str());
    }
    if (!settings.user.empty() && settings.security != Security::none) {
        options.set(CURLOPT_USERNAME, settings.user.c_str());
        options.set(CURLOPT_PASSWORD, settings.password.c_str());
        // Every server has one of these under TLS. Left to itself libcurl prefers NTLM or Kerberos where they are
        // offered, which need more than a name and a password.
        options.set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
    }
}

void setTimes(Options& options, std::chrono::seconds timeout) {
    options.set(CURLOPT_NOSIGNAL, 1L);
    options.set(CURLOPT_CONNECTTIMEOUT, long{std::min(timeout, longestDialling).count()});
    options.set(CURLOPT_TIMEOUT, long{timeout.count()});
    options.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, long{timeout.count()});
    // The farewell then happens within the try, where it can be cut short.
    options.set(CURLOPT_FORBID_REUSE, 1L);
    options.set(CURLOPT_FRESH_CONNECT, 1L);
}

void setEyes(Options& options, Try& trying) {
    options.set(CURLOPT_READFUNCTION, giveText);
    options.set(CURLOPT_READDATA, static_cast<void*>(&trying));
    options.set(CURLOPT_HEADERFUNCTION, takeReply);
    options.set(CURLOPT_HEADERDATA, static_cast<void*>(&trying));
    options.set(CURLOPT_XFERINFOFUNCTION, askWhetherToEnd);
    options.set(CURLOPT_XFERINFODATA, static_cast<void*>(&trying));
    options.set(CURLOPT_NOPROGRESS, 0L);
    options.set(CURLOPT_DEBUGFUNCTION, noteCommand); // before VERBOSE, which would else write to stderr
    options.set(CURLOPT_DEBUGDATA, static_cast<void*>(&trying));
    options.set(CURLOPT_VERBOSE, 1L);
}

bool libraryIsReady() {
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return ready;
}

} // namespace

Delivery send(const MailSettings& settings, const Message& message, std::stop_token stop, std::chrono::seconds timeout,
              const std::function<bool()>& mayBegin) {
    const auto host = urlHost(settings.host);
    if (!host || settings.port < 1 || settings.port > 65535 || timeout.count() < 1) {
        return {Ending::temporary, Reason::settings, 0, {}};
    }
    const Handle handle{libraryIsReady() ? curl_easy_init() : nullptr};
    const List recipients{curl_slist_append(nullptr, ("<" + message.to + ">").c_str())};
    if (!handle || !recipients) {
        return {Ending::temporary, Reason::settings, 0, {}};
    }
    Try trying{.message = message, .stop = stop, .mayBegin = mayBegin};
    const auto url = urlOf(settings, *host);
    const auto sender = "<" + message.from + ">";

    Options options{handle.get()};
    options.set(CURLOPT_URL, url.c_str());
    options.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    options.set(CURLOPT_PROXY, ""); // not whatever the environment names
    options.set(CURLOPT_MAIL_FROM, sender.c_str());
    options.set(CURLOPT_MAIL_RCPT, recipients.get());
    options.set(CURLOPT_UPLOAD, 1L);
    options.set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.bytes.size()));
    setEyes(options, trying);
    setSecurity(options, settings);
    setTimes(options, timeout);
    if (!options.taken()) {
        return {Ending::temporary, Reason::settings, 0, {}};
    }

    trying.course.curl = curl_easy_perform(handle.get());
    auto delivery = judge(trying.course);
    if (delivery.code != 0) {
        auto unsaid = message.unsaid;
        unsaid.push_back(settings.user);
        unsaid.push_back(settings.password);
        delivery.reply = tidied(trying.reply, unsaid);
    }
    return delivery;
}

} // namespace deliver
