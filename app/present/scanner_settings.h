#pragma once
// The scanner check: a code with every character of needle labels is scanned, and the program says whether it arrived
// as printed, and if not, what to change. Until then scanned lots are compared with the print, one by one.

#include "app/present/report_stamp.h"
#include "app/present/scanner_setup.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <string>
#include <vector>

namespace present {

/// As typed. Names of members are the names of fields in `problems`.
struct ScannerInput {
    std::string prefix;
    std::string suffix;
    std::string separator;
    bool operator==(const ScannerInput&) const = default;
};

struct ScannerSettingsView {
    std::string title;
    Message state;                  ///< whether lots may be scanned on this computer
    Message result;                 ///< of the code that was scanned last
    std::vector<std::string> steps; ///< how to go about it
    std::string code;               ///< "[91]...": what a DataMatrix or QR picture is drawn from, and shown as text
    ScannerInput input;
    FieldProblems problems;
    bool canForget = false;
    bool printable = false;
    bool operator==(const ScannerSettingsView&) const = default;
};

/// The code to be printed.
struct ScannerOnPaper {
    ReportStamp stamp;
    std::string code;
    std::vector<std::string> steps;
};

class ScannerSettings : public Presenter<ScannerSettingsView> {
public:
    explicit ScannerSettings(Seat seat);

    void refresh();
    /// What came from the scanner, as it came: nothing taken off, no substitutes put in.
    void arrived(const std::string& text);
    /// The same, but so slowly that it could not be told from typing.
    void arrivedSlowly(const std::string& text);
    /// By hand. The scanner must then be checked again.
    void save(const ScannerInput& input);
    void forget(); ///< another scanner, or other settings of it

    /// The code with how to go about it, entered in the trail unless it is only looked at.
    void onPaper(ReportUse use, std::function<void(ScannerOnPaper)> then, std::function<void(Message)> failed);
    void tell(Message message); ///< what became of it

private:
    void render();

    Seat seat_;
    Worker worker_;
    ScannerInput input_;
    FieldProblems problems_;
    Message result_;
};

} // namespace present
