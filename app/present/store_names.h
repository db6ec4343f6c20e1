#pragma once
// What a file or a command line calls things of the clinic, looked up in the store.

#include "db/access.h"

#include <optional>
#include <string>
#include <vector>

namespace present {

/// Read once; for one file or one command.
class StoreNames {
public:
    explicit StoreNames(const db::Access& access);

    std::optional<model::AccountId> account(const std::string& name) const; ///< sign-in name, full name or uid
    std::optional<model::DeviceId> device(const std::string& name) const;   ///< the clinic's name, uid or serial number
    std::optional<model::RoomId> room(const std::string& name) const;
    std::optional<model::ContainerId> container(const std::string& number) const;

    /// Empty for none.
    std::string signInName(const std::optional<model::AccountId>& id) const;
    std::string deviceName(const std::optional<model::DeviceId>& id) const;
    std::string roomName(const std::optional<model::RoomId>& id) const;
    std::string containerNumber(const std::optional<model::ContainerId>& id) const;

private:
    std::vector<model::Account> accounts_;
    std::vector<model::Device> devices_;
    std::vector<db::Room> rooms_;
    std::vector<db::ContainerRow> containers_;
};

} // namespace present
