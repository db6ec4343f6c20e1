#pragma once
// Puts one drawing on paper: a title, what it shows, the drawing, when it was printed. Landscape, as many pages as it
// is long.

#include "app/report/picture.h"

#include <wx/print.h>

#include <functional>
#include <string>
#include <vector>

namespace gui {

struct PrintedPicture {
    std::string title;
    std::vector<std::string> lines; ///< below the title
    std::string foot;               ///< who printed it when
    std::function<report::Picture(double width)> make;
};

class PicturePrintout : public wxPrintout {
public:
    explicit PicturePrintout(PrintedPicture wanted);

    void OnPreparePrinting() override;
    bool HasPage(int page) override;
    void GetPageInfo(int* first, int* last, int* from, int* to) override;
    bool OnPrintPage(int page) override;

    std::size_t pages() const { return breaks_.size(); }

private:
    struct Paper {
        double perPoint = 1; ///< of the canvas
        double width = 0;    ///< points
        double height = 0;
    };
    Paper paper() const;

    PrintedPicture wanted_;
    report::Picture picture_;
    double shrunk_ = 1;          ///< so that one page holds what nearly fits
    std::vector<double> breaks_; ///< where in the picture each page begins
};

enum class Printed { yes, cancelled, failed };

/// Asks for the printer, then prints.
Printed printPicture(wxWindow& parent, PrintedPicture wanted);

} // namespace gui
