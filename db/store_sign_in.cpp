#include "db/store_sign_in.h"

#include "db/account_rows.h"
#include "db/failed_sign_ins.h"
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

model::Problem toWait(std::string_view field, std::chrono::seconds wait) {
    return {std::string{field}, "wait", {std::to_string(wait.count())}};
}

/// Under which name its failures are counted.
std::string triedAccount(const Slot* slot) {
    return slot != nullptr ? slot->account.text : std::string{unknownName};
}

/// As long as a real one takes when there is none.
std::optional<OpenedSlot> openOrSpend(const Slot* slot, std::string_view password, KeyCost cost) {
    if (slot == nullptr) {
        spendSlotTime(cost, password);
        return std::nullopt;
    }
    return openSlot(*slot, password);
}

/// The store is open, so the trail hears of it at once. It is counted already; what cannot be entered now is entered
/// at the next sign-in.
void enterFailure(StoreState& state, std::string_view verb, const std::string& account) {
    try {
        state.write([&](Connection&) {
            const model::Uid store{state.manifest.storeUid};
            state.trail->append(state.now(), store, verb, account == unknownName ? store : model::Uid{account}, "{}");
        });
        enteredFailedSignIn(state.folder.failedSignIns(), account);
    } catch (const Error&) {
    }
}

} // namespace

model::Outcome<OpenedSlot> proveSignIn(const StoreFolder& folder, const Environment& environment,
                                       std::string_view signInName, std::string_view password, SlotKind kind) {
    const auto keys = Keys::parse(readFile(folder.keys()));
    const auto* const slot = keys.find(foldedSignIn(signInName), kind);
    const model::Problem wrong{"sign-in", "wrong", {}};
    if (isMarkedAsCopy(folder)) { // nothing is written to a backup, not even that somebody tried
        auto opened = openOrSpend(slot, password, environment.keyCost);
        return opened ? model::Outcome<OpenedSlot>{std::move(*opened)} : model::Outcome<OpenedSlot>{wrong};
    }
    SignInTry attempt{folder.failedSignIns(), triedAccount(slot), environment.clock()};
    if (const auto wait = attempt.wait(); wait.count() > 0) {
        return toWait("sign-in", wait);
    }
    if (auto opened = openOrSpend(slot, password, environment.keyCost)) {
        attempt.succeeded();
        return std::move(*opened);
    }
    attempt.failed();
    return wrong;
}

model::Outcome<OpenedSlot> proveSignIn(StoreState& state, std::string_view signInName, std::string_view password) {
    auto opened = proveSignIn(state.folder, state.environment, signInName, password);
    if (!opened && opened.problems().front().code == "wrong") {
        const auto keys = Keys::parse(readFile(state.folder.keys()));
        enterFailure(state, signInFailedVerb, triedAccount(keys.find(foldedSignIn(signInName))));
    }
    return opened;
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
    bool disabled = false;
    if (state.kind != StoreKind::live) { // looking at a copy leaves it as it is
        return state.ask([&](Connection& db) { return mayEnter(db, uid); });
    }
    auto person = state.write([&](Connection& db) -> model::Outcome<model::Account> {
        auto account = mayEnter(db, uid);
        if (!account) {
            disabled = account.problems().front().code == "disabled";
            return account;
        }
        state.trail->append(state.now(), uid, "account.sign-in", uid,
                            failuresPayload(failedSignIns(state.folder.failedSignIns())));
        return account;
    });
    if (disabled) {
        dropSlots(state.folder.keys(), uid); // left there when the machine went down while it was disabled
    }
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
    const auto opened = proveSignIn(*state_, signInName, password);
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
    {
        SignInTry attempt{state_->folder.failedSignIns(), account->uid.text, now};
        if (const auto wait = attempt.wait(); wait.count() > 0) {
            return toWait("pin", wait);
        }
        const auto keys = Keys::parse(readFile(state_->folder.keys()));
        const auto* const slot = keys.find(foldedSignIn(account->signInName));
        if ((pin && attempt.failuresInARow() < mostFailedPins && pinMatches(*pin, pinOrPassword)) ||
            (slot != nullptr && openSlot(*slot, pinOrPassword))) {
            attempt.succeeded();
            return Confirmation{who, now};
        }
        attempt.failed();
    }
    enterFailure(*state_, pinFailedVerb, account->uid.text);
    return model::Problem{"pin", "wrong", {}};
}

} // namespace db
