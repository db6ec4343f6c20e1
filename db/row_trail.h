#pragma once
// What is asked of the trail, and what somebody outside of the database remembers of it.

#include "model/day.h"
#include "model/id.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace db {

/// Looking at a client's chart.
inline constexpr std::string_view viewVerb = "client.view";
/// From plain to encrypted, or back.
inline constexpr std::string_view convertVerb = "store.convert";

/// A head of the trail as it stands in the manifest, in a backup, on paper or in the user's own folder.
struct KnownHead {
    std::string where; ///< "manifest", "session", "backup", "user", "report"
    std::int64_t sequence = 0;
    std::string hash; ///< lower-case hex; at least its first 8 digits, as somebody types them from paper
    bool operator==(const KnownHead&) const = default;
};

/// How the last verifying that went to its end has ended.
struct TrailCheck {
    model::Instant at{};
    std::int64_t sequence = 0; ///< of the newest entry then
    std::int64_t altered = 0;  ///< places
    bool good() const { return altered == 0; }
    bool operator==(const TrailCheck&) const = default;
};

/// Entries that meet all of these, the newest first.
struct TrailQuery {
    std::optional<std::int64_t> before{}; ///< sequence
    std::optional<model::AccountId> person{};
    std::string verb{};                      ///< empty: any
    std::optional<model::ClientId> client{}; ///< of the client and of what is recorded about that client
    std::optional<model::Day> first{};       ///< on the clinic's wall, both included
    std::optional<model::Day> last{};
    int limit = 200;
};

} // namespace db
