#include "app/gui/amend_rows.h"

#include "app/gui/a11y.h"
#include "app/gui/action.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/sizer.h>

#include <utility>

namespace gui {

namespace {

constexpr int leastField = 130;

std::string deviceCode(const std::optional<model::DeviceId>& id) {
    return id ? std::to_string(id->value) : std::string{};
}

} // namespace

struct AmendRows::Line {
    std::vector<std::unique_ptr<ChoiceField>> choices; ///< zone, modality, device, indication, endpoint
    std::vector<std::pair<std::unique_ptr<TextField>, std::string present::DeskRowInput::*>> texts;
    std::unique_ptr<FlowRow> flow;
    WrappedText* problem = nullptr;
    wxButton* drop = nullptr;
};

AmendRows::AmendRows(wxWindow* parent, Edit edit, std::function<void(std::size_t)> drop)
    : edit_{std::move(edit)}
    , drop_{std::move(drop)}
    , panel_{new wxPanel{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, wxS("amend-rows")}} {
    followTheme(*panel_, [this](const Theme& now) { panel_->SetBackgroundColour(now.card); });
    panel_->SetSizer(new wxBoxSizer{wxVERTICAL});
}

AmendRows::~AmendRows() = default;

wxWindow* AmendRows::window() {
    return panel_;
}

void AmendRows::takeFirst() {
    if (!lines_.empty()) {
        lines_.front()->choices.front()->control().SetFocus();
    }
}

void AmendRows::editRow(std::size_t row, const std::function<void(present::DeskRowInput&)>& change) {
    edit_([&](present::AmendInput& input) {
        if (row < input.record.rows.size()) {
            change(input.record.rows[row]);
        }
    });
}

std::unique_ptr<AmendRows::Line> AmendRows::makeLine(std::size_t row, bool rf) {
    using present::DeskRowInput;
    auto line = std::make_unique<Line>();
    std::vector<wxSizer*> fields;
    const auto name = [row](const char* part) {
        return toWx("amend-" + std::string{part} + '-' + std::to_string(row + 1));
    };
    const auto choice = [&](const char* part, const wxString& label,
                            std::function<void(DeskRowInput&, const std::string&)> put) {
        auto field = std::make_unique<ChoiceField>(panel_, fromWx(label), name(part));
        leaveWheelToPage(field->control());
        field->onPick = [this, row, put = std::move(put)](const std::string& code) {
            editRow(row, [&](DeskRowInput& typed) { put(typed, code); });
        };
        fields.push_back(field->sizer());
        line->choices.push_back(std::move(field));
    };
    const auto text = [&](const char* part, const wxString& label, std::string DeskRowInput::*member) {
        auto field = std::make_unique<TextField>(panel_, fromWx(label), name(part));
        field->onType = [this, row, member](const std::string& words) {
            editRow(row, [&](DeskRowInput& typed) { typed.*member = words; });
        };
        fields.push_back(field->sizer());
        line->texts.emplace_back(std::move(field), member);
    };
    choice("zone", _("Zone"), [](DeskRowInput& typed, const std::string& code) { typed.zone = {code}; });
    choice("modality", _("Modality"), [](DeskRowInput& typed, const std::string& code) {
        typed.modality = model::fromCode<model::Modality>(code).value_or(typed.modality);
    });
    choice("device", _("Device"), [](DeskRowInput& typed, const std::string& code) {
        typed.device = code.empty() ? std::nullopt : std::optional{model::DeviceId{std::stoll(code)}};
    });
    choice("indication", _("Indication"), [](DeskRowInput& typed, const std::string& code) {
        typed.indication = model::fromCode<model::Indication>(code).value_or(typed.indication);
    });
    text("depth", _("Depth mm"), &DeskRowInput::depth);
    text("passes", _("Passes"), &DeskRowInput::passes);
    choice("endpoint", _("Endpoint"), [](DeskRowInput& typed, const std::string& code) {
        typed.endpoint = model::fromCode<model::Endpoint>(code);
    });
    if (rf) {
        text("energy", _("mJ"), &DeskRowInput::energy);
        text("pulse", _("ms"), &DeskRowInput::pulse);
        text("shots", _("Shots"), &DeskRowInput::shots);
    }
    text("note", _("Note"), &DeskRowInput::note);
    line->flow = std::make_unique<FlowRow>(std::move(fields), forText(leastField));
    line->problem = newProblem(panel_, name("problem"));
    line->problem->Hide();
    line->drop = new wxButton{panel_, wxID_ANY, _("Take this zone out"), wxDefaultPosition, {-1, px::target}};
    line->drop->SetName(name("drop"));
    on(*line->drop, wxEVT_BUTTON, [this, row](wxCommandEvent&) { later(*panel_, [this, row] { drop_(row); }); });
    return line;
}

void AmendRows::rebuild(const present::AmendingView& view) {
    auto* const focused = wxWindow::FindFocus();
    const auto keeper = focused != nullptr && focused->GetParent() == panel_ ? focused->GetName() : wxString{};
    lines_.clear();
    panel_->SetSizer(nullptr);
    panel_->DestroyChildren();
    auto* const all = new wxBoxSizer{wxVERTICAL};
    for (std::size_t i = 0; i < view.rf.size(); ++i) {
        lines_.push_back(makeLine(i, view.rf[i]));
        auto& line = *lines_.back();
        if (width_ > 0) {
            line.flow->fit(width_);
        }
        all->Add(line.flow->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, i == 0 ? 0 : px::cardGap));
        all->Add(line.problem, wxSizerFlags{}.Expand());
        all->Add(line.drop, wxSizerFlags{}.Border(wxTOP, px::grid / 2));
    }
    panel_->SetSizer(all);
    rf_ = view.rf;
    if (!keeper.empty()) {
        if (auto* const again = wxWindow::FindWindowByName(keeper, panel_)) {
            again->SetFocus();
        }
    }
    layoutAround(*panel_);
}

void AmendRows::render(const present::AmendingView& view) {
    if (view.rf != rf_ || lines_.size() != view.rf.size()) {
        rebuild(view);
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const auto& typed = view.input.record.rows[i];
        auto& line = *lines_[i];
        const std::pair<const std::vector<present::Choice>*, std::string> wanted[]{
            {&view.zones, typed.zone.text},
            {&view.modalities, std::string{model::code(typed.modality)}},
            {&view.devices, deviceCode(typed.device)},
            {&view.indications, std::string{model::code(typed.indication)}},
            {&view.endpoints, typed.endpoint ? std::string{model::code(*typed.endpoint)} : std::string{}}};
        for (std::size_t c = 0; c < line.choices.size(); ++c) {
            line.choices[c]->render(*wanted[c].first, wanted[c].second);
        }
        for (auto& [field, member] : line.texts) {
            field->render(typed.*member);
        }
        sayOrHide(*line.problem, view.rowProblems[i]);
        line.drop->Enable(lines_.size() > 1 && !view.saving);
    }
}

void AmendRows::fit(int width) {
    if (width == width_) {
        return;
    }
    width_ = width;
    bool moved = false;
    for (const auto& line : lines_) {
        moved = line->flow->fit(width) || moved;
    }
    if (moved) {
        layoutAround(*panel_);
    }
}

} // namespace gui
