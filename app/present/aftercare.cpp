#include "app/present/aftercare.h"

#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

db::ReminderSet setOf(AftercareSet set) {
    switch (set) {
    case AftercareSet::due:
        return db::ReminderSet::dueNow;
    case AftercareSet::done:
        return db::ReminderSet::done;
    case AftercareSet::missed:
        return db::ReminderSet::missed;
    case AftercareSet::all:
        break;
    }
    return db::ReminderSet::all;
}

bool answerable(const db::ReminderRow& row) {
    return model::mayBecome(row.state, model::ReminderState::done);
}

/// "E-mail of today 09:10 failed: mailbox full"; nothing for what was never sent.
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
        return fill(tr("{0}: failed {1}, {2}"), {channel, when, sending.text});
    case model::ReminderState::unknown:
        return fill(tr("{0}: not known whether it went out {1}, {2}. Ask the client."), {channel, when, sending.text});
    default:
        return fill(tr("{0}: sent {1}"), {channel, when});
    }
}

std::string emptyWords(AftercareSet set) {
    switch (set) {
    case AftercareSet::due:
        return tr("Nobody to call now. What falls due after a signed session appears here.");
    case AftercareSet::done:
        return tr("Nothing done yet. Mark a reminder as done and it stands here with its note.");
    case AftercareSet::missed:
        return tr("Nobody was missed. A step that nobody took in time would stand here.");
    case AftercareSet::all:
        break;
    }
    return tr("Reminders appear here once a session is signed.");
}

} // namespace

Aftercare::Aftercare(Seat seat)
    : seat_{std::move(seat)}
    , saver_{seat_, [this] { render(); }, [this] { refresh(); }} {
    refresh();
}

void Aftercare::refresh() {
    render();
}

void Aftercare::render() {
    AftercareView next;
    const auto now = seat_.store->now();
    const auto today = seat_.access.today();
    const auto zone = seat_.access.clinic().timeZone;
    db::ReminderQuery query;
    query.set = setOf(set_);
    const auto found = seat_.access.reminders(query);
    rows_.clear();
    for (const auto& row : found.rows) {
        const auto urgency = model::urgency(row.due.dueAt, row.due.lateAt, now);
        const bool open = row.state == model::ReminderState::planned;
        const auto due = model::localTime(row.due.dueAt, zone);
        const Chip chip = open ? Chip{words(urgency), tone(urgency)} : Chip{words(row.state), tone(row.state)};
        next.list.rows.push_back(
            {row.id.value,
             {{row.clientName, {}, false},
              {row.title, {}, false},
              {due.day == today ? clockTime(due.minute) : nearDay(due.day, today) + ' ' + clockTime(due.minute),
               {},
               false},
              {row.phone, {}, true},
              {"", chip, false}}});
        rows_.emplace(row.id.value, row);
    }
    next.title = tr("Aftercare");
    db::ReminderQuery dueQuery;
    // The same line whichever set is shown.
    const auto due = set_ == AftercareSet::due ? found : seat_.access.reminders(dueQuery);
    const auto late = std::ranges::count_if(due.rows, [&](const auto& row) {
        return model::urgency(row.due.dueAt, row.due.lateAt, now) == model::Urgency::late;
    });
    next.line = due.total == 0 ? tr("Nobody to call now.")
                               : counted(tr("{n, plural, one {# reminder due} other {# reminders due}}"), due.total);
    if (late > 0) {
        next.line += ", " + fill(tr("{0} late"), {number(static_cast<std::int64_t>(late))});
    }
    next.set = set_;
    if (found.total > static_cast<std::int64_t>(found.rows.size())) {
        next.list.summary = fill(tr("the first {0} of {1}"),
                                 {number(static_cast<std::int64_t>(found.rows.size())), number(found.total)});
    }
    next.list.empty = emptyWords(set_);
    next.detailTitle = tr("Reminder");
    next.detailLine = tr("Choose a reminder to see whom to call, what to ask, and what was said.");
    if (const auto chosen = rows_.find(selected_); chosen != rows_.end()) {
        const auto& row = chosen->second;
        const auto since = model::localTime(row.due.dueAt, zone);
        next.selected = selected_;
        next.detailTitle = row.clientName;
        next.detailLine =
            fill(since.day > today || row.due.dueAt > now ? tr("{0}, due {1} {2}") : tr("{0}, due since {1} {2}"),
                 {row.title, nearDay(since.day, today), clockTime(since.minute)});
        if (!row.phone.empty()) {
            next.detailLine += ", " + fill(tr("telephone {0}"), {row.phone});
        }
        next.detailText = row.text;
        next.detailNote = row.who.empty() ? row.note : fill(tr("{0}: {1}"), {row.who, row.note});
        if (const auto sending = sendingWords(row, zone, today); !sending.empty()) {
            next.detailNote = next.detailNote.empty() ? sending : sending + '\n' + next.detailNote;
        }
        next.canAnswer = answerable(row) && may(seat_, "reminder.answer") && !saver_.busy();
    }
    next.saving = saver_.busy();
    next.message = saver_.message();
    show(std::move(next));
}

void Aftercare::choose(AftercareSet set) {
    set_ = set;
    selected_ = 0;
    render();
}
void Aftercare::select(std::int64_t reminder) {
    selected_ = reminder;
    render();
}
std::optional<model::ClientId> Aftercare::clientOf(std::int64_t reminder) const {
    const auto found = rows_.find(reminder);
    return found == rows_.end() ? std::nullopt : std::optional{found->second.client};
}
void Aftercare::markDone(std::int64_t reminder, const std::string& note) {
    answer(reminder, model::ReminderState::done, note);
}
void Aftercare::skip(std::int64_t reminder, const std::string& note) {
    if (trimmed(note).empty()) {
        saver_.say({tr("Say why it is skipped."), "", Tone::warn});
        render();
        return;
    }
    answer(reminder, model::ReminderState::skipped, note);
}

void Aftercare::answer(std::int64_t reminder, model::ReminderState outcome, const std::string& note) {
    saver_.save({model::AnswerReminder{model::ReminderId{reminder}, outcome, note}});
}

} // namespace present
