#pragma once
// The trail, newest first, and whether it still proves what it says.

#include "app/gui/page.h"
#include "app/present/audit.h"
#include "app/present/ports.h"

#include <functional>
#include <memory>

class wxGauge;

namespace gui {

class Banner;
class Card;
class ChoiceField;
class FactText;
class List;
class TextField;
class WrappedText;

class AuditPage : public Page {
public:
    AuditPage(wxWindow* book, present::Seat seat);
    ~AuditPage() override;

    void refresh();
    void shown() override;
    void showViewsOf(model::ClientId client); ///< who looked at this chart

    std::function<void(model::Instant at, bool good)> verified;

private:
    void buildFilter();
    void narrow();
    void verify();
    void render();
    void renderFilter();
    void renderEntry();

    present::Audit audit_;
    Banner* message_ = nullptr;
    Banner* result_ = nullptr;
    Card* progress_ = nullptr;
    wxGauge* gauge_ = nullptr;
    Card* narrow_ = nullptr;
    std::unique_ptr<ChoiceField> person_, verb_;
    std::unique_ptr<TextField> client_, from_, until_;
    std::unique_ptr<TextField> markSequence_, markHead_; ///< from the foot of a report
    Card* card_ = nullptr;
    List* list_ = nullptr;
    Card* detail_ = nullptr;
    WrappedText* line_ = nullptr;
    FactText* content_ = nullptr;
    WrappedText* hash_ = nullptr;
};

} // namespace gui
