#pragma once
// A session that has ended, to read.

#include "app/gui/page.h"
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

private:
    void render();

    present::Seat seat_;
    std::unique_ptr<present::SessionView> session_;
    model::SessionId id_;
    Banner* invalidated_ = nullptr;
    InvalidateCard* error_ = nullptr;
    wxScrolledWindow* sheet_ = nullptr;
    present::SessionReading shown_;
};

} // namespace gui
