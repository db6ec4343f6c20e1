#include "app/present/diary.h"

#include "app/present/asking.h"
#include "app/present/diary_state.h"
#include "app/present/text.h"

#include <algorithm>

namespace present {

using model::SessionState;

Diary::Diary(Seat seat)
    : seat_{std::move(seat)}
    , saver_{seat_, [this] { render(); }, [this] { refresh(); }}
    , reader_{seat_.ports}
    , watch_{seat_}
    , form_{seat_}
    , day_{seat_.access.today()} {
    form_.saved = [this](model::SessionId session, model::Day day, const Message& note) {
        selected_ = session;
        saver_.say(note);
        day_ = day;
        refresh();
    };
    watch_.changed = [this] { render(); };
    refresh();
}

void Diary::refresh() {
    load();
    render();
    form_.refresh();
    watch_.look();
    askCourses();
}

void Diary::load() {
    const auto& access = seat_.access;
    rules_ = access.rules();
    accounts_ = access.accounts();
    rooms_ = access.rooms();
    timeZone_ = access.clinic().timeZone;
    today_ = access.today();
    opening_ = access.opening();
    const auto first = firstDay();
    const auto last = span_ == DiarySpan::day ? first : first + model::Days{6};
    sessions_ = permitted([&] { return access.sessionsBetween(first, last); });
    std::erase_if(sessions_, [](const db::SessionRow& one) { return one.state == SessionState::cancelled; });
    reasons_ = permitted([&] { return access.shutReasons(first, last); });
    if (selected_ && row(*selected_) == nullptr) {
        selected_.reset();
    }
}

/// Off the UI thread: each client in sight is asked for all of his sessions.
void Diary::askCourses() {
    std::set<model::ClientId> clients;
    for (const auto& one : sessions_) {
        clients.insert(one.client);
    }
    const std::pair wanted{seat_.store->dataVersion(), clients};
    if (coursesAsked_ == wanted) {
        return;
    }
    coursesAsked_ = wanted;
    reader_.forget();
    using Answer = std::map<model::SessionId, CourseProgress>;
    reader_.run<Answer>(
        [seat = seat_, clients = std::move(clients)] {
            Answer all;
            for (const auto client : clients) {
                all.merge(courses(permitted([&] { return seat.access.sessionsOf(client); }).rows));
            }
            return all;
        },
        [this](Answer all) {
            if (all != progress_) {
                progress_ = std::move(all);
                render();
            }
        },
        [this](const std::string&) { coursesAsked_.reset(); }, Lane::aside);
}

/// Weeks begin on Monday (ISO 8601).
model::Day Diary::firstDay() const {
    return span_ == DiarySpan::day ? day_ : day_ - (date::weekday{day_} - date::Monday);
}

void Diary::go(model::Day day) {
    day_ = day;
    saver_.say({});
    refresh();
}

void Diary::step(int by) {
    go(day_ + model::Days{span_ == DiarySpan::day ? by : 7 * by});
}

void Diary::goToday() {
    go(seat_.access.today());
}

bool Diary::goTyped(const std::string& day) {
    const auto typed = typedDay(day);
    if (typed) {
        go(*typed);
    }
    return typed.has_value();
}

void Diary::showSpan(DiarySpan span) {
    span_ = span;
    refresh();
}

void Diary::showBy(DiaryBy by) {
    by_ = by;
    render();
}

void Diary::showWhose(const std::string& code) {
    whose_ = code;
    render();
}

void Diary::select(std::optional<model::SessionId> session) {
    if (selected_ != session) {
        selected_ = session;
        render();
    }
}

void Diary::open(model::SessionId session) {
    if (const auto found = permitted([&] { return seat_.access.session(session); })) {
        day_ = found->row.day;
        whose_ = "all";
        selected_ = session;
        saver_.say({});
        refresh();
    }
}

const DiaryBlock* Diary::block(model::SessionId session) const {
    const auto found = std::find_if(view().blocks.begin(), view().blocks.end(),
                                    [&](const DiaryBlock& one) { return one.session == session; });
    return found == view().blocks.end() ? nullptr : &*found;
}

const db::SessionRow* Diary::row(model::SessionId session) const {
    const auto found =
        std::find_if(sessions_.begin(), sessions_.end(), [&](const db::SessionRow& one) { return one.id == session; });
    return found == sessions_.end() ? nullptr : &*found;
}

void Diary::arrive(model::SessionId session) {
    saver_.save({model::ArriveSession{session}});
}

void Diary::cancel(model::SessionId session, const std::string& reason, bool noShow) {
    saver_.save({model::CancelSession{session, reason, noShow}});
}

void Diary::shift(model::SessionId session, int minutes, int columns) {
    if (const auto* one = block(session)) {
        const auto last = static_cast<int>(view().columns.size()) - 1;
        const int column = static_cast<int>(one->column) + columns;
        if (span_ == DiarySpan::week && (column < 0 || column > last)) {
            // Beyond the week in sight lies the next one.
            auto place =
                DiaryPlace{view().columns[one->column].day + model::Days{columns}, one->minute + minutes, {}, {}};
            const auto detail = permitted([&] { return seat_.access.session(session); });
            if (one->canMove && detail) {
                place.performer = detail->row.performer;
                place.room = detail->record.room;
                form_.moveTo(session, place);
            }
            return;
        }
        drop(session, static_cast<std::size_t>(std::clamp(column, 0, last)), one->minute + minutes);
    }
}

void Diary::drop(model::SessionId session, std::size_t column, int minute) {
    const auto* one = block(session);
    const auto all = tracks();
    const auto detail =
        one != nullptr && one->canMove ? permitted([&] { return seat_.access.session(session); }) : std::nullopt;
    if (!detail || column >= all.size()) {
        return;
    }
    const auto& track = all[column];
    DiaryPlace place{track.head.day, std::clamp(minute, 0, 24 * 60 - slotStep), detail->row.performer,
                     detail->record.room};
    if (track.performer) {
        place.performer = *track.performer;
    }
    if (track.room && *track.room != detail->row.room) {
        const auto found = std::find_if(rooms_.begin(), rooms_.end(),
                                        [&](const db::Room& known) { return known.name == *track.room; });
        place.room = found == rooms_.end() ? std::nullopt : std::optional{found->id};
    }
    const DiaryPlace before{detail->row.day, detail->row.minute, detail->row.performer, detail->record.room};
    if (place == before) {
        render(); // a block that was dragged goes back
        return;
    }
    saver_.say({});
    form_.moveTo(session, place);
}

void Diary::planNew(std::optional<model::ClientId> client, std::optional<std::size_t> column,
                    std::optional<int> minute) {
    if (!may(seat_, "session.plan")) {
        return;
    }
    auto day = day_;
    std::optional<model::AccountId> performer;
    std::optional<model::RoomId> room;
    const auto all = tracks();
    if (column && *column < all.size()) {
        const auto& track = all[*column];
        day = track.head.day;
        performer = track.performer;
        for (const auto& known : rooms_) {
            if (track.room == known.name) {
                room = known.id;
            }
        }
    }
    if (form_.view().open && !client && minute) {
        auto input = form_.view().input;
        input.day = fieldDay(day);
        input.time = fieldTime(*minute);
        if (performer) {
            input.performer = std::to_string(performer->value);
        }
        if (room) {
            input.room = std::to_string(room->value);
        }
        form_.type(std::move(input));
        return;
    }
    form_.plan(client, day, minute, performer, room);
}

} // namespace present
