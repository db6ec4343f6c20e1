// Completeness and trends of the hygiene audit.

#include "db/read_clinic.h"
#include "db/read_hygiene.h"

#include "model/aftercare.h"

#include <algorithm>
#include <map>

namespace db::read {
namespace {

// One row for each session that took place: what it used, what of that lacks its trace, what it wasted and overrode.
constexpr char sessionsSql[] =
    "SELECT s.day, a.id, a.full_name, coalesce(r.id, 0), coalesce(r.name, ''), "
    "(SELECT count(*) FROM cartridge_use x WHERE x.session_id = s.id AND x.fate = 'used'), "
    "(SELECT count(*) FROM cartridge_use x LEFT JOIN cartridge u ON u.id = x.cartridge_id WHERE x.session_id = s.id "
    "AND x.fate = 'used' AND (x.lot_id IS NULL OR x.pack_intact = 0 OR x.sheath_changed = 0 "
    "OR coalesce(u.container_id, s.container_id) IS NULL)), "
    "(SELECT count(*) FROM cartridge_use x WHERE x.session_id = s.id AND x.fate = 'wasted'), "
    "(SELECT count(DISTINCT o.finding_key) FROM session_override o WHERE o.session_id = s.id) "
    "FROM session s JOIN account a ON a.id = s.performer_id LEFT JOIN room r ON r.id = s.room_id "
    "WHERE s.day BETWEEN ?1 AND ?2 AND s.counts = 1 AND s.state <> 'open' ORDER BY s.day, s.minute";
constexpr char wastedSql[] =
    "SELECT e.at, e.waste_reason FROM cartridge_event e WHERE e.event = 'wasted' AND e.at >= ?1 "
    "AND e.at < ?2 ORDER BY e.at";
constexpr char openingSql[] = "SELECT coalesce(sum(received + found - used - wasted - expired - returned - lost), 0) "
                              "FROM lot_day_cache WHERE day < ?1";
constexpr char movedSql[] =
    "SELECT substr(day, 1, 7) AS month, sum(received + found - used - wasted - expired - returned "
    "- lost) FROM lot_day_cache WHERE day BETWEEN ?1 AND ?2 GROUP BY month ORDER BY month";

model::Day monthOf(model::Day day) {
    const date::year_month_day civil{day};
    return model::Day{civil.year() / civil.month() / 1};
}

void count(HygieneGroup& group, const Row& row, bool complete) {
    group.sessions += 1;
    group.complete += complete ? 1 : 0;
    group.used += row.integer(5);
    group.wasted += row.integer(7);
    group.overrides += row.integer(8);
}

std::vector<HygieneGroup> byName(std::map<std::int64_t, HygieneGroup> groups) {
    std::vector<HygieneGroup> all;
    for (auto& [id, group] : groups) {
        all.push_back(std::move(group));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const HygieneGroup& a, const HygieneGroup& b) { return a.name < b.name; });
    return all;
}

HygieneSummary gathered(Connection& connection, const HygieneQuery& query) {
    HygieneSummary summary;
    std::map<model::Day, HygieneMonth> months;
    for (auto month = monthOf(query.first); month <= query.last; month = model::addMonths(month, 1)) {
        months[month].first = month;
    }
    std::map<std::int64_t, HygieneGroup> people;
    std::map<std::int64_t, HygieneGroup> rooms;
    connection.each(
        sessionsSql,
        [&](const Row& row) {
            const bool complete = row.integer(5) > 0 && row.integer(6) == 0;
            auto& month = months[monthOf(row.get<model::Day>(0))];
            summary.sessions += 1;
            summary.complete += complete ? 1 : 0;
            month.sessions += 1;
            month.complete += complete ? 1 : 0;
            month.used += row.integer(5);
            month.overrides += row.integer(8);
            auto& person = people[row.integer(1)];
            person.name = row.text(2);
            count(person, row, complete);
            auto& room = rooms[row.integer(3)];
            room.name = row.text(4);
            count(room, row, complete);
        },
        query.first, query.last);

    const auto zone = clinic(connection).timeZone;
    connection.each(
        wastedSql,
        [&](const Row& row) {
            const auto day = model::localTime(row.get<model::Instant>(0), zone).day;
            months[monthOf(day)].wasted[row.get<model::WasteReason>(1)] += 1;
        },
        model::instantOf({query.first, 0}, zone), model::instantOf({query.last + model::Days{1}, 0}, zone));

    std::map<std::string, std::int64_t> moved;
    connection.each(
        movedSql, [&](const Row& row) { moved[row.text(0)] = row.integer(1); }, query.first, query.last);
    auto onHand = connection.value<std::int64_t>(openingSql, query.first);
    for (auto& [first, month] : months) {
        onHand += moved[model::isoText(first).substr(0, 7)];
        month.onHand = onHand;
        summary.months.push_back(std::move(month));
    }
    summary.practitioners = byName(std::move(people));
    summary.rooms = byName(std::move(rooms));
    return summary;
}

} // namespace

std::optional<HygieneSummary> hygieneSummary(Connection& connection, const HygieneQuery& query,
                                             const std::stop_token& stop) {
    HygieneSummary summary;
    const auto gather = [&] { summary = gathered(connection, query); };
    const bool whole =
        connection.stoppable(stop, [&] { return connection.inTransaction() ? gather() : connection.read(gather); });
    return whole && !stop.stop_requested() ? std::optional{std::move(summary)} : std::nullopt;
}

} // namespace db::read
