// How the clinic's mail goes out, from the command line. The password comes from a file and is printed nowhere.

#include "app/cli/json_out.h"
#include "app/cli/post.h"
#include "app/cli/support.h"
#include "app/deliver/mail_settings.h"
#include "app/deliver/mail_text.h"
#include "app/present/tr.h"
#include "db/json_text.h"

#include <iostream>

namespace cli {

using db::JsonText;
using present::fill;
using present::tr;

namespace {

void takeIfGiven(const std::string& given, std::string& into) {
    if (!given.empty()) {
        into = given;
    }
}

std::string firstLine(const std::string& text) {
    auto line = text.substr(0, text.find('\n'));
    if (!line.empty() && line.back() == '\r') {
        line.pop_back();
    }
    return line;
}

void takeLogin(Context& context, const MailOptions& options, model::MailSettings& settings) {
    if (options.noLogin) {
        settings.user.clear();
        return;
    }
    takeIfGiven(options.login, settings.user);
    if (!options.passwordFile.empty()) {
        settings.password = firstLine(fileText(context, options.passwordFile));
        if (settings.password.empty()) {
            throw Refusal{{{"password", "required", {}}}};
        }
    }
}

void refuseContradictions(const MailOptions& options) {
    model::Problems problems;
    if (options.enable && options.disable) {
        problems.push_back({"mail", "on-or-off", {}});
    }
    if (options.noLogin && (!options.login.empty() || !options.passwordFile.empty())) {
        problems.push_back({"login", "login-or-none", {}});
    }
    if (options.passwordFile == "-" && options.bodyFile == "-") {
        problems.push_back({"-", "only-one", {}});
    }
    if (!problems.empty()) {
        throw Refusal{std::move(problems)};
    }
}

model::MailSettings usualMail() {
    const auto words = deliver::defaultMailTemplate();
    model::MailSettings settings;
    settings.subject = words.subject;
    settings.body = words.text;
    return settings;
}

/// The settings as they stand, with what was given in its place.
model::MailSettings changedMail(Context& context, const MailOptions& options, model::MailSettings settings) {
    takeIfGiven(options.host, settings.host);
    if (!options.security.empty()) {
        const auto security = codeOf<model::MailSecurity>(options.security, "security");
        if (security != settings.security) {
            settings.security = security;
            settings.port = deliver::usualPort(security);
        }
    }
    if (options.port != MailOptions::samePort) {
        settings.port = options.port;
    }
    takeLogin(context, options, settings);
    takeIfGiven(options.from, settings.fromAddress);
    takeIfGiven(options.fromName, settings.fromName);
    takeIfGiven(options.replyTo, settings.replyTo);
    if (!options.ca.empty()) {
        settings.extraCa = std::filesystem::absolute(options.ca).string(); // the sender runs in another folder
    }
    takeIfGiven(options.subject, settings.subject);
    if (!options.bodyFile.empty()) {
        settings.body = fileText(context, options.bodyFile);
    }
    settings.enabled = options.enable || (settings.enabled && !options.disable);
    return settings;
}

/// The store keeps a password that is not given again, as long as the login is the same.
void refuseWhatCannotSend(const model::MailSettings& settings, const std::optional<db::Access::MailView>& before) {
    auto whole = settings;
    if (whole.password.empty() && before && before->hasPassword && before->settings.user == whole.user) {
        whole.password = "*";
    }
    if (whole.user.empty()) {
        whole.password.clear();
    }
    if (auto problems = deliver::check(whole); !problems.empty()) {
        throw Refusal{std::move(problems)};
    }
}

void writeMail(JsonText& json, const std::optional<db::Access::MailView>& mail) {
    json.field("set", mail.has_value());
    if (!mail) {
        return;
    }
    const auto& settings = mail->settings;
    json.field("enabled", settings.enabled);
    json.field("host", settings.host);
    json.field("port", settings.port);
    json.field("security", settings.security);
    json.filled("login", settings.user);
    json.field("hasPassword", mail->hasPassword);
    json.field("from", settings.fromAddress);
    json.filled("fromName", settings.fromName);
    json.filled("replyTo", settings.replyTo);
    json.filled("ca", settings.extraCa);
    json.field("subject", settings.subject);
    json.field("body", settings.body);
}

void tellMailSettings(std::ostream& out, const std::optional<db::Access::MailView>& mail) {
    if (!mail) {
        out << tr("Mail is not set up. Say: mail set --host HOST --from ADDRESS --enable") << '\n';
        return;
    }
    const auto& settings = mail->settings;
    const auto line = [&](const std::string& name, const std::string& value) {
        if (!value.empty()) {
            out << name << "  " << value << '\n';
        }
    };
    out << (settings.enabled ? tr("Mail goes out.") : tr("Mail is held back; --enable lets it go out.")) << '\n';
    line(tr("Server"), fill(tr("{0}, port {1}, {2}"), {settings.host, std::to_string(settings.port),
                                                       std::string{model::code(settings.security)}}));
    line(tr("User name"), settings.user);
    line(tr("Password"), mail->hasPassword ? tr("kept") : std::string{});
    line(tr("From"),
         settings.fromName.empty() ? settings.fromAddress : settings.fromName + " <" + settings.fromAddress + ">");
    line(tr("Answers to"), settings.replyTo);
    line(tr("Trusted beside the system's"), settings.extraCa);
    line(tr("Subject"), settings.subject);
    out << '\n' << settings.body << '\n';
}

void answerMail(Context& context, const db::Access& access) {
    const auto mail = access.mailSettings();
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) { writeMail(json, mail); }));
    } else {
        tellMailSettings(context.out, mail);
    }
}

} // namespace

Exit mailShow(Context& context, const NoOptions&) {
    auto signedIn = open(context);
    answerMail(context, signedIn.store->as(signedIn.actor));
    return Exit::done;
}

Exit mailSet(Context& context, const MailOptions& options) {
    refuseContradictions(options);
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto before = access.mailSettings();
    const auto settings = changedMail(context, options, before ? before->settings : usualMail());
    refuseWhatCannotSend(settings, before);
    orRefuse(access.apply(model::EditMail{settings}));
    answerMail(context, access);
    return Exit::done;
}

Exit mailClockIsRight(Context& context, const NoOptions&) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    orRefuse(access.apply(model::ConfirmClock{}));
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) { json.field("clockDoubted", false); }));
    } else {
        context.out << tr("Mail goes out again.") << '\n';
    }
    return Exit::done;
}

} // namespace cli
