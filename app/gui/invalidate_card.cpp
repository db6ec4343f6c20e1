#include "app/gui/invalidate_card.h"

#include "app/gui/adapt.h"
#include "app/gui/banner.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/sizer.h>

namespace gui {

namespace {

constexpr int pinWidth = 160;

} // namespace

InvalidateCard::InvalidateCard(wxWindow* parent, present::Seat seat)
    : Card{parent, wxS("invalidate-card"), " "}
    , invalidating_{std::move(seat)}
    , message_{new Banner{this, wxS("invalidate-message")}}
    , follows_{new WrappedText{this, wxS("invalidate-follows"), {}, TextRole::body}}
    , reason_{this, fromWx(_("&Why it should not stand")), wxS("invalidate-reason"), wxTE_PROCESS_ENTER}
    , pin_{this, fromWx(_("Your &PIN or password")), wxS("invalidate-pin"), wxTE_PROCESS_ENTER | wxTE_PASSWORD,
           pinWidth}
    , meaning_{new WrappedText{this, wxS("invalidate-meaning"), {}, TextRole::secondary}} {
    const auto below = wxSizerFlags{}.Expand().Border(wxTOP, px::grid);
    body().Add(message_, below);
    body().Add(follows_, below);
    body().Add(reason_.sizer(), below);
    body().Add(pin_.sizer(), wxSizerFlags{}.Border(wxTOP, px::grid));
    body().Add(meaning_, below);
    reason_.onEnter = [this] { pin_.take(); };
    pin_.onEnter = [this] { save(); };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_ESCAPE || !close()) {
            event.Skip();
        }
    });
    invalidating_.changed = [this] { render(); };
    invalidating_.saved = [this] {
        later(*this, [this] {
            if (saved) {
                saved();
            }
        });
    };
    Hide();
}

InvalidateCard::~InvalidateCard() {
    invalidating_.changed = nullptr;
    invalidating_.saved = nullptr;
}

void InvalidateCard::open(model::SessionId session) {
    reason_.clear();
    pin_.clear();
    invalidating_.open(session);
    reason_.take();
}

bool InvalidateCard::close() {
    if (!IsShown() || invalidating_.view().saving) {
        return false;
    }
    pin_.clear();
    invalidating_.close();
    return true;
}

void InvalidateCard::save() {
    const auto pin = pin_.text();
    pin_.clear();
    invalidating_.save(reason_.text(), pin);
}

void InvalidateCard::render() {
    const auto& view = invalidating_.view();
    setTitle(view.title);
    setActions({{"invalidate-close", fromWx(_("Not now")), [this] { close(); }, Action::Kind::plain, !view.saving, ""},
                {"invalidate-do", fromWx(_("Mark as entered in error")), [this] { save(); }, Action::Kind::danger,
                 !view.saving, ""}});
    message_->render(bannerOf(view.message));
    std::string follows;
    for (const auto& one : view.follows) {
        follows += (follows.empty() ? "" : "\n") + one;
    }
    follows_->setText(follows);
    meaning_->setText(view.meaning);
    reason_.showProblem(problemOf(view.problems, "reason"));
    pin_.showProblem(problemOf(view.problems, "pin"));
    if (const bool asking = static_cast<bool>(view.session); asking != IsShown()) {
        Show(asking);
    }
    layoutAround(*this);
}

} // namespace gui
