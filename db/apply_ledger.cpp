// The ledger's settings, and what is said about findings of the hygiene audit.

#include "db/apply.h"
#include "db/payload.h"
#include "db/read_recalls.h"

#include "model/text_length.h"

namespace db {
namespace {

void writeSettings(JsonText& json, const model::LedgerSettings& settings) {
    json.field("fullPercent", settings.containers.fullPercent);
    json.field("daysOpen", settings.containers.daysOpen);
    json.field("warnDays", settings.containers.warnDays);
    json.field("collectWithinDays", settings.containers.collectWithinDays);
    json.field("witnessNeeded", settings.witnessNeeded);
    json.field("injuryLog", settings.injuryLog);
    json.field("injuryFollowUpDays", settings.injuryFollowUpDays);
}

} // namespace

Outcome apply(Writing& w, const model::EditLedgerSettings& change) {
    const auto& settings = change.settings;
    if (auto problems = model::validate(settings); !problems.empty()) {
        return problems;
    }
    const auto before = read::ledgerSettings(w.db);
    const auto& limits = settings.containers;
    w.db.run(
        "INSERT INTO ledger_settings (id, full_percent, days_open, warn_days, collect_within_days, witness_needed, "
        "injury_log, injury_follow_up_days) VALUES (1, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET full_percent = excluded.full_percent, days_open = excluded.days_open, "
        "warn_days = excluded.warn_days, collect_within_days = excluded.collect_within_days, "
        "witness_needed = excluded.witness_needed, injury_log = excluded.injury_log, "
        "injury_follow_up_days = excluded.injury_follow_up_days",
        limits.fullPercent, limits.daysOpen, limits.warnDays, limits.collectWithinDays, settings.witnessNeeded,
        settings.injuryLog, settings.injuryFollowUpDays);
    return Written{1, w.clinic.uid, editPayload(settings, before, writeSettings)};
}

Outcome apply(Writing& w, const model::ResolveFinding& change) {
    const std::string note{model::trimmed(change.note)};
    model::Problems problems;
    if (change.key.empty() || change.factsDigest.empty()) {
        problems.push_back({"finding", "unknown", {}});
    }
    if (note.empty()) {
        problems.push_back({"note", "required", {}});
    } else if (model::lengthOf(note) > 2000) {
        problems.push_back({"note", "too-long", {"2000"}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto uid = w.newUid();
    const auto id = w.db.insert("INSERT INTO hygiene_resolution (uid, finding_key, facts_digest, note, at, account_id) "
                                "VALUES (?, ?, ?, ?, ?, ?)",
                                uid, change.key, change.factsDigest, note, w.now, w.who.id);
    return Written{id, uid, JsonText::object([&](JsonText& json) {
                       json.field("finding", change.key);
                       json.field("facts", change.factsDigest);
                       json.field("note", note);
                   })};
}

} // namespace db
