#include "app/present/session_care.h"

#include "app/present/aftercare_words.h"
#include "app/present/asking.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <map>

namespace present {

namespace {

std::vector<db::ReminderRow> stepsOfSession(const Seat& seat, model::SessionId session, model::ClientId client) {
    db::ReminderQuery query;
    query.set = db::ReminderSet::ofClient;
    query.client = client;
    query.limit = 10'000;
    std::map<std::string, db::ReminderRow> newest;
    for (auto& row : permitted([&] { return seat.access.reminders(query); }).rows) {
        if (row.session == session) {
            auto& known = newest[row.step];
            if (known.id < row.id) {
                known = std::move(row);
            }
        }
    }
    std::vector<db::ReminderRow> steps;
    for (auto& [code, row] : newest) {
        steps.push_back(std::move(row));
    }
    std::ranges::sort(steps, {}, [](const db::ReminderRow& row) { return std::pair{row.due.dueAt, row.id}; });
    return steps;
}

bool overWhenEntered(const db::ReminderRow& row) {
    return row.state == model::ReminderState::planned && row.due.lateAt <= row.plannedAt;
}

} // namespace

std::vector<CareLine> careOf(const Seat& seat, model::SessionId session, model::ClientId client) {
    const auto zone = seat.access.clinic().timeZone;
    const auto today = seat.access.today();
    const auto now = seat.store->now();
    std::vector<CareLine> lines;
    for (const auto& row : stepsOfSession(seat, session, client)) {
        const auto chip = chipOf(row, now);
        auto text = fill(tr("{0}; {1}"), {row.title, inSentence(chip.text)});
        if (const auto why = whyMoved(row.due.moved); !why.empty()) {
            text = fill(tr("{0}, moved {1}"), {text, why});
        }
        if (overWhenEntered(row)) {
            text = fill(tr("{0}: its time was over when the session was entered"), {text});
        }
        lines.push_back({whenWords(row.due.dueAt, zone, today), text, chip.tone});
    }
    return lines;
}

Message movedCare(const Seat& seat, model::SessionId session, model::ClientId client) {
    const auto zone = seat.access.clinic().timeZone;
    const auto today = seat.access.today();
    std::int64_t over = 0;
    std::string moved;
    for (const auto& row : stepsOfSession(seat, session, client)) {
        const auto why = whyMoved(row.due.moved);
        if (overWhenEntered(row)) {
            ++over;
        } else if (row.state == model::ReminderState::planned && !why.empty()) {
            moved += (moved.empty() ? "" : "\n") +
                     fill(tr("{0}: {1}, {2}."), {row.title, whenWords(row.due.dueAt, zone, today), why});
        }
    }
    Message message;
    if (over > 0) {
        message.title = counted(tr("{n, plural, one {The time of # aftercare step was over already: it is not sent.} "
                                   "other {The time of # aftercare steps was over already: they are not sent.}}"),
                                over);
    } else if (!moved.empty()) {
        message.title = tr("Aftercare does not all stand at its own time");
    }
    if (!message.title.empty()) {
        message.text = moved;
        message.tone = over > 0 ? Tone::warn : Tone::info;
    }
    return message;
}

} // namespace present
