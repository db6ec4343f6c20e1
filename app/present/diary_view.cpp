#include "app/present/asking.h"
#include "app/present/co_signing.h"
#include "app/present/diary.h"
#include "app/present/diary_state.h"
#include "app/present/text.h"
#include "app/present/text_days.h"
#include "app/present/tr.h"
#include "db/role_table.h"
#include "model/aftercare.h"

#include <algorithm>

namespace present {

using model::SessionState;

namespace {

std::string codeOf(char kind, std::int64_t id) {
    return std::string{kind} + std::to_string(id);
}

/// Side by side where they overlap: blocks of one column, in order of time.
void putInLanes(std::vector<DiaryBlock*>& column) {
    std::size_t begin = 0;
    while (begin < column.size()) {
        int until = column[begin]->minute + column[begin]->length;
        std::size_t end = begin + 1;
        while (end < column.size() && column[end]->minute < until) {
            until = std::max(until, column[end]->minute + column[end]->length);
            ++end;
        }
        std::vector<int> freeFrom; // by lane
        for (std::size_t i = begin; i < end; ++i) {
            auto lane =
                std::find_if(freeFrom.begin(), freeFrom.end(), [&](int minute) { return minute <= column[i]->minute; });
            column[i]->lane = static_cast<int>(lane - freeFrom.begin());
            if (lane == freeFrom.end()) {
                freeFrom.push_back(0);
                lane = freeFrom.end() - 1;
            }
            *lane = column[i]->minute + column[i]->length;
        }
        for (std::size_t i = begin; i < end; ++i) {
            column[i]->lanes = static_cast<int>(freeFrom.size());
        }
        begin = end;
    }
}

/// The first letter of a word, however many bytes it has.
std::string firstLetter(const std::string& word) {
    std::size_t end = word.empty() ? 0 : 1;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) {
        ++end;
    }
    return word.substr(0, end);
}

/// Names are stored as given name and family name with a blank between.
void shorten(DiaryBlock& block) {
    const auto given = block.name.substr(0, block.name.find(' '));
    const auto last = block.name.rfind(' ');
    block.shortName = block.name;
    block.initials = firstLetter(given);
    if (last != std::string::npos) {
        block.shortName = fill(tr("{0}. {1}"), {firstLetter(given), block.name.substr(given.size() + 1)});
        block.initials += firstLetter(block.name.substr(last + 1));
    }
}

/// In a week sessions of several people stand beside each other and are narrow: each names the others.
void nameBeside(std::vector<DiaryBlock>& blocks) {
    std::vector<std::string> lines(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        for (const auto& other : blocks) {
            const auto& one = blocks[i];
            if (other.session != one.session && other.column == one.column && other.minute < one.minute + one.length &&
                one.minute < other.minute + other.length) {
                lines[i] += (lines[i].empty() ? "" : "; ") + fill(tr("{0} {1}"), {other.time, other.name});
            }
        }
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!lines[i].empty()) {
            blocks[i].lines.push_back(fill(tr("At the same time: {0}"), {lines[i]}));
        }
    }
}

} // namespace

std::vector<Choice> Diary::whoseChoices() const {
    std::vector<Choice> all{{"all", tr("Everybody")}};
    for (const auto& account : accounts_) {
        if (!account.disabled && db::mayDo(account.roles, "session.start")) {
            all.push_back({codeOf('p', account.id.value), account.fullName});
        }
    }
    for (const auto& room : rooms_) {
        all.push_back({codeOf('r', room.id.value), room.name});
    }
    return all;
}

std::vector<Diary::Track> Diary::tracks() const {
    std::vector<Track> all;
    if (span_ == DiarySpan::week) {
        const auto first = firstDay();
        for (int i = 0; i < 7; ++i) {
            const auto day = first + model::Days{i};
            Track track{{weekdayAndNumber(day), day, day == today_}, {}, {}};
            for (const auto& account : accounts_) {
                if (whose_ == codeOf('p', account.id.value)) {
                    track.performer = account.id;
                }
            }
            for (const auto& room : rooms_) {
                if (whose_ == codeOf('r', room.id.value)) {
                    track.room = room.name;
                }
            }
            all.push_back(std::move(track));
        }
        return all;
    }
    const auto isThere = [&](const auto& wanted) { return std::any_of(sessions_.begin(), sessions_.end(), wanted); };
    if (by_ == DiaryBy::practitioner) {
        for (const auto& account : accounts_) {
            const bool treats = !account.disabled && db::mayDo(account.roles, "session.start");
            if (treats || isThere([&](const db::SessionRow& one) { return one.performer == account.id; })) {
                all.push_back({{account.fullName, day_, day_ == today_}, account.id, {}});
            }
        }
        return all;
    }
    for (const auto& room : rooms_) {
        all.push_back({{room.name, day_, day_ == today_}, {}, room.name});
    }
    if (all.empty() || isThere([](const db::SessionRow& one) { return one.room.empty(); })) {
        all.push_back({{tr("No room"), day_, day_ == today_}, {}, std::string{}});
    }
    return all;
}

std::string Diary::doubleBooked(const db::SessionRow& row) const {
    std::string text;
    for (const auto* other : doubleBookedWith(row, sessions_)) {
        const auto& what = other->performer == row.performer ? row.performerName
                           : other->client == row.client     ? row.clientName
                                                             : row.room;
        text +=
            (text.empty() ? "" : " ") + fill(tr("Double booked: {0} also at {1}, {2}."),
                                             {what, clockTime(other->minute),
                                              other->client == row.client ? other->performerName : other->clientName});
    }
    return text;
}

DiaryBlock Diary::blockOf(const db::SessionRow& row, std::size_t column) const {
    const bool waits = row.state == SessionState::planned || row.state == SessionState::arrived;
    DiaryBlock block;
    block.session = row.id;
    block.client = row.client;
    block.column = column;
    block.minute = row.minute;
    block.length = lengthOf(row);
    block.time = clockTime(row.minute);
    block.name = row.clientName;
    shorten(block);
    block.treatment = treatmentText(row.treatment, rules_->zones);
    block.where = by_ == DiaryBy::room && span_ == DiarySpan::day ? row.performerName : row.room;
    block.state = sessionChip(row);
    if (const auto found = progress_.find(row.id); found != progress_.end()) {
        block.progress = progressText(found->second);
    }
    const auto* unsafe = waits ? watch_.of(row.id) : nullptr;
    block.warning = doubleBooked(row);
    block.warningTone = block.warning.empty() ? Tone::neutral : Tone::warn;
    if (unsafe != nullptr) {
        block.state = {tr("No longer safe"), Tone::deny};
        const auto why = fill(tr("No longer safe. {0}"), {whyUnsafe(*unsafe, *rules_, today_)});
        block.warning = why + (block.warning.empty() ? "" : " ") + block.warning;
        block.warningTone = Tone::deny;
    } else if (!block.warning.empty() && waits) {
        block.state = {tr("Double booked"), Tone::warn};
    }
    markClosed(block, row);

    block.lines.push_back(fill(tr("{0}, {1} to {2}"),
                               {weekdayAndDay(row.day, today_), block.time, clockTime(row.minute + block.length)}));
    block.lines.push_back(block.treatment);
    if (!block.progress.empty()) {
        block.lines.push_back(fill(tr("Session {0} of the course"), {block.progress}));
    }
    block.lines.push_back(row.room.empty() ? row.performerName : fill(tr("{0}, {1}"), {row.performerName, row.room}));
    block.lines.push_back(sessionChip(row).text);
    if (const auto said = reasons_.find(row.id); said != reasons_.end() && waits) {
        block.lines.push_back(fill(tr("Planned for closed time: {0}"), {said->second.words}));
    }

    block.canMove = row.state == SessionState::planned && !saver_.busy() && may(seat_, "session.move");
    block.canArrive =
        row.state == SessionState::planned && row.day == today_ && !saver_.busy() && may(seat_, "session.arrive");
    block.canCancel = waits && !saver_.busy() && may(seat_, "session.cancel");
    const auto now = model::localTime(seat_.store->now(), timeZone_);
    block.canNoShow = block.canCancel && row.state == SessionState::planned &&
                      std::pair{row.day, row.minute} <= std::pair{now.day, now.minute};
    block.opensDesk = (waits && row.day == today_ && may(seat_, "session.start")) || row.state == SessionState::open;
    return block;
}

void Diary::addBlocks(DiaryView& next, const std::vector<Track>& tracks) const {
    for (std::size_t column = 0; column < tracks.size(); ++column) {
        for (const auto& row : sessions_) {
            if (tracks[column].holds(row)) {
                next.blocks.push_back(blockOf(row, column));
                next.begins = std::min(next.begins, row.minute / 60 * 60);
                next.ends = std::max(next.ends, (std::min(24 * 60, row.minute + lengthOf(row)) + 59) / 60 * 60);
            }
        }
    }
    for (std::size_t column = 0; column < tracks.size(); ++column) {
        std::vector<DiaryBlock*> own;
        for (auto& block : next.blocks) {
            if (block.column == column) {
                own.push_back(&block);
            }
        }
        putInLanes(own);
    }
    if (span_ == DiarySpan::week) {
        nameBeside(next.blocks);
    }
}

void Diary::addList(DiaryView& next) const {
    next.list.summary =
        counted(tr("{n, plural, one {# session} other {# sessions}}"), static_cast<std::int64_t>(next.blocks.size()));
    std::vector<const DiaryBlock*> inTime;
    for (const auto& block : next.blocks) {
        inTime.push_back(&block);
    }
    const auto when = [&](const DiaryBlock* block) {
        return std::pair{next.columns[block->column].day, block->minute};
    };
    std::stable_sort(inTime.begin(), inTime.end(),
                     [&](const DiaryBlock* a, const DiaryBlock* b) { return when(a) < when(b); });
    for (const auto* block : inTime) {
        const auto& column = next.columns[block->column];
        next.list.rows.push_back(
            {block->session.value,
             {{span_ == DiarySpan::week ? fill(tr("{0} {1}"), {column.title, block->time}) : block->time, {}, true},
              {block->warning.empty() ? block->name
                                      : fill(tr("{0}, {1}"), {block->name, inSentence(block->state.text)}),
               {},
               false}}});
    }
}

std::string Diary::summary(const DiaryView& next) const {
    const auto when =
        span_ == DiarySpan::day
            ? fullDay(day_)
            : fill(tr("{0} to {1}"), {shortDay(firstDay(), today_), dayWithYear(firstDay() + model::Days{6})});
    auto text =
        fill(tr("{0}, {1}"), {when, counted(tr("{n, plural, =0 {no sessions} one {# session} other {# sessions}}"),
                                            static_cast<std::int64_t>(next.blocks.size()))});
    const auto unsafe = std::count_if(next.blocks.begin(), next.blocks.end(),
                                      [](const DiaryBlock& block) { return block.warningTone == Tone::deny; });
    if (unsafe > 0) {
        text += ", " + fill(tr("{0} no longer safe"), {number(unsafe)});
    }
    // In a week each day has it above its column.
    const auto closed = span_ == DiarySpan::day ? closedOn(day_) : std::string{};
    return closed.empty() ? text : fill(tr("{0}. {1}"), {text, closed});
}

void Diary::render() {
    DiaryView next;
    next.title = tr("Diary");
    next.span = span_;
    next.by = by_;
    next.whose = whoseChoices();
    next.whoseCode = whose_;
    next.day = fieldDay(day_);
    next.message = saver_.message();
    next.saving = saver_.busy();
    next.mayPlan = may(seat_, "session.plan");
    const auto all = tracks();
    for (const auto& track : all) {
        next.columns.push_back(track.head);
    }
    addClosed(next);
    addBlocks(next, all);
    addList(next);
    next.line = summary(next);
    const auto now = model::localTime(seat_.store->now(), timeZone_);
    for (std::size_t i = 0; i < all.size() && !next.nowColumn; ++i) {
        if (all[i].head.day == now.day) {
            next.nowColumn = i;
        }
    }
    next.nowMinute = now.minute;
    if (next.blocks.empty()) {
        next.empty = next.mayPlan
                         ? tr("Nothing is planned here. Plan a session: press the button above, or click a free time.")
                         : tr("Nothing is planned here.");
    }
    next.selected = selected_;
    show(std::move(next));
}

} // namespace present
