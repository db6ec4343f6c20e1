#include "app/gui/scanner_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/code_art.h"
#include "app/gui/events.h"
#include "app/gui/sheet.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/report/labels.h"
#include "app/report/scanner_document.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>

namespace gui {

ScannerPage::ScannerPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("scanner")}
    , settings_{std::move(seat)}
    , scanner_{*this} { // as it comes: nothing is taken off before it was compared
    sheet_ = newSheet(this, wxS("scanner-sheet"));
    auto* const all = new wxBoxSizer{wxVERTICAL};
    const auto add = [&](wxWindow* window) { all->Add(window, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap)); };
    add(state_ = new Banner{sheet_, wxS("scanner-state")});
    add(result_ = new Banner{sheet_, wxS("scanner-result")});
    buildCode();
    add(codeCard_);
    buildExtras();
    add(extras_);
    sheet_->SetSizer(all);
    newPageBody(*this)->Add(sheet_, wxSizerFlags{1}.Expand());
    scanner_.onScan = [this](const std::string& text) { settings_.arrived(text); };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            onClose();
        } else {
            event.Skip();
        }
    });
    settings_.changed = [this] { render(); };
    render();
}

ScannerPage::~ScannerPage() {
    settings_.changed = nullptr;
}

void ScannerPage::buildCode() {
    codeCard_ = new Card{sheet_, wxS("scanner-code-card"), fromWx(_("The code"))};
    auto& body = codeCard_->body();
    steps_ = new WrappedText{codeCard_, wxS("scanner-steps"), {}, TextRole::body};
    art_ = new CodeArt{codeCard_, wxS("scanner-art"), _("The code as a DataMatrix, to be scanned from the screen")};
    auto* const beside = new wxBoxSizer{wxHORIZONTAL};
    beside->Add(art_, wxSizerFlags{}.Border(wxRIGHT, px::cardGap));
    beside->Add(steps_, wxSizerFlags{1}.CenterVertical());
    body.Add(beside, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    const auto code = labelled(
        codeCard_, fromWx(_("Its &content, for a program that draws GS1 DataMatrix")), wxS("scanner-code"), [this] {
            auto* const text = new wxTextCtrl{codeCard_,         wxID_ANY,      wxString{},
                                              wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE | wxTE_READONLY};
            constexpr int lines = 3;
            text->SetMinSize({-1, lines * text->GetCharHeight() + px::cardMargin});
            return text;
        });
    code_ = code.control;
    code_->SetMinSize({-1, 2 * px::target});
    body.Add(code.sizer, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    slow_ = std::make_unique<TextField>(codeCard_, fromWx(_("&Nothing happens? Put the caret here and scan again")),
                                        wxS("scanner-slow"), wxTE_PROCESS_ENTER);
    body.Add(slow_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    slow_->onEnter = [this] {
        const auto text = slow_->text();
        slow_->clear();
        settings_.arrivedSlowly(text);
    };
}

void ScannerPage::buildExtras() {
    extras_ = new Card{sheet_, wxS("scanner-extras"), fromWx(_("What the scanner adds"))};
    extras_->setNote(fromWx(_("found by the check; by hand only when you know better")));
    const auto field = [this](const wxString& label, const char* name) {
        return std::make_unique<TextField>(extras_, fromWx(label), toWx(std::string{"scanner-"} + name),
                                           wxTE_PROCESS_ENTER);
    };
    prefix_ = field(_("&Before each scan"), "prefix");
    suffix_ = field(_("&After each scan, besides Enter"), "suffix");
    separator_ = field(_("Text for the se&parator"), "separator");
    extras_->body().Add(fieldRow({prefix_->sizer(), suffix_->sizer(), separator_->sizer()}),
                        wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
}

ReportSource ScannerPage::source() {
    return {.fileName = [] { return std::string{"scanner-check"}; },
            .make =
                [this](present::ReportUse use, ReportSource::Then then, ReportSource::Tell failed) {
                    settings_.onPaper(
                        use,
                        [then = std::move(then)](const present::ScannerOnPaper& paper) {
                            then(report::scannerDocument(paper));
                        },
                        std::move(failed));
                },
            .tell = [this](present::Message message) { settings_.tell(std::move(message)); }};
}

void ScannerPage::refresh() {
    settings_.refresh();
}

void ScannerPage::shown() {
    refresh();
    code_->SetFocus(); // where a scan does no harm
}

void ScannerPage::render() {
    const auto& view = settings_.view();
    setHeader({view.title,
               {},
               {{"scanner-close", fromWx(_("Close")), [this] { onClose(); }, Action::Kind::plain, true, ""}}});
    auto state = bannerOf(view.state);
    if (view.canForget) {
        state.actions.push_back({"scanner-forget", fromWx(_("Another scanner: check it anew")),
                                 [this] { settings_.forget(); }, Action::Kind::plain, true, ""});
    }
    state_->render(std::move(state));
    result_->render(bannerOf(view.result));
    std::string steps;
    int count = 0;
    for (const auto& step : view.steps) {
        steps += (steps.empty() ? "" : "\n") + std::to_string(++count) + ". " + step;
    }
    steps_->setText(steps);
    if (drawn_ != view.code) {
        drawn_ = view.code;
        const auto matrix = report::gs1DataMatrix(view.code);
        art_->show(matrix.size(), [&](int x, int y) { return matrix.dark(x, y); });
        layoutAround(*art_);
    }
    if (const auto code = toWx(view.code); code_->GetValue() != code) {
        code_->ChangeValue(code);
    }
    // What is being typed stays; what was found by a check comes in.
    if (view.input != shown_) {
        shown_ = view.input;
        prefix_->render(shown_.prefix);
        suffix_->render(shown_.suffix);
        separator_->render(shown_.separator);
    }
    prefix_->showProblem(problemOf(view.problems, "prefix"));
    suffix_->showProblem(problemOf(view.problems, "suffix"));
    separator_->showProblem(problemOf(view.problems, "separator"));
    const auto save = [this] { settings_.save({prefix_->text(), suffix_->text(), separator_->text()}); };
    for (auto* const field : {prefix_.get(), suffix_.get(), separator_.get()}) {
        field->onEnter = save;
    }
    codeCard_->setActions({{"scanner-print", fromWx(_("Pri&nt…")), [this] { openPreview(source()); },
                            Action::Kind::plain, view.printable, fromWx(_("Shows the page first"))}});
    extras_->setActions({{"scanner-save", fromWx(_("&Save")), save, Action::Kind::plain, true, ""}});
    sheet_->FitInside();
    sheet_->Layout();
}

} // namespace gui
