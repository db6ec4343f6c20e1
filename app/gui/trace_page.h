#pragma once
// From a lot, a cartridge, a client, a container or days to the sessions; and how often reactions followed.

#include "app/gui/page.h"
#include "app/present/ports.h"
#include "app/present/trace.h"

#include <functional>
#include <memory>

namespace gui {

class ActionFlow;
class Banner;
class Card;
class ChoiceField;
class List;
class Segmented;
class TextField;
class WrappedText;

class TracePage : public Page {
public:
    TracePage(wxWindow* book, present::Seat seat);
    ~TracePage() override;

    void refresh();
    void shown() override;
    void ofLot(model::LotId lot);

    std::function<void()> onClose;
    std::function<void(model::SessionId)> openSession;
    std::function<void(model::ClientId)> openChart;

private:
    void search();
    void render();

    present::Trace trace_;
    Banner* message_ = nullptr;
    std::unique_ptr<ChoiceField> kind_;
    std::unique_ptr<TextField> text_, until_;
    Segmented* parts_ = nullptr; ///< where it went, and what came of it
    Card* from_ = nullptr;
    Card* usesCard_ = nullptr;
    List* uses_ = nullptr;
    Card* ratesCard_ = nullptr;
    std::unique_ptr<ChoiceField> rateKind_;
    List* rates_ = nullptr;
    WrappedText* rateNote_ = nullptr;
};

} // namespace gui
