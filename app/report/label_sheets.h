#pragma once
// Sheets of labels as sold: resources/catalogue/label_sheets.csv.

#include "app/report/pages.h"

#include <string>
#include <vector>

namespace report {

/// Measures in micrometres; left and top are those of the first label.
struct LabelSheet {
    std::string code;
    std::string name;
    Paper paper = Paper::a4;
    int columns = 0;
    int rows = 0;
    int left = 0;
    int top = 0;
    int pitchX = 0;
    int pitchY = 0;
    int width = 0;
    int height = 0;
    std::string source;
    char grade = 'C';
    int perSheet() const { return columns * rows; }
};

const std::vector<LabelSheet>& labelSheets();
/// std::runtime_error names the line, also of labels that overlap or do not lie on the paper.
std::vector<LabelSheet> readLabelSheets(const std::string& text);

/// Of the label at a position on its sheet, from 0, row by row; in points.
Box boxOf(const LabelSheet& sheet, int position);

} // namespace report
