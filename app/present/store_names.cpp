#include "app/present/store_names.h"

#include <algorithm>

namespace present {

namespace {

template <class Rows, class Match>
auto firstWhere(const Rows& rows, Match match) {
    const auto found = std::find_if(rows.begin(), rows.end(), match);
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

StoreNames::StoreNames(const db::Access& access)
    : accounts_{access.accounts()}
    , devices_{access.devices()}
    , rooms_{access.rooms()}
    , containers_{access.containers()} {}

std::optional<model::AccountId> StoreNames::account(const std::string& name) const {
    const auto* found = firstWhere(accounts_, [&](const model::Account& known) {
        return known.signInName == name || known.fullName == name || known.uid.text == name;
    });
    return found == nullptr ? std::nullopt : std::optional{found->id};
}

std::optional<model::DeviceId> StoreNames::device(const std::string& name) const {
    const auto* found = firstWhere(devices_, [&](const model::Device& known) {
        return known.name == name || known.uid.text == name || (!known.serial.empty() && known.serial == name);
    });
    return found == nullptr ? std::nullopt : std::optional{found->id};
}

std::optional<model::RoomId> StoreNames::room(const std::string& name) const {
    const auto* found = firstWhere(rooms_, [&](const db::Room& known) { return known.name == name; });
    return found == nullptr ? std::nullopt : std::optional{found->id};
}

std::optional<model::ContainerId> StoreNames::container(const std::string& number) const {
    const auto* found =
        firstWhere(containers_, [&](const db::ContainerRow& known) { return known.container.number == number; });
    return found == nullptr ? std::nullopt : std::optional{found->container.id};
}

std::string StoreNames::signInName(const std::optional<model::AccountId>& id) const {
    const auto* found = firstWhere(accounts_, [&](const model::Account& known) { return id == known.id; });
    return found == nullptr ? std::string{} : found->signInName;
}

std::string StoreNames::deviceName(const std::optional<model::DeviceId>& id) const {
    const auto* found = firstWhere(devices_, [&](const model::Device& known) { return id == known.id; });
    return found == nullptr ? std::string{} : found->name;
}

std::string StoreNames::roomName(const std::optional<model::RoomId>& id) const {
    const auto* found = firstWhere(rooms_, [&](const db::Room& known) { return id == known.id; });
    return found == nullptr ? std::string{} : found->name;
}

std::string StoreNames::containerNumber(const std::optional<model::ContainerId>& id) const {
    const auto* found =
        firstWhere(containers_, [&](const db::ContainerRow& known) { return id == known.container.id; });
    return found == nullptr ? std::string{} : found->container.number;
}

} // namespace present
