#include "app/report/scanner_document.h"

#include "app/present/tr.h"
#include "app/report/labels.h"

namespace report {
namespace {

using present::fill;
using present::tr;

constexpr double module = 0.75 * 72 / 25.4; ///< points; hand scanners read from a third of this on
constexpr double quiet = 4 * module;        ///< around; the standard asks for one module (ISO/IEC 16022)
constexpr double overlap = 0.1;             ///< points, so that no hair line shows between rows

Picture codePicture(const std::string& code) {
    const auto matrix = gs1DataMatrix(code);
    Picture picture;
    picture.width = picture.height = matrix.size() * module + 2 * quiet;
    picture.words = fill(tr("A GS1 DataMatrix with the content {0}"), {code});
    for (int y = 0; y < matrix.size(); ++y) {
        for (int x = 0; x < matrix.size(); ++x) {
            const int begin = x;
            while (x < matrix.size() && matrix.dark(x, y)) {
                ++x;
            }
            if (x > begin) {
                Bar run;
                run.box = {quiet + begin * module, quiet + y * module, (x - begin) * module, module + overlap};
                run.tone = Tone::text;
                picture.shapes.emplace_back(run);
            }
        }
    }
    return picture;
}

} // namespace

Document scannerDocument(const present::ScannerOnPaper& paper) {
    Document document;
    document.title = tr("Scanner check");
    document.context = {tr(
        "Proves that this computer reads what a scanner sends as it is printed. Open Scanner in the settings first.")};
    document.facts = {{tr("Prepared by"), paper.stamp.preparedBy}, {tr("Prepared"), paper.stamp.preparedAt}};
    document.clinic = paper.stamp.clinic;
    document.preparedBy = paper.stamp.preparedBy;
    document.preparedAt = paper.stamp.preparedAt;
    document.sequence = paper.stamp.sequence;
    document.head = paper.stamp.head;
    document.language = present::languageTag();
    document.blocks.emplace_back(PictureBlock{codePicture(paper.code)});
    std::string steps;
    int count = 0;
    for (const auto& step : paper.steps) {
        steps += (steps.empty() ? "" : "\n") + fill(tr("{0}. {1}"), {std::to_string(++count), step});
    }
    document.blocks.emplace_back(Paragraph{steps, Tone::text});
    document.blocks.emplace_back(Paragraph{fill(tr("Content: {0}"), {paper.code}), Tone::secondary});
    return document;
}

} // namespace report
