// The writing half of session_file.h.

#include "app/present/session_file.h"

#include "app/present/store_names.h"
#include "app/present/text.h"
#include "db/json_text.h"

namespace present {

namespace {

using db::JsonText;

void clockOrNull(JsonText& json, std::string_view name, const std::optional<model::Instant>& at,
                 const std::string& zone) {
    json.orNull(name, at ? std::optional{clockTime(*at, zone)} : std::nullopt);
}

void writeRow(JsonText& json, const model::TreatmentRow& row, const StoreNames& names) {
    json.field("zone", row.zone);
    json.field("modality", row.modality);
    json.field("indication", row.indication);
    json.textOrNull("device", names.deviceName(row.device));
    json.thousandthsOrNull("depthMm", row.depth ? std::optional{row.depth->micrometres} : std::nullopt);
    json.orNull("passes", row.passes);
    json.orNull("endpoint", row.endpoint);
    if (row.rf) {
        json.orNull("energyMillijoules", row.rf->energyMillijoules);
        json.orNull("pulseMilliseconds", row.rf->pulseMilliseconds);
        json.orNull("shots", row.rf->shots);
    }
    json.field("note", row.note);
}

struct UsedUnit {
    const model::CartridgeUse& use;
    const db::CartridgeRow* unit; ///< none where only the lot is known, or nothing
};

void writeUnit(JsonText& json, const UsedUnit& used, const db::Access& access) {
    const auto& [use, unit] = used;
    if (unit != nullptr) {
        json.field("cartridge", unit->printedId);
        json.field("lot", unit->lotNumber);
        json.field("useBy", unit->useBy);
    } else if (use.lot) {
        const auto lot = access.lot(*use.lot);
        json.textOrNull("lot", lot ? lot->lot.number : std::string{});
    } else {
        json.field("unknown", true);
    }
    json.field("packIntact", use.packIntact);
    json.field("sheathChanged", use.sheathChanged);
    json.field("fate", use.fate);
    json.orNull("wasteReason", use.wasteReason);
}

void writeAnaesthetic(JsonText& json, const model::Anaesthetic& given, const std::string& zone) {
    json.field("product", given.product);
    json.field("lot", given.lot);
    json.thousandthsOrNull("strengthPercent", given.strengthPermille * 100);
    json.thousandthsOrNull("grams", given.creamMilligrams);
    json.thousandthsOrNull("weightKg", given.weightGrams);
    json.orNull("areaCm2", given.areaCm2);
    clockOrNull(json, "on", given.onAt, zone);
    clockOrNull(json, "off", given.offAt, zone);
    json.field("doseMg", model::dose(given).agentMilligrams);
}

void writeTreatment(JsonText& json, const db::SessionDetail& session, const StoreNames& names, const db::Access& access,
                    const std::string& zone) {
    const auto& record = session.record;
    json.objects("rows", record.plan.rows, [&](const model::TreatmentRow& row) { writeRow(json, row, names); });
    std::vector<UsedUnit> used;
    for (std::size_t i = 0; i < record.cartridges.size(); ++i) {
        const bool known = i < session.units.size() && session.units[i].id;
        used.push_back({record.cartridges[i], known ? &session.units[i] : nullptr});
    }
    json.objects("cartridges", used, [&](const UsedUnit& one) { writeUnit(json, one, access); });
    json.textOrNull("container", names.containerNumber(record.container));
    json.orNull("handpieceDisinfected", record.handpieceDisinfected);
    if (record.anaesthetic) {
        json.object("anaesthetic", [&](JsonText&) { writeAnaesthetic(json, *record.anaesthetic, zone); });
    }
    json.objects("topicals", record.topicals, [&](const model::Topical& topical) {
        json.field("product", topical.product);
        json.field("lot", topical.lot);
        json.field("underNeedles", topical.underNeedles);
    });
    json.object("response", [&](JsonText&) {
        json.orNull("pain", record.response.pain);
        json.orNull("erythema", record.response.erythema);
        json.orNull("oedema", record.response.oedema);
        json.orNull("bleeding", record.response.bleeding);
    });
}

void writeJudgement(JsonText& json, const db::SessionDetail& session) {
    json.objects("findings", session.assessment.findings, [&](const model::Finding& finding) {
        json.field("kind", finding.kind);
        json.field("rule", finding.rule);
        json.field("ruleBookVersion", finding.ruleBookVersion);
        json.field("zone", finding.zone);
        json.field("strength", finding.strength);
        json.field("daysShort", finding.daysShort);
    });
    json.objects("overrides", session.overrides, [&](const model::Override& given) {
        json.field("finding", given.findingKey);
        json.field("daysShort", given.daysShort);
        json.field("reason", given.reason);
        json.field("words", given.words);
    });
    json.textOrNull("signedBy", session.signedBy);
    json.orNull("signedAt", session.signedAt);
    const auto& invalidated = session.row.invalidated;
    if (!invalidated) {
        json.orNull("invalidated", std::optional<std::string>{});
    } else {
        json.object("invalidated", [&](JsonText&) {
            json.field("reason", invalidated->reason);
            json.field("by", invalidated->who);
            json.field("at", invalidated->at);
        });
    }
}

void writeTimes(JsonText& json, const model::SessionRecord& record, const std::string& zone) {
    const bool known = record.startedAt != model::Instant{};
    clockOrNull(json, "start", known ? std::optional{record.startedAt} : std::nullopt, zone);
    clockOrNull(json, "end", record.endedAt > record.startedAt ? std::optional{record.endedAt} : std::nullopt, zone);
}

/// What was said before each amendment, in the form of the session itself.
void writeAfterwards(JsonText& json, const db::SessionDetail& session, const StoreNames& names,
                     const db::Access& access, const std::string& zone) {
    json.field("waitsForCosignature", session.row.cosignWanted);
    json.objects("cosignatures", session.cosignatures, [&](const db::CosignatureRow& one) {
        json.field("by", one.who);
        json.field("at", one.at);
        json.field("version", one.version);
    });
    json.objects("amendments", session.amendments, [&](const db::AmendmentRow& one) {
        json.field("version", one.version);
        json.field("reason", one.reason);
        json.field("by", one.who);
        json.field("at", one.at);
        auto was = session; // cartridges are only ever added, so its first ones are those of before
        was.record = one.before;
        json.object("before", [&](JsonText&) {
            writeTimes(json, one.before, zone);
            json.textOrNull("room", names.roomName(one.before.room));
            writeTreatment(json, was, names, access, zone);
            json.field("notes", one.before.notes);
        });
    });
}

} // namespace

std::string sessionFile(const db::SessionDetail& session, const db::Access& access) {
    const StoreNames names{access};
    const auto zone = access.clinic().timeZone;
    const auto& record = session.record;
    const auto client = access.client(session.row.client);
    return JsonText::object([&](JsonText& json) {
        json.field("uid", session.row.uid);
        json.field("version", session.version);
        json.field("state", session.row.state);
        json.textOrNull("client", client ? client->uid.text : std::string{});
        json.field("day", session.row.day);
        writeTimes(json, record, zone);
        json.textOrNull("performer", names.signInName(record.plan.performer));
        json.textOrNull("supervisor", names.signInName(record.plan.supervisor));
        json.textOrNull("room", session.row.room);
        writeTreatment(json, session, names, access, zone);
        writeJudgement(json, session);
        writeAfterwards(json, session, names, access, zone);
        json.field("notes", record.notes);
    });
}

} // namespace present
