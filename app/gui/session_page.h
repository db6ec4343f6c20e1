#pragma once
// A session that has ended, to read.

#include "app/gui/page.h"
#include "app/gui/sheet_acts.h"
#include "app/present/ports.h"
#include "app/present/session_view.h"

#include <functional>
#include <memory>

class wxScrolledWindow;

namespace gui {

class Banner;
class InvalidateCard;

class SessionPage : public Page {
public:
    SessionPage(wxWindow* book, present::Seat seat);
    ~SessionPage() override;

    void open(model::SessionId session);
    void refresh();

    std::function<void(model::ClientId)> openChart;
    SheetActs& sheet() { return acts_; }

private:
    void render();

    present::Seat seat_;
    SheetActs acts_;
    std::unique_ptr<present::SessionView> session_;
    model::SessionId id_;
    Banner* invalidated_ = nullptr;
    Banner* message_ = nullptr;
    InvalidateCard* error_ = nullptr;
    wxScrolledWindow* sheet_ = nullptr;
    present::SessionReading shown_;
    std::size_t earlierShown_ = 0; ///< versions of the sheet that can be had again
};

} // namespace gui
