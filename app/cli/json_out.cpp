#include "app/cli/json_out.h"

#include "app/present/finding_text.h"

#include <nlohmann/json.hpp>

namespace cli::json_out {

using json = nlohmann::ordered_json;

namespace {

std::string pretty(const json& value) {
    return value.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

json dayOrNull(const std::optional<model::Day>& day) {
    return day ? json(model::isoText(*day)) : json(nullptr);
}

json textOrNull(const std::string& text) {
    return text.empty() ? json(nullptr) : json(text);
}

/// Of the earlier event, else of the answer, reaction or end that the finding is about.
std::optional<model::Day> sinceOf(const model::Finding& finding) {
    return finding.cause      ? std::optional{finding.cause->day}
           : finding.exposure ? std::optional{finding.exposure->day}
                              : finding.since;
}

/// What a rule asks for when it is no number of days; null when it is.
json limitOf(const model::Finding& finding) {
    switch (finding.kind) {
    case model::RuleKind::zoneDepth:
    case model::RuleKind::zoneDepthCustomary:
    case model::RuleKind::practitionerDepth:
        return {{"micrometres", finding.requiredDays}};
    case model::RuleKind::guardian:
    case model::RuleKind::labelAge:
        return {{"years", finding.requiredDays}};
    case model::RuleKind::screeningMissing:
        return {{"questions", finding.requiredDays}};
    case model::RuleKind::healingFloor:
    case model::RuleKind::healingRecommended:
    case model::RuleKind::outsideLabel:
    case model::RuleKind::noRow:
    case model::RuleKind::historyNotKnown:
    case model::RuleKind::deviceDepth:
    case model::RuleKind::washOutFloor:
    case model::RuleKind::washOutRecommended:
    case model::RuleKind::contraindication:
    case model::RuleKind::clearanceNeeded:
    case model::RuleKind::caution:
    case model::RuleKind::openReaction:
    case model::RuleKind::plannedTooClose:
    case model::RuleKind::plannedBelowRecommended:
    case model::RuleKind::licence:
    case model::RuleKind::practitionerModality:
    case model::RuleKind::training:
    case model::RuleKind::deviceService:
    case model::RuleKind::consent:
        break;
    }
    return nullptr;
}

json udiJson(const model::Udi& udi) {
    json other = json::object();
    for (const auto& element : udi.other) {
        other[element.id] = element.value;
    }
    json warnings = json::array();
    for (const auto& warning : udi.warnings) {
        warnings.push_back({{"element", warning.field}, {"fault", warning.code}, {"words", present::words(warning)}});
    }
    return {{"issuer", std::string{model::code(udi.issuer)}},
            {"di", textOrNull(udi.di)},
            {"lot", textOrNull(udi.lot)},
            {"expiry", dayOrNull(udi.expiry)},
            {"produced", dayOrNull(udi.produced)},
            {"serial", textOrNull(udi.serial)},
            {"other", other},
            {"warnings", warnings}};
}

} // namespace

std::string created(const db::Clinic& clinic, const std::string& store, const std::string& owner, bool encrypted,
                    const std::string& recoveryKey) {
    return pretty({{"store", store},
                   {"uid", clinic.uid.text},
                   {"clinic", clinic.name},
                   {"timeZone", clinic.timeZone},
                   {"owner", owner},
                   {"encrypted", encrypted},
                   {"recoveryKey", textOrNull(recoveryKey)}});
}

std::string added(const model::Uid& uid, const char* kind) {
    return pretty({{"kind", kind}, {"uid", uid.text}});
}

std::string clients(const db::Listed<db::ClientRow>& found) {
    json list = json::array();
    for (const auto& row : found.rows) {
        list.push_back({{"uid", row.uid.text},
                        {"name", row.name},
                        {"birthDate", dayOrNull(row.birthDate)},
                        {"phone", row.phone},
                        {"lastSession", dayOrNull(row.lastSession)},
                        {"deceased", dayOrNull(row.deceased)}});
    }
    return pretty({{"total", found.total}, {"clients", list}});
}

std::string chart(const model::Client& client, const std::vector<db::SessionRow>& sessions,
                  const model::Assessment& outlook, const std::vector<db::ReminderRow>& reminders) {
    json consent = json::object();
    for (const auto& channel : model::codesOf<model::Channel>) {
        consent[std::string{channel.code}] = std::string{model::code(client.consentFor(channel.value))};
    }
    json visits = json::array();
    for (const auto& row : sessions) {
        json zones = json::array();
        for (const auto& treated : row.treatment) {
            zones.push_back({{"zone", treated.zone.text},
                             {"modality", std::string{model::code(treated.modality)}},
                             {"depthMm", treated.depth ? json(treated.depth->micrometres / 1000.0) : json(nullptr)}});
        }
        visits.push_back({{"uid", row.uid.text},
                          {"day", model::isoText(row.day)},
                          {"state", std::string{model::code(row.state)}},
                          {"waitsForCosignature", row.cosignWanted},
                          {"performer", row.performerName},
                          {"rows", zones},
                          {"cartridges", row.cartridges}});
    }
    json zones = json::array();
    for (const auto& zone : outlook.zones) {
        zones.push_back({{"zone", zone.zone.text},
                         {"verdict", std::string{model::code(zone.verdict)}},
                         {"historyKnown", zone.historyKnown},
                         {"lastTreated", zone.last ? json(model::isoText(zone.last->day)) : json(nullptr)},
                         {"earliest", model::isoText(zone.earliest)},
                         {"recommended", model::isoText(zone.recommended)}});
    }
    json steps = json::array();
    for (const auto& row : reminders) {
        steps.push_back({{"step", row.step},
                         {"title", row.title},
                         {"state", std::string{model::code(row.state)}},
                         {"day", model::isoText(row.due.day)},
                         {"dueAt", model::isoText(row.due.dueAt)}});
    }
    return pretty({{"uid", client.uid.text},
                   {"givenName", client.givenName},
                   {"familyName", client.familyName},
                   {"birthDate", dayOrNull(client.birthDate)},
                   {"phone", client.phone},
                   {"email", client.email},
                   {"address",
                    {{"lines", client.address.lines},
                     {"city", client.address.city},
                     {"postcode", client.address.postcode},
                     {"country", client.address.country}}},
                   {"consent", consent},
                   {"language", client.language},
                   {"skinType", client.skinType ? json(std::string{model::code(*client.skinType)}) : json(nullptr)},
                   {"allergies", client.allergies},
                   {"deceased", dayOrNull(client.deceased)},
                   {"externalReference", textOrNull(client.externalReference)},
                   {"zones", zones},
                   {"sessions", visits},
                   {"reminders", steps}});
}

std::string imported(const present::ImportPreview& preview, bool previewOnly) {
    const auto remarks = [](const std::vector<present::ImportRemark>& all) {
        json list = json::array();
        for (const auto& remark : all) {
            list.push_back({{"line", remark.line},
                            {"column", textOrNull(remark.column)},
                            {"fault", remark.problem.code},
                            {"words", present::words(remark.problem)}});
        }
        return list;
    };
    json columns = json::array();
    for (const auto& column : preview.columns) {
        columns.push_back({{"heading", column.heading}, {"taken", column.field.has_value()}});
    }
    return pretty({{"imported", preview.problemCount == 0 && !previewOnly},
                   {"encoding", preview.encoding},
                   {"people", preview.people},
                   {"added", preview.count(present::ImportAct::add)},
                   {"linked", preview.count(present::ImportAct::link)},
                   {"skipped", preview.count(present::ImportAct::skip)},
                   {"columns", columns},
                   {"problems", remarks(preview.problems)},
                   {"notes", remarks(preview.notes)}});
}

std::string trace(const std::string& of, const std::vector<db::TraceRow>& rows) {
    json list = json::array();
    for (const auto& row : rows) {
        list.push_back({{"client", row.clientUid.text},
                        {"name", row.clientName},
                        {"phone", row.phone},
                        {"email", row.email},
                        {"day", model::isoText(row.day)},
                        {"performer", row.performer},
                        {"cartridge", row.printedId},
                        {"state", std::string{model::code(row.state)}},
                        {"container", textOrNull(row.container)},
                        {"product", textOrNull(row.productName)},
                        {"lot", textOrNull(row.lotNumber)},
                        {"useBy", dayOrNull(row.useBy)},
                        {"zones", textOrNull(row.zones)},
                        {"devices", textOrNull(row.devices)},
                        {"room", textOrNull(row.room)},
                        {"invalidated", row.invalidated}});
    }
    return pretty({{"of", of}, {"total", rows.size()}, {"exposed", list}});
}

namespace {

json findingsJson(const std::vector<model::Finding>& findings, const std::vector<std::string>& words) {
    json list = json::array();
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const auto& finding = findings[i];
        const auto limit = limitOf(finding);
        list.push_back({{"rule", finding.rule},
                        {"kind", std::string{model::code(finding.kind)}},
                        {"strength", std::string{model::code(finding.strength)}},
                        {"source", finding.source},
                        {"grade", std::string(1, finding.grade)},
                        {"zone", textOrNull(finding.zone.text)},
                        {"about", textOrNull(finding.exposure ? finding.exposure->item : finding.about)},
                        {"since", dayOrNull(sinceOf(finding))},
                        {"requiredDays", limit.is_null() ? json(finding.requiredDays) : json(nullptr)},
                        {"limit", limit},
                        {"daysShort", finding.daysShort},
                        {"earliest", dayOrNull(finding.earliest)},
                        {"words", i < words.size() ? words[i] : std::string{}}});
    }
    return list;
}

} // namespace

std::string assessment(const model::Assessment& assessment, const std::vector<std::string>& words) {
    const bool noDayHelps = assessment.verdict == model::Verdict::deny && assessment.earliest <= assessment.day;
    json zones = json::array();
    for (const auto& zone : assessment.zones) {
        zones.push_back({{"zone", zone.zone.text},
                         {"verdict", std::string{model::code(zone.verdict)}},
                         {"historyKnown", zone.historyKnown},
                         {"earliest", model::isoText(zone.earliest)},
                         {"recommended", model::isoText(zone.recommended)}});
    }
    return pretty({{"verdict", std::string{model::code(assessment.verdict)}},
                   {"act", std::string{model::code(assessment.act)}},
                   {"day", model::isoText(assessment.day)},
                   {"ruleBookVersion", assessment.ruleBookVersion},
                   {"earliest", noDayHelps ? json(nullptr) : json(model::isoText(assessment.earliest))},
                   {"findings", findingsJson(assessment.findings, words)},
                   {"zones", zones}});
}

namespace {

json sessionJson(const db::SessionRow& row) {
    json rows = json::array();
    for (const auto& one : row.treatment) {
        rows.push_back({{"zone", one.zone.text},
                        {"modality", std::string{model::code(one.modality)}},
                        {"depthMm", one.depth ? json(one.depth->micrometres / 1000.0) : json(nullptr)}});
    }
    return {{"uid", row.uid.text},
            {"client", row.clientName},
            {"day", model::isoText(row.day)},
            {"minute", row.minute},
            {"durationMinutes", row.durationMinutes},
            {"state", std::string{model::code(row.state)}},
            {"performer", row.performerName},
            {"room", textOrNull(row.room)},
            {"rows", rows}};
}

json uidsOf(const std::vector<const db::SessionRow*>& rows) {
    json uids = json::array();
    for (const auto* row : rows) {
        uids.push_back(row->uid.text);
    }
    return uids;
}

} // namespace

std::string planned(const db::SessionRow& row, const model::Assessment& assessment,
                    const std::vector<std::string>& words, const std::vector<const db::SessionRow*>& doubleBooked,
                    const std::string& closed, const std::string& closedReason) {
    auto value = sessionJson(row);
    value["doubleBooked"] = uidsOf(doubleBooked);
    value["closed"] = textOrNull(closed);
    value["closedReason"] = textOrNull(closedReason);
    value["assessment"] = json::parse(json_out::assessment(assessment, words));
    return pretty(value);
}

std::string diary(const std::vector<DiaryEntry>& entries, const std::vector<DiaryClosure>& closures) {
    json sessions = json::array();
    for (const auto& entry : entries) {
        auto one = sessionJson(entry.row);
        one["noLongerSafe"] = !entry.against.empty();
        one["against"] = findingsJson(entry.against, entry.words);
        one["doubleBooked"] = uidsOf(entry.doubleBooked);
        one["closed"] = textOrNull(entry.closed);
        one["closedReason"] = textOrNull(entry.closedReason);
        sessions.push_back(std::move(one));
    }
    json days = json::array();
    for (const auto& [day, closure] : closures) {
        days.push_back({{"day", model::isoText(day)},
                        {"open", closure.open ? isoText(*closure.open) : "closed"},
                        {"reason", closure.reason}});
    }
    return pretty({{"total", entries.size()}, {"sessions", sessions}, {"closures", days}});
}

std::string items(const std::vector<model::ExposureItem>& items) {
    json list = json::array();
    for (const auto& item : items) {
        list.push_back({{"item", item.code},
                        {"name", item.name},
                        {"group", std::string{model::code(item.group)}},
                        {"reach", std::string{model::code(item.reach)}},
                        {"mayLast", item.mayLast}});
    }
    return pretty({{"items", list}});
}

std::string rules(int version, const std::string& approvedBy, const std::vector<RuleTable>& tables) {
    json parts = json::object();
    for (const auto& table : tables) {
        json rows = json::array();
        for (const auto& row : table.rows) {
            json one = json::object();
            for (std::size_t i = 0; i < row.size(); ++i) {
                one[table.header[i]] = row[i];
            }
            rows.push_back(std::move(one));
        }
        parts[table.part] = std::move(rows);
    }
    return pretty({{"version", version}, {"approvedBy", textOrNull(approvedBy)}, {"parts", parts}});
}

std::string ruleChange(int version, const std::vector<present::AffectedSession>& affected) {
    json sessions = json::array();
    for (const auto& session : affected) {
        auto one = sessionJson(session.now.row);
        one["verdictNow"] = std::string{model::code(session.now.assessment.verdict)};
        one["verdictThen"] = std::string{model::code(session.then.assessment.verdict)};
        one["earliestThen"] = model::isoText(session.then.assessment.earliest);
        sessions.push_back(std::move(one));
    }
    return pretty({{"version", version}, {"affected", sessions}});
}

std::string recorded(std::size_t sessions) {
    return pretty({{"recorded", sessions}});
}

std::string indented(const std::string& text) {
    return pretty(json::parse(text));
}

std::string reminders(const db::Listed<db::ReminderRow>& found, model::Instant at) {
    json list = json::array();
    for (const auto& row : found.rows) {
        list.push_back({{"client", row.clientName},
                        {"clientUid", row.clientUid.text},
                        {"step", row.step},
                        {"title", row.title},
                        {"state", std::string{model::code(row.state)}},
                        {"urgency", std::string{model::code(model::urgency(row.due.dueAt, row.due.lateAt, row.plannedAt, at))}},
                        {"day", model::isoText(row.due.day)},
                        {"dueAt", model::isoText(row.due.dueAt)},
                        {"lateAt", model::isoText(row.due.lateAt)},
                        {"needsStaff", row.needsStaff},
                        {"kind", std::string{model::code(row.kind)}},
                        {"phone", row.phone},
                        {"unanswered", row.unanswered}});
    }
    return pretty({{"at", model::isoText(at)}, {"total", found.total}, {"reminders", list}});
}

std::string verification(const db::Access::Verification& answer) {
    return pretty({{"verified", answer.verified()},
                   {"entries", answer.entries},
                   {"rows", answer.rows},
                   {"erased", answer.erased},
                   {"notCovered", answer.notCovered},
                   {"altered", answer.altered},
                   {"head", answer.head}});
}

std::string checked(const std::vector<std::string>& faults) {
    return pretty({{"ok", faults.empty()}, {"faults", faults}});
}

std::string udi(const model::Udi& udi) {
    json out{{"ok", true}};
    out.update(udiJson(udi));
    return out.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string udiProblem(const model::Problem& problem, const std::vector<model::Udi>& readings) {
    json out{{"ok", false},
             {"problem", problem.field + ": " + problem.code + ": " + present::words(problem)},
             {"element", problem.field},
             {"fault", problem.code}};
    if (!readings.empty()) {
        out["readings"] = json::array();
        for (const auto& reading : readings) {
            out["readings"].push_back(udiJson(reading));
        }
    }
    return out.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace cli::json_out
