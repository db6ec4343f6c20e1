// What a person decides about reminders and next sessions.

#include "app/present/aftercare.h"

#include "app/present/aftercare_words.h"
#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/aftercare_signs.h"

#include <algorithm>

namespace present {

namespace {

using model::ReminderState;

/// Not reached so often, a person should think of another way.
constexpr int oftenEnough = 3;

/// Whoever sent it is gone: nobody knows what became of it, whatever the client says next.
void settleClaim(std::vector<model::Change>& changes, const db::ReminderRow& row) {
    if (row.state == ReminderState::claimed) {
        changes.push_back(model::NoteSending{row.id, ReminderState::unknown,
                                             tr("the program ended while it was being sent"), std::nullopt});
    }
}

} // namespace

/// Once it is taken, the row below is chosen and `after` happens; once refused, why is shown and nothing moves.
void Aftercare::save(Changes changes, std::function<void()> after) {
    if (saver_.busy()) {
        return;
    }
    goOnWith_ = nextAfter(selected_);
    after_ = std::move(after);
    saver_.save(std::move(changes));
}

void Aftercare::finished() {
    const auto after = std::exchange(after_, nullptr);
    const bool taken = saver_.message().empty();
    if (taken) {
        ticked_.clear();
        marked_.clear();
        read();
        if (after) {
            after();
        }
    } else {
        goOnWith_ = 0;
        read();
    }
    render();
}

std::int64_t Aftercare::nextAfter(std::int64_t row) const {
    const auto& rows = view().list.rows;
    const auto at = std::ranges::find(rows, row, &Row::id);
    if (at == rows.end() || rows.size() < 2) {
        return 0;
    }
    return at + 1 == rows.end() ? (at - 1)->id : (at + 1)->id;
}

std::vector<std::int64_t> Aftercare::targets() const {
    if (!marked_.empty()) {
        return {marked_.begin(), marked_.end()};
    }
    return rows_.contains(selected_) ? std::vector{selected_} : std::vector<std::int64_t>{};
}

void Aftercare::tell(Message message) {
    saver_.say(std::move(message));
    render();
}

void Aftercare::act(const std::string& code, const std::string& words) {
    const auto known = std::ranges::find(view().acts, code, &AftercareAct::code);
    if (known == view().acts.end() || !known->enabled) {
        return;
    }
    if (const auto visit = visits_.find(selected_); visit != visits_.end()) {
        actOnVisit(visit->second, code, words);
        return;
    }
    if (code == "skip") {
        skipAll(targets(), words, nullptr);
        return;
    }
    if (code == "send") {
        sendAll(targets());
        return;
    }
    const auto found = rows_.find(selected_);
    if (found == rows_.end()) {
        return;
    }
    const auto row = found->second;
    const auto form = [this, client = row.client] {
        if (openForm) {
            openForm(client);
        }
    };
    if (code == "fine") {
        Changes changes;
        settleClaim(changes, row);
        changes.push_back(model::AnswerReminder{row.id, ReminderState::done, words});
        save(std::move(changes), nullptr);
    } else if (code == "signs") {
        answerWithSigns(row, words);
    } else if (code == "no-answer") {
        notReached(row, words, nullptr);
    } else if (code == "wrong-number") {
        notReached(row, trimmed(words).empty() ? tr("Wrong number") : words, form);
    } else if (code == "no-calls") {
        skipAll({row.id.value}, trimmed(words).empty() ? tr("The client wants no calls") : words, form);
    } else if (code == "arrived") {
        Changes changes;
        settleClaim(changes, row);
        changes.push_back(model::NoteSending{row.id, ReminderState::sent, words, std::nullopt});
        save(std::move(changes), nullptr);
    } else if (code == "not-arrived") {
        Changes changes;
        settleClaim(changes, row);
        const auto why = trimmed(words).empty() ? tr("asked: it did not arrive") : std::string{trimmed(words)};
        changes.push_back(model::NoteSending{row.id, ReminderState::failed, why, std::nullopt});
        save(std::move(changes), nullptr);
    }
}

/// The gravest of the signs gives the reaction its kind; all of them stand in its words. What is expected that soon
/// after a session is written down and opens none.
void Aftercare::answerWithSigns(const db::ReminderRow& row, const std::string& said) {
    std::string names;
    const model::AlarmSign* gravest = nullptr;
    for (const auto& tick : view().signs) {
        const auto* const sign = tick.ticked ? db::aftercareSign(tick.code) : nullptr;
        if (sign == nullptr) {
            continue;
        }
        names += (names.empty() ? "" : ", ") + (names.empty() ? sign->name : inSentence(sign->name));
        if ((today_ - row.sessionDay).count() >= sign->fromDay &&
            (gravest == nullptr || sign->severity > gravest->severity)) {
            gravest = sign;
        }
    }
    const auto all = trimmed(said).empty() ? names : fill(tr("{0}. {1}"), {names, std::string{trimmed(said)}});
    Changes changes;
    settleClaim(changes, row);
    model::RecordReply reply{row.id, all, std::nullopt};
    Message told{fill(tr("{0}: written down"), {row.clientName}),
                 tr("What was said is expected so soon after the session; no reaction was opened."), Tone::info};
    if (gravest != nullptr) {
        reply.alarm = model::Alarm{gravest->kind, gravest->severity, today_, {}};
        told = {fill(tr("{0}: a reaction was opened"), {row.clientName}),
                fill(tr("{0}, {1}. It stands on Today and on the chart, and sessions are checked against it."),
                     {reactionWords(gravest->kind), inSentence(words(gravest->severity))}),
                Tone::deny};
    }
    changes.push_back(std::move(reply));
    save(std::move(changes), [this, told] { saver_.say(told); });
}

void Aftercare::notReached(const db::ReminderRow& row, const std::string& note, std::function<void()> after) {
    save({model::PostponeReminder{row.id, note}}, [this, row, after = std::move(after)] {
        db::ReminderQuery query;
        query.set = db::ReminderSet::ofClient;
        query.client = row.client;
        query.limit = 10'000;
        const auto all = seat_.access.reminders(query).rows;
        const auto now = std::ranges::find(all, row.id, &db::ReminderRow::id);
        if (now != all.end()) {
            const auto again = fill(tr("The call comes again {0}."), {whenWords(now->due.dueAt, zone_, today_)});
            const bool often = now->unanswered >= oftenEnough;
            saver_.say({fill(tr("{0}: {1}"), {row.clientName, notReachedWords(now->unanswered)}),
                        often ? again + ' ' + tr("Think of another way to reach the client.") : again,
                        often ? Tone::warn : Tone::info});
        }
        if (after) {
            after();
        }
    });
}

void Aftercare::skipAll(const std::vector<std::int64_t>& reminders, const std::string& why,
                        std::function<void()> after) {
    if (trimmed(why).empty()) {
        tell({tr("Say why it is skipped."), "", Tone::warn});
        return;
    }
    Changes changes;
    for (const auto id : reminders) {
        if (const auto found = rows_.find(id); found != rows_.end()) {
            settleClaim(changes, found->second);
        }
        changes.push_back(model::AnswerReminder{model::ReminderId{id}, ReminderState::skipped, why});
    }
    if (!changes.empty()) {
        save(std::move(changes), std::move(after));
    }
}

/// What was missed is not sent any more: it stays on the list, to be called or skipped.
void Aftercare::sendAll(const std::vector<std::int64_t>& reminders) {
    std::vector<model::ReminderId> mails;
    for (const auto id : reminders) {
        const auto& row = rows_.at(id);
        const bool inTime =
            model::urgency(row.due.dueAt, row.due.lateAt, row.plannedAt, now_) != model::Urgency::missed;
        if (row.mailable && !row.needsStaff && inTime) {
            mails.push_back(row.id);
        }
    }
    if (mails.empty()) {
        tell({tr("None of these can be sent."), tr("Call the clients, or skip with a reason."), Tone::warn});
        return;
    }
    marked_.clear();
    send(std::move(mails), [this](Message message) {
        saver_.say(std::move(message));
        refresh();
    });
}

void Aftercare::actOnVisit(const db::NextVisitRow& row, const std::string& code, const std::string& words) {
    using model::NextVisitOutcome;
    if (code == "plan") {
        planVisit(row.client, std::max(row.due, today_));
    } else if (code == "declined") {
        save({model::NoteNextVisit{row.client, NextVisitOutcome::declined, std::nullopt, words}}, nullptr);
    } else if (code == "later") {
        const auto day = typedDay(words);
        if (!day || *day <= today_) {
            tell({tr("Give a day that is still to come."), "", Tone::warn});
            return;
        }
        save({model::NoteNextVisit{row.client, NextVisitOutcome::later, day, ""}}, nullptr);
    }
}

void Aftercare::markDone(std::int64_t reminder, const std::string& note) {
    save({model::AnswerReminder{model::ReminderId{reminder}, ReminderState::done, note}}, nullptr);
}

void Aftercare::skip(std::int64_t reminder, const std::string& note) {
    skipAll({reminder}, note, nullptr);
}

} // namespace present
