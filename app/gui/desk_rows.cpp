#include "app/gui/a11y.h"
#include "app/gui/desk_cards.h"
#include "app/gui/desk_line.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/wrapped_text.h"
#include "app/present/tr.h"

#include <wx/panel.h>
#include <wx/sizer.h>

#include <algorithm>

namespace gui {

DeskRows::DeskRows(wxWindow* parent, std::function<present::DeskPresenter*()> desk)
    : desk_{std::move(desk)}
    , card_{new Card{parent, wxS("desk-treatment"), fromWx(_("Treatment"))}}
    , modality_{card_, fromWx(_("&Modality")), wxS("desk-modality")}
    , device_{card_, fromWx(_("De&vice")), wxS("desk-device")}
    , indication_{card_, fromWx(_("&Indication")), wxS("desk-indication")}
    , skinType_{card_, fromWx(_("S&kin type")), wxS("desk-skin-type")}
    , all_{{modality_.sizer(), device_.sizer(), indication_.sizer(), skinType_.sizer()}, forText(130)} {
    auto& body = card_->body();
    lastTime_ = new WrappedText{
        card_, wxS("desk-last-time"), {}, TextRole::small, [](const Theme& now) { return now.secondary; }};
    body.Add(lastTime_, wxSizerFlags{}.Expand());
    body.AddSpacer(px::grid);
    body.Add(all_.sizer(), wxSizerFlags{}.Expand());
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

/// The first answer stands for all rows that have none yet: usually they are alike.
void DeskRows::chooseEndpoint(std::size_t row, const std::string& code) {
    auto input = desk_()->view().input;
    const auto picked = model::fromCode<model::Endpoint>(code);
    for (std::size_t i = 0; i < input.rows.size(); ++i) {
        if (i == row || !input.rows[i].endpoint) {
            input.rows[i].endpoint = picked;
        }
    }
    desk_()->type(std::move(input));
}

void DeskRows::bindLine(std::size_t row, const present::DeskView& view) {
    using present::DeskRowInput;
    const auto& line = *lines_[row];
    const auto text = [&](wxTextCtrl* field, std::string DeskRowInput::*member) {
        if (field != nullptr) {
            on(*field, wxEVT_TEXT, [this, row, field, member](wxCommandEvent&) {
                edit(row, [&](DeskRowInput& typed) { typed.*member = fromWx(field->GetValue()); });
            });
        }
    };
    text(line.depth, &DeskRowInput::depth);
    text(line.passes, &DeskRowInput::passes);
    text(line.energy, &DeskRowInput::energy);
    text(line.pulse, &DeskRowInput::pulse);
    text(line.shots, &DeskRowInput::shots);
    text(line.note, &DeskRowInput::note);
    on(*line.endpoint, wxEVT_CHOICE, [this, row, codes = view.endpoints](wxCommandEvent& event) {
        chooseEndpoint(row, codes[static_cast<std::size_t>(event.GetSelection())].code);
    });
    on(*line.drop, wxEVT_BUTTON,
       [this, code = view.rows[row].zone](wxCommandEvent&) { later(*grid_, [this, code] { desk_()->drop(code); }); });
}

/// The control that has the keyboard keeps it, its caret too, when the rows that come still have it.
void DeskRows::rebuild(const present::DeskView& view) {
    auto* const focused = wxWindow::FindFocus();
    const auto keeper = focused != nullptr && focused->GetParent() == grid_ ? focused->GetName() : wxString{};
    std::pair<long, long> marked{};
    if (const auto* const field = dynamic_cast<wxTextCtrl*>(focused)) {
        field->GetSelection(&marked.first, &marked.second);
        if (marked.first == marked.second) {
            marked.first = marked.second = field->GetInsertionPoint();
        }
    }
    const bool rf =
        std::any_of(view.rows.begin(), view.rows.end(), [](const present::DeskRowView& row) { return row.rf; });
    const auto build = [&](bool table) {
        table_ = table;
        lines_.clear();
        grid_->SetSizer(nullptr);
        grid_->DestroyChildren();
        auto* const all = new wxBoxSizer{wxVERTICAL};
        std::vector<wxStaticText*> titles;
        if (table) {
            titles = DeskLine::titles(grid_, rf);
        }
        for (std::size_t i = 0; i < view.rows.size(); ++i) {
            lines_.push_back(std::make_unique<DeskLine>(grid_, view.rows[i], view.endpoints, rf));
            bindLine(i, view);
        }
        if (table) {
            all->Add(DeskLine::table(titles, lines_), wxSizerFlags{}.Expand());
        }
        for (const auto& line : lines_) {
            if (table) {
                all->Add(line->problem, wxSizerFlags{}.Expand());
            } else {
                all->Add(line->form(width_), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
            }
        }
        grid_->SetSizer(all);
    };
    build(true);
    if (tooWide()) {
        build(false);
    }
    grid_->Show(!view.rows.empty());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        lines_[i]->render(view.rows[i], view.input.rows[i]); // a value that comes later would take the caret away
    }
    if (!keeper.empty()) {
        if (auto* const again = wxWindow::FindWindowByName(keeper, grid_)) {
            again->SetFocus();
            if (auto* const field = dynamic_cast<wxTextCtrl*>(again)) {
                field->SetSelection(marked.first, marked.second);
            }
        }
    }
    layoutAround(*grid_);
}

bool DeskRows::tooWide() const {
    return width_ > 0 && grid_->GetSizer() != nullptr && grid_->GetSizer()->CalcMin().x > width_;
}

void DeskRows::fit(int width) {
    if (width == width_) {
        return;
    }
    width_ = width;
    all_.fit(width);
    if (auto* const desk = desk_(); desk != nullptr && !lines_.empty()) {
        shown_.clear(); // built anew: whether the table fits is seen when it stands
        render(desk->view());
    }
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
                           Action::Kind::plain, !view.saving, view.asLastTime});
    }
    card_->setActions(std::move(actions));
    const auto last = !view.asLastTime.empty() ? present::fill(fromWx(_("Last time: {0}")), {view.asLastTime})
                      : view.rows.empty()      ? fromWx(_("Every zone that is picked gets a row here."))
                                               : std::string{};
    sayOrHide(*lastTime_, last);

    std::vector<std::string> wanted;
    for (const auto& row : view.rows) {
        wanted.push_back(row.zone.text + (row.rf ? "/rf" : ""));
    }
    if (wanted != shown_ || lines_.size() != view.rows.size()) {
        shown_ = wanted;
        rebuild(view);
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        lines_[i]->render(view.rows[i], view.input.rows[i]);
    }
    if (table_ && tooWide()) {
        // The words beside a zone grew. Not now: one of the fields may be telling us that it was typed in.
        later(*grid_, [this] {
            if (auto* const desk = desk_(); desk != nullptr && table_ && tooWide()) {
                rebuild(desk->view());
                render(desk->view());
            }
        });
    }
}

} // namespace gui
