#pragma once
// Everything a person has typed and picked on the session desk, whether it makes sense yet or not. This is what a
// draft keeps; what is right in it becomes a plan or a record.

#include "db/rows.h"
#include "model/session.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace present {

/// Where the settings of a row were taken over from, so that a person can judge them; gone once a person changed them.
struct DeskOrigin {
    enum class Kind { session, otherRow, usualDevice };
    Kind kind = Kind::session;
    std::optional<model::Day> day; ///< of the session
    model::ZoneCode zone;          ///< where they were used, when that is another zone
    bool operator==(const DeskOrigin&) const = default;
};

/// One row of the desk: a zone or a whole group, less those of its parts that have a row of their own.
struct DeskRowInput {
    model::ZoneCode zone;
    model::Modality modality = model::Modality::pen;
    model::Indication indication = model::Indication::rejuvenation;
    std::optional<model::DeviceId> device;
    std::string depth;
    std::string passes;
    std::optional<model::Endpoint> endpoint;
    std::string energy;
    std::string pulse;
    std::string shots;
    std::string note;
    std::optional<DeskOrigin> origin;
    bool operator==(const DeskRowInput&) const = default;
};

/// What became of a cartridge that this session opened.
struct DeskFate {
    model::CartridgeId cartridge;
    model::CartridgeFate fate = model::CartridgeFate::used;
    std::optional<model::WasteReason> wasteReason;
    bool operator==(const DeskFate&) const = default;
};

struct DeskAnaesthetic {
    bool given = false;
    std::string product;
    std::string lot;
    std::string strengthPercent;
    std::string creamGrams;
    std::string weightKilograms;
    std::string areaCm2;
    std::string onAt; ///< clock time of the session's day
    std::string offAt;
    bool operator==(const DeskAnaesthetic&) const = default;
};

struct DeskInput {
    std::vector<DeskRowInput> rows;
    std::optional<model::AccountId> performer;
    std::optional<model::AccountId> supervisor;
    std::optional<model::RoomId> room;
    std::string startTime; ///< clock times; empty takes the start's, and now
    std::string endTime;
    std::vector<DeskFate> fates;
    bool handpieceDisinfected = false;
    DeskAnaesthetic anaesthetic;
    std::vector<model::Topical> topicals;
    model::SkinResponse response;
    std::optional<model::ContainerId> container;
    std::string notes;
    bool operator==(const DeskInput&) const = default;
};

/// The leaves a row stands for.
std::vector<model::ZoneCode> leavesOf(const DeskInput& input, std::size_t row, const model::ZoneTree& zones);

/// Adds a row for a zone or group with these settings, unless its leaves are all picked already.
void pick(DeskInput& input, const model::ZoneCode& zone, DeskRowInput settings, const model::ZoneTree& zones);
/// Takes a zone or group out; a group that held it falls apart into what is left.
void unpick(DeskInput& input, const model::ZoneCode& zone, const model::ZoneTree& zones);
bool isPicked(const DeskInput& input, const model::ZoneCode& leaf, const model::ZoneTree& zones);

/// One treated zone as the settings of a row: all but the zone and the note.
DeskRowInput settingsOf(const model::TreatmentRow& done);
/// The rows of a session as rows of the desk, gathered into groups; their notes are left behind.
std::vector<DeskRowInput> rowsAsIn(const std::vector<model::TreatmentRow>& treatment, const model::ZoneTree& zones);
/// A stored record as input, for opening a session again.
DeskInput inputOf(const model::SessionRecord& record, const model::ZoneTree& zones, const std::string& timeZone);

struct ReadPlan {
    model::SessionPlan plan; ///< depths that cannot be read are left out
    model::Problems problems;
};
ReadPlan readPlan(const DeskInput& input, model::ClientId client, model::AccountId recorder,
                  const model::ZoneTree& zones);

/// What the clock times of a record are read against.
struct DeskTimes {
    model::Day day{};
    std::string timeZone;
    model::Instant startedAt{};
    model::Instant now{};
};
struct ReadRecord {
    model::SessionRecord record;
    model::Problems problems;
};
ReadRecord readRecord(const DeskInput& input, model::SessionPlan plan, const std::vector<db::CartridgeRow>& opened,
                      const std::vector<model::CartridgeUse>& uses, const DeskTimes& times);

std::string draftText(const DeskInput& input);
/// Nothing when the text is not a draft; a draft of an older form keeps what it has.
std::optional<DeskInput> readDraft(std::string_view text);

} // namespace present
