// The trail as people use it: views of a chart go in, filtered lists and its proof come out.

#include "db/access.h"
#include "db/account_rows.h"
#include "db/known_heads.h"
#include "db/read_clinic.h"
#include "db/read_trail.h"
#include "db/role_table.h"
#include "db/store_state.h"
#include "db/verify_file.h"

#include <algorithm>

namespace db {
namespace {

/// Within so long a second look at the same chart by the same person is the same view.
constexpr std::chrono::minutes oneView{15};

constexpr char lastViewSql[] = "SELECT at FROM trail_entry WHERE subject = ? AND verb = 'client.view' AND actor = ? "
                               "ORDER BY sequence DESC LIMIT 1";
constexpr char checkSql[] = "SELECT at, sequence, altered FROM trail_check_cache WHERE id = 1";

model::Roles standingOf(Connection& db, const Actor& actor) {
    const auto account = accountOf(db, actor.account());
    return account && !account->disabled ? account->roles : model::Roles{};
}

void expectMay(Connection& db, const Actor& actor, std::string_view verb) {
    if (!mayDo(standingOf(db, actor), verb)) {
        throw Error{Fault::notPermitted, std::string{verb}, "the role table forbids it"};
    }
}

/// A clock that was set back does not hide a view.
bool isSameView(model::Instant last, model::Instant now) {
    return last <= now && now - last < oneView;
}

Access::Verification proved(StoreState& state, const Access::Progress& progress, const std::stop_token& stop,
                            std::span<const KnownHead> outside) {
    auto known = knownHeads(state);
    known.insert(known.end(), outside.begin(), outside.end());
    const auto key = state.keyBytes();
    auto answer =
        verifyFile(state.folder.database(), key ? key->bytes() : std::span<const std::byte>{}, known, progress, stop);
    answer.altered.insert(answer.altered.begin(), state.oddities.begin(), state.oddities.end());
    if (!answer.cancelled) {
        try {
            state.write([&](Connection& db) {
                db.run("INSERT INTO trail_check_cache (id, at, sequence, altered) VALUES (1, ?, ?, ?) "
                       "ON CONFLICT (id) DO UPDATE SET at = excluded.at, sequence = excluded.sequence, "
                       "altered = excluded.altered",
                       state.now(), answer.entries, std::ssize(answer.altered));
            });
        } catch (const Error&) {
            // The answer stands without it: a store that cannot be written to can still be proved.
        }
    }
    return answer;
}

} // namespace

void Access::noteView(model::ClientId client) {
    auto& state = *store_->state_;
    const auto now = state.now();
    const std::pair key{actor_.account(), client};
    {
        const std::lock_guard lock{state.viewing};
        if (const auto seen = state.viewed.find(key); seen != state.viewed.end() && isSameView(seen->second, now)) {
            return;
        }
    }
    const auto entered = state.write([&](Connection& db) -> std::optional<model::Instant> {
        expectMay(db, actor_, "read.clients");
        const auto uid = db.one(
            "SELECT uid FROM client WHERE id = ?", [](const Row& row) { return row.get<model::Uid>(0); }, client);
        if (!uid) {
            return std::nullopt;
        }
        const auto& who = actor_.person().uid;
        const auto last = db.one(
            lastViewSql, [](const Row& row) { return row.get<model::Instant>(0); }, *uid, who);
        if (last && isSameView(*last, now)) {
            return last; // by another window
        }
        state.trail->append(now, who, viewVerb, *uid, "{}");
        return now;
    });
    if (entered) {
        const std::lock_guard lock{state.viewing};
        state.viewed.insert_or_assign(key, *entered);
    }
}

Listed<TrailRow> Access::trailOf(const TrailQuery& query) const {
    return store_->state_->ask([&](Connection& db) {
        expectMay(db, actor_, "read.trail");
        return read::trailOf(db, query, read::clinic(db).timeZone);
    });
}

std::vector<std::string> Access::trailVerbs() const {
    return store_->state_->ask([&](Connection& db) {
        expectMay(db, actor_, "read.trail");
        return read::trailVerbs(db);
    });
}

std::optional<TrailCheck> Access::trailCheck() const {
    return store_->state_->ask([&](Connection& db) {
        expectMay(db, actor_, "read.clinic");
        return db.one(checkSql, [](const Row& row) {
            return TrailCheck{row.get<model::Instant>(0), row.integer(1), row.integer(2)};
        });
    });
}

bool Access::checkTrail(std::stop_token stop, std::span<const KnownHead> outside) const {
    auto& state = *store_->state_;
    state.ask([&](Connection& db) { expectMay(db, actor_, "read.clinic"); });
    return proved(state, {}, stop, outside).verified();
}

Access::Verification Access::verifyTrail(const Progress& progress, std::stop_token stop,
                                         std::span<const KnownHead> outside) const {
    auto& state = *store_->state_;
    state.ask([&](Connection& db) { expectMay(db, actor_, "read.trail"); });
    return proved(state, progress, stop, outside);
}

} // namespace db
