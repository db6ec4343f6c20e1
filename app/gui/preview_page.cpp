#include "app/gui/preview_page.h"

#include "app/gui/a11y.h"
#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/tr.h"

#include <wx/checkbox.h>
#include <wx/dcbuffer.h>
#include <wx/gauge.h>
#include <wx/scrolwin.h>

#include <algorithm>

namespace gui {
namespace {
constexpr int around = px::grid * 2; // px of desk to be seen around the paper
constexpr auto a4 = "a4";
constexpr auto letter = "letter";
} // namespace

PreviewPage::PreviewPage(wxWindow* book, present::Ports ports)
    : Page{book, wxS("preview")}
    , ports_{std::move(ports)}
    , worker_{ports_} {
    auto* const body = newPageBody(*this);
    const auto below = wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap);
    body->Add(banner_ = new Banner{this, wxS("preview-message")}, below);
    making_ = new Card{this, wxS("preview-making"), fromWx(_("Gathering the records"))};
    gauge_ = new wxGauge{making_,
                         wxID_ANY,
                         100,
                         wxDefaultPosition,
                         {-1, px::grid},
                         wxGA_HORIZONTAL,
                         wxDefaultValidator,
                         wxS("preview-gauge")};
    making_->body().Add(gauge_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    making_->setActions({act("preview-cancel", _("Cancel"), [this] { stop(); })});
    body->Add(making_, below);
    auto* const bar = new wxBoxSizer{wxHORIZONTAL};
    paper_ = std::make_unique<ChoiceField>(this, fromWx(_("Pa&per")), wxS("preview-paper"));
    zoomField_ = std::make_unique<ChoiceField>(this, fromWx(_("&Zoom")), wxS("preview-zoom"));
    zoomField_->control().SetMinSize(wxSize{forText(140), px::target});
    turning_ = new ActionRow{this, wxS("preview-turning")};
    bar->Add(paper_->sizer(), wxSizerFlags{}.Border(wxRIGHT, px::cardGap));
    bar->Add(zoomField_->sizer(), wxSizerFlags{}.Border(wxRIGHT, px::cardGap));
    option_ = newCheck(this, wxS("preview-option"), {}, [this](bool wanted) {
        if (printing_ && printing_->source().option) {
            printing_->source().option->set(wanted);
            make();
        }
    });
    bar->Add(option_, wxSizerFlags{}.Bottom());
    bar->AddStretchSpacer();
    bar->Add(turning_, wxSizerFlags{}.Bottom());
    body->Add(bar, below);
    scroll_ = new wxScrolledWindow{
        this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, wxS("preview-desk")};
    scroll_->SetScrollRate(px::grid, px::grid);
    sheet_ = new wxPanel{
        scroll_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxBORDER_NONE, wxS("preview-sheet")};
    sheet_->SetBackgroundStyle(wxBG_STYLE_PAINT);
    body->Add(scroll_, wxSizerFlags{1}.Expand());
    followTheme(*scroll_, [this](const Theme& now) { scroll_->SetBackgroundColour(now.side); });

    paper_->onPick = [this](const std::string& code) {
        if (printing_) {
            printing_->usePaper(code == a4 ? report::Paper::a4 : report::Paper::letter);
            layOut();
        }
    };
    zoomField_->onPick = [this](const std::string& code) {
        zoom_ = code == "page" ? Zoom::page : code == "width" ? Zoom::width : Zoom::twice;
        place();
    };
    on(*sheet_, wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    const auto again = [this](wxFocusEvent& event) {
        sheet_->Refresh(); // its edge tells where the keys go
        event.Skip();
    };
    on(*sheet_, wxEVT_SET_FOCUS, again);
    on(*sheet_, wxEVT_KILL_FOCUS, again);
    on(*scroll_, wxEVT_SIZE, [this](wxSizeEvent& event) {
        later(*this, [this] { place(); });
        event.Skip();
    });
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (!handleKey(event.GetKeyCode(), event.ControlDown())) {
            event.Skip();
        }
    });
    render();
}

void PreviewPage::follow() {
    progress_.clear();
    if (!printing_->source().slow) {
        return;
    }
    printing_->source().slow->follow([this](const std::string& words, int percent) {
        progress_ = words;
        percent_ = percent;
        render();
    });
}

void PreviewPage::stop() {
    if (progress_.empty()) {
        return;
    }
    printing_->source().slow->stop();
    progress_.clear();
    if (pages_) {
        tell({fromWx(_("Stopped. The report was neither printed nor saved.")), {}, present::Tone::info});
    } else {
        onClose();
    }
}

void PreviewPage::close() {
    if (!progress_.empty()) {
        printing_->source().slow->stop();
        progress_.clear();
    }
    onClose();
}

void PreviewPage::open(const ReportSource& source) {
    if (printing_ && printing_->source().slow) { // what is still being made is for nobody
        printing_->source().slow->stop();
        printing_->source().slow->follow(nullptr);
    }
    auto own = source;
    own.tell = [this](const present::Message& message) { tell(message); };
    printing_ = std::make_unique<Printing>(*this, ports_, std::move(own));
    document_ = {};
    page_ = 0;
    message_ = {};
    follow();
    make();
}

void PreviewPage::make() {
    worker_.forget();
    pages_.reset();
    render();
    const auto& asked = printing_->source();
    asked.make(
        present::ReportUse::look,
        [this](report::Document document) {
            document_ = std::move(document);
            layOut();
        },
        asked.tell);
}

void PreviewPage::layOut() {
    worker_.forget();
    using Answer = std::shared_ptr<report::Pages>;
    worker_.run<Answer>(
        [document = document_, paper = printing_->paper()] {
            return std::make_shared<report::Pages>(report::layOut(document, paper));
        },
        [this](const Answer& answer) {
            pages_ = std::make_unique<report::Pages>(std::move(*answer));
            turn(std::min(page_, pages_->count() - 1));
            sheet_->SetFocus();
        },
        [this](const std::string& why) {
            tell({fromWx(_("The report cannot be shown.")), why, present::Tone::deny});
        },
        present::Lane::aside);
}

void PreviewPage::tell(const present::Message& message) {
    message_ = message;
    render();
}

void PreviewPage::turn(int page) {
    page_ = pages_ ? std::clamp(page, 0, pages_->count() - 1) : 0;
    scroll_->Scroll(-1, 0);
    render();
}

void PreviewPage::render() {
    const bool there = pages_ != nullptr;
    const bool ready = there && progress_.empty(); // one at a time
    const int count = there ? pages_->count() : 0;
    const auto where =
        there ? present::fill(fromWx(_("Page {0} of {1}")), {present::number(page_ + 1), present::number(count)})
        : progress_.empty() ? fromWx(_("Laying out the pages"))
                            : fromWx(_("Gathering the records"));
    const auto press = [this](void (Printing::*what)()) { return [this, what] { (printing_.get()->*what)(); }; };
    setHeader({document_.title.empty() ? fromWx(_("Preview")) : document_.title,
               where,
               {{"preview-close", fromWx(_("Close")), [this] { close(); }, Action::Kind::plain, true, ""},
                {"preview-save", fromWx(_("Sa&ve as…")), press(&Printing::save), Action::Kind::plain, ready,
                 fromWx(_("As a PDF, a web page or tables for a spreadsheet"))},
                {"preview-print", fromWx(_("&Print…")), press(&Printing::print), Action::Kind::primary, ready, ""}}});
    banner_->render(bannerOf(message_));
    const bool begins = !progress_.empty() && !making_->IsShown();
    making_->Show(!progress_.empty());
    making_->setNote(progress_);
    gauge_->SetValue(percent_);
    paper_->render({{a4, fromWx(_("A4"))}, {letter, fromWx(_("Letter"))}},
                   printing_ && printing_->paper() == report::Paper::letter ? letter : a4);
    zoomField_->render(
        {{"width", fromWx(_("Page width"))}, {"page", fromWx(_("Whole page"))}, {"twice", fromWx(_("Twice"))}},
        zoom_ == Zoom::page    ? "page"
        : zoom_ == Zoom::width ? "width"
                               : "twice");
    const bool choice = printing_ && printing_->source().option;
    // A sheet of labels is of one paper only.
    if (const bool choosesPaper = !document_.labels; paper_->control().IsShown() != choosesPaper) {
        paper_->sizer()->ShowItems(choosesPaper);
        paper_->showProblem({});
    }
    option_->Show(choice);
    if (choice) {
        option_->SetLabel(toWx(printing_->source().option->label));
        option_->SetValue(printing_->source().option->on());
    }
    turning_->render({{"preview-back", fromWx(_("&Back")), [this] { turn(page_ - 1); }, Action::Kind::plain, page_ > 0,
                       fromWx(_("The page before (Page Up)"))},
                      {"preview-next", fromWx(_("&Next")), [this] { turn(page_ + 1); }, Action::Kind::plain,
                       page_ + 1 < count, fromWx(_("The page after (Page Down)"))}});
    setAccessibleName(*sheet_, toWx(where));
    std::string words;
    if (there) {
        for (const auto& part : pages_->words(page_)) {
            words += part + '\n';
        }
    }
    setAccessibleDescription(*sheet_, toWx(words));
    Layout();
    place();
    if (begins) {
        later(*this, [this] {
            if (auto* const cancel = FindWindowByName(wxS("preview-cancel"), this);
                cancel != nullptr && making_->IsShown()) {
                cancel->SetFocus();
            }
        });
    }
}

void PreviewPage::place() {
    sheet_->Show(pages_ != nullptr);
    if (!pages_) {
        return;
    }
    const auto room = scroll_->GetSize() - wxSize{2 * around, 2 * around};
    const auto size = pages_->size();
    double scale = room.x / size.width;
    if (zoom_ == Zoom::page) {
        scale = std::min(scale, room.y / size.height);
    } else if (zoom_ == Zoom::width) {
        scale = std::min(scale, 1.6); // wider than this it is no easier to read
    } else {
        scale = 2;
    }
    scale = std::max(scale, 0.2);
    const wxSize paper{static_cast<int>(size.width * scale), static_cast<int>(size.height * scale)};
    scroll_->SetVirtualSize(paper + wxSize{2 * around, 2 * around});
    const int left = std::max(around, (scroll_->GetClientSize().x - paper.x) / 2);
    sheet_->SetSize(wxRect{scroll_->CalcScrolledPosition(wxPoint{left, around}), paper});
    sheet_->Refresh();
}

void PreviewPage::paint() {
    wxPaintDC dc{sheet_};
    // Paper is white in the dark theme too.
    dc.SetPen(wxPen{theme().border});
    dc.SetBrush(*wxWHITE_BRUSH);
    dc.DrawRectangle(sheet_->GetClientSize());
    if (pages_) {
        drawPage(dc, *pages_, page_, wxRect{sheet_->GetClientSize()});
    }
    if (sheet_->HasFocus()) {
        dc.SetPen(wxPen{theme().accent, 2});
        dc.SetBrush(*wxTRANSPARENT_BRUSH);
        dc.DrawRectangle(wxRect{sheet_->GetClientSize()}.Deflate(1));
    }
}

bool PreviewPage::handleKey(int code, bool control) {
    if (code == WXK_ESCAPE) {
        close();
        return true;
    }
    if (!sheet_->HasFocus()) {
        return false;
    }
    constexpr int line = 5; // steps of the scroll rate
    const auto view = scroll_->GetViewStart();
    switch (code) {
    case WXK_PAGEDOWN:
        turn(page_ + 1);
        return true;
    case WXK_PAGEUP:
        turn(page_ - 1);
        return true;
    case WXK_HOME:
        turn(0);
        return true;
    case WXK_END:
        turn(pages_ ? pages_->count() - 1 : 0);
        return true;
    case WXK_DOWN:
        scroll_->Scroll(-1, view.y + line);
        return true;
    case WXK_UP:
        scroll_->Scroll(-1, std::max(0, view.y - line));
        return true;
    case WXK_RIGHT:
        scroll_->Scroll(view.x + line, -1);
        return true;
    case WXK_LEFT:
        scroll_->Scroll(std::max(0, view.x - line), -1);
        return true;
    case 'P':
        if (control && printing_ && pages_) {
            printing_->print();
            return true;
        }
        return false;
    default:
        return false;
    }
}

} // namespace gui
