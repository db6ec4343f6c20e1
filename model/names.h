#pragma once
// Codes of enumerations: the words that stand in the store, in tables and in JSON. Words for people are in present.

#include <algorithm>
#include <optional>
#include <string_view>

namespace model {

template <class E>
struct Named {
    E value;
    std::string_view code;
};

/// Each enumeration specialises this with an array of Named<E>, one per value, in order of the values.
template <class E>
inline constexpr auto codesOf = nullptr;

template <class E>
constexpr std::string_view code(E value) {
    for (const auto& named : codesOf<E>) {
        if (named.value == value) {
            return named.code;
        }
    }
    return {};
}

template <class E>
constexpr std::optional<E> fromCode(std::string_view text) {
    for (const auto& named : codesOf<E>) {
        if (named.code == text) {
            return named.value;
        }
    }
    return std::nullopt;
}

} // namespace model
