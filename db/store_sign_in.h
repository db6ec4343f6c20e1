#pragma once
// Proving who somebody is, before and after the store is open. Inside of Store and Access only.

#include "db/store_state.h"

namespace db {

/// Entries of the trail that nobody who is signed in has made; their actor is the store.
inline constexpr std::string_view signInFailedVerb = "account.sign-in-failed";
inline constexpr std::string_view pinFailedVerb = "account.pin-failed";

/// Opens the slot. Problem "sign-in" "wrong" says neither whether name or password was wrong; the failure is counted,
/// and after some in a row the next try must "wait" so many seconds.
model::Outcome<OpenedSlot> proveSignIn(const StoreFolder& folder, const Environment& environment,
                                       std::string_view signInName, std::string_view password,
                                       SlotKind kind = SlotKind::person);
/// The same on an open store: the trail hears of a failure at once.
model::Outcome<OpenedSlot> proveSignIn(StoreState& state, std::string_view signInName, std::string_view password);

/// Enters a proved sign-in in the trail, with the failures counted until then. Problem "sign-in" "disabled".
model::Outcome<model::Account> enterSignIn(StoreState& state, const model::Uid& account);

/// Writes the head of the trail to the manifest, unless what the manifest remembers is lost.
void rememberHead(StoreState& state);

} // namespace db
