#pragma once
// A page's scanner: listens wherever the focus is, and asks or answers in a banner before a scan is believed.

#include "app/gui/banner.h"
#include "app/gui/scanner.h"
#include "app/present/scan_gate.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace gui {

class ScanBar : public Banner {
public:
    /// `name` is the banner's; its buttons are NAME-yes, NAME-no, NAME-check and NAME-close.
    ScanBar(wxWindow* parent, wxWindow& page, const wxString& name);
    ~ScanBar() override;

    /// Whoever sits here now; nobody: scans go nowhere.
    void use(std::optional<present::Seat> seat);
    /// The page is in front; the scanner may have been checked meanwhile.
    void shown();
    /// From a field for scans, where slow scanners and people type.
    void typed(const std::string& text);
    bool close(); ///< false when nothing was asked or told

    std::function<void(const std::string& text)> onScan; ///< a scan that may go on
    std::function<void()> onCheck;                       ///< to the scanner check

private:
    void render();

    wxWindow& page_;
    std::string name_;
    Scanner scanner_;
    std::optional<present::Ports> ports_;
    std::unique_ptr<present::ScanGate> gate_;
    bool asked_ = false;
};

} // namespace gui
