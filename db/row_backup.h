#pragma once
// Rows about backups, and about what was restored.

#include "model/day.h"
#include "model/id.h"
#include "model/names.h"
#include "model/needle.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace db {

/// Why a backup was made.
enum class BackupReason { hand, exit, daily, upgrade };
enum class BackupOutcome {
    made,
    altered, ///< made, but the trail did not verify
    failed,
};
enum class RestorationKind {
    restored,
    continued, ///< an old copy that a person went on with
};

/// A backup as its folder tells it.
struct BackupInfo {
    std::filesystem::path folder;
    model::Instant madeAt{};
    BackupReason reason{};
    std::int64_t sequence = 0;
    std::string head;     ///< hex
    bool altered = false; ///< the trail did not verify when it was made
    bool encrypted = true;
    int version = 0; ///< of the tables
};

enum class BackupStep { copying, checking, naming };
/// Runs in whichever thread the backup is made; percent of that step.
using BackupProgress = std::function<void(BackupStep step, int percent)>;

/// Where this machine puts its backups.
struct BackupTarget {
    std::string folder; ///< empty: nowhere
    int warnDays = 3;   ///< how old the last good one may be
};

struct BackupRun {
    model::Instant at{};
    BackupReason reason{};
    BackupOutcome outcome{};
    std::string why;  ///< a code: "full", "io", "folder-missing", ...
    std::string name; ///< of the folder made
    std::int64_t sequence = 0;
};

/// A unit that has to be counted, or received again, after a backup was restored.
struct RestoredUnit {
    std::string printedId;
    std::string product;
    std::string lotNumber;
    std::optional<model::LotId> lot; ///< nothing when this store does not know the unit
    model::CartridgeState stateThere{};
    bool blocked = false; ///< on the shelf here; not to be opened before its lot has been counted
};

struct Restoration {
    RestorationKind kind{};
    model::Instant at{};
    std::int64_t givenUpSequence = 0;
    std::string keptAs;
    std::int64_t reminders = 0;      ///< that became unknown
    std::vector<RestoredUnit> units; ///< not counted yet, and those this store does not know
};

struct BackupState {
    BackupTarget target;
    std::optional<BackupRun> last;          ///< of this machine
    std::optional<BackupRun> lastGood;      ///< likewise
    model::Instant storeSince{};            ///< when the store was made
    bool changedSince = true;               ///< more than comings and goings was entered since the last good one
    std::optional<Restoration> restoration; ///< the last one
};

} // namespace db

template <>
inline constexpr std::array model::codesOf<db::BackupReason>{
    model::Named{db::BackupReason::hand, "hand"}, model::Named{db::BackupReason::exit, "exit"},
    model::Named{db::BackupReason::daily, "daily"}, model::Named{db::BackupReason::upgrade, "upgrade"}};

template <>
inline constexpr std::array model::codesOf<db::BackupOutcome>{model::Named{db::BackupOutcome::made, "made"},
                                                              model::Named{db::BackupOutcome::altered, "altered"},
                                                              model::Named{db::BackupOutcome::failed, "failed"}};

template <>
inline constexpr std::array model::codesOf<db::RestorationKind>{
    model::Named{db::RestorationKind::restored, "restored"}, model::Named{db::RestorationKind::continued, "continued"}};
