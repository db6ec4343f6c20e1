#include "app/present/aftercare_words.h"

#include "app/present/mail_words.h"
#include "app/present/text.h"
#include "app/present/tr.h"

namespace present {

namespace {

/// From then on a next session counts as overdue.
constexpr model::Days grace{14};

} // namespace

bool claimIsOld(const db::ReminderRow& row, model::Instant now) {
    return !row.sending || row.sending->at + std::chrono::hours{1} <= now; // as the call list does
}

Chip chipOf(const db::ReminderRow& row, model::Instant now) {
    if (row.state != model::ReminderState::planned) {
        return {words(row.state), tone(row.state)};
    }
    const auto urgency = model::urgency(row.due.dueAt, row.due.lateAt, row.plannedAt, now);
    return {words(urgency), tone(urgency)};
}

Chip chipOf(const db::NextVisitRow& row, model::Day today) {
    if (row.openReaction) {
        return {tr("Open reaction"), Tone::deny};
    }
    return row.due + grace < today ? Chip{tr("Overdue"), Tone::warn} : Chip{tr("Due"), Tone::info};
}

std::string whenWords(model::Instant at, const std::string& zone, model::Day today) {
    const auto local = model::localTime(at, zone);
    return local.day == today ? clockTime(local.minute) : nearDay(local.day, today) + ' ' + clockTime(local.minute);
}

std::string whyMoved(model::Moved moved) {
    switch (moved) {
    case model::Moved::quietHours:
        return tr("out of the quiet hours");
    case model::Moved::lateHour:
        return tr("because its hour lies after the window");
    case model::Moved::closedDay:
        return tr("because the clinic is closed");
    case model::Moved::noAnswer:
    case model::Moved::no:
        break;
    }
    return {};
}

std::string notReachedWords(int times) {
    return counted(tr("{n, plural, one {not reached once} other {not reached # times}}"), times);
}

std::string sendingWords(const db::ReminderRow& row, const std::string& zone, model::Day today) {
    if (!row.sending) {
        return {};
    }
    const auto& sending = *row.sending;
    const auto at = model::localTime(sending.at, zone);
    const auto when = nearDay(at.day, today) + ' ' + clockTime(at.minute);
    const auto channel = words(sending.channel);
    switch (sending.outcome) {
    case model::ReminderState::claimed:
        return fill(tr("{0}: being sent since {1}"), {channel, when});
    case model::ReminderState::failed:
        return fill(tr("{0}: failed {1}, {2}"), {channel, when, mailWhyInSentence(sending.text)});
    case model::ReminderState::unknown:
        return fill(tr("{0}: not known whether it went out {1}, {2}. Ask the client."),
                    {channel, when, mailWhyInSentence(sending.text)});
    default:
        return fill(tr("{0}: sent {1}"), {channel, when});
    }
}

std::string phoneWords(const std::string& phone, model::ContactConsent consent) {
    if (consent == model::ContactConsent::refused) {
        return tr("The client wants no calls.");
    }
    return phone.empty() ? tr("No telephone number on record.") : phone;
}

} // namespace present
