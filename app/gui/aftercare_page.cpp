#include "app/gui/aftercare_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/note_card.h"
#include "app/gui/segmented.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/sizer.h>

#include <initializer_list>

namespace gui {

using Align = Column::Align;

AftercarePage::AftercarePage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("aftercare")}
    , aftercare_{std::move(seat)} {
    auto* const body = newPageBody(*this);
    message_ = new Banner{this, wxS("aftercare-message")};
    body->Add(message_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    auto* const columns = new wxBoxSizer{wxHORIZONTAL};
    card_ = new Card{this, wxS("aftercare-card"), fromWx(_("Reminders"))};
    sets_ = new Segmented{card_,
                          wxS("aftercare-sets"),
                          {{"aftercare-due", fromWx(_("Due"))},
                           {"aftercare-done", fromWx(_("Done"))},
                           {"aftercare-missed", fromWx(_("Missed"))},
                           {"aftercare-all", fromWx(_("All"))}}};
    card_->body().Add(sets_, wxSizerFlags{}.Border(wxTOP, px::grid));
    list_ = new List{card_,
                     wxS("aftercare-list"),
                     {{fromWx(_("Client")), 140, Align::left, true, false},
                      {fromWx(_("Step")), 140, Align::left, true, false},
                      {fromWx(_("When")), 112, Align::left, false, false},
                      {fromWx(_("Telephone")), 108, Align::left, false, true, 1},
                      {fromWx(_("State")), 70, Align::left, false, false}}};
    card_->body().Add(list_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    columns->Add(card_, wxSizerFlags{5}.Expand());
    auto* const side = new wxBoxSizer{wxVERTICAL};
    note_ = new NoteCard{this, wxS("aftercare-note")};
    side->Add(note_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    detail_ = new Card{this, wxS("aftercare-detail"), fromWx(_("Step"))};
    line_ = new WrappedText{
        detail_, wxS("aftercare-line"), {}, TextRole::secondary, [](const Theme& now) { return now.secondary; }};
    text_ = new WrappedText{detail_, wxS("aftercare-text"), {}, TextRole::body};
    said_ = new WrappedText{detail_, wxS("aftercare-said"), {}, TextRole::strong};
    for (auto* const words : {line_, text_, said_}) {
        detail_->body().Add(words, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    }
    side->Add(detail_, wxSizerFlags{1}.Expand());
    // Whatever is shown there, the columns stay where they are.
    for (wxWindow* const card : std::initializer_list<wxWindow*>{card_, note_, detail_}) {
        card->SetMinSize({forText(150), -1});
    }
    columns->Add(side, wxSizerFlags{2}.Expand().Border(wxLEFT, px::cardGap));
    body->Add(columns, wxSizerFlags{1}.Expand());

    sets_->onChoose = [this](std::size_t index) { aftercare_.choose(static_cast<present::AftercareSet>(index)); };
    list_->onSelect = [this](const std::string& id) { aftercare_.select(numberOf(id)); };
    list_->onActivate = [this](const std::string& id) {
        aftercare_.select(numberOf(id));
        if (aftercare_.view().canAnswer) {
            ask(true);
        }
    };
    aftercare_.changed = [this] { render(); };
    render();
}

AftercarePage::~AftercarePage() {
    aftercare_.changed = nullptr;
}

void AftercarePage::refresh() {
    aftercare_.refresh();
}

void AftercarePage::shown() {
    refresh();
}

void AftercarePage::ask(bool done) {
    const auto id = aftercare_.view().selected;
    if (done) {
        note_->ask(fromWx(_("Done")), fromWx(_("What the client said, if anything")), fromWx(_("Done")),
                   Action::Kind::primary, false,
                   [this, id](const std::string& words) { aftercare_.markDone(id, words); });
    } else {
        note_->ask(fromWx(_("Skip this step")), fromWx(_("Why")), fromWx(_("Skip")), Action::Kind::plain, true,
                   [this, id](const std::string& words) { aftercare_.skip(id, words); });
    }
}

void AftercarePage::render() {
    const auto& view = aftercare_.view();
    const bool can = view.canAnswer && !view.saving;
    HeaderView header{view.title, view.line, {}};
    if (openPlans) {
        header.actions.push_back(act("aftercare-plans", _("&Plans"), [this] { openPlans(); }));
    }
    header.actions.push_back(
        {"aftercare-skip", fromWx(_("Skip…")), [this] { ask(false); }, Action::Kind::plain, can, ""});
    header.actions.push_back(
        {"aftercare-done-ask", fromWx(_("Mark &done…")), [this] { ask(true); }, Action::Kind::primary, can, ""});
    setHeader(std::move(header));
    message_->render(bannerOf(view.message));
    sets_->choose(static_cast<std::size_t>(view.set));
    list_->render(listOf(view.list));
    card_->setNote(view.list.summary);
    detail_->setTitle(view.detailTitle);
    line_->setText(view.detailLine);
    text_->setText(view.detailText);
    text_->Show(!view.detailText.empty());
    said_->setText(view.detailNote);
    said_->Show(!view.detailNote.empty());
    std::vector<Action> acts;
    if (const auto client = aftercare_.clientOf(view.selected)) {
        acts.push_back({"aftercare-chart", fromWx(_("Chart")), [this, who = *client] { openChart(who); },
                        Action::Kind::plain, true, ""});
    }
    detail_->setActions(std::move(acts));
    detail_->Layout();
}

} // namespace gui
