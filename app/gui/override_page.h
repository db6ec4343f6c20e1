#pragma once
// What was done against the rules in a period, by practitioner; each line opens its session.

#include "app/gui/page.h"
#include "app/gui/printing.h"
#include "app/present/override_report.h"
#include "app/present/ports.h"

#include <functional>
#include <memory>

namespace gui {

class Banner;
class Card;
class ChoiceField;
class List;
class TextField;

class OverridePage : public Page {
public:
    OverridePage(wxWindow* book, present::Seat seat);
    ~OverridePage() override;

    void refresh();
    void shown() override;

    void open(model::SessionId session, model::Day day); ///< those of that day, the session's first chosen

    std::function<void()> onClose;
    std::function<void(model::SessionId)> openSession;
    std::function<void(const ReportSource&)> openPreview;

private:
    void take();
    void openChosen();
    void render();

    ReportSource source();

    present::Overrides overrides_;
    model::SessionId wanted_; ///< to be chosen once it was read
    Printing printing_;
    Banner* message_ = nullptr;
    Card* period_ = nullptr;
    std::unique_ptr<TextField> from_, until_;
    std::unique_ptr<ChoiceField> person_;
    List* counts_ = nullptr;
    Card* linesCard_ = nullptr;
    List* lines_ = nullptr;
};

} // namespace gui
