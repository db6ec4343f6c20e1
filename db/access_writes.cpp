// How a change reaches the store: one immediate transaction, permission first, the trail's entry last.

#include "db/access.h"
#include "db/account_rows.h"
#include "db/files.h"
#include "db/read_clinic.h"
#include "db/role_table.h"
#include "db/store_state.h"
#include "db/writing.h"

#include "model/aftercare.h"

namespace db {
namespace {

using Answer = model::Outcome<Applied>;

/// How long ago a PIN may have been typed to still stand for one change.
constexpr std::chrono::minutes freshness{15};

/// Bytes of what the trail keeps of one change. The fields have limits of their own; this one holds for all of them
/// together, and for any that has none.
constexpr std::size_t longestPayload = 4'000'000;

/// The roles of this moment: a manager may have taken some away since the sign-in.
model::Roles rolesOf(Connection& connection, model::AccountId account) {
    model::Roles roles;
    connection.each(
        "SELECT role FROM account_role r JOIN account a ON a.id = r.account_id "
        "WHERE a.id = ? AND a.disabled = 0 ORDER BY role",
        [&](const Row& row) { roles.insert(row.get<model::Role>(0)); }, account);
    return roles;
}

/// Whoever comes back needs a password: the slot went when the account was disabled.
std::optional<model::Problem> cannotComeBack(const StoreState& state, Connection& connection,
                                             const model::Account& wanted) {
    const auto before = accountOf(connection, wanted.id);
    if (!before || !before->disabled || wanted.disabled ||
        Keys::parse(readFile(state.folder.keys())).find(foldedSignIn(before->signInName)) != nullptr) {
        return std::nullopt;
    }
    return model::Problem{"password", "required", {}};
}

/// After the change is kept: were the machine to go down in between, the next sign-in with it is refused and drops it.
void dropSlotsOfDisabled(const StoreState& state, const model::Change& change, const Applied& applied) {
    if (const auto* const edit = std::get_if<model::EditAccount>(&change); edit != nullptr && edit->account.disabled) {
        dropSlots(state.folder.keys(), applied.uid);
    }
}

Answer applyOne(StoreState& state, Connection& connection, const Actor& actor,
                std::optional<model::AccountId> confirmedBy, const model::Change& change,
                std::optional<Denial>& denial) {
    Writing w{connection, state.tables, state.now(), actor.person(), {}, {}, confirmedBy, {}, {}};
    w.who.roles = rolesOf(connection, actor.account());
    if (!mayDo(w.who.roles, verbOf(change))) {
        return model::Problem{"permission", "not-permitted", {std::string{verbOf(change)}}};
    }
    if (confirmedBy) {
        w.confirmedRoles = rolesOf(connection, *confirmedBy);
    }
    if (const auto* const edit = std::get_if<model::EditAccount>(&change)) {
        if (auto problem = cannotComeBack(state, connection, edit->account)) {
            return std::move(*problem);
        }
    }
    w.clinic = read::clinic(connection);
    w.today = model::localTime(w.now, w.clinic.timeZone).day;
    auto written = carryOut(w, change);
    if (!written) {
        denial = std::move(w.denial);
        return written.problems();
    }
    if (written->payload.size() > longestPayload) {
        return model::Problem{"", "too-much-text", {std::to_string(longestPayload)}};
    }
    const auto head = state.trail->append(w.now, w.who.uid, verbOf(change), written->uid, written->payload);
    if (written->other) {
        state.trail->append(w.now, w.who.uid, verbOf(change), written->other->uid, written->other->payload);
    }
    return Applied{head.sequence, written->id, std::move(written->uid)};
}

/// The change itself has been undone; that it was tried stays.
void enterDenial(StoreState& state, const Actor& actor, const std::optional<Denial>& denial) {
    if (denial) {
        state.write([&](Connection&) {
            state.trail->append(state.now(), actor.person().uid, "session.denied", denial->subject, denial->payload);
        });
    }
}

Answer applyAlone(StoreState& state, const Actor& actor, std::optional<model::AccountId> confirmedBy,
                  const model::Change& change) {
    std::optional<Denial> denial;
    auto answer = state.write(
        [&](Connection& connection) { return applyOne(state, connection, actor, confirmedBy, change, denial); });
    enterDenial(state, actor, denial);
    if (answer) {
        dropSlotsOfDisabled(state, change, *answer);
    }
    return answer;
}

model::Problems prefixed(model::Problems problems, std::size_t index) {
    for (auto& problem : problems) {
        problem.field.insert(0, "[" + std::to_string(index) + "].");
    }
    return problems;
}

/// Nothing is entered into a copy; told before anything is tried.
std::optional<model::Problem> closedToChanges(const StoreState& state) {
    if (state.kind == StoreKind::live) {
        return std::nullopt;
    }
    return model::Problem{"store", "old-copy", {}};
}

} // namespace

model::Outcome<Applied> Access::apply(const model::Change& change) {
    if (auto closed = closedToChanges(*store_->state_)) {
        return *std::move(closed);
    }
    return applyAlone(*store_->state_, actor_, std::nullopt, change);
}

model::Outcome<Applied> Access::apply(const model::Change& change, const Confirmation& confirmation) {
    if (auto closed = closedToChanges(*store_->state_)) {
        return *std::move(closed);
    }
    const auto now = store_->now();
    if (confirmation.at() + freshness < now) {
        return model::Problem{"confirmation", "too-old", {}};
    }
    return applyAlone(*store_->state_, actor_, confirmation.account(), change);
}

model::Outcome<std::vector<Applied>> Access::apply(std::span<model::Change const> changes, const GoOn& goOn) {
    StoreState& state = *store_->state_;
    if (auto closed = closedToChanges(state)) {
        return *std::move(closed);
    }
    std::optional<Denial> denial;
    auto answer = state.write([&](Connection& connection) -> model::Outcome<std::vector<Applied>> {
        std::vector<Applied> all;
        all.reserve(changes.size());
        for (std::size_t i = 0; i < changes.size(); ++i) {
            if (goOn && !goOn(i)) {
                return model::Problem{"", "stopped", {}};
            }
            auto one = applyOne(state, connection, actor_, std::nullopt, changes[i], denial);
            if (!one) {
                return prefixed(one.problems(), i);
            }
            all.push_back(std::move(*one));
        }
        return all;
    });
    enterDenial(state, actor_, denial);
    for (std::size_t i = 0; answer && i < changes.size(); ++i) {
        dropSlotsOfDisabled(state, changes[i], (*answer)[i]);
    }
    return answer;
}

model::Outcome<model::Done> Access::together(const std::function<model::Outcome<model::Done>(const Apply&)>& work,
                                             const Confirmation& confirmation) {
    StoreState& state = *store_->state_;
    if (auto closed = closedToChanges(state)) {
        return *std::move(closed);
    }
    std::optional<Denial> denial;
    auto answer = state.write([&](Connection& connection) -> model::Outcome<model::Done> {
        model::Problems refused;
        const Apply one = [&](const model::Change& change) {
            auto result = applyOne(state, connection, actor_, confirmation.account(), change, denial);
            if (!result && refused.empty()) {
                refused = result.problems();
            }
            return result;
        };
        auto done = work(one);
        if (done && !refused.empty()) {
            return refused;
        }
        return done;
    });
    enterDenial(state, actor_, denial);
    return answer;
}

void Access::saveDraft(model::ClientId client, std::optional<model::SessionId> session, std::string_view text) {
    StoreState& state = *store_->state_;
    state.write([&](Connection& connection) {
        if (!mayDo(rolesOf(connection, actor_.account()), "draft.save")) {
            throw Error{Fault::notPermitted, "saveDraft", "the account may not save drafts"};
        }
        connection.run("INSERT INTO draft (client_id, account_id, session_id, saved_at, text) VALUES (?, ?, ?, ?, ?) "
                       "ON CONFLICT (client_id, account_id) DO UPDATE SET session_id = excluded.session_id, "
                       "saved_at = excluded.saved_at, text = excluded.text",
                       client, actor_.account(), session, state.now(), text);
    });
}

void Access::dropDraft(model::ClientId client) {
    store_->state_->write([&](Connection& connection) {
        connection.run("DELETE FROM draft WHERE client_id = ? AND account_id = ?", client, actor_.account());
    });
}

} // namespace db
