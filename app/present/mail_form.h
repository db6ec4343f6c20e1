#pragma once
// The clinic's mail as its manager sets it up: server, sender and words, with a mail to try them out. The password is
// never shown again.

#include "app/present/mailing.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace present {

/// As typed.
struct MailInput {
    bool enabled = false;
    std::string host;
    std::string port;
    std::string security; ///< code of model::MailSecurity
    std::string user;
    std::string password;
    std::string fromAddress;
    std::string fromName;
    std::string replyTo;
    std::string extraCa;
    std::string subject;
    std::string body;
    bool operator==(const MailInput&) const = default;
};

struct MailFormView {
    bool offered = false; ///< to whom may set it up, where mail can go out
    MailInput input;
    std::vector<Choice> securities;
    std::string note;         ///< "not set up yet", "on", "off"
    std::string passwordHint; ///< below the password: that one is set, and how to keep it
    std::string previewSubject;
    std::string previewText; ///< to a client made up; or why there is none
    FieldProblems problems;  ///< "host", ...; "tryTo" of the mail to try
    Message message;
    bool busy = false; ///< saving, or sending the mail to try
    bool operator==(const MailFormView&) const = default;
};

class MailForm : public Presenter<MailFormView> {
public:
    explicit MailForm(Seat seat);
    ~MailForm() override;

    void refresh();           ///< what is being typed stays unless the store has other settings now
    void type(MailInput now); ///< on every change: port and preview follow
    void save();
    void tryOut(const std::string& address); ///< with what is typed, saved or not

private:
    struct Typed {
        model::MailSettings settings;
        model::Problems problems;
    };
    Typed read() const;
    void refuse(const model::Problems& problems, const std::string& title);
    void tried(const MailTried& mail);
    void failed(const std::string& title, const std::string& why);
    void begin(Message message);
    void addPreview(MailFormView& next) const;
    void render();

    Seat seat_;
    Worker worker_;
    std::stop_source stop_;
    bool offered_ = false;
    std::optional<db::Access::MailView> stored_;
    MailInput input_;
    FieldProblems problems_;
    Message message_;
    bool busy_ = false;
};

} // namespace present
