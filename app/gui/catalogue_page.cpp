#include "app/gui/catalogue_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/sheet.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/tr.h"

#include <wx/checkbox.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

namespace gui {

using Align = Column::Align;

CataloguePage::CataloguePage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("catalogue")}
    , catalogue_{std::move(seat)} {
    sheet_ = newSheet(this, wxS("catalogue-sheet"));
    auto* const all = new wxBoxSizer{wxVERTICAL};
    const auto add = [&](wxWindow* window) { all->Add(window, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap)); };
    add(message_ = new Banner{sheet_, wxS("catalogue-message")});
    buildForm();
    add(form_);
    listCard_ = new Card{sheet_, wxS("catalogue-card"), fromWx(_("Products"))};
    list_ = new List{listCard_,
                     wxS("catalogue-list"),
                     {{fromWx(_("Product")), 180, Align::left, true, false},
                      {fromWx(_("Modality")), 90, Align::left, false, false, 2},
                      {fromWx(_("Needles")), 110, Align::left, false, false},
                      {fromWx(_("Deepest")), 70, Align::right, false, false},
                      {fromWx(_("Product numbers")), 190, Align::left, true, true, 1},
                      {fromWx(_("Further")), 150, Align::left, true, true, 3},
                      {fromWx(_("On hand")), 70, Align::right, false, false}}};
    listCard_->body().Add(list_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    add(listCard_);
    sheet_->SetSizer(all);
    newPageBody(*this)->Add(sheet_, wxSizerFlags{1}.Expand());
    list_->onActivate = [this](const std::string& id) {
        if (catalogue_.view().mayEdit) {
            open(model::ProductId{numberOf(id)});
        }
    };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_ESCAPE) {
            event.Skip();
        } else if (!closeForm()) {
            onClose();
        }
    });
    catalogue_.changed = [this] { render(); };
    catalogue_.saved = [this](model::ProductId id) {
        later(*this, [this, id] {
            closeForm();
            list_->select(std::to_string(id.value));
            list_->control().SetFocus();
        });
    };
    form_->Hide();
    render();
}

CataloguePage::~CataloguePage() {
    catalogue_.changed = nullptr;
    catalogue_.saved = nullptr;
}

void CataloguePage::buildForm() {
    form_ = new Card{sheet_, wxS("catalogue-form"), " "};
    const auto field = [this](const wxString& label, const std::string& name) {
        auto made = std::make_unique<TextField>(form_, fromWx(label), toWx("catalogue-" + name), wxTE_PROCESS_ENTER);
        made->onEnter = [this] { save(); };
        return made;
    };
    const auto addRow = [this](const std::vector<wxSizer*>& fields) { form_->addRow(fieldRow(fields)); };
    brand_ = field(_("&Brand"), "brand");
    modelName_ = field(_("&Model"), "model");
    modality_ = std::make_unique<ChoiceField>(form_, fromWx(_("Modalit&y")), wxS("catalogue-modality"));
    addRow({brand_->sizer(), modelName_->sizer(), modality_->sizer()});
    pins_ = field(_("&Pins"), "pins");
    gauge_ = field(_("&Gauge"), "gauge");
    depth_ = field(_("&Deepest, mm"), "depth");
    lowStock_ = field(_("&Warn when so many are left"), "low-stock");
    addRow({pins_->sizer(), gauge_->sizer(), depth_->sizer(), lowStock_->sizer()});
    valve_ = std::make_unique<ChoiceField>(form_, fromWx(_("Bac&kflow valve")), wxS("catalogue-valve"));
    auto* const single = new wxBoxSizer{wxVERTICAL};
    singleUse_ = newCheck(form_, wxS("catalogue-single-use"), fromWx(_("Single &use")), [](bool) {});
    single->AddStretchSpacer();
    single->Add(singleUse_);
    addRow({valve_->sizer(), single});
    handpieces_ =
        new wxPanel{form_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, wxS("catalogue-handpieces")};
    followTheme(*handpieces_, [this](const Theme& now) { handpieces_->SetBackgroundColour(now.card); });
    handpieces_->SetSizer(new wxWrapSizer{wxHORIZONTAL});
    form_->body().Add(handpieces_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    // Two packs in a line: the number of a unit and of its box stand side by side.
    for (std::size_t i = 0; i < present::Catalogue::mostPacks; ++i) {
        const auto number = std::to_string(i + 1);
        const auto label = [&](const wxString& pattern) { return toWx(present::fill(fromWx(pattern), {number})); };
        packs_.push_back({field(label(_("Product number {0} (GTIN)")), "gtin-" + number),
                          field(label(_("Cartridges in pack {0}")), "pack-" + number)});
    }
    for (std::size_t i = 0; i + 1 < packs_.size(); i += 2) {
        addRow({packs_[i].gtin->sizer(), packs_[i].quantity->sizer(), packs_[i + 1].gtin->sizer(),
                packs_[i + 1].quantity->sizer()});
    }
}

/// A box for each kind of handpiece that is known here.
void CataloguePage::showHandpieces(const std::set<std::string>& ticked) {
    const auto& kinds = catalogue_.view().handpieces;
    if (kinds != kinds_) {
        kinds_ = kinds;
        boxes_.clear();
        auto* const row = handpieces_->GetSizer();
        row->Clear(true);
        row->Add(newText(handpieces_, wxS("catalogue-handpieces-label"),
                         fromWx(_("Handpieces that take it (none ticked: not known)")), TextRole::small),
                 wxSizerFlags{}.CenterVertical().Border(wxRIGHT, px::cardGap));
        for (const auto& kind : kinds_) {
            auto* const box = newCheck(handpieces_, toWx("catalogue-fits-" + kind.code), kind.text, [](bool) {});
            row->Add(box, wxSizerFlags{}.Border(wxRIGHT, px::cardGap));
            boxes_.push_back(box);
        }
    }
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        boxes_[i]->SetValue(ticked.contains(kinds_[i].code));
    }
    handpieces_->Show(!boxes_.empty());
}

void CataloguePage::open(model::ProductId id) {
    catalogue_.forgetProblems();
    product_ = id;
    const auto input = catalogue_.product(id);
    brand_->render(input.brand);
    modelName_->render(input.modelName);
    modality_->render(catalogue_.view().modalities, model::code(input.modality));
    pins_->render(input.pins);
    gauge_->render(input.gauge);
    depth_->render(input.maximumDepth);
    lowStock_->render(input.lowStockAt);
    valve_->render(catalogue_.view().valves, input.valve);
    singleUse_->SetValue(input.singleUse);
    showHandpieces(input.fits);
    for (std::size_t i = 0; i < packs_.size(); ++i) {
        const bool there = i < input.packs.size();
        packs_[i].gtin->render(there ? input.packs[i].gtin : std::string{});
        packs_[i].quantity->render(there ? input.packs[i].quantity : std::string{});
    }
    morePacks_.clear();
    for (std::size_t i = packs_.size(); i < input.packs.size(); ++i) {
        morePacks_.push_back(input.packs[i]);
    }
    form_->setTitle(id ? input.brand + ' ' + input.modelName : fromWx(_("New product")));
    form_->Show();
    render();
    sheet_->Scroll(0, 0);
    brand_->take();
}

bool CataloguePage::closeForm() {
    if (!form_->IsShown()) {
        return false;
    }
    form_->Hide();
    render();
    return true;
}

void CataloguePage::save() {
    present::ProductInput input;
    input.id = product_;
    input.brand = brand_->text();
    input.modelName = modelName_->text();
    input.modality = model::fromCode<model::Modality>(modality_->code()).value_or(model::Modality::pen);
    input.pins = pins_->text();
    input.gauge = gauge_->text();
    input.maximumDepth = depth_->text();
    input.lowStockAt = lowStock_->text();
    input.valve = valve_->code();
    input.singleUse = singleUse_->GetValue();
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        if (boxes_[i]->GetValue()) {
            input.fits.insert(kinds_[i].code);
        }
    }
    for (const auto& row : packs_) {
        input.packs.push_back({row.gtin->text(), row.quantity->text()});
    }
    input.packs.insert(input.packs.end(), morePacks_.begin(), morePacks_.end());
    catalogue_.save(input);
}

void CataloguePage::refresh() {
    catalogue_.refresh();
}

void CataloguePage::shown() {
    refresh();
    list_->control().SetFocus();
}

bool CataloguePage::mayLeave() {
    closeForm();
    return true;
}

void CataloguePage::renderProblems() {
    const auto& problems = catalogue_.view().problems;
    const auto problem = [&](TextField& text, const std::string& name) { text.showProblem(problemOf(problems, name)); };
    problem(*brand_, "brand");
    problem(*modelName_, "modelName");
    problem(*pins_, "pins");
    problem(*gauge_, "gauge");
    problem(*depth_, "maximumDepth");
    problem(*lowStock_, "lowStockAt");
    for (std::size_t i = 0; i < packs_.size(); ++i) {
        const auto at = "packs[" + std::to_string(i) + "].";
        problem(*packs_[i].gtin, at + "gtin");
        problem(*packs_[i].quantity, at + "quantity");
    }
}

void CataloguePage::render() {
    const auto& view = catalogue_.view();
    if (form_->IsShown()) {
        setHeader({view.title,
                   view.line,
                   {act("catalogue-cancel", _("Not now"), [this] { closeForm(); }),
                    act(
                        "catalogue-save", _("&Save"), [this] { save(); }, Action::Kind::primary, !view.saving)}});
    } else {
        std::vector<Action> acts{act("catalogue-close", _("Close"), [this] { onClose(); })};
        if (view.mayAdd) {
            acts.push_back(act(
                "catalogue-new", _("&Add a product"), [this] { open({}); }, Action::Kind::primary, !view.saving));
        }
        setHeader({view.title, view.line, std::move(acts)});
    }
    message_->render(bannerOf(view.message));
    list_->render(listOf(view.products));
    constexpr int mostRows = 14;
    list_->fitRows(mostRows);
    std::vector<Action> acts;
    if (view.mayEdit && !form_->IsShown()) {
        acts.push_back(act(
            "catalogue-edit", _("&Edit"),
            [this] {
                if (const auto id = numberOf(list_->selected()); id != 0) {
                    open(model::ProductId{id});
                }
            },
            Action::Kind::plain, !view.saving));
    }
    listCard_->setActions(std::move(acts));
    renderProblems();
    sheet_->FitInside();
    sheet_->Layout();
}

} // namespace gui
