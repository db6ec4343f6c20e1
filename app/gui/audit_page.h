#pragma once
// The trail, newest first, and whether it still proves what it says.

#include "app/gui/page.h"
#include "app/present/audit.h"
#include "app/present/ports.h"

#include <functional>

class wxGauge;

namespace gui {

class Banner;
class Card;
class FactText;
class List;
class WrappedText;

class AuditPage : public Page {
public:
    AuditPage(wxWindow* book, present::Seat seat);
    ~AuditPage() override;

    void refresh();
    void shown() override;

    std::function<void(model::Instant at, bool good)> verified;

private:
    void render();
    void renderEntry();

    present::Audit audit_;
    Banner* message_ = nullptr;
    Banner* result_ = nullptr;
    Card* progress_ = nullptr;
    wxGauge* gauge_ = nullptr;
    Card* card_ = nullptr;
    List* list_ = nullptr;
    Card* detail_ = nullptr;
    WrappedText* line_ = nullptr;
    FactText* content_ = nullptr;
    WrappedText* hash_ = nullptr;
};

} // namespace gui
