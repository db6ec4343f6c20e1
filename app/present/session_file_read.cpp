// The reading half of session_file.h.

#include "app/present/session_file.h"

#include "app/present/decimal.h"
#include "app/present/store_names.h"
#include "app/present/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace present {

using nlohmann::json;

namespace {

constexpr const char* example = R"({
  "client": "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
  "day": "2026-11-08",
  "start": "10:30",
  "end": "11:10",
  "performer": "maya",
  "supervisor": null,
  "room": "Room 1",
  "rows": [
    {
      "zone": "cheeks",
      "modality": "pen",
      "indication": "acne-scars",
      "device": "SkinPen #2",
      "depthMm": 1.5,
      "passes": 4,
      "endpoint": "pinpoint-bleeding",
      "note": ""
    },
    {
      "zone": "chin",
      "modality": "rf",
      "indication": "wrinkles",
      "device": null,
      "depthMm": 2.0,
      "passes": 1,
      "endpoint": "erythema",
      "energyMillijoules": 30,
      "pulseMilliseconds": 20,
      "shots": 60,
      "note": ""
    }
  ],
  "cartridges": [
    {"cartridge": "N-3KD7Q2", "packIntact": true, "sheathChanged": true, "fate": "used"},
    {"lot": "24F118", "packIntact": true, "sheathChanged": true, "fate": "used"},
    {"unknown": true}
  ],
  "container": "12",
  "handpieceDisinfected": true,
  "anaesthetic": {
    "product": "lidocaine cream",
    "lot": "L77",
    "strengthPercent": 4,
    "grams": 5,
    "weightKg": 64,
    "areaCm2": 200,
    "on": "10:00",
    "off": "10:28"
  },
  "topicals": [{"product": "Lift HG", "lot": "H-12", "underNeedles": false}],
  "response": {"pain": 3, "erythema": 1, "oedema": 0, "bleeding": 1},
  "reason": {"code": "correction", "words": "entered from the paper chart"},
  "notes": ""
}
)";

/// Reads one JSON object, telling of every field that is missing, misspelt or of the wrong kind.
class Reader {
public:
    Reader(const json& object, std::string path, model::Problems& problems)
        : object_{object}
        , path_{std::move(path)}
        , problems_{problems} {}
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() {
        for (const auto& [key, value] : object_.items()) {
            if (!known_.contains(key)) {
                fault(key, "unknown-field", {key});
            }
        }
    }

    void fault(const std::string& key, std::string code, std::vector<std::string> values = {}) {
        problems_.push_back({path_.empty() ? key : path_ + "." + key, std::move(code), std::move(values)});
    }
    /// Nothing for a field that is missing or null.
    const json* at(const std::string& key) {
        known_.insert(key);
        const auto found = object_.find(key);
        return found == object_.end() || found->is_null() ? nullptr : &*found;
    }
    std::optional<std::string> text(const std::string& key) {
        const auto* value = at(key);
        if (value != nullptr && !value->is_string()) {
            fault(key, "wrong-kind", {"text"});
            return std::nullopt;
        }
        return value == nullptr ? std::nullopt : std::optional{value->get<std::string>()};
    }
    std::string required(const std::string& key) {
        auto value = text(key);
        if (!value || trimmed(*value).empty()) {
            fault(key, "required");
            return {};
        }
        return *value;
    }
    bool flag(const std::string& key) {
        const auto* value = at(key);
        if (value != nullptr && !value->is_boolean()) {
            fault(key, "wrong-kind", {"true or false"});
            return false;
        }
        return value != nullptr && value->get<bool>();
    }
    std::optional<int> whole(const std::string& key, int from, int to) {
        const auto* value = at(key);
        if (value == nullptr) {
            return std::nullopt;
        }
        if (!value->is_number_integer() || value->get<double>() < from || value->get<double>() > to) {
            fault(key, "out-of-range", {std::to_string(from), std::to_string(to)});
            return std::nullopt;
        }
        return value->get<int>();
    }
    /// A decimal number as thousandths.
    std::optional<int> decimal(const std::string& key, double to) {
        const auto* value = at(key);
        if (value == nullptr) {
            return std::nullopt;
        }
        const double number = value->is_number() ? value->get<double>() : -1;
        if (number < 0 || number > to) {
            fault(key, "out-of-range", {"0", std::to_string(static_cast<int>(to))});
            return std::nullopt;
        }
        return static_cast<int>(std::lround(number * 1000));
    }
    template <class E>
    std::optional<E> code(const std::string& key, bool needed) {
        const auto value = needed ? std::optional{required(key)} : text(key);
        if (!value || value->empty()) {
            return std::nullopt;
        }
        const auto found = model::fromCode<E>(*value);
        if (!found) {
            std::string all;
            for (const auto& named : model::codesOf<E>) {
                all += (all.empty() ? "" : ", ") + std::string{named.code};
            }
            fault(key, "not-one-of", {*value, all});
        }
        return found;
    }
    /// The objects of a list, each with its own path.
    template <class Each>
    void list(const std::string& key, Each each) {
        const auto* value = at(key);
        if (value == nullptr) {
            return;
        }
        if (!value->is_array()) {
            fault(key, "wrong-kind", {"list"});
            return;
        }
        for (std::size_t i = 0; i < value->size(); ++i) {
            if (!(*value)[i].is_object()) {
                fault(key + "[" + std::to_string(i) + "]", "wrong-kind", {"object"});
                continue;
            }
            Reader item{(*value)[i], (path_.empty() ? "" : path_ + ".") + key + "[" + std::to_string(i) + "]",
                        problems_};
            each(item);
        }
    }
    template <class Each>
    void object(const std::string& key, Each each) {
        const auto* value = at(key);
        if (value == nullptr) {
            return;
        }
        if (!value->is_object()) {
            fault(key, "wrong-kind", {"object"});
            return;
        }
        Reader inner{*value, path_.empty() ? key : path_ + "." + key, problems_};
        each(inner);
    }

private:
    const json& object_;
    std::string path_;
    model::Problems& problems_;
    std::set<std::string> known_;
};

/// The one found by what stands in the field; a fault when there is none of that name.
template <class Find>
auto named(Reader& from, const std::string& key, Find find) -> decltype(find(key)) {
    const auto name = from.text(key);
    if (!name || name->empty()) {
        return std::nullopt;
    }
    auto found = find(*name);
    if (!found) {
        from.fault(key, "unknown", {*name});
    }
    return found;
}

/// `known`: rows of the session that is amended; their zones are taken as they stand, whatever became of the tree.
void readRow(Reader& from, const StoreNames& names, const model::ZoneTree& zones,
             std::vector<model::TreatmentRow>& rows, const std::vector<model::TreatmentRow>& known = {}) {
    model::TreatmentRow row;
    const model::ZoneCode zone{from.required("zone")};
    row.modality = from.code<model::Modality>("modality", true).value_or(model::Modality::pen);
    row.indication = from.code<model::Indication>("indication", false).value_or(model::Indication::other);
    row.device = named(from, "device", [&](const std::string& name) { return names.device(name); });
    if (const auto depth = from.decimal("depthMm", 5)) {
        row.depth = model::Depth{*depth};
    }
    row.passes = from.whole("passes", 1, 20);
    row.endpoint = from.code<model::Endpoint>("endpoint", false);
    const model::RfSettings rf{from.whole("energyMillijoules", 0, 100000), from.whole("pulseMilliseconds", 0, 100000),
                               from.whole("shots", 0, 100000)};
    if (rf != model::RfSettings{}) {
        row.rf = rf;
    }
    row.note = from.text("note").value_or("");
    if (zone.text.empty()) {
        return;
    }
    if (const auto was = std::ranges::find(known, zone, &model::TreatmentRow::zone); was != known.end()) {
        row.zone = zone;
        if (row.device && names.deviceName(row.device) == names.deviceName(was->device)) {
            row.device = was->device; // two may have one name
        }
        if (!row.rf && was->rf && was->modality == row.modality) {
            row.rf = model::RfSettings{}; // asked for and not answered
        }
        rows.push_back(row);
        return;
    }
    const auto leaves = zones.defaultLeaves(zone);
    if (leaves.empty()) {
        from.fault("zone", "unknown-zone", {zone.text});
    }
    for (const auto& leaf : leaves) {
        row.zone = leaf;
        rows.push_back(row);
    }
}

void readCartridge(Reader& from, const db::Access& access, std::vector<model::CartridgeUse>& uses) {
    model::CartridgeUse use;
    if (const auto printed = from.text("cartridge"); printed && !printed->empty()) {
        if (const auto unit = access.cartridge(*printed)) {
            use.cartridge = unit->id;
        } else {
            from.fault("cartridge", "unknown", {*printed});
        }
    }
    from.at("useBy"); // told by `session show`
    if (const auto lot = from.text("lot"); lot && !lot->empty() && from.at("cartridge") == nullptr) {
        const auto lots = access.lotsNumbered(*lot);
        if (lots.size() == 1) {
            use.lot = lots.front().lot.id;
        } else {
            from.fault("lot", lots.empty() ? "unknown" : "double", {std::to_string(lots.size())});
        }
    }
    const bool unknown = from.flag("unknown");
    if (from.at("cartridge") == nullptr && from.at("lot") == nullptr && !unknown) {
        from.fault("cartridge", "required");
    }
    use.packIntact = from.flag("packIntact");
    use.sheathChanged = from.flag("sheathChanged");
    use.fate = from.code<model::CartridgeFate>("fate", false).value_or(model::CartridgeFate::used);
    use.wasteReason = from.code<model::WasteReason>("wasteReason", false);
    uses.push_back(use);
}

std::optional<model::Instant> clock(Reader& from, const std::string& key, std::optional<model::Day> day,
                                    const std::string& zone) {
    const auto typed = from.text(key);
    if (!typed || typed->empty()) {
        return std::nullopt;
    }
    const auto minute = typedTime(*typed);
    if (!minute) {
        from.fault(key, "not-a-time", {*typed});
        return std::nullopt;
    }
    return day ? std::optional{model::instantOf({*day, *minute}, zone)} : std::nullopt;
}

void readRest(Reader& from, model::SessionRecord& record, std::optional<model::Day> day, const std::string& zone) {
    from.object("anaesthetic", [&](Reader& numb) {
        model::Anaesthetic given;
        given.product = numb.required("product");
        given.lot = numb.text("lot").value_or("");
        given.strengthPermille = numb.decimal("strengthPercent", 100).value_or(0) / 100;
        given.creamMilligrams = numb.decimal("grams", 1000).value_or(0);
        given.weightGrams = numb.decimal("weightKg", 500);
        given.areaCm2 = numb.whole("areaCm2", 0, 20000);
        given.onAt = clock(numb, "on", day, zone);
        given.offAt = clock(numb, "off", day, zone);
        numb.at("doseMg"); // told by `session show`
        record.anaesthetic = given;
    });
    from.list("topicals", [&](Reader& topical) {
        record.topicals.push_back(
            {topical.required("product"), topical.text("lot").value_or(""), topical.flag("underNeedles")});
    });
    from.object("response", [&](Reader& response) {
        record.response = {response.whole("pain", 0, 10), response.whole("erythema", 0, 3),
                           response.whole("oedema", 0, 3), response.whole("bleeding", 0, 3)};
    });
}

} // namespace

std::string exampleSession() {
    return example;
}

namespace {

/// The parser's own words would repeat what stands there; the line is enough to find it.
model::Outcome<json> objectIn(std::string_view text) {
    try {
        auto file = json::parse(text);
        return file.is_object() ? model::Outcome<json>{std::move(file)}
                                : model::Outcome<json>{model::Problem{"file", "not-json", {"line 1"}}};
    } catch (const json::parse_error& fault) {
        const auto before = text.substr(0, std::min(fault.byte, text.size()));
        return model::Problem{"file", "not-json", {"line " + std::to_string(1 + std::ranges::count(before, '\n'))}};
    } catch (const json::out_of_range&) { // the parser does not say where
        return model::Problem{"file", "not-json", {"a number is too large"}};
    }
}

} // namespace

model::Outcome<model::RecordSession> readSessionFile(std::string_view text, const db::Access& access) {
    const auto parsed = objectIn(text);
    if (!parsed) {
        return parsed.problems();
    }
    const auto& file = *parsed;
    const StoreNames names{access};
    const auto rules = access.rules();
    const auto timeZone = access.clinic().timeZone;
    model::Problems problems;
    model::RecordSession change;
    auto& record = change.record;
    std::optional<std::pair<model::OverrideReason, std::string>> reason;
    {
        Reader from{file, "", problems};
        const model::Uid client{from.required("client")};
        if (!client.text.empty()) {
            if (const auto id = access.clientByUid(client)) {
                record.plan.client = *id;
            } else {
                from.fault("client", "unknown", {client.text});
            }
        }
        const auto dayText = from.required("day");
        const auto day = model::parseDay(dayText);
        if (!day && !dayText.empty()) {
            from.fault("day", "not-a-day", {dayText});
        }
        const auto start = clock(from, "start", day, timeZone);
        const auto end = clock(from, "end", day, timeZone);
        if (day) {
            // A day without hours is taken to be at noon, when it is the same day in every neighbouring zone.
            record.startedAt = start.value_or(model::instantOf({*day, 12 * 60}, timeZone));
            record.endedAt = end.value_or(record.startedAt);
        }
        const auto account = [&](const std::string& name) { return names.account(name); };
        record.plan.performer = named(from, "performer", account).value_or(access.actor().account());
        record.plan.supervisor = named(from, "supervisor", account);
        record.room = named(from, "room", [&](const std::string& name) { return names.room(name); });
        from.list("rows", [&](Reader& row) { readRow(row, names, rules->zones, record.plan.rows); });
        if (from.at("rows") == nullptr) {
            from.fault("rows", "required");
        }
        from.list("cartridges", [&](Reader& unit) { readCartridge(unit, access, record.cartridges); });
        record.container = named(from, "container", [&](const std::string& number) { return names.container(number); });
        if (from.at("handpieceDisinfected") != nullptr) {
            record.handpieceDisinfected = from.flag("handpieceDisinfected");
        }
        readRest(from, record, day, timeZone);
        from.object("reason", [&](Reader& why) {
            const auto code = why.code<model::OverrideReason>("code", true);
            const auto words = why.required("words");
            if (code) {
                reason = {*code, words};
            }
        });
        record.notes = from.text("notes").value_or("");
    }
    if (!problems.empty()) {
        return problems;
    }
    if (auto unsound = model::validate(record, rules->zones, true); !unsound.empty()) {
        return unsound;
    }
    if (reason) {
        const auto day = model::localTime(record.startedAt, timeZone).day;
        const auto seen =
            model::assess(record.plan, access.history(record.plan.client), *rules, day, model::Act::record);
        for (const auto& finding : seen.findings) {
            change.reasons.push_back({finding.key(), finding.daysShort, reason->first, reason->second});
        }
    }
    return change;
}

namespace {

/// What is left out, or told to the minute, stays as it was.
model::Instant movedClock(Reader& from, const std::string& key, model::Instant was, model::Day day,
                          const std::string& zone) {
    const auto read = clock(from, key, day, zone);
    const bool same = read && model::localTime(*read, zone).minute == model::localTime(was, zone).minute;
    return read && !same ? *read : was;
}

void readCharted(Reader& from, const db::Access& access, model::SessionRecord& record) {
    std::vector<model::CartridgeUse> uses;
    from.list("cartridges", [&](Reader& unit) { readCartridge(unit, access, uses); });
    for (std::size_t i = 0; i < std::min(uses.size(), record.cartridges.size()); ++i) {
        if (uses[i].cartridge && uses[i].cartridge == record.cartridges[i].cartridge) {
            uses[i].lot = record.cartridges[i].lot;
        }
    }
    record.cartridges = std::move(uses);
}

/// What the signature binds is read all the same, so that a change of it is refused in words.
void readBound(Reader& from, const StoreNames& names, const db::Access& access, const db::SessionDetail& session,
               model::SessionRecord& record) {
    if (const auto client = from.text("client")) {
        record.plan.client = access.clientByUid({*client}).value_or(model::ClientId{});
    }
    if (const auto day = from.text("day"); day && *day != model::isoText(session.row.day)) {
        from.fault("day", "stays-as-signed");
    }
    const auto account = [&](const std::string& name) { return names.account(name); };
    if (from.at("performer") != nullptr) {
        record.plan.performer = named(from, "performer", account).value_or(record.plan.performer);
    }
    if (from.at("supervisor") != nullptr) {
        record.plan.supervisor = named(from, "supervisor", account);
    }
    if (const auto number = from.text("container"); number && *number != names.containerNumber(record.container)) {
        record.container = named(from, "container", [&](const std::string& name) { return names.container(name); });
    }
    for (const auto* const told : {"state", "findings", "overrides", "signedBy", "signedAt", "invalidated",
                                   "waitsForCosignature", "cosignatures", "amendments"}) {
        from.at(told);
    }
}

} // namespace

model::Outcome<model::AmendSession> readAmendmentFile(std::string_view text, const db::Access& access) {
    const auto parsed = objectIn(text);
    if (!parsed) {
        return parsed.problems();
    }
    const auto& file = *parsed;
    const auto uid = file.find("uid");
    if (uid == file.end() || !uid->is_string()) {
        return model::Problem{"uid", "required", {}};
    }
    const auto id = access.sessionByUid({uid->get<std::string>()});
    const auto session = id ? access.session(*id) : std::nullopt;
    if (!session) {
        return model::Problem{"uid", "unknown", {uid->get<std::string>()}};
    }
    const StoreNames names{access};
    const auto rules = access.rules();
    const auto zone = access.clinic().timeZone;
    const auto& before = session->record;
    model::Problems problems;
    model::AmendSession change{*id, session->version, before, {}};
    auto& record = change.record;
    {
        Reader from{file, "", problems};
        from.at("uid");
        change.version = from.whole("version", 1, 1'000'000).value_or(session->version);
        change.reason = from.text("reason").value_or("");
        readBound(from, names, access, *session, record);
        record.startedAt = movedClock(from, "start", before.startedAt, session->row.day, zone);
        record.endedAt = movedClock(from, "end", before.endedAt, session->row.day, zone);
        if (record.endedAt < record.startedAt && from.at("end") != nullptr) {
            record.endedAt += std::chrono::hours{24}; // past midnight; the store refuses what is too long
        }
        if (file.contains("room")) {
            record.room = named(from, "room", [&](const std::string& name) { return names.room(name); });
        }
        if (file.contains("rows")) {
            record.plan.rows.clear();
            from.list("rows",
                      [&](Reader& row) { readRow(row, names, rules->zones, record.plan.rows, before.plan.rows); });
        }
        if (file.contains("cartridges")) {
            readCharted(from, access, record);
        }
        if (file.contains("handpieceDisinfected")) {
            record.handpieceDisinfected = from.at("handpieceDisinfected") == nullptr
                                              ? std::nullopt
                                              : std::optional{from.flag("handpieceDisinfected")};
        }
        model::SessionRecord rest;
        readRest(from, rest, session->row.day, zone);
        if (file.contains("anaesthetic")) {
            record.anaesthetic = rest.anaesthetic;
        }
        if (file.contains("topicals")) {
            record.topicals = rest.topicals;
        }
        if (file.contains("response")) {
            record.response = rest.response;
        }
        if (file.contains("notes")) {
            record.notes = from.text("notes").value_or("");
        }
    }
    if (!problems.empty()) {
        return problems;
    }
    return change;
}

} // namespace present
