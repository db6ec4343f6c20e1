// The draft of a session desk as JSON: field by field what was typed, so that nothing half-typed is lost.

#include "app/present/desk_input.h"
#include "model/day.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace present {

using nlohmann::json;

namespace {

template <class E>
json codeOrNull(const std::optional<E>& value) {
    return value ? json(std::string{model::code(*value)}) : json(nullptr);
}

template <class Tag>
json idOrNull(const std::optional<model::Id<Tag>>& id) {
    return id ? json(id->value) : json(nullptr);
}

json numberOrNull(std::optional<int> value) {
    return value ? json(*value) : json(nullptr);
}

std::string textAt(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

bool flagAt(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

std::optional<std::int64_t> numberAt(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_number_integer() ? std::optional{found->get<std::int64_t>()}
                                                               : std::nullopt;
}

std::optional<int> smallAt(const json& object, const char* key) {
    const auto number = numberAt(object, key);
    return number && *number >= 0 && *number <= 1000 ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

template <class Id>
std::optional<Id> idAt(const json& object, const char* key) {
    const auto number = numberAt(object, key);
    return number ? std::optional{Id{*number}} : std::nullopt;
}

template <class E>
std::optional<E> codeAt(const json& object, const char* key) {
    return model::fromCode<E>(textAt(object, key));
}

const json& listAt(const json& object, const char* key) {
    static const json none = json::array();
    const auto found = object.find(key);
    return found != object.end() && found->is_array() ? *found : none;
}

constexpr std::array<std::pair<DeskOrigin::Kind, const char*>, 3> origins{
    {{DeskOrigin::Kind::session, "session"},
     {DeskOrigin::Kind::otherRow, "other-row"},
     {DeskOrigin::Kind::usualDevice, "usual-device"}}};

json originOrNull(const std::optional<DeskOrigin>& origin) {
    if (!origin) {
        return nullptr;
    }
    const auto* const kind =
        std::find_if(origins.begin(), origins.end(), [&](const auto& known) { return known.first == origin->kind; });
    return {{"kind", kind->second},
            {"day", origin->day ? json(model::isoText(*origin->day)) : json(nullptr)},
            {"zone", origin->zone.text}};
}

std::optional<DeskOrigin> originAt(const json& row) {
    const auto found = row.find("origin");
    if (found == row.end() || !found->is_object()) {
        return std::nullopt;
    }
    const auto kind = textAt(*found, "kind");
    const auto* const known =
        std::find_if(origins.begin(), origins.end(), [&](const auto& one) { return one.second == kind; });
    if (known == origins.end()) {
        return std::nullopt;
    }
    return DeskOrigin{known->first, model::parseDay(textAt(*found, "day")), {textAt(*found, "zone")}};
}

DeskRowInput readRow(const json& object) {
    DeskRowInput row;
    row.zone = {textAt(object, "zone")};
    row.modality = codeAt<model::Modality>(object, "modality").value_or(row.modality);
    row.indication = codeAt<model::Indication>(object, "indication").value_or(row.indication);
    row.device = idAt<model::DeviceId>(object, "device");
    row.depth = textAt(object, "depth");
    row.passes = textAt(object, "passes");
    row.endpoint = codeAt<model::Endpoint>(object, "endpoint");
    row.energy = textAt(object, "energy");
    row.pulse = textAt(object, "pulse");
    row.shots = textAt(object, "shots");
    row.note = textAt(object, "note");
    row.origin = originAt(object);
    return row;
}

DeskAnaesthetic readAnaesthetic(const json& object) {
    return {flagAt(object, "given"),    textAt(object, "product"), textAt(object, "lot"),
            textAt(object, "strength"), textAt(object, "grams"),   textAt(object, "weight"),
            textAt(object, "area"),     textAt(object, "on"),      textAt(object, "off")};
}

} // namespace

std::string draftText(const DeskInput& input) {
    json rows = json::array();
    for (const auto& row : input.rows) {
        rows.push_back({{"zone", row.zone.text},
                        {"modality", std::string{model::code(row.modality)}},
                        {"indication", std::string{model::code(row.indication)}},
                        {"device", idOrNull(row.device)},
                        {"depth", row.depth},
                        {"passes", row.passes},
                        {"endpoint", codeOrNull(row.endpoint)},
                        {"energy", row.energy},
                        {"pulse", row.pulse},
                        {"shots", row.shots},
                        {"note", row.note},
                        {"origin", originOrNull(row.origin)}});
    }
    json fates = json::array();
    for (const auto& fate : input.fates) {
        fates.push_back({{"cartridge", fate.cartridge.value},
                         {"fate", std::string{model::code(fate.fate)}},
                         {"waste", codeOrNull(fate.wasteReason)}});
    }
    json topicals = json::array();
    for (const auto& topical : input.topicals) {
        topicals.push_back(
            {{"product", topical.product}, {"lot", topical.lot}, {"underNeedles", topical.underNeedles}});
    }
    const auto& numb = input.anaesthetic;
    const json text{{"form", 1},
                    {"rows", rows},
                    {"performer", idOrNull(input.performer)},
                    {"supervisor", idOrNull(input.supervisor)},
                    {"room", idOrNull(input.room)},
                    {"start", input.startTime},
                    {"end", input.endTime},
                    {"fates", fates},
                    {"disinfected", input.handpieceDisinfected},
                    {"anaesthetic",
                     {{"given", numb.given},
                      {"product", numb.product},
                      {"lot", numb.lot},
                      {"strength", numb.strengthPercent},
                      {"grams", numb.creamGrams},
                      {"weight", numb.weightKilograms},
                      {"area", numb.areaCm2},
                      {"on", numb.onAt},
                      {"off", numb.offAt}}},
                    {"topicals", topicals},
                    {"response",
                     {{"pain", numberOrNull(input.response.pain)},
                      {"erythema", numberOrNull(input.response.erythema)},
                      {"oedema", numberOrNull(input.response.oedema)},
                      {"bleeding", numberOrNull(input.response.bleeding)}}},
                    {"container", idOrNull(input.container)},
                    {"notes", input.notes}};
    // A half-typed character must not cost the draft.
    return text.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<DeskInput> readDraft(std::string_view text) {
    const json draft = json::parse(text, nullptr, false);
    if (!draft.is_object()) {
        return std::nullopt;
    }
    DeskInput input;
    for (const auto& row : listAt(draft, "rows")) {
        if (row.is_object()) {
            input.rows.push_back(readRow(row));
        }
    }
    input.performer = idAt<model::AccountId>(draft, "performer");
    input.supervisor = idAt<model::AccountId>(draft, "supervisor");
    input.room = idAt<model::RoomId>(draft, "room");
    input.startTime = textAt(draft, "start");
    input.endTime = textAt(draft, "end");
    for (const auto& fate : listAt(draft, "fates")) {
        if (const auto cartridge = fate.is_object() ? idAt<model::CartridgeId>(fate, "cartridge") : std::nullopt) {
            input.fates.push_back({*cartridge,
                                   codeAt<model::CartridgeFate>(fate, "fate").value_or(model::CartridgeFate::used),
                                   codeAt<model::WasteReason>(fate, "waste")});
        }
    }
    input.handpieceDisinfected = flagAt(draft, "disinfected");
    if (const auto numb = draft.find("anaesthetic"); numb != draft.end() && numb->is_object()) {
        input.anaesthetic = readAnaesthetic(*numb);
    }
    for (const auto& topical : listAt(draft, "topicals")) {
        if (topical.is_object()) {
            input.topicals.push_back(
                {textAt(topical, "product"), textAt(topical, "lot"), flagAt(topical, "underNeedles")});
        }
    }
    if (const auto response = draft.find("response"); response != draft.end() && response->is_object()) {
        input.response = {smallAt(*response, "pain"), smallAt(*response, "erythema"), smallAt(*response, "oedema"),
                          smallAt(*response, "bleeding")};
    }
    input.container = idAt<model::ContainerId>(draft, "container");
    input.notes = textAt(draft, "notes");
    return input;
}

} // namespace present
