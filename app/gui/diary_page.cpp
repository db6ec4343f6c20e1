#include "app/gui/diary_page.h"

#include "app/gui/a11y.h"
#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/chip.h"
#include "app/gui/diary_answer.h"
#include "app/gui/diary_form.h"
#include "app/gui/diary_grid.h"
#include "app/gui/events.h"
#include "app/gui/list.h"
#include "app/gui/note_card.h"
#include "app/gui/segmented.h"
#include "app/gui/sheet.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/wrapped_text.h"

#include <wx/choice.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>
#include <wx/wrapsizer.h>

#include <algorithm>

namespace gui {

namespace {

constexpr int sideWidth = 290;
constexpr int listShare = 2; ///< of the height beside the hours
constexpr int detailShare = 3;
constexpr std::size_t actsInARow = 2;
constexpr std::size_t actRowCount = 3;

} // namespace

DiaryPage::DiaryPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("diary")}
    , diary_{std::move(seat)} {
    build();
    connect();
    bindKeys();
    render();
}

DiaryPage::~DiaryPage() {
    diary_.changed = nullptr;
    diary_.form().changed = nullptr;
}

void DiaryPage::build() {
    auto* const body = newPageBody(*this);
    message_ = new Banner{this, wxS("diary-message")};
    note_ = new NoteCard{this, wxS("diary-note")};
    body->Add(buildTools(), wxSizerFlags{}.Expand().Border(wxBOTTOM, px::grid));
    body->Add(message_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::grid));
    answer_ = new DiaryAnswer{this, wxS("diary-answer"), diary_.form()};
    body->Add(note_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::grid));
    body->Add(answer_, wxSizerFlags{}.Expand());
    auto* const columns = new wxBoxSizer{wxHORIZONTAL};
    gridCard_ = new Card{this, wxS("diary-card"), ""};
    grid_ = new DiaryGrid{gridCard_, wxS("diary-grid")};
    gridCard_->body().Add(grid_, wxSizerFlags{1}.Expand());
    columns->Add(gridCard_, wxSizerFlags{1}.Expand());
    columns->Add(buildSide(), wxSizerFlags{}.Expand().Border(wxLEFT, px::cardGap));
    body->Add(columns, wxSizerFlags{1}.Expand());
}

wxSizer* DiaryPage::buildTools() {
    auto* const row = new wxWrapSizer{wxHORIZONTAL, wxREMOVE_LEADING_SPACES};
    const auto flags = wxSizerFlags{}.CenterVertical().Border(wxRIGHT | wxBOTTOM, px::grid);
    auto* const steps = new ActionRow{this, wxS("diary-steps")};
    steps->render({{"diary-back", fromWx(_("Earlier")), [this] { diary_.step(-1); }, Action::Kind::plain, true,
                    fromWx(_("The day or week before (Page up)"))},
                   {"diary-today", fromWx(_("Today")), [this] { diary_.goToday(); }, Action::Kind::plain, true, ""},
                   {"diary-next", fromWx(_("Later")), [this] { diary_.step(1); }, Action::Kind::plain, true,
                    fromWx(_("The next day or week (Page down)"))}});
    row->Add(steps, flags);
    day_ = new wxTextCtrl{this,
                          wxID_ANY,
                          wxString{},
                          wxDefaultPosition,
                          {forText(112), -1},
                          wxTE_PROCESS_ENTER,
                          wxDefaultValidator,
                          wxS("diary-go")};
    setAccessibleName(*day_, _("Go to a day"));
    day_->SetToolTip(_("Type a day and press Enter"));
    makeTall(*day_);
    row->Add(day_, flags);
    span_ = new Segmented{
        this, wxS("diary-span"), {{"diary-span-day", fromWx(_("Day"))}, {"diary-span-week", fromWx(_("Week"))}}};
    row->Add(span_, flags);
    by_ = new Segmented{
        this, wxS("diary-by"), {{"diary-by-people", fromWx(_("People"))}, {"diary-by-rooms", fromWx(_("Rooms"))}}};
    row->Add(by_, flags);
    whose_ = new wxChoice{this, wxID_ANY};
    whose_->SetName(wxS("diary-whose"));
    setAccessibleName(*whose_, _("Whose week"));
    whose_->SetMinSize({forText(160), px::target});
    leaveWheelToPage(*whose_);
    row->Add(whose_, flags);
    return row;
}

wxSizer* DiaryPage::buildSide() {
    auto* const side = new wxBoxSizer{wxVERTICAL};
    listCard_ = new Card{this, wxS("diary-list-card"), " "};
    list_ = new List{listCard_,
                     wxS("diary-list"),
                     {{.title = {}, .width = 46, .quiet = true}, {.title = {}, .width = 110, .grows = true}},
                     false};
    setAccessibleName(list_->control(), _("Sessions in sight"));
    listCard_->body().Add(list_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    listCard_->SetMinSize({forText(sideWidth), -1});
    side->Add(listCard_, wxSizerFlags{listShare}.Expand().Border(wxBOTTOM, px::cardGap));
    detail_ = new Card{this, wxS("diary-detail"), " "};
    // A long warning in large letters takes more than there is.
    detailScroll_ = newSheet(detail_, wxS("diary-detail-all"), &Theme::card);
    state_ = new Chip{detailScroll_, wxS("diary-detail-state"), " ", State::neutral};
    words_ = new WrappedText{detailScroll_, wxS("diary-detail-words"), {}, TextRole::body};
    warning_ = new Banner{detailScroll_, wxS("diary-detail-warning")};
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->Add(state_, wxSizerFlags{}.Border(wxTOP, px::grid));
    all->Add(words_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    all->Add(warning_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    for (std::size_t i = 0; i < actRowCount; ++i) {
        actRows_.push_back(new ActionRow{detailScroll_, wxString::Format(wxS("diary-acts-%zu"), i)});
        all->Add(actRows_.back(), wxSizerFlags{}.Border(wxTOP, px::grid));
    }
    detailScroll_->SetSizer(all);
    detail_->body().Add(detailScroll_, wxSizerFlags{1}.Expand());
    form_ = new DiaryForm{this, wxS("diary-form"), diary_.form()};
    for (auto* const panel : {static_cast<wxWindow*>(detail_), static_cast<wxWindow*>(form_)}) {
        panel->SetMinSize({forText(sideWidth), -1});
        side->Add(panel, wxSizerFlags{detailShare}.Expand());
    }
    return side;
}

void DiaryPage::connect() {
    diary_.changed = [this] { render(); };
    diary_.form().changed = [this] { render(); };
    answer_->onTaken = [this] { later(*this, [this] { form_->takeSave(); }); };
    grid_->onSelect = [this](model::SessionId session) { diary_.select(session); };
    grid_->onOpen = [this](model::SessionId session) { openBlock(session); };
    grid_->onShift = [this](model::SessionId session, int minutes, int columns) {
        diary_.shift(session, minutes, columns);
    };
    grid_->onDrop = [this](model::SessionId session, std::size_t column, int minute) {
        diary_.drop(session, column, minute);
    };
    grid_->onFree = [this](std::size_t column, int minute) { plan(std::nullopt, column, minute); };
    list_->onSelect = [this](const std::string& id) {
        const model::SessionId session{numberOf(id)};
        if (session) {
            diary_.select(session);
            grid_->scrollTo(session);
        }
    };
    list_->onActivate = [this](const std::string& id) { grid_->focusBlock(model::SessionId{numberOf(id)}); };
    list_->contextActions = [this](const std::string& id) { return acts(model::SessionId{numberOf(id)}); };
    grid_->contextActions = [this](model::SessionId session) { return acts(session); };
    span_->onChoose = [this](std::size_t index) {
        diary_.showSpan(index == 0 ? present::DiarySpan::day : present::DiarySpan::week);
    };
    by_->onChoose = [this](std::size_t index) {
        diary_.showBy(index == 0 ? present::DiaryBy::practitioner : present::DiaryBy::room);
    };
    on(*whose_, wxEVT_CHOICE, [this](wxCommandEvent& event) {
        const auto at = static_cast<std::size_t>(event.GetSelection());
        if (at < whoseShown_.size()) {
            diary_.showWhose(whoseShown_[at].code);
        }
    });
    on(*day_, wxEVT_TEXT_ENTER, [this](wxCommandEvent&) {
        if (diary_.goTyped(fromWx(day_->GetValue()))) {
            day_->SelectAll();
        } else {
            message_->render({State::warn, fromWx(_("Type a day, for example 2026-12-08.")), {}, false, {}});
            Layout();
        }
    });
}

void DiaryPage::bindKeys() {
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int code = event.GetKeyCode();
        auto* const focus = FindFocus();
        const bool typing = focus != nullptr && (form_->IsDescendant(focus) || note_->IsDescendant(focus));
        const bool inList = focus != nullptr && list_->IsDescendant(focus);
        if (code == WXK_ESCAPE && (note_->close() || diary_.form().view().open)) {
            diary_.form().close();
        } else if (event.AltDown() && code >= '1' && code <= '9' &&
                   answer_->take(static_cast<std::size_t>(code - '1'))) {
            return;
        } else if ((code == WXK_PAGEUP || code == WXK_PAGEDOWN) && !typing && !inList && !event.HasAnyModifiers()) {
            diary_.step(code == WXK_PAGEUP ? -1 : 1);
        } else if (code == WXK_DELETE && !typing && focus != day_ && diary_.view().selected) {
            askCancel(*diary_.view().selected, false);
        } else {
            event.Skip();
        }
    });
}

void DiaryPage::refresh() {
    diary_.refresh();
}

void DiaryPage::shown() {
    diary_.refresh();
    scrollOnce();
}

/// Other days begin where their sessions are, unless what is in sight shows one of them already.
void DiaryPage::scrollOnce() {
    const std::pair now{diary_.day(), diary_.view().span};
    if (placed_ == now || !IsShownOnScreen()) {
        return;
    }
    placed_ = now;
    later(*this, [this] {
        if (const auto session = diary_.view().selected) {
            grid_->scrollTo(*session);
        } else if (!grid_->anyInSight()) {
            grid_->scrollToBegin();
            if (const auto& blocks = diary_.view().blocks; !blocks.empty() && !grid_->anyInSight()) {
                grid_->scrollTo(blocks.front().session);
            }
        }
    });
}

void DiaryPage::openSession(model::SessionId session) {
    diary_.open(session);
    later(*this, [this, session] { grid_->focusBlock(session); });
}

void DiaryPage::planFor(model::ClientId client, std::optional<model::Day> day) {
    if (day) {
        diary_.go(*day);
    }
    plan(client);
}

void DiaryPage::plan(std::optional<model::ClientId> client, std::optional<std::size_t> column,
                     std::optional<int> minute) {
    const bool open = diary_.form().view().open;
    diary_.planNew(client, column, minute);
    if (!open && diary_.form().view().open) {
        later(*this, [this] { form_->take(); });
    }
}

void DiaryPage::askCancel(model::SessionId session, bool noShow) {
    const auto* const block = diary_.block(session);
    if (block == nullptr || !(noShow ? block->canNoShow : block->canCancel)) {
        return;
    }
    note_->ask(fromWx(noShow ? _("The client did not come") : _("Cancel this session")),
               fromWx(noShow ? _("Anything to know") : _("Why")),
               fromWx(noShow ? _("Record the no-show") : _("Cancel the session")), Action::Kind::danger, !noShow,
               [this, session, noShow](const std::string& why) { diary_.cancel(session, why, noShow); });
}

void DiaryPage::openBlock(model::SessionId session) {
    const auto* const block = diary_.block(session);
    if (block == nullptr) {
        return;
    }
    if (block->opensDesk) {
        openDesk(block->client, session);
    } else if (block->canCancel || block->canMove) {
        diary_.form().move(session);
        later(*this, [this] { form_->take(); });
    } else {
        openRecord(session);
    }
}

std::vector<Action> DiaryPage::acts(model::SessionId session) {
    const auto* const block = diary_.block(session);
    if (block == nullptr) {
        return {};
    }
    std::vector<Action> all;
    const auto add = [&](const char* name, const wxString& label, std::function<void()> run,
                         Action::Kind kind = Action::Kind::plain) {
        all.push_back({name, fromWx(label), std::move(run), kind, !diary_.view().saving, ""});
    };
    if (block->opensDesk) {
        add("diary-desk", _("Start or go on"), [this, session, who = block->client] { openDesk(who, session); });
    } else if (!block->canCancel) {
        add("diary-read", _("Read"), [this, session] { openRecord(session); });
    }
    add("diary-chart", _("Chart"), [this, who = block->client] { openChart(who); });
    if (block->canArrive) {
        add("diary-arrive", _("Arrived"), [this, session] { diary_.arrive(session); });
    }
    if (block->canMove) {
        add("diary-move", _("Move…"), [this, session] {
            diary_.form().move(session);
            later(*this, [this] { form_->take(); });
        });
    }
    if (block->canNoShow) {
        add("diary-no-show", _("No-show…"), [this, session] { askCancel(session, true); });
    }
    if (block->canCancel) {
        add("diary-cancel", _("Cancel…"), [this, session] { askCancel(session, false); });
    }
    return all;
}

void DiaryPage::renderTools() {
    const auto& view = diary_.view();
    if (!day_->HasFocus() || dayShown_ != diary_.day()) {
        day_->ChangeValue(toWx(view.day));
    }
    dayShown_ = diary_.day();
    const bool week = view.span == present::DiarySpan::week;
    span_->choose(week ? 1 : 0);
    by_->choose(view.by == present::DiaryBy::practitioner ? 0 : 1);
    by_->Show(!week);
    whose_->Show(week);
    if (whoseShown_ != view.whose) {
        whoseShown_ = view.whose;
        wxArrayString texts;
        for (const auto& one : whoseShown_) {
            texts.Add(toWx(one.text));
        }
        whose_->Set(texts);
    }
    for (std::size_t i = 0; i < whoseShown_.size(); ++i) {
        if (whoseShown_[i].code == view.whoseCode) {
            whose_->SetSelection(static_cast<int>(i));
        }
    }
}

void DiaryPage::renderDetail() {
    const auto& view = diary_.view();
    const auto* const block = view.selected ? diary_.block(*view.selected) : nullptr;
    std::vector<Action> all;
    if (block == nullptr) {
        detail_->setTitle(fromWx(_("No session chosen")));
        state_->Hide();
        words_->setText(fromWx(view.mayPlan
                                   ? _("Choose a session to see all of it and what can be done. With the keyboard: "
                                       "arrow keys walk, Alt and an arrow key moves it, Delete cancels.")
                                   : _("Choose a session to see all of it.")));
        warning_->render({});
    } else {
        all = acts(block->session);
        detail_->setTitle(block->name);
        state_->render(block->state.text, stateOf(block->state.tone));
        state_->Show();
        std::string words;
        for (const auto& line : block->lines) {
            if (line != block->state.text) { // that stands above in its colours
                words += (words.empty() ? "" : "\n") + line;
            }
        }
        words_->setText(words);
        warning_->render({stateOf(block->warningTone), {}, block->warning, false, {}});
    }
    for (std::size_t i = 0; i < actRows_.size(); ++i) {
        std::vector<Action> part;
        for (std::size_t k = i * actsInARow; k < std::min(all.size(), (i + 1) * actsInARow); ++k) {
            part.push_back(all[k]);
        }
        actRows_[i]->render(std::move(part));
    }
    detailScroll_->FitInside();
    detailScroll_->Layout();
}

void DiaryPage::renderList() {
    const auto& view = diary_.view();
    listCard_->setTitle(view.list.summary);
    list_->render(listOf(view.list));
    const auto chosen = view.selected ? std::to_string(view.selected->value) : std::string{};
    if (list_->selected() != chosen) {
        list_->select(chosen);
    }
}

void DiaryPage::render() {
    const LayoutOnce layout;
    const auto& view = diary_.view();
    HeaderView header{view.title, view.line, {}};
    if (view.mayPlan) {
        header.actions.push_back({"diary-plan", fromWx(_("&Plan a session")), [this] { plan(std::nullopt); },
                                  Action::Kind::primary, true, ""});
    }
    setHeader(std::move(header));
    renderTools();
    note_->settle(view.saving, view.message);
    message_->render(bannerOf(view.message));
    grid_->render(view);
    renderDetail();
    const bool open = diary_.form().view().open;
    answer_->render();
    form_->render();
    detail_->Show(!open);
    listCard_->Show(!open && !view.blocks.empty());
    if (listCard_->IsShown()) { // a hidden list has no room that columns could share
        renderList();
    }
    Layout();
    if (wasOpen_ && !open) {
        // What was planned is chosen only after the form has closed.
        later(*this, [this] {
            if (const auto session = diary_.view().selected) {
                grid_->focusBlock(*session);
            }
        });
    }
    wasOpen_ = open;
    scrollOnce();
}

} // namespace gui
