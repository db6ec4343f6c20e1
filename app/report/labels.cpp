#include "app/report/labels.h"

#include "app/present/tr.h"
#include "app/report/pdf.h"
#include "app/report/type.h"

#include <zint.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace report {
namespace {

constexpr double millimetre = 72.0 / 25.4;
constexpr double edge = 1.0 * millimetre;         // sheets are cut and fed with about this error
constexpr double largestMatrix = 14 * millimetre; // a larger one is read no better
constexpr double roomForProduct = 12.5 * millimetre;
constexpr double lineHeight = 1.2; // of the size
constexpr double largestType = 8;
constexpr double smallestType = 4.2;

struct DropSymbol {
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

void drawMatrix(cairo_t* cairo, const Matrix& matrix, const Box& box) {
    const double module = box.width / matrix.size();
    cairo_set_source_rgb(cairo, 0, 0, 0);
    // One path of runs: no hair lines between neighbours.
    for (int y = 0; y < matrix.size(); ++y) {
        for (int x = 0; x < matrix.size(); ++x) {
            const int begin = x;
            while (x < matrix.size() && matrix.dark(x, y)) {
                ++x;
            }
            if (x > begin) {
                cairo_rectangle(cairo, box.x + begin * module, box.y + y * module, (x - begin) * module, module);
            }
        }
    }
    cairo_fill(cairo);
}

Matrix encoded(std::string_view text, int mode) {
    const std::unique_ptr<zint_symbol, DropSymbol> symbol{ZBarcode_Create()};
    if (!symbol) {
        throw std::bad_alloc{};
    }
    symbol->symbology = BARCODE_DATAMATRIX;
    symbol->option_3 = DM_SQUARE;
    symbol->input_mode = mode;
    if (ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char*>(text.data()),
                        static_cast<int>(text.size())) >= ZINT_ERROR) {
        throw std::runtime_error{std::string{"DataMatrix: "} + symbol->errtxt};
    }
    Matrix matrix{symbol->rows};
    for (int y = 0; y < symbol->rows; ++y) {
        for (int x = 0; x < symbol->width; ++x) {
            if ((symbol->encoded_data[y][x / 8] >> (x % 8) & 1) != 0) {
                matrix.darken(x, y);
            }
        }
    }
    return matrix;
}

} // namespace

Matrix dataMatrix(std::string_view text) {
    return encoded(text, DATA_MODE);
}

Matrix gs1DataMatrix(std::string_view elements) {
    // The scanner check tries signs that GS1's own lots do not have.
    return encoded(elements, GS1_MODE | GS1NOCHECK_MODE);
}

LabelLayout layOutLabel(const LabelUnit& unit, Box label, Type& type) {
    using present::fill;
    using present::tr;
    LabelLayout layout{dataMatrix(unit.printedId), {}, {}};
    const int modules = layout.matrix.size();
    // One module of quiet zone on every side; above, below and at the left the label's edge is part of it.
    const double side = std::min(label.height - 2 * edge, largestMatrix);
    layout.matrixBox = {label.x + edge, label.y + (label.height - side) / 2, side, side};
    const double x = label.x + edge + side + std::max(2 * side / modules, 0.8 * millimetre);
    const double width = label.x + label.width - edge - x;

    std::vector<std::pair<std::string, bool>> lines{{unit.printedId, true}};
    if (label.height >= roomForProduct && !unit.product.empty()) {
        lines.emplace_back(unit.product, false);
    }
    lines.emplace_back(fill(tr("Lot {0}"), {unit.lot}), false);
    lines.emplace_back(fill(tr("Use by {0}"), {model::isoText(unit.useBy)}), false);
    const double height = std::min(label.height - 2 * edge, largestMatrix + 2 * millimetre);
    const double most = std::min(largestType, height / (static_cast<double>(lines.size()) * lineHeight));
    const auto fits = [&](const std::string& words, bool bold) {
        type.setLine(most, bold, words, 0);
        return std::clamp(most * width / std::max(type.width(), 1.0), std::min(smallestType, most), most);
    };
    double small = most; // one size for all below the id
    for (const auto& [words, bold] : lines) {
        small = bold ? small : std::min(small, fits(words, bold));
    }
    double total = 0;
    for (auto& [words, bold] : lines) {
        const double size = bold ? fits(words, bold) : small;
        layout.lines.push_back({std::move(words), bold, size, {x, 0, width, size * lineHeight}});
        total += size * lineHeight;
    }
    double y = label.y + (label.height - total) / 2;
    for (auto& line : layout.lines) {
        line.box.y = y;
        y += line.box.height;
    }
    return layout;
}

int sheetsFor(int units, const LabelSheet& sheet, int first) {
    return units == 0 ? 0 : (units + first + sheet.perSheet() - 1) / sheet.perSheet();
}

int LabelRun::sheets() const {
    return sheetsFor(static_cast<int>(units.size()), sheet, first);
}

std::pair<int, int> LabelRun::onSheet(int page) const {
    const int count = static_cast<int>(units.size());
    return {std::clamp(page * sheet.perSheet() - first, 0, count),
            std::clamp((page + 1) * sheet.perSheet() - first, 0, count)};
}

void drawLabels(cairo_t* cairo, const LabelRun& run, int page, Type& type) {
    cairo_translate(cairo, run.shift.x, run.shift.y);
    const auto [from, until] = run.onSheet(page);
    for (int i = from; i < until; ++i) {
        const auto& unit = run.units[static_cast<std::size_t>(i)];
        const auto layout = layOutLabel(unit, boxOf(run.sheet, (i + run.first) % run.sheet.perSheet()), type);
        drawMatrix(cairo, layout.matrix, layout.matrixBox);
        for (const auto& line : layout.lines) {
            type.setLine(line.size, line.bold, line.text, line.box.width);
            const double spare = line.box.height - type.height();
            type.draw({cairo, nullptr}, line.box.x, line.box.y + spare / 2, Tone::text);
        }
    }
}

std::string renderLabels(const std::vector<LabelUnit>& units, const LabelSheet& sheet, int first, Point shift) {
    const LabelRun run{units, sheet, std::clamp(first, 0, sheet.perSheet() - 1), shift};
    Type type{"en"};
    return drawPdf({present::tr("Cartridge labels"), {}}, sizeOf(sheet.paper), run.sheets(),
                   [&](cairo_t* cairo, int page) { drawLabels(cairo, run, page, type); });
}

} // namespace report
