#include "db/session_json.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace db {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longestText = 1'000'000;
constexpr std::size_t longestList = 500;
constexpr int deepest = 8;

const auto putNumber = [](JsonText& json, std::string_view name, const auto& id) {
    if (id) {
        json.field(name, id->value);
    }
};

/// Reads one object; every member asked for is crossed off, and what is left at the end was never ours.
class Object {
public:
    Object(const Json& json, std::string path, model::Problems& problems)
        : json_{json}
        , path_{std::move(path)}
        , problems_{problems} {
        if (!json.is_object()) {
            problems_.push_back({path_, "not-an-object", {}});
        }
    }
    ~Object() = default;
    Object(const Object&) = delete;
    Object& operator=(const Object&) = delete;

    void finish() {
        if (!json_.is_object()) {
            return;
        }
        for (const auto& [name, value] : json_.items()) {
            if (!known_.contains(name)) {
                problems_.push_back({at(name), "unknown-field", {}});
            }
        }
    }

    const Json* member(const char* name, bool required = false) {
        known_.insert(name);
        if (json_.is_object()) {
            const auto found = json_.find(name);
            if (found != json_.end() && !found->is_null()) {
                return &*found;
            }
        }
        if (required) {
            problem(name, "required");
        }
        return nullptr;
    }

    void read(const char* name, std::string& value) {
        if (const auto* json = member(name)) {
            if (json->is_string()) {
                value = json->get<std::string>();
            } else {
                problem(name, "not-a-text");
            }
        }
    }
    void read(const char* name, bool& value) {
        if (const auto* json = member(name)) {
            if (json->is_boolean()) {
                value = json->get<bool>();
            } else {
                problem(name, "not-true-or-false");
            }
        }
    }
    void read(const char* name, int& value) {
        if (const auto whole = integer(name, false)) {
            if (std::in_range<int>(*whole)) {
                value = static_cast<int>(*whole);
            } else {
                problem(name, "out-of-range");
            }
        }
    }
    void read(const char* name, model::Instant& value) {
        if (const auto* json = member(name)) {
            const auto instant = json->is_string() ? model::parseInstant(json->get_ref<const std::string&>()) : std::nullopt;
            if (instant) {
                value = *instant;
            } else {
                problem(name, "not-an-instant");
            }
        }
    }
    template <class Tag>
    void read(const char* name, model::Id<Tag>& value, bool required = false) {
        if (const auto whole = integer(name, required)) {
            if (*whole > 0) {
                value = model::Id<Tag>{*whole};
            } else {
                problem(name, "out-of-range");
            }
        }
    }
    template <class E>
        requires std::is_enum_v<E>
    void read(const char* name, E& value) {
        if (const auto* json = member(name)) {
            const auto found = json->is_string() ? model::fromCode<E>(json->get_ref<const std::string&>()) : std::nullopt;
            if (found) {
                value = *found;
            } else {
                problem(name, "unknown-code", json->is_string() ? json->get<std::string>() : std::string{});
            }
        }
    }
    template <class T>
    void read(const char* name, std::optional<T>& value) {
        if (member(name) != nullptr) {
            T inner{};
            read(name, inner);
            value = inner;
        }
    }
    void readMillimetres(const char* name, std::optional<model::Depth>& value) {
        const auto* json = member(name);
        if (json == nullptr) {
            return;
        }
        if (!json->is_number()) {
            problem(name, "not-a-number");
            return;
        }
        const double micrometres = json->get<double>() * 1000.0;
        // Also refuses what is not a number at all, and more than a kilometre.
        if (!(micrometres >= 0.0 && micrometres <= 1e9) || std::abs(micrometres - std::round(micrometres)) > 1e-3) {
            problem(name, "out-of-range");
            return;
        }
        value = model::Depth{static_cast<int>(std::lround(micrometres))};
    }
    template <class Read>
    void list(const char* name, Read&& readItem, bool required = false) {
        const auto* json = member(name, required);
        if (json == nullptr) {
            return;
        }
        if (!json->is_array()) {
            problem(name, "not-a-list");
            return;
        }
        if (json->size() > longestList) {
            problem(name, "too-many", std::to_string(longestList));
            return;
        }
        for (std::size_t i = 0; i < json->size(); ++i) {
            Object item{(*json)[i], at(name) + "[" + std::to_string(i) + "]", problems_};
            readItem(item);
            item.finish();
        }
    }
    template <class Read>
    void object(const char* name, Read&& readMembers) {
        if (const auto* json = member(name)) {
            Object inner{*json, at(name), problems_};
            readMembers(inner);
            inner.finish();
        }
    }
    void problem(const char* name, const char* code, const std::string& value = {}) {
        problems_.push_back({at(name), code, value.empty() ? std::vector<std::string>{} : std::vector{value}});
    }

private:
    std::string at(const std::string& name) const { return path_.empty() ? name : path_ + "." + name; }

    std::optional<std::int64_t> integer(const char* name, bool required) {
        const auto* json = member(name, required);
        if (json == nullptr) {
            return std::nullopt;
        }
        if (!json->is_number_integer()) {
            problem(name, "not-a-whole-number");
            return std::nullopt;
        }
        if (json->is_number_unsigned() && json->get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) {
            problem(name, "out-of-range");
            return std::nullopt;
        }
        return json->get<std::int64_t>();
    }

    const Json& json_;
    std::string path_;
    model::Problems& problems_;
    std::set<std::string, std::less<>> known_;
};

void readPlan(Object& object, model::SessionPlan& plan) {
    object.read("client", plan.client, true);
    object.read("performer", plan.performer, true);
    object.read("supervisor", plan.supervisor);
    object.list(
        "rows",
        [&](Object& item) {
            auto& row = plan.rows.emplace_back();
            if (item.member("zone", true) != nullptr) {
                item.read("zone", row.zone.text);
            }
            item.read("modality", row.modality);
            item.read("indication", row.indication);
            item.read("device", row.device);
            item.readMillimetres("depthMm", row.depth);
            item.read("passes", row.passes);
            item.read("endpoint", row.endpoint);
            item.object("rf", [&](Object& inner) {
                auto& rf = row.rf.emplace();
                inner.read("energyMillijoules", rf.energyMillijoules);
                inner.read("pulseMilliseconds", rf.pulseMilliseconds);
                inner.read("shots", rf.shots);
            });
            item.read("note", row.note);
        },
        true);
}

void readRecord(Object& object, model::SessionRecord& record) {
    readPlan(object, record.plan);
    object.read("room", record.room);
    object.read("startedAt", record.startedAt);
    object.read("endedAt", record.endedAt);
    object.list("cartridges", [&](Object& item) {
        auto& use = record.cartridges.emplace_back();
        item.read("cartridge", use.cartridge);
        item.read("lot", use.lot);
        item.read("packIntact", use.packIntact);
        item.read("sheathChanged", use.sheathChanged);
        item.read("fate", use.fate);
        item.read("wasteReason", use.wasteReason);
    });
    object.read("container", record.container);
    object.read("handpieceDisinfected", record.handpieceDisinfected);
    object.object("anaesthetic", [&](Object& inner) {
        auto& cream = record.anaesthetic.emplace();
        inner.read("product", cream.product);
        inner.read("lot", cream.lot);
        inner.read("strengthPermille", cream.strengthPermille);
        inner.read("creamMilligrams", cream.creamMilligrams);
        inner.read("weightGrams", cream.weightGrams);
        inner.read("areaCm2", cream.areaCm2);
        inner.read("onAt", cream.onAt);
        inner.read("offAt", cream.offAt);
    });
    object.list("topicals", [&](Object& item) {
        auto& topical = record.topicals.emplace_back();
        item.read("product", topical.product);
        item.read("lot", topical.lot);
        item.read("underNeedles", topical.underNeedles);
    });
    object.object("response", [&](Object& inner) {
        inner.read("pain", record.response.pain);
        inner.read("erythema", record.response.erythema);
        inner.read("oedema", record.response.oedema);
        inner.read("bleeding", record.response.bleeding);
    });
    object.read("notes", record.notes);
}

/// Brackets open at once, outside of strings: counted before parsing, so that no parser meets a million of them.
bool tooDeep(std::string_view text) {
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\') {
                ++i;
            } else if (c == '"') {
                inString = false;
            }
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > deepest) {
                return true;
            }
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

template <class T, class Read>
model::Outcome<T> parsed(std::string_view text, Read&& read) {
    if (text.size() > longestText) {
        return model::Problem{"", "too-large", {std::to_string(longestText)}};
    }
    const auto json = tooDeep(text) ? Json(Json::value_t::discarded) : Json::parse(text, nullptr, false);
    if (json.is_discarded()) {
        return model::Problem{"", "not-json", {}};
    }
    model::Problems problems;
    T value;
    Object object{json, "", problems};
    read(object, value);
    object.finish();
    if (!problems.empty()) {
        return problems;
    }
    return value;
}

} // namespace

std::string toJson(const model::SessionRecord& record) {
    return JsonText::object([&](JsonText& json) { writeRecord(json, record, putNumber); });
}

std::string toJson(const model::SessionPlan& plan) {
    return JsonText::object([&](JsonText& json) { writePlan(json, plan, putNumber); });
}

model::Outcome<model::SessionRecord> sessionFromJson(std::string_view text) {
    return parsed<model::SessionRecord>(text, readRecord);
}

model::Outcome<model::SessionPlan> planFromJson(std::string_view text) {
    return parsed<model::SessionPlan>(text, readPlan);
}

} // namespace db
