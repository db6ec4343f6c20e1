#pragma once
// A session that has ended, to read.

#include "app/gui/page.h"
#include "app/gui/printing.h"
#include "app/present/ports.h"
#include "app/present/session_view.h"

#include <functional>
#include <memory>

class wxScrolledWindow;

namespace gui {

class AmendCard;
class Banner;
class CosignCard;
class InvalidateCard;

class SessionPage : public Page {
public:
    SessionPage(wxWindow* book, present::Seat seat);
    ~SessionPage() override;

    void open(model::SessionId session);
    void refresh();

    std::function<void(model::ClientId)> openChart;
    std::function<void(const ReportSource&)> openPreview;

private:
    void render();
    std::vector<Action> actions();
    void rebuild();
    void swapSheets();
    void fitAmending();
    ReportSource sheetSource();

    present::Seat seat_;
    present::Worker worker_; ///< makes the aftercare sheet
    present::Message told_;  ///< what became of it
    std::unique_ptr<present::SessionView> session_;
    model::SessionId id_;
    Banner* invalidated_ = nullptr;
    Banner* waits_ = nullptr;
    Banner* message_ = nullptr;
    InvalidateCard* error_ = nullptr;
    CosignCard* cosign_ = nullptr;
    wxScrolledWindow* amendSheet_ = nullptr; ///< in place of the other while the session is amended
    AmendCard* amend_ = nullptr;
    wxScrolledWindow* sheet_ = nullptr;
    present::SessionReading shown_;
};

} // namespace gui
