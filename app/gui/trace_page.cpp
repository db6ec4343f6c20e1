#include "app/gui/trace_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/segmented.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/sizer.h>

namespace gui {

using Align = Column::Align;

TracePage::TracePage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("trace")}
    , trace_{std::move(seat)} {
    auto* const body = newPageBody(*this);
    const auto below = wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap);
    body->Add(message_ = new Banner{this, wxS("trace-message")}, below);
    parts_ = new Segmented{this,
                           wxS("trace-parts"),
                           {{"trace-part-uses", fromWx(_("Uses"))}, {"trace-part-rates", fromWx(_("Reactions"))}}};
    body->Add(parts_, wxSizerFlags{}.Border(wxBOTTOM, px::cardGap));
    auto* const from = from_ = new Card{this, wxS("trace-from"), fromWx(_("Where from?"))};
    kind_ = std::make_unique<ChoiceField>(from, fromWx(_("&What you have")), wxS("trace-kind"));
    text_ = std::make_unique<TextField>(from, fromWx(_("&Number, name or day")), wxS("trace-text"), wxTE_PROCESS_ENTER);
    until_ = std::make_unique<TextField>(from, fromWx(_("&Until")), wxS("trace-until"), wxTE_PROCESS_ENTER);
    from->body().Add(fieldRow({kind_->sizer(), text_->sizer(), until_->sizer()}),
                     wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body->Add(from, below);
    usesCard_ = new Card{this, wxS("trace-uses-card"), fromWx(_("Uses"))};
    uses_ = new List{usesCard_,
                     wxS("trace-uses"),
                     {{fromWx(_("Day")), 100, Align::left, false, false},
                      {fromWx(_("Client")), 120, Align::left, true, false},
                      {fromWx(_("Zones")), 110, Align::left, true, false, 1},
                      {fromWx(_("Practitioner")), 110, Align::left, true, false, 2},
                      {fromWx(_("Lot")), 80, Align::left, false, false},
                      {fromWx(_("Cartridge")), 110, Align::left, false, false},
                      {fromWx(_("State")), 104, Align::left, false, false, 4},
                      {fromWx(_("Container")), 80, Align::left, false, false, 3}}};
    usesCard_->body().Add(uses_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    body->Add(usesCard_, wxSizerFlags{1}.Expand());
    ratesCard_ = new Card{this, wxS("trace-rates-card"), fromWx(_("Sessions with a reaction, in the last year"))};
    rateKind_ = std::make_unique<ChoiceField>(ratesCard_, fromWx(_("C&ompared")), wxS("trace-rate-kind"));
    ratesCard_->body().Add(rateKind_->sizer(), wxSizerFlags{}.Border(wxTOP, px::grid));
    rates_ = new List{ratesCard_,
                      wxS("trace-rates"),
                      {{fromWx(_("Group")), 180, Align::left, true, false},
                       {fromWx(_("With a reaction")), 150, Align::left, false, false},
                       {fromWx(_("Share")), 60, Align::right, false, false},
                       {fromWx(_("Hint")), 110, Align::left, false, false}}};
    ratesCard_->body().Add(rates_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    rateNote_ = new WrappedText{ratesCard_, wxS("trace-rate-note"), {}, TextRole::small};
    ratesCard_->body().Add(rateNote_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body->Add(ratesCard_, wxSizerFlags{1}.Expand());
    ratesCard_->Hide();

    parts_->onChoose = [this](std::size_t) { render(); };
    kind_->onPick = [this](const std::string& code) { trace_.setKind(code); };
    text_->onEnter = [this] { search(); };
    until_->onEnter = [this] { search(); };
    rateKind_->onPick = [this](const std::string& code) { trace_.setRateKind(code); };
    uses_->onActivate = [this](const std::string& id) {
        if (const auto session = trace_.session(numberOf(id))) {
            openSession(session);
        }
    };
    uses_->contextActions = [this](const std::string& id) {
        return std::vector{
            act("trace-session", _("Open the session"), [this, id] { openSession(trace_.session(numberOf(id))); }),
            act("trace-chart", _("Chart"), [this, id] { openChart(trace_.client(numberOf(id))); })};
    };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            onClose();
        } else {
            event.Skip();
        }
    });
    trace_.changed = [this] { render(); };
    render();
}

TracePage::~TracePage() {
    trace_.changed = nullptr;
}

void TracePage::search() {
    trace_.search(text_->text(), until_->text());
}

void TracePage::refresh() {
    trace_.refresh();
}

void TracePage::shown() {
    refresh();
    if (parts_->chosen() == 0) {
        text_->take();
    }
}

void TracePage::ofLot(model::LotId lot) {
    parts_->choose(0);
    trace_.ofLot(lot);
}

void TracePage::render() {
    const auto& view = trace_.view();
    const bool uses = parts_->chosen() == 0;
    std::vector<Action> acts{{"trace-close", fromWx(_("Close")), [this] { onClose(); }, Action::Kind::plain, true, ""}};
    if (uses) {
        acts.push_back(
            {"trace-show", fromWx(_("&Show")), [this] { search(); }, Action::Kind::primary, !view.loading, ""});
    }
    setHeader({view.title, view.line, std::move(acts)});
    from_->Show(uses);
    usesCard_->Show(uses);
    ratesCard_->Show(!uses);
    auto banner = bannerOf(view.message);
    if (!view.several.empty()) {
        banner.title = fromWx(_("Which one?"));
        for (const auto& one : view.several) {
            banner.actions.push_back({"trace-several-" + one.code, one.text,
                                      [this, code = one.code] { trace_.choose(code); }, Action::Kind::plain, true, ""});
        }
    }
    message_->render(std::move(banner));
    kind_->render(view.kinds, view.kind);
    if (!text_->control().HasFocus()) { // what is being typed stays
        text_->render(view.text);
    }
    text_->showProblem(problemOf(view.problems, "text"));
    until_->control().Enable(view.kind == "days");
    until_->showProblem(problemOf(view.problems, "until"));
    uses_->render(listOf(view.uses));
    rateKind_->render(view.rateKinds, view.rateKind);
    rates_->render(listOf(view.rates));
    rateNote_->setText(view.rateNote);
    Layout();
}

} // namespace gui
