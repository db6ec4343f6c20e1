// Versions of the aftercare plans.

#include "db/aftercare_plans.h"
#include "db/aftercare_rows.h"
#include "db/aftercare_signs.h"
#include "db/apply.h"
#include "db/payload.h"
#include "db/text_list.h"

#include "model/text_length.h"

#include <algorithm>

namespace db {
namespace {

constexpr std::size_t longestPlanReason = 500;

model::Problems checkPlanReason(std::string_view reason) {
    if (reason.empty()) {
        return {model::Problem{"reason", "required", {}}};
    }
    if (model::lengthOf(reason) > longestPlanReason) {
        return {model::Problem{"reason", "too-long", {std::to_string(longestPlanReason)}}};
    }
    return {};
}

std::optional<std::string> zoneText(const model::AftercarePlan& plan) {
    return plan.zone ? std::optional{plan.zone->text} : std::nullopt;
}

void writeAftercarePlan(JsonText& json, const model::AftercarePlan& plan) {
    json.field("name", plan.name);
    json.field("version", plan.version);
    json.field("modality", plan.modality);
    json.filled("zone", zoneText(plan).value_or(""));
    json.field("overMicrometres", plan.over.micrometres);
    json.field("upToMicrometres", plan.upTo.micrometres);
    json.objects("steps", plan.steps, [&](const model::AftercareStep& step) {
        json.field("code", step.code);
        json.field("kind", step.kind);
        json.field("byHours", step.byHours);
        json.field("offset", step.offset);
        json.field("windowFrom", step.windowFrom);
        json.field("windowTo", step.windowTo);
        json.field("channel", step.channel);
        json.field("needsStaff", step.needsStaff);
        json.field("expectsAnswer", step.expectsAnswer);
        json.field("sheet", step.sheet);
        json.filled("alarms", listText(step.alarms));
        json.field("title", step.title);
        json.field("text", step.text);
        json.filled("source", step.source);
        if (!step.words.empty()) {
            json.objects("words", step.words, [&](const model::StepWords& words) {
                json.field("language", words.language);
                json.field("title", words.title);
                json.field("text", words.text);
            });
        }
    });
}

bool isCurrent(Writing& w, std::int64_t plan) {
    return w.db.value<bool>("SELECT current FROM aftercare_plan WHERE id = ?", plan);
}

} // namespace

Outcome apply(Writing& w, const model::SaveAftercarePlan& change) {
    auto plan = change.plan;
    plan.name = model::trimmed(plan.name);
    const std::string reason{model::trimmed(change.reason)};
    for (auto& step : plan.steps) { // as they are read back
        std::ranges::stable_sort(step.words, {}, &model::StepWords::language);
    }
    auto problems = model::validate(plan, aftercareSignCodes());
    for (auto& problem : checkPlanReason(reason)) {
        problems.push_back(std::move(problem));
    }
    if (plan.zone && w.rules()->zones.find(*plan.zone) == nullptr) {
        problems.push_back({"zone", "unknown-zone", {plan.zone->text}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto newest = planRows(w.db, plan.code);
    if (newest ? newest->plan.version != plan.version : plan.version != 0) {
        return model::Problem{"plan", "changed-meanwhile", {}};
    }
    plan.version += 1;
    w.db.run("UPDATE aftercare_plan SET current = 0 WHERE code = ? AND current = 1", plan.code);
    const auto id = w.db.insert(
        "INSERT INTO aftercare_plan (code, version, name, modality, zone, over_depth, up_to_depth, current, saved_at, "
        "saved_by_id, reason) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)",
        plan.code, plan.version, plan.name, plan.modality, zoneText(plan), plan.over.micrometres, plan.upTo.micrometres,
        w.now, w.who.id, reason);
    insertSteps(w.db, id, plan.steps);
    if (change.replanOutstanding) {
        onEvent(w, {.event = model::AftercareEvent::planChanged, .plan = plan.code});
    }
    return Written{id, w.clinic.uid, JsonText::object([&](JsonText& json) {
                       json.field("plan", plan.code);
                       json.field("reason", reason);
                       json.field("replanOutstanding", change.replanOutstanding);
                       json.object("new", [&](JsonText&) { writeAftercarePlan(json, plan); });
                       if (newest) {
                           json.object("old", [&](JsonText&) { writeAftercarePlan(json, newest->plan); });
                       }
                   })};
}

Outcome apply(Writing& w, const model::WithdrawAftercarePlan& change) {
    const std::string reason{model::trimmed(change.reason)};
    const auto newest = planRows(w.db, change.code);
    if (!newest) {
        return model::Problem{"plan", "unknown", {change.code}};
    }
    if (!isCurrent(w, newest->id)) {
        return model::Problem{"plan", "already-withdrawn", {}};
    }
    if (auto problems = checkPlanReason(reason); !problems.empty()) {
        return problems;
    }
    w.db.run("UPDATE aftercare_plan SET current = 0 WHERE id = ?", newest->id);
    onEvent(w, {.event = model::AftercareEvent::planWithdrawn, .plan = change.code});
    return Written{newest->id, w.clinic.uid, JsonText::object([&](JsonText& json) {
                       json.field("plan", change.code);
                       json.field("version", newest->plan.version);
                       json.field("reason", reason);
                   })};
}

} // namespace db
