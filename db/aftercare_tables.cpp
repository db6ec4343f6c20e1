#include "db/aftercare_tables.h"

#include "db/aftercare_signs.h"
#include "db/table_reader.h"
#include "resources/resource.h"

#include <algorithm>
#include <stdexcept>

namespace db {

namespace {

constexpr int deepest = model::deepestDepth.micrometres;

/// "09:30" as minutes of the day; 24:00 is the day's end.
int minuteOf(const TableRow& row, std::string_view column) {
    const auto& text = row.required(column);
    const auto digit = [&](std::size_t i) { return text[i] - '0'; };
    const bool shaped = text.size() == 5 && text[2] == ':' &&
                        text.find_first_not_of("0123456789:") == std::string::npos &&
                        text.find(':', 3) == std::string::npos;
    if (!shaped || text.find(':') != 2) {
        row.fail(column, "is no time of day");
    }
    const int hours = digit(0) * 10 + digit(1);
    const int minutes = digit(3) * 10 + digit(4);
    if (minutes > 59 || hours * 60 + minutes > 24 * 60) {
        row.fail(column, "is no time of day");
    }
    return hours * 60 + minutes;
}

model::AftercareStep readStep(const TableRow& row) {
    model::AftercareStep step;
    step.code = row.required("code");
    step.kind = row.coded<model::StepKind>("kind");
    const auto& basis = row.text("basis");
    if (basis != "hours" && basis != "days") {
        row.fail("basis", "is neither hours nor days");
    }
    step.byHours = basis == "hours";
    step.offset = row.number("offset", 0, step.byHours ? 24 * 366 : 366);
    step.windowFrom = minuteOf(row, "from");
    step.windowTo = minuteOf(row, "to");
    if (step.windowTo <= step.windowFrom) {
        row.fail("to", "does not lie after the window's beginning");
    }
    step.channel = row.coded<model::Channel>("channel");
    step.needsStaff = row.yesNo("staff");
    step.expectsAnswer = row.yesNo("answer");
    step.sheet = row.yesNo("sheet");
    step.alarms = row.list("alarms");
    for (const auto& sign : step.alarms) {
        if (aftercareSign(sign) == nullptr) {
            row.fail("alarms", "names a sign that is none");
        }
    }
    step.title = row.required("title");
    step.text = row.required("text");
    step.source = row.required("source");
    return step;
}

} // namespace

AftercareTexts shippedAftercareTexts() {
    return {.plans = std::string{resources::text("aftercare/plans.csv")},
            .steps = std::string{resources::text("aftercare/steps.csv")},
            .words = std::string{resources::text("aftercare/words.csv")}};
}

std::vector<model::AftercarePlan> readAftercare(const AftercareTexts& texts) {
    std::vector<model::AftercarePlan> plans;
    const auto planOf = [&](const std::string& code) {
        return std::find_if(plans.begin(), plans.end(), [&](const auto& plan) { return plan.code == code; });
    };
    eachRow("plans", texts.plans, {"code", "version", "name", "modality", "zone", "over_um", "up_to_um"},
            [&](const TableRow& row) {
                model::AftercarePlan plan;
                plan.code = row.required("code");
                if (planOf(plan.code) != plans.end()) {
                    row.fail("code", "stands twice");
                }
                plan.version = row.number("version", 1, 1'000'000);
                plan.name = row.required("name");
                plan.modality = row.optionalCoded<model::Modality>("modality");
                if (!row.text("zone").empty()) {
                    plan.zone = model::ZoneCode{row.text("zone")};
                }
                plan.over.micrometres = row.number("over_um", -1, deepest);
                plan.upTo.micrometres = row.number("up_to_um", plan.over.micrometres + 1, deepest);
                plans.push_back(std::move(plan));
            });
    eachRow("steps", texts.steps,
            {"plan", "code", "kind", "basis", "offset", "from", "to", "channel", "staff", "answer", "sheet", "alarms",
             "title", "text", "source"},
            [&](const TableRow& row) {
                const auto plan = planOf(row.required("plan"));
                if (plan == plans.end()) {
                    row.fail("plan", "is no plan");
                }
                auto step = readStep(row);
                const bool doubled = std::any_of(plan->steps.begin(), plan->steps.end(),
                                                 [&](const auto& one) { return one.code == step.code; });
                if (doubled) {
                    row.fail("code", "stands twice in its plan");
                }
                plan->steps.push_back(std::move(step));
            });
    for (const auto& plan : plans) {
        if (plan.steps.empty()) {
            throw std::runtime_error{"steps: the plan " + plan.code + " has none"};
        }
    }
    if (!texts.words.empty()) {
        eachRow("words", texts.words, {"plan", "code", "language", "title", "text"}, [&](const TableRow& row) {
            const auto plan = planOf(row.required("plan"));
            if (plan == plans.end()) {
                row.fail("plan", "is no plan");
            }
            const auto step = std::ranges::find(plan->steps, row.required("code"), &model::AftercareStep::code);
            if (step == plan->steps.end()) {
                row.fail("code", "is no step of its plan");
            }
            model::StepWords words{row.required("language"), row.required("title"), row.required("text")};
            if (std::ranges::find(step->words, words.language, &model::StepWords::language) != step->words.end()) {
                row.fail("language", "stands twice for its step");
            }
            step->words.push_back(std::move(words));
        });
    }
    return plans;
}

std::vector<model::AftercarePlan> shippedAftercare() {
    return readAftercare(shippedAftercareTexts());
}

} // namespace db
