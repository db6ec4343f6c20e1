#pragma once
// The hygiene audit of a period, read off the UI thread: findings in the order in which they matter, and the trends.

#include "db/access.h"

#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace present {

/// What plots show of one month.
struct HygieneMonth {
    model::Day first{};
    std::string name; ///< "Jun"
    std::int64_t sessions = 0;
    std::int64_t used = 0;
    std::int64_t wasted = 0;
    std::int64_t overrides = 0;
    std::int64_t findings = 0;
    std::int64_t onHand = 0; ///< at its end
    bool operator==(const HygieneMonth&) const = default;
};
struct HygieneTrends {
    std::vector<HygieneMonth> months;
    std::vector<std::pair<std::string, std::int64_t>> waste; ///< by reason, the most frequent first
    bool operator==(const HygieneTrends&) const = default;
};

/// Whose session a finding is about.
struct HygieneSubject {
    model::ClientId client;
    std::string clientName;
    std::string performer;
};

struct HygieneReading {
    std::vector<db::HygieneRow> rows; ///< open ones first, then by gravity, then the newest
    std::int64_t total = 0;           ///< of which `rows` are the first
    std::int64_t open = 0;
    std::int64_t openCritical = 0;
    std::map<model::HygieneCode, std::int64_t> byCode;
    std::map<model::Day, std::int64_t> byMonth; ///< by the month's first day
    db::HygieneSummary summary;
    std::map<model::SessionId, HygieneSubject> subjects; ///< of the rows asked for
    std::int64_t trailEntries = 0;
    bool whole = false; ///< false: stopped before the end
};

model::Day monthOf(model::Day day);
HygieneTrends trendsOf(const HygieneReading& reading);

/// Keeps at most `most` findings and looks up whose sessions the first `named` are about. Progress counts the checks,
/// and the trends as one more.
HygieneReading readHygiene(const db::Access& access, const db::HygieneQuery& query, std::size_t most, std::size_t named,
                           const db::HygieneProgress& progress, const std::stop_token& stop);

} // namespace present
