// Closed time in the diary: how it is drawn, told, and held against the sessions that lie in it.

#include "app/present/diary.h"
#include "app/present/opening_text.h"
#include "app/present/text_days.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

/// Why the clinic is closed all that day.
std::optional<model::Shut> closedAllDay(const model::Opening& opening, model::Day day) {
    return model::openSpan(opening, day) ? std::nullopt : model::shutAt(opening, day, 0);
}

} // namespace

void Diary::addClosed(DiaryView& next) const {
    const auto told = [&](model::Day day) { return opening_.week || model::closureOn(opening_, day) != nullptr; };
    for (const auto& column : next.columns) {
        if (const auto span = model::openSpan(opening_, column.day); span && told(column.day)) {
            next.begins = std::min(next.begins, span->from / 60 * 60);
            next.ends = std::max(next.ends, (span->to + 59) / 60 * 60);
        }
    }
    for (std::size_t i = 0; i < next.columns.size(); ++i) {
        auto& column = next.columns[i];
        if (!told(column.day)) {
            continue;
        }
        column.closed = closedOn(column.day);
        const auto open = model::openSpan(opening_, column.day);
        if (!open) {
            next.closed.push_back({i, 0, 24 * 60});
            continue;
        }
        for (const auto& shade : {DiaryShade{i, 0, open->from}, DiaryShade{i, open->to, 24 * 60}}) {
            if (shade.from < shade.to) {
                next.closed.push_back(shade);
            }
        }
    }
}

/// A closing that somebody has given a reason for is only told.
void Diary::markClosed(DiaryBlock& block, const db::SessionRow& row) const {
    const auto shut = closedFor(row, opening_, reasons_);
    if (!shut) {
        return;
    }
    const auto why = fill(tr("{0}. Move this session."), {closedText(*shut, row.day)});
    block.warning += (block.warning.empty() ? "" : " ") + why;
    if (block.warningTone != Tone::deny) {
        block.warningTone = Tone::warn;
        block.state = {tr("Closed then"), Tone::warn};
    }
}

/// Why that day is closed, or which other hours it has.
std::string Diary::closedOn(model::Day day) const {
    if (const auto shut = closedAllDay(opening_, day)) {
        return closedText(*shut, day);
    }
    const auto* closure = model::closureOn(opening_, day);
    return closure != nullptr ? closedText({*closure, closure->open}, day) : std::string{};
}

} // namespace present
