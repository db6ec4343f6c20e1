#pragma once
// All that an inspector asks for of a period, as values: what the inspector pack is made of.

#include "app/present/hygiene_reading.h"
#include "app/present/report_stamp.h"
#include "app/present/session_lines.h"

#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace present {

/// Clients are told by the number of their record unless their names are asked for.
enum class PackNames { numbers, names };

struct PackQuery {
    model::Day first{}; ///< both included
    model::Day last{};
    PackNames names = PackNames::numbers;
};

/// A session that took place, and each cartridge it used or wasted.
struct PackSession {
    db::SessionRow row;
    std::string client; ///< name or record number, as asked for
    std::vector<db::TraceRow> uses;
};
struct PackWaste {
    model::Day day{};
    db::CartridgeRow unit;
    db::CartridgeStep step; ///< of the wasting: who, method, witness, note
    std::string client;
};
/// A session changed after it was signed, and what stands in its place.
struct PackAmendment {
    PackSession original;              ///< with the treatment as it stood until then
    std::vector<RecordChange> changes; ///< of an amendment: old beside new; free text only where names may be told
    std::string reason;
    std::string who;
    std::optional<model::Instant> at;
    std::optional<PackSession> now; ///< none where it was invalidated without one
};
struct PackStaff {
    model::Practitioner person;
    std::string name;
    bool disabled = false;
};

struct InspectorPack {
    ReportStamp stamp;
    PackQuery query;
    HygieneReading reading;
    std::vector<PackSession> sessions; ///< by day
    std::vector<PackAmendment> amendments;
    std::vector<db::BalanceRow> balances;
    std::vector<db::ContainerRow> containers; ///< that stood in the clinic in the period
    std::vector<PackWaste> wastes;
    std::vector<db::OverrideLine> overrides;
    std::map<model::SessionId, std::string> overridden; ///< the client of each
    std::vector<db::InjuryRow> injuries;                ///< never with the name of the injured
    std::vector<PackStaff> staff;
    std::vector<db::RecallDetail> recalls;
    model::LedgerSettings settings;
    std::shared_ptr<model::RuleBook const> rules;
    model::Day today{};
    std::string timeZone;
    std::string licence; ///< of the clinic; empty: not entered
};

/// Reads it all, then enters the report in the trail unless it is only looked at. Off the UI thread. Progress is told
/// in percent, each step once. Problems: "permission"; "stopped".
model::Outcome<InspectorPack> gatherPack(const Seat& seat, const PackQuery& query, ReportUse use,
                                         const db::HygieneProgress& progress, const std::stop_token& stop);

/// Overrides of a denial that nobody else stood behind, as in a clinic of one.
std::vector<db::OverrideLine> overriddenAlone(const InspectorPack& pack);

} // namespace present
