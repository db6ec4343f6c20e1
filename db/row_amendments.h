#pragma once
// What became of a session after it was signed: corrections with what stood before, and co-signatures.

#include "model/session.h"

#include <string>

namespace db {

/// A correction of a signed session, with the whole record as it stood until then.
struct AmendmentRow {
    model::Uid uid;
    int version = 0; ///< of the session from then on
    std::string reason;
    std::string who;
    model::Instant at{};
    model::SessionRecord before;
};

/// A supervisor's signature under a trainee's session.
struct CosignatureRow {
    std::string who;
    model::Instant at{};
    int version = 0; ///< of the session that was looked at
};

} // namespace db
