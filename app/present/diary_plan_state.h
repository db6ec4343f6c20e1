#pragma once
// What the diary's form holds between views. Private to diary_plan*.cpp.

#include "app/present/desk_input.h"
#include "app/present/diary_plan.h"

namespace present {

inline constexpr int mostInCourse = 12;

struct DiaryPlan::State {
    // What the store knows
    std::shared_ptr<const model::RuleBook> rules;
    model::Day today{};
    int minuteNow = 0;
    std::vector<model::Account> accounts;
    std::vector<db::Room> rooms;
    std::vector<model::Device> devices;
    model::Opening opening;
    std::optional<model::Client> client;
    model::History history; ///< of the client, without the session that is moved
    std::vector<DeskRowInput> lastTime;
    std::string lastTimeWords;
    std::optional<db::SessionDetail> moved;
    std::optional<model::ShutReason> movedReason; ///< for the place it has, where that is in closed time

    // What the person has done
    bool open = false;
    DiaryPlanInput input;
    List found;
    bool tried = false; ///< to save; from then on what is missing is told too
    Message refusal;
    bool saving = false;

    const model::ZoneTree& zones() const { return rules->zones; }
};

/// What was typed, as far as it makes sense.
struct DiaryPlan::Reading {
    FieldProblems problems; ///< what was mistyped
    FieldProblems missing;  ///< what is not there yet
    std::optional<model::Day> day;
    std::optional<int> minute;
    Booking booking;
    std::optional<model::RoomId> room;
    model::SessionPlan plan;
    int sessions = 1;
    std::optional<int> gap;

    /// Enough to ask the rules; a time is not needed for that.
    bool assessable() const { return day && !plan.rows.empty() && problems.empty() && !missing.contains("treatment"); }
    bool whole() const { return problems.empty() && missing.empty(); }
};

/// One session as it would stand in the diary.
struct DiaryPlan::Step {
    model::Day day{};
    int minute = 0;
    model::Assessment assessment;
    int gap = 0;                      ///< days since the one before in a course
    std::optional<model::Day> wanted; ///< the day the gap leads to, where the clinic is closed on it
};

struct DiaryPlan::Outlook {
    std::optional<model::Assessment> assessment; ///< for the day typed
    std::optional<model::Day> firstSafe;         ///< when that day is denied
    std::string doubleBooked;
    std::optional<model::Shut> shut; ///< why the clinic is closed at the time typed, or all that day
    bool shutReasonNeeded = false;   ///< and nobody has said yet why then
    std::vector<Step> offered;
    std::vector<Step> steps; ///< what would be planned; empty while it may not be
    int recommendedGap = 0;
    int noTimeFor = 0; ///< the session of the course for which there is no free time
    bool needsReason = false;
};

} // namespace present
