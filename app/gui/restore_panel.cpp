#include "app/gui/restore_panel.h"

#include "app/gui/adapt.h"
#include "app/gui/banner.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/wrapped_text.h"
#include "app/present/tr.h"

#include <wx/dirdlg.h>
#include <wx/sizer.h>

namespace gui {

RestorePanel::RestorePanel(Card& card, present::Restoring& restoring)
    : card_{card}
    , restoring_{restoring} {
    auto& body = card.body();
    const auto add = [&](auto* window) { body.Add(window, wxSizerFlags{}.Expand().Border(wxTOP, px::grid)); };
    add(new WrappedText{&card, wxS("restore-words"),
                        fromWx(_("First a look inside. What is the store now is kept beside under another name.")),
                        TextRole::body});
    add(place_ = new WrappedText{&card, wxS("restore-place"), {}, TextRole::secondary});
    backup_ = std::make_unique<TextField>(&card, fromWx(_("Folder of the &backup")), wxS("restore-backup"),
                                          wxTE_PROCESS_ENTER);
    user_ = std::make_unique<TextField>(&card, fromWx(_("&Name")), wxS("restore-name"), wxTE_PROCESS_ENTER);
    secret_ = std::make_unique<TextField>(&card, fromWx(_("&Password, or the recovery key")), wxS("restore-password"),
                                          wxTE_PROCESS_ENTER | wxTE_PASSWORD);
    for (auto* const field : {backup_.get(), user_.get(), secret_.get()}) {
        field->onEnter = [this] { look(); };
    }
    for (auto* const field : {backup_.get(), user_.get()}) {
        field->onType = [this](const std::string&) { restoring_.typed(backup_->text(), user_->text()); };
    }
    body.Add(backup_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    choose_ = new ActionRow{&card, wxS("restore-choose-row")};
    choose_->render({act("restore-choose", _("&Choose…"), [this] { chooseBackup(); })});
    body.Add(choose_, wxSizerFlags{}.Right().Border(wxTOP, px::grid / 2));
    body.Add(fieldRow({user_->sizer(), secret_->sizer()}), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    add(inside_ = new WrappedText{&card, wxS("restore-inside"), {}, TextRole::body});
    add(lost_ = new Banner{&card, wxS("restore-lost")});
    add(message_ = new Banner{&card, wxS("restore-message")});
    add(progress_ = new WrappedText{&card, wxS("restore-progress"), {}, TextRole::secondary});
    acts_ = new ActionRow{&card, wxS("restore-acts")};
    body.Add(acts_, wxSizerFlags{}.Right().Border(wxTOP, px::grid));
    restoring_.changed = [this] { render(); };
    render();
}

RestorePanel::~RestorePanel() {
    restoring_.changed = nullptr;
}

void RestorePanel::take() {
    (backup_->text().empty() ? *backup_ : *secret_).take();
}

void RestorePanel::leave() {
    secret_->clear();
    onLeave();
}

void RestorePanel::look() {
    restoring_.look(backup_->text(), user_->text(), secret_->text());
}

void RestorePanel::chooseBackup() {
    inDialog(card_, [this] {
        wxDirDialog dialog{wxGetTopLevelParent(&card_), _("The backup: its folder, NAME.needlebook-backup"),
                           toWx(backup_->text()), wxDD_DIR_MUST_EXIST};
        if (dialog.ShowModal() == wxID_OK) {
            restoring_.typed(fromWx(dialog.GetPath()), user_->text());
            secret_->take();
        }
    });
}

void RestorePanel::render() {
    const auto& view = restoring_.view();
    place_->setText(present::fill(fromWx(_("It goes to {0}")), {view.store}));
    backup_->render(view.backup);
    user_->render(view.signInName);
    backup_->showProblem(problemOf(view.problems, "backup"));
    user_->showProblem(problemOf(view.problems, "signInName"));
    secret_->showProblem(problemOf(view.problems, "sign-in"));
    for (auto* const field : {backup_.get(), user_.get(), secret_.get()}) {
        field->control().Enable(!view.busy && !view.done);
    }
    choose_->Show(!view.busy && !view.done);
    if (view.done) {
        secret_->clear();
    }
    std::string lines;
    for (const auto& line : view.inside) {
        lines += (lines.empty() ? "" : "\n") + line;
    }
    sayOrHide(*inside_, lines);
    lost_->render(bannerOf(view.lost));
    message_->render(bannerOf(view.message));
    sayOrHide(*progress_, view.progress);
    std::vector<Action> acts;
    if (view.busy) {
        acts.push_back(act("restore-cancel", _("Cancel"), [this] { restoring_.cancel(); }));
    } else if (view.done) {
        acts.push_back(act(
            "restore-sign-in", _("Sign in"), [this] { leave(); }, Action::Kind::primary));
    } else {
        acts.push_back(act("restore-back", _("Back"), [this] { leave(); }));
        acts.push_back(act(
            "restore-look", _("&Look inside"), [this] { look(); },
            view.looked ? Action::Kind::plain : Action::Kind::primary));
        if (view.looked) {
            acts.push_back(act(
                "restore-do", _("&Restore this backup"), [this] { restoring_.restore(); }, Action::Kind::danger));
        }
    }
    acts_->render(std::move(acts));
    if (onLayout) {
        onLayout();
    }
}

} // namespace gui
