#include "app/gui/override_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/text.h"
#include "app/report/override_document.h"

#include <wx/sizer.h>

namespace gui {

using Align = Column::Align;

OverridePage::OverridePage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("overrides")}
    , overrides_{seat}
    , printing_{*this, seat.ports, source()} {
    auto* const body = newPageBody(*this);
    const auto below = wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap);
    body->Add(message_ = new Banner{this, wxS("overrides-message")}, below);
    period_ = new Card{this, wxS("overrides-period"), fromWx(_("By practitioner"))};
    from_ = std::make_unique<TextField>(period_, fromWx(_("&From")), wxS("overrides-from"), wxTE_PROCESS_ENTER);
    until_ = std::make_unique<TextField>(period_, fromWx(_("&Until")), wxS("overrides-until"), wxTE_PROCESS_ENTER);
    person_ = std::make_unique<ChoiceField>(period_, fromWx(_("&Practitioner")), wxS("overrides-person"));
    period_->body().Add(fieldRow({from_->sizer(), until_->sizer(), person_->sizer()}),
                        wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    counts_ = new List{period_,
                       wxS("overrides-counts"),
                       {{fromWx(_("Practitioner")), 180, Align::left, true, false},
                        {fromWx(_("Sessions")), 90, Align::right, false, false},
                        {fromWx(_("With overrides")), 120, Align::right, false, false},
                        {fromWx(_("Overrides")), 90, Align::right, false, false},
                        {fromWx(_("Of these refusals")), 130, Align::right, false, false},
                        {fromWx(_("With second signer")), 140, Align::right, false, false}}};
    period_->body().Add(counts_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body->Add(period_, below);
    linesCard_ = new Card{this, wxS("overrides-card"), fromWx(_("One by one"))};
    lines_ = new List{linesCard_,
                      wxS("overrides-list"),
                      {{fromWx(_("Day")), 100, Align::left, false, false},
                       {fromWx(_("Practitioner")), 110, Align::left, true, false},
                       {fromWx(_("Client")), 110, Align::left, true, false},
                       {fromWx(_("Rule and zone")), 170, Align::left, true, false},
                       {fromWx(_("The rule")), 84, Align::left, false, false},
                       {fromWx(_("Short by")), 70, Align::left, false, false, 1},
                       {fromWx(_("Reason")), 170, Align::left, true, false},
                       {fromWx(_("Second signer")), 100, Align::left, false, false, 2}}};
    linesCard_->body().Add(lines_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    body->Add(linesCard_, wxSizerFlags{1}.Expand());

    for (auto* const field : {from_.get(), until_.get()}) {
        field->onEnter = [this] { take(); };
    }
    person_->onPick = [this](const std::string& code) { overrides_.setPerson(code); };
    counts_->onActivate = [this](const std::string& id) { overrides_.setPerson(id); };
    lines_->onActivate = [this](const std::string&) { openChosen(); };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            onClose();
        } else {
            event.Skip();
        }
    });
    overrides_.changed = [this] { render(); };
    render();
}

OverridePage::~OverridePage() {
    overrides_.changed = nullptr;
}

ReportSource OverridePage::source() {
    return {.fileName = [this] { return overrides_.fileName(); },
            .make =
                [this](present::ReportUse use, ReportSource::Then then, ReportSource::Tell failed) {
                    overrides_.onPaper(
                        use,
                        [then = std::move(then)](const present::OverridesOnPaper& paper) {
                            then(report::overrideDocument(paper));
                        },
                        std::move(failed));
                },
            .tell = [this](present::Message message) { overrides_.tell(std::move(message)); }};
}

void OverridePage::take() {
    overrides_.setPeriod(from_->text(), until_->text());
}

void OverridePage::openChosen() {
    if (const auto session = overrides_.session(numberOf(lines_->selected())); session && openSession) {
        openSession(session);
    }
}

void OverridePage::open(model::SessionId session, model::Day day) {
    wanted_ = session;
    const auto only = present::fieldDay(day);
    from_->render(only);
    until_->render(only);
    overrides_.setPerson({});
    overrides_.setPeriod(only, only);
}

void OverridePage::refresh() {
    overrides_.refresh();
}

void OverridePage::shown() {
    refresh();
}

void OverridePage::render() {
    const auto& view = overrides_.view();
    setHeader({view.title,
               view.line,
               {{"overrides-close", fromWx(_("Close")), [this] { onClose(); }, Action::Kind::plain, true, ""},
                {"overrides-save", fromWx(_("Sa&ve as…")), [this] { printing_.save(); }, Action::Kind::plain,
                 view.printable, fromWx(_("As a PDF, a web page or tables for a spreadsheet"))},
                {"overrides-print", fromWx(_("Pri&nt…")), [this] { openPreview(printing_.source()); },
                 Action::Kind::plain, view.printable, fromWx(_("Shows the pages first"))},
                {"overrides-show", fromWx(_("&Show")), [this] { take(); }, Action::Kind::primary, !view.loading, ""}}});
    message_->render(bannerOf(view.message));
    for (const auto& [field, text] : {std::pair{from_.get(), &view.from}, std::pair{until_.get(), &view.until}}) {
        if (!field->control().HasFocus()) { // what is being typed stays
            field->render(*text);
        }
    }
    from_->showProblem(problemOf(view.problems, "from"));
    until_->showProblem(problemOf(view.problems, "until"));
    person_->render(view.people, view.person);
    counts_->render(listOf(view.counts));
    counts_->fitRows(5);
    lines_->render(listOf(view.lines));
    if (wanted_ && !view.loading) {
        for (const auto& line : view.lines.rows) {
            if (overrides_.session(line.id) == wanted_) {
                lines_->select(std::to_string(line.id));
                break;
            }
        }
        wanted_ = {};
    }
    linesCard_->setActions({{"overrides-open", fromWx(_("&Open the session")), [this] { openChosen(); },
                             Action::Kind::plain, !view.lines.rows.empty(), ""}});
    Layout();
}

} // namespace gui
