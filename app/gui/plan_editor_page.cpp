#include "app/gui/plan_editor_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/note_card.h"
#include "app/gui/plan_step_card.h"
#include "app/gui/plan_strip.h"
#include "app/gui/sheet.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/wrapped_text.h"
#include "app/present/tr.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>

namespace gui {

using Align = Column::Align;
using present::PlanStage;

namespace {

wxSizerFlags planRow() {
    return wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap);
}
wxSizerFlags planInside(int share = 0) {
    return wxSizerFlags{share}.Expand().Border(wxTOP, px::grid);
}

wxPanel* newPlanPart(wxWindow* parent, const wxString& name) {
    auto* const part =
        new wxPanel{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, name};
    followTheme(*part, [part](const Theme& now) { part->SetBackgroundColour(now.window); });
    return part;
}

} // namespace

PlanEditorPage::PlanEditorPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("plans")}
    , editor_{std::move(seat)} {
    auto* const body = newPageBody(*this);
    body->Add(message_ = new Banner{this, wxS("plans-message")}, planRow());
    body->Add(note_ = new NoteCard{this, wxS("plans-note")}, planRow());
    buildSave();
    body->Add(saveCard_, planRow());
    editing_ = newPlanPart(this, wxS("plans-part"));
    auto* const columns = new wxBoxSizer{wxHORIZONTAL};
    auto* const left = newPlanPart(editing_, wxS("plans-lists"));
    buildLists(left);
    columns->Add(left, wxSizerFlags{5}.Expand());
    sheet_ = newSheet(editing_, wxS("plans-sheet"));
    auto* const all = new wxBoxSizer{wxVERTICAL};
    buildStrip();
    step_ = new PlanStepCard{sheet_, wxS("plans-step-card")};
    buildPreview();
    buildPlan();
    for (auto* const card : {stripCard_, static_cast<Card*>(step_), previewCard_, planCard_}) {
        all->Add(card, planRow());
    }
    sheet_->SetSizer(all);
    columns->Add(sheet_, wxSizerFlags{7}.Expand().Border(wxLEFT, px::cardGap));
    editing_->SetSizer(columns);
    body->Add(editing_, wxSizerFlags{1}.Expand());
    buildVersions();
    body->Add(versionsPart_, wxSizerFlags{1}.Expand());

    step_->onSet = [this](const std::string& field, const std::string& typed) { editor_.setStep(field, typed); };
    step_->onTick = [this](const std::string& field, bool on) { editor_.tick(field, on); };
    step_->onSign = [this](const std::string& sign, bool on) { editor_.tickSign(sign, on); };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            back();
        } else {
            event.Skip();
        }
    });
    editor_.changed = [this] { render(); };
    editor_.saved = [this] {
        askToSave(false);
        steps_->control().SetFocus();
    };
    render();
}

PlanEditorPage::~PlanEditorPage() {
    editor_.changed = nullptr;
    editor_.saved = nullptr;
}

void PlanEditorPage::buildSave() {
    saveCard_ = new Card{this, wxS("plans-save-card"), fromWx(_("Save as a new version"))};
    reason_ = std::make_unique<TextField>(saveCard_, fromWx(_("Why")), wxS("plans-reason"), wxTE_PROCESS_ENTER);
    reason_->onType = [this](const std::string& text) { editor_.setReason(text); };
    reason_->onEnter = [this] { editor_.save(); };
    saveCard_->addRow(reason_->sizer());
    replan_ = newCheck(saveCard_, wxS("plans-replan"), " ", [this](bool on) { editor_.setReplan(on); });
    saveCard_->body().Add(replan_, planInside());
    saveCard_->Hide();
}

void PlanEditorPage::buildLists(wxWindow* parent) {
    auto* const all = new wxBoxSizer{wxVERTICAL};
    plansCard_ = new Card{parent, wxS("plans-card"), fromWx(_("Plans"))};
    plans_ =
        new List{plansCard_,
                 wxS("plans-list"),
                 {{fromWx(_("Plan")), 230, Align::left, true, false}, // the names that the program comes with are whole
                  {fromWx(_("For")), 90, Align::left, false, true, 3},
                  {fromWx(_("Version")), 60, Align::right, false, true, 2},
                  {fromWx(_("Steps")), 50, Align::right, false, true, 4},
                  {std::string{}, 84, Align::left, false, false, 1}}};
    plansCard_->body().Add(plans_, planInside(1));
    all->Add(plansCard_, wxSizerFlags{1}.Expand().Border(wxBOTTOM, px::cardGap));
    stepsCard_ = new Card{parent, wxS("plans-steps-card"), fromWx(_("Steps"))};
    steps_ = new List{stepsCard_,
                      wxS("plans-steps"),
                      {{fromWx(_("When")), 92, Align::left, false, false},
                       {fromWx(_("Step")), 140, Align::left, true, false},
                       {fromWx(_("Kind")), 80, Align::left, false, true, 2},
                       {std::string{}, 90, Align::left, false, false, 1}}};
    stepsCard_->body().Add(steps_, planInside(1));
    all->Add(stepsCard_, wxSizerFlags{1}.Expand());
    parent->SetSizer(all);
    plans_->onSelect = [this](const std::string& id) { editor_.choose(numberOf(id)); };
    plans_->onActivate = [this](const std::string&) { steps_->control().SetFocus(); };
    steps_->onSelect = [this](const std::string& id) { editor_.select(numberOf(id)); };
    steps_->onActivate = [this](const std::string&) { focusStep(); };
}

void PlanEditorPage::buildStrip() {
    stripCard_ = new Card{sheet_, wxS("plans-strip-card"), fromWx(_("When each step would fall"))};
    search_ = std::make_unique<TextField>(stripCard_, fromWx(_("&Find a client")), wxS("plans-client-search"));
    client_ = std::make_unique<ChoiceField>(stripCard_, fromWx(_("For")), wxS("plans-client"));
    leaveWheelToPage(client_->control());
    day_ = std::make_unique<TextField>(stripCard_, fromWx(_("Session ends on")), wxS("plans-day"));
    time_ = std::make_unique<TextField>(stripCard_, fromWx(_("at")), wxS("plans-time"));
    stripCard_->addRow(fieldRow({search_->sizer(), client_->sizer(), day_->sizer(), time_->sizer()}));
    strip_ = new PlanStrip{stripCard_, wxS("plans-strip")};
    stripCard_->body().Add(strip_, planInside());
    moved_ = new WrappedText{stripCard_, wxS("plans-moved"), {}, TextRole::body};
    stripCard_->body().Add(moved_, planInside());
    search_->onType = [this](const std::string& text) { editor_.searchClient(text); };
    client_->onPick = [this](const std::string& id) { editor_.chooseClient(id); };
    for (auto* const field : {day_.get(), time_.get()}) {
        field->onType = [this](const std::string&) { editor_.setEnd(day_->text(), time_->text()); };
    }
    strip_->onPick = [this](std::int64_t step) { editor_.select(step); };
}

void PlanEditorPage::buildPreview() {
    previewCard_ = new Card{sheet_, wxS("plans-preview-card"), " "};
    previewText_ = new WrappedText{previewCard_, wxS("plans-preview"), {}, TextRole::body};
    previewCard_->body().Add(previewText_, planInside());
}

void PlanEditorPage::buildPlan() {
    planCard_ = new Card{sheet_, wxS("plans-plan-card"), fromWx(_("For which treatments"))};
    const auto text = [this](const wxString& label, const char* field) {
        auto made = std::make_unique<TextField>(planCard_, fromWx(label), toWx(std::string{"plan-"} + field));
        made->onType = [this, field = std::string{field}](const std::string& typed) { editor_.setPlan(field, typed); };
        return made;
    };
    const auto choice = [this](const wxString& label, const char* field) {
        auto made = std::make_unique<ChoiceField>(planCard_, fromWx(label), toWx(std::string{"plan-"} + field));
        leaveWheelToPage(made->control());
        made->onPick = [this, field = std::string{field}](const std::string& code) { editor_.setPlan(field, code); };
        return made;
    };
    name_ = text(_("&Name of the plan"), "name");
    planCard_->addRow(name_->sizer());
    modality_ = choice(_("Modality"), "modality");
    zone_ = choice(_("Zone"), "zone");
    over_ = text(_("Deeper than, mm"), "over");
    upTo_ = text(_("Up to, mm"), "upTo");
    planCard_->addRow(fieldRow({modality_->sizer(), zone_->sizer(), over_->sizer(), upTo_->sizer()}));
}

void PlanEditorPage::buildVersions() {
    versionsPart_ = newPlanPart(this, wxS("plans-versions-part"));
    auto* const all = new wxBoxSizer{wxVERTICAL};
    versionsCard_ = new Card{versionsPart_, wxS("plans-versions-card"), fromWx(_("Versions"))};
    versions_ = new List{versionsCard_,
                         wxS("plans-versions"),
                         {{fromWx(_("No.")), 50, Align::right, false, false},
                          {fromWx(_("Saved")), 140, Align::left, false, false},
                          {fromWx(_("By")), 140, Align::left, true, false},
                          {fromWx(_("Why")), 260, Align::left, true, false},
                          {fromWx(_("Steps")), 60, Align::right, false, true, 1},
                          {std::string{}, 100, Align::left, false, false}}};
    versionsCard_->body().Add(versions_, planInside(1));
    all->Add(versionsCard_, wxSizerFlags{1}.Expand());
    versionsPart_->SetSizer(all);
}

void PlanEditorPage::refresh() {
    editor_.refresh();
}

void PlanEditorPage::shown() {
    editor_.refresh();
    plans_->control().SetFocus();
}

void PlanEditorPage::focusStep() {
    step_->focusFirst();
}

void PlanEditorPage::askToSave(bool open) {
    saveCard_->Show(open);
    renderSave();
    Layout();
    if (open) {
        reason_->take();
    }
}

void PlanEditorPage::askToWithdraw() {
    note_->ask(present::fill(fromWx(_("Withdraw {0}")), {editor_.view().fields.name}),
               fromWx(_("Why; no session gets it from now on")), fromWx(_("Withdraw")), Action::Kind::danger, true,
               [this](const std::string& why) { editor_.withdraw(why); });
}

void PlanEditorPage::back() {
    if (note_->close()) {
        return;
    }
    if (saveCard_->IsShown()) {
        askToSave(false);
        steps_->control().SetFocus();
    } else if (editor_.view().stage != PlanStage::steps) {
        editor_.showSteps();
    } else if (onClose) {
        onClose(); // what is typed stays here
    }
}

void PlanEditorPage::render() {
    const LayoutOnce layout;
    const auto& view = editor_.view();
    renderHeader();
    auto message = bannerOf(view.message);
    if (view.behind && view.canEdit) {
        message.actions = {act("plans-keep", _("Keep mine over the newest"), [this] { editor_.keepOverNewest(); }),
                           act("plans-take-newest", _("Discard mine"), [this] { editor_.discard(); })};
    }
    message_->render(std::move(message));
    editing_->Show(view.stage == PlanStage::steps);
    versionsPart_->Show(view.stage == PlanStage::versions);
    plans_->render(listOf(view.plans));
    if (const auto id = view.plan == 0 ? std::string{} : std::to_string(view.plan); plans_->selected() != id) {
        plans_->select(id);
    }
    plansCard_->setActions({act(
        "plans-new", _("New from &this"), [this] { editor_.newPlan(); }, Action::Kind::plain,
        view.canEdit && !view.dirty)});
    steps_->render(listOf(view.steps));
    stepsCard_->setNote(view.steps.summary);
    if (const auto id = std::to_string(view.step.id); view.step.id != 0 && steps_->selected() != id) {
        steps_->select(id);
    }
    stepsCard_->setActions({act(
        "plans-step-add", _("&Add a step"),
        [this] {
            editor_.addStep();
            focusStep();
        },
        Action::Kind::plain, view.canEdit)});
    step_->render(view.step, view.canEdit);
    step_->setActions(
        {act(
             "plans-step-up", _("&Up"), [this] { editor_.moveStep(-1); }, Action::Kind::plain, view.step.canMoveUp),
         act(
             "plans-step-down", _("&Down"), [this] { editor_.moveStep(1); }, Action::Kind::plain,
             view.step.canMoveDown),
         act(
             "plans-step-copy", _("Du&plicate"),
             [this] {
                 editor_.copyStep();
                 focusStep();
             },
             Action::Kind::plain, view.canEdit && view.step.id != 0),
         act(
             "plans-step-remove", _("&Remove"),
             [this] {
                 editor_.removeStep();
                 steps_->control().SetFocus();
             },
             Action::Kind::plain, view.step.canRemove)});
    renderPreview();
    renderPlan();
    renderSave();
    versions_->render(listOf(view.versions));
    versionsCard_->setNote(view.versions.summary);
    sheet_->FitInside();
    sheet_->Layout();
    Layout();
    if (view.stage != shownStage_) {
        // What was in front is hidden now: the keyboard goes where the next step is.
        shownStage_ = view.stage;
        (view.stage == PlanStage::steps ? steps_ : versions_)->control().SetFocus();
    }
}

void PlanEditorPage::renderHeader() {
    const auto& view = editor_.view();
    HeaderView header{view.title, view.line, {}};
    if (view.stage == PlanStage::versions) {
        header.actions.push_back(act(
            "plans-back", _("Back to the steps"), [this] { back(); }, Action::Kind::primary));
        setHeader(std::move(header));
        return;
    }
    header.actions.push_back(act("plans-close", _("Close"), [this] { back(); }));
    header.actions.push_back(act("plans-versions-open", _("&Versions"), [this] {
        saveCard_->Hide();
        editor_.showVersions();
    }));
    if (view.canWithdraw) {
        header.actions.push_back(act("plans-withdraw", _("Withdraw…"), [this] { askToWithdraw(); }));
    }
    if (view.canEdit) {
        if (view.dirty) {
            header.actions.push_back(act("plans-discard", _("Discard"), [this] {
                saveCard_->Hide();
                editor_.discard();
            }));
        }
        header.actions.push_back(act(
            "plans-save-open", _("&Save…"), [this] { askToSave(true); }, Action::Kind::primary,
            (view.dirty || view.withdrawn) && !view.behind));
    }
    setHeader(std::move(header));
}

void PlanEditorPage::renderSave() {
    const auto& view = editor_.view();
    if (!saveCard_->IsShown()) {
        return;
    }
    reason_->render(view.reason);
    reason_->showProblem(problemOf(view.planProblems, "reason"));
    replan_->Show(!view.replanWords.empty());
    replan_->SetLabel(toWx(view.replanWords));
    replan_->SetValue(view.replan);
    saveCard_->setActions({act("plans-save-close", _("Not now"), [this] { back(); }),
                           act(
                               "plans-save", _("Save"), [this] { editor_.save(); }, Action::Kind::primary,
                               view.canEdit && !view.behind)});
    saveCard_->Layout();
}

void PlanEditorPage::renderPlan() {
    const auto& view = editor_.view();
    name_->render(view.fields.name);
    over_->render(view.fields.over);
    upTo_->render(view.fields.upTo);
    modality_->render(view.fields.modalities, view.fields.modality);
    zone_->render(view.fields.zones, view.fields.zone);
    for (auto* const field : {name_.get(), over_.get(), upTo_.get()}) {
        field->control().SetEditable(view.canEdit);
    }
    for (auto* const field : {modality_.get(), zone_.get()}) {
        field->control().Enable(view.canEdit);
    }
    name_->showProblem(problemOf(view.planProblems, "name"));
    over_->showProblem(problemOf(view.planProblems, "over"));
    upTo_->showProblem(problemOf(view.planProblems, "upTo"));
    zone_->showProblem(problemOf(view.planProblems, "zone"));
}

void PlanEditorPage::renderPreview() {
    const auto& preview = editor_.view().preview;
    search_->render(preview.search);
    client_->render(preview.clients, preview.client);
    day_->render(preview.day);
    time_->render(preview.time);
    day_->showProblem(problemOf(preview.problems, "day"));
    time_->showProblem(problemOf(preview.problems, "time"));
    stripCard_->setActions({act("plans-end-today", _("Today at 15:00"), [this] { editor_.endToday(); }),
                            act(
                                "plans-end-last", _("Their &last session"), [this] { editor_.endLastSession(); },
                                Action::Kind::plain, preview.hasLastSession)});
    strip_->render(preview.strip);
    moved_->setText(preview.movedWords.empty() ? fromWx(_("Every step stands at its own time.")) + ' ' + preview.zone
                                               : preview.movedWords + '\n' + preview.zone);
    previewCard_->setTitle(preview.textTitle);
    previewText_->setText(preview.text);
}

} // namespace gui
