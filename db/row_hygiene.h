#pragma once
// What the questions about injuries, reactions and the hygiene audit return.

#include "model/hygiene.h"
#include "model/needle.h"
#include "model/reaction_rate.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace db {

/// A step of the following up of an injury; empty for who may not read the names.
struct InjuryNote {
    model::Day day{};
    std::string note;
    model::Instant at{};
    std::string who;
};
struct InjuryRow {
    model::Injury injury; ///< `injured` is empty for who may not read it
    model::Instant recordedAt{};
    std::string recordedBy;
    std::vector<InjuryNote> notes{}; ///< by day
};

enum class RateBy { lot, depth, interval, practitioner };
struct RateRow {
    model::ReactionRate
        rate; ///< group: a lot number; to-500 ... over-1500 (um), unknown; first, to-13 ... over-41 (days); a name
    std::string productName; ///< of a lot
    bool standsOut = false;
};

struct Resolution {
    std::string note;
    std::string who;
    model::Instant at{};
    bool stands = true; ///< false: the facts have changed since, the finding is open again
};
/// A finding and where it leads.
struct HygieneRow {
    model::HygieneFinding finding;
    std::string key;
    std::string factsDigest;
    std::optional<model::SessionId> session;
    std::optional<model::CartridgeId> cartridge;
    std::optional<model::LotId> lot;
    std::optional<model::ContainerId> container;
    std::optional<model::InjuryId> injury;
    std::optional<model::RecallId> recall;
    std::optional<model::AccountId> account; ///< whose papers it is about
    std::optional<Resolution> resolution;
    bool open() const { return !resolution || !resolution->stands; }
};
struct HygieneQuery {
    model::Day first{}; ///< of what is judged, both included
    model::Day last{};
};
/// False stops.
using HygieneSink = std::function<bool(const HygieneRow&)>;
/// A part of the audit that is done, of how many.
using HygieneProgress = std::function<void(int done, int total)>;

struct HygieneMonth {
    model::Day first{}; ///< of the month
    std::int64_t sessions = 0;
    std::int64_t complete = 0; ///< with a whole trace
    std::int64_t used = 0;
    std::map<model::WasteReason, std::int64_t> wasted;
    std::int64_t overrides = 0;
    std::int64_t onHand = 0; ///< at its end
};
struct HygieneGroup {
    std::string name; ///< of a practitioner or room; empty for no room
    std::int64_t sessions = 0;
    std::int64_t complete = 0;
    std::int64_t used = 0;
    std::int64_t wasted = 0;
    std::int64_t overrides = 0;
};
struct HygieneSummary {
    std::int64_t sessions = 0;
    std::int64_t complete = 0; ///< each needle used is a unit or a lot of ours, confirmed, and in a container
    std::vector<HygieneMonth> months;
    std::vector<HygieneGroup> practitioners;
    std::vector<HygieneGroup> rooms;
    /// Rounded down, so that 100 means all; 100 when there was nothing to trace.
    int completePercent() const { return sessions == 0 ? 100 : static_cast<int>(complete * 100 / sessions); }
};

} // namespace db
