#pragma once
// What a client was given to take along, as a row.

#include "db/writing.h"

#include <cstdint>
#include <optional>

namespace db {

/// Nothing when this may stand on record for the session; a sheet that went out by mail is told of even when the
/// session was found to be entered in error meanwhile.
std::optional<model::Problem> notToHandOut(Writing& w, model::SessionId session, const model::SentSheet& sheet,
                                           model::HandoutWay way);
std::int64_t insertHandout(Writing& w, const model::Uid& uid, model::SessionId session, const model::SentSheet& sheet,
                           model::HandoutWay way);

} // namespace db
