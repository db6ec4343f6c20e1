#pragma once
// What the trail keeps of each change, as JSON: the new values, for an edit the old ones beside. Records are named by
// uid, never by row number.

#include "db/session_json.h"
#include "db/writing.h"

namespace db {

/// Throws Fault::corrupt for a row that is not there.
model::Uid uidOf(Connection& connection, model::AccountId id);
model::Uid uidOf(Connection& connection, model::ClientId id);
model::Uid uidOf(Connection& connection, model::SessionId id);
model::Uid uidOf(Connection& connection, model::RoomId id);
model::Uid uidOf(Connection& connection, model::DeviceId id);
model::Uid uidOf(Connection& connection, model::ProductId id);
model::Uid uidOf(Connection& connection, model::LotId id);
model::Uid uidOf(Connection& connection, model::CartridgeId id);
model::Uid uidOf(Connection& connection, model::ContainerId id);
model::Uid uidOf(Connection& connection, model::ReminderId id);
model::Uid uidOf(Connection& connection, model::RecallId id);
model::Uid uidOf(Connection& connection, model::InjuryId id);

/// Writes an id, which may be empty, as its uid: for writePlan and writeRecord.
inline auto putUid(Connection& connection) {
    return [&connection](JsonText& json, std::string_view name, const auto& id) {
        if (id) {
            json.field(name, uidOf(connection, *id));
        }
    };
}

void writeClient(JsonText& json, Connection& connection, const model::Client& client);
void writeAccount(JsonText& json, const model::Account& account);
void writeDevice(JsonText& json, const model::Device& device);
void writeProduct(JsonText& json, const model::Product& product);
void writeClinic(JsonText& json, std::string_view name, std::string_view timeZone, const model::QuietHours& quiet);
void writeFindings(JsonText& json, const model::Assessment& assessment);
void writeOverrides(JsonText& json, const std::vector<model::Override>& overrides);

/// {"new": {...}, "old": {...}}
template <class Write, class T>
std::string editPayload(const T& now, const T& before, Write&& write) {
    return JsonText::object([&](JsonText& json) {
        json.object("new", [&](JsonText&) { write(json, now); });
        json.object("old", [&](JsonText&) { write(json, before); });
    });
}

std::string clientPayload(Connection& connection, model::ClientId client);
std::string plannedPayload(Connection& connection, const model::PlanSession& change, model::Day day,
                           const model::Assessment& assessment, const std::optional<model::ShutReason>& closed);
/// Nothing where the clinic is open.
void writeShutReason(JsonText& json, const std::optional<model::ShutReason>& reason);
/// `overrides`: those that are given now.
std::string clearedPayload(Connection& connection, const model::SessionPlan& plan, const model::Assessment& assessment,
                           const std::vector<model::Override>& overrides);
std::string deniedPayload(Connection& connection, const model::Assessment& assessment, const model::SessionPlan& plan,
                          std::string_view why);

} // namespace db
