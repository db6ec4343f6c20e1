#pragma once
// The scanner check: scan the code, be told whether this computer reads it as printed.

#include "app/gui/fields.h"
#include "app/gui/page.h"
#include "app/gui/printing.h"
#include "app/gui/scanner.h"
#include "app/present/scanner_settings.h"

#include <functional>
#include <memory>

class wxScrolledWindow;

namespace gui {

class Banner;
class Card;
class CodeArt;

class ScannerPage : public Page {
public:
    ScannerPage(wxWindow* book, present::Seat seat);
    ~ScannerPage() override;

    void refresh();
    void shown() override;

    std::function<void()> onClose;
    std::function<void(const ReportSource&)> openPreview;

private:
    void buildCode();
    void buildExtras();
    ReportSource source();
    void render();

    present::ScannerSettings settings_;
    Scanner scanner_;
    wxScrolledWindow* sheet_ = nullptr;
    Banner* state_ = nullptr;
    Banner* result_ = nullptr;
    Card* codeCard_ = nullptr;
    WrappedText* steps_ = nullptr;
    CodeArt* art_ = nullptr;
    std::string drawn_; ///< the code that is painted
    wxTextCtrl* code_ = nullptr;
    std::unique_ptr<TextField> slow_;
    Card* extras_ = nullptr;
    std::unique_ptr<TextField> prefix_, suffix_, separator_;
    present::ScannerInput shown_;
};

} // namespace gui
