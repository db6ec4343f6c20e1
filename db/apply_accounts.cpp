// Charts that only some may read, and the way in for an emergency.

#include "db/access_notices.h"
#include "db/apply.h"
#include "db/payload.h"
#include "db/read_accounts.h"
#include "db/uid.h"

#include "model/text_length.h"

namespace db {
namespace {

constexpr std::size_t leastReason = 10;
constexpr std::size_t mostReason = 1000;
constexpr std::chrono::minutes emergencyLasts{60};

std::optional<model::Uid> uidOfClient(Writing& w, model::ClientId client) {
    return w.db.one(
        "SELECT uid FROM client WHERE id = ?", [](const Row& row) { return row.get<model::Uid>(0); }, client);
}

std::optional<model::Problem> faultOfReason(std::string_view reason) {
    if (reason.empty()) {
        return model::Problem{"reason", "required", {}};
    }
    if (model::lengthOf(reason) < leastReason) {
        return model::Problem{"reason", "words-too-short", {std::to_string(leastReason)}};
    }
    if (model::lengthOf(reason) > mostReason) {
        return model::Problem{"reason", "too-long", {std::to_string(mostReason)}};
    }
    return std::nullopt;
}

} // namespace

void noteAccess(Connection& connection, model::AccessNoticeKind kind, model::AccountId account, model::Instant now) {
    connection.run("INSERT INTO access_notice (uid, kind, at, account_id, client_id, until, reason, seen_at, "
                   "seen_by_id) VALUES (?, ?, ?, ?, NULL, NULL, '', NULL, NULL)",
                   newUid(now), kind, now, account);
}

Outcome apply(Writing& w, const model::RestrictChart& change) {
    const auto client = uidOfClient(w, change.client);
    if (!client) {
        return model::Problem{"client", "unknown", {}};
    }
    const std::string reason{model::trimmed(change.reason)};
    if (auto problem = change.restricted ? faultOfReason(reason) : std::nullopt) {
        return *std::move(problem);
    }
    const auto lifted = w.db.run("DELETE FROM restricted_chart WHERE client_id = ?", change.client);
    if (change.restricted) {
        w.db.run("INSERT INTO restricted_chart (client_id, since, by_id, reason) VALUES (?, ?, ?, ?)", change.client,
                 w.now, w.who.id, reason);
    } else if (lifted == 0) {
        return model::Problem{"client", "not-restricted", {}};
    }
    return Written{change.client.value, *client, JsonText::object([&](JsonText& json) {
                       json.field("restricted", change.restricted);
                       json.filled("reason", reason);
                   })};
}

Outcome apply(Writing& w, const model::OpenInEmergency& change) {
    const auto client = uidOfClient(w, change.client);
    if (!client) {
        return model::Problem{"client", "unknown", {}};
    }
    const std::string reason{model::trimmed(change.reason)};
    if (auto problem = faultOfReason(reason)) {
        return *std::move(problem);
    }
    if (read::chartAccess(w.db, w.who.roles, w.who.id, change.client, w.now).open) {
        return model::Problem{"client", "chart-open", {}};
    }
    const auto until = w.now + emergencyLasts;
    const auto id =
        w.db.insert("INSERT INTO access_notice (uid, kind, at, account_id, client_id, until, reason, "
                    "seen_at, seen_by_id) VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL)",
                    w.newUid(), model::AccessNoticeKind::emergency, w.now, w.who.id, change.client, until, reason);
    return Written{id, *client, JsonText::object([&](JsonText& json) {
                       json.field("reason", reason);
                       json.field("until", model::isoText(until));
                   })};
}

Outcome apply(Writing& w, const model::SeeAccessNotice& change) {
    const auto known = w.db.one(
        "SELECT uid, seen_at IS NOT NULL FROM access_notice WHERE id = ?",
        [](const Row& row) {
            return std::pair{row.get<model::Uid>(0), row.get<bool>(1)};
        },
        change.notice);
    if (!known) {
        return model::Problem{"notice", "unknown", {}};
    }
    if (known->second) {
        return model::Problem{"notice", "already-seen", {}};
    }
    w.db.run("UPDATE access_notice SET seen_at = ?, seen_by_id = ? WHERE id = ?", w.now, w.who.id, change.notice);
    return Written{change.notice.value, known->first, "{}"};
}

} // namespace db
