// The clinic's limits for a window that nobody uses.

#include "db/apply.h"
#include "db/payload.h"
#include "db/read_idle_lock.h"

namespace db {
namespace {

constexpr char idleLimitsSql[] = "SELECT after_minutes, desk_minutes FROM idle_lock WHERE id = 1";

void writeIdleLimits(JsonText& json, const model::IdleLimits& limits) {
    json.field("afterMinutes", limits.after.count());
    json.field("deskMinutes", limits.atDesk.count());
}

} // namespace

Outcome apply(Writing& w, const model::SetIdleLock& change) {
    const auto& limits = change.limits;
    if (auto problems = model::validate(limits); !problems.empty()) {
        return problems;
    }
    const auto before = read::idleLimits(w.db);
    w.db.run("INSERT INTO idle_lock (id, after_minutes, desk_minutes) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET "
             "after_minutes = excluded.after_minutes, desk_minutes = excluded.desk_minutes",
             limits.after.count(), limits.atDesk.count());
    return Written{1, w.clinic.uid, editPayload(limits, before, writeIdleLimits)};
}

namespace read {

model::IdleLimits idleLimits(Connection& connection) {
    return connection
        .one(idleLimitsSql,
             [](const Row& row) {
                 return model::IdleLimits{std::chrono::minutes{row.get<int>(0)}, std::chrono::minutes{row.get<int>(1)}};
             })
        .value_or(model::IdleLimits{});
}

} // namespace read
} // namespace db
