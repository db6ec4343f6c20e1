#pragma once
// Courses of sessions: how far one is, and how long to leave between two of its sessions.

#include "db/rows.h"
#include "model/healing.h"

#include <map>
#include <string>
#include <vector>

namespace present {

/// The n-th of so many, held and planned.
struct CourseProgress {
    int number = 0;
    int of = 0;
    bool operator==(const CourseProgress&) const = default;
};

/// No course is stored. Sessions of one client with the same zones, indication and modality belong together while each
/// follows the one before within 120 days; a session alone is no course. What was cancelled, abandoned or invalidated
/// is no part of it.
std::map<model::SessionId, CourseProgress> courses(const std::vector<db::SessionRow>& ofOneClient);
std::string progressText(const CourseProgress& progress); ///< "2 of 4"

/// Days the rule book recommends after this treatment before the same again; the longest of its rows.
int recommendedGap(const model::SessionPlan& plan, const model::History& history, const model::RuleBook& rules);
/// The rows of a plan as another plan sees them in the diary.
std::vector<model::PastTreatment> asPlanned(const model::SessionPlan& plan, model::Day day,
                                            const model::History& history);

} // namespace present
