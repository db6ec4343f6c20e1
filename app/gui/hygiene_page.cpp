#include "app/gui/hygiene_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/figure.h"
#include "app/gui/note_card.h"
#include "app/gui/picture_view.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/report/hygiene_pictures.h"
#include "app/report/inspector_pack.h"

#include <wx/gauge.h>
#include <wx/scrolwin.h>
#include <wx/settings.h>
#include <wx/sizer.h>

namespace gui {

using Align = Column::Align;

namespace {

constexpr std::size_t mostFigures = 4;
constexpr int sideWidth = 352;
constexpr int mostGroups = 8;

List* newGroupList(Card* card, const wxString& name, const std::string& who) {
    auto* const list = new List{card,
                                name,
                                {{who, 88, Align::left, true, false},
                                 {fromWx(_("Sessions")), 66, Align::right, false, false},
                                 {fromWx(_("Traced")), 60, Align::right, false, false},
                                 {fromWx(_("Used")), 50, Align::right, false, false, 2},
                                 {fromWx(_("Wasted")), 60, Align::right, false, false, 3},
                                 {fromWx(_("Overrides")), 70, Align::right, false, false}}};
    card->body().Add(list, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    return list;
}

} // namespace

HygienePage::HygienePage(wxWindow* parent, present::Seat seat)
    : Page{parent, wxS("hygiene")}
    , hygiene_{std::move(seat)} {
    build();
    bind();
    hygiene_.changed = [this] { render(); };
    render();
}

HygienePage::~HygienePage() {
    hygiene_.changed = nullptr;
}

void HygienePage::build() {
    auto* const body = newPageBody(*this);
    const auto add = [&](wxWindow* window) {
        body->Add(window, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    };
    add(message_ = new Banner{this, wxS("hygiene-message")});
    period_ = new Card{this, wxS("hygiene-period"), fromWx(_("Period"))};
    choice_ = std::make_unique<ChoiceField>(period_, fromWx(_("&Which days")), wxS("hygiene-choice"));
    from_ = std::make_unique<TextField>(period_, fromWx(_("&From")), wxS("hygiene-from"), wxTE_PROCESS_ENTER);
    until_ = std::make_unique<TextField>(period_, fromWx(_("&Until")), wxS("hygiene-until"), wxTE_PROCESS_ENTER);
    period_->body().Add(fieldRow({choice_->sizer(), from_->sizer(), until_->sizer()}),
                        wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    period_->Hide();
    add(period_);
    progress_ = new Card{this, wxS("hygiene-progress"), fromWx(_("Reading the records"))};
    gauge_ = new wxGauge{
        progress_,           wxID_ANY, 100, wxDefaultPosition, {-1, px::grid}, wxGA_HORIZONTAL, wxDefaultValidator,
        wxS("hygiene-gauge")};
    progress_->body().Add(gauge_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    progress_->setActions({act("hygiene-cancel", _("Cancel"), [this] { hygiene_.cancel(); })});
    add(progress_);
    auto* const figures = new wxBoxSizer{wxHORIZONTAL};
    for (std::size_t i = 0; i < mostFigures; ++i) {
        figures_.push_back(new FigureCard{this, wxString::Format(wxS("hygiene-figure-%zu"), i)});
        figures_.back()->SetMinSize({forText(100), -1}); // all as wide as each other, whatever they say
        if (i > 0) {                                     // a border would be taken off the width of those that have one
            figures->AddSpacer(px::cardGap);
        }
        figures->Add(figures_.back(), wxSizerFlags{1}.Expand());
    }
    body->Add(figures, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    auto* const columns = new wxBoxSizer{wxHORIZONTAL};
    buildFindings(*columns);
    buildTrends(*columns);
    body->Add(columns, wxSizerFlags{1}.Expand());
}

void HygienePage::buildFindings(wxSizer& columns) {
    auto* const left = new wxBoxSizer{wxVERTICAL};
    note_ = new NoteCard{this, wxS("hygiene-note")};
    note_->Hide();
    left->Add(note_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    findingsCard_ = new Card{this, wxS("hygiene-findings-card"), fromWx(_("Findings"))};
    findings_ = new List{findingsCard_,
                         wxS("hygiene-findings"),
                         {{fromWx(_("Severity")), 92, Align::left, false, false},
                          {fromWx(_("Finding")), 190, Align::left, true, false},
                          {fromWx(_("Record")), 100, Align::left, true, false, 2},
                          {fromWx(_("Day")), 62, Align::left, false, false},
                          {fromWx(_("Who")), 90, Align::left, true, true, 1}}};
    findingsCard_->body().Add(findings_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    detail_ = new WrappedText{findingsCard_, wxS("hygiene-detail"), {}, TextRole::body};
    resolution_ =
        new WrappedText{findingsCard_, wxS("hygiene-resolution"), {}, TextRole::secondary, [](const Theme& now) {
                            return now.secondary;
                        }};
    findingsCard_->body().Add(detail_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    findingsCard_->body().Add(resolution_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    findingsCard_->SetMinSize({forText(150), -1});
    left->Add(findingsCard_, wxSizerFlags{1}.Expand());
    columns.Add(left, wxSizerFlags{1}.Expand());
}

void HygienePage::buildTrends(wxSizer& columns) {
    side_ = new wxScrolledWindow{this,
                                 wxID_ANY,
                                 wxDefaultPosition,
                                 wxDefaultSize,
                                 wxVSCROLL | wxTAB_TRAVERSAL | wxBORDER_NONE,
                                 wxS("hygiene-trends")};
    side_->SetScrollRate(0, px::target / 2);
    followTheme(*side_, [this](const Theme& now) { side_->SetBackgroundColour(now.window); });
    auto* const inside = new wxBoxSizer{wxVERTICAL};
    const auto below = wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap);
    struct Wanted {
        const char* name;
        wxString title;
        report::Picture (*draw)(const present::HygieneTrends&, double);
    };
    const std::array wanted{Wanted{"cartridges", _("Cartridges a month"), report::cartridgesPicture},
                            Wanted{"waste", _("Waste by reason"), report::wastePicture},
                            Wanted{"overrides", _("Overrides a month"), report::overridesPicture},
                            Wanted{"findings", _("Findings a month"), report::findingsPicture},
                            Wanted{"stock", _("Stock on hand and use"), report::stockPicture}};
    const auto newGroups = [&](Card*& card, List*& list, const char* name, const wxString& title, const wxString& who) {
        const auto called = wxString{wxS("hygiene-")} + wxString::FromAscii(name);
        card = new Card{side_, called + wxS("-card"), fromWx(title)};
        list = newGroupList(card, called, fromWx(who));
        inside->Add(card, below);
    };
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto name = wxString{wxS("hygiene-plot-")} + wxString::FromAscii(wanted[i].name);
        auto& plot = plots_[i];
        plot.draw = wanted[i].draw;
        plot.card = new Card{side_, name + wxS("-card"), fromWx(wanted[i].title)};
        plot.view = new PictureView{plot.card, name, wanted[i].title};
        plot.view->onPick = [this](std::int64_t month) { hygiene_.showMonth(month); };
        plot.view->onHeight = [this] { side_->FitInside(); };
        plot.card->body().Add(plot.view, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
        inside->Add(plot.card, below);
        if (i == 0) {
            newGroups(peopleCard_, people_, "people", _("By practitioner"), _("Practitioner"));
        }
    }
    newGroups(roomsCard_, rooms_, "rooms", _("By room"), _("Room"));
    side_->SetSizer(inside);
    side_->SetMinSize({sideWidth + wxSystemSettings::GetMetric(wxSYS_VSCROLL_X, this), -1});
    columns.Add(side_, wxSizerFlags{}.Expand().Border(wxLEFT, px::cardGap));
}

void HygienePage::bind() {
    choice_->onPick = [this](const std::string& code) {
        hygiene_.choosePeriod(code);
        if (code == "own") {
            from_->take();
        }
    };
    for (auto* const field : {from_.get(), until_.get()}) {
        field->onEnter = [this] { hygiene_.setPeriod(from_->text(), until_->text()); };
    }
    findings_->onSelect = [this](const std::string& id) { hygiene_.select(numberOf(id)); };
    findings_->onActivate = [this](const std::string& id) { openRecord(numberOf(id)); };
    findings_->contextActions = [this](const std::string&) { return findingActs(); };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_ESCAPE || !note_->close()) {
            event.Skip();
        }
    });
}

ReportSource HygienePage::source() {
    return {
        .fileName = [this] { return hygiene_.fileName(); },
        .make =
            [this](present::ReportUse use, ReportSource::Then then, ReportSource::Tell failed) {
                hygiene_.onPaper(
                    use, names_ ? present::PackNames::names : present::PackNames::numbers,
                    [then = std::move(then)](const present::InspectorPack& pack) { then(report::inspectorPack(pack)); },
                    std::move(failed));
            },
        .tell = [this](present::Message message) { hygiene_.tell(std::move(message)); },
        .option = ReportSource::Option{fromWx(_("With the clients' &names")), [this] { return names_; },
                                       [this](bool wanted) { names_ = wanted; }},
        .slow =
            ReportSource::Slow{[this](ReportSource::Slow::Progress told) { hygiene_.packProgress = std::move(told); },
                               [this] { hygiene_.stopPack(); }}};
}

std::function<void()> HygienePage::wayTo(const present::HygieneLink& link) const {
    using Record = present::HygieneLink::Record;
    const auto to = [](const auto& open, const auto& what) -> std::function<void()> {
        return open && what ? std::function<void()>{[&open, id = *what] { open(id); }} : nullptr;
    };
    std::function<void()> way;
    switch (link.record) {
    case Record::lot:
        way = to(openLot, link.lot);
        break;
    case Record::unit:
        way = to(openUnit, std::optional{link.unit});
        break;
    case Record::container:
        way = to(openContainer, link.container);
        break;
    case Record::injury:
        way = to(openInjury, link.injury);
        break;
    case Record::recall:
        way = to(openRecall, link.recall);
        break;
    case Record::papers:
        way = to(openPapers, link.papers);
        break;
    case Record::override_:
        if (openOverride && link.session) {
            way = [this, session = *link.session, day = link.day] { openOverride(session, day); };
        }
        break;
    case Record::session:
    case Record::none:
        break;
    }
    return way ? way : to(openSession, link.session);
}

void HygienePage::openRecord(std::int64_t finding) {
    if (const auto open = wayTo(hygiene_.linkOf(finding))) {
        open();
    }
}

void HygienePage::resolve() {
    note_->ask(fromWx(_("Resolve the finding")), fromWx(_("What was &done or found out")), fromWx(_("Resolve")),
               Action::Kind::primary, true, [this](const std::string& words) { hygiene_.resolve(words); });
}

std::vector<Action> HygienePage::findingActs() {
    const auto& view = hygiene_.view();
    const bool leads = wayTo(view.link) != nullptr;
    const bool elsewhere = view.link.record != present::HygieneLink::Record::session;
    std::vector<Action> acts;
    if (!view.month.empty()) {
        acts.push_back(act("hygiene-all-months", _("&All months"), [this] { hygiene_.showMonth(0); }));
    }
    acts.push_back(act(
        "hygiene-open", _("&Open"), [this] { openRecord(hygiene_.view().selected); }, Action::Kind::plain,
        view.selected != 0 && leads));
    if (view.selected != 0 && view.link.session && elsewhere) {
        acts.push_back(
            act("hygiene-open-session", _("&Session"), [this] { openSession(*hygiene_.view().link.session); }));
    }
    acts.push_back(act(
        "hygiene-resolve", _("&Resolve…"), [this] { resolve(); }, Action::Kind::plain, view.mayResolve));
    return acts;
}

void HygienePage::refresh() {
    hygiene_.refresh();
}

void HygienePage::shown() {
    refresh();
}

void HygienePage::left() {
    hygiene_.leave();
}

void HygienePage::renderHeader() {
    const auto& view = hygiene_.view();
    setHeader({view.title,
               view.line,
               {act("hygiene-period-open", _("&Period…"),
                    [this] {
                        period_->Show(!period_->IsShown());
                        Layout();
                        if (period_->IsShown()) {
                            choice_->control().SetFocus();
                        }
                    }),
                {"hygiene-pack", fromWx(_("&Inspector pack…")), [this] { openPreview(source()); },
                 Action::Kind::primary, view.printable,
                 fromWx(_("All of the period for an inspector: shows the pages, then prints or saves them"))}}});
}

void HygienePage::renderFindings() {
    const auto& view = hygiene_.view();
    findings_->render(listOf(view.findings));
    // Rows are named by their place, which may be another since the last reading.
    const auto chosen = view.selected == 0 ? std::string{} : std::to_string(view.selected);
    if (findings_->selected() != chosen) {
        findings_->select(chosen);
    }
    findingsCard_->setNote(view.note);
    findingsCard_->setActions(findingActs());
    sayOrHide(*detail_, view.detail);
    sayOrHide(*resolution_, view.resolution);
}

void HygienePage::renderTrends() {
    const auto& view = hygiene_.view();
    people_->render(listOf(view.practitioners));
    people_->fitRows(mostGroups);
    rooms_->render(listOf(view.rooms));
    rooms_->fitRows(mostGroups);
    if (drawn_ == view.trends) {
        return;
    }
    drawn_ = view.trends;
    for (const auto& plot : plots_) {
        plot.view->show([this, draw = plot.draw](double width) { return draw(drawn_, width); });
    }
    plots_[1].card->Show(!drawn_.waste.empty());
    side_->FitInside();
}

void HygienePage::render() {
    const auto& view = hygiene_.view();
    renderHeader();
    note_->settle(view.saving, view.message);
    message_->render(bannerOf(view.message));
    choice_->render(view.periods, view.period);
    for (const auto& [field, text] : {std::pair{from_.get(), &view.from}, std::pair{until_.get(), &view.until}}) {
        if (!field->control().HasFocus() || view.period != "own") { // what is being typed stays
            field->render(*text);
        }
    }
    from_->showProblem(problemOf(view.problems, "from"));
    until_->showProblem(problemOf(view.problems, "until"));
    period_->setActions({act(
        "hygiene-show", _("&Show"), [this] { hygiene_.setPeriod(from_->text(), until_->text()); }, Action::Kind::plain,
        !view.loading)});
    progress_->Show(view.loading && !view.printable); // what is read again in silence stays as it is
    progress_->setNote(view.progress);
    gauge_->SetValue(view.percent);
    for (std::size_t i = 0; i < figures_.size() && i < view.figures.size(); ++i) {
        figures_[i]->render(view.figures[i].number, view.figures[i].caption);
    }
    renderFindings();
    renderTrends();
    Layout();
}

} // namespace gui
