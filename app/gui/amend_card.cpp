#include "app/gui/amend_card.h"

#include "app/gui/adapt.h"
#include "app/gui/banner.h"
#include "app/gui/changes_grid.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

namespace gui {

namespace {

constexpr int amendPinWidth = 160;
constexpr int leastFlow = 130;

wxPanel* plainPanel(wxWindow* parent, const wxString& name) {
    auto* const panel = new wxPanel{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, name};
    followTheme(*panel, [panel](const Theme& now) { panel->SetBackgroundColour(now.card); });
    return panel;
}

std::vector<present::Choice> gradeChoices(int most) {
    std::vector<present::Choice> all{{"", fromWx(_("Not said"))}};
    for (int grade = 0; grade <= most; ++grade) {
        all.push_back({std::to_string(grade), std::to_string(grade)});
    }
    return all;
}

} // namespace

struct AmendCard::Topical {
    std::unique_ptr<TextField> product, lot;
    wxCheckBox* under = nullptr;
};

AmendCard::AmendCard(wxWindow* parent, present::Seat seat)
    : Card{parent, wxS("amend-card"), " "}
    , amending_{std::move(seat)}
    , message_{new Banner{this, wxS("amend-message")}}
    , follows_{new WrappedText{this, wxS("amend-follows"), {}, TextRole::secondary}}
    , rows_{std::make_unique<AmendRows>(
          this, [this](const auto& change) { edit(change); }, [this](std::size_t row) { amending_.dropRow(row); })}
    , reason_{this, fromWx(_("&Why it is corrected")), wxS("amend-reason"), wxTE_PROCESS_ENTER}
    , pin_{this, fromWx(_("Your &PIN or password")), wxS("amend-pin"), wxTE_PROCESS_ENTER | wxTE_PASSWORD,
           amendPinWidth} {
    const auto below = wxSizerFlags{}.Expand().Border(wxTOP, px::grid);
    body().Add(message_, below);
    body().Add(follows_, below);
    body().Add(rows_->window(), below);
    auto* const more = new ActionRow{this, wxS("amend-row-acts")};
    more->render({{"amend-add-zone", fromWx(_("Add a &zone")), [this] { amending_.addRow(); }}});
    body().Add(more, wxSizerFlags{}.Border(wxTOP, px::grid));
    buildTimes();
    buildAnaesthetic();
    buildAfter();
    changes_ = plainPanel(this, wxS("amend-changes"));
    body().Add(changes_, wxSizerFlags{}.Expand().Border(wxTOP, px::cardGap));
    body().Add(reason_.sizer(), below);
    body().Add(pin_.sizer(), wxSizerFlags{}.Border(wxTOP, px::grid));
    meaning_ = new WrappedText{this, wxS("amend-meaning"), {}, TextRole::secondary};
    body().Add(meaning_, below);
    reason_.onEnter = [this] { pin_.take(); };
    pin_.onEnter = [this] { save(); };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_ESCAPE || !asking()) {
            event.Skip();
        } else if (amending_.view().changes.empty()) {
            close();
        }
    });
    amending_.changed = [this] { render(); };
    amending_.saved = [this] {
        later(*this, [this] {
            if (saved) {
                saved();
            }
        });
    };
    Hide();
}

AmendCard::~AmendCard() {
    amending_.changed = nullptr;
    amending_.saved = nullptr;
}

void AmendCard::edit(const std::function<void(present::AmendInput&)>& change) {
    auto input = amending_.view().input;
    change(input);
    amending_.type(std::move(input));
}

std::unique_ptr<TextField> AmendCard::newField(const char* name, const wxString& label,
                                               std::function<void(present::AmendInput&, const std::string&)> put) {
    auto field = std::make_unique<TextField>(this, fromWx(label), toWx(name));
    field->onType = [this, put = std::move(put)](const std::string& text) {
        edit([&](present::AmendInput& input) { put(input, text); });
    };
    return field;
}

std::unique_ptr<ChoiceField> AmendCard::newGrade(const char* name, const wxString& label,
                                                 std::optional<int> model::SkinResponse::*grade) {
    auto field = std::make_unique<ChoiceField>(this, fromWx(label), toWx(name));
    leaveWheelToPage(field->control());
    field->onPick = [this, grade](const std::string& code) {
        edit([&](present::AmendInput& input) {
            input.record.response.*grade = code.empty() ? std::nullopt : std::optional{std::stoi(code)};
        });
    };
    return field;
}

void AmendCard::addFlow(std::vector<wxSizer*> fields) {
    flows_.push_back(std::make_unique<FlowRow>(std::move(fields), forText(leastFlow)));
    body().Add(flows_.back()->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
}

void AmendCard::buildTimes() {
    room_ = std::make_unique<ChoiceField>(this, fromWx(_("Roo&m")), wxS("amend-room"));
    leaveWheelToPage(room_->control());
    room_->onPick = [this](const std::string& code) {
        edit([&](present::AmendInput& input) {
            input.record.room = code.empty() ? std::nullopt : std::optional{model::RoomId{std::stoll(code)}};
        });
    };
    start_ = newField("amend-start", _("&Start"),
                      [](present::AmendInput& input, const std::string& text) { input.record.startTime = text; });
    end_ = newField("amend-end", _("&End"),
                    [](present::AmendInput& input, const std::string& text) { input.record.endTime = text; });
    addFlow({room_->sizer(), start_->sizer(), end_->sizer()});
}

void AmendCard::buildAnaesthetic() {
    using present::DeskAnaesthetic;
    given_ = newCheck(this, wxS("amend-anaesthetic"), fromWx(_("&Anaesthetic cream given")), [this](bool ticked) {
        edit([&](present::AmendInput& input) { input.record.anaesthetic.given = ticked; });
    });
    body().Add(given_, wxSizerFlags{}.Border(wxTOP, px::grid));
    numb_ = plainPanel(this, wxS("amend-cream"));
    std::vector<wxSizer*> fields;
    const auto field = [&](const char* name, const wxString& label, std::string DeskAnaesthetic::*member) {
        auto made = std::make_unique<TextField>(numb_, fromWx(label), toWx(name));
        made->onType = [this, member](const std::string& text) {
            edit([&](present::AmendInput& input) { input.record.anaesthetic.*member = text; });
        };
        fields.push_back(made->sizer());
        cream_.emplace_back(std::move(made), member);
    };
    field("amend-cream-product", _("Product"), &DeskAnaesthetic::product);
    field("amend-cream-lot", _("Lot"), &DeskAnaesthetic::lot);
    field("amend-cream-strength", _("Strength %"), &DeskAnaesthetic::strengthPercent);
    field("amend-cream-grams", _("Grams"), &DeskAnaesthetic::creamGrams);
    field("amend-cream-weight", _("Client's weight kg"), &DeskAnaesthetic::weightKilograms);
    field("amend-cream-area", _("Area cm²"), &DeskAnaesthetic::areaCm2);
    field("amend-cream-on", _("Put on"), &DeskAnaesthetic::onAt);
    field("amend-cream-off", _("Taken off"), &DeskAnaesthetic::offAt);
    flows_.push_back(std::make_unique<FlowRow>(std::move(fields), forText(leastFlow)));
    numb_->SetSizer(flows_.back()->sizer());
    body().Add(numb_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    creamProblem_ = newProblem(this, wxS("amend-cream-problem"));
    creamProblem_->Hide();
    body().Add(creamProblem_, wxSizerFlags{}.Expand());
    topicalPanel_ = plainPanel(this, wxS("amend-topicals"));
    topicalPanel_->SetSizer(new wxBoxSizer{wxVERTICAL});
    body().Add(topicalPanel_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
}

void AmendCard::addTopical() {
    const auto index = topicals_.size();
    const auto name = [index](const char* part) { return toWx(part + std::to_string(index + 1)); };
    const auto change = [this, index](const std::function<void(model::Topical&)>& put) {
        edit([&](present::AmendInput& input) {
            auto& all = input.record.topicals;
            all.resize(std::max(all.size(), index + 1));
            put(all[index]);
        });
    };
    auto line = std::make_unique<Topical>();
    line->product = std::make_unique<TextField>(topicalPanel_, fromWx(_("Topical product")), name("amend-topical-"));
    line->lot = std::make_unique<TextField>(topicalPanel_, fromWx(_("Its lot")), name("amend-topical-lot-"));
    line->under = newCheck(topicalPanel_, name("amend-topical-under-"), fromWx(_("Under the needles")),
                           [change](bool ticked) { change([&](model::Topical& one) { one.underNeedles = ticked; }); });
    line->product->onType = [change](const std::string& text) {
        change([&](model::Topical& one) { one.product = text; });
    };
    line->lot->onType = [change](const std::string& text) { change([&](model::Topical& one) { one.lot = text; }); };
    auto* const all = topicalPanel_->GetSizer();
    all->Add(fieldRow({line->product->sizer(), line->lot->sizer()}),
             wxSizerFlags{}.Expand().Border(wxTOP, index == 0 ? 0 : px::grid));
    all->Add(line->under);
    topicals_.push_back(std::move(line));
    layoutAround(*topicalPanel_);
}

void AmendCard::buildAfter() {
    using model::SkinResponse;
    std::vector<wxSizer*> fields;
    const auto grade = [&](const char* name, const wxString& label, std::optional<int> SkinResponse::*member) {
        auto field = newGrade(name, label, member);
        fields.push_back(field->sizer());
        grades_.emplace_back(std::move(field), member);
    };
    grade("amend-pain", _("Pain"), &SkinResponse::pain);
    grade("amend-redness", _("Redness"), &SkinResponse::erythema);
    grade("amend-swelling", _("Swelling"), &SkinResponse::oedema);
    grade("amend-bleeding", _("Bleeding"), &SkinResponse::bleeding);
    addFlow(std::move(fields));
    disinfected_ = newCheck(this, wxS("amend-disinfected"), fromWx(_("&Handpiece disinfected")), [this](bool ticked) {
        edit([&](present::AmendInput& input) { input.record.handpieceDisinfected = ticked; });
    });
    body().Add(disinfected_, wxSizerFlags{}.Border(wxTOP, px::grid));
    notes_ = newField("amend-notes", _("&Notes"),
                      [](present::AmendInput& input, const std::string& text) { input.record.notes = text; });
    added_ = newField("amend-added", _("&Cartridge used and not charted: its number"),
                      [](present::AmendInput& input, const std::string& text) { input.added = text; });
    body().Add(notes_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body().Add(added_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    intact_ = newCheck(this, wxS("amend-intact"), fromWx(_("Its pack was intact")), [this](bool ticked) {
        edit([&](present::AmendInput& input) { input.addedPackIntact = ticked; });
    });
    sheath_ = newCheck(this, wxS("amend-sheath"), fromWx(_("Its sheath was changed")), [this](bool ticked) {
        edit([&](present::AmendInput& input) { input.addedSheathChanged = ticked; });
    });
    auto* const ticks = new wxWrapSizer{wxHORIZONTAL};
    ticks->Add(intact_, wxSizerFlags{}.Border(wxRIGHT, px::cardGap));
    ticks->Add(sheath_);
    body().Add(ticks, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
}

void AmendCard::open(model::SessionId session) {
    reason_.clear();
    pin_.clear();
    topicals_.clear();
    topicalPanel_->GetSizer()->Clear(true);
    amending_.open(session);
    rows_->takeFirst();
}

bool AmendCard::close() {
    if (!asking() || amending_.view().saving) {
        return false;
    }
    pin_.clear();
    amending_.close();
    return true;
}

bool AmendCard::asking() const {
    return static_cast<bool>(amending_.view().session);
}

void AmendCard::fit(int width) {
    rows_->fit(width);
    bool moved = false;
    for (const auto& flow : flows_) {
        moved = flow->fit(width) || moved;
    }
    if (moved) {
        layoutAround(*this);
    }
}

void AmendCard::save() {
    const auto pin = pin_.text();
    pin_.clear();
    amending_.save(reason_.text(), pin);
}

void AmendCard::renderFields(const present::AmendingView& view) {
    const auto& record = view.input.record;
    room_->render(view.rooms, record.room ? std::to_string(record.room->value) : std::string{});
    start_->render(record.startTime);
    start_->showProblem(problemOf(view.problems, "startTime"));
    end_->render(record.endTime);
    end_->showProblem(problemOf(view.problems, "endTime"));
    given_->SetValue(record.anaesthetic.given);
    if (numb_->IsShown() != record.anaesthetic.given) {
        numb_->Show(record.anaesthetic.given);
        layoutAround(*numb_);
    }
    for (auto& [field, member] : cream_) {
        field->render(record.anaesthetic.*member);
    }
    sayOrHide(*creamProblem_, problemOf(view.problems, "anaesthetic"));
    while (topicals_.size() < record.topicals.size() + 1) { // an empty one to write into
        addTopical();
    }
    for (std::size_t i = 0; i < topicals_.size(); ++i) {
        const auto topical = i < record.topicals.size() ? record.topicals[i] : model::Topical{};
        topicals_[i]->product->render(topical.product);
        topicals_[i]->lot->render(topical.lot);
        topicals_[i]->under->SetValue(topical.underNeedles);
    }
    topicals_.front()->product->showProblem(problemOf(view.problems, "topicals"));
    for (auto& [field, member] : grades_) {
        const auto value = record.response.*member;
        field->render(gradeChoices(member == &model::SkinResponse::pain ? 10 : 3),
                      value ? std::to_string(*value) : std::string{});
    }
    disinfected_->SetValue(record.handpieceDisinfected);
    notes_->render(record.notes);
    added_->render(view.input.added);
    added_->showProblem(problemOf(view.problems, "added"));
    intact_->SetValue(view.input.addedPackIntact);
    sheath_->SetValue(view.input.addedSheathChanged);
    for (auto* const tick : {intact_, sheath_}) {
        tick->Enable(!view.input.added.empty());
    }
}

void AmendCard::renderChanges(const present::AmendingView& view) {
    if (view.changes == shownChanges_) {
        return;
    }
    shownChanges_ = view.changes;
    changes_->SetSizer(nullptr);
    changes_->DestroyChildren();
    if (!shownChanges_.empty()) {
        changes_->SetSizer(newChangesGrid(changes_, wxS("amend-change"), shownChanges_));
    }
    layoutAround(*changes_);
}

void AmendCard::render() {
    const LayoutOnce once;
    const auto& view = amending_.view();
    setTitle(view.title);
    setActions(
        {{"amend-close", fromWx(_("Not now")), [this] { close(); }, Action::Kind::plain, !view.saving, ""},
         {"amend-do", fromWx(_("Amend and sign")), [this] { save(); }, Action::Kind::primary, !view.saving, ""}});
    message_->render(bannerOf(view.message));
    follows_->setText(view.follows);
    meaning_->setText(view.meaning);
    reason_.showProblem(problemOf(view.problems, "reason"));
    pin_.showProblem(problemOf(view.problems, "pin"));
    if (view.session) {
        rows_->render(view);
        renderFields(view);
    }
    renderChanges(view);
    if (asking() != asked_) {
        asked_ = asking();
        Show(asked_);
        if (onAsking) {
            onAsking();
        }
    }
    layoutAround(*this);
}

} // namespace gui
