#pragma once
// What can be done to a client's record, beside sessions.

#include "model/history.h"
#include "model/people.h"
#include "model/zone.h"

#include <string>
#include <vector>

namespace model {

struct AddClient {
    Client client;
};
/// Refused as changed-meanwhile when the client is no longer as the one who edited it saw it.
struct EditClient {
    Client client;
    Client seen; ///< as read before the edit
};
/// A needling elsewhere or at home (modality), or another treatment, a drug, sun (item of the rule book). Zones are
/// leaves or groups, and none for what concerns the whole client. `day` is the latest it can have been, of what still
/// goes on the day on which it began; only what is not a needling may lie in the future.
struct AddExposure {
    ClientId client;
    std::vector<ZoneCode> zones;
    std::optional<Modality> modality;
    std::optional<Depth> depth;
    std::optional<Indication> indication;
    Day day{};
    bool approximate = false;
    std::string note;
    std::string item{};
    bool ongoing = false;
};
/// What went on has ended: the last day of it.
struct EndExposure {
    ExposureId exposure;
    Day day{};
};
/// The answers of one asking; a question that was not asked is left out. Their days are the store's.
struct RecordScreening {
    ClientId client;
    std::optional<SessionId> session;
    std::vector<ScreeningAnswer> answers;
};
struct SignConsent {
    ClientId client;
    std::string form;
    int version = 0;
    Day day{};
    bool byGuardian = false;
    bool photos = false;
    std::string paper; ///< where the signed sheet is kept
};
struct WithdrawConsent {
    ConsentId consent;
    Day day{};
};
/// "What was done elsewhere" was asked for these zones (leaves or groups; "body" for all) and all of it is recorded.
struct TakeHistory {
    ClientId client;
    std::vector<ZoneCode> zones;
};
enum class Severity { mild, moderate, severe };
template <>
inline constexpr std::array codesOf<Severity>{Named{Severity::mild, "mild"}, Named{Severity::moderate, "moderate"},
                                              Named{Severity::severe, "severe"}};
struct AddReaction {
    ClientId client;
    std::optional<SessionId> session;
    std::vector<ZoneCode> zones;
    std::string kind;
    Severity severity{};
    Day onset{};
    std::string note;
};
struct CloseReaction {
    ReactionId reaction;
    Day day{};
    std::string outcome;
};

} // namespace model
