#pragma once
// The clinic's own affairs: its name and zone, accounts, rooms, devices, the rule book's approval, one's password and
// PIN.

#include "app/present/form_saver.h"
#include "app/present/view.h"
#include "model/people.h"
#include "model/treatment.h"

#include <optional>
#include <string>
#include <vector>

namespace present {

struct ClinicInput {
    std::string name;
    std::string timeZone;
    std::string quietFrom; ///< "20:00"
    std::string quietTo;
    std::string licence{}; ///< of the clinic, to operate; empty: not entered
    std::string address{};
    std::string phone{};
    bool operator==(const ClinicInput&) const = default;
};
struct AccountInput {
    model::AccountId id; ///< 0: a new one
    std::string signInName;
    std::string fullName;
    model::Roles roles;
    bool trainee = false;
    bool disabled = false;
    std::string password;    ///< of a new account; for an old one a new password, or empty to leave it
    std::string ownPassword; ///< of whoever sets another's password
    bool operator==(const AccountInput&) const = default;
};
struct DeviceInput {
    model::DeviceId id; ///< 0: a new one
    std::string name;
    std::string make;
    std::string modelName;
    std::string serial;
    model::Modality modality = model::Modality::pen;
    std::string maximumDepth;
    std::string label; ///< code of a device label; empty for none
    bool retired = false;
    std::string serviceDue = {}; ///< a day; empty: no service is asked for
    bool operator==(const DeviceInput&) const = default;
};

struct SettingsView {
    std::string title;
    ClinicInput clinic;
    List accounts; ///< account id; full name, sign-in name, roles, last sign-in, chip
    List rooms;    ///< room id; name
    List devices;  ///< device id; name, make and model, modality and depth, label, chip
    std::vector<Choice> roles;
    std::vector<Choice> labels;
    std::vector<Choice> modalities;
    Message ruleBook;         ///< approved by whom, or that nobody has
    std::string ruleBookLine; ///< "Rule book version 1: 14 intervals, 3 device labels"
    bool canApprove = false;
    bool maySeeOverrides = false;
    bool mayEdit = false; ///< clinic, accounts, rooms, devices
    bool hasPin = false;
    std::string passwordHint; ///< that one's own password is known to somebody else; else empty
    FieldProblems problems;   ///< of the form last sent, as "account.signInName", "own.pin", ...
    bool saving = false;
    Message message;
    bool operator==(const SettingsView&) const = default;
};

class Settings : public Presenter<SettingsView> {
public:
    explicit Settings(Seat seat);

    void refresh();
    void saveClinic(const ClinicInput& input);
    AccountInput account(model::AccountId id) const; ///< to begin a form with; id 0 for a new one
    /// Refused as "account.ownPassword" when another's password is set without one's own beside it.
    void saveAccount(const AccountInput& input);
    void addRoom(const std::string& name);
    DeviceInput device(model::DeviceId id) const;
    void saveDevice(const DeviceInput& input);
    void approveRuleBook(const std::string& approvedBy);
    void setOwnPassword(const std::string& current, const std::string& wanted, const std::string& again);
    void setOwnPin(const std::string& password, const std::string& pin, const std::string& again);

    /// Told after each write that was taken, with the form's name ("clinic", "account", "room", "device", "rules",
    /// "own").
    std::function<void(const std::string& form)> saved;

private:
    using Write = std::function<model::Outcome<model::Done>(db::Access&)>;
    void run(const std::string& form, std::string thanks, Write write);
    void refuse(const std::string& form, const model::Problems& problems);
    void render();

    Seat seat_;
    FormSaver saver_;
};

} // namespace present
