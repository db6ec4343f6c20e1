#include "app/gui/desk_topicals.h"

#include "app/gui/a11y.h"
#include "app/gui/adapt.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/wrapped_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/sizer.h>

namespace gui {

struct DeskTopicals::Line {
    std::unique_ptr<TextField> product, lot;
    wxCheckBox* under = nullptr;
    wxButton* drop = nullptr;
};

DeskTopicals::DeskTopicals(wxWindow* parent, std::function<present::DeskPresenter*()> desk)
    : desk_{std::move(desk)}
    , panel_{new wxPanel{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, wxS("desk-topicals")}}
    , list_{new wxPanel{panel_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, wxS("desk-topical-list")}}
    , acts_{new ActionRow{panel_, wxS("desk-topical-acts")}}
    , warning_{new WrappedText{panel_, wxS("desk-topical-warning"), {}, TextRole::body, [](const Theme& now) {
                                   return now.of(State::warn).text;
                               }}} {
    for (auto* const panel : {panel_, list_}) {
        followTheme(*panel, [panel](const Theme& now) { panel->SetBackgroundColour(now.card); });
    }
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->Add(list_, wxSizerFlags{}.Expand());
    all->Add(warning_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    all->Add(acts_, wxSizerFlags{}.Border(wxTOP, px::grid));
    panel_->SetSizer(all);
    warning_->Hide();
    acts_->render({{"desk-topical-add", fromWx(_("Add another &topical product")), [this] { add(); }}});
    rebuild(1);
}

DeskTopicals::~DeskTopicals() = default;

wxWindow* DeskTopicals::window() {
    return panel_;
}

void DeskTopicals::edit(const std::function<void(std::vector<model::Topical>&)>& change) {
    auto input = desk_()->view().input;
    change(input.topicals);
    desk_()->type(std::move(input));
}

void DeskTopicals::add() {
    const auto& topicals = desk_()->view().input.topicals;
    if (!topicals.empty() && topicals.back() != model::Topical{}) { // else there is an empty line already
        edit([](std::vector<model::Topical>& all) { all.emplace_back(); });
    }
    later(*panel_, [this] { lines_.back()->product->take(); });
}

void DeskTopicals::takeOut(std::size_t index) {
    edit([index](std::vector<model::Topical>& all) {
        if (index < all.size()) {
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(index));
        }
    });
    later(*panel_, [this, index] { lines_[std::min(index, lines_.size() - 1)]->product->take(); });
}

void DeskTopicals::makeLine(std::size_t index) {
    // The first keeps the plain names; the others are numbered from 2.
    const auto name = [index](const char* part) {
        return toWx(std::string{part} + (index == 0 ? "" : "-" + std::to_string(index + 1)));
    };
    auto line = std::make_unique<Line>();
    line->product = std::make_unique<TextField>(list_, fromWx(_("Topical product")), name("desk-topical"));
    line->lot = std::make_unique<TextField>(list_, fromWx(_("Its lot")), name("desk-topical-lot"));
    const auto text = [this, index](TextField& field, std::string model::Topical::*member) {
        field.onType = [this, index, member](const std::string& typed) {
            edit([&](std::vector<model::Topical>& all) {
                all.resize(std::max(all.size(), index + 1));
                all[index].*member = typed;
            });
        };
    };
    text(*line->product, &model::Topical::product);
    text(*line->lot, &model::Topical::lot);
    line->under =
        newCheck(list_, name("desk-under-needles"), fromWx(_("Under the needles")), [this, index](bool ticked) {
            edit([&](std::vector<model::Topical>& all) {
                all.resize(std::max(all.size(), index + 1));
                all[index].underNeedles = ticked;
            });
        });
    line->drop = new wxButton{list_, wxID_ANY, wxS("×"), wxDefaultPosition, {px::target, px::target}, wxBU_EXACTFIT};
    line->drop->SetName(name("desk-topical-drop"));
    line->drop->SetToolTip(_("Take this product out"));
    setAccessibleName(*line->drop, _("Take this product out"));
    on(*line->drop, wxEVT_BUTTON,
       [this, index](wxCommandEvent&) { later(*panel_, [this, index] { takeOut(index); }); });

    list_->GetSizer()->Add(placed(*line), wxSizerFlags{}.Expand().Border(wxTOP, index == 0 ? 0 : px::grid));
    lines_.push_back(std::move(line));
}

wxSizer* DeskTopicals::placed(Line& line) const {
    // Box and button stand on the height of the fields, whose labels are above them.
    const auto lowered = [this](wxWindow* control) {
        auto* const column = new wxBoxSizer{wxVERTICAL};
        column->Add(newText(list_, wxS("desk-topical-space"), " ", TextRole::small));
        column->Add(control, wxSizerFlags{}.Border(wxTOP, px::grid / 2));
        return column;
    };
    auto* const fields = new wxBoxSizer{wxHORIZONTAL};
    fields->Add(line.product->sizer(), wxSizerFlags{3});
    fields->Add(line.lot->sizer(), wxSizerFlags{2}.Border(wxLEFT, px::grid + px::grid / 2));
    if (!narrow_) {
        fields->Add(lowered(line.under), wxSizerFlags{}.Border(wxLEFT, px::grid + px::grid / 2));
    }
    fields->Add(lowered(line.drop), wxSizerFlags{}.Border(wxLEFT, px::grid));
    if (!narrow_) {
        return fields;
    }
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->Add(fields, wxSizerFlags{}.Expand());
    all->Add(line.under);
    return all;
}

void DeskTopicals::rebuild(std::size_t count) {
    lines_.clear();
    list_->SetSizer(nullptr);
    list_->DestroyChildren();
    list_->SetSizer(new wxBoxSizer{wxVERTICAL});
    for (std::size_t i = 0; i < count; ++i) {
        makeLine(i);
    }
    layoutAround(*list_);
}

void DeskTopicals::render(const present::DeskView& view) {
    const auto& topicals = view.input.topicals;
    if (const auto wanted = std::max<std::size_t>(topicals.size(), 1); wanted != lines_.size()) {
        rebuild(wanted);
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const auto topical = i < topicals.size() ? topicals[i] : model::Topical{};
        auto& line = *lines_[i];
        line.product->render(topical.product);
        line.product->showProblem(problemOf(view.problems, "topicals[" + std::to_string(i) + "].topicalProduct"));
        line.lot->render(topical.lot);
        line.under->SetValue(topical.underNeedles);
        line.drop->Enable(lines_.size() > 1 || topical != model::Topical{});
    }
    sayOrHide(*warning_, view.topicalWarning);
}

void DeskTopicals::fit(int width) {
    const bool narrow = width < forText(580);
    if (narrow == narrow_) {
        return;
    }
    narrow_ = narrow;
    rebuild(lines_.size());
    if (auto* const desk = desk_(); desk != nullptr) {
        render(desk->view());
    }
}

} // namespace gui
