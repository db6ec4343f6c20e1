#pragma once
// A change that somebody's PIN stands behind.

#include "db/access.h"

#include <optional>
#include <string>

namespace present {

/// A PIN that is wrong is a refusal like any other, of the field "pin"; an empty one confirms nothing. `signer`: whose
/// PIN it is, when it is not that of who acts.
model::Outcome<db::Applied> confirmAndApply(db::Access& access, const model::Change& change, const std::string& pin,
                                            std::optional<model::AccountId> signer = std::nullopt);

} // namespace present
