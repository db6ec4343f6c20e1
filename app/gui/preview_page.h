#pragma once
// A report as it will stand on paper, page by page, before it is printed or saved.

#include "app/gui/page.h"
#include "app/gui/printing.h"

#include <functional>
#include <memory>

class wxCheckBox;
class wxGauge;
class wxPanel;
class wxScrolledWindow;

namespace gui {

class ActionRow;
class Banner;
class Card;
class ChoiceField;
class WrappedText;

class PreviewPage : public Page {
public:
    PreviewPage(wxWindow* book, present::Ports ports);

    /// Reads and lays out the report; it is not entered in the trail until it is printed or saved.
    void open(const ReportSource& source);

    std::function<void()> onClose;

private:
    enum class Zoom { page, width, twice };

    void make();
    void follow();
    void stop();
    void close();
    void layOut();
    void turn(int page);
    void render();
    void place();
    void paint();
    bool handleKey(int code, bool control);
    void tell(const present::Message& message);

    present::Ports ports_;
    present::Worker worker_;
    std::unique_ptr<Printing> printing_;
    report::Document document_;
    std::unique_ptr<report::Pages> pages_;
    int page_ = 0; ///< from 0
    Zoom zoom_ = Zoom::width;
    present::Message message_;
    std::string progress_; ///< empty: nothing is being made
    int percent_ = 0;
    Card* making_ = nullptr;
    wxGauge* gauge_ = nullptr;
    Banner* banner_ = nullptr;
    ActionRow* turning_ = nullptr;
    std::unique_ptr<ChoiceField> paper_, zoomField_;
    wxCheckBox* option_ = nullptr;
    wxScrolledWindow* scroll_ = nullptr;
    wxPanel* sheet_ = nullptr;
};

} // namespace gui
