#include "db/read_injuries.h"

namespace db::read {
namespace {

constexpr char injuriesSql[] =
    "SELECT i.id, i.uid, i.day, i.minute, i.device_type, i.device_brand, i.area, i.how, i.circumstances, i.cause, "
    "i.action, i.closed, i.recorded_at, a.full_name, CASE WHEN ?3 THEN i.injured ELSE '' END "
    "FROM injury i JOIN account a ON a.id = i.recorded_by_id WHERE i.day BETWEEN ?1 AND ?2 "
    "ORDER BY i.day DESC, i.id DESC LIMIT 5000";

} // namespace

std::vector<InjuryRow> injuries(Connection& connection, model::Day first, model::Day last, bool withNames) {
    return connection.rows(
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
}

} // namespace db::read
