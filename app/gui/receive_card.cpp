#include "app/gui/receive_card.h"

#include "app/gui/adapt.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <wx/panel.h>
#include <wx/sizer.h>

namespace gui {

using present::ReceiveInput;

ReceiveCard::ReceiveCard(wxWindow* parent, std::optional<present::Seat> seat)
    : Card{parent, wxS("receive-card"), fromWx(_("Receive a delivery"))}
    , seat_{std::move(seat)}
    , scan_{this, fromWx(_("&Scan the box, or type below")), wxS("receive-scan"), wxTE_PROCESS_ENTER}
    , product_{this, fromWx(_("&Product")), wxS("receive-product")}
    , number_{this, fromWx(_("&Lot")), wxS("receive-lot"), wxTE_PROCESS_ENTER}
    , useBy_{this, fromWx(_("&Use by")), wxS("receive-use-by"), wxTE_PROCESS_ENTER}
    , quantity_{this, fromWx(_("&Cartridges")), wxS("receive-quantity"), wxTE_PROCESS_ENTER} {
    message_ = new Banner{this, wxS("receive-message")};
    body().Add(message_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body().Add(scan_.sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    auto* const first = new wxBoxSizer{wxHORIZONTAL};
    first->Add(product_.sizer(), wxSizerFlags{2}); // names of products are long
    first->Add(fieldRow({number_.sizer(), useBy_.sizer(), quantity_.sizer()}),
               wxSizerFlags{3}.Border(wxLEFT, px::grid + px::grid / 2));
    body().Add(first, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    fresh_ = new wxPanel{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, wxS("receive-new-product")};
    followTheme(*fresh_, [this](const Theme& now) { fresh_->SetBackgroundColour(now.card); });
    const auto field = [this](const wxString& label, const char* name, std::string ReceiveInput::*member) {
        auto made = std::make_unique<TextField>(fresh_, fromWx(label), toWx(std::string{"receive-"} + name));
        made->onType = [this, member](const std::string& text) {
            edit([&](ReceiveInput& input) { input.*member = text; });
        };
        return made;
    };
    brand_ = field(_("Brand"), "brand", &ReceiveInput::brand);
    modelName_ = field(_("Model"), "model", &ReceiveInput::modelName);
    modality_ = std::make_unique<ChoiceField>(fresh_, fromWx(_("Modality")), wxS("receive-modality"));
    gtin_ = field(_("GTIN"), "gtin", &ReceiveInput::gtin);
    packQuantity_ = field(_("In a pack"), "pack-quantity", &ReceiveInput::packQuantity);
    pins_ = field(_("Pins"), "pins", &ReceiveInput::pins);
    gauge_ = field(_("Gauge"), "gauge", &ReceiveInput::gauge);
    depth_ = field(_("Deepest, mm"), "depth", &ReceiveInput::maximumDepth);
    modality_->onPick = [this](const std::string& code) {
        edit([&](ReceiveInput& input) {
            input.modality = model::fromCode<model::Modality>(code).value_or(model::Modality::pen);
        });
    };
    auto* const rows = new wxBoxSizer{wxVERTICAL};
    rows->Add(fieldRow({brand_->sizer(), modelName_->sizer(), modality_->sizer(), depth_->sizer()}),
              wxSizerFlags{}.Expand());
    rows->Add(fieldRow({gtin_->sizer(), packQuantity_->sizer(), pins_->sizer(), gauge_->sizer()}),
              wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    fresh_->SetSizer(rows);
    body().Add(fresh_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    opening_ = newCheck(this, wxS("receive-opening"), fromWx(_("It was here before the program (a part-used box)")),
                        [this](bool ticked) { edit([&](ReceiveInput& input) { input.opening = ticked; }); });
    body().Add(opening_, wxSizerFlags{}.Border(wxTOP, px::grid));
    compared_ = newCheck(this, wxS("receive-compared"),
                         fromWx(_("Lot and use-by day were compared with the &box a second time")),
                         [this](bool ticked) { edit([&](ReceiveInput& input) { input.compared = ticked; }); });
    body().Add(compared_, wxSizerFlags{}.Border(wxTOP, px::grid));
    scan_.onEnter = [this] {
        const auto text = scan_.text();
        scan_.clear();
        // The box was scanned already: Enter takes what it says.
        if (text.empty() && receive_->view().canSave) {
            receive_->save();
        } else if (scanTyped) {
            scanTyped(text);
        } else {
            receive_->scan(text);
        }
    };
    product_.onPick = [this](const std::string& code) { edit([&](ReceiveInput& input) { input.product = code; }); };
    const auto bind = [this](TextField& text, std::string ReceiveInput::*member) {
        text.onType = [this, member](const std::string& typed) {
            edit([&](ReceiveInput& input) { input.*member = typed; });
        };
        text.onEnter = [this] { receive_->save(); };
    };
    bind(number_, &ReceiveInput::number);
    bind(useBy_, &ReceiveInput::useBy);
    bind(quantity_, &ReceiveInput::quantity);
    useBy_.control().SetHint(_("2027-06-30"));
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_ESCAPE || !close()) {
            event.Skip();
        }
    });
    Hide();
}

ReceiveCard::~ReceiveCard() = default;

void ReceiveCard::edit(const std::function<void(ReceiveInput&)>& change) {
    auto input = receive_->view().input;
    change(input);
    receive_->edit(std::move(input));
}

void ReceiveCard::use(std::optional<present::Seat> seat) {
    seat_ = std::move(seat);
    Hide();
    receive_.reset();
}

void ReceiveCard::scan(const std::string& text) {
    if (IsShown()) {
        receive_->scan(text);
        number_.take(); // what was read is to be looked at, and Enter takes it
    }
}

void ReceiveCard::open(bool opening, const std::string& scanned) {
    if (!seat_) {
        return;
    }
    receive_ = std::make_unique<present::Receive>(*seat_, opening);
    receive_->changed = [this] { render(); };
    receive_->received = [this](model::LotId lot, int units) {
        later(*this, [this, lot, units] {
            close();
            received(lot, units);
        });
    };
    Show();
    render();
    layoutAround(*this);
    if (!scanned.empty()) {
        receive_->scan(scanned);
    }
    scan_.take();
}

bool ReceiveCard::close() {
    if (!IsShown()) {
        return false;
    }
    Hide();
    layoutAround(*this);
    changed();
    return true;
}

std::vector<Action> ReceiveCard::actions() {
    const auto& view = receive_->view();
    return {{"receive-close", fromWx(_("Not now")), [this] { close(); }, Action::Kind::plain, true, ""},
            {"receive-save", view.input.opening ? fromWx(_("Save the balance")) : fromWx(_("Receive")),
             [this] { receive_->save(); }, Action::Kind::primary, view.canSave && !view.saving, ""}};
}

void ReceiveCard::render() {
    const auto& view = receive_->view();
    const auto& input = view.input;
    setTitle(view.title);
    setNote(view.scanned);
    auto banner = bannerOf(view.message);
    if (!view.alreadyThere.empty()) {
        banner.words += (banner.words.empty() ? "" : "\n") + view.alreadyThere;
    }
    for (std::size_t i = 0; i < view.candidates.size(); ++i) {
        banner.actions.push_back({"receive-reading-" + std::to_string(i), view.candidates[i],
                                  [this, i] { receive_->chooseReading(i); }, Action::Kind::plain, true, ""});
    }
    if (!view.knownUseBy.empty()) {
        banner.actions.push_back({"receive-known-day",
                                  present::fill(fromWx(_("Take &the known day, {0}")), {view.knownUseBy}),
                                  [this] { receive_->takeKnownUseBy(); }, Action::Kind::plain, true, ""});
    }
    message_->render(std::move(banner));
    product_.render(view.products, input.product);
    product_.showProblem(problemOf(view.problems, "product"));
    number_.render(input.number);
    number_.showProblem(problemOf(view.problems, "number"));
    useBy_.render(input.useBy);
    useBy_.showProblem(problemOf(view.problems, "useBy"));
    quantity_.render(input.quantity);
    quantity_.showProblem(problemOf(view.problems, "quantity"));
    brand_->render(input.brand);
    brand_->showProblem(problemOf(view.problems, "brand"));
    modelName_->render(input.modelName);
    modelName_->showProblem(problemOf(view.problems, "modelName"));
    std::vector<present::Choice> modalities;
    for (const auto& choice : present::choices<model::Modality>()) {
        if (choice.code != model::code(model::Modality::homeRoller)) {
            modalities.push_back(choice);
        }
    }
    modality_->render(modalities, model::code(input.modality));
    gtin_->render(input.gtin);
    gtin_->showProblem(problemOf(view.problems, "gtin"));
    packQuantity_->render(input.packQuantity);
    packQuantity_->showProblem(problemOf(view.problems, "packQuantity"));
    pins_->render(input.pins);
    pins_->showProblem(problemOf(view.problems, "pins"));
    gauge_->render(input.gauge);
    gauge_->showProblem(problemOf(view.problems, "gauge"));
    depth_->render(input.maximumDepth);
    depth_->showProblem(problemOf(view.problems, "maximumDepth"));
    opening_->SetValue(input.opening);
    compared_->SetValue(input.compared);
    if (compared_->IsShown() != view.asksCompared) {
        compared_->Show(view.asksCompared);
        layoutAround(*this);
    }
    if (fresh_->IsShown() != view.newProduct) {
        fresh_->Show(view.newProduct);
        layoutAround(*this);
    }
    changed();
}

} // namespace gui
