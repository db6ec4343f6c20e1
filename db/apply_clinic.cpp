// The clinic's own settings, its rooms, people and devices.

#include "db/aftercare_rows.h"
#include "db/apply.h"
#include "db/payload.h"
#include "db/read_clinic.h"

#include "model/text_length.h"

#include <algorithm>

namespace db {
namespace {

constexpr std::size_t longestName = 200;
constexpr std::size_t longestLicence = 100;
constexpr std::size_t longestAddress = 300;

void checkName(model::Problems& problems, const char* field, std::string_view name) {
    if (model::isBlank(name)) {
        problems.push_back({field, "required", {}});
    } else {
        model::checkLength(problems, field, name, longestName);
    }
}

bool quietFits(model::QuietHours quiet) {
    const auto fits = [](int minute) { return minute >= 0 && minute < 24 * 60; };
    return fits(quiet.from) && fits(quiet.to);
}

model::Problems checkDevice(Writing& w, const model::Device& device, std::string_view name) {
    model::Problems problems;
    checkName(problems, "name", name);
    model::checkLength(problems, "make", device.make, longestName);
    model::checkLength(problems, "modelName", device.modelName, longestName);
    model::checkLength(problems, "serial", device.serial, longestName);
    if (device.maximumDepth && (device.maximumDepth->micrometres <= 0 || *device.maximumDepth > model::Depth{10'000})) {
        problems.push_back({"maximumDepth", "out-of-range", {}});
    }
    const auto labels = w.rules()->labels;
    if (!device.label.empty() && std::none_of(labels.begin(), labels.end(), [&](const model::DeviceLabel& label) {
            return label.label == device.label;
        })) {
        problems.push_back({"label", "unknown", {device.label}});
    }
    if (w.db.one(
            "SELECT 1 FROM device WHERE name = ? AND id <> ?", [](const Row&) { return true; }, name, device.id)) {
        problems.push_back({"name", "taken", {std::string{name}}});
    }
    return problems;
}

std::optional<int> micrometres(const std::optional<model::Depth>& depth) {
    return depth ? std::optional{depth->micrometres} : std::nullopt;
}

} // namespace

Outcome apply(Writing& w, const model::EditClinic& change) {
    const std::string name{model::trimmed(change.name)};
    model::Problems problems;
    checkName(problems, "name", name);
    if (!model::knownZone(change.timeZone)) {
        problems.push_back({"timeZone", "unknown", {change.timeZone}});
    }
    if (!quietFits(change.quiet)) {
        problems.push_back({"quiet", "out-of-range", {}});
    }
    const std::string licence{change.licence ? model::trimmed(*change.licence) : w.clinic.licence};
    if (model::lengthOf(licence) > longestLicence) {
        problems.push_back({"licence", "too-long", {std::to_string(longestLicence)}});
    }
    const std::string address{change.address ? model::trimmed(*change.address) : w.clinic.address};
    if (model::lengthOf(address) > longestAddress) {
        problems.push_back({"address", "too-long", {std::to_string(longestAddress)}});
    }
    const std::string phone{change.phone ? model::trimmed(*change.phone) : w.clinic.phone};
    if (model::lengthOf(phone) > longestLicence) {
        problems.push_back({"phone", "too-long", {std::to_string(longestLicence)}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto before = w.clinic;
    w.db.run("UPDATE clinic SET name = ?, time_zone = ?, quiet_from = ?, quiet_to = ?, licence = ?, address = ?, "
             "phone = ? WHERE id = 1",
             name, change.timeZone, change.quiet.from, change.quiet.to,
             licence.empty() ? std::nullopt : std::optional{licence}, address, phone);
    w.clinic.address = address;
    w.clinic.phone = phone;
    w.clinic.licence = licence;
    w.clinic.name = name;
    w.clinic.timeZone = change.timeZone;
    w.clinic.quiet = change.quiet;
    if (before.timeZone != change.timeZone) {
        onEvent(w, {.event = model::AftercareEvent::clinicZoneChanged});
    }
    if (!(before.quiet == change.quiet)) {
        onEvent(w, {.event = model::AftercareEvent::quietHoursChanged});
    }
    return Written{1, before.uid, editPayload(w.clinic, before, [](JsonText& json, const Clinic& clinic) {
                       writeClinic(json, clinic.name, clinic.timeZone, clinic.quiet);
                       json.filled("licence", clinic.licence);
                       json.filled("address", clinic.address);
                       json.filled("phone", clinic.phone);
                   })};
}

Outcome apply(Writing& w, const model::AddRoom& change) {
    const std::string name{model::trimmed(change.name)};
    model::Problems problems;
    checkName(problems, "name", name);
    if (w.db.one(
            "SELECT 1 FROM room WHERE name = ?", [](const Row&) { return true; }, name)) {
        problems.push_back({"name", "taken", {name}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto uid = w.newUid();
    const auto id = w.db.insert("INSERT INTO room (uid, name) VALUES (?, ?)", uid, name);
    return Written{id, uid, JsonText::object([&](JsonText& json) { json.field("name", name); })};
}

Outcome apply(Writing&, const model::AddAccount&) {
    return model::Problem{"password", "required", {}};
}

Outcome apply(Writing& w, const model::EditAccount& change) {
    auto now = change.account;
    const auto accounts = read::accounts(w.db);
    const auto before = std::find_if(accounts.begin(), accounts.end(),
                                     [&](const model::Account& account) { return account.id == now.id; });
    if (before == accounts.end()) {
        return model::Problem{"account", "unknown", {}};
    }
    now.fullName = model::trimmed(now.fullName);
    now.signInName = before->signInName; // it names the key slot
    model::Problems problems;
    checkName(problems, "fullName", now.fullName);
    if (now.roles.empty()) {
        problems.push_back({"roles", "required", {}});
    }
    const bool ownerChange = now.roles.contains(model::Role::owner) != before->roles.contains(model::Role::owner) ||
                             (before->roles.contains(model::Role::owner) && now.disabled != before->disabled);
    if (ownerChange && !w.who.roles.contains(model::Role::owner)) {
        problems.push_back({"roles", "only-an-owner", {}});
    }
    const bool ownerLeft = std::any_of(accounts.begin(), accounts.end(), [&](const model::Account& account) {
        const auto& one = account.id == now.id ? now : account;
        return one.roles.contains(model::Role::owner) && !one.disabled;
    });
    if (!ownerLeft) {
        problems.push_back({"roles", "last-owner", {}});
    }
    if (!problems.empty()) {
        return problems;
    }
    w.db.run("UPDATE account SET full_name = ?, trainee = ?, disabled = ? WHERE id = ?", now.fullName, now.trainee,
             now.disabled, now.id);
    for (const auto role : before->roles) {
        if (!now.roles.contains(role)) {
            w.db.run("DELETE FROM account_role WHERE account_id = ? AND role = ?", now.id, role);
        }
    }
    for (const auto role : now.roles) {
        if (!before->roles.contains(role)) {
            w.db.run("INSERT INTO account_role (account_id, role) VALUES (?, ?)", now.id, role);
        }
    }
    return Written{now.id.value, before->uid, editPayload(now, *before, writeAccount)};
}

Outcome apply(Writing& w, const model::AddDevice& change) {
    auto device = change.device;
    device.id = {};
    device.name = model::trimmed(device.name);
    if (auto problems = checkDevice(w, device, device.name); !problems.empty()) {
        return problems;
    }
    const auto uid = w.newUid();
    const auto id =
        w.db.insert("INSERT INTO device (uid, name, make, model_name, serial, modality, maximum_depth, label, "
                    "retired, service_due) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    uid, device.name, device.make, device.modelName, device.serial, device.modality,
                    micrometres(device.maximumDepth), device.label, device.retired, device.serviceDue);
    return Written{id, uid, JsonText::object([&](JsonText& json) { writeDevice(json, device); })};
}

Outcome apply(Writing& w, const model::EditDevice& change) {
    auto device = change.device;
    device.name = model::trimmed(device.name);
    const auto devices = read::devices(w.db);
    const auto before =
        std::find_if(devices.begin(), devices.end(), [&](const model::Device& one) { return one.id == device.id; });
    if (before == devices.end()) {
        return model::Problem{"device", "unknown", {}};
    }
    if (auto problems = checkDevice(w, device, device.name); !problems.empty()) {
        return problems;
    }
    w.db.run("UPDATE device SET name = ?, make = ?, model_name = ?, serial = ?, modality = ?, maximum_depth = ?, "
             "label = ?, retired = ?, service_due = ? WHERE id = ?",
             device.name, device.make, device.modelName, device.serial, device.modality,
             micrometres(device.maximumDepth), device.label, device.retired, device.serviceDue, device.id);
    return Written{device.id.value, before->uid, editPayload(device, *before, writeDevice)};
}

} // namespace db
