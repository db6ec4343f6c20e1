#pragma once
// The record of a session as lines that a person can read, and what differs between two of its versions.

#include "app/present/view.h"
#include "db/access.h"

#include <string>
#include <vector>

namespace present {

struct SessionLine {
    std::string label;
    std::string text;
    Tone tone = Tone::neutral;
    bool operator==(const SessionLine&) const = default;
};
struct SessionSection {
    std::string title;
    std::vector<SessionLine> lines;
    bool operator==(const SessionSection&) const = default;
};
/// Nothing for an empty text.
void addLine(SessionSection& section, std::string label, std::string text, Tone tone = Tone::neutral);

/// What an amendment changed: old value beside new, either of which may be empty.
struct RecordChange {
    std::string label;
    std::string before;
    std::string after;
    bool operator==(const RecordChange&) const = default;
};

/// Whether what was typed freely may be told: it may name the client.
enum class FreeText { told, onlyThatItChanged };

/// Reads the names once; for one session or for many.
class SessionLines {
public:
    SessionLines(const db::Access& access, std::string timeZone);

    /// People and times, treatment, cartridges, before and after; those without a line too. `units`: of the record's
    /// first cartridges, as SessionDetail has them.
    std::vector<SessionSection> sections(const model::SessionRecord& record, const std::vector<db::CartridgeRow>& units,
                                         const model::ZoneTree& zones) const;
    std::vector<RecordChange> changes(const model::SessionRecord& before, const model::SessionRecord& after,
                                      const std::vector<db::CartridgeRow>& units, const model::ZoneTree& zones,
                                      FreeText freeText = FreeText::told) const;

private:
    SessionSection people(const model::SessionRecord& record) const;
    SessionSection treatment(const model::SessionRecord& record, const model::ZoneTree& zones) const;
    SessionSection cartridges(const model::SessionRecord& record, const std::vector<db::CartridgeRow>& units) const;
    SessionSection aroundIt(const model::SessionRecord& record) const;

    std::string nameOf(model::AccountId id) const;
    std::string nameOf(model::RoomId id) const;
    std::string nameOf(model::DeviceId id) const;
    std::string nameOf(model::ContainerId id) const;

    db::Access access_;
    std::string timeZone_;
    std::vector<model::Account> accounts_;
    std::vector<db::Room> rooms_;
    std::vector<model::Device> devices_;
    std::vector<db::ContainerRow> containers_;
};

} // namespace present
