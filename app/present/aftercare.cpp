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
    , saver_{seat_, [this] { render(); }, [this] { finished(); }}
    , worker_{seat_.ports} {
    refresh();
}

void Aftercare::refresh() {
    read();
    render();
}

void Aftercare::mailState(Message mail) {
    if (mail_ != mail) {
        mail_ = std::move(mail);
        render();
    }
}

void Aftercare::read() {
    now_ = seat_.store->now();
    today_ = seat_.access.today();
    zone_ = seat_.access.clinic().timeZone;
    rules_ = seat_.access.rules();
    db::ReminderQuery query;
    query.set = db::ReminderSet::callNow;
    auto calls = seat_.access.reminders(query);
    calls_ = calls.total;
    late_ = std::ranges::count_if(calls.rows, [&](const auto& row) {
        return row.state == model::ReminderState::planned &&
               model::urgency(row.due.dueAt, row.due.lateAt, row.plannedAt, now_) == model::Urgency::late;
    });
    query.set = db::ReminderSet::catchUp;
    query.limit = 0;
    behind_ = seat_.access.reminders(query).total;
    reminders_ = {};
    if (set_ == AftercareSet::nextDue) {
        readVisits();
    } else if (set_ == AftercareSet::callNow) {
        reminders_ = std::move(calls);
    } else {
        query = {};
        query.set = reminderSetOf(set_);
        reminders_ = seat_.access.reminders(query);
    }
    rows_.clear();
    for (const auto& row : reminders_.rows) {
        rows_.emplace(row.id.value, row);
    }
    if (set_ != AftercareSet::nextDue) {
        worker_.forget();
        nextVisits_ = {};
        visits_.clear();
        keepChosen();
    }
    std::erase_if(marked_, [&](std::int64_t id) { return !rows_.contains(id); });
}

/// Half a year of a clinic is looked through for these: not on the window's thread.
void Aftercare::readVisits() {
    worker_.forget();
    worker_.run<db::Listed<db::NextVisitRow>>([access = seat_.access] { return access.nextVisits(); },
                                              [this](db::Listed<db::NextVisitRow> found) {
                                                  nextVisits_ = std::move(found);
                                                  visits_.clear();
                                                  for (const auto& row : nextVisits_.rows) {
                                                      visits_.emplace(row.client.value, row);
                                                  }
                                                  keepChosen();
                                                  render();
                                              },
                                              [this](std::string why) {
                                                  tell({std::move(why), "", Tone::deny});
                                              },
                                              Lane::aside);
}

/// What is no longer on the list gives way to the one below it.
void Aftercare::keepChosen() {
    if (saver_.busy()) {
        return;
    }
    if (!rows_.contains(selected_) && !visits_.contains(selected_)) {
        selected_ = goOnWith_;
    }
    goOnWith_ = 0;
}

void Aftercare::render() {
    AftercareView next;
    next.title = tr("Aftercare");
    next.set = set_;
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

void Aftercare::listReminders(AftercareView& next) const {
    next.canMark = set_ == AftercareSet::catchUp;
    for (const auto& row : reminders_.rows) {
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
    }
    next.marked = marked_.size();
    addSummary(next.list, reminders_);
}

void Aftercare::listVisits(AftercareView& next) const {
    for (const auto& row : nextVisits_.rows) {
        next.list.rows.push_back({row.client.value,
                                  {{row.clientName, {}, false},
                                   {treatmentText(row.treatment, rules_->zones), {}, false},
                                   {shortDay(row.due, today_), {}, false},
                                   {row.phone, {}, true},
                                   {"", chipOf(row, today_), false}}});
    }
    addSummary(next.list, nextVisits_);
}

/// The same line whichever set is shown.
void Aftercare::addLine(AftercareView& next) const {
    next.line =
        calls_ == 0 ? tr("Nobody to call now") : counted(tr("{n, plural, one {# to call} other {# to call}}"), calls_);
    if (late_ > 0) {
        next.line += ", " + fill(tr("{0} late"), {number(late_)});
    }
    if (behind_ > 0) {
        next.line += ", " + fill(tr("{0} to catch up with"), {number(behind_)});
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
    refresh();
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
