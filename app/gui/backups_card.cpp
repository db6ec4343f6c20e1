#include "app/gui/backups_card.h"

#include "app/gui/adapt.h"
#include "app/gui/banner.h"
#include "app/gui/events.h"
#include "app/gui/form_card.h"
#include "app/gui/list.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/wrapped_text.h"

#include <wx/dirdlg.h>
#include <wx/sizer.h>

namespace gui {

BackupsCard::BackupsCard(wxWindow* sheet, present::Seat seat)
    : backups_{std::move(seat)}
    , card_{new Card{sheet, wxS("settings-backups"), fromWx(_("Backups"))}}
    , form_{new FormCard{sheet, wxS("settings-go-on")}} {
    build();
    backups_.changed = [this] { render(); };
    backups_.wentOn = [this] {
        if (onWentOn) {
            onWentOn();
        }
    };
    render();
}

BackupsCard::~BackupsCard() {
    backups_.changed = nullptr;
    backups_.wentOn = nullptr;
}

void BackupsCard::build() {
    copy_ = new Banner{card_, wxS("settings-backups-copy")};
    alarm_ = new Banner{card_, wxS("settings-backups-alarm")};
    message_ = new Banner{card_, wxS("settings-backups-message")};
    for (auto* const banner : {copy_, alarm_, message_}) {
        card_->body().Add(banner, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    }
    folder_ =
        std::make_unique<TextField>(card_, fromWx(_("Folder for the backups of this machine, best on another disk")),
                                    wxS("settings-backups-folder"));
    days_ = std::make_unique<TextField>(card_, fromWx(_("Warn when the last is older than, days")),
                                        wxS("settings-backups-days"));
    note_ = new WrappedText{
        card_, wxS("settings-backups-note"), {}, TextRole::secondary, [](const Theme& now) { return now.secondary; }};
    folder_->sizer()->Add(note_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 4));
    folderRow_ = new ActionRow{card_, wxS("settings-backups-folder-row"), ActionRow::Flow::down};
    auto* const under = new wxBoxSizer{wxVERTICAL};
    under->Add(newText(card_, wxS("settings-backups-gap"), " ", TextRole::small)); // as high as the labels beside
    under->Add(folderRow_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    under->SetMinSize({forText(176), -1});
    auto* const row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(fieldRow({folder_->sizer(), days_->sizer()}), wxSizerFlags{1});
    row->Add(under, wxSizerFlags{}.Border(wxLEFT, px::grid + px::grid / 2));
    card_->addRow(row);
    progress_ = new WrappedText{card_, wxS("settings-backups-progress"), {}, TextRole::secondary};
    card_->body().Add(progress_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    list_ = new List{card_,
                     wxS("settings-backups-list"),
                     {{fromWx(_("Made")), 140, Column::Align::left, false, false},
                      {fromWx(_("Why")), 140, Column::Align::left, true, false},
                      {fromWx(_("Holds")), 120, Column::Align::left, false, true, 1},
                      {fromWx(_("State")), 120, Column::Align::left, false, false}}};
    card_->body().Add(list_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
}

void BackupsCard::chooseFolder() {
    inDialog(*card_, [this] {
        wxDirDialog dialog{wxGetTopLevelParent(card_), _("The folder for backups"), toWx(folder_->text()),
                           wxDD_DIR_MUST_EXIST | wxDD_NEW_DIR_BUTTON};
        if (dialog.ShowModal() == wxID_OK) {
            folder_->render(fromWx(dialog.GetPath()));
            backups_.save(folder_->text(), days_->text());
        }
    });
}

void BackupsCard::askGoOn() {
    form_->ask(
        fromWx(_("Go on with this old copy")),
        {{.name = "reason", .label = fromWx(_("Why; what was entered elsewhere since is given up")), .needed = true},
         {.name = "password", .label = fromWx(_("Your password")), .needed = true, .secret = true}},
        fromWx(_("Make it the store")), Action::Kind::danger,
        [this](const std::vector<std::string>& values) { backups_.goOn(values[0], values[1]); });
    if (onForm) {
        onForm();
    }
}

bool BackupsCard::closeForm() {
    return form_->close();
}

void BackupsCard::refresh() {
    backups_.refresh();
}

void BackupsCard::render() {
    const LayoutOnce once;
    const auto& view = backups_.view();
    card_->Show(view.offered);
    if (!view.offered) {
        return;
    }
    form_->settle(view.busy, view.message);
    auto copy = bannerOf(view.copy);
    if (view.mayGoOn) {
        copy.actions.push_back(act("settings-go-on-open", _("Go on with this copy…"), [this] { askGoOn(); }));
    }
    copy_->render(std::move(copy));
    alarm_->render(bannerOf(view.alarm.empty() ? view.restored : view.alarm));
    message_->render(bannerOf(view.message));
    // What is being typed stays; what the store says comes in when it has changed.
    if (view.folder != shownFolder_) {
        shownFolder_ = view.folder;
        folder_->render(view.folder);
    }
    if (view.warnDays != shownDays_) {
        shownDays_ = view.warnDays;
        days_->render(view.warnDays);
    }
    folder_->showProblem(problemOf(view.problems, "folder"));
    days_->showProblem(problemOf(view.problems, "warnDays"));
    folder_->control().Enable(view.mayEdit);
    days_->control().Enable(view.mayEdit);
    sayOrHide(*note_, view.note);
    folderRow_->render(
        {act(
             "settings-backups-choose", _("Choose…"), [this] { chooseFolder(); }, Action::Kind::plain,
             view.mayEdit && !view.busy),
         act(
             "settings-backups-save", _("Save"), [this] { backups_.save(folder_->text(), days_->text()); },
             Action::Kind::plain, view.mayEdit && !view.busy)});
    sayOrHide(*progress_, view.progress);
    list_->render(listOf(view.backups));
    list_->fitRows(8);
    std::vector<Action> actions;
    if (!view.progress.empty()) {
        actions.push_back(act("settings-backups-cancel", _("Cancel"), [this] { backups_.cancel(); }));
    } else {
        actions.push_back(act(
            "settings-backups-make", _("Back up now"), [this] { backups_.make(); }, Action::Kind::plain,
            view.mayMake && !view.busy));
    }
    actions.push_back(act(
        "settings-backups-restore", _("Restore…"),
        [this] {
            if (onRestore) {
                onRestore(backups_.folderOf(numberOf(list_->selected())));
            }
        },
        Action::Kind::plain, view.mayRestore && !view.busy));
    card_->setActions(std::move(actions));
    auto around = view;
    around.progress = around.progress.empty() ? "" : "…"; // other words need no other room
    if (onLayout && around != laidOut_) {
        laidOut_ = std::move(around);
        onLayout();
    }
}

} // namespace gui
