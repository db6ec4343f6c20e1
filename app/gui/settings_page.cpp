#include "app/gui/settings_page.h"

#include "app/gui/adapt.h"
#include "app/gui/backups_card.h"
#include "app/gui/card.h"
#include "app/gui/encryption_card.h"
#include "app/gui/events.h"
#include "app/gui/form_card.h"
#include "app/gui/idle_lock_card.h"
#include "app/gui/mail_card.h"
#include "app/gui/note_card.h"
#include "app/gui/opening_cards.h"
#include "app/gui/sheet.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/text.h"

#include <wx/panel.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

namespace gui {

using Align = Column::Align;

SettingsPage::SettingsPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("settings")}
    , settings_{seat} {
    build(seat);
    settings_.changed = [this] { render(); };
    settings_.saved = [this](const std::string& form) {
        if (form == "account") {
            accountForm_->Hide();
        } else if (form == "device") {
            deviceForm_->Hide();
        } else if (form == "own") {
            for (auto* const secret :
                 {current_.get(), wanted_.get(), again_.get(), pinPassword_.get(), pin_.get(), pinAgain_.get()}) {
                secret->clear();
            }
        }
        relayout();
    };
    render();
}

SettingsPage::~SettingsPage() {
    settings_.changed = nullptr;
    settings_.saved = nullptr;
}

std::unique_ptr<TextField> SettingsPage::field(wxWindow* parent, const wxString& label, const char* name, long style) {
    return std::make_unique<TextField>(parent, fromWx(label), toWx(std::string{"settings-"} + name), style);
}

void SettingsPage::build(const present::Seat& seat) {
    sheet_ = newSheet(this, wxS("settings-sheet"));
    // One child that scrolls as a whole: GTK complains when hidden ones are moved singly.
    auto* const page =
        new wxPanel{sheet_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, wxS("settings-page")};
    followTheme(*page, [page](const Theme& now) { page->SetBackgroundColour(now.window); });
    auto* const all = new wxBoxSizer{wxVERTICAL};
    const auto add = [&](wxWindow* window) { all->Add(window, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap)); };
    const auto card = [&](const char* name, const wxString& title) {
        return new Card{page, toWx(name), fromWx(title)};
    };
    add(message_ = new Banner{page, wxS("settings-message")});
    add(rules_ = new Banner{page, wxS("settings-rules")});
    add(note_ = new NoteCard{page, wxS("settings-note")});
    add(more_ = card("settings-more", _("Rules and people")));
    add(clinic_ = card("settings-clinic", _("Clinic")));
    opening_ = std::make_unique<OpeningCards>(page, seat);
    opening_->onLayout = [this] { relayout(); };
    opening_->onForm = [this] {
        showForm(*opening_->closures());
        // Messages above may still find their height.
        later(*this, [this] { showForm(*opening_->closures()); });
    };
    add(opening_->hours());
    add(opening_->closures());
    mail_ = std::make_unique<MailCard>(page, seat);
    mail_->onLayout = [this] { relayout(); };
    add(mail_->card());
    idleLock_ = std::make_unique<IdleLockCard>(page, seat);
    idleLock_->onLayout = [this] { relayout(); };
    add(idleLock_->card());
    backups_ = std::make_unique<BackupsCard>(page, seat);
    backups_->onLayout = [this] { relayout(); };
    backups_->onForm = [this] {
        showForm(*backups_->form());
        later(*this, [this] { showForm(*backups_->form()); });
    };
    backups_->onRestore = [this](const std::filesystem::path& backup) {
        if (restore) {
            restore(backup);
        }
    };
    backups_->onWentOn = [this] {
        if (reopen) {
            reopen();
        }
    };
    add(backups_->form());
    add(backups_->card());
    add(own_ = card("settings-own", _("My password and PIN")));
    add(accountForm_ = card("settings-account-form", _("Account")));
    add(accountsCard_ = card("settings-accounts-card", _("Accounts")));
    add(deviceForm_ = card("settings-device-form", _("Device")));
    add(devicesCard_ = card("settings-devices-card", _("Devices")));
    add(roomsCard_ = card("settings-rooms-card", _("Rooms")));
    encryption_ = std::make_unique<EncryptionCard>(page, seat);
    encryption_->onLayout = [this] { relayout(); };
    encryption_->onConverted = [this] {
        if (onConverted) {
            onConverted();
        }
    };
    add(encryption_->card());
    buildClinic();
    buildAccounts();
    buildPlaces();
    buildOwn();
    accountForm_->Hide();
    deviceForm_->Hide();
    page->SetSizer(all);
    auto* const whole = new wxBoxSizer{wxVERTICAL};
    whole->Add(page, wxSizerFlags{1}.Expand());
    sheet_->SetSizer(whole);
    newPageBody(*this)->Add(sheet_, wxSizerFlags{1}.Expand());
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE && (opening_->closeForm() || backups_->closeForm())) {
            return;
        }
        if (event.GetKeyCode() == WXK_ESCAPE && (accountForm_->IsShown() || deviceForm_->IsShown())) {
            accountForm_->Hide();
            deviceForm_->Hide();
            relayout();
        } else {
            event.Skip();
        }
    });
}

void SettingsPage::buildClinic() {
    name_ = field(clinic_, _("Name"), "clinic-name");
    clinicLicence_ = field(clinic_, _("Licence number of the clinic"), "clinic-licence");
    clinicAddress_ = field(clinic_, _("Address"), "clinic-address");
    clinicPhone_ = field(clinic_, _("Telephone for clients"), "clinic-phone");
    zone_ = field(clinic_, _("Time zone (IANA)"), "clinic-zone");
    quietFrom_ = field(clinic_, _("No messages from"), "quiet-from");
    quietTo_ = field(clinic_, _("No messages until"), "quiet-to");
    clinic_->addRow(fieldRow({name_->sizer(), clinicLicence_->sizer()}));
    clinic_->addRow(fieldRow({clinicAddress_->sizer(), clinicPhone_->sizer()}));
    clinic_->addRow(fieldRow({zone_->sizer(), quietFrom_->sizer(), quietTo_->sizer()}));
}

void SettingsPage::buildAccounts() {
    accounts_ = new List{accountsCard_,
                         wxS("settings-accounts"),
                         {{fromWx(_("Name")), 180, Align::left, true, false},
                          {fromWx(_("Signs in as")), 120, Align::left, false, false},
                          {fromWx(_("Roles")), 180, Align::left, true, false},
                          {fromWx(_("Last signed in")), 120, Align::left, false, true, 1},
                          {fromWx(_("State")), 100, Align::left, false, false}}};
    accountsCard_->body().Add(accounts_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    accounts_->onActivate = [this](const std::string& id) { openAccount(model::AccountId{numberOf(id)}); };
    fullName_ = field(accountForm_, _("Full name"), "account-name");
    signInName_ = field(accountForm_, _("Sign-in name"), "account-sign-in");
    password_ = field(accountForm_, _("Password, where it is new"), "account-password", wxTE_PASSWORD);
    ownPassword_ =
        field(accountForm_, _("My own password, to change another's"), "account-own-password", wxTE_PASSWORD);
    accountForm_->addRow(
        fieldRow({fullName_->sizer(), signInName_->sizer(), password_->sizer(), ownPassword_->sizer()}));
    auto* const ticks = new wxWrapSizer{wxHORIZONTAL};
    for (const auto& role : model::codesOf<model::Role>) {
        auto* const box = newCheck(accountForm_, toWx("settings-role-" + std::string{role.code}),
                                   present::words(role.value), [](bool) {});
        ticks->Add(box, wxSizerFlags{}.Border(wxRIGHT, px::cardGap));
        roles_.emplace_back(role.value, box);
    }
    trainee_ = newCheck(accountForm_, wxS("settings-trainee"), fromWx(_("Trainee: sessions wait for a co-signature")),
                        [](bool) {});
    disabled_ = newCheck(accountForm_, wxS("settings-disabled"), fromWx(_("Has left: may not sign in")), [](bool) {});
    ticks->Add(trainee_, wxSizerFlags{}.Border(wxRIGHT, px::cardGap));
    ticks->Add(disabled_);
    accountForm_->addRow(ticks);
    accountForm_->setActions({act("settings-account-close", _("Not now"),
                                  [this] {
                                      accountForm_->Hide();
                                      relayout();
                                  }),
                              act(
                                  "settings-account-save", _("Save"),
                                  [this] {
                                      account_.fullName = fullName_->text();
                                      account_.signInName = signInName_->text();
                                      account_.password = password_->text();
                                      account_.ownPassword = ownPassword_->text();
                                      account_.trainee = trainee_->GetValue();
                                      account_.disabled = disabled_->GetValue();
                                      account_.roles.clear();
                                      for (const auto& [role, box] : roles_) {
                                          if (box->GetValue()) {
                                              account_.roles.insert(role);
                                          }
                                      }
                                      settings_.saveAccount(account_);
                                  },
                                  Action::Kind::primary)});
}

void SettingsPage::buildPlaces() {
    devices_ = new List{devicesCard_,
                        wxS("settings-devices"),
                        {{fromWx(_("Device")), 130, Align::left, true, false},
                         {fromWx(_("Make and model")), 150, Align::left, true, false},
                         {fromWx(_("Modality")), 130, Align::left, false, false},
                         {fromWx(_("Label")), 130, Align::left, false, true, 1},
                         {fromWx(_("State")), 160, Align::left, false, false}}};
    devicesCard_->body().Add(devices_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    devices_->onActivate = [this](const std::string& id) { openDevice(model::DeviceId{numberOf(id)}); };
    deviceName_ = field(deviceForm_, _("What the clinic calls it"), "device-name");
    make_ = field(deviceForm_, _("Make"), "device-make");
    modelName_ = field(deviceForm_, _("Model"), "device-model");
    serial_ = field(deviceForm_, _("Serial number"), "device-serial");
    deviceForm_->addRow(fieldRow({deviceName_->sizer(), make_->sizer(), modelName_->sizer(), serial_->sizer()}));
    modality_ = std::make_unique<ChoiceField>(deviceForm_, fromWx(_("Modality")), wxS("settings-device-modality"));
    depth_ = field(deviceForm_, _("Deepest, mm"), "device-depth");
    label_ = std::make_unique<ChoiceField>(deviceForm_, fromWx(_("Rules of its label")), wxS("settings-device-label"));
    serviceDue_ = field(deviceForm_, _("Service due; empty: none"), "device-service");
    auto* const retired = new wxBoxSizer{wxVERTICAL};
    retired_ = newCheck(deviceForm_, wxS("settings-device-retired"), fromWx(_("Retired")), [](bool) {});
    retired->AddStretchSpacer();
    retired->Add(retired_);
    deviceForm_->addRow(
        fieldRow({modality_->sizer(), depth_->sizer(), label_->sizer(), serviceDue_->sizer(), retired}));
    deviceForm_->setActions(
        {act("settings-device-close", _("Not now"),
             [this] {
                 deviceForm_->Hide();
                 relayout();
             }),
         act(
             "settings-device-save", _("Save"),
             [this] {
                 device_.name = deviceName_->text();
                 device_.make = make_->text();
                 device_.modelName = modelName_->text();
                 device_.serial = serial_->text();
                 device_.maximumDepth = depth_->text();
                 device_.modality = model::fromCode<model::Modality>(modality_->code()).value_or(model::Modality::pen);
                 device_.label = label_->code();
                 device_.serviceDue = serviceDue_->text();
                 device_.retired = retired_->GetValue();
                 settings_.saveDevice(device_);
             },
             Action::Kind::primary)});
    rooms_ = new List{roomsCard_, wxS("settings-rooms"), {{fromWx(_("Room")), 200, Align::left, true, false}}, false};
    roomsCard_->body().Add(rooms_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
}

void SettingsPage::buildOwn() {
    // Each row ends in the button that takes it.
    const auto row = [this](const std::vector<wxSizer*>& fields, Action save) {
        auto* const button = new ActionRow{own_, toWx(save.name + "-row"), ActionRow::Flow::down};
        button->render({std::move(save)});
        auto* const under = new wxBoxSizer{wxVERTICAL};
        under->Add(newText(own_, wxS("settings-own-gap"), " ", TextRole::small)); // as high as the labels beside
        under->Add(button, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
        under->SetMinSize({forText(176), -1});
        auto* const whole = new wxBoxSizer{wxHORIZONTAL};
        whole->Add(fieldRow(fields), wxSizerFlags{1});
        whole->Add(under, wxSizerFlags{}.Border(wxLEFT, px::grid + px::grid / 2));
        own_->addRow(whole);
    };
    ownHint_ = new Banner{own_, wxS("settings-own-hint")};
    own_->body().Add(ownHint_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    current_ = field(own_, _("Password now"), "own-current", wxTE_PASSWORD);
    wanted_ = field(own_, _("New password"), "own-wanted", wxTE_PASSWORD);
    again_ = field(own_, _("The same again"), "own-again", wxTE_PASSWORD);
    row({current_->sizer(), wanted_->sizer(), again_->sizer()},
        act("settings-own-password", _("Change the password"),
            [this] { settings_.setOwnPassword(current_->text(), wanted_->text(), again_->text()); }));
    pinPassword_ = field(own_, _("Password now"), "own-pin-password", wxTE_PASSWORD);
    pin_ = field(own_, _("New PIN, 4 to 12 digits"), "own-pin", wxTE_PASSWORD);
    pinAgain_ = field(own_, _("The same again"), "own-pin-again", wxTE_PASSWORD);
    row({pinPassword_->sizer(), pin_->sizer(), pinAgain_->sizer()},
        act("settings-own-pin-set", _("Set the PIN"),
            [this] { settings_.setOwnPin(pinPassword_->text(), pin_->text(), pinAgain_->text()); }));
}

void SettingsPage::openAccount(model::AccountId id) {
    if (!settings_.view().mayEdit) {
        return;
    }
    account_ = settings_.account(id);
    fullName_->render(account_.fullName);
    signInName_->render(account_.signInName);
    signInName_->control().Enable(!id);
    password_->clear();
    ownPassword_->clear();
    ownPassword_->control().Enable(static_cast<bool>(id));
    for (const auto& [role, box] : roles_) {
        box->SetValue(account_.roles.contains(role));
    }
    trainee_->SetValue(account_.trainee);
    disabled_->SetValue(account_.disabled);
    disabled_->Enable(static_cast<bool>(id));
    accountForm_->setTitle(id ? account_.fullName : fromWx(_("New account")));
    accountForm_->Show();
    relayout();
    showForm(*accountForm_);
    fullName_->take();
}

void SettingsPage::openDevice(model::DeviceId id) {
    if (!settings_.view().mayEdit) {
        return;
    }
    device_ = settings_.device(id);
    deviceName_->render(device_.name);
    make_->render(device_.make);
    modelName_->render(device_.modelName);
    serial_->render(device_.serial);
    depth_->render(device_.maximumDepth);
    modality_->render(settings_.view().modalities, model::code(device_.modality));
    label_->render(settings_.view().labels, device_.label);
    serviceDue_->render(device_.serviceDue);
    retired_->SetValue(device_.retired);
    deviceForm_->setTitle(id ? device_.name : fromWx(_("New device")));
    deviceForm_->Show();
    relayout();
    showForm(*deviceForm_);
    deviceName_->take();
}

/// Scrolls until the form stands at the top.
void SettingsPage::showForm(wxWindow& form) {
    sheet_->Scroll(0, form.GetPosition().y / (px::target / 2));
}

void SettingsPage::relayout() {
    sheet_->FitInside();
    sheet_->Layout();
}

void SettingsPage::refresh() {
    settings_.refresh();
    opening_->refresh();
    mail_->refresh();
    encryption_->refresh();
    idleLock_->refresh();
    backups_->refresh();
}

void SettingsPage::showBackups() {
    // Cards above may still find their height.
    later(*this, [this] { showForm(*backups_->card()); });
}

void SettingsPage::shown() {
    refresh();
}

void SettingsPage::render() {
    const auto& view = settings_.view();
    const bool may = view.mayEdit && !view.saving;
    setHeader({view.title, view.ruleBookLine, {}});
    note_->settle(view.saving, view.message);
    message_->render(bannerOf(view.message));
    auto rules = bannerOf(view.ruleBook);
    if (view.canApprove) {
        rules.actions.push_back(act("settings-approve", _("Approve the rule book…"), [this] {
            note_->ask(fromWx(_("Approve the rule book")),
                       fromWx(_("Name and licence of the clinician who approves it")), fromWx(_("Approve")),
                       Action::Kind::primary, true, [this](const std::string& who) { settings_.approveRuleBook(who); });
            sheet_->Scroll(0, 0);
        }));
    }
    rules_->render(std::move(rules));
    more_->setActions({act("settings-open-rules", _("&Rule book"), [this] { openRules(); }),
                       act("settings-open-plans", _("&Aftercare plans"), [this] { openPlans(); }),
                       act("settings-open-practitioners", _("&Practitioners"), [this] { openPractitioners(); }),
                       act("settings-open-forms", _("Consent &forms"), [this] { openConsentForms(); }),
                       act("settings-open-scanner", _("S&canner"), [this] { openScanner(); }),
                       act(
                           "settings-open-overrides", _("&Overrides"), [this] { openOverrides(); }, Action::Kind::plain,
                           view.maySeeOverrides)});

    // What is being typed stays; what the store says comes in when it has changed.
    if (view.clinic != clinicShown_) {
        clinicShown_ = view.clinic;
        name_->render(view.clinic.name);
        zone_->render(view.clinic.timeZone);
        clinicLicence_->render(view.clinic.licence);
        clinicAddress_->render(view.clinic.address);
        clinicPhone_->render(view.clinic.phone);
        quietFrom_->render(view.clinic.quietFrom);
        quietTo_->render(view.clinic.quietTo);
    }
    const auto problem = [&](TextField& text, const char* name) { text.showProblem(problemOf(view.problems, name)); };
    problem(*name_, "clinic.name");
    problem(*zone_, "clinic.timeZone");
    problem(*clinicLicence_, "clinic.licence");
    problem(*clinicAddress_, "clinic.address");
    problem(*clinicPhone_, "clinic.phone");
    problem(*quietFrom_, "clinic.quietFrom");
    problem(*quietTo_, "clinic.quietTo");
    problem(*fullName_, "account.fullName");
    problem(*signInName_, "account.signInName");
    problem(*password_, "account.password");
    problem(*ownPassword_, "account.ownPassword");
    problem(*deviceName_, "device.name");
    problem(*depth_, "device.maximumDepth");
    problem(*serviceDue_, "device.serviceDue");
    problem(*current_, "own.current");
    problem(*wanted_, "own.wanted");
    problem(*again_, "own.again");
    problem(*pinPassword_, "own.password");
    problem(*pin_, "own.pin");
    problem(*pinAgain_, "own.pinAgain");
    for (auto* const text : {name_.get(), zone_.get(), clinicLicence_.get(), clinicAddress_.get(), clinicPhone_.get(),
                             quietFrom_.get(), quietTo_.get()}) {
        text->control().Enable(view.mayEdit);
    }
    clinic_->setActions({act(
        "settings-clinic-save", _("Save"),
        [this] {
            settings_.saveClinic({name_->text(), zone_->text(), quietFrom_->text(), quietTo_->text(),
                                  clinicLicence_->text(), clinicAddress_->text(), clinicPhone_->text()});
        },
        Action::Kind::plain, may)});
    ownHint_->render({State::warn, {}, view.passwordHint, false, {}});
    own_->setNote(view.hasPin ? fromWx(_("a PIN is set")) : fromWx(_("no PIN yet: you sign with the password")));
    accounts_->render(listOf(view.accounts));
    accounts_->fitRows(12);
    accountsCard_->setActions(
        {act(
             "settings-account-edit", _("Edit"),
             [this] {
                 if (const auto id = numberOf(accounts_->selected()); id != 0) {
                     openAccount(model::AccountId{id});
                 }
             },
             Action::Kind::plain, may),
         act(
             "settings-account-new", _("Add an account"), [this] { openAccount({}); }, Action::Kind::plain, may)});
    devices_->render(listOf(view.devices));
    devices_->fitRows(12);
    devicesCard_->setActions(
        {act(
             "settings-device-edit", _("Edit"),
             [this] {
                 if (const auto id = numberOf(devices_->selected()); id != 0) {
                     openDevice(model::DeviceId{id});
                 }
             },
             Action::Kind::plain, may),
         act(
             "settings-device-new", _("Add a device"), [this] { openDevice({}); }, Action::Kind::plain, may)});
    rooms_->render(listOf(view.rooms));
    rooms_->fitRows(8);
    roomsCard_->setActions({act(
        "settings-room-new", _("Add a room"),
        [this] {
            note_->ask(fromWx(_("A room")), fromWx(_("Its name")), fromWx(_("Add")), Action::Kind::primary, true,
                       [this](const std::string& room) { settings_.addRoom(room); });
            sheet_->Scroll(0, 0);
        },
        Action::Kind::plain, may)});
    relayout();
}

} // namespace gui
