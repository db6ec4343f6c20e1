#pragma once
// The aftercare sheet that goes along with a mail.

#include "app/deliver/post_round.h"

namespace cli {

/// For deliver::PostOptions; `access` outlives the round.
std::function<std::optional<deliver::SheetAlong>(model::SessionId)> sheetAlong(const db::Access& access);

} // namespace cli
