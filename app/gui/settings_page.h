#pragma once
// The clinic's own affairs: name and hours, accounts, rooms, devices, the rule book's approval, one's own password and
// PIN.

#include "app/gui/page.h"
#include "app/present/ports.h"
#include "app/present/settings.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

class wxCheckBox;
class wxScrolledWindow;

namespace gui {

class BackupsCard;
class Banner;
class Card;
class ChoiceField;
class EncryptionCard;
class IdleLockCard;
class List;
class MailCard;
class NoteCard;
class OpeningCards;
class TextField;

class SettingsPage : public Page {
public:
    SettingsPage(wxWindow* book, present::Seat seat);
    ~SettingsPage() override;

    void refresh();
    void shown() override;

    void showBackups(); ///< brings their card into sight
    /// Leaves the window for restoring this backup, which may be none; or to open the store anew.
    std::function<void(const std::filesystem::path& backup)> restore;
    std::function<void()> reopen;

    /// Pages of their own, opened from here.
    /// The store is under another key now, or under none.
    std::function<void()> onConverted;
    std::function<void()> openRules, openPlans, openPractitioners, openConsentForms, openOverrides, openScanner;

private:
    void build(const present::Seat& seat);
    void buildClinic();
    void buildAccounts();
    void buildPlaces();
    void buildOwn();
    void openAccount(model::AccountId id);
    void openDevice(model::DeviceId id);
    void showForm(wxWindow& form);
    void relayout();
    void render();
    std::unique_ptr<TextField> field(wxWindow* parent, const wxString& label, const char* name, long style = 0);

    present::Settings settings_;
    wxScrolledWindow* sheet_ = nullptr;
    Banner* message_ = nullptr;
    Banner* rules_ = nullptr;
    NoteCard* note_ = nullptr;

    Card* clinic_ = nullptr;
    std::unique_ptr<TextField> name_, clinicLicence_, clinicAddress_, clinicPhone_, zone_, quietFrom_, quietTo_;
    present::ClinicInput clinicShown_;
    std::unique_ptr<OpeningCards> opening_;
    std::unique_ptr<MailCard> mail_;
    std::unique_ptr<EncryptionCard> encryption_;
    std::unique_ptr<IdleLockCard> idleLock_;
    std::unique_ptr<BackupsCard> backups_;

    Card* accountsCard_ = nullptr;
    List* accounts_ = nullptr;
    Card* accountForm_ = nullptr;
    present::AccountInput account_;
    std::unique_ptr<TextField> fullName_, signInName_, password_, ownPassword_;
    std::vector<std::pair<model::Role, wxCheckBox*>> roles_;
    wxCheckBox* trainee_ = nullptr;
    wxCheckBox* disabled_ = nullptr;

    Card* devicesCard_ = nullptr;
    List* devices_ = nullptr;
    Card* deviceForm_ = nullptr;
    present::DeviceInput device_;
    std::unique_ptr<TextField> deviceName_, make_, modelName_, serial_, depth_, serviceDue_;
    std::unique_ptr<ChoiceField> modality_, label_;
    wxCheckBox* retired_ = nullptr;

    Card* roomsCard_ = nullptr;
    List* rooms_ = nullptr;

    Card* more_ = nullptr;

    Card* own_ = nullptr;
    Banner* ownHint_ = nullptr;
    std::unique_ptr<TextField> current_, wanted_, again_, pinPassword_, pin_, pinAgain_;
};

} // namespace gui
