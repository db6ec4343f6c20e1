#include "app/gui/desk_line.h"

#include "app/gui/a11y.h"
#include "app/gui/fields.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/wrapped_text.h"

namespace gui {

namespace {

constexpr int gap = px::grid;

wxTextCtrl* cellField(wxWindow* parent, const wxString& name, int width) {
    auto* const field = new wxTextCtrl{
        parent, wxID_ANY, wxString{}, wxDefaultPosition, {forText(width), px::target}, 0, wxDefaultValidator, name};
    makeTall(*field);
    return field;
}

void renderText(wxTextCtrl* field, const std::string& text) {
    if (const auto wanted = toWx(text); field != nullptr && field->GetValue() != wanted) {
        field->ChangeValue(wanted);
    }
}

std::vector<wxString> columnNames(bool rf) {
    std::vector<wxString> names{_("Depth mm"), _("Passes"), _("Endpoint")};
    if (rf) {
        names.insert(names.end(), {_("mJ"), _("ms"), _("Shots")});
    }
    names.push_back(_("Note"));
    return names;
}

} // namespace

DeskLine::DeskLine(wxPanel* grid, const present::DeskRowView& row, const std::vector<present::Choice>& endpoints,
                   bool rf)
    : grid_{grid}
    , rf_{rf} {
    const auto name = [&](const char* part) { return toWx("desk-" + std::string{part} + "-" + row.zone.text); };
    zone = newText(grid, name("zone"), row.name, TextRole::body);
    hint = newText(grid, name("hint"), row.hint, TextRole::small);
    depth = cellField(grid, name("depth"), 58);
    passes = cellField(grid, name("passes"), 46);
    endpoint = new wxChoice{grid, wxID_ANY, wxDefaultPosition, {forText(156), px::target}};
    endpoint->SetName(name("endpoint"));
    endpoint->SetMinSize({forText(156), px::target});
    for (const auto& choice : endpoints) {
        endpoint->Append(toWx(choice.text));
    }
    leaveWheelToPage(*endpoint);
    if (rf) {
        energy = cellField(grid, name("energy"), 46);
        pulse = cellField(grid, name("pulse"), 46);
        shots = cellField(grid, name("shots"), 52);
        for (auto* const field : {energy, pulse, shots}) {
            field->Enable(row.rf);
        }
    }
    note = cellField(grid, name("note"), 60);
    drop = new wxButton{grid, wxID_ANY, wxS("×"), wxDefaultPosition, {px::target, px::target}, wxBU_EXACTFIT};
    drop->SetName(name("drop"));
    drop->SetToolTip(toWx(row.name + fromWx(_(": take out"))));
    setAccessibleName(*drop, _("Take out, ") + toWx(row.name));
    problem = newProblem(grid, name("problem"));
    problem->Hide();
    const auto called = columnNames(rf);
    const auto all = fields();
    for (std::size_t i = 0; i < all.size(); ++i) {
        setAccessibleName(*all[i], called[i] + wxS(", ") + toWx(row.name));
    }
}

std::vector<wxWindow*> DeskLine::fields() const {
    std::vector<wxWindow*> all{depth, passes, endpoint};
    if (rf_) {
        all.insert(all.end(), {energy, pulse, shots});
    }
    all.push_back(note);
    return all;
}

wxSizer* DeskLine::head() const {
    auto* const names = new wxBoxSizer{wxVERTICAL};
    names->Add(zone);
    names->Add(hint);
    return names;
}

std::vector<wxStaticText*> DeskLine::titles(wxPanel* grid, bool rf) {
    std::vector<wxStaticText*> all{newText(grid, wxS("desk-rows-title"), fromWx(_("Zone")), TextRole::small)};
    for (const auto& name : columnNames(rf)) {
        all.push_back(newText(grid, wxS("desk-rows-title"), fromWx(name), TextRole::small));
    }
    return all;
}

wxSizer* DeskLine::table(const std::vector<wxStaticText*>& titles,
                         const std::vector<std::unique_ptr<DeskLine>>& lines) {
    const auto columns = titles.size() + 1; // and the button that takes the row out
    auto* const table = new wxFlexGridSizer{static_cast<int>(columns), gap / 2, gap};
    table->AddGrowableCol(0, 2);
    table->AddGrowableCol(columns - 2, 3);
    for (auto* const title : titles) {
        table->Add(title, wxSizerFlags{}.CenterVertical());
    }
    table->AddSpacer(0);
    for (const auto& line : lines) {
        table->Add(line->head(), wxSizerFlags{}.CenterVertical());
        for (auto* const field : line->fields()) {
            table->Add(field, wxSizerFlags{}.Expand());
        }
        table->Add(line->drop);
    }
    return table;
}

/// The zone and its button, then the fields with their names above them, as many in a line as the width takes.
wxSizer* DeskLine::form(int width) {
    auto* const all = new wxBoxSizer{wxVERTICAL};
    auto* const first = new wxBoxSizer{wxHORIZONTAL};
    first->Add(head(), wxSizerFlags{1}.CenterVertical());
    first->Add(drop);
    all->Add(first, wxSizerFlags{}.Expand().Border(wxTOP, gap / 2));
    const auto names = columnNames(rf_);
    const auto controls = fields();
    wxBoxSizer* line = nullptr;
    int used = 0;
    for (std::size_t i = 0; i < controls.size(); ++i) {
        auto* const title = newText(grid_, wxS("desk-rows-title"), fromWx(names[i]), TextRole::small);
        title->MoveBeforeInTabOrder(controls[i]);
        const int needs = std::max(title->GetBestSize().x, controls[i]->GetMinSize().x);
        if (line == nullptr || used + gap + needs > width) {
            line = new wxBoxSizer{wxHORIZONTAL};
            all->Add(line, wxSizerFlags{}.Expand().Border(wxTOP, gap / 2));
            used = 0;
        } else {
            line->AddSpacer(gap);
            used += gap;
        }
        used += needs;
        auto* const field = new wxBoxSizer{wxVERTICAL};
        field->Add(title);
        field->Add(controls[i], wxSizerFlags{}.Expand());
        const bool grows = controls[i] == note || controls[i] == endpoint;
        line->Add(field, wxSizerFlags{grows ? 1 : 0});
    }
    all->Add(problem, wxSizerFlags{}.Expand());
    return all;
}

void DeskLine::render(const present::DeskRowView& row, const present::DeskRowInput& input) {
    const auto say = [](wxStaticText* text, const std::string& words) {
        if (const auto wanted = toWx(words); text->GetLabelText() != wanted) {
            text->SetLabelText(wanted);
            layoutAround(*text);
        }
    };
    say(zone, row.name);
    say(hint, row.hint);
    if (hint->IsShown() == row.hint.empty()) {
        hint->Show(!row.hint.empty());
        layoutAround(*hint);
    }
    renderText(depth, input.depth);
    renderText(passes, input.passes);
    renderText(note, input.note);
    renderText(energy, input.energy);
    renderText(pulse, input.pulse);
    renderText(shots, input.shots);
    const int reached = input.endpoint ? static_cast<int>(*input.endpoint) : wxNOT_FOUND;
    if (endpoint->GetSelection() != reached) {
        endpoint->SetSelection(reached);
    }
    std::string problems;
    for (const auto& [field, words] : row.problems) {
        problems += (problems.empty() ? row.name + ": " : " ") + words;
    }
    sayOrHide(*problem, problems);
}

} // namespace gui
