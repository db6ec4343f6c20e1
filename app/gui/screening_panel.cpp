#include "app/gui/screening_panel.h"

#include "app/gui/a11y.h"
#include "app/gui/adapt.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/wrapped_text.h"

#include <wx/button.h>
#include <wx/scrolwin.h>
#include <wx/tglbtn.h>
#include <wx/wupdlock.h>

#include <algorithm>

namespace gui {

namespace {

/// "Y" for "Yes", in whatever language the buttons are.
bool isFirstLetter(int key, const wxString& word) {
    return !word.empty() && wxString{wxUniChar{key}}.Upper() == word.Left(1).Upper();
}

} // namespace

ScreeningPanel::ScreeningPanel(wxWindow* parent)
    : card_{new Card{parent, wxS("screening"), fromWx(_("Screening"))}} {
    hint_ = new WrappedText{card_, wxS("screening-hint"),
                            fromWx(_("Ask and mark. Y or N answers, the arrows walk, Enter confirms what a group says "
                                     "together. What would bar the treatment is always asked anew.")),
                            TextRole::small, [](const Theme& now) { return now.secondary; }};
    lastAsked_ = new WrappedText{
        card_, wxS("screening-last-asked"), {}, TextRole::small, [](const Theme& now) { return now.secondary; }};
    message_ = new Banner{card_, wxS("screening-message")};
    sheet_ = new wxPanel{
        card_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, wxS("screening-questions")};
    end_ = new ActionRow{card_, wxS("screening-end")};
    auto& body = card_->body();
    body.Add(hint_, wxSizerFlags{}.Expand());
    body.Add(lastAsked_, wxSizerFlags{}.Expand());
    body.Add(message_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(sheet_, wxSizerFlags{}.Expand());
    body.Add(end_, wxSizerFlags{}.Border(wxTOP, px::cardGap));
    on(*card_, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.HasModifiers() || !key(event.GetKeyCode())) {
            event.Skip();
        }
    });
    on(*card_, wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (event.GetSize().y != height_) { // words that wrap have changed how tall it is
            height_ = event.GetSize().y;
            later(*card_, [this] {
                if (screening_ && onLayout) {
                    onLayout();
                }
            });
        }
    });
    card_->Hide();
}

ScreeningPanel::~ScreeningPanel() = default;

void ScreeningPanel::open(const present::Seat& seat, model::ClientId client, std::optional<model::SessionId> session,
                          const model::SessionPlan& plan) {
    screening_ = std::make_unique<present::Screening>(seat, client, session, plan);
    screening_->changed = [this] { render(); };
    screening_->saved = [this] {
        // Not from inside the presenter that tells it.
        later(*card_, [this] {
            close();
            if (onSaved) {
                onSaved();
            }
        });
    };
    card_->Show();
    render();
    if (onLayout) {
        onLayout();
    }
    later(*card_, [this] { // once it stands where it will be
        if (screening_) {
            reveal(*card_, card_->GetSize().y);
            goToNextOpen(std::nullopt);
        }
    });
}

void ScreeningPanel::refresh(const model::SessionPlan& plan) {
    if (screening_) {
        screening_->refresh(plan);
    }
}

bool ScreeningPanel::close() {
    if (!screening_) {
        return false;
    }
    screening_.reset();
    card_->Hide();
    if (onLayout) {
        onLayout();
    }
    return true;
}

bool ScreeningPanel::fits(const present::ScreeningView& view) const {
    const auto sameRow = [](const std::unique_ptr<ScreeningRow>& row, const present::ScreeningLine& line) {
        return row->code() == line.code;
    };
    return zones_ == view.zones &&
           std::equal(groups_.begin(), groups_.end(), view.groups.begin(), view.groups.end(),
                      [&](const std::unique_ptr<Group>& group, const present::ScreeningGroup& wanted) {
                          return group->name == wanted.name &&
                                 std::equal(group->rows.begin(), group->rows.end(), wanted.lines.begin(),
                                            wanted.lines.end(), sameRow);
                      });
}

/// Everything anew: the plan asks other questions than before.
void ScreeningPanel::build() {
    const auto& view = screening_->view();
    const wxWindowUpdateLocker still{card_};
    sheet_->DestroyChildren();
    groups_.clear();
    zones_ = view.zones;
    auto* const all = new wxBoxSizer{wxVERTICAL};
    for (const auto& wanted : view.groups) {
        const auto index = groups_.size();
        auto& group = *groups_.emplace_back(std::make_unique<Group>());
        const auto name = wxString::Format(wxS("screening-group-%zu"), index + 1);
        group.name = wanted.name;
        auto* const head = new wxBoxSizer{wxHORIZONTAL};
        head->Add(newText(sheet_, name, wanted.name, TextRole::strong), wxSizerFlags{}.CenterVertical());
        group.progress = newText(sheet_, name + wxS("-progress"), wanted.progress, TextRole::small);
        head->Add(group.progress, wxSizerFlags{}.CenterVertical().Border(wxLEFT, px::grid));
        head->AddStretchSpacer();
        group.confirm = new ActionRow{sheet_, name + wxS("-acts")};
        head->Add(group.confirm, wxSizerFlags{}.CenterVertical());
        head->Add(0, px::target); // no jump when the button goes
        all->Add(head, wxSizerFlags{}.Expand().Border(wxTOP, px::cardGap));
        for (const auto& line : wanted.lines) {
            auto& row = *group.rows.emplace_back(std::make_unique<ScreeningRow>(sheet_, *all, line));
            row.onAnswer = [this, code = line.code](bool yes) { answer(code, yes, false); };
            row.onLimit = [this, code = line.code](const model::ZoneCode& zone, bool there) {
                screening_->limit(code, zone, there);
            };
            row.onDecide = [this, code = line.code](const present::DecisionInput& decision) {
                screening_->decide(code, decision);
            };
        }
    }
    sheet_->SetSizer(all);
}

void ScreeningPanel::render() {
    const LayoutOnce layout;
    if (!screening_) {
        return;
    }
    const auto& view = screening_->view();
    const int height = card_->GetBestSize().y;
    if (!fits(view)) {
        build();
    }
    card_->setNote(view.progress);
    lastAsked_->setText(view.lastAsked);
    lastAsked_->Show(!view.lastAsked.empty());
    message_->render(bannerOf(view.message));
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        auto& group = *groups_[i];
        const auto& shown = view.groups[i];
        group.progress->SetLabelText(toWx(shown.progress));
        std::vector<Action> acts;
        if (!shown.confirm.empty()) {
            acts.push_back({"screening-confirm-" + std::to_string(i + 1), shown.confirm, [this, i] { confirm(i); },
                            Action::Kind::plain, view.mayAnswer && !view.saving, shown.name});
        }
        group.confirm->render(std::move(acts));
        for (std::size_t j = 0; j < group.rows.size(); ++j) {
            group.rows[j]->render(shown.lines[j], view.zones, view.mayAnswer && !view.saving);
        }
    }
    const auto acts = [&](const char* leave, const char* save) {
        return std::vector<Action>{
            {leave, fromWx(_("Not now")), [this] { later(*card_, [this] { this->close(); }); }},
            {save, view.save, [this] { screening_->save(); }, Action::Kind::primary, view.canSave}};
    };
    card_->setActions(acts("screening-close", "screening-save"));
    end_->render(acts("screening-end-close", "screening-end-save"));
    if (card_->GetBestSize().y != height) {
        sheet_->Layout();
        layoutAround(*sheet_);
        if (onLayout) {
            onLayout();
        }
    }
}

void ScreeningPanel::answer(const std::string& question, bool yes, bool goOn) {
    screening_->answer(question, yes);
    if (!goOn) {
        return;
    }
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        for (std::size_t j = 0; j < groups_[i]->rows.size(); ++j) {
            if (groups_[i]->rows[j]->code() != question) {
                continue;
            }
            if (yes && screening_->view().groups[i].lines[j].asksDecision) {
                groups_[i]->rows[j]->takeDetail();
            } else if (yes) {
                take({i, j}); // what the yes means is to be seen
            } else {
                goToNextOpen(Place{i, j});
            }
            return;
        }
    }
}

void ScreeningPanel::confirm(std::size_t group) {
    screening_->confirm(groups_[group]->name);
    goToNextOpen(Place{group, 0});
}

std::optional<ScreeningPanel::Place> ScreeningPanel::placeOf(const wxWindow* window) const {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        for (std::size_t j = 0; j < groups_[i]->rows.size(); ++j) {
            if (groups_[i]->rows[j]->holds(window)) {
                return Place{i, j};
            }
        }
    }
    return std::nullopt;
}

bool ScreeningPanel::isAnswered(Place place) const {
    return screening_->view().groups[place.group].lines[place.row].answer.has_value();
}

/// The next question without an answer, from the beginning again after the last; when all are answered, the save.
void ScreeningPanel::goToNextOpen(std::optional<Place> after) {
    std::vector<Place> all;
    std::size_t start = 0;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        for (std::size_t j = 0; j < groups_[i]->rows.size(); ++j) {
            if (after && after->group == i && after->row == j) {
                start = all.size();
            }
            all.push_back({i, j});
        }
    }
    for (std::size_t k = 0; k < all.size(); ++k) {
        const auto place = all[(start + k) % all.size()];
        if (!isAnswered(place)) {
            take(place);
            return;
        }
    }
    auto* const save = wxWindow::FindWindowByName(wxS("screening-end-save"), end_);
    if (save != nullptr && save->IsEnabled()) {
        save->SetFocus();
        reveal(*save, px::target);
    } else if (!all.empty()) { // everything was answered earlier today: to be looked at
        take(all.front());
    }
}

void ScreeningPanel::take(Place place) {
    auto& row = *groups_[place.group]->rows[place.row];
    row.take();
    reveal(row.top(), 3 * px::target);
}

void ScreeningPanel::walk(int by) {
    std::vector<Place> all;
    std::optional<std::size_t> at;
    const auto here = placeOf(wxWindow::FindFocus());
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        for (std::size_t j = 0; j < groups_[i]->rows.size(); ++j) {
            if (here && here->group == i && here->row == j) {
                at = all.size();
            }
            all.push_back({i, j});
        }
    }
    if (all.empty()) {
        return;
    }
    const auto last = static_cast<int>(all.size()) - 1;
    const int wanted = at ? std::clamp(static_cast<int>(*at) + by, 0, last) : 0;
    take(all[static_cast<std::size_t>(wanted)]);
}

/// False when the key means nothing here.
bool ScreeningPanel::key(int code) {
    auto* const focus = wxWindow::FindFocus();
    if (!screening_ || dynamic_cast<wxTextCtrl*>(focus) != nullptr) {
        return false;
    }
    const auto place = placeOf(focus);
    if (code == WXK_UP || code == WXK_DOWN) {
        walk(code == WXK_UP ? -1 : 1);
        return true;
    }
    if (!place) {
        return false;
    }
    auto& row = *groups_[place->group]->rows[place->row];
    if (isFirstLetter(code, _("Yes")) || isFirstLetter(code, _("No"))) {
        answer(row.code(), isFirstLetter(code, _("Yes")), true);
        return true;
    }
    if (code == WXK_RETURN || code == WXK_NUMPAD_ENTER) {
        if (screening_->view().groups[place->group].confirm.empty()) {
            goToNextOpen(place);
        } else {
            confirm(place->group);
        }
        return true;
    }
    return false;
}

/// Scrolls what the card stands on so far that the window and `height` px below its top are in sight.
void ScreeningPanel::reveal(wxWindow& window, int height) {
    wxScrolledWindow* page = nullptr;
    for (auto* at = card_->GetParent(); at != nullptr && page == nullptr; at = at->GetParent()) {
        page = dynamic_cast<wxScrolledWindow*>(at);
    }
    if (page == nullptr) {
        return;
    }
    int step = 0;
    page->GetScrollPixelsPerUnit(nullptr, &step);
    if (step <= 0) {
        return;
    }
    const int top = page->ScreenToClient(window.GetScreenPosition()).y - px::grid;
    const int room = page->GetClientSize().y;
    const int below = top + std::min(height + px::grid, room) - room;
    const int start = page->GetViewStart().y;
    if (top < 0) {
        page->Scroll(-1, std::max(0, start + top / step - 1));
    } else if (below > 0) {
        page->Scroll(-1, start + below / step);
    }
}

} // namespace gui
