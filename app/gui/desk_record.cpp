#include "app/gui/adapt.h"
#include "app/gui/desk_cards.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <wx/panel.h>
#include <wx/sizer.h>

#include <charconv>

namespace gui {

namespace {

std::vector<present::Choice> figures(int most) {
    std::vector<present::Choice> all{{"", "–"}};
    for (int i = 0; i <= most; ++i) {
        all.push_back({std::to_string(i), std::to_string(i)});
    }
    return all;
}

std::optional<int> figure(const std::string& code) {
    int value = 0;
    const auto [end, fault] = std::from_chars(code.data(), code.data() + code.size(), value);
    return fault == std::errc{} && !code.empty() ? std::optional{value} : std::nullopt;
}

std::string codeOf(std::optional<int> value) {
    return value ? std::to_string(*value) : std::string{};
}

template <class Id>
std::optional<Id> idOf(const std::string& code) {
    return code.empty() ? std::nullopt : std::optional{Id{std::stoll(code)}};
}

std::string joinedLines(const std::vector<std::string>& lines) {
    std::string all;
    for (const auto& line : lines) {
        all += (all.empty() ? "" : "\n") + line;
    }
    return all;
}

} // namespace

DeskRecord::DeskRecord(wxWindow* parent, std::function<present::DeskPresenter*()> desk)
    : desk_{std::move(desk)}
    , people_{new Card{parent, wxS("desk-people"), fromWx(_("Who and when"))}}
    , performer_{people_, fromWx(_("Performed by")), wxS("desk-performer")}
    , supervisor_{people_, fromWx(_("Supervised by")), wxS("desk-supervisor")}
    , room_{people_, fromWx(_("Room")), wxS("desk-room")}
    , start_{people_, fromWx(_("Start")), wxS("desk-start")}
    , end_{people_, fromWx(_("End")), wxS("desk-end")}
    , before_{new Card{parent, wxS("desk-before"), fromWx(_("Before: anaesthetic and topicals"))}}
    , after_{new Card{parent, wxS("desk-after"), fromWx(_("After: skin, sharps, notes"))}} {
    buildPeople();
    buildBefore();
    buildAfter();
    people_->MoveAfterInTabOrder(after_); // as they stand on the page
}

void DeskRecord::edit(const std::function<void(present::DeskInput&)>& change) {
    auto input = desk_()->view().input;
    change(input);
    desk_()->type(std::move(input));
}

void DeskRecord::typed(TextField& field, std::function<void(present::DeskInput&, std::string)> put) {
    field.onType = [this, put = std::move(put)](const std::string& text) {
        edit([&](present::DeskInput& input) { put(input, text); });
    };
}

void DeskRecord::buildPeople() {
    auto& body = people_->body();
    body.AddSpacer(px::grid);
    flows_.emplace_back(
        std::vector{performer_.sizer(), supervisor_.sizer(), room_.sizer(), start_.sizer(), end_.sizer()},
        forText(130));
    body.Add(flows_.back().sizer(), wxSizerFlags{}.Expand());
    start_.control().SetHint(_("when started"));
    end_.control().SetHint(_("now"));
    performer_.onPick = [this](const std::string& code) {
        edit([&](present::DeskInput& input) { input.performer = idOf<model::AccountId>(code); });
    };
    supervisor_.onPick = [this](const std::string& code) {
        edit([&](present::DeskInput& input) { input.supervisor = idOf<model::AccountId>(code); });
    };
    room_.onPick = [this](const std::string& code) {
        edit([&](present::DeskInput& input) { input.room = idOf<model::RoomId>(code); });
    };
    typed(start_, [](present::DeskInput& input, std::string text) { input.startTime = std::move(text); });
    typed(end_, [](present::DeskInput& input, std::string text) { input.endTime = std::move(text); });
}

void DeskRecord::buildBefore() {
    auto& body = before_->body();
    given_ = newCheck(before_, wxS("desk-anaesthetic"), fromWx(_("Topical &anaesthetic given")), [this](bool ticked) {
        edit([&](present::DeskInput& input) { input.anaesthetic.given = ticked; });
    });
    body.Add(given_, wxSizerFlags{}.Border(wxTOP, px::grid / 2));
    numb_ = new wxPanel{before_,       wxID_ANY,        wxDefaultPosition,
                        wxDefaultSize, wxTAB_TRAVERSAL, wxS("desk-anaesthetic-fields")};
    followTheme(*numb_, [this](const Theme& now) { numb_->SetBackgroundColour(now.card); });
    const auto field = [this](const wxString& label, const char* name, std::string present::DeskAnaesthetic::*member) {
        auto made = std::make_unique<TextField>(numb_, fromWx(label), toWx(std::string{"desk-"} + name));
        typed(*made,
              [member](present::DeskInput& input, std::string text) { input.anaesthetic.*member = std::move(text); });
        return made;
    };
    using present::DeskAnaesthetic;
    product_ = field(_("Product"), "anaesthetic-product", &DeskAnaesthetic::product);
    lot_ = field(_("Lot"), "anaesthetic-lot", &DeskAnaesthetic::lot);
    strength_ = field(_("Strength %"), "anaesthetic-strength", &DeskAnaesthetic::strengthPercent);
    grams_ = field(_("Cream, g"), "anaesthetic-grams", &DeskAnaesthetic::creamGrams);
    weight_ = field(_("Client, kg"), "anaesthetic-weight", &DeskAnaesthetic::weightKilograms);
    area_ = field(_("Area, cm²"), "anaesthetic-area", &DeskAnaesthetic::areaCm2);
    on_ = field(_("On at"), "anaesthetic-on", &DeskAnaesthetic::onAt);
    off_ = field(_("Off at"), "anaesthetic-off", &DeskAnaesthetic::offAt);
    auto* const fields = new wxBoxSizer{wxVERTICAL};
    flows_.emplace_back(std::vector{product_->sizer(), lot_->sizer(), strength_->sizer(), grams_->sizer()},
                        forText(96));
    fields->Add(flows_.back().sizer(), wxSizerFlags{}.Expand());
    flows_.emplace_back(std::vector{weight_->sizer(), area_->sizer(), on_->sizer(), off_->sizer()}, forText(96));
    fields->Add(flows_.back().sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    dose_ = new WrappedText{numb_, wxS("desk-dose"), {}, TextRole::strong};
    doseWarnings_ = new WrappedText{numb_, wxS("desk-dose-warnings"), {}, TextRole::body, [](const Theme& now) {
                                        return now.of(State::warn).text;
                                    }};
    fields->Add(dose_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    fields->Add(doseWarnings_, wxSizerFlags{}.Expand());
    numb_->SetSizer(fields);
    numb_->Hide();
    body.Add(numb_, wxSizerFlags{}.Expand());

    topicals_ = std::make_unique<DeskTopicals>(before_, desk_);
    body.Add(topicals_->window(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
}

void DeskRecord::buildAfter() {
    auto& body = after_->body();
    body.AddSpacer(px::grid);
    const auto scale = [this](const wxString& label, const char* name,
                              std::optional<int> model::SkinResponse::*member) {
        auto made = std::make_unique<ChoiceField>(after_, fromWx(label), toWx(std::string{"desk-"} + name));
        made->onPick = [this, member](const std::string& code) {
            edit([&](present::DeskInput& input) { input.response.*member = figure(code); });
        };
        return made;
    };
    erythema_ = scale(_("&Redness 0–3"), "erythema", &model::SkinResponse::erythema);
    oedema_ = scale(_("Swelling 0–3"), "oedema", &model::SkinResponse::oedema);
    bleeding_ = scale(_("Bleeding 0–3"), "bleeding", &model::SkinResponse::bleeding);
    pain_ = scale(_("Pain 0–10"), "pain", &model::SkinResponse::pain);
    flows_.emplace_back(std::vector{erythema_->sizer(), oedema_->sizer(), bleeding_->sizer(), pain_->sizer()},
                        forText(96));
    body.Add(flows_.back().sizer(), wxSizerFlags{}.Expand());
    container_ = std::make_unique<ChoiceField>(after_, fromWx(_("Sharps container")), wxS("desk-container"));
    container_->onPick = [this](const std::string& code) {
        edit([&](present::DeskInput& input) { input.container = idOf<model::ContainerId>(code); });
    };
    disinfected_ = newCheck(after_, wxS("desk-disinfected"), fromWx(_("&Handpiece disinfected")), [this](bool ticked) {
        edit([&](present::DeskInput& input) { input.handpieceDisinfected = ticked; });
    });
    // The box stands on the height of the field beside it, whose label is above.
    auto* const box = new wxBoxSizer{wxVERTICAL};
    box->Add(newText(after_, wxS("desk-disinfected-space"), " ", TextRole::small));
    box->Add(disinfected_, wxSizerFlags{}.Border(wxTOP, px::grid / 2));
    notes_ = std::make_unique<TextField>(after_, fromWx(_("Notes")), wxS("desk-notes"), wxTE_MULTILINE);
    notes_->control().SetMinSize({-1, 72});
    leaveWheelToPage(notes_->control());
    typed(*notes_, [](present::DeskInput& input, std::string text) { input.notes = std::move(text); });
    flows_.emplace_back(std::vector<wxSizer*>{container_->sizer(), box}, forText(180));
    body.Add(flows_.back().sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(notes_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
}

void DeskRecord::render(const present::DeskView& view) {
    const auto& input = view.input;
    const auto problem = [&](const char* field) { return problemOf(view.problems, field); };
    performer_.render(view.performers, view.performer);
    performer_.showProblem(problem("performer"));
    supervisor_.render(view.supervisors, view.supervisor);
    supervisor_.showProblem(problem("supervisor"));
    room_.render(view.rooms, view.room);
    start_.render(input.startTime);
    start_.showProblem(problem("startTime"));
    end_.render(input.endTime);
    end_.showProblem(problem("endTime"));

    renderBefore(view);
    erythema_->render(figures(3), codeOf(input.response.erythema));
    oedema_->render(figures(3), codeOf(input.response.oedema));
    bleeding_->render(figures(3), codeOf(input.response.bleeding));
    pain_->render(figures(10), codeOf(input.response.pain));
    container_->render(view.containers, view.container);
    container_->showProblem(problem("container"));
    disinfected_->SetValue(input.handpieceDisinfected);
    notes_->render(input.notes);
}

void DeskRecord::renderBefore(const present::DeskView& view) {
    const auto& numb = view.input.anaesthetic;
    given_->SetValue(numb.given);
    if (numb_->IsShown() != numb.given) {
        numb_->Show(numb.given);
        layoutAround(*numb_);
    }
    product_->render(numb.product);
    product_->showProblem(problemOf(view.problems, "anaesthetic.product"));
    lot_->render(numb.lot);
    strength_->render(numb.strengthPercent);
    strength_->showProblem(problemOf(view.problems, "anaesthetic.strength"));
    grams_->render(numb.creamGrams);
    grams_->showProblem(problemOf(view.problems, "anaesthetic.grams"));
    weight_->render(numb.weightKilograms);
    weight_->showProblem(problemOf(view.problems, "anaesthetic.weight"));
    area_->render(numb.areaCm2);
    area_->showProblem(problemOf(view.problems, "anaesthetic.area"));
    on_->render(numb.onAt);
    on_->showProblem(problemOf(view.problems, "anaesthetic.on"));
    off_->render(numb.offAt);
    off_->showProblem(problemOf(view.problems, "anaesthetic.off"));
    dose_->setText(view.dose.empty() ? "" : present::fill(fromWx(_("Agent on the skin: {0}")), {view.dose}));
    doseWarnings_->setText(joinedLines(view.doseWarnings));
    topicals_->render(view);
}

void DeskRecord::fit(int width) {
    for (auto& flow : flows_) {
        flow.fit(width);
    }
    topicals_->fit(width);
}

} // namespace gui
