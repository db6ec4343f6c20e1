#pragma once
// What can be done to a session, from its planning to its end.

#include "model/session.h"

#include <string>
#include <vector>

namespace model {

/// At a time at which the clinic is closed a reason is needed: refused as closed-then or outside-hours. One given
/// before for the same closing holds when the session is moved.
struct PlanSession {
    Clearance clearance;
    Day day{};
    int minute = 0;
    int durationMinutes = 45;
    std::optional<RoomId> room;
    std::string closedReason{}; ///< why then, where the clinic is closed
};
/// To another time, room or person; the clearance is for the new day.
struct MoveSession {
    SessionId session;
    Clearance clearance;
    Day day{};
    int minute = 0;
    int durationMinutes = 45;
    std::optional<RoomId> room;
    std::string closedReason{}; ///< why then, where the clinic is closed
};
struct ArriveSession {
    SessionId session;
};
struct CancelSession {
    SessionId session;
    std::string reason;
    bool noShow = false;
};
struct StartSession {
    Clearance clearance;
    std::optional<SessionId> planned;
    std::optional<RoomId> room;
};
struct ExtendSession {
    SessionId session;
    Clearance clearance;
};
struct OpenCartridge {
    SessionId session;
    CartridgeId cartridge;
    bool packIntact = false;
    bool sheathChanged = false;
};
struct ResealCartridge {
    SessionId session;
    CartridgeId cartridge;
    std::string reason;
};
struct SignSession {
    SessionId session;
    SessionRecord record;
};
struct AbandonSession {
    SessionId session;
    std::vector<CartridgeUse> fates;
    std::optional<ContainerId> container;
    std::string reason;
};
/// What has already happened; never denied, its findings are stored with it. Refused as recorded-already when a session
/// of that client, day and performer with the same rows stands, begun at the same minute or at no known hour (ended as
/// it began), unless it is said to be another visit.
struct RecordSession {
    SessionRecord record;
    std::vector<Override> reasons;
    bool anotherVisit = false;
};

/// For a session charted on the wrong client: it becomes invalidated and stays readable; a copy stands on the right
/// client, with the cartridges' use, the findings of that client's own history, and reminders of its own. Needs the
/// PIN.
struct ReplaceSession {
    SessionId session;
    ClientId rightClient;
    std::string reason;
};

/// For a signed session that should not stand: one that never took place, or was entered twice. It stays readable, the
/// skin heals from it no longer, its reminders stop. What it says of its cartridges stays true of them: they are used
/// up, until a session that is recorded in its place says so. Needs the PIN.
struct InvalidateSession {
    SessionId session;
    std::string reason;
};

/// Corrects a signed session: `record` is the whole truth as it should stand, `version` the one that was looked at.
/// What it said until then stays beside it; healing and reminders follow what it says now. Client, day, performer and
/// supervisor stay as signed, and so do its cartridges: what was used is used up. One that was used and not charted may
/// be added behind them. Needs the PIN; a trainee's session waits for its co-signature again unless the supervisor
/// amends it.
struct AmendSession {
    SessionId session;
    int version = 0;
    SessionRecord record;
    std::string reason;
};

/// A supervisor has looked at a trainee's signed session, as `version` has it, and stands behind it. Needs the PIN.
struct CoSign {
    SessionId session;
    int version = 0;
};

} // namespace model
