// How long records are kept, whose are held, and erasing those of one client for good.

#include "db/access.h"
#include "db/account_rows.h"
#include "db/client_index.h"
#include "db/client_tables.h"
#include "db/json_text.h"
#include "db/read_clients.h"
#include "db/read_clinic.h"
#include "db/retention_table.h"
#include "db/role_table.h"
#include "db/schema_sqlite.h"
#include "db/store_state.h"
#include "model/aftercare.h"
#include "model/text_length.h"

#include <algorithm>
#include <set>

namespace db {
namespace {

constexpr std::chrono::minutes erasureConfirmedFor{5};
constexpr std::size_t leastErasureReason = 3; ///< characters
constexpr std::size_t mostErasureReason = 500;

// The last visit is the last session that was done; without one, the day on which the client was entered.
#define LAST_VISIT                                                                                                     \
    "coalesce((SELECT max(s.day) FROM session s WHERE s.client_id = c.id AND s.state IN ('signed', 'amended', "        \
    "'abandoned', 'open')), date(c.created_at / 1000000, 'unixepoch'))"
constexpr char visitSql[] = "SELECT " LAST_VISIT ", c.birth_date FROM client c WHERE c.id = ?";
constexpr char everyVisitSql[] =
    "SELECT c.id, c.uid, trim(c.given_name || ' ' || c.family_name), " LAST_VISIT ", c.birth_date FROM client c "
    "WHERE c.id NOT IN (SELECT client_id FROM legal_hold) AND c.id NOT IN (SELECT client_id FROM erasure) "
    "ORDER BY c.id";
constexpr char openVisitsSql[] = "SELECT count(*) FROM session WHERE client_id = ? AND state IN ('planned', 'arrived', "
                                 "'open')";
// Whoever lives at the client's address keeps it.
constexpr char passAddressOnSql[] =
    "UPDATE client SET address_lines = o.address_lines, address_city = o.address_city, "
    "address_postcode = o.address_postcode, address_country = o.address_country, shares_address_with_id = NULL "
    "FROM client o WHERE o.id = ?1 AND client.shares_address_with_id = ?1";
constexpr char emptyClientSql[] =
    "UPDATE client SET given_name = '', family_name = '-', birth_date = NULL, phone = '', email = '', "
    "address_lines = '', address_city = '', address_postcode = '', address_country = '', "
    "shares_address_with_id = NULL, consent_email = 'not-asked', consent_sms = 'not-asked', "
    "consent_phone = 'not-asked', consent_post = 'not-asked', language = '', time_zone = '', guardian_name = NULL, "
    "guardian_relation = NULL, guardian_phone = NULL, guardian_email = NULL, skin_type = NULL, allergies = '', "
    "desk_notes = '', external_reference = '', client_since = NULL, deceased = NULL WHERE id = ?";

model::Roles rolesToday(Connection& db, const Actor& actor) {
    const auto account = accountOf(db, actor.account());
    return account && !account->disabled ? account->roles : model::Roles{};
}

model::Problem refusedFor(std::string_view verb) {
    return {"permission", "not-permitted", {std::string{verb}}};
}

std::optional<model::Problem> faultOfErasureReason(std::string_view reason) {
    if (reason.empty()) {
        return model::Problem{"reason", "required", {}};
    }
    if (model::lengthOf(reason) < leastErasureReason) {
        return model::Problem{"reason", "words-too-short", {std::to_string(leastErasureReason)}};
    }
    if (model::lengthOf(reason) > mostErasureReason) {
        return model::Problem{"reason", "too-long", {std::to_string(mostErasureReason)}};
    }
    return std::nullopt;
}

const model::RetentionPeriod* periodOf(Connection& db) {
    const auto code =
        db.one("SELECT jurisdiction FROM retention WHERE id = 1", [](const Row& row) { return row.text(0); });
    const auto& all = retentionTable();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return code == one.code; });
    return found == all.end() ? nullptr : &*found;
}

model::Day todayIn(Connection& db, model::Instant now) {
    return model::localTime(now, read::clinic(db).timeZone).day;
}

RetentionState retentionOf(Connection& db, model::ClientId client, model::Day today) {
    RetentionState state;
    if (const auto* period = periodOf(db)) {
        state.jurisdiction = period->code;
        state.until =
            db.one(
                  visitSql,
                  [&](const Row& row) {
                      return model::keptUntil(*period, row.get<model::Day>(0), row.get<std::optional<model::Day>>(1));
                  },
                  client)
                .value_or(std::nullopt);
    }
    state.over = state.until && *state.until <= today;
    if (auto held = db.one(
            "SELECT reason FROM legal_hold WHERE client_id = ?", [](const Row& row) { return row.text(0); }, client)) {
        state.held = true;
        state.heldFor = *std::move(held);
    }
    return state;
}

/// Entries on the client, on any record of the client, and those of others that name the client.
std::vector<std::int64_t> entriesToErase(Connection& db, model::ClientId client, const model::Uid& uid) {
    std::set<std::int64_t> sequences;
    const auto take = [&](const Row& row) { sequences.insert(row.integer(0)); };
    for (const auto& table : clientTables()) {
        const auto columns = columnsOf(db, table.name);
        if (std::find(columns.begin(), columns.end(), "uid") != columns.end()) {
            db.each("SELECT sequence FROM trail_entry WHERE subject IN (SELECT uid FROM \"" + table.name + "\" WHERE " +
                        ofClient(clientTables(), table.name) + ") ORDER BY sequence",
                    take, client);
        }
    }
    db.each("SELECT sequence FROM trail_payload WHERE instr(payload, ?) > 0 ORDER BY sequence", take, uid);
    return {sequences.begin(), sequences.end()};
}

/// What a column that is emptied gets: NULL where it may, else a dash.
void emptyColumns(Connection& db, const ClientTable& table, model::ClientId client) {
    std::string sql = "UPDATE \"" + table.name + "\" SET ";
    for (const auto& column : table.emptied) {
        const bool needed =
            db.value<bool>("SELECT \"notnull\" FROM pragma_table_info(?) WHERE name = ?", table.name, column);
        sql += (column == table.emptied.front() ? "\"" : ", \"") + column + (needed ? "\" = '-'" : "\" = NULL");
    }
    db.run(sql + " WHERE " + ofClient(clientTables(), table.name), client);
}

std::int64_t deleteRecords(Connection& db, model::ClientId client) {
    std::int64_t deleted = 0;
    db.run("INSERT INTO trail_erasing_client (client_id) VALUES (?)", client);
    for (const auto& table : clientTables()) {
        switch (table.erasure) {
        case ClientTable::Erasure::remove:
            deleted +=
                db.run("DELETE FROM \"" + table.name + "\" WHERE " + ofClient(clientTables(), table.name), client);
            break;
        case ClientTable::Erasure::empty:
            emptyColumns(db, table, client);
            break;
        case ClientTable::Erasure::client:
            db.run(passAddressOnSql, client);
            db.run(emptyClientSql, client);
            break;
        case ClientTable::Erasure::keep:
            break;
        }
    }
    db.run("DELETE FROM trail_erasing_client");
    return deleted;
}

} // namespace

RetentionState Access::retention(model::ClientId id) const {
    auto& state = *store_->state_;
    return state.ask([&](Connection& db) {
        if (!mayDo(rolesToday(db, actor_), readRetentionVerb)) {
            throw Error{Fault::notPermitted, std::string{readRetentionVerb}, "the role table forbids it"};
        }
        return retentionOf(db, id, todayIn(db, state.now()));
    });
}

Listed<RetentionRow> Access::retentionOver(int limit) const {
    auto& state = *store_->state_;
    auto connection = state.another();
    return connection.read([&] {
        if (!mayDo(rolesToday(connection, actor_), readRetentionVerb)) {
            throw Error{Fault::notPermitted, std::string{readRetentionVerb}, "the role table forbids it"};
        }
        Listed<RetentionRow> over;
        const auto* period = periodOf(connection);
        if (!period) {
            return over;
        }
        const auto today = todayIn(connection, state.now());
        connection.each(everyVisitSql, [&](const Row& row) {
            const auto lastVisit = row.get<model::Day>(3);
            const auto until = model::keptUntil(*period, lastVisit, row.get<std::optional<model::Day>>(4));
            if (until && *until <= today) {
                over.rows.push_back(
                    {row.get<model::ClientId>(0), row.get<model::Uid>(1), row.text(2), lastVisit, *until});
            }
        });
        over.total = std::ssize(over.rows);
        std::stable_sort(over.rows.begin(), over.rows.end(),
                         [](const auto& one, const auto& other) { return one.until < other.until; });
        over.rows.resize(std::min(over.rows.size(), static_cast<std::size_t>(std::max(limit, 0))));
        return over;
    });
}

model::Outcome<model::Done> Access::setRetention(const std::string& jurisdiction) {
    auto& state = *store_->state_;
    std::string codes;
    bool known = false;
    for (const auto& period : retentionTable()) {
        codes += (codes.empty() ? "" : ", ") + period.code;
        known = known || period.code == jurisdiction;
    }
    if (!known) {
        return model::Problem{"jurisdiction", "not-one-of", {jurisdiction, codes}};
    }
    return state.write([&](Connection& db) -> model::Outcome<model::Done> {
        if (!mayDo(rolesToday(db, actor_), setRetentionVerb)) {
            return refusedFor(setRetentionVerb);
        }
        const auto* before = periodOf(db);
        db.run("INSERT INTO retention (id, jurisdiction) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET "
               "jurisdiction = excluded.jurisdiction",
               jurisdiction);
        state.trail->append(state.now(), actor_.person().uid, setRetentionVerb, read::clinic(db).uid,
                            JsonText::object([&](JsonText& json) {
                                json.field("jurisdiction", jurisdiction);
                                json.filled("old", before ? before->code : std::string{});
                            }));
        return model::Done{};
    });
}

model::Outcome<model::Done> Access::holdRecords(model::ClientId client, bool held, const std::string& reason) {
    auto& state = *store_->state_;
    const std::string why{model::trimmed(reason)};
    if (auto problem = held ? faultOfErasureReason(why) : std::nullopt) {
        return *std::move(problem);
    }
    return state.write([&](Connection& db) -> model::Outcome<model::Done> {
        if (!mayDo(rolesToday(db, actor_), holdRecordsVerb)) {
            return refusedFor(holdRecordsVerb);
        }
        const auto found = read::client(db, client);
        if (!found) {
            return model::Problem{"client", "unknown", {}};
        }
        const auto lifted = db.run("DELETE FROM legal_hold WHERE client_id = ?", client);
        if (held) {
            db.run("INSERT INTO legal_hold (client_id, since, by_id, reason) VALUES (?, ?, ?, ?)", client, state.now(),
                   actor_.account(), why);
        } else if (lifted == 0) {
            return model::Problem{"client", "not-held", {}};
        }
        state.trail->append(state.now(), actor_.person().uid, holdRecordsVerb, found->uid,
                            JsonText::object([&](JsonText& json) {
                                json.field("held", held);
                                json.filled("reason", why);
                            }));
        return model::Done{};
    });
}

model::Outcome<Erased> Access::eraseClient(model::ClientId client, const std::string& reason,
                                           const Confirmation& confirmation) {
    auto& state = *store_->state_;
    if (state.kind != StoreKind::live) {
        return model::Problem{"store", "old-copy", {}};
    }
    const auto now = state.now();
    if (confirmation.at() + erasureConfirmedFor < now) {
        return model::Problem{"confirmation", "too-old", {}};
    }
    const std::string why{model::trimmed(reason)};
    return state.write([&](Connection& db) -> model::Outcome<Erased> {
        const auto roles = rolesToday(db, actor_);
        const auto confirming = accountOf(db, confirmation.account());
        if (!mayDo(roles, eraseClientVerb)) {
            return refusedFor(eraseClientVerb);
        }
        if (!confirming || confirming->disabled || !mayDo(confirming->roles, eraseClientVerb)) {
            return model::Problem{"confirmation", "not-permitted", {}};
        }
        const auto found = read::client(db, client);
        if (!found) {
            return model::Problem{"client", "unknown", {}};
        }
        if (db.value<std::int64_t>("SELECT count(*) FROM erasure WHERE client_id = ?", client) > 0) {
            return model::Problem{"client", "erased", {}};
        }
        if (db.value<std::int64_t>(openVisitsSql, client) > 0) {
            return model::Problem{"client", "visit-open", {}};
        }
        const auto retained = retentionOf(db, client, todayIn(db, now));
        const bool early = retained.held || !retained.over;
        if (early) {
            if (why.empty() || !roles.contains(model::Role::owner)) {
                return model::Problem{"reason", "must-keep", {}};
            }
            if (auto problem = faultOfErasureReason(why)) {
                return *std::move(problem);
            }
        }
        const auto sequences = entriesToErase(db, client, found->uid);
        Erased erased;
        erased.entries = std::ssize(sequences);
        erased.records = deleteRecords(db, client);
        indexClient(db, read::client(db, client).value(), false);
        indexReactions(db, client);
        db.run("INSERT INTO erasure (client_id, at, by_id, early, reason) VALUES (?, ?, ?, ?, ?)", client, now,
               actor_.account(), early, why);
        state.trail->erase(sequences);
        state.trail->append(now, actor_.person().uid, erasedVerb, found->uid, JsonText::object([&](JsonText& json) {
                                json.field("early", early);
                                json.field("held", retained.held);
                                json.filled("reason", why);
                                json.field("entries", erased.entries);
                                json.field("records", erased.records);
                                json.field("confirmedBy", confirming->uid);
                            }));
        return erased;
    });
}

} // namespace db
