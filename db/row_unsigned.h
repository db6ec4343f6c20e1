#pragma once
// Work that somebody has begun and nobody has finished.

#include "model/session.h"

#include <optional>
#include <string>

namespace db {

/// open: a session that goes on, whatever its day. cosign: a trainee's, signed, which its supervisor has not signed
/// yet. draft: charting that was kept and belongs to no open session.
enum class UnsignedKind { open, cosign, draft };

struct UnsignedRow {
    UnsignedKind kind{};
    std::optional<model::SessionId> session;
    model::Uid sessionUid; ///< empty for a draft
    model::ClientId client;
    std::string clientName;
    model::Instant since{}; ///< it began, was signed, was kept
    model::AccountId account;
    std::string who; ///< who treats, or keeps the draft
    std::optional<model::AccountId> supervisor{};
    std::string supervisorName{};
    bool drafted = false; ///< of an open session: charting is kept
};

} // namespace db
