#include "app/gui/diary_form.h"

#include "app/gui/a11y.h"
#include "app/gui/adapt.h"
#include "app/gui/events.h"
#include "app/gui/list.h"
#include "app/gui/sheet.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>

namespace gui {

using Input = present::DiaryPlanInput;

namespace {

constexpr int mostFound = 6;

wxSizerFlags below() {
    return wxSizerFlags{}.Expand().Border(wxTOP, px::grid);
}

/// Showing a row shows all that is in it, the problems that were hidden too: only when it was not in sight.
void showRow(wxSizer& body, wxSizer* row, bool wanted) {
    if (body.GetItem(row, true)->IsShown() != wanted) {
        body.Show(row, wanted, true);
    }
}

} // namespace

DiaryForm::DiaryForm(wxWindow* parent, const wxString& name, present::DiaryPlan& plan)
    : Surface{parent, name, Edge::rounded, [](const Theme& now) { return now.card; },
              [](const Theme& now) { return now.border; }}
    , plan_{plan} {
    build();
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            plan_.close();
        } else {
            event.Skip();
        }
    });
    Hide();
}

void DiaryForm::type(std::string Input::*part, const std::string& typed) {
    auto input = plan_.view().input;
    input.*part = typed;
    plan_.type(std::move(input));
}

std::unique_ptr<TextField> DiaryForm::text(const wxString& label, const char* name, std::string Input::*part,
                                           wxWindow* on) {
    auto* const parent = on != nullptr ? on : sheet_;
    auto field = std::make_unique<TextField>(parent, fromWx(label), wxString::FromUTF8(name), wxTE_PROCESS_ENTER);
    field->onType = [this, part](const std::string& typed) { type(part, typed); };
    field->onEnter = [this] { plan_.save(); };
    return field;
}

std::unique_ptr<ChoiceField> DiaryForm::choice(const wxString& label, const char* name, std::string Input::*part) {
    auto field = std::make_unique<ChoiceField>(sheet_, fromWx(label), wxString::FromUTF8(name));
    field->onPick = [this, part](const std::string& code) { type(part, code); };
    return field;
}

void DiaryForm::build() {
    title_ = newText(this, wxS("diary-form-title"), {}, TextRole::cardTitle, true);
    scroll_ = newSheet(this, wxS("diary-form-fields"), &Theme::card);
    // One child that scrolls as a whole: GTK complains when hidden ones are moved singly.
    sheet_ = new wxPanel{scroll_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, wxS("diary-form-sheet")};
    followTheme(*sheet_, [this](const Theme& now) { sheet_->SetBackgroundColour(now.card); });
    auto* const body = new wxBoxSizer{wxVERTICAL};
    buildTreatment(*body);
    buildPlace(*body);
    sheet_->SetSizer(body);
    auto* const whole = new wxBoxSizer{wxVERTICAL};
    whole->Add(sheet_, wxSizerFlags{}.Expand());
    scroll_->SetSizer(whole);
    // Asked for by the answer: never below the fold.
    reason_ = text(_("Reason in words, for the record"), "diary-reason", &Input::reason, this);
    acts_ = new ActionRow{this, wxS("diary-form-acts")};
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->Add(title_, wxSizerFlags{}.Expand().Border(wxALL, px::cardMargin));
    all->Add(scroll_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT, px::cardMargin));
    all->Add(reason_->sizer(), wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, px::cardMargin));
    all->Add(acts_, wxSizerFlags{}.Right().Border(wxALL, px::cardMargin));
    SetSizer(all);
}

void DiaryForm::buildTreatment(wxSizer& body) {
    who_ = std::make_unique<TextField>(sheet_, fromWx(_("&Client")), wxS("diary-client"), wxTE_PROCESS_ENTER);
    who_->control().SetHint(_("name, phone or birth date"));
    who_->onType = [this](const std::string& typed) { plan_.find(typed); };
    who_->onEnter = [this] {
        const auto& rows = plan_.view().found.rows;
        const auto chosen = numberOf(found_->selected());
        if (chosen != 0 || !rows.empty()) {
            plan_.choose(model::ClientId{chosen != 0 ? chosen : rows.front().id});
            take();
        }
    };
    on(who_->control(), wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        const int code = event.GetKeyCode();
        if (found_->IsShown() && (code == WXK_DOWN || code == WXK_UP)) {
            found_->moveSelection(code == WXK_DOWN ? 1 : -1);
        } else {
            event.Skip();
        }
    });
    found_ = new List{sheet_,
                      wxS("diary-found"),
                      {{.title = {}, .width = 110, .grows = true}, {.title = {}, .width = 90, .quiet = true}},
                      false};
    setAccessibleName(found_->control(), _("Clients found"));
    found_->onActivate = [this](const std::string& id) {
        plan_.choose(model::ClientId{numberOf(id)});
        take();
    };
    found_->Hide();
    client_ = new WrappedText{sheet_, wxS("diary-client-name"), {}, TextRole::strong};
    whoProblem_ = newProblem(sheet_, wxS("diary-client-missing"));
    whoRow_ = who_->sizer();
    body.Add(whoRow_, wxSizerFlags{}.Expand());
    body.Add(found_, wxSizerFlags{}.Expand());
    body.Add(client_, wxSizerFlags{}.Expand());
    body.Add(whoProblem_, wxSizerFlags{}.Expand());

    treatment_ = choice(_("Treatment"), "diary-treatment", &Input::treatment);
    zone_ = choice(_("&Zone"), "diary-zone", &Input::zone);
    depth_ = text(_("Depth mm"), "diary-depth", &Input::depth);
    modality_ = choice(_("Modality"), "diary-modality", &Input::modality);
    device_ = choice(_("Device"), "diary-device", &Input::device);
    indication_ = choice(_("Indication"), "diary-indication", &Input::indication);
    treatmentWords_ = new WrappedText{sheet_, wxS("diary-treatment-words"), {}, TextRole::secondary};
    pickRows_ = new wxBoxSizer{wxVERTICAL};
    pickRows_->Add(fieldRow({zone_->sizer(), depth_->sizer()}), below());
    pickRows_->Add(fieldRow({modality_->sizer(), device_->sizer()}), below());
    pickRows_->Add(indication_->sizer(), below());
    body.Add(treatment_->sizer(), below());
    body.Add(treatmentWords_, below());
    body.Add(pickRows_, wxSizerFlags{}.Expand());
}

void DiaryForm::buildPlace(wxSizer& body) {
    day_ = text(_("&Day"), "diary-day", &Input::day);
    time_ = text(_("&Time"), "diary-time", &Input::time);
    length_ = text(_("Minutes"), "diary-length", &Input::length);
    performer_ = choice(_("P&ractitioner"), "diary-performer", &Input::performer);
    room_ = choice(_("Room"), "diary-room", &Input::room);
    supervisor_ = choice(_("Supervised by"), "diary-supervisor", &Input::supervisor);
    sessions_ = text(_("Sessions of a course"), "diary-sessions", &Input::sessions);
    gap_ = text(_("Days between"), "diary-gap", &Input::gap);
    recommended_ = new WrappedText{sheet_, wxS("diary-recommended"), {}, TextRole::small};
    auto* const when = new wxBoxSizer{wxHORIZONTAL};
    for (auto* const field : {day_.get(), time_.get(), length_.get()}) {
        const bool isDay = field == day_.get();
        field->control().SetMinSize({forText(isDay ? 104 : 60), px::target});
        when->Add(field->sizer(), wxSizerFlags{isDay ? 5 : 3}.Border(wxLEFT, isDay ? 0 : px::grid));
    }
    body.Add(when, below());
    body.Add(fieldRow({performer_->sizer(), room_->sizer()}), below());
    body.Add(supervisor_->sizer(), below());
    courseRow_ = new wxBoxSizer{wxVERTICAL};
    courseRow_->Add(fieldRow({sessions_->sizer(), gap_->sizer()}), below());
    courseRow_->Add(recommended_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    course_ = new WrappedText{sheet_, wxS("diary-course"), {}, TextRole::body};
    body.Add(courseRow_, wxSizerFlags{}.Expand());
    body.Add(course_, below());
}

void DiaryForm::showProblems(const present::DiaryPlanView& view) {
    const auto words = [&](const char* field) { return problemOf(view.problems, field); };
    whoProblem_->setText(words("client"));
    whoProblem_->Show(!words("client").empty());
    treatment_->showProblem(words("treatment"));
    zone_->showProblem(words("zone"));
    depth_->showProblem(words("depth"));
    day_->showProblem(words("day"));
    time_->showProblem(words("time"));
    length_->showProblem(words("length"));
    performer_->showProblem(words("performer"));
    supervisor_->showProblem(words("supervisor"));
    sessions_->showProblem(words("sessions"));
    gap_->showProblem(words("gap"));
    reason_->showProblem(words("reason"));
}

void DiaryForm::render() {
    const auto& view = plan_.view();
    if (!view.open) {
        if (IsShown()) {
            Hide();
            who_->clear();
        }
        return;
    }
    title_->SetLabelText(toWx(view.title));
    const auto* const known = view.client ? view.clientName.c_str() : "";
    client_->setText(known);
    client_->Show(view.client.has_value());
    auto* const body = sheet_->GetSizer();
    showRow(*body, whoRow_, !view.client.has_value());
    who_->showProblem({});
    const bool searching = !view.client && (!view.found.rows.empty() || !view.found.empty.empty());
    found_->Show(searching);
    if (searching) { // a hidden list has no room that columns could share
        found_->render(listOf(view.found));
        found_->fitRows(mostFound);
    }

    const auto& input = view.input;
    showRow(*body, treatment_->sizer(), !view.moving);
    showRow(*body, pickRows_, view.picks);
    treatment_->render(view.treatments, input.treatment);
    zone_->render(view.zones, input.zone);
    depth_->render(input.depth);
    modality_->render(view.modalities, input.modality);
    device_->render(view.devices, input.device);
    indication_->render(view.indications, input.indication);
    treatmentWords_->setText(view.treatment);
    treatmentWords_->Show(!view.treatment.empty() && !view.picks);
    day_->render(input.day);
    time_->render(input.time);
    length_->render(input.length);
    performer_->render(view.performers, input.performer);
    room_->render(view.rooms, input.room);
    showRow(*body, supervisor_->sizer(), view.needsSupervisor);
    supervisor_->render(view.supervisors, input.supervisor);
    showRow(*body, courseRow_, !view.moving);
    sessions_->render(input.sessions);
    gap_->render(input.gap);
    recommended_->setText(view.recommended);
    recommended_->Show(!view.moving && !view.recommended.empty());

    std::string course;
    for (const auto& line : view.course) {
        course += (course.empty() ? "" : "\n") + line;
    }
    course_->setText(course);
    course_->Show(!course.empty());
    showRow(*GetSizer(), reason_->sizer(), view.needsReason);
    reason_->render(input.reason);
    showProblems(view);
    acts_->render(
        {{"diary-form-close", fromWx(_("Not now")), [this] { plan_.close(); }, Action::Kind::plain, !view.saving, ""},
         {"diary-form-save", view.save, [this] { plan_.save(); }, Action::Kind::primary, view.canSave, ""}});
    Show();
    Layout();
    sheet_->Layout();
    scroll_->FitInside();
    scroll_->Layout();
}

void DiaryForm::take() {
    const auto& view = plan_.view();
    if (!view.client) {
        who_->take();
    } else if (view.moving || !view.picks) {
        (view.input.time.empty() ? time_ : day_)->take();
    } else {
        zone_->control().SetFocus();
    }
}

void DiaryForm::takeSave() {
    if (auto* const save = FindWindowByName(wxS("diary-form-save"), acts_); save != nullptr && save->IsEnabled()) {
        save->SetFocus();
    } else {
        take();
    }
}

} // namespace gui
