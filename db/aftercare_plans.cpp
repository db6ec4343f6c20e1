#include "db/aftercare_plans.h"

#include "db/text_list.h"

#include <algorithm>

namespace db {
namespace {

constexpr char planStepsSql[] =
    "SELECT code, kind, by_hours, step_offset, window_from, window_to, channel, needs_staff, expects_answer, sheet, "
    "alarms, title, text, source FROM aftercare_step WHERE plan_id = ? ORDER BY ordinal";
constexpr char stepWordsSql[] = "SELECT s.code, w.language, w.title, w.text FROM aftercare_step s JOIN "
                                "aftercare_step_words w ON w.step_id = s.id WHERE s.plan_id = ? ORDER BY s.ordinal, "
                                "w.language";
#define PLAN_COLUMNS "SELECT id, code, version, name, modality, zone, over_depth, up_to_depth"

model::AftercarePlan planAt(const Row& row) {
    model::AftercarePlan plan;
    plan.code = row.text(1);
    plan.version = row.get<int>(2);
    plan.name = row.text(3);
    plan.modality = row.get<std::optional<model::Modality>>(4);
    if (const auto zone = row.get<std::optional<std::string>>(5)) {
        plan.zone = model::ZoneCode{*zone};
    }
    plan.over = model::Depth{row.get<int>(6)};
    plan.upTo = model::Depth{row.get<int>(7)};
    return plan;
}

PlanRows withSteps(Connection& connection, PlanRows rows) {
    rows.plan.steps = stepsOf(connection, rows.id);
    rows.stepIds = connection.rows(
        "SELECT id FROM aftercare_step WHERE plan_id = ? ORDER BY ordinal",
        [](const Row& row) { return row.integer(0); }, rows.id);
    return rows;
}

#define VERSION_COLUMNS                                                                                                \
    PLAN_COLUMNS ", current, saved_at, coalesce((SELECT full_name FROM account WHERE account.id = saved_by_id), ''), " \
                 "reason FROM aftercare_plan "

AftercarePlanVersion planVersionAt(Connection& connection, const Row& row) {
    AftercarePlanVersion version{.plan = planAt(row),
                                 .current = row.get<bool>(8),
                                 .savedAt = row.get<std::optional<model::Instant>>(9),
                                 .savedBy = row.text(10),
                                 .reason = row.text(11)};
    version.plan.steps = stepsOf(connection, row.integer(0));
    return version;
}

} // namespace

void insertSteps(Connection& connection, std::int64_t plan, const std::vector<model::AftercareStep>& steps) {
    int ordinal = 0;
    for (const auto& step : steps) {
        const auto id = connection.insert(
            "INSERT INTO aftercare_step (plan_id, ordinal, code, kind, by_hours, step_offset, window_from, "
            "window_to, channel, needs_staff, expects_answer, sheet, alarms, title, text, source) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            plan, ordinal++, step.code, step.kind, step.byHours, step.offset, step.windowFrom, step.windowTo,
            step.channel, step.needsStaff, step.expectsAnswer, step.sheet, listText(step.alarms), step.title, step.text,
            step.source);
        for (const auto& words : step.words) {
            connection.run("INSERT INTO aftercare_step_words (step_id, language, title, text) VALUES (?, ?, ?, ?)", id,
                           words.language, words.title, words.text);
        }
    }
}

std::vector<model::AftercareStep> stepsOf(Connection& connection, std::int64_t plan) {
    auto steps = connection.rows(
        planStepsSql,
        [](const Row& row) {
            model::AftercareStep step;
            step.code = row.text(0);
            step.kind = row.get<model::StepKind>(1);
            step.byHours = row.get<bool>(2);
            step.offset = row.get<int>(3);
            step.windowFrom = row.get<int>(4);
            step.windowTo = row.get<int>(5);
            step.channel = row.get<model::Channel>(6);
            step.needsStaff = row.get<bool>(7);
            step.expectsAnswer = row.get<bool>(8);
            step.sheet = row.get<bool>(9);
            step.alarms = wordsOf(row.text(10));
            step.title = row.text(11);
            step.text = row.text(12);
            step.source = row.text(13);
            return step;
        },
        plan);
    connection.each(
        stepWordsSql,
        [&](const Row& row) {
            if (const auto step = std::ranges::find(steps, row.text(0), &model::AftercareStep::code);
                step != steps.end()) {
                step->words.push_back({row.text(1), row.text(2), row.text(3)});
            }
        },
        plan);
    return steps;
}

std::optional<PlanRows> planRows(Connection& connection, std::string_view code, std::optional<int> version) {
    auto found = connection.one(
        PLAN_COLUMNS " FROM aftercare_plan WHERE code = ?1 AND version = coalesce(?2, (SELECT max(version) FROM "
                     "aftercare_plan WHERE code = ?1))",
        [](const Row& row) {
            return PlanRows{row.integer(0), planAt(row), {}};
        },
        code, version);
    if (!found) {
        return std::nullopt;
    }
    return withSteps(connection, *std::move(found));
}

PlanRows planRows(Connection& connection, std::int64_t plan) {
    return withSteps(connection, connection
                                     .one(
                                         PLAN_COLUMNS " FROM aftercare_plan WHERE id = ?",
                                         [](const Row& row) {
                                             return PlanRows{row.integer(0), planAt(row), {}};
                                         },
                                         plan)
                                     .value());
}

namespace read {

std::vector<AftercarePlanVersion> aftercarePlanVersions(Connection& connection, std::string_view code) {
    return connection.rows(
        VERSION_COLUMNS "WHERE code = ? ORDER BY version DESC",
        [&](const Row& row) { return planVersionAt(connection, row); }, code);
}

std::vector<AftercarePlanVersion> newestAftercarePlans(Connection& connection) {
    return connection.rows(VERSION_COLUMNS "AS p WHERE version = (SELECT max(version) FROM aftercare_plan AS other "
                                           "WHERE other.code = p.code) ORDER BY code",
                           [&](const Row& row) { return planVersionAt(connection, row); });
}

OutstandingOfPlan outstandingOfPlan(Connection& connection, std::string_view code, model::Instant now) {
    return connection
        .one(
            "SELECT count(*), count(DISTINCT r.client_id) FROM reminder r JOIN aftercare_step s ON s.id = r.step_id "
            "JOIN aftercare_plan p ON p.id = s.plan_id WHERE p.code = ? AND r.state IN ('planned', 'failed') AND "
            "r.late_at > ?",
            [](const Row& row) {
                return OutstandingOfPlan{row.integer(0), row.integer(1)};
            },
            code, now)
        .value();
}

} // namespace read
} // namespace db
