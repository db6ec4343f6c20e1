#include "app/gui/a11y.h"
#include "app/gui/desk_cards.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/sizer.h>

namespace gui {

namespace {

wxTextCtrl* cellField(wxWindow* parent, const wxString& name, int width) {
    auto* const field = new wxTextCtrl{
        parent, wxID_ANY, wxString{}, wxDefaultPosition, {forText(width), px::target}, 0, wxDefaultValidator, name};
    makeTall(*field);
    return field;
}

void renderText(wxTextCtrl* field, const std::string& text) {
    if (const auto wanted = toWx(text); field->GetValue() != wanted) {
        field->ChangeValue(wanted);
    }
}

} // namespace

/// One row's controls; each is labelled for a screen reader by the name of its zone and column.
struct DeskRows::Line {
    wxStaticText* zone = nullptr;
    wxTextCtrl* depth = nullptr;
    wxTextCtrl* passes = nullptr;
    wxChoice* endpoint = nullptr;
    wxTextCtrl* energy = nullptr;
    wxTextCtrl* pulse = nullptr;
    wxTextCtrl* shots = nullptr;
    wxTextCtrl* note = nullptr;
    wxButton* drop = nullptr;
    WrappedText* problem = nullptr;
};

DeskRows::DeskRows(wxWindow* parent, std::function<present::DeskPresenter*()> desk)
    : desk_{std::move(desk)}
    , card_{new Card{parent, wxS("desk-treatment"), fromWx(_("Treatment"))}}
    , modality_{card_, fromWx(_("&Modality")), wxS("desk-modality")}
    , device_{card_, fromWx(_("De&vice")), wxS("desk-device")}
    , indication_{card_, fromWx(_("&Indication")), wxS("desk-indication")}
    , skinType_{card_, fromWx(_("S&kin type")), wxS("desk-skin-type")} {
    auto& body = card_->body();
    body.AddSpacer(px::grid);
    body.Add(fieldRow({modality_.sizer(), device_.sizer(), indication_.sizer(), skinType_.sizer()}),
             wxSizerFlags{}.Expand());
    grid_ = new wxPanel{card_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, wxS("desk-rows")};
    followTheme(*grid_, [this](const Theme& now) { grid_->SetBackgroundColour(now.card); });
    body.Add(grid_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    modality_.onPick = [this](const std::string& code) { desk_()->setModality(code); };
    device_.onPick = [this](const std::string& code) { desk_()->setDevice(code); };
    indication_.onPick = [this](const std::string& code) { desk_()->setIndication(code); };
    skinType_.onPick = [this](const std::string& code) { desk_()->setSkinType(code); };
}

DeskRows::~DeskRows() = default;

void DeskRows::edit(std::size_t row, const std::function<void(present::DeskRowInput&)>& change) {
    auto input = desk_()->view().input;
    if (row < input.rows.size()) {
        change(input.rows[row]);
        desk_()->type(std::move(input));
    }
}

void DeskRows::focusFirst() {
    if (!lines_.empty()) {
        lines_.front()->depth->SetFocus();
        lines_.front()->depth->SelectAll();
    }
}

void DeskRows::rebuild(const present::DeskView& view) {
    lines_.clear();
    grid_->DestroyChildren();
    auto* const all = new wxBoxSizer{wxVERTICAL};
    const bool rf =
        std::any_of(view.rows.begin(), view.rows.end(), [](const present::DeskRowView& row) { return row.rf; });
    const int columns = rf ? 9 : 6;
    auto* const table = new wxFlexGridSizer{columns, px::grid / 2, px::grid};
    table->AddGrowableCol(0, 2);
    table->AddGrowableCol(static_cast<std::size_t>(columns) - 2, 3);
    const auto title = [&](const wxString& text) {
        table->Add(newText(grid_, wxS("desk-rows-title"), fromWx(text), TextRole::small),
                   wxSizerFlags{}.CenterVertical());
    };
    title(_("Zone"));
    title(_("Depth mm"));
    title(_("Passes"));
    title(_("Endpoint"));
    if (rf) {
        title(_("mJ"));
        title(_("ms"));
        title(_("Shots"));
    }
    title(_("Note"));
    title(wxString{});
    for (std::size_t i = 0; i < view.rows.size(); ++i) {
        auto line = std::make_unique<Line>();
        const auto& code = view.rows[i].zone;
        const auto name = [&](const char* part) { return toWx("desk-" + std::string{part} + "-" + code.text); };
        line->zone = newText(grid_, name("zone"), view.rows[i].name, TextRole::body, true);
        line->zone->SetMinSize({forText(90), -1});
        line->depth = cellField(grid_, name("depth"), 58);
        line->passes = cellField(grid_, name("passes"), 46);
        line->endpoint = new wxChoice{grid_, wxID_ANY, wxDefaultPosition, {forText(120), px::target}};
        line->endpoint->SetName(name("endpoint"));
        for (const auto& choice : view.endpoints) {
            line->endpoint->Append(toWx(choice.text));
        }
        table->Add(line->zone, wxSizerFlags{}.CenterVertical().Expand());
        table->Add(line->depth);
        table->Add(line->passes);
        table->Add(line->endpoint);
        if (rf) {
            line->energy = cellField(grid_, name("energy"), 46);
            line->pulse = cellField(grid_, name("pulse"), 46);
            line->shots = cellField(grid_, name("shots"), 52);
            for (auto* const field : {line->energy, line->pulse, line->shots}) {
                field->Enable(view.rows[i].rf);
                table->Add(field);
            }
        }
        line->note = cellField(grid_, name("note"), 60);
        table->Add(line->note, wxSizerFlags{}.Expand());
        line->drop =
            new wxButton{grid_, wxID_ANY, wxS("×"), wxDefaultPosition, {px::target, px::target}, wxBU_EXACTFIT};
        line->drop->SetName(name("drop"));
        line->drop->SetToolTip(toWx(present::DeskRowView{view.rows[i]}.name + fromWx(_(": take out"))));
        table->Add(line->drop);
        const auto call = [&](wxWindow* control, const wxString& column) {
            if (control != nullptr) {
                setAccessibleName(*control, column + wxS(", ") + toWx(view.rows[i].name));
            }
        };
        call(line->depth, _("Depth mm"));
        call(line->passes, _("Passes"));
        call(line->endpoint, _("Endpoint"));
        call(line->energy, _("mJ"));
        call(line->pulse, _("ms"));
        call(line->shots, _("Shots"));
        call(line->note, _("Note"));
        call(line->drop, _("Take out"));
        using present::DeskRowInput;
        const auto text = [&](wxTextCtrl* field, std::string DeskRowInput::*member) {
            if (field != nullptr) {
                on(*field, wxEVT_TEXT, [this, i, field, member](wxCommandEvent&) {
                    edit(i, [&](DeskRowInput& row) { row.*member = fromWx(field->GetValue()); });
                });
            }
        };
        text(line->depth, &DeskRowInput::depth);
        text(line->passes, &DeskRowInput::passes);
        text(line->energy, &DeskRowInput::energy);
        text(line->pulse, &DeskRowInput::pulse);
        text(line->shots, &DeskRowInput::shots);
        text(line->note, &DeskRowInput::note);
        leaveWheelToPage(*line->endpoint);
        on(*line->endpoint, wxEVT_CHOICE, [this, i, codes = view.endpoints](wxCommandEvent& event) {
            const auto at = event.GetSelection();
            // The first answer stands for all rows that have none yet: usually they are alike.
            const auto& chosen = codes[static_cast<std::size_t>(at)].code;
            auto input = desk_()->view().input;
            const auto picked = model::fromCode<model::Endpoint>(chosen);
            for (std::size_t row = 0; row < input.rows.size(); ++row) {
                if (row == i || !input.rows[row].endpoint) {
                    input.rows[row].endpoint = picked;
                }
            }
            desk_()->type(std::move(input));
        });
        on(*line->drop, wxEVT_BUTTON,
           [this, code](wxCommandEvent&) { later(*grid_, [this, code] { desk_()->drop(code); }); });
        lines_.push_back(std::move(line));
    }
    all->Add(table, wxSizerFlags{}.Expand());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        lines_[i]->problem = newProblem(grid_, toWx("desk-problem-" + view.rows[i].zone.text));
        lines_[i]->problem->Hide();
        all->Add(lines_[i]->problem, wxSizerFlags{}.Expand());
    }
    grid_->SetSizer(all);
    grid_->Show(!view.rows.empty());
    layoutAround(*grid_);
}

void DeskRows::render(const present::DeskView& view) {
    modality_.render(view.modalities, view.modality);
    device_.render(view.devices, view.device);
    indication_.render(view.indications, view.indication);
    skinType_.render(view.skinTypes, view.skinType);
    skinType_.showProblem(
        view.skinType.empty() && !view.rows.empty() ? fromWx(_("Not known: the strictest interval counts.")) : "");
    const bool editable = view.stage == present::DeskStage::planning || view.stage == present::DeskStage::open;
    for (auto* const field : {&modality_, &device_, &indication_}) {
        field->control().Enable(editable && !view.rows.empty());
    }
    std::vector<Action> actions;
    if (!view.asLastTime.empty()) {
        actions.push_back({"desk-as-last-time", fromWx(_("As &last time")), [this] { desk_()->asLastTime(); },
                           Action::Kind::plain, editable, view.asLastTime});
    }
    card_->setActions(std::move(actions));
    card_->setNote(view.asLastTime);

    std::vector<std::string> wanted;
    for (const auto& row : view.rows) {
        wanted.push_back(row.zone.text + (row.rf ? "/rf" : ""));
    }
    if (wanted != shown_ || lines_.size() != view.rows.size()) {
        shown_ = wanted;
        rebuild(view);
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        auto& line = *lines_[i];
        const auto& row = view.input.rows[i];
        const auto& shown = view.rows[i];
        const auto zone = view.rowsDiffer ? shown.name + ", " + shown.treatment : shown.name;
        line.zone->SetLabelText(toWx(zone));
        line.zone->SetToolTip(toWx(zone));
        renderText(line.depth, row.depth);
        renderText(line.passes, row.passes);
        renderText(line.note, row.note);
        if (line.energy != nullptr) {
            renderText(line.energy, row.energy);
            renderText(line.pulse, row.pulse);
            renderText(line.shots, row.shots);
        }
        const int endpoint = row.endpoint ? static_cast<int>(*row.endpoint) : wxNOT_FOUND;
        if (line.endpoint->GetSelection() != endpoint) {
            line.endpoint->SetSelection(endpoint);
        }
        std::string problems;
        for (const auto& [field, words] : shown.problems) {
            problems += (problems.empty() ? shown.name + ": " : " ") + words;
        }
        line.problem->setText(problems);
        if (line.problem->IsShown() == problems.empty()) {
            line.problem->Show(!problems.empty());
            layoutAround(*line.problem);
        }
    }
}

} // namespace gui
