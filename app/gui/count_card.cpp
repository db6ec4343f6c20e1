#include "app/gui/count_card.h"

#include "app/gui/adapt.h"
#include "app/gui/events.h"
#include "app/gui/figure.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/sizer.h>

namespace gui {

using Align = Column::Align;

namespace {

constexpr std::size_t figures = 9;
constexpr int mostRows = 5;

} // namespace

CountCard::CountCard(wxWindow* parent, present::Seat seat)
    : Card{parent, wxS("count-card"), " "}
    , counting_{std::move(seat)}
    , counted_{this, fromWx(_("How many &lie there")), wxS("count-counted"), wxTE_PROCESS_ENTER}
    , reason_{this, fromWx(_("Wh&y it differs")), wxS("count-reason"), wxTE_PROCESS_ENTER} {
    const auto below = wxSizerFlags{}.Expand().Border(wxTOP, px::grid);
    body().Add(message_ = new Banner{this, wxS("count-message")}, below);
    body().Add(fieldRow({counted_.sizer(), reason_.sizer()}), below);
    body().Add(difference_ = new WrappedText{this, wxS("count-difference"), {}, TextRole::body}, below);
    auto* const row = new wxBoxSizer{wxHORIZONTAL};
    for (std::size_t i = 0; i < figures; ++i) {
        balance_.push_back(new Figure{this, wxString::Format(wxS("count-figure-%zu"), i)});
        row->Add(balance_.back(), wxSizerFlags{1}.Expand());
    }
    body().Add(row, below);
    missing_ = new List{this,
                        wxS("count-missing"),
                        {{fromWx(_("Cartridge")), 120, Align::left, true, false},
                         {fromWx(_("State")), 120, Align::left, false, false}}};
    body().Add(missing_, below);
    before_ = new List{this,
                       wxS("count-before"),
                       {{fromWx(_("Counted")), 110, Align::left, false, false},
                        {fromWx(_("By")), 110, Align::left, true, false, 1},
                        {fromWx(_("Expected")), 80, Align::right, false, false},
                        {fromWx(_("Found")), 60, Align::right, false, false},
                        {fromWx(_("Reason")), 120, Align::left, true, true, 2}}};
    body().Add(before_, below);
    const auto typed = [this](const std::string&) { counting_.type(counted_.text(), reason_.text()); };
    counted_.onType = typed;
    reason_.onType = typed;
    counted_.onEnter = [this] {
        if (counting_.view().asksReason && reason_.text().empty()) {
            reason_.take();
        } else {
            counting_.save();
        }
    };
    reason_.onEnter = [this] { counting_.save(); };
    missing_->onActivate = [this](const std::string& id) { counting_.toggleMissing(model::CartridgeId{numberOf(id)}); };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_ESCAPE || !close()) {
            event.Skip();
        }
    });
    counting_.changed = [this] { render(); };
    counting_.saved = [this] {
        later(*this, [this] {
            if (saved) {
                saved();
            }
        });
    };
    Hide();
}

CountCard::~CountCard() {
    counting_.changed = nullptr;
    counting_.saved = nullptr;
}

void CountCard::open(model::LotId lot) {
    counted_.clear();
    reason_.clear();
    counting_.open(lot);
    counted_.take();
}

bool CountCard::close() {
    if (!IsShown()) {
        return false;
    }
    counting_.close();
    return true;
}

void CountCard::render() {
    const auto& view = counting_.view();
    const bool open = view.lot.value != 0;
    const bool changes = open != IsShown();
    setTitle(view.title);
    setNote(view.line);
    setActions({{"count-close", fromWx(_("Not now")), [this] { close(); }, Action::Kind::plain, true, ""},
                {"count-save", fromWx(_("Save the count")), [this] { counting_.save(); }, Action::Kind::primary,
                 view.canSave, ""}});
    message_->render(bannerOf(view.message));
    counted_.showProblem(problemOf(view.problems, "counted"));
    reason_.showProblem(problemOf(view.problems, "reason"));
    auto difference = view.difference;
    if (const auto problem = problemOf(view.problems, "missing"); !problem.empty()) {
        difference += " " + problem;
    }
    if (!view.missing.rows.empty()) {
        difference += " " + view.missing.summary;
    }
    sayOrHide(*difference_, difference);
    for (std::size_t i = 0; i < balance_.size(); ++i) {
        if (i < view.balance.size()) {
            balance_[i]->render(view.balance[i].number, view.balance[i].label);
        }
    }
    missing_->render(listOf(view.missing));
    missing_->fitRows(mostRows);
    missing_->Show(!view.missing.rows.empty());
    before_->render(listOf(view.before));
    before_->fitRows(mostRows);
    before_->Show(!view.before.rows.empty());
    Show(open);
    if (changes) {
        layoutAround(*this);
        if (turned) {
            turned();
        }
    }
    Layout();
}

} // namespace gui
