#include "app/gui/aftercare_page.h"

#include "app/gui/action_flow.h"
#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/note_card.h"
#include "app/gui/segmented.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/sizer.h>

#include <algorithm>
#include <cctype>
#include <initializer_list>

namespace gui {

using Align = Column::Align;

namespace {

constexpr std::size_t mostSigns = 9; ///< as many as there are digits

} // namespace

AftercarePage::AftercarePage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("aftercare")}
    , aftercare_{std::move(seat)} {
    auto* const body = newPageBody(*this);
    mail_ = new Banner{this, wxS("aftercare-mail")};
    body->Add(mail_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    message_ = new Banner{this, wxS("aftercare-message")};
    body->Add(message_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    auto* const columns = new wxBoxSizer{wxHORIZONTAL};
    buildList(*this);
    columns->Add(card_, wxSizerFlags{5}.Expand());
    auto* const side = new wxBoxSizer{wxVERTICAL};
    note_ = new NoteCard{this, wxS("aftercare-note")};
    side->Add(note_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    buildDetail();
    side->Add(detail_, wxSizerFlags{1}.Expand());
    // Whatever is shown there, the columns stay where they are.
    for (wxWindow* const card : std::initializer_list<wxWindow*>{card_, note_, detail_}) {
        card->SetMinSize({forText(150), -1});
    }
    columns->Add(side, wxSizerFlags{3}.Expand().Border(wxLEFT, px::cardGap));
    body->Add(columns, wxSizerFlags{1}.Expand());
    aftercare_.changed = [this] { render(); };
    render();
}

void AftercarePage::mailIs(const present::MailRoundsView& mail) {
    const bool other = clockDoubted_ != mail.clockDoubted;
    clockDoubted_ = mail.clockDoubted;
    aftercare_.mailState(mail.message);
    if (other) {
        render();
    }
}

AftercarePage::~AftercarePage() {
    aftercare_.changed = nullptr;
}

void AftercarePage::buildList(wxWindow& parent) {
    card_ = new Card{&parent, wxS("aftercare-card"), fromWx(_("Reminders"))};
    sets_ = new Segmented{card_,
                          wxS("aftercare-sets"),
                          {{"aftercare-call", fromWx(_("Call now"))},
                           {"aftercare-catch-up", fromWx(_("Catch up"))},
                           {"aftercare-next", fromWx(_("Next due"))},
                           {"aftercare-done", fromWx(_("Done"))},
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
    sets_->onChoose = [this](std::size_t index) { aftercare_.choose(static_cast<present::AftercareSet>(index)); };
    list_->onSelect = [this](const std::string& id) { aftercare_.select(numberOf(id)); };
    list_->onActivate = [this](const std::string& id) {
        aftercare_.select(numberOf(id));
        if (const auto client = aftercare_.clientOf(numberOf(id)); client && openChart) {
            openChart(*client);
        }
    };
    list_->contextActions = [this](const std::string&) { return acts(); };
    on(*list_, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (!take(event)) {
            event.Skip();
        }
    });
}

void AftercarePage::buildDetail() {
    detail_ = new Card{this, wxS("aftercare-detail"), fromWx(_("Step"))};
    line_ = new WrappedText{
        detail_, wxS("aftercare-line"), {}, TextRole::secondary, [](const Theme& now) { return now.secondary; }};
    phone_ = new WrappedText{detail_, wxS("aftercare-phone"), {}, TextRole::cardTitle};
    text_ = new WrappedText{detail_, wxS("aftercare-text"), {}, TextRole::body};
    said_ = new WrappedText{detail_, wxS("aftercare-said"), {}, TextRole::strong};
    signsLabel_ = new WrappedText{detail_, wxS("aftercare-signs"), fromWx(_("Tick what the client tells of")),
                                  TextRole::secondary, [](const Theme& now) { return now.secondary; }};
    for (auto* const words : {line_, phone_, text_, said_, signsLabel_}) {
        detail_->body().Add(words, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    }
    for (std::size_t i = 0; i < mostSigns; ++i) {
        signs_.push_back(newCheck(detail_, wxString::Format(wxS("aftercare-sign-%zu"), i + 1), "",
                                  [this, i](bool) { aftercare_.tick(i); }));
        detail_->body().Add(signs_.back(), wxSizerFlags{}.Expand());
    }
    words_ = std::make_unique<TextField>(detail_, fromWx(_("The client's &words, if any")), wxS("aftercare-words"));
    detail_->body().Add(words_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    acts_ = new ActionFlow{detail_, wxS("aftercare-acts")};
    detail_->body().Add(acts_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
}

void AftercarePage::refresh() {
    aftercare_.refresh();
}

void AftercarePage::shown() {
    refresh();
}

void AftercarePage::choose(present::AftercareSet set) {
    aftercare_.choose(set);
    list_->control().SetFocus();
}

void AftercarePage::run(const present::AftercareAct& act) {
    if (!act.enabled) {
        return;
    }
    if (act.asks.empty()) {
        aftercare_.act(act.code, words_->text());
        return;
    }
    note_->ask(aftercare_.view().detailTitle, act.asks, act.text, Action::Kind::primary, act.needed,
               [this, code = act.code](const std::string& words) { aftercare_.act(code, words); });
}

bool AftercarePage::take(const wxKeyEvent& event) {
    const auto& view = aftercare_.view();
    const int key = event.GetKeyCode();
    if (event.GetModifiers() == wxMOD_CONTROL && key == 'A' && view.canMark) {
        aftercare_.markAll();
        return true;
    }
    if (event.HasAnyModifiers() || view.saving) {
        return false;
    }
    if (key == WXK_SPACE && view.canMark) {
        aftercare_.mark(numberOf(list_->selected()));
        return true;
    }
    if (key > '0' && key <= '9' && static_cast<std::size_t>(key - '1') < view.signs.size()) {
        aftercare_.tick(static_cast<std::size_t>(key - '1'));
        return true;
    }
    const auto found = std::ranges::find_if(view.acts, [key](const present::AftercareAct& act) {
        return key < 128 && std::toupper(static_cast<unsigned char>(act.key)) == std::toupper(key);
    });
    if (found == view.acts.end()) {
        return false;
    }
    run(present::AftercareAct{*found});
    return true;
}

std::vector<Action> AftercarePage::acts() {
    std::vector<Action> all;
    const auto& view = aftercare_.view();
    for (const auto& act : view.acts) {
        const char key = static_cast<char>(std::toupper(static_cast<unsigned char>(act.key)));
        all.push_back({"aftercare-" + act.code, act.text + " (" + key + ")", [this, act] { run(act); },
                       act.primary ? Action::Kind::primary : Action::Kind::plain, act.enabled && !view.saving,
                       act.why});
    }
    return all;
}

void AftercarePage::render() {
    const LayoutOnce once;
    const auto& view = aftercare_.view();
    std::vector<Action> head;
    if (openPlans) {
        head.push_back(act("aftercare-plans", _("&Plans"), [this] { openPlans(); }));
    }
    if (view.canMark) {
        const bool all = view.marked > 0 && view.marked == view.list.rows.size();
        head.push_back(act(
            "aftercare-mark", _("Mark (space)"), [this] { aftercare_.mark(aftercare_.view().selected); },
            Action::Kind::plain, view.selected != 0));
        head.push_back(act(
            "aftercare-mark-all", all ? _("Mark none (Ctrl+A)") : _("Mark all (Ctrl+A)"),
            [this] { aftercare_.markAll(); }, Action::Kind::plain, !view.list.rows.empty()));
    }
    setHeader({view.title, view.line, std::move(head)});
    note_->settle(view.saving, view.message);
    auto mail = bannerOf(view.mail);
    if (clockDoubted_ && clockIsRight) {
        mail.actions.push_back(act("aftercare-clock-is-right", _("The clock is right"), [this] { clockIsRight(); }));
    }
    mail_->render(std::move(mail));
    message_->render(bannerOf(view.message));
    sets_->choose(static_cast<std::size_t>(view.set));
    list_->render(listOf(view.list));
    if (const auto wanted = view.selected == 0 ? std::string{} : std::to_string(view.selected);
        !wanted.empty() && wanted != list_->selected()) {
        list_->select(wanted); // the next one, once one is done
    }
    card_->setNote(view.list.summary);
    renderDetail();
}

void AftercarePage::renderDetail() {
    const auto& view = aftercare_.view();
    detail_->setTitle(view.detailTitle);
    line_->setText(view.detailLine);
    sayOrHide(*phone_, view.phone);
    sayOrHide(*text_, view.detailText);
    sayOrHide(*said_, view.detailNote);
    signsLabel_->Show(!view.signs.empty());
    for (std::size_t i = 0; i < signs_.size(); ++i) {
        const bool there = i < view.signs.size();
        signs_[i]->Show(there);
        if (there) {
            const auto label = toWx("&" + std::to_string(i + 1) + "  " + view.signs[i].text);
            if (signs_[i]->GetLabel() != label) {
                signs_[i]->SetLabel(label);
            }
            signs_[i]->SetValue(view.signs[i].ticked);
        }
    }
    if (wordsOf_ != view.selected) {
        wordsOf_ = view.selected;
        words_->clear();
    }
    words_->sizer()->ShowItems(view.takesWords);
    words_->showProblem({});
    acts_->render(acts());
    acts_->Show(!view.acts.empty());
    std::vector<Action> head;
    if (const auto client = aftercare_.clientOf(view.selected)) {
        head.push_back({"aftercare-chart", fromWx(_("Chart")), [this, who = *client] { openChart(who); },
                        Action::Kind::plain, true, ""});
    }
    detail_->setActions(std::move(head));
    detail_->Layout();
}

} // namespace gui
