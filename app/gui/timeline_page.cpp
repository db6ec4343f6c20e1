#include "app/gui/timeline_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/layout.h"
#include "app/gui/legend.h"
#include "app/gui/picture_view.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/report/timeline_document.h"
#include "app/report/timeline_picture.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>

namespace gui {

namespace {

/// Nothing of what is chosen, which is marked, nor the legend, which stays in sight while the drawing scrolls.
present::TimelineView drawnOf(present::TimelineView view) {
    view.chosen = 0;
    view.detail = {};
    view.records = {};
    view.legend = {};
    view.message = {};
    return view;
}

} // namespace

TimelinePage::TimelinePage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("timeline")}
    , seat_{std::move(seat)}
    , printing_{*this, seat_.ports, source()} {
    message_ = new Banner{this, wxS("timeline-message")};
    buildPicture();
    buildRecords();
    auto* const all = newPageBody(*this);
    all->Add(message_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    all->Add(card_, wxSizerFlags{3}.Expand());
    all->Add(recordsCard_, wxSizerFlags{2}.Expand().Border(wxTOP, px::cardGap));
    bindKeys();
}

TimelinePage::~TimelinePage() = default;

void TimelinePage::buildPicture() {
    card_ = new Card{this, wxS("timeline-card"), fromWx(_("Timeline"))};
    empty_ = new WrappedText{
        card_, wxS("timeline-empty"), {}, TextRole::secondary, [](const Theme& now) { return now.secondary; }};
    scroll_ = new wxScrolledWindow{
        card_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL, wxS("timeline-scroll")};
    scroll_->SetScrollRate(0, px::target / 2);
    followTheme(*scroll_, [this](const Theme& now) { scroll_->SetBackgroundColour(now.card); });
    picture_ = new PictureView{scroll_, wxS("timeline-picture"), _("Timeline")};
    auto* const inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(picture_, wxSizerFlags{}.Expand());
    scroll_->SetSizer(inside);
    legend_ = std::make_unique<Legend>(card_, wxS("timeline"));
    detail_ = new WrappedText{card_, wxS("timeline-detail"), {}, TextRole::body};
    acts_ = new ActionRow{card_, wxS("timeline-acts")};
    auto* const below = new wxBoxSizer{wxHORIZONTAL};
    below->Add(detail_, wxSizerFlags{1}.CenterVertical());
    below->Add(acts_, wxSizerFlags{}.CenterVertical().Border(wxLEFT, px::grid));
    auto& body = card_->body();
    body.Add(empty_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(scroll_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    body.Add(&legend_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    body.Add(below, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));

    picture_->onWalk = [this](std::int64_t key) { timeline_->choose(key); };
    picture_->onPick = [this](std::int64_t key) {
        timeline_->choose(key);
        openRecord(key);
    };
    picture_->onZoom = [this](int steps, double x) {
        const double width = picture_->picture().width;
        const auto day = report::timelineDay(timeline_->view(), width, x);
        steps > 0 ? timeline_->zoomIn(day) : timeline_->zoomOut(day);
    };
    picture_->onHeight = [this] { scroll_->FitInside(); };
    picture_->onReveal = [this](const wxRect& part) {
        int step = 1;
        scroll_->GetScrollPixelsPerUnit(nullptr, &step);
        const int top = scroll_->GetViewStart().y * step;
        const int height = scroll_->GetClientSize().y;
        if (part.GetTop() < top) {
            scroll_->Scroll(0, part.GetTop() / step);
        } else if (part.GetBottom() > top + height) {
            scroll_->Scroll(0, (part.GetBottom() - height) / step + 1);
        }
    };
}

void TimelinePage::buildRecords() {
    using Align = Column::Align;
    recordsCard_ = new Card{this, wxS("timeline-records-card"), fromWx(_("Records"))};
    records_ = new List{recordsCard_,
                        wxS("timeline-records"),
                        {{fromWx(_("Day")), 160, Align::left, false, false},
                         {fromWx(_("What")), 130, Align::left, true, false},
                         {fromWx(_("Zones")), 110, Align::left, true, false},
                         {fromWx(_("State")), 96, Align::left, false, false},
                         {fromWx(_("Waiting")), 170, Align::left, true, true, 1}}};
    recordsCard_->body().Add(records_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    records_->onSelect = [this](const std::string& id) { timeline_->choose(numberOf(id)); };
    records_->onActivate = [this](const std::string& id) { openRecord(numberOf(id)); };
}

void TimelinePage::bindKeys() {
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (!timeline_ || !handleKey(event)) {
            event.Skip();
        }
    });
}

bool TimelinePage::handleKey(const wxKeyEvent& event) {
    const int code = event.GetKeyCode();
    if (event.AltDown()) {
        return false;
    }
    if (event.ControlDown() && code == 'P') {
        if (timeline_->view().empty.empty()) {
            openPreview(printing_.source());
        }
        return true;
    }
    switch (code) {
    case WXK_ESCAPE:
        openChart(timeline_->view().client);
        return true;
    case '+':
    case '=': // the same key, on many keyboards
    case WXK_NUMPAD_ADD:
        timeline_->zoomIn();
        return true;
    case '-':
    case WXK_NUMPAD_SUBTRACT:
        timeline_->zoomOut();
        return true;
    case WXK_PAGEUP:
    case WXK_PAGEDOWN:
        if (FindFocus() != picture_) {
            return false; // it scrolls the list
        }
        code == WXK_PAGEUP ? timeline_->earlier() : timeline_->later();
        return true;
    default:
        return false;
    }
}

void TimelinePage::open(model::ClientId client) {
    timeline_ = std::make_unique<present::Timeline>(seat_, client);
    timeline_->changed = [this] { render(); };
    scroll_->Scroll(0, 0);
    render();
}

void TimelinePage::refresh() {
    if (timeline_) {
        timeline_->refresh();
    }
}

void TimelinePage::shown() {
    refresh();
    if (picture_->IsShownOnScreen()) {
        picture_->focusTarget(timeline_->view().chosen); // else the first, which is the oldest
        picture_->SetFocus();
        later(*this, [this] { picture_->revealFocus(); }); // only then is the drawing as wide as the page
    }
}

void TimelinePage::openRecord(std::int64_t key) {
    const auto target = present::timelineTarget(key);
    if (!target) {
        return;
    }
    const auto client = timeline_->view().client;
    if (target->kind != present::TimelineTarget::Kind::session) {
        openOnChart(client, *target);
    } else if (const model::SessionId session{target->id}; timeline_->opensDesk(session)) {
        openDesk(client, session);
    } else {
        openSession(session);
    }
}

ReportSource TimelinePage::source() {
    return {.fileName = [this] { return timeline_->fileName(); },
            .make =
                [this](present::ReportUse use, ReportSource::Then then, ReportSource::Tell failed) {
                    timeline_->onPaper(
                        use,
                        [then = std::move(then)](const present::TimelineOnPaper& paper) {
                            then(report::timelineDocument(paper));
                        },
                        std::move(failed));
                },
            .tell = [this](present::Message message) { timeline_->tell(std::move(message)); }};
}

void TimelinePage::renderTools() {
    const auto& view = timeline_->view();
    const bool some = view.empty.empty();
    setHeader({view.name,
               view.line.empty() ? fromWx(_("Timeline")) : fromWx(_("Timeline")) + ": " + view.line,
               {{"timeline-save", fromWx(_("Sa&ve as…")), [this] { printing_.save(); }, Action::Kind::plain, some,
                 fromWx(_("As a PDF, a web page or tables for a spreadsheet"))},
                {"timeline-print", fromWx(_("P&rint…")), [this] { openPreview(printing_.source()); },
                 Action::Kind::plain, some, fromWx(_("Shows the pages first (Ctrl+P)"))},
                {"timeline-chart", fromWx(_("Chart")), [this] { openChart(timeline_->view().client); },
                 Action::Kind::primary, true, ""}}});
    card_->setTitle(view.range);
    card_->setNote(view.outside);
    const auto step = [](const char* name, const wxString& label, bool may, const wxString& why,
                         std::function<void()> act) {
        return Action{name, fromWx(label), std::move(act), Action::Kind::plain, may, fromWx(why)};
    };
    card_->setActions({step("timeline-earlier", _("&Earlier"), view.mayGoEarlier, _("Half of what is shown (Page up)"),
                            [this] { timeline_->earlier(); }),
                       step("timeline-later", _("&Later"), view.mayGoLater, _("Half of what is shown (Page down)"),
                            [this] { timeline_->later(); }),
                       step("timeline-zoom-out", _("Zoom &out"), view.mayZoomOut, _("More time at once (-)"),
                            [this] { timeline_->zoomOut(); }),
                       step("timeline-zoom-in", _("Zoom &in"), view.mayZoomIn, _("Less time, more of it to see (+)"),
                            [this] { timeline_->zoomIn(); })});
}

void TimelinePage::renderDetail() {
    const auto& view = timeline_->view();
    const bool some = !view.detail.empty();
    detail_->setMarkup(some ? "<b>" + toMarkup(view.detail.title) + "</b>  " + toMarkup(view.detail.text)
                            : toMarkup(view.note));
    acts_->render({{"timeline-open", fromWx(_("Ope&n")), [this] { openRecord(timeline_->view().chosen); },
                    Action::Kind::plain, some, some ? "" : fromWx(_("Choose a mark or a row first"))}});
    acts_->Show(view.empty.empty());
    detail_->Show(view.empty.empty());
}

void TimelinePage::render() {
    const auto& view = timeline_->view();
    renderTools();
    renderDetail();
    message_->render(bannerOf(view.message));
    const bool none = !view.empty.empty();
    empty_->setText(view.empty);
    empty_->Show(none);
    scroll_->Show(!none);
    legend_->render(none ? std::vector<present::Chip>{} : view.legend);
    recordsCard_->Show(!none);
    auto drawn = drawnOf(view);
    if (!(drawn == drawn_)) {
        drawn_ = drawn;
        picture_->show([drawn = std::move(drawn)](double width) { return report::timelinePicture(drawn, width); });
    }
    picture_->mark(view.chosen);
    records_->render(listOf(view.records));
    records_->select(view.chosen == 0 ? std::string{} : std::to_string(view.chosen));
    recordsCard_->setNote(view.records.summary);
    card_->Layout();
    Layout();
}

} // namespace gui
