#pragma once
// What a signed session said before it was corrected, and who stands behind it; on a given connection.

#include "db/connection.h"
#include "db/row_amendments.h"

#include <optional>
#include <vector>

namespace db::read {

struct Substances {
    std::optional<model::Anaesthetic> anaesthetic;
    std::vector<model::Topical> topicals;
};
/// What was put on the skin, as it holds now, or as it stood at an earlier version.
Substances substances(Connection& connection, model::SessionId session, std::optional<int> version = std::nullopt);

/// The oldest first; `now`: the record as it holds.
std::vector<AmendmentRow> amendments(Connection& connection, model::SessionId session, const model::SessionRecord& now);
std::vector<CosignatureRow> cosignatures(Connection& connection, model::SessionId session);

} // namespace db::read
