#pragma once
// A client's timeline: the drawing, and below it the same records as a list.

#include "app/gui/page.h"
#include "app/gui/printing.h"
#include "app/present/timeline.h"

#include <functional>
#include <memory>
#include <optional>

class wxScrolledWindow;

namespace gui {

class ActionRow;
class Banner;
class Card;
class List;
class Legend;
class PictureView;
class WrappedText;

class TimelinePage : public Page {
public:
    TimelinePage(wxWindow* book, present::Seat seat);
    ~TimelinePage() override;

    void open(model::ClientId client);
    void refresh();
    void shown() override;

    std::function<void(model::ClientId)> openChart;
    std::function<void(model::ClientId, std::optional<model::SessionId>)> openDesk;
    std::function<void(model::SessionId)> openSession;
    /// What has no page of its own stands on the chart.
    std::function<void(model::ClientId, present::TimelineTarget)> openOnChart;

    std::function<void(const ReportSource&)> openPreview;

private:
    void buildPicture();
    void buildRecords();
    void bindKeys();
    bool handleKey(const wxKeyEvent& event);
    void render();
    void renderTools();
    void renderDetail();
    void openRecord(std::int64_t key);
    ReportSource source();

    present::Seat seat_;
    std::unique_ptr<present::Timeline> timeline_;
    Printing printing_;
    present::TimelineView drawn_; ///< what the picture was made of; nothing of the choice
    Banner* message_ = nullptr;
    Card* card_ = nullptr;
    WrappedText* empty_ = nullptr;
    wxScrolledWindow* scroll_ = nullptr;
    PictureView* picture_ = nullptr;
    std::unique_ptr<Legend> legend_;
    WrappedText* detail_ = nullptr;
    ActionRow* acts_ = nullptr;
    Card* recordsCard_ = nullptr;
    List* records_ = nullptr;
};

} // namespace gui
