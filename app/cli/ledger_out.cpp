#include "app/cli/ledger_out.h"

#include "app/cli/json_fields.h"
#include "app/cli/json_out.h"

namespace cli::ledger_out {

namespace {

using db::JsonText;

void writeLot(JsonText& json, const db::LotRow& row) {
    json.field("uid", row.lot.uid);
    json.field("product", row.productName);
    json.field("modality", row.modality);
    json.field("lot", row.lot.number);
    json.field("useBy", row.lot.useBy);
    json.field("received", row.received);
    json.field("used", row.used);
    json.field("wasted", row.wasted);
    json.field("opened", row.opened);
    json.field("quarantined", row.quarantined);
    json.field("onHand", row.onHand);
    json.field("expired", row.expired);
    json.field("returned", row.returned);
    json.field("lost", row.lost);
    json.field("found", row.found);
    json.field("inUse", row.inUse);
    json.field("recalled", row.lot.recalled);
    text(json, "quarantine", row.lot.quarantine);
}

void writeUnit(JsonText& json, const db::CartridgeRow& row) {
    json.field("cartridge", row.printedId);
    json.field("product", row.productName);
    json.field("lot", row.lotNumber);
    json.field("useBy", row.useBy);
    json.field("state", row.state);
}

void writeMatch(JsonText& json, const db::RecallMatch& match) {
    text(json, "product", match.product);
    json.field("productKnown", match.productKnown);
    text(json, "lot", match.lot);
    json.field("lots", match.lots);
    json.field("onHand", match.onHand);
    json.field("sessions", match.sessions);
    json.field("near", match.near);
    json.field("otherProducts", match.other);
}

void writeRecall(JsonText& json, const db::RecallRow& row) {
    json.field("uid", row.uid);
    json.field("class", row.recallClass);
    json.field("day", row.day);
    json.field("text", row.text);
    json.field("source", row.source);
    json.field("issuedAt", row.issuedAt);
    json.field("issuedBy", row.issuedBy);
    json.orNull("liftedAt", row.liftedAt);
    text(json, "liftedBy", row.liftedBy);
    text(json, "liftReason", row.liftReason);
    json.field("lotCount", row.lots);
    json.field("onHand", row.onHand);
    json.field("exposedClients", row.exposed);
    json.field("toldClients", row.told);
}

void writeContainer(JsonText& json, const db::ContainerRow& row) {
    const auto& container = row.container;
    json.field("uid", container.uid);
    json.field("number", container.number);
    text(json, "kind", container.kind);
    json.orNull("millilitres", container.millilitres);
    text(json, "room", row.room);
    json.field("state", container.state);
    json.field("offered", container.offered);
    json.field("assembled", container.assembled);
    json.field("fillPercent", container.fillPercent);
    json.orNull("closed", container.closed);
    json.orNull("collected", container.collected);
    text(json, "consignment", container.consignment);
    json.field("cartridges", row.cartridges);
    json.field("closeBy", row.standing.closeBy);
    json.orNull("collectBy", row.standing.collectBy);
    json.field("due", row.standing.due());
    json.field("full", row.standing.full);
    json.field("closeSoon", row.standing.closeSoon);
    json.field("closeOverdue", row.standing.closeOverdue);
    json.field("collectOverdue", row.standing.collectOverdue);
}

} // namespace

std::string received(const db::LotRow& lot, int quantity) {
    return json_out::indented(JsonText::object([&](JsonText& json) {
        writeLot(json, lot);
        json.field("quantity", quantity);
    }));
}

std::string stock(const db::Listed<db::LotRow>& lots) {
    return json_out::indented(JsonText::object([&](JsonText& json) {
        json.field("total", lots.total);
        json.objects("lots", lots.rows, [&](const db::LotRow& row) { writeLot(json, row); });
    }));
}

std::string opened(const db::CartridgeRow& row, const std::string& session) {
    return json_out::indented(JsonText::object([&](JsonText& json) {
        writeUnit(json, row);
        json.field("session", session);
    }));
}

std::string wasted(const db::CartridgeRow& row, const std::string& reason, const db::CartridgeStep& step) {
    return json_out::indented(JsonText::object([&](JsonText& json) {
        writeUnit(json, row);
        json.field("reason", reason);
        json.field("at", step.at);
        json.field("who", step.who);
        text(json, "note", step.note == reason ? std::string{} : step.note); // a step without note tells its reason
        text(json, "witness", step.witness);
        json.orNull("method", step.method);
        text(json, "container", step.container);
    }));
}

std::string counted(const db::LotRow& lot, const db::CountRow& count) {
    return json_out::indented(JsonText::object([&](JsonText& json) {
        json.field("lot", lot.lot.number);
        json.field("product", lot.productName);
        json.field("at", count.at);
        json.field("who", count.who);
        json.field("expected", count.expected);
        json.field("counted", count.counted);
        json.field("variance", count.counted - count.expected);
        text(json, "reason", count.reason);
        json.field("onHand", lot.onHand);
        json.field("lost", lot.lost);
        json.field("found", lot.found);
    }));
}

std::string labels(const LabelRun& run) {
    return json_out::indented(JsonText::object([&](JsonText& json) {
        json.field("file", run.file);
        json.field("sheet", run.sheet);
        json.field("sheets", run.sheets);
        json.field("product", run.product);
        json.field("lot", run.lot);
        json.field("total", run.units.size());
        json.field("cartridges", run.units);
    }));
}

std::string matches(const std::vector<db::RecallMatch>& matches) {
    return json_out::indented(JsonText::object([&](JsonText& json) {
        json.objects("matches", matches, [&](const db::RecallMatch& match) { writeMatch(json, match); });
    }));
}

std::string recall(const db::RecallDetail& detail) {
    return json_out::indented(JsonText::object([&](JsonText& json) {
        writeRecall(json, detail.row);
        json.objects("items", detail.items, [&](const db::RecallItemRow& item) {
            text(json, "product", item.product);
            text(json, "gtin", item.gtin);
            text(json, "lot", item.lot);
            json.field("productKnown", item.productKnown);
            json.field("lotsMet", item.lotsMet);
        });
        json.objects("lots", detail.lots, [&](const db::RecallLotRow& lot) {
            json.field("product", lot.productName);
            json.field("lot", lot.number);
            json.field("at", lot.at);
            json.field("onHandThen", lot.onHandThen);
            json.field("usedThen", lot.usedThen);
            json.field("onHand", lot.onHand);
            json.field("used", lot.used);
        });
        json.field("exposureTotal", detail.exposureTotal);
        json.objects("exposed", detail.exposures, [&](const db::RecallExposureRow& row) {
            json.field("client", row.clientUid);
            json.field("name", row.clientName);
            json.textOrNull("phone", row.phone);
            json.textOrNull("email", row.email);
            json.field("day", row.day);
            json.field("performer", row.performer);
            json.field("lot", row.lotNumber);
            text(json, "cartridge", row.printedId);
            json.field("knownAt", row.knownAt);
            json.field("added", row.added);
            json.field("withdrawn", row.withdrawn);
            json.orNull("outcome", row.outcome);
            json.orNull("lastTried", row.lastTried);
        });
        json.objects("contacts", detail.contacts, [&](const db::RecallContactRow& row) {
            json.field("name", row.clientName);
            json.field("at", row.at);
            json.field("who", row.who);
            json.field("how", row.way);
            json.field("outcome", row.outcome);
            text(json, "note", row.note);
        });
    }));
}

std::string recalls(const std::vector<db::RecallRow>& rows) {
    return json_out::indented(JsonText::object([&](JsonText& json) {
        json.field("total", rows.size());
        json.objects("recalls", rows, [&](const db::RecallRow& row) { writeRecall(json, row); });
    }));
}

std::string importedRecalls(const std::vector<db::RecallRow>& rows) {
    return json_out::indented(JsonText::object([&](JsonText& json) {
        json.field("imported", rows.size());
        json.objects("recalls", rows, [&](const db::RecallRow& row) { writeRecall(json, row); });
    }));
}

std::string container(const db::ContainerRow& row) {
    return json_out::indented(JsonText::object([&](JsonText& json) { writeContainer(json, row); }));
}

std::string containers(const std::vector<db::ContainerRow>& rows) {
    return json_out::indented(JsonText::object([&](JsonText& json) {
        json.field("total", rows.size());
        json.objects("containers", rows, [&](const db::ContainerRow& row) { writeContainer(json, row); });
    }));
}

} // namespace cli::ledger_out
