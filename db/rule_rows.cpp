#include "db/rule_rows.h"

#include <optional>
#include <tuple>

namespace db {

namespace {

using Modality = std::optional<model::Modality>;

constexpr int deepest = model::deepestDepth.micrometres;

std::optional<model::Depth> depthOf(const TableRow& row, std::string_view column) {
    const auto micrometres = row.optionalNumber(column, 0, deepest);
    return micrometres ? std::optional{model::Depth{*micrometres}} : std::nullopt;
}

/// A recommended wait, never shorter than the floor before it.
int recommendedOf(const TableRow& row, std::string_view column, int floor) {
    const int days = row.number(column, 0, longestWait);
    if (days < floor) {
        row.fail(column, "is less than the floor");
    }
    return days;
}

} // namespace

void readItems(const std::string& table, std::string_view text, model::RuleBook& book) {
    Once<std::string> once;
    eachRow(table, text, {"code", "name", "group", "reach", "may_last"}, [&](const TableRow& row) {
        model::ExposureItem item;
        item.code = row.required("code");
        once(item.code, row, "code");
        item.name = row.required("name");
        item.group = row.coded<model::ExposureGroup>("group");
        item.reach = row.coded<model::Reach>("reach");
        item.mayLast = row.yesNo("may_last");
        book.items.push_back(std::move(item));
    });
}

void readWashOuts(const std::string& table, std::string_view text, model::RuleBook& book) {
    Once<std::string> onceId;
    Once<std::pair<std::string, Modality>> onceFor;
    eachRow(table, text,
            {"id", "item", "modality", "floor_days", "recommended_days", "after_floor_days", "after_recommended_days",
             "source", "grade"},
            [&](const TableRow& row) {
                model::WashOut washOut;
                washOut.id = row.required("id");
                onceId(washOut.id, row, "id");
                washOut.item = row.required("item");
                if (book.item(washOut.item) == nullptr) {
                    row.fail("item", "is no item");
                }
                washOut.modality = row.optionalCoded<model::Modality>("modality");
                onceFor({washOut.item, washOut.modality}, row, "modality");
                washOut.floorDays = row.number("floor_days", 0, longestWait);
                washOut.recommendedDays = recommendedOf(row, "recommended_days", washOut.floorDays);
                washOut.afterFloorDays = row.number("after_floor_days", 0, longestWait);
                washOut.afterRecommendedDays = recommendedOf(row, "after_recommended_days", washOut.afterFloorDays);
                washOut.basis = basisOf(row);
                book.washOuts.push_back(std::move(washOut));
            });
}

void readQuestions(const std::string& table, std::string_view text, model::RuleBook& book) {
    Once<std::string> once;
    eachRow(table, text, {"code", "group", "text", "name", "reach", "zone"}, [&](const TableRow& row) {
        model::Question question;
        question.code = row.required("code");
        once(question.code, row, "code");
        question.group = row.required("group");
        question.text = row.required("text");
        question.name = row.required("name");
        question.reach = row.coded<model::Reach>("reach");
        question.zone = row.zone("zone", book.zones);
        book.questions.push_back(std::move(question));
    });
}

void readContraindications(const std::string& table, std::string_view text, model::RuleBook& book) {
    Once<std::string> onceId;
    Once<std::tuple<std::string, Modality, bool>> onceFor;
    eachRow(table, text, {"id", "question", "modality", "with_anaesthetic", "bar", "source", "grade"},
            [&](const TableRow& row) {
                model::Contraindication rule;
                rule.id = row.required("id");
                onceId(rule.id, row, "id");
                rule.question = row.required("question");
                if (book.question(rule.question) == nullptr) {
                    row.fail("question", "is no question");
                }
                rule.modality = row.optionalCoded<model::Modality>("modality");
                rule.withAnaesthetic = row.yesNo("with_anaesthetic");
                onceFor({rule.question, rule.modality, rule.withAnaesthetic}, row, "question");
                rule.bar = row.coded<model::Bar>("bar");
                rule.basis = basisOf(row);
                book.contraindications.push_back(std::move(rule));
            });
}

void readSkinCautions(const std::string& table, std::string_view text, model::RuleBook& book) {
    Once<std::string> once;
    for (const auto& rule : book.contraindications) { // strengths are given to both by their id
        once.add(rule.id);
    }
    eachRow(table, text, {"id", "modality", "skin_types", "name", "source", "grade"}, [&](const TableRow& row) {
        model::SkinCaution caution;
        caution.id = row.required("id");
        once(caution.id, row, "id");
        caution.modality = row.optionalCoded<model::Modality>("modality");
        row.required("skin_types");
        caution.skinTypes = row.skinTypes("skin_types");
        caution.name = row.required("name");
        caution.basis = basisOf(row);
        book.skinCautions.push_back(std::move(caution));
    });
}

void readDepths(const std::string& table, std::string_view text, model::RuleBook& book) {
    Once<std::string> onceId;
    Once<std::pair<model::ZoneCode, Modality>> onceFor;
    eachRow(table, text, {"id", "zone", "modality", "customary_um", "maximum_um", "source", "grade"},
            [&](const TableRow& row) {
                model::DepthLimit limit;
                limit.id = row.required("id");
                onceId(limit.id, row, "id");
                row.required("zone");
                limit.zone = *row.zone("zone", book.zones);
                limit.modality = row.optionalCoded<model::Modality>("modality");
                onceFor({limit.zone, limit.modality}, row, "zone");
                limit.customary = depthOf(row, "customary_um");
                limit.maximum = depthOf(row, "maximum_um");
                if (!limit.customary && !limit.maximum) {
                    row.fail("customary_um", "and the maximum are both empty");
                }
                limit.basis = basisOf(row);
                book.depths.push_back(std::move(limit));
            });
}

} // namespace db
