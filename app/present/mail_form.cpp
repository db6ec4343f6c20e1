#include "app/present/mail_form.h"

#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/mail_words.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <map>
#include <string_view>
#include <utility>

namespace present {

namespace {

MailInput mailInputOf(const model::MailSettings& settings) {
    return {.enabled = settings.enabled,
            .host = settings.host,
            .port = std::to_string(settings.port),
            .security = std::string{model::code(settings.security)},
            .user = settings.user,
            .password = {},
            .fromAddress = settings.fromAddress,
            .fromName = settings.fromName,
            .replyTo = settings.replyTo,
            .extraCa = settings.extraCa,
            .subject = settings.subject,
            .body = settings.body};
}

/// Nobody the clinic knows.
db::DueMail madeUpMail(std::string address, model::Day today, model::Instant now) {
    db::DueMail mail;
    mail.uid.text = "try-" + std::to_string(now.time_since_epoch().count());
    mail.sessionDay = today;
    mail.greeting = tr("Anna");
    mail.name = tr("Anna Example");
    mail.email = std::move(address);
    mail.title = tr("Aftercare");
    mail.text = tr("What the step of the aftercare plan says stands here.");
    mail.dueAt = now;
    mail.lateAt = now;
    return mail;
}

/// The mail's own names of its parts, as the form calls them.
std::string formField(const std::string& ofMail) {
    if (ofMail.starts_with("to.")) {
        return "tryTo";
    }
    static const std::map<std::string_view, std::string> others{
        {"from.mail", "fromAddress"}, {"from.name", "fromName"}, {"text", "body"}};
    const auto found = others.find(ofMail);
    return found == others.end() ? ofMail : found->second;
}

model::Problems asFormNames(model::Problems problems) {
    for (auto& problem : problems) {
        problem.field = formField(problem.field);
    }
    return problems;
}

} // namespace

MailForm::MailForm(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports}
    , offered_{seat_.ports.mail != nullptr && may(seat_, "mail.edit")} {
    if (offered_) {
        input_ = mailInputOf(seat_.ports.mail->usual);
        input_.fromName = seat_.access.clinic().name;
    }
    refresh();
}

MailForm::~MailForm() {
    stop_.request_stop();
}

void MailForm::refresh() {
    if (!offered_) {
        return;
    }
    const auto now = seat_.access.mailSettings();
    const bool same = now.has_value() == stored_.has_value() &&
                      (!now || (now->settings == stored_->settings && now->hasPassword == stored_->hasPassword));
    if (!same) {
        stored_ = now;
        if (stored_) {
            input_ = mailInputOf(stored_->settings);
        }
    }
    render();
}

/// A port that was never touched is that of the encryption chosen.
void MailForm::type(MailInput now) {
    if (!offered_) {
        return;
    }
    if (now.security != input_.security) {
        const auto old = model::fromCode<model::MailSecurity>(input_.security);
        const auto wanted = model::fromCode<model::MailSecurity>(now.security);
        const auto usual = [&](model::MailSecurity one) { return std::to_string(seat_.ports.mail->usualPort(one)); };
        if (wanted && (trimmed(now.port).empty() || (old && trimmed(now.port) == usual(*old)))) {
            now.port = usual(*wanted);
        }
    }
    if (now != input_) {
        input_ = std::move(now);
        render();
    }
}

MailForm::Typed MailForm::read() const {
    const auto one = [](const std::string& text) { return std::string{trimmed(text)}; };
    Typed typed;
    auto& settings = typed.settings;
    settings.enabled = input_.enabled;
    settings.host = one(input_.host);
    settings.port = typedNumber(trimmed(input_.port)).value_or(0);
    settings.security = model::fromCode<model::MailSecurity>(input_.security).value_or(model::MailSecurity::starttls);
    settings.user = one(input_.user);
    settings.password = input_.password;
    settings.fromAddress = one(input_.fromAddress);
    settings.fromName = one(input_.fromName);
    settings.replyTo = one(input_.replyTo);
    settings.extraCa = one(input_.extraCa);
    settings.subject = one(input_.subject);
    settings.body = input_.body;
    auto checked = settings;
    if (checked.password.empty() && stored_ && stored_->hasPassword && stored_->settings.user == checked.user) {
        checked.password = "*"; // there is one; whether it may be kept the store says
    }
    if (checked.user.empty()) {
        checked.password.clear();
    }
    typed.problems = seat_.ports.mail->check(checked);
    return typed;
}

void MailForm::begin(Message message) {
    busy_ = true;
    problems_.clear();
    message_ = std::move(message);
    render();
}

void MailForm::refuse(const model::Problems& problems, const std::string& title) {
    const auto all = asFormNames(problems);
    busy_ = false;
    problems_ = byField(all);
    message_ = {title, joined(all), Tone::deny};
    render();
}

void MailForm::failed(const std::string& title, const std::string& why) {
    busy_ = false;
    message_ = {title, why, Tone::deny};
    render();
}

void MailForm::save() {
    if (busy_ || !offered_) {
        return;
    }
    const auto title = tr("This was not saved.");
    auto typed = read();
    if (!typed.problems.empty()) {
        refuse(typed.problems, title);
        return;
    }
    begin({});
    using Answer = model::Outcome<db::Applied>;
    worker_.run<Answer>(
        [access = seat_.access, settings = std::move(typed.settings)]() mutable {
            return access.apply(model::EditMail{settings});
        },
        [this, title](const Answer& answer) {
            if (!answer) {
                refuse(answer.problems(), title);
                return;
            }
            busy_ = false;
            input_.password.clear();
            message_ = {tr("The mail settings were saved."),
                        input_.enabled ? tr("What falls due is sent by itself.")
                                       : tr("Nothing is sent while sending is not ticked."),
                        Tone::safe};
            refresh();
        },
        [this, title](const std::string& why) { failed(title, why); });
}

void MailForm::tryOut(const std::string& address) {
    if (busy_ || !offered_) {
        return;
    }
    const auto title = tr("The test mail was not sent.");
    auto typed = read();
    if (trimmed(address).empty()) {
        typed.problems.push_back({"tryTo", "required", {}});
    }
    if (!typed.problems.empty()) {
        refuse(typed.problems, title);
        return;
    }
    begin({tr("Sending the test mail…"), "", Tone::info});
    const auto now = seat_.ports.now();
    using Answer = model::Outcome<MailTried>;
    worker_.run<Answer>(
        [mail = seat_.ports.mail, access = seat_.access, settings = std::move(typed.settings), now,
         clinic = seat_.access.clinic(), sample = madeUpMail(std::string{trimmed(address)}, seat_.access.today(), now),
         stop = stop_.get_token()]() -> Answer {
            const auto whole = access.mailSettingsToTry(settings);
            return whole ? mail->send(*whole, clinic, sample, now, stop) : Answer{whole.problems()};
        },
        [this, title](const Answer& answer) {
            if (answer) {
                tried(*answer);
            } else {
                refuse(answer.problems(), title);
            }
        },
        [this, title](const std::string& why) { failed(title, why); }, Lane::trials);
}

void MailForm::tried(const MailTried& mail) {
    busy_ = false;
    switch (mail.ending) {
    case MailTried::Ending::sent:
        message_ = {tr("The server took the test mail."),
                    tr("Look whether it arrives; that can take some minutes. What you changed is not saved yet."),
                    Tone::safe};
        if (stored_ && input_ == mailInputOf(stored_->settings)) {
            message_.text = tr("Look whether it arrives; that can take some minutes.");
        }
        break;
    case MailTried::Ending::notSent:
        message_ = {tr("The test mail was not sent."), mailWhy(mail.why), Tone::deny};
        break;
    case MailTried::Ending::unknown:
        message_ = {tr("It is not known whether the test mail went out."), mailWhy(mail.why), Tone::warn};
        break;
    }
    render();
}

void MailForm::addPreview(MailFormView& next) const {
    model::MailSettings words;
    words.subject = trimmed(input_.subject);
    words.body = input_.body;
    const auto sample =
        seat_.ports.mail->sample(words, seat_.access.clinic(), madeUpMail({}, seat_.access.today(), {}));
    next.previewSubject = sample ? sample->subject : std::string{};
    next.previewText = sample ? sample->text : joined(asFormNames(sample.problems()));
}

void MailForm::render() {
    MailFormView next;
    next.offered = offered_;
    next.input = input_;
    for (const auto& named : model::codesOf<model::MailSecurity>) {
        next.securities.push_back({std::string{named.code}, words(named.value)});
    }
    if (!stored_) {
        next.note = tr("not set up yet: nothing goes out");
    } else {
        next.note = stored_->settings.enabled ? tr("on") : tr("off: nothing goes out");
    }
    if (stored_ && stored_->hasPassword && trimmed(input_.user) == stored_->settings.user) {
        next.passwordHint = tr("One is set. Leave empty to keep the one that is set.");
    }
    addPreview(next);
    next.problems = problems_;
    next.message = message_;
    next.busy = busy_;
    show(std::move(next));
}

} // namespace present
