#pragma once
// A session as JSON: for drafts, the trail and the command line. One stable format:
//   client, performer, supervisor      numbers
//   rows: [{zone, modality, indication, device, depthMm (1.5), passes, endpoint,
//           rf: {energyMillijoules, pulseMilliseconds, shots}, note}]
//   room, startedAt, endedAt           instants "2026-03-01T09:00:00.000000Z"
//   cartridges: [{cartridge, lot, packIntact, sheathChanged, fate, wasteReason}]
//   container, handpieceDisinfected
//   anaesthetic: {product, lot, strengthPermille, creamMilligrams, weightGrams, areaCm2, onAt, offAt}
//   topicals: [{product, lot, underNeedles}]
//   response: {pain, erythema, oedema, bleeding}
//   notes
// Enumerations stand as their codes. What is unknown or empty is left out. In the trail uids stand in place of numbers.

#include "db/json_text.h"
#include "model/session.h"

#include <string>
#include <string_view>

namespace db {

std::string toJson(const model::SessionRecord& record);
std::string toJson(const model::SessionPlan& plan);

/// Problems name the field ("rows[2].depthMm"); codes not-json, too-large (over 1 MB), required, unknown-field,
/// not-an-object, not-a-list, too-many, not-a-text, not-a-number, not-a-whole-number, out-of-range, not-true-or-false,
/// unknown-code, not-an-instant. client, performer and rows are required. Whether the session makes sense is asked of
/// model::validate.
model::Outcome<model::SessionRecord> sessionFromJson(std::string_view text);
/// Only client, performer, supervisor and rows are allowed.
model::Outcome<model::SessionPlan> planFromJson(std::string_view text);

/// Members of an open object; `put(json, name, id)` writes an id, which may be empty.
template <class Put>
void writePlan(JsonText& json, const model::SessionPlan& plan, Put&& put) {
    put(json, "client", std::optional{plan.client});
    put(json, "performer", std::optional{plan.performer});
    put(json, "supervisor", plan.supervisor);
    json.objects("rows", plan.rows, [&](const model::TreatmentRow& row) {
        json.field("zone", row.zone);
        json.field("modality", row.modality);
        json.field("indication", row.indication);
        put(json, "device", row.device);
        json.depth("depthMm", row.depth);
        json.field("passes", row.passes);
        json.field("endpoint", row.endpoint);
        if (row.rf) {
            json.object("rf", [&](JsonText&) {
                json.field("energyMillijoules", row.rf->energyMillijoules);
                json.field("pulseMilliseconds", row.rf->pulseMilliseconds);
                json.field("shots", row.rf->shots);
            });
        }
        json.filled("note", row.note);
    });
}

template <class Put>
void writeRecord(JsonText& json, const model::SessionRecord& record, Put&& put) {
    writePlan(json, record.plan, put);
    put(json, "room", record.room);
    const auto instant = [&](std::string_view name, model::Instant at) {
        if (at != model::Instant{}) {
            json.field(name, at);
        }
    };
    instant("startedAt", record.startedAt);
    instant("endedAt", record.endedAt);
    json.objects("cartridges", record.cartridges, [&](const model::CartridgeUse& use) {
        put(json, "cartridge", use.cartridge);
        put(json, "lot", use.lot);
        json.field("packIntact", use.packIntact);
        json.field("sheathChanged", use.sheathChanged);
        json.field("fate", use.fate);
        json.field("wasteReason", use.wasteReason);
    });
    put(json, "container", record.container);
    json.field("handpieceDisinfected", record.handpieceDisinfected);
    if (const auto& cream = record.anaesthetic) {
        json.object("anaesthetic", [&](JsonText&) {
            json.field("product", cream->product);
            json.filled("lot", cream->lot);
            json.field("strengthPermille", cream->strengthPermille);
            json.field("creamMilligrams", cream->creamMilligrams);
            json.field("weightGrams", cream->weightGrams);
            json.field("areaCm2", cream->areaCm2);
            json.field("onAt", cream->onAt);
            json.field("offAt", cream->offAt);
        });
    }
    if (!record.topicals.empty()) {
        json.objects("topicals", record.topicals, [&](const model::Topical& topical) {
            json.field("product", topical.product);
            json.filled("lot", topical.lot);
            json.field("underNeedles", topical.underNeedles);
        });
    }
    if (record.response != model::SkinResponse{}) {
        json.object("response", [&](JsonText&) {
            json.field("pain", record.response.pain);
            json.field("erythema", record.response.erythema);
            json.field("oedema", record.response.oedema);
            json.field("bleeding", record.response.bleeding);
        });
    }
    json.filled("notes", record.notes);
}

} // namespace db
