#pragma once
// What a manager sees of accounts, and whether a chart may be read.

#include "model/change_accounts.h"
#include "model/day.h"

#include <optional>
#include <string>

namespace db {

struct AccountUse {
    model::AccountId account;
    std::optional<model::Instant> lastSignIn;
    bool passwordOfAnother = false; ///< somebody else has set it, and may know it
};

struct ChartAccess {
    bool restricted = false;
    bool open = true;                    ///< to whoever asks
    std::optional<model::Instant> until; ///< open for an emergency
    std::string reason;                  ///< why it is restricted; only for those who may restrict it
};

/// Something about access that nobody has said "seen" to.
struct AccessNotice {
    model::AccessNoticeId id;
    model::Uid uid;
    model::AccessNoticeKind kind{};
    model::Instant at{};
    std::string person;
    std::optional<model::ClientId> client;
    std::string clientName;
    std::string reason;
};

} // namespace db
