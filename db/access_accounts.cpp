// Accounts, passwords and PINs: what Access does beside the changes of model/change.h.
#include "db/access.h"
#include "db/account_rows.h"
#include "db/failed_sign_ins.h"
#include "db/role_table.h"
#include "db/store_sign_in.h"

#include <algorithm>

namespace db {
namespace {

/// It is read by nobody and guessed by machines only.
constexpr std::size_t shortestSecret = 20;

model::Problem notPermitted() {
    return {"permission", "not-permitted", {}};
}

/// Roles as they are now, which may be others than at sign-in.
model::Roles rolesNow(Connection& db, const Actor& actor) {
    const auto account = accountOf(db, actor.account());
    return account && !account->disabled ? account->roles : model::Roles{};
}

/// Nothing when it is the actor's password; else why not, of this field.
std::optional<model::Problem> notProved(StoreState& state, const Actor& actor, std::string_view password,
                                        const char* field) {
    const auto opened = proveSignIn(state, actor.person().signInName, password);
    if (opened) {
        return std::nullopt;
    }
    auto problem = opened.problems().front();
    problem.field = field;
    return problem;
}

} // namespace

model::Outcome<Applied> Access::addAccount(const model::AddAccount& change, std::string_view password) {
    auto& state = *store_->state_;
    auto problems = checkAccount(change.account);
    if (auto problem = checkPassword(password)) {
        problems.push_back(std::move(*problem));
    }
    return state.write([&](Connection& db) -> model::Outcome<Applied> {
        const auto roles = rolesNow(db, actor_);
        if (!mayDo(roles, "account.add")) {
            return notPermitted();
        }
        if (change.account.roles.contains(model::Role::owner) && !roles.contains(model::Role::owner)) {
            problems.push_back({"roles", "only-an-owner", {}});
        }
        if (!problems.empty()) {
            return std::move(problems);
        }
        const auto now = state.now();
        const auto account = insertAccount(db, change.account, now);
        if (!account) {
            return account.problems();
        }
        const auto head =
            state.trail->append(now, actor_.person().uid, "account.add", account->uid, accountPayload(*account));
        // Before the commit: a slot without an account opens nothing, an account without a slot could not sign in.
        putSlot(state.folder.keys(), makeSlot(account->uid, foldedSignIn(account->signInName), password,
                                              state.key ? &*state.key : nullptr, state.environment.keyCost));
        return Applied{head.sequence, account->id.value, account->uid};
    });
}

model::Outcome<model::Done> Access::setPassword(model::AccountId id, std::string_view current,
                                                std::string_view wanted) {
    auto& state = *store_->state_;
    if (auto problem = checkPassword(wanted)) {
        return std::move(*problem);
    }
    if (auto problem = notProved(state, actor_, current, "current")) {
        return std::move(*problem);
    }
    return state.write([&](Connection& db) -> model::Outcome<model::Done> {
        const auto account = accountOf(db, id);
        const auto roles = rolesNow(db, actor_);
        if (!account) {
            return model::Problem{"account", "unknown", {}};
        }
        const bool another = id != actor_.account();
        if (another && (!mayDo(roles, passwordVerb) ||
                        (account->roles.contains(model::Role::owner) && !roles.contains(model::Role::owner)))) {
            return notPermitted();
        }
        state.trail->append(state.now(), actor_.person().uid, passwordVerb, account->uid, "{}");
        putSlot(state.folder.keys(), makeSlot(account->uid, foldedSignIn(account->signInName), wanted,
                                              state.key ? &*state.key : nullptr, state.environment.keyCost));
        SignInTry{state.folder.failedSignIns(), account->uid.text, state.now()}.succeeded();
        return model::Done{};
    });
}

model::Outcome<model::Done> Access::addMachineSlot(model::AccountId id, std::string_view secret) {
    auto& state = *store_->state_;
    if (secret.size() < shortestSecret) {
        return model::Problem{"secret", "too-short", {std::to_string(shortestSecret)}};
    }
    return state.write([&](Connection& db) -> model::Outcome<model::Done> {
        if (!mayDo(rolesNow(db, actor_), machineSlotVerb)) {
            return notPermitted();
        }
        const auto account = accountOf(db, id);
        if (!account) {
            return model::Problem{"account", "unknown", {}};
        }
        if (account->roles != model::Roles{model::Role::sender}) {
            return model::Problem{"account", "only-a-sender", {}};
        }
        state.trail->append(state.now(), actor_.person().uid, machineSlotVerb, account->uid, R"({"slot":"added"})");
        putSlot(state.folder.keys(),
                makeSlot(account->uid, foldedSignIn(account->signInName), secret, state.key ? &*state.key : nullptr,
                         state.environment.keyCost, SlotKind::machine));
        return model::Done{};
    });
}

model::Outcome<model::Done> Access::removeMachineSlot(model::AccountId id) {
    auto& state = *store_->state_;
    return state.write([&](Connection& db) -> model::Outcome<model::Done> {
        if (!mayDo(rolesNow(db, actor_), machineSlotVerb)) {
            return notPermitted();
        }
        const auto account = accountOf(db, id);
        if (!account) {
            return model::Problem{"account", "unknown", {}};
        }
        // First of all, so that a failure leaves the slot closed rather than the entry alone.
        if (!dropMachineSlot(state.folder.keys(), account->uid)) {
            return model::Problem{"account", "no-machine-slot", {}};
        }
        state.trail->append(state.now(), actor_.person().uid, machineSlotVerb, account->uid, R"({"slot":"removed"})");
        return model::Done{};
    });
}

model::Outcome<model::Done> Access::setPin(std::string_view password, std::string_view pin) {
    auto& state = *store_->state_;
    if (pin.size() < 4 || pin.size() > 12 ||
        !std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return model::Problem{"pin", "digits", {"4", "12"}};
    }
    if (auto problem = notProved(state, actor_, password, "password")) {
        return std::move(*problem);
    }
    const auto hash = hashPin(pin, state.environment.keyCost);
    state.write([&](Connection& db) {
        db.run("UPDATE account SET pin_hash = ? WHERE id = ?", hash, actor_.account());
        state.trail->append(state.now(), actor_.person().uid, "account.pin", actor_.person().uid, "{}");
    });
    return model::Done{};
}

} // namespace db
