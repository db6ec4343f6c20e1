#include "db/store_sign_in.h"

#include "db/account_rows.h"
#include "db/files.h"
#include "db/last_seen.h"

namespace db {
namespace {

/// After so many in a row only the password is taken: a PIN of four digits can be guessed.
constexpr int mostFailedPins = 5;

std::string failuresPayload(const std::vector<FailedSignIns>& failures) {
    std::string json = "{";
    if (!failures.empty()) {
        json += R"("failed":[)";
        const char* comma = "";
        for (const auto& one : failures) {
            json += comma;
            json += R"({"account":")" + one.account + R"(","count":)" + std::to_string(one.count) + R"(,"last":")" +
                    model::isoText(one.last) + "\"}";
            comma = ",";
        }
        json += ']';
    }
    return json + '}';
}

std::optional<std::string> pinHashOf(Connection& connection, model::AccountId account) {
    return connection
        .one(
            "SELECT pin_hash FROM account WHERE id = ?",
            [](const Row& row) { return row.get<std::optional<std::string>>(0); }, account)
        .value_or(std::nullopt);
}

} // namespace

model::Outcome<OpenedSlot> proveSignIn(const StoreFolder& folder, const Environment& environment,
                                       std::string_view signInName, std::string_view password, SlotKind kind) {
    const auto keys = Keys::parse(readFile(folder.keys()));
    const auto* slot = keys.find(foldedSignIn(signInName), kind);
    if (slot == nullptr) {
        spendSlotTime(environment.keyCost, password);
    } else if (auto opened = openSlot(*slot, password)) {
        return std::move(*opened);
    }
    if (isMarkedAsCopy(folder)) {
        return model::Problem{"sign-in", "wrong", {}}; // nothing is written to a backup
    }
    countFailedSignIn(folder.failedSignIns(), slot != nullptr ? slot->account.text : "unknown", environment.clock());
    return model::Problem{"sign-in", "wrong", {}};
}

namespace {

model::Outcome<model::Account> mayEnter(Connection& db, const model::Uid& uid) {
    auto account = accountOf(db, uid);
    if (!account) {
        return model::Problem{"sign-in", "wrong", {}}; // a slot left over from an account that was never kept
    }
    if (account->disabled) {
        return model::Problem{"sign-in", "disabled", {}};
    }
    return std::move(*account);
}

} // namespace

model::Outcome<model::Account> enterSignIn(StoreState& state, const model::Uid& uid) {
    if (state.kind != StoreKind::live) { // looking at a copy leaves it as it is
        return state.ask([&](Connection& db) { return mayEnter(db, uid); });
    }
    auto person = state.write([&](Connection& db) -> model::Outcome<model::Account> {
        auto account = mayEnter(db, uid);
        if (!account) {
            return account;
        }
        state.trail->append(state.now(), uid, "account.sign-in", uid,
                            failuresPayload(failedSignIns(state.folder.failedSignIns())));
        return account;
    });
    if (person) {
        clearFailedSignIns(state.folder.failedSignIns());
        rememberHead(state);
    }
    return person;
}

void rememberHead(StoreState& state) {
    if (!state.writer) {
        return; // what an old copy lacks stays remembered
    }
    Manifest manifest = state.manifest;
    {
        const std::lock_guard lock{state.writing};
        manifest.head = trailHead(*state.writer);
    }
    writeManifest(state.folder, manifest);
    rememberSeen(state.environment.stateFolder, manifest.storeUid, {manifest.head, state.now()});
}

model::Outcome<Actor> Store::signIn(std::string_view signInName, std::string_view password) {
    const auto opened = proveSignIn(state_->folder, state_->environment, signInName, password);
    if (!opened) {
        return opened.problems();
    }
    auto person = enterSignIn(*state_, opened->account);
    if (!person) {
        return person.problems();
    }
    return Actor{std::move(*person)};
}

void Store::signOut(const Actor& actor) {
    if (state_->kind != StoreKind::live) {
        return;
    }
    state_->write([&](Connection&) {
        const auto& uid = actor.person().uid;
        state_->trail->append(state_->now(), uid, "account.sign-out", uid, "{}");
    });
    rememberHead(*state_);
}

model::Outcome<Confirmation> Store::confirm(const Actor& actor, std::string_view pinOrPassword) {
    return confirm(actor.account(), pinOrPassword);
}

model::Outcome<Confirmation> Store::confirm(model::AccountId who, std::string_view pinOrPassword) {
    const auto now = state_->now();
    const auto [account, pin] = state_->ask([&](Connection& db) {
        return std::pair{accountOf(db, who), pinHashOf(db, who)};
    });
    if (!account || account->disabled) {
        return model::Problem{"pin", "disabled", {}};
    }
    const std::lock_guard lock{state_->confirming};
    auto& failed = state_->failedPins[who];
    if ((pin && failed < mostFailedPins && pinMatches(*pin, pinOrPassword)) ||
        proveSignIn(state_->folder, state_->environment, account->signInName, pinOrPassword)) {
        failed = 0;
        return Confirmation{who, now};
    }
    ++failed;
    return model::Problem{"pin", "wrong", {}};
}

} // namespace db
