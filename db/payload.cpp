#include "db/payload.h"

namespace db {

model::Uid uidOf(Connection& connection, model::AccountId id) {
    return connection.value<model::Uid>("SELECT uid FROM account WHERE id = ?", id);
}
model::Uid uidOf(Connection& connection, model::ClientId id) {
    return connection.value<model::Uid>("SELECT uid FROM client WHERE id = ?", id);
}
model::Uid uidOf(Connection& connection, model::SessionId id) {
    return connection.value<model::Uid>("SELECT uid FROM session WHERE id = ?", id);
}
model::Uid uidOf(Connection& connection, model::RoomId id) {
    return connection.value<model::Uid>("SELECT uid FROM room WHERE id = ?", id);
}
model::Uid uidOf(Connection& connection, model::DeviceId id) {
    return connection.value<model::Uid>("SELECT uid FROM device WHERE id = ?", id);
}
model::Uid uidOf(Connection& connection, model::ProductId id) {
    return connection.value<model::Uid>("SELECT uid FROM product WHERE id = ?", id);
}
model::Uid uidOf(Connection& connection, model::LotId id) {
    return connection.value<model::Uid>("SELECT uid FROM lot WHERE id = ?", id);
}
model::Uid uidOf(Connection& connection, model::CartridgeId id) {
    return connection.value<model::Uid>("SELECT uid FROM cartridge WHERE id = ?", id);
}
model::Uid uidOf(Connection& connection, model::ContainerId id) {
    return connection.value<model::Uid>("SELECT uid FROM container WHERE id = ?", id);
}
model::Uid uidOf(Connection& connection, model::ReminderId id) {
    return connection.value<model::Uid>("SELECT uid FROM reminder WHERE id = ?", id);
}
model::Uid uidOf(Connection& connection, model::RecallId id) {
    return connection.value<model::Uid>("SELECT uid FROM recall WHERE id = ?", id);
}
model::Uid uidOf(Connection& connection, model::InjuryId id) {
    return connection.value<model::Uid>("SELECT uid FROM injury WHERE id = ?", id);
}

void writeClient(JsonText& json, Connection& connection, const model::Client& client) {
    json.field("givenName", client.givenName);
    json.field("familyName", client.familyName);
    json.field("birthDate", client.birthDate);
    json.filled("phone", client.phone);
    json.filled("email", client.email);
    if (client.address != model::Address{}) {
        json.object("address", [&](JsonText&) {
            json.filled("lines", client.address.lines);
            json.filled("city", client.address.city);
            json.filled("postcode", client.address.postcode);
            json.filled("country", client.address.country);
        });
    }
    putUid(connection)(json, "sharesAddressWith", client.sharesAddressWith);
    json.object("consent", [&](JsonText&) {
        for (const auto& channel : model::codesOf<model::Channel>) {
            json.field(channel.code, client.consentFor(channel.value));
        }
    });
    json.filled("language", client.language);
    json.filled("timeZone", client.timeZone);
    if (const auto& guardian = client.guardian) {
        json.object("guardian", [&](JsonText&) {
            json.field("name", guardian->name);
            json.filled("relation", guardian->relation);
            json.filled("phone", guardian->phone);
            json.filled("email", guardian->email);
        });
    }
    json.field("skinType", client.skinType);
    json.filled("allergies", client.allergies);
    json.filled("deskNotes", client.deskNotes);
    json.filled("externalReference", client.externalReference);
    json.field("clientSince", client.clientSince);
    json.field("deceased", client.deceased);
}

void writeAccount(JsonText& json, const model::Account& account) {
    json.field("signInName", account.signInName);
    json.field("fullName", account.fullName);
    std::vector<std::string> roles;
    for (const auto role : account.roles) {
        roles.emplace_back(model::code(role));
    }
    json.field("roles", roles);
    json.field("trainee", account.trainee);
    json.field("disabled", account.disabled);
}

void writeDevice(JsonText& json, const model::Device& device) {
    json.field("name", device.name);
    json.filled("make", device.make);
    json.filled("modelName", device.modelName);
    json.filled("serial", device.serial);
    json.field("modality", device.modality);
    json.depth("maximumDepthMm", device.maximumDepth);
    json.filled("label", device.label);
    json.field("serviceDue", device.serviceDue);
    json.field("retired", device.retired);
}

void writeProduct(JsonText& json, const model::Product& product) {
    json.field("brand", product.brand);
    json.field("modelName", product.modelName);
    json.objects("packs", product.packs, [&](const model::PackCode& pack) {
        json.field("gtin", pack.gtin);
        json.field("quantity", pack.quantity);
    });
    json.field("modality", product.modality);
    json.field("pins", product.pins);
    json.field("gauge", product.gauge);
    json.depth("maximumDepthMm", product.maximumDepth);
    json.field("lowStockAt", product.lowStockAt);
    json.field("singleUse", product.singleUse);
    json.field("backflowValve", product.backflowValve);
    if (!product.fits.empty()) {
        json.objects("fits", product.fits, [&](const model::DeviceKind& kind) {
            json.filled("make", kind.make);
            json.field("modelName", kind.modelName);
        });
    }
}

void writeClinic(JsonText& json, std::string_view name, std::string_view timeZone, const model::QuietHours& quiet) {
    json.field("name", name);
    json.field("timeZone", timeZone);
    json.field("quietFrom", quiet.from);
    json.field("quietTo", quiet.to);
}

void writeFindings(JsonText& json, const model::Assessment& assessment) {
    json.field("act", assessment.act);
    json.field("day", assessment.day);
    json.field("ruleBook", assessment.ruleBookVersion);
    json.field("verdict", assessment.verdict);
    json.objects("findings", assessment.findings, [&](const model::Finding& finding) {
        json.field("key", finding.key());
        json.field("strength", finding.strength);
        if (finding.cause) {
            json.field("since", finding.cause->day);
        }
        json.field("daysShort", finding.daysShort);
        json.field("earliest", finding.earliest);
    });
}

void writeOverrides(JsonText& json, const std::vector<model::Override>& overrides) {
    if (!overrides.empty()) {
        json.objects("overrides", overrides, [&](const model::Override& one) {
            json.field("finding", one.findingKey);
            json.field("daysShort", one.daysShort);
            json.field("reason", one.reason);
            json.field("words", one.words);
        });
    }
}

void writeShutReason(JsonText& json, const std::optional<model::ShutReason>& reason) {
    if (reason) {
        json.object("closedThen", [&](JsonText&) {
            json.field("against", reason->against);
            json.field("words", reason->words);
        });
    }
}

std::string clientPayload(Connection& connection, model::ClientId client) {
    return JsonText::object([&](JsonText& json) { json.field("client", uidOf(connection, client)); });
}

std::string plannedPayload(Connection& connection, const model::PlanSession& change, model::Day day,
                           const model::Assessment& assessment, const std::optional<model::ShutReason>& closed) {
    return JsonText::object([&](JsonText& json) {
        writePlan(json, change.clearance.plan(), putUid(connection));
        putUid(connection)(json, "room", change.room);
        json.field("plannedFor", day);
        json.field("minute", change.minute);
        json.field("durationMinutes", change.durationMinutes);
        writeFindings(json, assessment);
        writeOverrides(json, change.clearance.overrides());
        writeShutReason(json, closed);
    });
}

std::string clearedPayload(Connection& connection, const model::SessionPlan& plan, const model::Assessment& assessment,
                           const std::vector<model::Override>& overrides) {
    return JsonText::object([&](JsonText& json) {
        writePlan(json, plan, putUid(connection));
        writeFindings(json, assessment);
        writeOverrides(json, overrides);
    });
}

std::string deniedPayload(Connection& connection, const model::Assessment& assessment, const model::SessionPlan& plan,
                          std::string_view why) {
    return JsonText::object([&](JsonText& json) {
        json.field("why", why);
        writePlan(json, plan, putUid(connection));
        writeFindings(json, assessment);
    });
}

} // namespace db
