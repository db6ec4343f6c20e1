#include "db/opening_rows.h"

#include "model/text_length.h"

namespace db {

namespace {

constexpr char weekSql[] = "SELECT id, opens, closes FROM opening_hours ORDER BY id";
constexpr char closuresSql[] =
    "SELECT id, uid, first_day, last_day, opens, closes, reason FROM closure WHERE removed_at IS NULL ORDER BY id";
constexpr char reasonsSql[] =
    "SELECT r.session_id, r.against, r.words FROM session s JOIN session_closed_reason r ON r.session_id = s.id AND "
    "r.version = s.version WHERE s.day BETWEEN ? AND ? ORDER BY r.id";
constexpr char reasonSql[] =
    "SELECT session_id, against, words FROM session_closed_reason WHERE session_id = ? AND version = ?";

constexpr std::size_t shortestReason = 3; // as for a warning of the rules
constexpr std::size_t longestReason = 500;

std::optional<model::OpenSpan> spanAt(const Row& row, int column) {
    if (row.isNull(column)) {
        return std::nullopt;
    }
    return model::OpenSpan{row.get<int>(column), row.get<int>(column + 1)};
}

model::ShutReason reasonOf(const Row& row) {
    return {row.get<model::SessionId>(0), row.text(1), row.text(2)};
}

} // namespace

namespace read {

model::Opening opening(Connection& connection) {
    model::Opening opening;
    model::OpeningWeek week;
    std::size_t days = 0;
    connection.each(weekSql, [&](const Row& row) {
        week.at(row.get<std::size_t>(0) - 1) = spanAt(row, 1);
        ++days;
    });
    if (days == week.size()) {
        opening.week = week;
    } else if (days != 0) {
        throw Error{Fault::corrupt, weekSql, "the week of the opening hours has not seven days"};
    }
    opening.closures = connection.rows(closuresSql, [](const Row& row) {
        return model::Closure{row.get<model::ClosureId>(0), row.get<model::Uid>(1), row.get<model::Day>(2),
                              row.get<model::Day>(3),       spanAt(row, 4),         row.text(6)};
    });
    return opening;
}

std::map<model::SessionId, model::ShutReason> shutReasons(Connection& connection, model::Day first, model::Day last) {
    std::map<model::SessionId, model::ShutReason> all;
    connection.each(
        reasonsSql,
        [&](const Row& row) {
            auto one = reasonOf(row);
            all.insert_or_assign(one.session, std::move(one));
        },
        first, last);
    return all;
}

} // namespace read

model::Outcome<std::optional<model::ShutReason>> shutReasonFor(Writing& w, model::Day day, int minute, int length,
                                                               std::string_view words,
                                                               const std::optional<SessionHead>& before) {
    using Answer = std::optional<model::ShutReason>;
    const auto shut = model::shutAt(read::opening(w.db), day, minute, length);
    if (!shut) {
        return Answer{};
    }
    const auto said = model::trimmed(words);
    if (said.empty() && before) {
        const auto kept = w.db.one(reasonSql, reasonOf, before->id, before->version);
        if (kept && kept->against == shut->key()) {
            return Answer{*kept};
        }
    }
    if (said.empty()) {
        return shut->closure ? model::Problem{"closedReason", "closed-then", {shut->closure->reason}}
                             : model::Problem{"closedReason", "outside-hours", {}};
    }
    const auto letters = model::lengthOf(said);
    if (letters < shortestReason) {
        return model::Problem{"closedReason", "too-short", {std::to_string(shortestReason)}};
    }
    if (letters > longestReason) {
        return model::Problem{"closedReason", "too-long", {std::to_string(longestReason)}};
    }
    return Answer{model::ShutReason{{}, shut->key(), std::string{said}}};
}

void insertShutReason(Writing& w, model::SessionId session, int version,
                      const std::optional<model::ShutReason>& reason) {
    if (reason) {
        w.db.run("INSERT INTO session_closed_reason (session_id, version, against, words, at, account_id) "
                 "VALUES (?, ?, ?, ?, ?, ?)",
                 session, version, reason->against, reason->words, w.now, w.who.id);
    }
}

} // namespace db
