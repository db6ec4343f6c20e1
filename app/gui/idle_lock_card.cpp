#include "app/gui/idle_lock_card.h"

#include "app/gui/adapt.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/sizer.h>

namespace gui {

IdleLockCard::IdleLockCard(wxWindow* sheet, present::Seat seat)
    : settings_{std::move(seat)}
    , card_{new Card{sheet, wxS("settings-lock"), fromWx(_("Idle lock"))}} {
    message_ = new Banner{card_, wxS("settings-lock-message")};
    card_->body().Add(message_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    after_ = std::make_unique<TextField>(card_, fromWx(_("Locks after minutes; 0: never")), wxS("settings-lock-after"),
                                         wxTE_PROCESS_ENTER);
    atDesk_ = std::make_unique<TextField>(card_, fromWx(_("With a session open, its desk after")),
                                          wxS("settings-lock-desk"), wxTE_PROCESS_ENTER);
    for (auto* const field : {after_.get(), atDesk_.get()}) {
        field->onEnter = [this] { save(); };
    }
    card_->addRow(fieldRow({after_->sizer(), atDesk_->sizer()}));
    note_ = new WrappedText{
        card_, wxS("settings-lock-note"), {}, TextRole::secondary, [](const Theme& now) { return now.secondary; }};
    card_->body().Add(note_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    settings_.changed = [this] { render(); };
    render();
}

IdleLockCard::~IdleLockCard() {
    settings_.changed = nullptr;
}

void IdleLockCard::save() {
    settings_.save({after_->text(), atDesk_->text()});
}

void IdleLockCard::render() {
    const auto& view = settings_.view();
    // What is being typed stays; what the store says comes in when it has changed.
    if (view.input != shown_) {
        shown_ = view.input;
        after_->render(view.input.after);
        atDesk_->render(view.input.atDesk);
    }
    for (auto* const field : {after_.get(), atDesk_.get()}) {
        field->control().SetEditable(view.mayEdit);
    }
    after_->showProblem(problemOf(view.problems, "lockAfter"));
    atDesk_->showProblem(problemOf(view.problems, "lockAtDesk"));
    note_->setText(view.note);
    card_->setActions({act(
        "settings-lock-save", _("Save"), [this] { save(); }, Action::Kind::plain, view.mayEdit && !view.saving)});
    message_->render(bannerOf(view.message));
    if (onLayout) {
        onLayout();
    }
}

} // namespace gui
