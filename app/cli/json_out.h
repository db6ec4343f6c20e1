#pragma once
// The JSON that each verb answers with. Stable: fields are added, never renamed; days are YYYY-MM-DD, instants UTC.

#include "app/present/client_import.h"
#include "app/present/planned.h"
#include "db/access.h"
#include "model/udi.h"

#include <string>
#include <vector>

namespace cli::json_out {

std::string created(const db::Clinic& clinic, const std::string& store, const std::string& owner, bool encrypted,
                    const std::string& recoveryKey);
std::string added(const model::Uid& uid, const char* kind);
std::string clients(const db::Listed<db::ClientRow>& found);
std::string chart(const model::Client& client, const std::vector<db::SessionRow>& sessions,
                  const model::Assessment& outlook, const std::vector<db::ReminderRow>& reminders);
std::string imported(const present::ImportPreview& preview, bool previewOnly);
std::string trace(const std::string& of, const std::vector<db::TraceRow>& rows);
std::string assessment(const model::Assessment& assessment, const std::vector<std::string>& words);
std::string recorded(std::size_t sessions);
std::string planned(const db::SessionRow& row, const model::Assessment& assessment,
                    const std::vector<std::string>& words, const std::vector<const db::SessionRow*>& doubleBooked,
                    const std::string& closed, const std::string& closedReason);
/// One session of the diary and what stands against it.
struct DiaryEntry {
    db::SessionRow row;
    std::vector<model::Finding> against;             ///< why it is no longer safe; none: it is
    std::vector<std::string> words;                  ///< of each of them
    std::vector<const db::SessionRow*> doubleBooked; ///< what meets it with the same client, person or room
    std::string closed;                              ///< why the clinic is closed then
    std::string closedReason;                        ///< what was said for planning it all the same
};
/// A day on which the week's hours do not hold.
struct DiaryClosure {
    model::Day day{};
    model::Closure closure;
};
std::string diary(const std::vector<DiaryEntry>& entries, const std::vector<DiaryClosure>& closures);
std::string items(const std::vector<model::ExposureItem>& items);
/// The rows of one table: its name, header and cells.
struct RuleTable {
    std::string part;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
};
std::string rules(int version, const std::string& approvedBy, const std::vector<RuleTable>& tables);
std::string ruleChange(int version, const std::vector<present::AffectedSession>& affected);
/// JSON that was written without blanks, indented as the others are.
std::string indented(const std::string& text);
std::string reminders(const db::Listed<db::ReminderRow>& found, model::Instant at);
std::string verification(const db::Access::Verification& answer);
std::string checked(const std::vector<std::string>& faults);

/// One line: `ok` with issuer, di, lot, expiry, produced, serial, other, warnings.
std::string udi(const model::Udi& udi);
/// One line: `ok` false with `problem` in words and its `element` and `fault`; `readings` when the scan is ambiguous.
std::string udiProblem(const model::Problem& problem, const std::vector<model::Udi>& readings);

} // namespace cli::json_out
