// Clients, what was done to them elsewhere, and how their skin reacted.

#include "db/aftercare_rows.h"
#include "db/apply.h"
#include "db/client_index.h"
#include "db/payload.h"
#include "db/read_clients.h"

#include "model/text_length.h"

#include <algorithm>

namespace db {
namespace {

constexpr std::size_t longestText = 10'000;

model::Problems check(Writing& w, const model::Client& client) {
    auto problems = model::validate(client, w.today);
    if (!client.timeZone.empty() && !model::knownZone(client.timeZone)) {
        problems.push_back({"timeZone", "unknown", {client.timeZone}});
    }
    if (client.sharesAddressWith) {
        if (*client.sharesAddressWith == client.id) {
            problems.push_back({"sharesAddressWith", "same-client", {}});
        } else if (!w.db.one(
                       "SELECT 1 FROM client WHERE id = ?", [](const Row&) { return true; },
                       *client.sharesAddressWith)) {
            problems.push_back({"sharesAddressWith", "unknown", {}});
        }
    }
    const auto text = [&](const char* field, const std::string& value, std::size_t most) {
        model::checkLength(problems, field, value, most);
    };
    text("phone", client.phone, 60);
    text("email", client.email, 254);
    text("allergies", client.allergies, longestText);
    text("deskNotes", client.deskNotes, longestText);
    return problems;
}

model::Client tidy(model::Client client) {
    for (auto* text : {&client.givenName, &client.familyName, &client.phone, &client.email}) {
        *text = std::string{model::trimmed(*text)};
    }
    return client;
}

/// Nothing rather than empty: rows of before had nothing, and their digests must not change.
std::optional<std::string> guardianMail(const std::optional<model::Guardian>& guardian) {
    return guardian && !guardian->email.empty() ? std::optional{guardian->email} : std::nullopt;
}

/// Leaves as text, or the problem that stands in the way.
model::Outcome<std::string> zonesText(Writing& w, const std::vector<model::ZoneCode>& zones) {
    const auto rules = w.rules();
    for (const auto& zone : zones) {
        if (rules->zones.find(zone) == nullptr) {
            return model::Problem{"zones", "unknown-zone", {zone.text}};
        }
    }
    return leavesText(rules->zones, zones).value_or(std::string{});
}

bool refusesEveryChannel(const model::Client& client) {
    using enum model::Channel;
    const auto all = {email, sms, phone, post};
    return std::all_of(all.begin(), all.end(), [&](model::Channel channel) {
        return client.consentFor(channel) == model::ContactConsent::refused;
    });
}

/// How far ahead another treatment may stand on the chart.
constexpr model::Days longestAhead{366};

void checkExposure(Writing& w, const model::AddExposure& change, const model::ExposureItem& item,
                   model::Problems& problems) {
    if (item.reach == model::Reach::client && !change.zones.empty()) {
        problems.push_back({"zones", "not-by-zone", {item.code}});
    }
    if (item.reach == model::Reach::zone && change.zones.empty()) {
        problems.push_back({"zones", "required", {}});
    }
    if (change.ongoing && !item.mayLast) {
        problems.push_back({"ongoing", "does-not-last", {item.code}});
    }
    if (change.day > w.today + (change.ongoing ? model::Days{0} : longestAhead)) {
        problems.push_back({"day", "in-the-future", {model::isoText(change.day)}});
    }
    if (change.depth || change.indication) {
        problems.push_back({"depth", "not-a-needling", {}});
    }
}

bool reachable(const model::Client& client) {
    return !client.deceased && !refusesEveryChannel(client);
}

/// What the edit means to the steps that are planned for the client.
void tellAftercare(Writing& w, const model::Client& before, const model::Client& now) {
    using enum model::AftercareEvent;
    using enum model::Channel;
    if (now.timeZone != before.timeZone) {
        onEvent(w, {.event = clientZoneChanged, .client = now.id});
    }
    if (now.deceased && !before.deceased) {
        onEvent(w, {.event = clientDeceased, .client = now.id});
    } else if (refusesEveryChannel(now) && !refusesEveryChannel(before)) {
        onEvent(w, {.event = clientRefusedAll, .client = now.id});
    } else if (reachable(now) && !reachable(before)) {
        onEvent(w, {.event = clientReachable, .client = now.id});
    } else {
        for (const auto channel : {email, sms, phone, post}) {
            const bool refused = now.consentFor(channel) == model::ContactConsent::refused;
            if (refused != (before.consentFor(channel) == model::ContactConsent::refused)) {
                onEvent(w, {.event = refused ? channelRefused : channelAllowed, .client = now.id, .channel = channel});
            }
        }
    }
}

bool clientThere(Writing& w, model::ClientId client) {
    return w.db
        .one(
            "SELECT 1 FROM client WHERE id = ?", [](const Row&) { return true; }, client)
        .has_value();
}

} // namespace

Outcome apply(Writing& w, const model::AddClient& change) {
    auto client = tidy(change.client);
    client.id = {};
    if (auto problems = check(w, client); !problems.empty()) {
        return problems;
    }
    const auto uid = w.newUid();
    const auto& guardian = client.guardian;
    const auto id = w.db.insert(
        "INSERT INTO client (uid, given_name, family_name, birth_date, phone, email, address_lines, address_city, "
        "address_postcode, address_country, shares_address_with_id, consent_email, consent_sms, consent_phone, "
        "consent_post, language, time_zone, guardian_name, guardian_relation, guardian_phone, guardian_email, "
        "skin_type, allergies, "
        "desk_notes, external_reference, client_since, deceased, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        uid, client.givenName, client.familyName, client.birthDate, client.phone, client.email, client.address.lines,
        client.address.city, client.address.postcode, client.address.country, client.sharesAddressWith,
        client.consentFor(model::Channel::email), client.consentFor(model::Channel::sms),
        client.consentFor(model::Channel::phone), client.consentFor(model::Channel::post), client.language,
        client.timeZone, guardian ? std::optional{guardian->name} : std::nullopt,
        guardian ? std::optional{guardian->relation} : std::nullopt,
        guardian ? std::optional{guardian->phone} : std::nullopt, guardianMail(guardian), client.skinType,
        client.allergies, client.deskNotes, client.externalReference, client.clientSince, client.deceased, w.now);
    client.id = model::ClientId{id};
    indexClient(w.db, client, true);
    return Written{id, uid, JsonText::object([&](JsonText& json) { writeClient(json, w.db, client); })};
}

Outcome apply(Writing& w, const model::EditClient& change) {
    const auto client = tidy(change.client);
    const auto before = read::client(w.db, client.id);
    if (!before) {
        return model::Problem{"client", "unknown", {}};
    }
    if (*before != change.seen) {
        return model::Problem{"client", "changed-meanwhile", {}};
    }
    if (auto problems = check(w, client); !problems.empty()) {
        return problems;
    }
    const auto& guardian = client.guardian;
    w.db.run(
        "UPDATE client SET given_name = ?, family_name = ?, birth_date = ?, phone = ?, email = ?, address_lines = ?, "
        "address_city = ?, address_postcode = ?, address_country = ?, shares_address_with_id = ?, consent_email = ?, "
        "consent_sms = ?, consent_phone = ?, consent_post = ?, language = ?, time_zone = ?, guardian_name = ?, "
        "guardian_relation = ?, guardian_phone = ?, guardian_email = ?, skin_type = ?, allergies = ?, desk_notes = ?, "
        "external_reference = ?, client_since = ?, deceased = ? WHERE id = ?",
        client.givenName, client.familyName, client.birthDate, client.phone, client.email, client.address.lines,
        client.address.city, client.address.postcode, client.address.country, client.sharesAddressWith,
        client.consentFor(model::Channel::email), client.consentFor(model::Channel::sms),
        client.consentFor(model::Channel::phone), client.consentFor(model::Channel::post), client.language,
        client.timeZone, guardian ? std::optional{guardian->name} : std::nullopt,
        guardian ? std::optional{guardian->relation} : std::nullopt,
        guardian ? std::optional{guardian->phone} : std::nullopt, guardianMail(guardian), client.skinType,
        client.allergies, client.deskNotes, client.externalReference, client.clientSince, client.deceased, client.id);
    indexClient(w.db, client, false);
    tellAftercare(w, *before, client);
    return Written{
        client.id.value, before->uid,
        editPayload(client, *before, [&](JsonText& json, const model::Client& one) { writeClient(json, w.db, one); })};
}

Outcome apply(Writing& w, const model::AddExposure& change) {
    model::Problems problems;
    if (!clientThere(w, change.client)) {
        problems.push_back({"client", "unknown", {}});
    }
    model::checkLength(problems, "note", change.note);
    const auto rules = w.rules();
    const auto* item = change.item.empty() ? nullptr : rules->item(change.item);
    if (change.item.empty() != change.modality.has_value()) {
        problems.push_back({"item", "required", {}});
    } else if (change.modality) {
        if (change.zones.empty()) {
            problems.push_back({"zones", "required", {}});
        }
        if (change.day > w.today) {
            problems.push_back({"day", "in-the-future", {model::isoText(change.day)}});
        }
    } else if (item == nullptr) {
        problems.push_back({"item", "unknown", {change.item}});
    } else {
        checkExposure(w, change, *item, problems);
    }
    if (change.depth && (change.depth->micrometres <= 0 || *change.depth > model::deepestDepth)) {
        problems.push_back({"depth", "out-of-range", {std::to_string(change.depth->micrometres)}});
    }
    const auto zones = zonesText(w, change.zones);
    if (!zones) {
        problems.push_back(zones.problems().front());
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto uid = w.newUid();
    const auto id = w.db.insert("INSERT INTO exposure (uid, client_id, zones, modality, depth, indication, day, "
                                "approximate, note, recorded_at, "
                                "recorded_by_id, item, ongoing) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                uid, change.client, *zones, change.modality,
                                change.depth ? std::optional{change.depth->micrometres} : std::nullopt,
                                change.indication, change.day, change.approximate, change.note, w.now, w.who.id,
                                item == nullptr ? std::nullopt : std::optional{item->code},
                                item == nullptr ? std::nullopt : std::optional{change.ongoing});
    return Written{id, uid, JsonText::object([&](JsonText& json) {
                       json.field("client", uidOf(w.db, change.client));
                       json.field("zones", change.zones);
                       json.field("modality", change.modality);
                       json.filled("item", change.item);
                       if (item != nullptr) {
                           json.field("ongoing", change.ongoing);
                       }
                       json.depth("depthMm", change.depth);
                       json.field("indication", change.indication);
                       json.field("day", change.day);
                       json.field("approximate", change.approximate);
                       json.filled("note", change.note);
                   })};
}

Outcome apply(Writing& w, const model::EndExposure& change) {
    struct Found {
        model::Uid uid;
        model::ClientId client;
        model::Day began{};
        bool ongoing = false;
    };
    const auto found = w.db.one(
        "SELECT uid, client_id, day, coalesce(ongoing, 0) FROM exposure WHERE id = ?",
        [](const Row& row) {
            return Found{row.get<model::Uid>(0), row.get<model::ClientId>(1), row.get<model::Day>(2), row.get<bool>(3)};
        },
        change.exposure);
    if (!found) {
        return model::Problem{"exposure", "unknown", {}};
    }
    if (!found->ongoing) {
        return model::Problem{"exposure", "already-ended", {model::isoText(found->began)}};
    }
    if (change.day < found->began) {
        return model::Problem{"day", "before-its-start", {model::isoText(found->began)}};
    }
    if (change.day > w.today) {
        return model::Problem{"day", "in-the-future", {model::isoText(change.day)}};
    }
    w.db.run("UPDATE exposure SET day = ?, ongoing = 0 WHERE id = ?", change.day, change.exposure);
    return Written{change.exposure.value, found->uid, JsonText::object([&](JsonText& json) {
                       json.field("client", uidOf(w.db, found->client));
                       json.field("began", found->began);
                       json.field("ended", change.day);
                   })};
}

Outcome apply(Writing& w, const model::TakeHistory& change) {
    model::Problems problems;
    if (!clientThere(w, change.client)) {
        problems.push_back({"client", "unknown", {}});
    }
    if (change.zones.empty()) {
        problems.push_back({"zones", "required", {}});
    }
    const auto zones = zonesText(w, change.zones);
    if (!zones) {
        problems.push_back(zones.problems().front());
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto uid = w.newUid();
    const auto id = w.db.insert("INSERT INTO history_taken (uid, client_id, zones, day, recorded_at, recorded_by_id) "
                                "VALUES (?, ?, ?, ?, ?, ?)",
                                uid, change.client, *zones, w.today, w.now, w.who.id);
    return Written{id, uid, JsonText::object([&](JsonText& json) {
                       json.field("client", uidOf(w.db, change.client));
                       json.field("zones", change.zones);
                       json.field("day", w.today);
                   })};
}

Outcome apply(Writing& w, const model::AddReaction& change) {
    const std::string kind{model::trimmed(change.kind)};
    model::Problems problems;
    if (!clientThere(w, change.client)) {
        problems.push_back({"client", "unknown", {}});
    }
    if (kind.empty()) {
        problems.push_back({"kind", "required", {}});
    }
    model::checkLength(problems, "kind", kind, 200);
    model::checkLength(problems, "note", change.note);
    if (change.onset > w.today) {
        problems.push_back({"onset", "in-the-future", {model::isoText(change.onset)}});
    }
    if (change.session) {
        const auto owner = w.db.one(
            "SELECT client_id FROM session WHERE id = ?", [](const Row& row) { return row.get<model::ClientId>(0); },
            *change.session);
        if (!owner || *owner != change.client) {
            problems.push_back({"session", "unknown", {}});
        }
    }
    const auto zones = zonesText(w, change.zones);
    if (!zones) {
        problems.push_back(zones.problems().front());
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto uid = w.newUid();
    const auto id = w.db.insert(
        "INSERT INTO reaction (uid, client_id, session_id, zones, kind, severity, onset, note, recorded_at, "
        "recorded_by_id, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
        uid, change.client, change.session, *zones, kind, change.severity, change.onset, change.note, w.now, w.who.id);
    indexReactions(w.db, change.client);
    onEvent(w, {.event = change.severity == model::Severity::mild ? model::AftercareEvent::reactionMild
                                                                  : model::AftercareEvent::reactionSerious,
                .client = change.client,
                .session = change.session});
    return Written{id, uid, JsonText::object([&](JsonText& json) {
                       json.field("client", uidOf(w.db, change.client));
                       putUid(w.db)(json, "session", change.session);
                       json.field("zones", change.zones);
                       json.field("kind", kind);
                       json.field("severity", change.severity);
                       json.field("onset", change.onset);
                       json.filled("note", change.note);
                   })};
}

Outcome apply(Writing& w, const model::CloseReaction& change) {
    struct Found {
        model::Uid uid;
        model::ClientId client;
        model::Day onset{};
        std::optional<model::Day> closed;
        std::optional<model::SessionId> session;
    };
    const auto found = w.db.one(
        "SELECT uid, client_id, onset, closed, session_id FROM reaction WHERE id = ?",
        [](const Row& row) {
            return Found{row.get<model::Uid>(0), row.get<model::ClientId>(1), row.get<model::Day>(2),
                         row.get<std::optional<model::Day>>(3), row.get<std::optional<model::SessionId>>(4)};
        },
        change.reaction);
    if (!found) {
        return model::Problem{"reaction", "unknown", {}};
    }
    if (found->closed) {
        return model::Problem{"reaction", "already-closed", {model::isoText(*found->closed)}};
    }
    if (change.day < found->onset) {
        return model::Problem{"day", "before-onset", {model::isoText(found->onset)}};
    }
    if (change.day > w.today) {
        return model::Problem{"day", "in-the-future", {model::isoText(change.day)}};
    }
    model::Problems problems;
    model::checkLength(problems, "outcome", change.outcome);
    if (!problems.empty()) {
        return problems;
    }
    w.db.run("UPDATE reaction SET closed = ?, outcome = ?, closed_by_id = ? WHERE id = ?", change.day, change.outcome,
             w.who.id, change.reaction);
    indexReactions(w.db, found->client);
    onEvent(w, {.event = model::AftercareEvent::reactionClosed, .client = found->client, .session = found->session});
    return Written{change.reaction.value, found->uid, JsonText::object([&](JsonText& json) {
                       json.field("client", uidOf(w.db, found->client));
                       json.field("closed", change.day);
                       json.filled("outcome", change.outcome);
                   })};
}

} // namespace db
