#include "app/present/aftercare.h"

#include "app/present/aftercare_words.h"
#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

db::ReminderSet reminderSetOf(AftercareSet set) {
    switch (set) {
    case AftercareSet::callNow:
        return db::ReminderSet::callNow;
    case AftercareSet::catchUp:
        return db::ReminderSet::catchUp;
    case AftercareSet::done:
        return db::ReminderSet::done;
    case AftercareSet::nextDue:
    case AftercareSet::all:
        break;
    }
    return db::ReminderSet::all;
}

std::string emptyWords(AftercareSet set) {
    switch (set) {
    case AftercareSet::callNow:
        return tr("Nobody to call now. What falls due after a signed session appears here.");
    case AftercareSet::catchUp:
        return tr("Nothing to catch up with. What was late or missed while nobody was here would stand here.");
    case AftercareSet::nextDue:
        return tr("Nobody's next session is due.");
    case AftercareSet::done:
        return tr("Nothing done yet. Mark a reminder as done and it stands here with its note.");
    case AftercareSet::all:
        break;
    }
    return tr("Reminders appear here once a session is signed.");
}

std::string titleOf(const db::ReminderRow& row) {
    return row.unanswered == 0 ? row.title : fill(tr("{0}, {1}"), {row.title, notReachedWords(row.unanswered)});
}

template <class Rows>
void addSummary(List& list, const Rows& found) {
    const auto shown = static_cast<std::int64_t>(found.rows.size());
    if (found.total > shown) {
        list.summary = fill(tr("the first {0} of {1}"), {number(shown), number(found.total)});
    }
}

} // namespace

Aftercare::Aftercare(Seat seat)
    : seat_{std::move(seat)}
    , saver_{seat_, [this] { render(); }, [this] { finished(); }} {
    refresh();
}

void Aftercare::refresh() {
    render();
}

void Aftercare::mailState(Message mail) {
    if (mail_ != mail) {
        mail_ = std::move(mail);
        render();
    }
}

void Aftercare::render() {
    AftercareView next;
    now_ = seat_.store->now();
    today_ = seat_.access.today();
    zone_ = seat_.access.clinic().timeZone;
    next.title = tr("Aftercare");
    next.set = set_;
    rows_.clear();
    visits_.clear();
    if (set_ == AftercareSet::nextDue) {
        listVisits(next);
    } else {
        listReminders(next);
    }
    addLine(next);
    next.list.empty = emptyWords(set_);
    next.detailTitle = tr("Reminder");
    next.detailLine = tr("Choose a reminder to see whom to call, what to ask, and what was said.");
    if (set_ == AftercareSet::nextDue) {
        next.detailTitle = tr("Next session");
        next.detailLine = tr("Choose a client to plan the next session or to note what was said about it.");
    }
    if (const auto chosen = rows_.find(selected_); chosen != rows_.end()) {
        showReminder(next, chosen->second);
    } else if (const auto visit = visits_.find(selected_); visit != visits_.end()) {
        showVisit(next, visit->second);
    }
    next.saving = saver_.busy();
    next.mail = mail_;
    next.message = saver_.message();
    show(std::move(next));
}

void Aftercare::listReminders(AftercareView& next) {
    db::ReminderQuery query;
    query.set = reminderSetOf(set_);
    const auto found = seat_.access.reminders(query);
    next.canMark = set_ == AftercareSet::catchUp;
    for (const auto& row : found.rows) {
        const auto id = row.id.value;
        // Ticked by a sign, not by colour: the list reads it out.
        const auto name =
            next.canMark ? fill(marked_.contains(id) ? "\u2611 {0}" : "\u2610 {0}", {row.clientName}) : row.clientName;
        next.list.rows.push_back({id,
                                  {{name, {}, false},
                                   {titleOf(row), {}, false},
                                   {whenWords(row.due.dueAt, zone_, today_), {}, false},
                                   {row.phone, {}, true},
                                   {"", chipOf(row, now_), false}}});
        rows_.emplace(id, row);
    }
    std::erase_if(marked_, [&](std::int64_t id) { return !rows_.contains(id); });
    next.marked = marked_.size();
    addSummary(next.list, found);
}

void Aftercare::listVisits(AftercareView& next) {
    const auto found = seat_.access.nextVisits();
    const auto rules = seat_.access.rules();
    for (const auto& row : found.rows) {
        const auto id = row.client.value;
        next.list.rows.push_back({id,
                                  {{row.clientName, {}, false},
                                   {treatmentText(row.treatment, rules->zones), {}, false},
                                   {shortDay(row.due, today_), {}, false},
                                   {row.phone, {}, true},
                                   {"", chipOf(row, today_), false}}});
        visits_.emplace(id, row);
    }
    addSummary(next.list, found);
}

/// The same line whichever set is shown.
void Aftercare::addLine(AftercareView& next) const {
    db::ReminderQuery query;
    query.set = db::ReminderSet::callNow;
    const auto calls = seat_.access.reminders(query);
    next.line = calls.total == 0 ? tr("Nobody to call now")
                                 : counted(tr("{n, plural, one {# to call} other {# to call}}"), calls.total);
    const auto late = std::ranges::count_if(calls.rows, [&](const auto& row) {
        return row.state == model::ReminderState::planned &&
               model::urgency(row.due.dueAt, row.due.lateAt, row.plannedAt, now_) == model::Urgency::late;
    });
    if (late > 0) {
        next.line += ", " + fill(tr("{0} late"), {number(static_cast<std::int64_t>(late))});
    }
    query.set = db::ReminderSet::catchUp;
    query.limit = 0;
    if (const auto behind = seat_.access.reminders(query).total; behind > 0) {
        next.line += ", " + fill(tr("{0} to catch up with"), {number(behind)});
    }
}

void Aftercare::choose(AftercareSet set) {
    set_ = set;
    selected_ = 0;
    ticked_.clear();
    marked_.clear();
    if (!saver_.busy()) {
        saver_.say({});
    }
    render();
}

void Aftercare::select(std::int64_t row) {
    if (selected_ != row) {
        ticked_.clear();
    }
    selected_ = row;
    render();
}

std::optional<model::ClientId> Aftercare::clientOf(std::int64_t row) const {
    if (const auto visit = visits_.find(row); visit != visits_.end()) {
        return visit->second.client;
    }
    const auto found = rows_.find(row);
    return found == rows_.end() ? std::nullopt : std::optional{found->second.client};
}

void Aftercare::tick(std::size_t sign) {
    if (sign < view().signs.size()) {
        const auto code = view().signs[sign].code;
        if (ticked_.erase(code) == 0) {
            ticked_.insert(code);
        }
        render();
    }
}

void Aftercare::mark(std::int64_t row) {
    if (view().canMark && rows_.contains(row)) {
        if (marked_.erase(row) == 0) {
            marked_.insert(row);
        }
        render();
    }
}

void Aftercare::markAll() {
    if (!view().canMark) {
        return;
    }
    if (marked_.size() == rows_.size()) {
        marked_.clear();
    } else {
        for (const auto& [id, row] : rows_) {
            marked_.insert(id);
        }
    }
    render();
}

} // namespace present
