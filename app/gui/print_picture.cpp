#include "app/gui/print_picture.h"

#include "app/gui/paint_picture.h"
#include "app/gui/strings.h"

#include <wx/dc.h>
#include <wx/graphics.h>
#include <wx/printdlg.h>

#include <algorithm>
#include <memory>

namespace gui {

namespace {

constexpr double margin = 36; ///< points, half an inch; above and below
// wxGTK moves all it prints to the right by the printer's own margin, some 22 points, and still calls the page A4.
constexpr double left = 25;
constexpr double right = 47;
constexpr double titleSize = 15;
constexpr double lineSize = 9.5;
constexpr double lineHeight = 14;
constexpr double footRoom = 20;
constexpr double pointsPerInch = 72;
constexpr double leastShrunk = 0.7; ///< smaller words are hard to read

double headRoom(const PrintedPicture& wanted) {
    return titleSize + 10 + static_cast<double>(wanted.lines.size()) * lineHeight;
}

/// Where the pages begin: none cuts through a spot that a page could hold whole.
std::vector<double> breaksOf(const report::Picture& picture, double room) {
    std::vector<double> breaks{0.0};
    while (picture.height - breaks.back() > room) {
        double end = breaks.back() + room;
        for (bool moved = true; moved;) {
            moved = false;
            for (const auto& spot : picture.spots) {
                const auto& box = spot.box;
                if (box.y < end && end < box.y + box.height && box.y > breaks.back()) {
                    end = box.y;
                    moved = true;
                }
            }
        }
        breaks.push_back(end);
    }
    return breaks;
}

} // namespace

PicturePrintout::PicturePrintout(PrintedPicture wanted)
    : wxPrintout{toWx(wanted.title)}
    , wanted_{std::move(wanted)} {}

PicturePrintout::Paper PicturePrintout::paper() const {
    int perInch = 0;
    int width = 0;
    int height = 0;
    GetPPIPrinter(&perInch, nullptr);
    GetPageSizePixels(&width, &height);
    const double points = pointsPerInch / std::max(perInch, 1);
    // A preview's canvas is smaller than the page it stands for.
    const double shown = GetDC()->GetSize().x / static_cast<double>(std::max(width, 1));
    return {shown / points, width * points, height * points};
}

void PicturePrintout::OnPreparePrinting() {
    const auto sheet = paper();
    const double width = sheet.width - left - right;
    const double room = sheet.height - 2 * margin - headRoom(wanted_) - footRoom;
    shrunk_ = 1;
    picture_ = wanted_.make(width);
    if (picture_.height > room && picture_.height * leastShrunk <= room) {
        shrunk_ = room / picture_.height;
        picture_ = wanted_.make(width / shrunk_);
    }
    breaks_ = breaksOf(picture_, room / shrunk_);
}

bool PicturePrintout::HasPage(int page) {
    return page >= 1 && static_cast<std::size_t>(page) <= breaks_.size();
}

void PicturePrintout::GetPageInfo(int* first, int* last, int* from, int* to) {
    *first = *from = 1;
    *last = *to = static_cast<int>(breaks_.size());
}

bool PicturePrintout::OnPrintPage(int page) {
    const std::unique_ptr<wxGraphicsContext> canvas{wxGraphicsContext::CreateFromUnknownDC(*GetDC())};
    if (!canvas || !HasPage(page)) {
        return false;
    }
    const auto sheet = paper();
    canvas->Scale(sheet.perPoint, sheet.perPoint);

    // Title and foot are a drawing too, so that everything on the page has the same letters.
    report::Picture frame;
    const double width = sheet.width - left - right;
    const auto words = [&](double y, const std::string& text, double size, bool bold, report::Align align) {
        const double x = align == report::Align::right ? left + width : left;
        const auto tone = bold ? report::Tone::text : report::Tone::secondary;
        frame.shapes.emplace_back(report::Label{{x, y}, text, tone, align, size, bold, width});
    };
    words(margin + titleSize, wanted_.title, titleSize, true, report::Align::left);
    double y = margin + titleSize + lineHeight + 2;
    for (const auto& line : wanted_.lines) {
        words(y, line, lineSize, false, report::Align::left);
        y += lineHeight;
    }
    words(sheet.height - margin, wanted_.foot, lineSize, false, report::Align::left);
    if (breaks_.size() > 1) {
        words(sheet.height - margin, std::to_string(page) + " / " + std::to_string(breaks_.size()), lineSize, false,
              report::Align::right);
    }
    paintPicture(*canvas, frame, paperTheme());

    const auto index = static_cast<std::size_t>(page) - 1;
    const double begin = breaks_[index];
    const double end = index + 1 < breaks_.size() ? breaks_[index + 1] : picture_.height;
    canvas->Translate(left, margin + headRoom(wanted_));
    canvas->Scale(shrunk_, shrunk_);
    canvas->Clip(0, 0, picture_.width, end - begin);
    canvas->Translate(0, -begin);
    paintPicture(*canvas, picture_, paperTheme());
    return true;
}

Printed printPicture(wxWindow& parent, PrintedPicture wanted) {
    wxPrintDialogData wish;
    wish.GetPrintData().SetOrientation(wxLANDSCAPE);
    wish.SetAllPages(true); // else only the first, when nobody looks
    wxPrinter printer{&wish};
    PicturePrintout printout{std::move(wanted)};
    if (printer.Print(&parent, &printout, true)) {
        return Printed::yes;
    }
    return wxPrinter::GetLastError() == wxPRINTER_CANCELLED ? Printed::cancelled : Printed::failed;
}

} // namespace gui
