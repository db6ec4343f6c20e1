#include "app/present/mail_rounds.h"

#include "app/present/asking.h"
#include "app/present/finding_text.h"
#include "app/present/mail_words.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <utility>

namespace present {

namespace {

constexpr std::chrono::minutes roundEach{1};
constexpr std::chrono::minutes roundAfterFailure{5}; ///< a server that is away is not knocked at each minute

} // namespace

MailRounds::MailRounds(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports}
    , offered_{seat_.ports.mail != nullptr && may(seat_, "reminder.claim")}
    , looked_{seat_.ports.now()}
    , wait_{roundEach} {}

MailRounds::~MailRounds() {
    stop_.request_stop();
}

void MailRounds::stop() {
    offered_ = false;
    stop_.request_stop();
}

void MailRounds::look() {
    const auto now = seat_.ports.now();
    if (!offered_ || worker_.busy() || (now >= looked_ && now - looked_ < wait_)) {
        return;
    }
    run(
        {}, [this](const MailRound& round) { note(round); },
        [this](const std::string& why) {
            message_ = {tr("Mail could not be sent."), why, Tone::warn};
        });
}

void MailRounds::clockIsRight() {
    if (!view().clockDoubted) {
        return;
    }
    using Answer = model::Outcome<db::Applied>;
    worker_.run<Answer>(
        [access = seat_.access]() mutable { return access.apply(model::ConfirmClock{}); },
        [this](const Answer& answer) {
            // Somebody else may have said so in the meantime.
            const bool right = answer || answer.problems().front().code == "not-in-doubt";
            message_ = right ? Message{} : Message{tr("This was not saved."), joined(answer.problems()), Tone::deny};
            clockDoubted_ = !right;
            wait_ = {}; // what is due goes out with the next look
            render();
        },
        [this](const std::string& why) {
            message_ = {tr("This was not saved."), why, Tone::deny};
            render();
        });
}

void MailRounds::send(std::vector<model::ReminderId> reminders, std::function<void(Message)> tell) {
    if (!offered_ || reminders.empty()) {
        return;
    }
    const auto many = static_cast<std::int64_t>(reminders.size());
    tell({counted(tr("{n, plural, one {Sending # mail…} other {Sending # mails…}}"), many), "", Tone::info});
    run(
        std::move(reminders),
        [this, tell](const MailRound& round) {
            if (round.held != "off") { // who asked hears it; for the others it is no news
                note(round);
            }
            tell(toldOf(round));
        },
        [tell](const std::string& why) {
            tell({tr("Nothing was sent."), why, Tone::deny});
        });
}

void MailRounds::run(std::vector<model::ReminderId> only, std::function<void(const MailRound&)> done,
                     std::function<void(const std::string&)> failed) {
    worker_.run<MailRound>([mail = seat_.ports.mail, access = seat_.access, only = std::move(only),
                            stop = stop_.get_token()]() mutable { return mail->round(access, only, stop); },
                           [this, done = std::move(done)](const MailRound& round) {
                               looked_ = seat_.ports.now();
                               wait_ = round.held == "server" ? roundAfterFailure : roundEach;
                               done(round);
                               render();
                           },
                           [this, failed = std::move(failed)](const std::string& why) {
                               looked_ = seat_.ports.now();
                               wait_ = roundAfterFailure;
                               failed(why);
                               render();
                           },
                           Lane::mails);
    render();
}

/// A round without mails proves nothing about the server: what was told of it stays until one is taken.
void MailRounds::note(const MailRound& round) {
    const bool off = round.held == "off";
    clockDoubted_ = round.held == "clock";
    message_ = off ? Message{} : heldWords(round.held);
    if (round.held == "server") {
        failingSince_ = failingSince_ ? failingSince_ : std::optional{seat_.ports.now()};
        why_ = round.why;
    } else if (off || std::ranges::find(round.items, "sent", &MailRound::Item::outcome) != round.items.end()) {
        failingSince_.reset();
    }
}

void MailRounds::render() {
    MailRoundsView next;
    next.sending = worker_.busy();
    next.message = message_;
    next.clockDoubted = clockDoubted_ && may(seat_, "clock.confirm");
    if (next.message.empty() && failingSince_) {
        const auto since = dayAndTime(*failingSince_, seat_.access.clinic().timeZone, seat_.access.today());
        next.message = {fill(tr("Mail could not be sent since {0}: {1}."), {since, mailWhyInSentence(why_)}),
                        tr("It is tried again by itself while its time lasts; then it stands on the catch-up list."),
                        Tone::warn};
    }
    if (next != view()) {
        show(std::move(next));
    }
}

} // namespace present
