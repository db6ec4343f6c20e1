#include "app/present/today.h"

#include "app/present/aftercare_words.h"
#include "app/present/asking.h"
#include "app/present/backup_words.h"
#include "app/present/cells.h"
#include "app/present/co_signing.h"
#include "app/present/containers.h"
#include "app/present/finding_text.h"
#include "app/present/opening_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/role_table.h"

#include <algorithm>

namespace present {

namespace {

using model::SessionState;

constexpr std::size_t mostShown = 500;

template <class Map>
auto lookUp(const Map& map, std::int64_t row) -> std::optional<typename Map::mapped_type> {
    const auto found = map.find(row);
    return found == map.end() ? std::nullopt : std::optional{found->second};
}

std::string lotText(const db::LotRow& row) {
    return fill(tr("{0}, lot {1}"), {row.productName, row.lot.number});
}

/// For a narrow list: what tells it apart comes first.
std::string lotFirst(const db::LotRow& row) {
    return fill(tr("Lot {0}, {1}"), {row.lot.number, row.productName});
}

} // namespace

Today::Today(Seat seat)
    : seat_{std::move(seat)}
    , saver_{seat_, [this] { render(); }, [this] { refresh(); }}
    , watch_{seat_} {
    watch_.changed = [this] { render(); };
    refresh();
}

void Today::refresh() {
    today_ = seat_.access.today();
    now_ = seat_.store->now();
    timeZone_ = seat_.access.clinic().timeZone;
    rules_ = seat_.access.rules();
    render();
    watch_.look();
}

void Today::render() {
    TodayView next;
    next.title = tr("Today");
    next.line = fullDay(today_);
    next.message = saver_.message();
    next.saving = saver_.busy();
    gatherSessions(next);
    gatherCalls(next);
    gatherUnsigned(next);
    gatherNotices(next);
    gatherBackups(next);
    gatherReactions(next);
    gatherUnsafe(next);
    gatherClosed(next);
    gatherWarnings(next);
    show(std::move(next));
}

Chip Today::chipOf(const db::SessionRow& row) const {
    if (row.state == SessionState::open && row.startedAt) {
        return {fill(tr("Open since {0}"), {clockTime(*row.startedAt, timeZone_)}), Tone::info};
    }
    if (row.state == SessionState::planned || row.state == SessionState::arrived) {
        auto assessment = model::assess({row.client, row.performer, {}, row.treatment},
                                        seat_.access.history(row.client, row.id), *rules_, today_, model::Act::start);
        setAside(assessment, model::RuleKind::screeningMissing); // every visit begins with it
        if (auto chip = verdictChip(assessment, today_)) {
            return *std::move(chip);
        }
    }
    return sessionChip(row);
}

void Today::gatherSessions(TodayView& next) {
    auto rows = permitted([this] { return seat_.access.sessionsOn(today_); });
    rows.resize(std::min(rows.size(), mostShown));
    sessions_.clear();
    std::int64_t signed_ = 0;
    std::int64_t open = 0;
    for (const auto& row : rows) {
        signed_ += row.state == SessionState::signed_ || row.state == SessionState::amended ? 1 : 0;
        open += row.state == SessionState::open ? 1 : 0;
        next.sessions.rows.push_back({row.id.value,
                                      {{clockTime(row.minute), {}, false},
                                       {row.clientName, {}, false},
                                       {treatmentText(row.treatment, rules_->zones), {}, false},
                                       {row.room, {}, false},
                                       {"", chipOf(row), false}}});
        sessions_.emplace(row.id.value, row);
    }
    next.sessions.summary =
        counted(tr("{n, plural, one {# session} other {# sessions}}"), static_cast<std::int64_t>(rows.size()));
    if (signed_ > 0) {
        next.sessions.summary += ", " + fill(tr("{0} signed"), {number(signed_)});
    }
    if (open > 0) {
        next.sessions.summary += ", " + fill(tr("{0} open"), {number(open)});
    }
    next.sessions.empty = tr("No sessions today. Find a client to plan one or to start.");
}

void Today::gatherCalls(TodayView& next) {
    db::ReminderQuery query;
    query.set = db::ReminderSet::callNow;
    query.limit = 100;
    auto due = permitted([&] { return seat_.access.reminders(query); });
    std::ranges::stable_partition(due.rows, &db::ReminderRow::needsStaff);
    calls_.clear();
    for (const auto& row : due.rows) {
        const auto since = model::localTime(row.due.dueAt, timeZone_);
        next.calls.rows.push_back(
            {row.id.value,
             {{row.clientName, {}, false},
              {row.title, {}, false},
              {since.day == today_ ? clockTime(since.minute) : sentence(nearDay(since.day, today_)), {}, false},
              {"", present::chipOf(row, now_), false}}});
        calls_.emplace(row.id.value, row.client);
    }
    next.calls.summary = counted(tr("{n, plural, =0 {} one {# to call} other {# to call}}"), due.total);
    next.calls.empty = tr("Nobody to call now.");
}

void Today::gatherUnsigned(TodayView& next) {
    unfinished_.clear();
    const auto me = seat_.access.actor().account();
    const bool everybody = may(seat_, "read.all-unsigned");
    auto work = permitted([&] { return seat_.access.unsignedWork(everybody); });
    work.resize(std::min(work.size(), mostShown));
    for (const auto& row : work) {
        using enum db::UnsignedKind;
        const auto since = model::localTime(row.since, timeZone_);
        Chip chip{tr("Open"), Tone::info};
        if (row.kind == cosign) {
            chip = row.supervisor == me ? Chip{tr("Co-sign"), Tone::warn} : Chip{tr("Not co-signed"), Tone::neutral};
        } else if (row.kind == draft) {
            chip = {tr("Draft, not started"), Tone::neutral};
        } else if (row.drafted) {
            chip.text = tr("Draft kept");
        }
        const auto id = row.session ? row.session->value : -row.client.value;
        next.unsigned_.rows.push_back(
            {id,
             {{row.account == me ? row.clientName : fill(tr("{0} ({1})"), {row.clientName, row.who}), {}, false},
              {row.kind == draft     ? dayAndTime(row.since, timeZone_, today_)
               : since.day == today_ ? fill(tr("today {0}"), {clockTime(since.minute)})
                                     : sentence(nearDay(since.day, today_)),
               {},
               false},
              {"", std::move(chip), false}}});
        unfinished_.insert_or_assign(id, Unfinished{row.client, row.kind == cosign});
    }
    const auto total = static_cast<std::int64_t>(work.size());
    next.unsigned_.summary = counted(tr("{n, plural, =0 {} one {# to finish} other {# to finish}}"), total);
    next.unsigned_.empty = tr("Everything is signed.");
}

/// Who got in and how, until somebody who answers for it has seen it.
void Today::gatherNotices(TodayView& next) const {
    constexpr int mostTold = 3;
    for (const auto& notice : permitted([this] { return seat_.access.accessNotices(mostTold); }).rows) {
        const auto when = dayAndTime(notice.at, timeZone_, today_);
        Message message;
        switch (notice.kind) {
        case model::AccessNoticeKind::emergency:
            message = {
                tr("A restricted chart was opened in an emergency"),
                fill(tr("{0}, {1}: the chart of {2}. {3}"), {notice.person, when, notice.clientName, notice.reason}),
                Tone::deny};
            break;
        case model::AccessNoticeKind::recovery:
            message = {
                tr("The recovery key was used"),
                fill(tr("{0}, {1}: a new password was set with it. If this was none of you, replace the file key."),
                     {notice.person, when}),
                Tone::deny};
            break;
        case model::AccessNoticeKind::newKey:
            message = {tr("The file key was replaced"),
                       fill(tr("{0}, {1}. The old recovery key no longer opens this store."), {notice.person, when}),
                       Tone::warn};
            break;
        }
        WarningCard card;
        card.message = std::move(message);
        card.client = notice.client;
        card.action = notice.client ? tr("Open the chart") : std::string{};
        card.notice = notice.id;
        next.cards.push_back(std::move(card));
    }
}

/// What clients have told lately, or staff have seen: whoever opens the day should know.
void Today::gatherReactions(TodayView& next) const {
    constexpr int mostNamed = 3;
    const auto found =
        permitted([&] { return seat_.access.openReactions(now_ - std::chrono::hours{24 * 7}, mostNamed); });
    if (found.rows.empty()) {
        return;
    }
    std::string text;
    for (const auto& row : found.rows) {
        text += (text.empty() ? "" : "\n") +
                fill(tr("{0}: {1}, {2}, since {3}"), {row.clientName, inSentence(reactionWords(row.kind)),
                                                      inSentence(words(row.severity)), nearDay(row.onset, today_)});
    }
    if (found.total > mostNamed) {
        text += "\n" + fill(tr("and {0} more"), {number(found.total - mostNamed)});
    }
    next.cards.push_back({{counted(tr("{n, plural, one {# open reaction since a week} "
                                      "other {# open reactions since a week}}"),
                                   found.total),
                           std::move(text), Tone::deny},
                          tr("Open the chart"),
                          {},
                          {},
                          false,
                          found.rows.front().client});
}

/// One card for all of them, the next in time first; it leads to that one in the diary.
void Today::gatherUnsafe(TodayView& next) const {
    const auto& unsafe = watch_.unsafe();
    if (unsafe.empty()) {
        return;
    }
    constexpr std::size_t mostNamed = 2;
    std::string text;
    for (std::size_t i = 0; i < std::min(unsafe.size(), mostNamed); ++i) {
        const auto& row = unsafe[i].row;
        text += (text.empty() ? "" : "\n") +
                fill(tr("{0}, {1} {2}. {3}"), {row.clientName, nearDay(row.day, today_), clockTime(row.minute),
                                               whyUnsafe(unsafe[i], *rules_, today_)});
    }
    if (unsafe.size() > mostNamed) {
        text += "\n" + fill(tr("and {0} more"), {number(static_cast<std::int64_t>(unsafe.size() - mostNamed))});
    }
    next.cards.push_back({{counted(tr("{n, plural, one {A planned session is no longer safe} "
                                      "other {# planned sessions are no longer safe}}"),
                                   static_cast<std::int64_t>(unsafe.size())),
                           std::move(text), Tone::deny},
                          tr("Open the diary"),
                          {},
                          unsafe.front().row.id});
}

/// They stay planned: somebody has to call the clients.
void Today::gatherClosed(TodayView& next) const {
    const auto& closed = watch_.closed();
    if (closed.empty()) {
        return;
    }
    constexpr std::size_t mostNamed = 2;
    std::string text;
    for (std::size_t i = 0; i < std::min(closed.size(), mostNamed); ++i) {
        const auto& row = closed[i].row;
        text += (text.empty() ? "" : "\n") +
                fill(tr("{0}, {1} {2}. {3}."), {row.clientName, nearDay(row.day, today_), clockTime(row.minute),
                                                closedText(closed[i].shut, row.day)});
    }
    if (closed.size() > mostNamed) {
        text += "\n" + fill(tr("and {0} more"), {number(static_cast<std::int64_t>(closed.size() - mostNamed))});
    }
    next.cards.push_back({{counted(tr("{n, plural, one {A planned session lies in closed time: move it} "
                                      "other {# planned sessions lie in closed time: move them}}"),
                                   static_cast<std::int64_t>(closed.size())),
                           std::move(text), Tone::warn},
                          tr("Open the diary"),
                          {},
                          closed.front().row.id});
}

/// A backup that fails in silence is found out on the day it is needed.
void Today::gatherBackups(TodayView& next) const {
    if (seat_.store->kind() != db::StoreKind::live || !may(seat_, db::readBackupsVerb)) {
        return;
    }
    const auto state = seat_.access.backupState();
    const BackupWall wall{now_, timeZone_, today_};
    if (auto alarm = backupAlarm(state, wall); !alarm.empty()) {
        WarningCard card{.message = std::move(alarm), .action = tr("Open the backups"), .lot = {}};
        card.backups = true;
        next.cards.push_back(std::move(card));
    }
    if (!state.restoration) {
        return;
    }
    if (auto left = restoredAlarm(*state.restoration, wall); !left.empty()) {
        WarningCard card{.message = std::move(left), .action = {}, .lot = {}};
        for (const auto& unit : state.restoration->units) {
            if (unit.blocked && unit.lot) {
                card.lot = unit.lot;
                card.action = tr("Open the lot");
                break;
            }
        }
        next.cards.push_back(std::move(card));
    }
}

void Today::gatherWarnings(TodayView& next) {
    lots_.clear();
    const auto warnings = permitted([this] { return seat_.access.warnings(); });
    std::int64_t running = 0;
    const auto line = [&](std::string what, Cell much, std::optional<model::LotId> lot) {
        if (lot) {
            lots_.emplace(++running, *lot);
        } else {
            ++running;
        }
        next.needles.rows.push_back({running, {{std::move(what), {}, false}, std::move(much)}});
    };
    for (const auto& row : warnings.recalledOnHand) {
        next.cards.push_back(
            {{tr("Recalled lot in stock"),
              fill(tr("{0}: {1} on hand, not to be opened."), {lotText(row), number(row.onHand)}), Tone::deny},
             tr("Open the lot"),
             row.lot.id,
             {},
             true});
    }
    for (const auto& row : warnings.expired) {
        line(lotFirst(row), {"", Chip{tr("Expired"), Tone::deny}, false}, row.lot.id);
    }
    for (const auto& row : warnings.expiring) {
        line(lotFirst(row), {"", Chip{fill(tr("Use by {0}"), {shortDay(row.lot.useBy, today_)}), Tone::warn}, false},
             row.lot.id);
    }
    for (const auto& low : warnings.low) {
        line(low.name, {fill(tr("{0} left"), {number(low.onHand)}), {}, false}, {});
    }
    for (const auto& row : warnings.containers) {
        const auto name = row.room.empty() ? fill(tr("Sharps container {0}"), {row.container.number})
                                           : fill(tr("Sharps container {0}, {1}"), {row.container.number, row.room});
        line(name, cell(present::chipOf(row)), {});
    }
    next.needles.empty = tr("No lot is running out or expiring soon.");
}

std::optional<model::ClientId> Today::clientOfSession(std::int64_t row) const {
    const auto session = lookUp(sessions_, row);
    return session ? std::optional{session->client} : std::nullopt;
}
std::optional<model::ClientId> Today::clientOfCall(std::int64_t row) const {
    return lookUp(calls_, row);
}
std::optional<model::ClientId> Today::clientOfUnsigned(std::int64_t row) const {
    const auto found = lookUp(unfinished_, row);
    return found ? std::optional{found->client} : std::nullopt;
}
bool Today::waitsForCoSignature(std::int64_t row) const {
    const auto found = lookUp(unfinished_, row);
    return found && found->cosign;
}
std::optional<model::LotId> Today::lotOfNeedle(std::int64_t row) const {
    return lookUp(lots_, row);
}
bool Today::opensDesk(std::int64_t sessionRow) const {
    const auto session = lookUp(sessions_, sessionRow);
    return session && (session->state == SessionState::planned || session->state == SessionState::arrived ||
                       session->state == SessionState::open);
}
bool Today::canArrive(std::int64_t sessionRow) const {
    const auto session = lookUp(sessions_, sessionRow);
    return session && session->state == SessionState::planned && !saver_.busy();
}
bool Today::canCancel(std::int64_t sessionRow) const {
    const auto session = lookUp(sessions_, sessionRow);
    return session && !saver_.busy() &&
           (session->state == SessionState::planned || session->state == SessionState::arrived);
}

void Today::arrive(std::int64_t sessionRow) {
    saver_.save({model::ArriveSession{model::SessionId{sessionRow}}});
}
void Today::cancel(std::int64_t sessionRow, const std::string& reason, bool noShow) {
    saver_.save({model::CancelSession{model::SessionId{sessionRow}, reason, noShow}});
}
void Today::see(model::AccessNoticeId notice) {
    saver_.save({model::SeeAccessNotice{notice}});
}
void Today::answer(std::int64_t call, model::ReminderState outcome, const std::string& note) {
    saver_.save({model::AnswerReminder{model::ReminderId{call}, outcome, note}});
}

} // namespace present
