#pragma once
// Reports on paper and in files: the print dialog draws the document model itself, and a file is written whole or not
// at all, so nothing lies about in a temporary file.

#include "app/present/ports.h"
#include "app/present/report_stamp.h"
#include "app/present/view.h"
#include "app/present/worker.h"
#include "app/report/document.h"
#include "app/report/pages.h"
#include "app/report/save.h"

#include <wx/gdicmn.h>
#include <wx/print.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>

class wxDC;
class wxWindow;

namespace gui {

/// A report that a page offers, and what becomes of it.
struct ReportSource {
    std::function<std::string()> fileName; ///< proposed, without ending and without anybody's name
    using Then = std::function<void(report::Document)>;
    using Tell = std::function<void(present::Message)>;
    /// Makes the document, entered in the trail unless it is only looked at, and hands it over on the UI thread.
    std::function<void(present::ReportUse, Then, Tell failed)> make;
    Tell tell; ///< what became of it
    /// Something that can be left out of it or put in.
    struct Option {
        std::string label;
        std::function<bool()> on;
        std::function<void(bool)> set;
    };
    std::optional<Option> option{};
    /// What takes long to make tells how far it is, in words and percent, with no words when it is over.
    struct Slow {
        using Progress = std::function<void(const std::string& words, int percent)>;
        std::function<void(Progress)> follow;
        std::function<void()> stop; ///< nothing is handed over any more
    };
    std::optional<Slow> slow{};
};

/// Draws one page where `place` is on the device, in the DC's own units.
void drawPage(wxDC& dc, const report::Pages& pages, int page, const wxRect& place);

class ReportPrintout : public wxPrintout {
public:
    explicit ReportPrintout(std::shared_ptr<report::Pages> pages);

    void OnPreparePrinting() override;
    bool HasPage(int page) override;
    bool OnPrintPage(int page) override;
    void GetPageInfo(int* first, int* last, int* from, int* until) override;

private:
    std::shared_ptr<report::Pages> pages_;
};

/// Printing and saving for one page of the window.
class Printing {
public:
    Printing(wxWindow& page, present::Ports ports, ReportSource source);

    const ReportSource& source() const { return source_; }
    /// The paper last used on this machine, else that of the country.
    report::Paper paper() const;
    void usePaper(report::Paper paper);

    void print();
    /// Asks for a name and a kind of file.
    void save();
    void saveAs(const std::string& file, report::Format format);

private:
    void toPrinter(std::shared_ptr<report::Pages> pages);
    void saved(const std::string& file, const report::Saved& how);

    wxWindow& page_;
    present::Ports ports_;
    ReportSource source_;
    present::Worker worker_;
    std::optional<report::Paper> paper_; ///< chosen here
};

} // namespace gui
