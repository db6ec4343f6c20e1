#pragma once
// What a row that is picked anew begins with, so that the common case needs no typing. Everything taken over says where
// it comes from, and is assessed like what was typed.

#include "app/present/desk_input.h"
#include "db/rows.h"

#include <optional>
#include <string>
#include <vector>

namespace present {

/// As this zone was treated last; of the parts of a group the newest session, and in it the shallowest.
/// `past` is newest first.
std::optional<DeskRowInput> asTreatedThere(const std::vector<db::SessionRow>& past, const model::ZoneCode& zone,
                                           const model::ZoneTree& zones);
/// As the row above it; what was seen on that zone is not taken over.
std::optional<DeskRowInput> asOtherRow(const DeskInput& input, const model::ZoneTree& zones);
/// As the client was treated last, anywhere.
std::optional<DeskRowInput> asTreatedElsewhere(const std::vector<db::SessionRow>& past);

/// An endpoint that can be aimed at again: that it was stopped, or that there was none, is no aim.
std::optional<model::Endpoint> asAim(std::optional<model::Endpoint> reached);

/// The container that the clinic has set for the room, or for every room; else one that stands there; else any.
std::optional<model::ContainerId> containerFor(const std::vector<db::ContainerRow>& containers,
                                               std::optional<model::RoomId> room);

/// What a person has changed since is no longer taken over.
void forgetOrigins(std::vector<DeskRowInput>& now, const std::vector<DeskRowInput>& before);

/// "as on 8 Nov", "as on 8 Nov, left cheek", "as for chin"; for the line below the zone's name.
std::string originText(const DeskRowInput& row, const model::ZoneTree& zones, model::Day today);

} // namespace present
