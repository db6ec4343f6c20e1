#include "app/present/settings.h"

#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <set>

namespace present {

namespace {

/// Field names of a form stand behind its name: "account.signInName".
FieldProblems inForm(const std::string& form, const model::Problems& problems) {
    FieldProblems all;
    for (const auto& problem : problems) {
        all.emplace(form + '.' + problem.field, words(problem));
    }
    return all;
}

model::Outcome<model::Done> done(const model::Outcome<db::Applied>& answer) {
    return answer ? model::Outcome<model::Done>{model::Done{}} : model::Outcome<model::Done>{answer.problems()};
}

constexpr int serviceSoon = 30; ///< days before a service that it is told

std::optional<Chip> deviceChip(const model::Device& device, model::Day today) {
    if (device.retired) {
        return Chip{tr("Retired"), Tone::neutral};
    }
    if (!device.serviceDue || *device.serviceDue > today + model::Days{serviceSoon}) {
        return std::nullopt;
    }
    const auto day = shortDay(*device.serviceDue, today);
    return *device.serviceDue < today ? Chip{fill(tr("Service was due {0}"), {day}), Tone::warn}
                                      : Chip{fill(tr("Service due {0}"), {day}), Tone::info};
}

void require(const std::string& text, const char* field, model::Problems& problems) {
    if (trimmed(text).empty()) {
        problems.push_back({field, "required", {}});
    }
}

} // namespace

Settings::Settings(Seat seat)
    : seat_{std::move(seat)}
    , saver_{seat_.ports, [this] { render(); }} {
    refresh();
}

void Settings::refresh() {
    render();
}

void Settings::render() {
    SettingsView next;
    const auto& access = seat_.access;
    const auto clinic = access.clinic();
    const auto today = access.today();
    next.title = tr("Settings");
    next.clinic = {
        clinic.name,    clinic.timeZone, fieldTime(clinic.quiet.from), fieldTime(clinic.quiet.to), clinic.licence,
        clinic.address, clinic.phone};
    const auto use = permitted([&] { return access.accountUse(); });
    for (const auto& account : access.accounts()) {
        const auto known = std::ranges::find(use, account.id, &db::AccountUse::account);
        std::optional<Chip> chip;
        if (account.disabled) {
            chip = Chip{tr("Disabled"), Tone::neutral};
        } else if (known != use.end() && known->passwordOfAnother) {
            chip = Chip{tr("First password"), Tone::warn};
        } else if (account.trainee) {
            chip = Chip{tr("Trainee"), Tone::info};
        }
        next.accounts.rows.push_back(
            {account.id.value,
             {{account.fullName, {}, false},
              {account.signInName, {}, true},
              {roleNames(account.roles), {}, false},
              {known != use.end() && known->lastSignIn ? dayAndTime(*known->lastSignIn, clinic.timeZone, today)
                                                       : std::string{},
               {},
               true},
              {"", chip, false}}});
        if (account.id == access.actor().account()) {
            next.hasPin = account.hasPin;
        }
    }
    if (permitted([&] { return access.passwordOfAnother(); })) {
        next.passwordHint = tr("Somebody else has set your password and may know it. Choose one of your own.");
    }
    for (const auto& room : access.rooms()) {
        next.rooms.rows.push_back({room.id.value, {{room.name, {}, false}}});
    }
    next.rooms.empty = tr("No rooms yet. Add those the clinic treats in.");
    const auto rules = access.rules();
    for (const auto& device : access.devices()) {
        const auto label = std::ranges::find(rules->labels, device.label, &model::DeviceLabel::label);
        next.devices.rows.push_back(
            {device.id.value,
             {{device.name, {}, false},
              {std::string{trimmed(device.make + ' ' + device.modelName)}, {}, false},
              {device.maximumDepth
                   ? fill(tr("{0}, up to {1}"), {words(device.modality), depthText(device.maximumDepth)})
                   : words(device.modality),
               {},
               false},
              {label == rules->labels.end() ? std::string{} : label->name, {}, true},
              {"", deviceChip(device, today), false}}});
    }
    next.devices.empty = tr("No devices yet. Add the handpieces the clinic works with.");

    for (const auto role : {model::Role::owner, model::Role::manager, model::Role::practitioner, model::Role::assistant,
                            model::Role::auditor}) {
        next.roles.push_back({std::string{model::code(role)}, words(role)});
    }
    next.modalities = choices<model::Modality>();
    next.labels.push_back({"", tr("no label")});
    std::set<std::string> named;
    for (const auto& label : rules->labels) {
        if (named.insert(label.label).second) {
            next.labels.push_back({label.label, label.name});
        }
    }
    const auto book = fill(tr("Rule book version {0}"), {number(rules->version)});
    next.ruleBookLine =
        fill(tr("{0}: {1}, {2}"), {book,
                                   counted(tr("{n, plural, one {# interval} other {# intervals}}"),
                                           static_cast<std::int64_t>(rules->intervals.size())),
                                   counted(tr("{n, plural, one {# device label} other {# device labels}}"),
                                           static_cast<std::int64_t>(named.size()))});
    next.ruleBook = rules->approvedBy.empty()
                        ? Message{fill(tr("{0}, not yet approved by a licence holder."), {book}),
                                  tr("A named licence holder must read it and answer for it."), Tone::warn}
                        : Message{fill(tr("{0}, approved by {1}."), {book, rules->approvedBy}), "", Tone::safe};
    next.mayEdit = may(seat_, "clinic.edit");
    next.maySeeOverrides = may(seat_, "read.trail");
    next.canApprove = may(seat_, "rules.approve") && access.ruleBooks().front().approvedBy.empty();
    next.problems = saver_.problems();
    next.saving = saver_.busy();
    next.message = saver_.message();
    show(std::move(next));
}

void Settings::refuse(const std::string& form, const model::Problems& problems) {
    saver_.refuse(problems, [&form](const model::Problems& found) { return inForm(form, found); });
}

void Settings::run(const std::string& form, std::string thanks, Write write) {
    saver_.save<model::Done>([seat = seat_, write = std::move(write)]() mutable { return write(seat.access); },
                             std::move(thanks),
                             [this, form](const model::Done&) {
                                 if (saved) {
                                     saved(form);
                                 }
                             },
                             [form](const model::Problems& found) { return inForm(form, found); });
}

void Settings::saveClinic(const ClinicInput& input) {
    model::Problems problems;
    require(input.name, "name", problems);
    if (!model::knownZone(input.timeZone)) {
        problems.push_back({"timeZone", "unknown", {input.timeZone}});
    }
    const auto from = typedTime(input.quietFrom);
    const auto to = typedTime(input.quietTo);
    if (!from) {
        problems.push_back({"quietFrom", "not-a-time", {}});
    }
    if (!to) {
        problems.push_back({"quietTo", "not-a-time", {}});
    }
    if (!problems.empty()) {
        refuse("clinic", problems);
        return;
    }
    const model::EditClinic change{std::string{trimmed(input.name)},
                                   input.timeZone,
                                   {*from, *to},
                                   std::string{trimmed(input.licence)},
                                   std::string{trimmed(input.address)},
                                   std::string{trimmed(input.phone)}};
    run("clinic", tr("Saved."), [change](db::Access& access) { return done(access.apply(change)); });
}

AccountInput Settings::account(model::AccountId id) const {
    AccountInput input;
    for (const auto& account : seat_.access.accounts()) {
        if (account.id == id) {
            input = {
                account.id, account.signInName, account.fullName, account.roles, account.trainee, account.disabled, {},
                {}};
        }
    }
    return input;
}

void Settings::saveAccount(const AccountInput& input) {
    model::Problems problems;
    require(input.signInName, "signInName", problems);
    require(input.fullName, "fullName", problems);
    if (input.roles.empty()) {
        problems.push_back({"roles", "required", {}});
    }
    if (!input.id && input.password.empty()) {
        problems.push_back({"password", "required", {}});
    }
    const bool another = input.id && !input.password.empty();
    if (another) {
        require(input.ownPassword, "ownPassword", problems);
    }
    if (!problems.empty()) {
        refuse("account", problems);
        return;
    }
    model::Account account;
    for (const auto& stored : seat_.access.accounts()) {
        if (stored.id == input.id) {
            account = stored;
        }
    }
    account.signInName = trimmed(input.signInName);
    account.fullName = trimmed(input.fullName);
    account.roles = input.roles;
    account.trainee = input.trainee;
    account.disabled = input.disabled;
    const auto left = account.disabled && seat_.store->encrypted();
    run("account",
        left ? fill(tr("{0} may no longer sign in. If a copy of the store and its key may have been kept, replace the "
                       "file key below."),
                    {account.fullName})
             : fill(tr("{0} was saved."), {account.fullName}),
        [account, another, password = input.password, own = input.ownPassword](db::Access& access) {
            // The password first: when one's own is wrong, nothing is changed.
            if (another) {
                auto set = access.setPassword(account.id, own, password);
                if (!set) {
                    return set;
                }
            }
            return done(account.id ? access.apply(model::EditAccount{account})
                                   : access.addAccount(model::AddAccount{account}, password));
        });
}

void Settings::addRoom(const std::string& name) {
    model::Problems problems;
    require(name, "name", problems);
    if (!problems.empty()) {
        refuse("room", problems);
        return;
    }
    run("room", tr("The room was added."),
        [name = std::string{trimmed(name)}](db::Access& access) { return done(access.apply(model::AddRoom{name})); });
}

DeviceInput Settings::device(model::DeviceId id) const {
    DeviceInput input;
    for (const auto& device : seat_.access.devices()) {
        if (device.id == id) {
            input = {device.id,
                     device.name,
                     device.make,
                     device.modelName,
                     device.serial,
                     device.modality,
                     depthField(device.maximumDepth),
                     device.label,
                     device.retired,
                     fieldDay(device.serviceDue)};
        }
    }
    return input;
}

void Settings::saveDevice(const DeviceInput& input) {
    model::Problems problems;
    require(input.name, "name", problems);
    std::optional<model::Depth> deepest;
    if (!trimmed(input.maximumDepth).empty()) {
        deepest = typedDepth(input.maximumDepth);
        if (!deepest || *deepest > model::Depth{10'000}) {
            problems.push_back({"maximumDepth", "not-a-depth", {}});
        }
    }
    std::optional<model::Day> serviceDue;
    if (!trimmed(input.serviceDue).empty()) {
        serviceDue = typedDay(input.serviceDue);
        if (!serviceDue) {
            problems.push_back({"serviceDue", "not-a-day", {}});
        }
    }
    if (!problems.empty()) {
        refuse("device", problems);
        return;
    }
    model::Device device;
    for (const auto& stored : seat_.access.devices()) {
        if (stored.id == input.id) {
            device = stored;
        }
    }
    device.name = trimmed(input.name);
    device.make = trimmed(input.make);
    device.modelName = trimmed(input.modelName);
    device.serial = trimmed(input.serial);
    device.modality = input.modality;
    device.maximumDepth = deepest;
    device.label = input.label;
    device.serviceDue = serviceDue;
    device.retired = input.retired;
    run("device", fill(tr("{0} was saved."), {device.name}), [device](db::Access& access) {
        return done(device.id ? access.apply(model::EditDevice{device}) : access.apply(model::AddDevice{device}));
    });
}

void Settings::approveRuleBook(const std::string& approvedBy) {
    model::Problems problems;
    require(approvedBy, "approvedBy", problems);
    if (!problems.empty()) {
        refuse("rules", problems);
        return;
    }
    const model::ApproveRuleBook change{seat_.access.ruleBooks().front().version, std::string{trimmed(approvedBy)}};
    run("rules", tr("The rule book is approved."), [change](db::Access& access) { return done(access.apply(change)); });
}

void Settings::setOwnPassword(const std::string& current, const std::string& wanted, const std::string& again) {
    if (wanted != again) {
        refuse("own", {{"passwordAgain", "differs", {}}});
        return;
    }
    const auto account = seat_.access.actor().account();
    run("own", tr("Your password is changed."),
        [account, current, wanted](db::Access& access) { return access.setPassword(account, current, wanted); });
}

void Settings::setOwnPin(const std::string& password, const std::string& pin, const std::string& again) {
    if (pin != again) {
        refuse("own", {{"pinAgain", "differs", {}}});
        return;
    }
    run("own", tr("Your PIN is set."), [password, pin](db::Access& access) { return access.setPin(password, pin); });
}

} // namespace present
