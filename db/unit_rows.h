#pragma once
// One cartridge and what happens to it. The schema's triggers move the unit's state with each event and refuse what
// cannot follow.

#include "db/session_parts.h"

namespace db {

struct Unit {
    model::CartridgeId id;
    model::Uid uid;
    std::string printedId;
    model::CartridgeState state{};
    std::optional<model::SessionId> session;
    model::LotId lot;
    model::Day useBy{};
    std::string quarantine;
    bool recalled = false;
};
std::optional<Unit> unit(Connection& connection, model::CartridgeId id);

struct Happening {
    model::CartridgeEvent event{};
    std::optional<model::SessionId> session;
    std::optional<model::ContainerId> container;
    std::optional<model::WasteReason> wasteReason;
    std::string note;
    std::optional<model::WasteMethod> wasteMethod{};
    std::optional<model::AccountId> witness{};
};
void happens(Writing& w, model::CartridgeId cartridge, const Happening& happening);

/// For a unit that has come back to stock: its lot's quarantine, or its use-by day, may stop it there and then.
void settleInStock(Writing& w, model::CartridgeId cartridge);

/// Why the unit cannot be opened on `day`: codes count-first (after a backup was restored), recalled, quarantined {reason}, expired {use-by day}, already-opened,
/// used-before {day}, wasted, returned, lost.
model::Problems whyNotOpen(Writing& w, const Unit& unit, model::Day day);

/// Something that should not have happened, kept with the session it happened in.
void incident(Writing& w, std::string_view kind, const SessionHead& session,
              std::optional<model::CartridgeId> cartridge, std::optional<model::LotId> lot);
/// For a unit that was used although its lot had expired by the session's day, was recalled before the session began,
/// or was quarantined by `then`: the session's end where it is signed at the desk, its beginning where it is recorded.
void lotIncidents(Writing& w, const SessionHead& session, std::optional<model::CartridgeId> cartridge,
                  model::LotId lot, model::Instant then);

/// Why nothing can be put into this container: required, unknown, closed.
model::Problems checkContainer(Writing& w, std::optional<model::ContainerId> container);

} // namespace db
