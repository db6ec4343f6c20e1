#pragma once
// What practitioners did against the rules, each with a reason: the values of the report on a period.

#include "model/change.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace db {

struct OverrideQuery {
    model::Day first{}; ///< of the session, both included
    model::Day last{};
    std::optional<model::AccountId> performer;
    int limit = 500;
};

/// One finding that was overridden in one session. Was it overridden again (at the start what was so at the planning),
/// the last word counts.
struct OverrideLine {
    model::SessionId session;
    model::Day day{};
    model::AccountId performer;
    std::string performerName;
    std::string clientName;
    model::Finding finding; ///< kind, rule, zone, strength, about, requiredDays and daysShort
    model::OverrideReason reason{};
    std::string words;
    std::string by;           ///< who gave the reason
    std::string secondSigner; ///< empty when nobody else stood behind it
};

struct OverrideCount {
    model::AccountId performer;
    std::string name;
    std::int64_t sessions = 0;   ///< begun or recorded in the period
    std::int64_t overridden = 0; ///< of these, with at least one override
    std::int64_t overrides = 0;
    std::int64_t denials = 0;  ///< of these, against a denial
    std::int64_t seconded = 0; ///< of these denials, with a second signer
};

struct OverrideReport {
    std::vector<OverrideCount> people; ///< who had a session, by name
    std::vector<OverrideLine> lines;   ///< the newest first, at most the limit
    std::int64_t total = 0;            ///< of which `lines` are the first
};

} // namespace db
