#include "app/gui/printing.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/tr.h"

#include <wx/dcprint.h>
#include <wx/filedlg.h>
#include <wx/graphics.h>
#include <wx/msgdlg.h>
#include <wx/printdlg.h>
#include <wx/stdpaths.h>

#include <cairo.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace gui {
namespace {

constexpr auto paperKey = "paper"; // of what the machine remembers for its user
constexpr double millimetresPerPoint = 25.4 / 72;

// In the order of the file dialog's choice.
constexpr std::array formats{report::Format::pdf, report::Format::html, report::Format::csv};

present::ReportUse useOf(report::Format format) {
    switch (format) {
    case report::Format::pdf:
        return present::ReportUse::pdf;
    case report::Format::html:
        return present::ReportUse::html;
    case report::Format::csv:
        return present::ReportUse::csv;
    }
    return present::ReportUse::pdf;
}

report::Paper nearest(int widthMillimetres) {
    return widthMillimetres > 212 ? report::Paper::letter : report::Paper::a4; // 215.9 and 210 mm
}

} // namespace

void drawPage(wxDC& dc, const report::Pages& pages, int page, const wxRect& place) {
    const std::unique_ptr<wxGraphicsContext> canvas{wxGraphicsContext::CreateFromUnknownDC(dc)};
    if (!canvas || canvas->GetNativeContext() == nullptr) {
        return;
    }
    auto* const cairo = static_cast<cairo_t*>(canvas->GetNativeContext());
    const auto size = pages.size();
    const double scale = std::min(place.width / size.width, place.height / size.height);
    cairo_save(cairo);
    cairo_translate(cairo, place.x + (place.width - size.width * scale) / 2,
                    place.y + (place.height - size.height * scale) / 2);
    cairo_scale(cairo, scale, scale);
    cairo_new_path(cairo);
    pages.draw(cairo, page);
    cairo_restore(cairo);
}

ReportPrintout::ReportPrintout(std::shared_ptr<report::Pages> pages)
    : wxPrintout{toWx(pages->document().title)}
    , pages_{std::move(pages)} {}

void ReportPrintout::OnPreparePrinting() {
    int width = 0;
    int height = 0;
    GetPageSizeMM(&width, &height);
    if (pages_->document().labels) {
        return; // made for one sheet
    }
    const auto wanted = nearest(width);
    // The print dialog may have another paper than the one it was laid out for.
    if (width > 0 && wanted != nearest(static_cast<int>(pages_->size().width * millimetresPerPoint))) {
        pages_ = std::make_shared<report::Pages>(report::layOut(pages_->whole(), wanted));
    }
}

bool ReportPrintout::HasPage(int page) {
    return page >= 1 && page <= pages_->count();
}

bool ReportPrintout::OnPrintPage(int page) {
    auto* const dc = GetDC();
    if (dc == nullptr || !HasPage(page)) {
        return false;
    }
    wxRect place{dc->GetSize()};
    if (pages_->document().labels) {
        // At their true size from the corner of the sheet, whatever paper the printer believes to hold.
        int across = 0;
        int down = 0;
        GetPPIPrinter(&across, &down);
        constexpr double pointsPerInch = 72;
        const auto size = pages_->size();
        place = wxRect{0, 0, wxRound(size.width * across / pointsPerInch), wxRound(size.height * down / pointsPerInch)};
    }
    drawPage(*dc, *pages_, page - 1, place);
    return true;
}

void ReportPrintout::GetPageInfo(int* first, int* last, int* from, int* until) {
    *first = *from = 1;
    *last = *until = pages_->count();
}

Printing::Printing(wxWindow& page, present::Ports ports, ReportSource source)
    : page_{page}
    , ports_{std::move(ports)}
    , source_{std::move(source)}
    , worker_{ports_} {}

report::Paper Printing::paper() const {
    if (paper_) {
        return *paper_;
    }
    const auto known = ports_.recall ? ports_.recall(paperKey) : std::string{};
    if (known == "a4" || known == "letter") {
        return known == "a4" ? report::Paper::a4 : report::Paper::letter;
    }
    return report::usualPaper(present::localeName());
}

void Printing::usePaper(report::Paper paper) {
    paper_ = paper;
    if (ports_.remember) {
        ports_.remember(paperKey, paper == report::Paper::a4 ? "a4" : "letter");
    }
}

void Printing::print() {
    const auto then = [this](const report::Document& document) {
        worker_.run<std::shared_ptr<report::Pages>>(
            [document, paper = paper()] { return std::make_shared<report::Pages>(report::layOut(document, paper)); },
            [this](std::shared_ptr<report::Pages> pages) { toPrinter(std::move(pages)); },
            [this](const std::string& why) {
                source_.tell({fromWx(_("The report could not be printed.")), why, present::Tone::deny});
            },
            present::Lane::aside);
    };
    source_.tell({fromWx(_("The report is being made.")), {}, present::Tone::info});
    source_.make(present::ReportUse::print, then, source_.tell);
}

void Printing::toPrinter(std::shared_ptr<report::Pages> pages) {
    leavePreviewToUs();
    wxPrintDialogData data;
    data.SetAllPages(true);
    data.SetMinPage(1);
    data.SetMaxPage(pages->count());
    const bool onA4 = nearest(static_cast<int>(pages->size().width * millimetresPerPoint)) == report::Paper::a4;
    data.GetPrintData().SetPaperId(onA4 ? wxPAPER_A4 : wxPAPER_LETTER);
    ReportPrintout printout{std::move(pages)};
    wxPrinter printer{&data};
    if (printer.Print(wxGetTopLevelParent(&page_), &printout, true)) {
        source_.tell({fromWx(_("The report was sent to the printer.")), {}, present::Tone::safe});
    } else if (wxPrinter::GetLastError() == wxPRINTER_CANCELLED) {
        source_.tell({fromWx(_("Nothing was printed.")),
                      fromWx(_("The trail has an entry, as the report was made for printing.")), present::Tone::info});
    } else {
        source_.tell({fromWx(_("The report could not be printed.")),
                      fromWx(_("The printer did not take it. Save it as a PDF instead.")), present::Tone::deny});
    }
}

void Printing::save() {
    inDialog(page_, [this] { askAndSave(); });
}

void Printing::askAndSave() {
    const auto first = source_.fileName() + '.' + report::endingOf(formats.front());
    wxFileDialog dialog{wxGetTopLevelParent(&page_),
                        _("Save the report"),
                        wxStandardPaths::Get().GetDocumentsDir(),
                        toWx(first),
                        _("PDF (*.pdf)|*.pdf|Web page (*.html)|*.html|Tables for a spreadsheet (*.csv)|*.csv"),
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT};
    if (dialog.ShowModal() != wxID_OK) {
        return;
    }
    const auto chosen = formats[static_cast<std::size_t>(std::clamp(dialog.GetFilterIndex(), 0, 2))];
    std::filesystem::path file{fromWx(dialog.GetPath())};
    auto format = report::formatOf(file);
    // GTK leaves the proposed ending as it is when another kind of file is chosen: the choice counts.
    if (format && *format != chosen && file.stem() == source_.fileName()) {
        format.reset();
        file.replace_extension();
    }
    if (!format) {
        format = chosen;
        file += std::string{"."} + report::endingOf(chosen);
        // The dialog has asked about another name.
        if (std::filesystem::exists(file) &&
            wxMessageDialog{wxGetTopLevelParent(&page_),
                            wxString::Format(_("Replace the file %s?"), toWx(file.string())), _("Save the report"),
                            wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION}
                    .ShowModal() != wxID_YES) {
            return;
        }
    }
    saveAs(file.string(), *format);
}

void Printing::saveAs(const std::string& file, report::Format format) {
    const auto then = [this, file, format](const report::Document& document) {
        worker_.run<report::Saved>(
            [document, format, paper = paper(), file] { return report::save(document, format, paper, file); },
            [this, file](const report::Saved& how) { saved(file, how); },
            [this](const std::string& why) {
                source_.tell({fromWx(_("The report was not saved.")), why, present::Tone::deny});
            },
            present::Lane::aside);
    };
    source_.tell({fromWx(_("The report is being made.")), {}, present::Tone::info}); // seconds for a year of rows
    source_.make(useOf(format), then, source_.tell);
}

void Printing::saved(const std::string& file, const report::Saved& how) {
    using present::counted;
    using present::fill;
    present::Message message{fill(fromWx(_("Saved as {0}")), {file}),
                             fromWx(_("The file is not encrypted: keep it where only those may read it who need to.")),
                             present::Tone::safe};
    if (how.unknownGlyphs > 0) {
        message.tone = present::Tone::warn;
        message.text = counted(fromWx(_("{n, plural, one {# character has} other {# characters have}} no font on this "
                                        "machine and cannot be read in it. Install a font for the script, e.g. Noto.")),
                               how.unknownGlyphs);
    }
    source_.tell(std::move(message));
}

} // namespace gui
