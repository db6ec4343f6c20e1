#include "db/read_injuries.h"

#include <map>

namespace db::read {
namespace {

constexpr char injuriesSql[] =
    "SELECT i.id, i.uid, i.day, i.minute, i.device_type, i.device_brand, i.area, i.how, i.circumstances, i.cause, "
    "i.action, i.closed, i.recorded_at, a.full_name, CASE WHEN ?3 THEN i.injured ELSE '' END "
    "FROM injury i JOIN account a ON a.id = i.recorded_by_id WHERE i.day BETWEEN ?1 AND ?2 "
    "ORDER BY i.day DESC, i.id DESC LIMIT 5000";

constexpr char notesSql[] =
    "SELECT n.injury_id, n.day, n.note, n.at, a.full_name FROM injury i JOIN injury_note n ON n.injury_id = i.id "
    "JOIN account a ON a.id = n.account_id WHERE i.day BETWEEN ?1 AND ?2 ORDER BY n.injury_id, n.day, n.id";

/// One question for all of them.
void addNotes(Connection& connection, model::Day first, model::Day last, std::vector<InjuryRow>& rows) {
    std::map<model::InjuryId, InjuryRow*> byId;
    for (auto& row : rows) {
        byId[row.injury.id] = &row;
    }
    connection.each(
        notesSql,
        [&](const Row& row) {
            if (const auto found = byId.find(row.get<model::InjuryId>(0)); found != byId.end()) {
                found->second->notes.push_back({.day = row.get<model::Day>(1),
                                                .note = row.text(2),
                                                .at = row.get<model::Instant>(3),
                                                .who = row.text(4)});
            }
        },
        first, last);
}

} // namespace

std::vector<InjuryRow> injuries(Connection& connection, model::Day first, model::Day last, bool withNames) {
    auto rows = connection.rows(
        injuriesSql,
        [](const Row& row) {
            return InjuryRow{.injury = {.id = row.get<model::InjuryId>(0),
                                        .uid = row.get<model::Uid>(1),
                                        .day = row.get<model::Day>(2),
                                        .minute = row.get<std::optional<int>>(3),
                                        .deviceType = row.text(4),
                                        .deviceBrand = row.text(5),
                                        .area = row.text(6),
                                        .how = row.text(7),
                                        .circumstances = row.text(8),
                                        .cause = row.text(9),
                                        .action = row.text(10),
                                        .injured = row.text(14),
                                        .closed = row.get<std::optional<model::Day>>(11)},
                             .recordedAt = row.get<model::Instant>(12),
                             .recordedBy = row.text(13)};
        },
        first, last, withNames);
    if (withNames) {
        addNotes(connection, first, last, rows);
    }
    return rows;
}

} // namespace db::read
