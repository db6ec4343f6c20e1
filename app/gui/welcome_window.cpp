#include "app/gui/welcome_window.h"

#include "app/gui/action.h"
#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/restore_panel.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/tr.h"

#include <wx/dirdlg.h>
#include <wx/simplebook.h>
#include <wx/sizer.h>

namespace gui {

namespace {

constexpr int formWidth = 480;

} // namespace

WelcomeWindow::WelcomeWindow(present::Welcome& welcome)
    : wxFrame{nullptr, wxID_ANY, _("Needlebook"), wxDefaultPosition, {760, 720}, wxDEFAULT_FRAME_STYLE, wxS("welcome")}
    , welcome_{welcome} {
    watchTheme(*this);
    SetMinSize({640, 600});
    auto* const root =
        new Surface{this, wxS("welcome-root"), Surface::Edge::none, [](const Theme& now) { return now.window; },
                    [](const Theme&) { return wxColour{}; }};
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->AddStretchSpacer(1);
    auto* const column = new wxBoxSizer{wxVERTICAL};
    column->Add(newText(root, wxS("welcome-title"), "Needlebook", TextRole::figure),
                wxSizerFlags{}.Border(wxBOTTOM, px::grid / 2));
    column->Add(
        newText(root, wxS("welcome-line"), fromWx(_("The record of a microneedling clinic")), TextRole::secondary),
        wxSizerFlags{}.Border(wxBOTTOM, px::cardGap));
    message_ = new Banner{root, wxS("welcome-message")};
    column->Add(message_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    book_ = new wxSimplebook{root, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, wxS("welcome-pages")};
    book_->SetMinSize({forText(formWidth), -1});
    book_->SetFitToCurrentPage(true); // else all pages are as tall as the tallest
    followTheme(*book_, [this](const Theme& now) { book_->SetBackgroundColour(now.window); });
    buildStart();
    buildCreate();
    buildSignIn();
    buildRecoveryKey();
    buildRestore();
    column->Add(book_, wxSizerFlags{}.Expand());
    column->SetMinSize({forText(formWidth), -1});
    all->Add(column, wxSizerFlags{}.Center());
    all->AddStretchSpacer(2);
    root->SetSizer(all);
    auto* const outer = new wxBoxSizer{wxVERTICAL};
    outer->Add(root, wxSizerFlags{1}.Expand());
    SetSizer(outer);
    welcome_.changed = [this] { render(); };
    render();
    focusPage();
}

WelcomeWindow::~WelcomeWindow() {
    welcome_.changed = nullptr;
}

Card* WelcomeWindow::addPage(const char* name, const wxString& title) {
    auto* const card = new Card{book_, toWx(name), fromWx(title)};
    book_->AddPage(card, title);
    return card;
}

void WelcomeWindow::buildStart() {
    auto* const card = addPage("welcome-start", _("Welcome"));
    auto& body = card->body();
    body.Add(
        new WrappedText{
            card, wxS("welcome-words"),
            fromWx(_("Create your clinic, open one that is there, or look around in a made-up clinic first. "
                     "Nothing leaves this machine.")),
            TextRole::body},
        wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    startActs_ = new ActionRow{card, wxS("welcome-start-acts"), ActionRow::Flow::down};
    body.Add(startActs_, wxSizerFlags{}.Expand().Border(wxTOP, px::cardGap));
    progress_ = new WrappedText{card, wxS("welcome-progress"), {}, TextRole::secondary};
    body.Add(progress_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
}

void WelcomeWindow::edited() {
    auto input = welcome_.view().input;
    input.clinic = clinic_->text();
    input.timeZone = zone_->code();
    input.fullName = fullName_->text();
    input.signInName = signInName_->text();
    input.password = password_->text();
    input.passwordAgain = again_->text();
    input.folder = folder_->text();
    welcome_.edit(std::move(input));
}

void WelcomeWindow::buildCreate() {
    auto* const card = addPage("welcome-create", _("Create a clinic"));
    auto& body = card->body();
    body.AddSpacer(px::grid);
    const auto field = [&](const wxString& label, const char* name, long style = 0) {
        auto made = std::make_unique<TextField>(card, fromWx(label), toWx(name), style | wxTE_PROCESS_ENTER);
        made->onType = [this](const std::string&) { edited(); };
        made->onEnter = [this] { welcome_.create(); };
        return made;
    };
    const auto row = [&](wxSizer* fields) { body.Add(fields, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::grid)); };
    clinic_ = field(_("Name of the &clinic"), "create-clinic");
    row(clinic_->sizer());
    zone_ = std::make_unique<ChoiceField>(card, fromWx(_("Time &zone")), wxS("create-zone"));
    zone_->onPick = [this](const std::string&) { edited(); };
    row(zone_->sizer());
    fullName_ = field(_("&Your full name"), "create-full-name");
    signInName_ = field(_("&Sign-in name"), "create-sign-in");
    row(fieldRow({fullName_->sizer(), signInName_->sizer()}));
    password_ = field(_("&Password"), "create-password", wxTE_PASSWORD);
    again_ = field(_("The same &again"), "create-password-again", wxTE_PASSWORD);
    row(fieldRow({password_->sizer(), again_->sizer()}));
    folder_ = field(_("&Folder to keep it in"), "create-folder");
    row(folder_->sizer());
    createActs_ = new ActionRow{card, wxS("welcome-create-acts")};
    body.Add(createActs_, wxSizerFlags{}.Right().Border(wxTOP, px::grid));
}

void WelcomeWindow::buildSignIn() {
    auto* const card = addPage("welcome-sign-in", _("Sign in"));
    auto& body = card->body();
    storeLine_ = new WrappedText{card, wxS("sign-in-store"), {}, TextRole::secondary};
    body.Add(storeLine_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    user_ = std::make_unique<TextField>(card, fromWx(_("&Name")), wxS("sign-in-name"), wxTE_PROCESS_ENTER);
    secret_ = std::make_unique<TextField>(card, fromWx(_("&Password")), wxS("sign-in-password"),
                                          wxTE_PROCESS_ENTER | wxTE_PASSWORD);
    const auto enter = [this] {
        const auto password = secret_->text();
        secret_->clear();
        welcome_.signIn(user_->text(), password);
    };
    user_->onEnter = [this] { secret_->take(); };
    secret_->onEnter = enter;
    body.Add(user_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::cardGap));
    body.Add(secret_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    signInActs_ = new ActionRow{card, wxS("sign-in-acts")};
    signInActs_->render(
        {{"sign-in-other", fromWx(_("Another store…")), [this] { welcome_.toStart(); }, Action::Kind::plain, true, ""},
         {"sign-in-restore", fromWx(_("Restore a backup…")), [this] { welcome_.toRestore(); }, Action::Kind::plain,
          true, ""},
         {"sign-in", fromWx(_("Sign in")), enter, Action::Kind::primary, true, ""}});
    body.Add(signInActs_, wxSizerFlags{}.Right().Border(wxTOP, px::cardGap));
}

void WelcomeWindow::buildRecoveryKey() {
    auto* const card = addPage("welcome-recovery", _("Print or write down the recovery key"));
    auto& body = card->body();
    body.Add(
        new WrappedText{
            card, wxS("recovery-words"),
            fromWx(
                _("It opens the store when every password is lost, and it is not shown again. Whoever has it can read "
                  "every record, so keep it locked away, not on this machine.")),
            TextRole::body},
        wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    newLabel(card, wxS("recovery-key-label"), fromWx(_("&Recovery key")))->Hide();
    key_ = new wxTextCtrl{card,
                          wxID_ANY,
                          wxString{},
                          wxDefaultPosition,
                          {-1, 110},
                          wxTE_MULTILINE | wxTE_READONLY,
                          wxDefaultValidator,
                          wxS("recovery-key")};
    key_->SetFont(wxFont{wxFontInfo(13).Family(wxFONTFAMILY_TELETYPE)});
    body.Add(key_, wxSizerFlags{}.Expand().Border(wxTOP, px::cardGap));
    kept_ = newCheck(card, wxS("recovery-kept"), fromWx(_("I have printed it or &written it down")),
                     [this](bool ticked) { welcome_.keepRecoveryKey(ticked); });
    body.Add(kept_, wxSizerFlags{}.Border(wxTOP, px::grid));
    keyActs_ = new ActionRow{card, wxS("recovery-acts")};
    body.Add(keyActs_, wxSizerFlags{}.Right().Border(wxTOP, px::grid));
}

void WelcomeWindow::buildRestore() {
    auto* const card = addPage("welcome-restore", _("Restore a backup"));
    restore_ = std::make_unique<RestorePanel>(*card, welcome_.restoring());
    restore_->onLayout = [this] {
        book_->InvalidateBestSize();
        layoutAround(*book_);
        Layout();
    };
    restore_->onLeave = [this] { welcome_.leaveRestoring(); };
}

void WelcomeWindow::chooseFolder() {
    inDialog(*this, [this] {
        wxDirDialog dialog{this, _("Open a store: choose its folder, NAME.needlebook"), wxString{},
                           wxDD_DIR_MUST_EXIST};
        if (dialog.ShowModal() == wxID_OK) {
            welcome_.chooseStore(fromWx(dialog.GetPath()));
        }
    });
}

void WelcomeWindow::focusPage() {
    switch (shown_) {
    case present::WelcomePage::create:
        clinic_->take();
        break;
    case present::WelcomePage::signIn:
        (user_->text().empty() ? *user_ : *secret_).take();
        break;
    case present::WelcomePage::recoveryKey:
        kept_->SetFocus();
        break;
    case present::WelcomePage::restore:
        restore_->take();
        break;
    case present::WelcomePage::start:
        startActs_->SetFocus();
        break;
    }
}

void WelcomeWindow::render() {
    const auto& view = welcome_.view();
    message_->render(bannerOf(view.message));
    std::vector<Action> start;
    if (view.busy && view.canCancel) {
        start.push_back(act(
            "start-cancel", _("Cancel"), [this] { welcome_.cancel(); }, Action::Kind::plain, true));
    } else {
        if (view.storeKnown) {
            start.push_back(act(
                "start-known", toWx(present::fill(fromWx(_("Open {0}")), {view.storeName})),
                [this] { welcome_.chooseStore(welcome_.view().storeFolder); }, Action::Kind::primary, !view.busy));
        }
        start.push_back(act(
            "start-create", _("&Create a clinic"), [this] { welcome_.toCreate(); },
            view.storeKnown ? Action::Kind::plain : Action::Kind::primary, !view.busy));
        start.push_back(act(
            "start-open", _("&Open a store…"), [this] { chooseFolder(); }, Action::Kind::plain, !view.busy));
        start.push_back(act(
            "start-restore", _("&Restore a backup…"), [this] { welcome_.toRestore(); }, Action::Kind::plain,
            !view.busy));
        start.push_back(act(
            "start-demo", _("Try the &demo clinic"), [this] { welcome_.tryDemo(); }, Action::Kind::plain, !view.busy));
    }
    startActs_->render(std::move(start));
    progress_->setText(view.progress);
    progress_->Show(!view.progress.empty());

    clinic_->render(view.input.clinic);
    clinic_->showProblem(problemOf(view.problems, "clinic"));
    std::vector<present::Choice> zones;
    for (const auto& zone : view.timeZones) {
        zones.push_back({zone, zone});
    }
    zone_->render(zones, view.input.timeZone);
    zone_->showProblem(problemOf(view.problems, "timeZone"));
    fullName_->render(view.input.fullName);
    fullName_->showProblem(problemOf(view.problems, "fullName"));
    signInName_->render(view.input.signInName);
    signInName_->showProblem(problemOf(view.problems, "signInName"));
    password_->render(view.input.password);
    password_->showProblem(problemOf(view.problems, "password"));
    again_->render(view.input.passwordAgain);
    again_->showProblem(problemOf(view.problems, "passwordAgain"));
    folder_->render(view.input.folder);
    folder_->showProblem(problemOf(view.problems, "folder"));
    createActs_->render(
        {act(
             "create-back", _("Back"), [this] { welcome_.toStart(); }, Action::Kind::plain, !view.busy),
         act(
             "create", _("Create the clinic"), [this] { welcome_.create(); }, Action::Kind::primary, !view.busy)});

    storeLine_->setText(view.storeFolder);
    if (shown_ != present::WelcomePage::signIn || user_->text().empty()) {
        user_->render(view.signInName);
    }
    secret_->control().Enable(!view.busy);
    if (const auto key = toWx(view.recoveryKey); key_->GetValue() != key) {
        key_->ChangeValue(key);
    }
    kept_->SetValue(view.recoveryKept);
    keyActs_->render({act(
        "recovery-continue", _("Continue"), [this] { welcome_.continueFromRecoveryKey(); }, Action::Kind::primary,
        view.recoveryKept)});

    const bool turned = shown_ != view.page;
    shown_ = view.page;
    book_->SetSelection(static_cast<std::size_t>(view.page));
    book_->InvalidateBestSize();
    layoutAround(*book_);
    Layout();
    if (turned) {
        focusPage();
    }
}

} // namespace gui
