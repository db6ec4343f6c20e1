#pragma once
// Everything about one client for handing out: papers to read, and the same whole in JSON for another program.

#include "app/present/report_stamp.h"
#include "app/report/document.h"
#include "app/report/pages.h"
#include "db/row_leaving.h"

#include <filesystem>
#include <string>

namespace report {

/// What a person reads: who it is, then each kind of record as a table. What stands only for the program (checks,
/// keys, drafts) is in the JSON file alone.
Document clientRecordsDocument(const db::ClientRecords& records, const present::ReportStamp& stamp);

/// "needlebook client 1": every record with every field.
std::string clientRecordsJson(const db::ClientRecords& records, const present::ReportStamp& stamp);

struct ClientExport {
    std::filesystem::path folder;
    std::int64_t records = 0; ///< without the trail's entries
    present::ReportStamp stamp;
};

/// Enters it in the trail and then makes the folder, whole or not at all. Off the UI thread.
/// Problems: "output" "taken" (something of that name is there), "permission".
model::Outcome<ClientExport> exportClient(const present::Seat& seat, model::ClientId client,
                                          const std::filesystem::path& folder, Paper paper);

} // namespace report
