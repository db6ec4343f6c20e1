#include "app/gui/cosign_card.h"

#include "app/gui/adapt.h"
#include "app/gui/banner.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/sizer.h>

namespace gui {

namespace {

constexpr int cosignPinWidth = 160;

} // namespace

CosignCard::CosignCard(wxWindow* parent, present::Seat seat)
    : Card{parent, wxS("cosign-card"), " "}
    , signing_{std::move(seat)}
    , message_{new Banner{this, wxS("cosign-message")}}
    , meaning_{new WrappedText{this, wxS("cosign-meaning"), {}, TextRole::body}}
    , pin_{this, fromWx(_("Your &PIN or password")), wxS("cosign-pin"), wxTE_PROCESS_ENTER | wxTE_PASSWORD,
           cosignPinWidth} {
    const auto below = wxSizerFlags{}.Expand().Border(wxTOP, px::grid);
    body().Add(message_, below);
    body().Add(meaning_, below);
    body().Add(pin_.sizer(), wxSizerFlags{}.Border(wxTOP, px::grid));
    pin_.onEnter = [this] { save(); };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_ESCAPE || !close()) {
            event.Skip();
        }
    });
    signing_.changed = [this] { render(); };
    signing_.saved = [this] {
        later(*this, [this] {
            if (saved) {
                saved();
            }
        });
    };
    Hide();
}

CosignCard::~CosignCard() {
    signing_.changed = nullptr;
    signing_.saved = nullptr;
}

void CosignCard::open(model::SessionId session) {
    pin_.clear();
    signing_.open(session);
    pin_.take();
}

bool CosignCard::close() {
    if (!IsShown() || signing_.view().saving) {
        return false;
    }
    pin_.clear();
    signing_.close();
    return true;
}

void CosignCard::save() {
    const auto pin = pin_.text();
    pin_.clear();
    signing_.save(pin);
}

void CosignCard::render() {
    const auto& view = signing_.view();
    setTitle(view.title);
    setActions({{"cosign-close", fromWx(_("Not now")), [this] { close(); }, Action::Kind::plain, !view.saving, ""},
                {"cosign-do", fromWx(_("Co-sign")), [this] { save(); }, Action::Kind::primary, !view.saving, ""}});
    message_->render(bannerOf(view.message));
    meaning_->setText(view.meaning);
    pin_.showProblem(problemOf(view.problems, "pin"));
    if (const bool asking = static_cast<bool>(view.session); asking != IsShown()) {
        Show(asking);
    }
    layoutAround(*this);
}

} // namespace gui
