#include "db/writing.h"

#include "db/apply.h"
#include "db/read_clinic.h"
#include "db/uid.h"

#include <algorithm>

namespace db {

const StoredPlans& ParsedTables::aftercare(Connection& connection) {
    const auto stamp =
        connection.value<std::int64_t>("SELECT coalesce(sum(id * id), 0) FROM aftercare_plan WHERE current = 1");
    if (!plans_ || stamp != plansStamp_) {
        StoredPlans stored;
        stored.plans = read::aftercarePlans(connection);
        for (const auto& plan : stored.plans) {
            stored.stepIds.push_back(connection.rows(
                "SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id "
                "WHERE p.code = ? AND p.version = ? ORDER BY s.ordinal",
                [](const Row& row) { return row.integer(0); }, plan.code, plan.version));
        }
        plans_ = std::move(stored);
        plansStamp_ = stamp;
    }
    return *plans_;
}

model::Uid Writing::newUid() const {
    return db::newUid(now);
}

Outcome carryOut(Writing& writing, const model::Change& change) {
    return std::visit([&](const auto& one) { return apply(writing, one); }, change);
}

std::optional<std::string> leavesText(const model::ZoneTree& tree, const std::vector<model::ZoneCode>& codes) {
    std::set<model::ZoneCode> wanted;
    for (const auto& code : codes) {
        const auto leaves = tree.leaves(code);
        if (leaves.empty()) {
            return std::nullopt;
        }
        wanted.insert(leaves.begin(), leaves.end());
    }
    std::string text;
    for (const auto& zone : tree.zones()) {
        if (wanted.contains(zone.code)) {
            text += (text.empty() ? "" : " ") + zone.code.text;
        }
    }
    return text;
}

} // namespace db
