#pragma once
// Writes JSON text from values of ours. Days and instants stand in ISO form, enumerations as their codes; what is empty
// is left out. The same value always gives the same bytes.

#include "model/day.h"
#include "model/id.h"
#include "model/names.h"
#include "model/treatment.h"
#include "model/zone.h"

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace db {

namespace json {
template <class T>
inline constexpr bool isOptional = false;
template <class T>
inline constexpr bool isOptional<std::optional<T>> = true;
template <class T>
inline constexpr bool isList = false;
template <class T>
inline constexpr bool isList<std::vector<T>> = true;
} // namespace json

class JsonText {
public:
    /// Everything that `fields` writes stands in one object.
    template <class Fields>
    static std::string object(Fields&& fields) {
        JsonText json;
        json.braces('{', '}', fields, json);
        return std::move(json.text_);
    }

    /// Names a member; strings, numbers, truth, days, instants, uids, zones, enumerations, lists and optionals of
    /// these.
    template <class T>
    void field(std::string_view name, const T& value) {
        if constexpr (json::isOptional<T>) {
            if (value) {
                field(name, *value);
            }
        } else {
            key(name);
            put(value);
        }
    }
    /// Left out when empty.
    void filled(std::string_view name, std::string_view value) {
        if (!value.empty()) {
            field(name, value);
        }
    }
    void depth(std::string_view name, const std::optional<model::Depth>& value) {
        if (value) {
            key(name);
            putThousandths(value->micrometres);
        }
    }
    /// null when there is none, for files in which every field stands.
    template <class T>
    void orNull(std::string_view name, const std::optional<T>& value) {
        key(name);
        if (value) {
            put(*value);
        } else {
            text_ += "null";
        }
    }
    void textOrNull(std::string_view name, const std::string& text) { ///< null when it is empty
        orNull(name, text.empty() ? std::nullopt : std::optional{text});
    }
    /// 1500 as 1.5; null when there is none.
    void thousandthsOrNull(std::string_view name, const std::optional<int>& value) {
        key(name);
        if (value) {
            putThousandths(*value);
        } else {
            text_ += "null";
        }
    }
    template <class Fields>
    void object(std::string_view name, Fields&& fields) {
        key(name);
        braces('{', '}', fields, *this);
    }
    /// One object per item; `fields(item)` writes its members.
    template <class Items, class Fields>
    void objects(std::string_view name, const Items& items, Fields&& fields) {
        key(name);
        const auto each = [&](JsonText&) {
            for (const auto& item : items) {
                comma();
                braces(
                    '{', '}', [&](JsonText&) { fields(item); }, *this);
            }
        };
        braces('[', ']', each, *this);
    }

private:
    template <class Body>
    void braces(char open, char close, Body&& body, JsonText& self) {
        text_ += open;
        first_ = true;
        body(self);
        text_ += close;
        first_ = false;
    }
    void comma() {
        if (!first_) {
            text_ += ',';
        }
        first_ = false;
    }
    void key(std::string_view name) {
        comma();
        putText(name);
        text_ += ':';
    }
    template <class T>
    void put(const T& value) {
        if constexpr (std::is_same_v<T, bool>) {
            text_ += value ? "true" : "false";
        } else if constexpr (std::integral<T>) {
            text_ += std::to_string(value);
        } else if constexpr (std::is_enum_v<T>) {
            putText(model::code(value));
        } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
            putText(value);
        } else if constexpr (std::is_same_v<T, model::Day> || std::is_same_v<T, model::Instant>) {
            putText(model::isoText(value));
        } else if constexpr (json::isList<T>) {
            braces(
                '[', ']',
                [&](JsonText&) {
                    for (const auto& item : value) {
                        comma();
                        put(item);
                    }
                },
                *this);
        } else {
            putText(value.text); // Uid, ZoneCode
        }
    }
    void putText(std::string_view text);
    void putThousandths(int thousandths);

    std::string text_;
    bool first_ = true;
};

} // namespace db
