#include "app/report/label_sheets.h"

#include "db/table_reader.h"
#include "resources/resource.h"

#include <algorithm>

namespace report {
namespace {

constexpr double pointsPerMicrometre = 72.0 / 25'400;
constexpr int longest = 300'000;

Paper paperOf(const db::TableRow& row) {
    const auto& name = row.required("paper");
    if (name != "a4" && name != "letter") {
        row.fail("paper", "is neither a4 nor letter");
    }
    return name == "a4" ? Paper::a4 : Paper::letter;
}

} // namespace

std::vector<LabelSheet> readLabelSheets(const std::string& text) {
    std::vector<LabelSheet> sheets;
    db::eachRow("label_sheets", text,
                {"code", "name", "paper", "columns", "rows", "left_um", "top_um", "pitch_x_um", "pitch_y_um",
                 "width_um", "height_um", "source", "grade"},
                [&](const db::TableRow& row) {
                    LabelSheet sheet{.code = row.required("code"),
                                     .name = row.required("name"),
                                     .paper = paperOf(row),
                                     .columns = row.number("columns", 1, 20),
                                     .rows = row.number("rows", 1, 50),
                                     .left = row.number("left_um", 0, longest),
                                     .top = row.number("top_um", 0, longest),
                                     .pitchX = row.number("pitch_x_um", 1, longest),
                                     .pitchY = row.number("pitch_y_um", 1, longest),
                                     .width = row.number("width_um", 1, longest),
                                     .height = row.number("height_um", 1, longest),
                                     .source = row.required("source"),
                                     .grade = row.grade("grade")};
                    const auto paper = sizeOf(sheet.paper);
                    const auto last = boxOf(sheet, sheet.perSheet() - 1);
                    if (sheet.pitchX < sheet.width || last.x + last.width > paper.width) {
                        row.fail("pitch_x_um", "makes labels overlap or leave the paper");
                    }
                    if (sheet.pitchY < sheet.height || last.y + last.height > paper.height) {
                        row.fail("pitch_y_um", "makes labels overlap or leave the paper");
                    }
                    if (std::any_of(sheets.begin(), sheets.end(),
                                    [&](const LabelSheet& other) { return other.code == sheet.code; })) {
                        row.fail("code", "is that of another sheet");
                    }
                    sheets.push_back(std::move(sheet));
                });
    return sheets;
}

const std::vector<LabelSheet>& labelSheets() {
    static const auto sheets = readLabelSheets(std::string{resources::text("catalogue/label_sheets.csv")});
    return sheets;
}

Box boxOf(const LabelSheet& sheet, int position) {
    const int column = position % sheet.columns;
    const int row = position / sheet.columns;
    return {(sheet.left + column * sheet.pitchX) * pointsPerMicrometre,
            (sheet.top + row * sheet.pitchY) * pointsPerMicrometre, sheet.width * pointsPerMicrometre,
            sheet.height * pointsPerMicrometre};
}

} // namespace report
