#include "app/gui/recall_card.h"

#include "app/gui/adapt.h"
#include "app/gui/events.h"
#include "app/gui/pick_table.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/panel.h>
#include <wx/sizer.h>

namespace gui {

using Align = Column::Align;
using present::RecallInput;

namespace {

constexpr int mostRows = 6;

} // namespace

RecallCard::RecallCard(wxWindow* parent, present::Seat seat)
    : Card{parent, wxS("recall-card"), " "}
    , form_{std::move(seat)} {
    const auto below = wxSizerFlags{}.Expand().Border(wxTOP, px::grid);
    body().Add(message_ = new Banner{this, wxS("recall-message")}, below);
    fields_ = new wxPanel{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, wxS("recall-fields")};
    followTheme(*fields_, [this](const Theme& now) { fields_->SetBackgroundColour(now.card); });
    auto* const rows = new wxBoxSizer{wxVERTICAL};
    product_ = choice(_("&Product"), "product", &RecallInput::product);
    gtin_ = field(_("or its &GTIN"), "gtin", &RecallInput::gtin);
    name_ = field(_("or its na&me"), "name", &RecallInput::name);
    rows->Add(fieldRow({product_->sizer(), gtin_->sizer(), name_->sizer()}), below);
    lots_ = field(_("Lo&ts, with commas between"), "lots", &RecallInput::lots);
    rows->Add(lots_->sizer(), below);
    all_ = newCheck(fields_, wxS("recall-all"), fromWx(_("All lots of it, those still to come too")),
                    [this](bool ticked) { edit([&](RecallInput& input) { input.all = ticked; }); });
    rows->Add(all_, wxSizerFlags{}.Border(wxTOP, px::grid));
    class_ = choice(_("&Class"), "class", &RecallInput::recallClass);
    day_ = field(_("&Day of the letter"), "day", &RecallInput::day);
    source_ = field(_("&Who sent it, its number"), "source", &RecallInput::source);
    rows->Add(fieldRow({class_->sizer(), day_->sizer(), source_->sizer()}), below);
    text_ = field(_("What it &says"), "text", &RecallInput::text);
    rows->Add(text_->sizer(), below);
    fields_->SetSizer(rows);
    body().Add(fields_, wxSizerFlags{}.Expand());
    body().Add(answer_ = new Banner{this, wxS("recall-answer")}, below);
    faults_ = new List{this,
                       wxS("recall-faults"),
                       {{fromWx(_("Line")), 70, Align::left, false, true},
                        {fromWx(_("What is wrong")), 300, Align::left, true, false}}};
    body().Add(faults_, below);
    matches_ = new List{this,
                        wxS("recall-matches"),
                        {{fromWx(_("Product")), 150, Align::left, true, false},
                         {fromWx(_("Lot")), 90, Align::left, false, false},
                         {fromWx(_("What it meets")), 200, Align::left, true, false},
                         {fromWx(_("State")), 100, Align::left, false, false}}};
    body().Add(matches_, below);
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_ESCAPE || !close()) {
            event.Skip();
        }
    });
    form_.changed = [this] { render(); };
    form_.issued = [this](model::RecallId id) {
        later(*this, [this, id] {
            close();
            if (issued) {
                issued(id);
            }
        });
    };
    Hide();
}

RecallCard::~RecallCard() {
    form_.changed = nullptr;
    form_.issued = nullptr;
}

std::unique_ptr<TextField> RecallCard::field(const wxString& label, const char* name,
                                             std::string RecallInput::*member) {
    auto made =
        std::make_unique<TextField>(fields_, fromWx(label), toWx(std::string{"recall-"} + name), wxTE_PROCESS_ENTER);
    made->onType = [this, member](const std::string& text) { edit([&](RecallInput& input) { input.*member = text; }); };
    made->onEnter = [this] { form_.issue(); };
    return made;
}

std::unique_ptr<ChoiceField> RecallCard::choice(const wxString& label, const char* name,
                                                std::string RecallInput::*member) {
    auto made = std::make_unique<ChoiceField>(fields_, fromWx(label), toWx(std::string{"recall-"} + name));
    made->onPick = [this, member](const std::string& code) { edit([&](RecallInput& input) { input.*member = code; }); };
    return made;
}

void RecallCard::edit(const std::function<void(RecallInput&)>& change) {
    auto input = form_.view().input;
    change(input);
    form_.edit(std::move(input));
}

void RecallCard::open() {
    form_.open();
    Show();
    render();
    layoutAround(*this);
    product_->control().SetFocus();
}

bool RecallCard::close() {
    if (!IsShown()) {
        return false;
    }
    Hide();
    layoutAround(*this);
    if (changed) {
        changed();
    }
    return true;
}

void RecallCard::chooseFile() {
    pickTable(*this, _("A file of recalls"), [this](const std::string& path) { load(path); });
}

void RecallCard::load(const std::string& path) {
    const auto file = readTableFile(path);
    form_.load(file.name, file.bytes);
}

std::vector<Action> RecallCard::actions() {
    const auto& view = form_.view();
    return {{"recall-close", fromWx(_("Not now")), [this] { close(); }, Action::Kind::plain, true, ""},
            {"recall-file", fromWx(_("From a &file…")), [this] { chooseFile(); }, Action::Kind::plain, !view.saving,
             fromWx(_("Columns: product, gtin, lots, class, date, text, source"))},
            {"recall-issue", view.issueWords, [this] { form_.issue(); }, Action::Kind::primary, view.canIssue, ""}};
}

void RecallCard::render() {
    const auto& view = form_.view();
    const auto& input = view.input;
    setTitle(view.title);
    message_->render(bannerOf(view.message));
    fields_->Show(!view.fromFile);
    product_->render(view.products, input.product);
    product_->showProblem(problemOf(view.problems, "product"));
    class_->render(view.classes, input.recallClass);
    const auto show = [&](TextField& text, const std::string& value, const char* name) {
        text.render(value);
        text.showProblem(problemOf(view.problems, name));
    };
    show(*gtin_, input.gtin, "gtin");
    show(*name_, input.name, "name");
    show(*lots_, input.lots, "lots");
    show(*day_, input.day, "day");
    show(*source_, input.source, "source");
    show(*text_, input.text, "text");
    gtin_->control().Enable(view.named);
    name_->control().Enable(view.named);
    lots_->control().Enable(!input.all);
    all_->SetValue(input.all);
    auto answer = bannerOf(view.answer);
    for (std::size_t i = 0; i < view.near.size(); ++i) {
        answer.actions.push_back({"recall-near-" + std::to_string(i), view.near[i].ours,
                                  [this, i] { form_.takeNear(i); }, Action::Kind::plain, true,
                                  fromWx(_("Take this lot instead"))});
    }
    answer_->render(std::move(answer));
    faults_->render(listOf(view.faults));
    faults_->fitRows(mostRows);
    faults_->Show(!view.faults.rows.empty());
    matches_->render(listOf(view.matches));
    matches_->fitRows(mostRows);
    matches_->Show(!view.matches.rows.empty());
    Layout();
    if (changed) {
        changed();
    }
}

} // namespace gui
