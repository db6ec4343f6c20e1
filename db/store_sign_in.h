#pragma once
// Proving who somebody is, before and after the store is open. Inside of Store and Access only.

#include "db/store_state.h"

namespace db {

/// Opens the slot. Problem "sign-in" "wrong" says neither whether name or password was wrong; the failure is counted.
model::Outcome<OpenedSlot> proveSignIn(const StoreFolder& folder, const Environment& environment,
                                       std::string_view signInName, std::string_view password,
                                       SlotKind kind = SlotKind::person);

/// Enters a proved sign-in in the trail, with the failures counted until then. Problem "sign-in" "disabled".
model::Outcome<model::Account> enterSignIn(StoreState& state, const model::Uid& account);

/// Writes the head of the trail to the manifest, unless what the manifest remembers is lost.
void rememberHead(StoreState& state);

} // namespace db
