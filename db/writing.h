#pragma once
// What one change works with: the running transaction, the moment, the person, and tables that are parsed once.

#include "db/connection.h"
#include "db/read_rules.h"
#include "db/rows.h"

#include <memory>
#include <string>
#include <vector>

namespace db {

/// A plan of aftercare with the row numbers of its steps.
struct StoredPlans {
    std::vector<model::AftercarePlan> plans;
    std::vector<std::vector<std::int64_t>> stepIds; ///< by plan, by step
};

/// Rule book and aftercare plans as values, parsed again only when the store has others. For one connection.
class ParsedTables {
public:
    RuleBooks books;
    const StoredPlans& aftercare(Connection& connection);

private:
    std::optional<StoredPlans> plans_;
    std::int64_t plansStamp_ = 0;
};

/// A start, plan or extension that the rules refused; entered in the trail once the change itself has been undone.
struct Denial {
    model::Uid subject; ///< the client
    std::string payload;
};

struct Writing {
    Connection& db;
    ParsedTables& tables;
    model::Instant now;
    model::Account who; ///< roles as they are now, not as at sign-in
    Clinic clinic;      ///< as it is now
    model::Day today{}; ///< on the clinic's wall
    std::optional<model::AccountId> confirmedBy;
    model::Roles confirmedRoles; ///< of that account, now
    std::optional<Denial> denial;

    model::Uid newUid() const;
    std::shared_ptr<model::RuleBook const> rules() { return tables.books.on(db, today); }
};

/// What a change did: the row made or changed, and the trail's payload.
struct Written {
    std::int64_t id = 0;
    model::Uid uid;
    std::string payload; ///< JSON
    /// A second record that the change is about, which gets an entry of its own under the same verb.
    struct Other {
        model::Uid uid;
        std::string payload;
    };
    std::optional<Other> other{};
};
using Outcome = model::Outcome<Written>;

/// Carries out one change inside the running transaction: checks it, writes its rows. The caller has checked the
/// permission and appends the trail entry. Nothing may be kept of a refused change.
Outcome carryOut(Writing& writing, const model::Change& change);

/// Space-separated leaf codes, as columns keep them, of leaves or groups; nothing for a code the tree does not know.
std::optional<std::string> leavesText(const model::ZoneTree& tree, const std::vector<model::ZoneCode>& codes);

} // namespace db
