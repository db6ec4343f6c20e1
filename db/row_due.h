#pragma once
// When a client's next session is due, as a calendar shows it.

#include "model/day.h"
#include "model/names.h"

#include <string>

namespace db {

/// By the session it is counted from. Sessions that count for nothing any more are told too, so that a calendar that
/// was given theirs can take it back.
struct DueVisit {
    model::ClientId client;
    std::string givenName;
    std::string familyName;
    model::Uid session;
    model::Day due{};
    /// False once a newer session was held on one of its zones or one is planned, the course has ended, or nobody is to
    /// come: died, refuses every channel, wants none, has a serious reaction, entered in error.
    bool comes = false;
};

} // namespace db
