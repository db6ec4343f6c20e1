#include "app/deliver/post_round.h"

#include "app/deliver/mail_text.h"
#include "model/aftercare_check.h"

#include <unicode/datefmt.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace deliver {
namespace {

using model::ReminderState;

/// A machine that slept since the claim does not go on where it was: the hour may be another by now.
constexpr std::chrono::minutes latestBeginning{5};
/// So often is it entered that somebody looks for mail, when nothing else is.
constexpr std::chrono::hours signOfLife{24};

/// "22. November 2026" for a German reader; in ISO form where ICU has nothing better. English of no country is British,
/// as the clinic's own words are.
std::string dateFor(model::Day day, const std::string& language) {
    UErrorCode failed = U_ZERO_ERROR;
    const auto locale = language.empty() || language == "en" ? icu::Locale::getUK() : icu::Locale{language.c_str()};
    const std::unique_ptr<icu::DateFormat> format{icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale)};
    if (!format) {
        return model::isoText(day);
    }
    format->adoptTimeZone(icu::TimeZone::createTimeZone("UTC"));
    icu::UnicodeString text;
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(day.time_since_epoch()).count();
    format->format(static_cast<UDate>(milliseconds), text, nullptr, failed);
    std::string utf8;
    return U_FAILURE(failed) != 0 ? model::isoText(day) : text.toUTF8String(utf8);
}

std::string codesOf(const model::Problems& problems) {
    std::string all;
    for (const auto& problem : problems) {
        all += (all.empty() ? "" : ", ") + problem.field + " " + problem.code;
    }
    return all;
}

class Round {
public:
    Round(db::Access& access, const PostOptions& options, std::stop_token stop)
        : access_{access}
        , options_{options}
        , stop_{std::move(stop)} {}

    PostReport hold();

private:
    /// As things stand now: a round may take long, and somebody may switch it off meanwhile.
    bool mayGoOn();
    void closeLeftClaims();
    void noteLooking(model::Instant lastEntry);
    /// False when no other mail is worth trying.
    bool post(model::ReminderId reminder, PostItem& item);
    Delivery handOver(const Message& message);
    bool note(const db::DueMail& due, const Delivery& delivery, std::optional<model::SentSheet> sheet, PostItem& item);

    db::Access& access_;
    const PostOptions& options_;
    std::stop_token stop_;
    model::MailSettings settings_{};
    db::Clinic clinic_; ///< what a sender may know of it
    model::AttemptId claim_{};
    PostReport report_{};
};

bool Round::mayGoOn() {
    const auto state = access_.postState();
    if (state.oldCopy || state.clockInDoubt) {
        report_.held = state.oldCopy ? Held::oldCopy : Held::clock;
        return false;
    }
    if (!state.settings) {
        report_.held = Held::off;
        return false;
    }
    settings_ = *state.settings;
    clinic_.name = state.clinic.name;
    clinic_.phone = state.clinic.phone;
    clinic_.timeZone = state.clinic.timeZone;
    return true;
}

void Round::noteLooking(model::Instant lastEntry) {
    if (!options_.dryRun && access_.store().now() - lastEntry >= signOfLife) {
        (void)access_.apply(model::NoteLooking{});
    }
}

void Round::closeLeftClaims() {
    for (const auto id : access_.leftClaims(db::longestClaim)) {
        if (options_.dryRun ||
            access_.apply(model::NoteSending{id, ReminderState::unknown, "claim-left", std::nullopt}).ok()) {
            ++report_.abandoned; // else its sender was only slow, or another program was quicker
        }
    }
}

bool Round::note(const db::DueMail& due, const Delivery& delivery, std::optional<model::SentSheet> sheet,
                 PostItem& item) {
    model::NoteSending note{due.id, ReminderState::sent, "", std::nullopt};
    note.claim = claim_;
    switch (delivery.ending) {
    case Ending::accepted:
        item.outcome = "sent";
        note.sheet = std::move(sheet); // in one transaction: after a crash before it both are not known
        break;
    case Ending::temporary:
        note.outcome = ReminderState::failed;
        note.retryAt = nextTry(due.failures, access_.store().now(), due.lateAt);
        item.outcome = note.retryAt ? "retry" : "failed";
        break;
    case Ending::permanent:
        note.outcome = ReminderState::failed;
        item.outcome = "failed";
        break;
    case Ending::unknown:
        note.outcome = ReminderState::unknown;
        item.outcome = "unknown";
        break;
    }
    if (note.outcome != ReminderState::sent) {
        note.why = item.why = whyOf(delivery);
    }
    auto noted = access_.apply(note);
    if (!noted && note.sheet) {
        note.sheet.reset(); // that the mail went is the more important
        noted = access_.apply(note);
    }
    if (!noted) {
        // Another program took the claim for left: it stands as unknown, and a person is asked.
        item.outcome = "unknown";
        item.why = codesOf(noted.problems());
    }
    if (delivery.ending != Ending::accepted && concernsEveryMail(delivery.reason)) {
        report_.held = Held::server;
        report_.why = whyOf(delivery);
        return false;
    }
    return true;
}

Delivery Round::handOver(const Message& message) {
    const auto claimedAt = access_.store().now();
    const auto stillNow = [this, claimedAt] {
        return std::chrono::abs(access_.store().now() - claimedAt) <= latestBeginning;
    };
    return send(settings_, message, stop_, options_.timeout, stillNow);
}

bool Round::post(model::ReminderId reminder, PostItem& item) {
    const auto due = access_.mailsOf({reminder}).front(); // it was listed a while ago
    auto along = due.sheet && options_.sheet ? options_.sheet(due.session) : std::nullopt;
    std::optional<model::SentSheet> record;
    std::optional<PdfFile> file;
    if (along) {
        record = std::move(along->record);
        file = std::move(along->file);
    }
    const auto letter = letterFor(settings_, clinic_, due, std::move(file), access_.store().now());
    const auto message = letter ? compose(*letter) : model::Outcome<Message>{letter.problems()};
    const auto text = letter ? letter->subject + "\n\n" + letter->text : due.text;
    const auto claimed =
        access_.apply(model::ClaimReminder{due.id, model::Channel::email, text, !options_.only.empty()});
    if (!claimed) {
        item.outcome = "refused"; // most often another program was quicker
        item.why = codesOf(claimed.problems());
        return true;
    }
    claim_ = model::AttemptId{claimed->id};
    if (access_.mailsOf({reminder}).front() != due) {
        // Edited in this very moment: it may be for another address by now. The next round reads it anew.
        const auto now = access_.store().now();
        const auto again = now < due.lateAt ? std::optional{now} : std::nullopt;
        item.outcome = again ? "retry" : "failed";
        item.why = "changed";
        (void)access_.apply(model::NoteSending{due.id, ReminderState::failed, item.why, again});
        return true;
    }
    if (!message) {
        // It would fare the same each time: a person must see it.
        item.outcome = "failed";
        item.why = codesOf(message.problems());
        (void)access_.apply(model::NoteSending{due.id, ReminderState::failed, item.why, std::nullopt});
        return true;
    }
    return note(due, handOver(*message), std::move(record), item);
}

PostReport Round::hold() {
    const bool may = mayGoOn();
    if (!may && report_.held != Held::off) {
        return report_;
    }
    closeLeftClaims();
    if (!may) {
        return report_;
    }
    noteLooking(access_.postState().lastEntry);
    for (const auto& due : options_.only.empty() ? access_.dueMails(options_.most) : access_.mailsOf(options_.only)) {
        auto& item = report_.items.emplace_back(PostItem{due.uid, due.name, due.title, "waits", {}});
        if (options_.dryRun) {
            item.outcome = "would-send";
        } else if (report_.held == Held::no && !stop_.stop_requested() && mayGoOn()) {
            post(due.id, item);
        }
    }
    return report_;
}

} // namespace

std::string whyOf(const Delivery& delivery) {
    std::string why{codeOf(delivery.reason)};
    if (delivery.code != 0) {
        why += " " + std::to_string(delivery.code);
    }
    return delivery.reply.empty() ? why : why + " " + delivery.reply;
}

int PostReport::count(std::string_view outcome) const {
    return static_cast<int>(std::ranges::count(items, outcome, &PostItem::outcome));
}

std::optional<model::Instant> nextTry(int failuresBefore, model::Instant now, model::Instant lateAt) {
    using std::chrono::minutes;
    constexpr std::array waits{minutes{5}, minutes{15}, minutes{60}, minutes{240}};
    const auto at = now + waits[std::min(static_cast<std::size_t>(std::max(failuresBefore, 0)), waits.size() - 1)];
    return at < lateAt ? std::optional{at} : std::nullopt;
}

model::Outcome<Letter> letterFor(const model::MailSettings& settings, const db::Clinic& clinic, const db::DueMail& due,
                                 std::optional<PdfFile> sheet, model::Instant now) {
    const auto spoken = templateFor({settings.subject, settings.body}, due.language);
    const auto date = dateFor(due.sessionDay, spoken.language.empty() ? due.language : spoken.language);
    const auto text = render(
        spoken.mail, {due.greeting, clinic.name, date, spoken.language,
                      model::fillStepText(due.text, {due.greeting, clinic.name, date, clinic.phone}), clinic.phone});
    if (!text) {
        return text.problems();
    }
    return Letter{.from = {settings.fromName, settings.fromAddress},
                  .to = {due.name, due.email},
                  .replyTo = settings.replyTo,
                  .subject = text->subject,
                  .text = text->text,
                  .html = text->html,
                  .pdf = std::move(sheet),
                  .writtenAt = now,
                  .id = due.uid.text};
}

PostReport postRound(db::Access& access, const PostOptions& options, std::stop_token stop) {
    return Round{access, options, std::move(stop)}.hold();
}

} // namespace deliver
