#pragma once
// Numbers that name rows, each of its own type so that a client can never be mistaken for a lot.

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace model {

template <class Tag>
struct Id {
    std::int64_t value{};

    constexpr Id() = default;
    constexpr explicit Id(std::int64_t v)
        : value{v} {}
    /// An id of 0 names nothing yet.
    constexpr explicit operator bool() const { return value != 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

using AccountId = Id<struct AccountTag>;
using ClientId = Id<struct ClientTag>;
using SessionId = Id<struct SessionTag>;
using RoomId = Id<struct RoomTag>;
using DeviceId = Id<struct DeviceTag>;
using ProductId = Id<struct ProductTag>;
using LotId = Id<struct LotTag>;
using CartridgeId = Id<struct CartridgeTag>;
using ContainerId = Id<struct ContainerTag>;
using ReminderId = Id<struct ReminderTag>;
using ReactionId = Id<struct ReactionTag>;
using ExposureId = Id<struct ExposureTag>;
using ConsentId = Id<struct ConsentTag>;
using RecallId = Id<struct RecallTag>;
using InjuryId = Id<struct InjuryTag>;

/// A UUIDv7 in its usual text form: the name of a record outside this store. Made by db.
struct Uid {
    std::string text;
    friend auto operator<=>(const Uid&, const Uid&) = default;
};

} // namespace model

template <class Tag>
struct std::hash<model::Id<Tag>> {
    std::size_t operator()(model::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
