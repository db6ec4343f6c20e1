#include "app/present/course.h"

#include "app/present/tr.h"
#include "model/interval.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace present {

namespace {

constexpr model::Days longestPause{120};

/// What two sessions of a course have in common.
using Kind = std::set<std::tuple<model::ZoneCode, model::Indication, model::Modality>>;

Kind kindOf(const db::SessionRow& row) {
    Kind kind;
    for (const auto& treated : row.treatment) {
        kind.emplace(treated.zone, treated.indication, treated.modality);
    }
    return kind;
}

bool counts(const db::SessionRow& row) {
    return row.state != model::SessionState::cancelled && row.state != model::SessionState::abandoned &&
           row.state != model::SessionState::invalidated && !row.treatment.empty();
}

void close(std::vector<const db::SessionRow*>& run, std::map<model::SessionId, CourseProgress>& into) {
    if (run.size() > 1) {
        for (std::size_t i = 0; i < run.size(); ++i) {
            into[run[i]->id] = {static_cast<int>(i) + 1, static_cast<int>(run.size())};
        }
    }
    run.clear();
}

} // namespace

std::map<model::SessionId, CourseProgress> courses(const std::vector<db::SessionRow>& ofOneClient) {
    std::map<Kind, std::vector<const db::SessionRow*>> kinds;
    for (const auto& row : ofOneClient) {
        if (counts(row)) {
            kinds[kindOf(row)].push_back(&row);
        }
    }
    std::map<model::SessionId, CourseProgress> all;
    for (auto& [kind, rows] : kinds) {
        std::sort(rows.begin(), rows.end(), [](const db::SessionRow* a, const db::SessionRow* b) {
            return std::tie(a->day, a->minute, a->id) < std::tie(b->day, b->minute, b->id);
        });
        std::vector<const db::SessionRow*> run;
        for (const auto* row : rows) {
            if (!run.empty() && row->day - run.back()->day > longestPause) {
                close(run, all);
            }
            run.push_back(row);
        }
        close(run, all);
    }
    return all;
}

std::string progressText(const CourseProgress& progress) {
    return fill(tr("{0} of {1}"), {number(progress.number), number(progress.of)});
}

std::vector<model::PastTreatment> asPlanned(const model::SessionPlan& plan, model::Day day,
                                            const model::History& history) {
    std::vector<model::PastTreatment> all;
    for (const auto& row : plan.rows) {
        const auto device = std::find_if(history.devices.begin(), history.devices.end(),
                                         [&](const model::Device& known) { return row.device == known.id; });
        model::PastTreatment one;
        one.day = day;
        one.zone = row.zone;
        one.modality = row.modality;
        one.indication = row.indication;
        one.device = row.device;
        one.depth = row.depth;
        one.deviceKnown = device != history.devices.end();
        if (one.deviceKnown) {
            one.deviceName = device->name;
            one.label = device->label;
        }
        all.push_back(std::move(one));
    }
    return all;
}

int recommendedGap(const model::SessionPlan& plan, const model::History& history, const model::RuleBook& rules) {
    int longest = 0;
    for (const auto& row : asPlanned(plan, {}, history)) {
        const auto demand = model::IntervalFinder{rules, row.zone, history.skinType}.after(model::needlingOf(row));
        longest = std::max({longest, demand.floorDays, demand.recommendedDays});
    }
    return longest;
}

} // namespace present
