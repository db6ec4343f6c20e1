#pragma once
// Labels for cartridges: a DataMatrix with the printed id, which a scan gives back as it stands, and the id, lot and
// use-by day to be read.

#include "app/report/label_sheets.h"
#include "model/day.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace report {

class Type;

struct LabelUnit {
    std::string printedId; ///< its prefix says that the label is this store's
    std::string product;   ///< printed where there is room
    std::string lot;
    model::Day useBy{};
};

/// A DataMatrix (ECC 200, square) without its quiet zone.
class Matrix {
public:
    explicit Matrix(int size)
        : size_{size}
        , dark_(static_cast<std::size_t>(size * size)) {}
    int size() const { return size_; } ///< modules along a side
    bool dark(int x, int y) const { return dark_[at(x, y)]; }
    void darken(int x, int y) { dark_[at(x, y)] = true; }

private:
    std::size_t at(int x, int y) const { return static_cast<std::size_t>(y * size_ + x); }
    int size_;
    std::vector<bool> dark_;
};
/// std::runtime_error for a text that fits no DataMatrix.
Matrix dataMatrix(std::string_view text);
/// The same of GS1 elements, "[01]...[10]...", with FNC1 before and between them as on a maker's label.
Matrix gs1DataMatrix(std::string_view elements);

/// What stands on one label, inside its box. Nothing lies nearer than 1 mm to the label's edge.
struct LabelLayout {
    Matrix matrix;
    Box matrixBox; ///< quiet zone not included
    struct Line {
        std::string text;
        bool bold = false;
        double size = 6; ///< points
        Box box;
    };
    std::vector<Line> lines;
};
LabelLayout layOutLabel(const LabelUnit& unit, Box label, Type& type);

/// What is printed in one go.
struct LabelRun {
    std::vector<LabelUnit> units;
    LabelSheet sheet;
    int first = 0; ///< position of the first free label on the first sheet, from 0
    Point shift{}; ///< moves everything, in points, for a printer that does not feed true
    int sheets() const;
    /// Units of a sheet: from the first on, the last is not one of them.
    std::pair<int, int> onSheet(int page) const;
};
/// One sheet at its true size, in points.
void drawLabels(cairo_t* cairo, const LabelRun& run, int page, Type& type);

/// A PDF. `first` is the position of the first free label on the first sheet, from 0; `shift` moves everything, in
/// points, for a printer that does not feed true.
std::string renderLabels(const std::vector<LabelUnit>& units, const LabelSheet& sheet, int first, Point shift = {});
int sheetsFor(int units, const LabelSheet& sheet, int first);

} // namespace report
