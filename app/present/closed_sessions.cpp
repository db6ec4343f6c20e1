#include "app/present/closed_sessions.h"

#include "app/present/diary_slots.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <set>

namespace present {

namespace {

/// How far ahead a diary is kept.
constexpr model::Days horizon{730};

/// Those of `all` that are not in `others`.
std::vector<ClosedSession> without(const std::vector<ClosedSession>& all, const std::vector<ClosedSession>& others) {
    std::set<model::SessionId> known;
    for (const auto& one : others) {
        known.insert(one.row.id);
    }
    std::vector<ClosedSession> rest;
    std::copy_if(all.begin(), all.end(), std::back_inserter(rest),
                 [&](const ClosedSession& one) { return !known.contains(one.row.id); });
    return rest;
}

} // namespace

bool sameClosed(const std::vector<ClosedSession>& a, const std::vector<ClosedSession>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const ClosedSession& one, const ClosedSession& two) {
        return one.row.id == two.row.id && one.row.day == two.row.day && one.row.minute == two.row.minute &&
               one.shut == two.shut;
    });
}

std::optional<model::Shut> closedFor(const db::SessionRow& row, const model::Opening& opening,
                                     const ShutReasons& reasons) {
    if (row.state != model::SessionState::planned && row.state != model::SessionState::arrived) {
        return std::nullopt;
    }
    auto shut = model::shutAt(opening, row.day, row.minute, lengthOf(row));
    const auto said = reasons.find(row.id);
    return shut && said != reasons.end() && said->second.against == shut->key() ? std::nullopt : std::move(shut);
}

std::vector<ClosedSession> sessionsWhenClosed(const db::Access& access) {
    const auto first = access.today();
    const auto last = first + horizon;
    const auto opening = access.opening();
    if (!opening.week && opening.closures.empty()) {
        return {};
    }
    const auto reasons = access.shutReasons(first, last);
    std::vector<ClosedSession> all;
    for (auto& row : access.sessionsBetween(first, last)) {
        if (auto shut = closedFor(row, opening, reasons)) {
            all.push_back({std::move(row), *std::move(shut)});
        }
    }
    return all;
}

model::Outcome<OpeningChanged> changeOpening(db::Access& access, const model::Change& change) {
    const auto before = sessionsWhenClosed(access);
    auto applied = access.apply(change);
    if (!applied) {
        return applied.problems();
    }
    const auto after = sessionsWhenClosed(access);
    return OpeningChanged{*std::move(applied), without(after, before), without(before, after)};
}

std::string namesOf(const std::vector<ClosedSession>& sessions, model::Day today, std::size_t most) {
    std::string text;
    for (std::size_t i = 0; i < std::min(sessions.size(), most); ++i) {
        const auto& row = sessions[i].row;
        text += (text.empty() ? "" : "\n") +
                fill(tr("{0}, {1} {2}"), {row.clientName, shortDay(row.day, today), clockTime(row.minute)});
    }
    if (sessions.size() > most) {
        text += "\n" + fill(tr("and {0} more"), {number(static_cast<std::int64_t>(sessions.size() - most))});
    }
    return text;
}

} // namespace present
