#pragma once
// Importing clients from another program's file: preview first, then all or nothing.

#include "app/gui/page.h"
#include "app/present/import_screen.h"
#include "app/present/ports.h"

#include <functional>
#include <memory>

class wxGauge;

namespace gui {

class Banner;
class Card;
class ChoiceField;
class List;
class WrappedText;

class ImportPage : public Page {
public:
    ImportPage(wxWindow* book, present::Seat seat);
    ~ImportPage() override;

    void shown() override;
    /// The file as a person would choose it.
    void load(const std::string& path);

    std::function<void()> onClose;

private:
    void chooseFile();
    void render();

    present::ImportScreen import_;
    Banner* message_ = nullptr;
    Card* choose_ = nullptr;
    Card* progress_ = nullptr;
    wxGauge* gauge_ = nullptr;
    Card* options_ = nullptr;
    std::unique_ptr<ChoiceField> dates_, duplicates_;
    WrappedText* notTaken_ = nullptr;
    Card* problemsCard_ = nullptr;
    List* problems_ = nullptr;
    Card* previewCard_ = nullptr;
    List* preview_ = nullptr;
};

} // namespace gui
