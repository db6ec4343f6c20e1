#pragma once
// Values of ours into a statement and out of a row. Days stand as ISO text, instants as UTC microseconds,
// enumerations as their codes, truth as 0 or 1.

#include "db/error.h"
#include "model/day.h"
#include "model/id.h"
#include "model/names.h"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace SQLite {
class Statement;
}

namespace db {

using Blob = std::vector<std::byte>;

namespace detail {
template <class T>
inline constexpr bool isOptional = false;
template <class T>
inline constexpr bool isOptional<std::optional<T>> = true;
template <class T>
inline constexpr bool isId = false;
template <class Tag>
inline constexpr bool isId<model::Id<Tag>> = true;
template <class T>
inline constexpr bool isUnknown = true;
} // namespace detail

/// Fills the parameters of a statement from left to right.
class Binder {
public:
    explicit Binder(SQLite::Statement& statement)
        : statement_{statement} {}

    void null();
    void integer(std::int64_t value);
    void text(std::string_view value);
    void blob(std::span<const std::byte> value);

    template <class T>
    void add(const T& value) {
        if constexpr (std::is_same_v<T, std::nullopt_t>) {
            null();
        } else if constexpr (detail::isOptional<T>) {
            if (value) {
                add(*value);
            } else {
                null();
            }
        } else if constexpr (std::is_same_v<T, bool>) {
            integer(value ? 1 : 0);
        } else if constexpr (std::integral<T>) {
            integer(static_cast<std::int64_t>(value));
        } else if constexpr (std::is_enum_v<T>) {
            text(model::code(value));
        } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
            text(value);
        } else if constexpr (std::is_same_v<T, model::Day>) {
            text(model::isoText(value));
        } else if constexpr (std::is_same_v<T, model::Instant>) {
            integer(std::int64_t{value.time_since_epoch().count()});
        } else if constexpr (detail::isId<T>) {
            integer(value.value);
        } else if constexpr (std::is_same_v<T, model::Uid>) {
            text(value.text);
        } else if constexpr (std::is_convertible_v<const T&, std::span<const std::byte>>) {
            blob(value);
        } else {
            static_assert(!detail::isUnknown<T>, "no column holds such a value");
        }
    }

private:
    SQLite::Statement& statement_;
    int next_ = 1;
};

/// One row of a result, read by position while the query stands on it. A value of the wrong kind, a code no
/// enumeration has and a day that is none throw Error{Fault::corrupt}; nothing is ever replaced by a default.
class Row {
public:
    explicit Row(SQLite::Statement& statement)
        : statement_{&statement} {}

    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    std::string text(int column) const;
    /// A number as its figures.
    std::string textOrNumber(int column) const;
    Blob blob(int column) const;

    /// int64 and smaller integers, bool, string, Blob, Day, Instant, Id, Uid, enumerations, and optionals of these.
    template <class T>
    T get(int column) const {
        if constexpr (detail::isOptional<T>) {
            return isNull(column) ? T{} : T{get<typename T::value_type>(column)};
        } else if constexpr (std::is_same_v<T, bool>) {
            return integer(column) != 0;
        } else if constexpr (std::integral<T>) {
            const auto value = integer(column);
            if constexpr (sizeof(T) < sizeof value || std::is_unsigned_v<T>) {
                if (!std::in_range<T>(value)) {
                    corrupt(column, "a number out of range");
                }
                return static_cast<T>(value);
            } else {
                return value;
            }
        } else if constexpr (std::is_enum_v<T>) {
            if (const auto value = model::fromCode<T>(text(column))) {
                return *value;
            }
            corrupt(column, "an unknown code");
        } else if constexpr (std::is_same_v<T, std::string>) {
            return text(column);
        } else if constexpr (std::is_same_v<T, model::Day>) {
            if (const auto value = model::parseDay(text(column))) {
                return *value;
            }
            corrupt(column, "not a day");
        } else if constexpr (std::is_same_v<T, model::Instant>) {
            return model::Instant{std::chrono::microseconds{integer(column)}};
        } else if constexpr (detail::isId<T>) {
            return T{integer(column)};
        } else if constexpr (std::is_same_v<T, model::Uid>) {
            return model::Uid{text(column)};
        } else if constexpr (std::is_same_v<T, Blob>) {
            return blob(column);
        } else {
            static_assert(!detail::isUnknown<T>, "no column holds such a value");
        }
    }

    enum class Kind { null, integer, text, blob, real };
    Kind kind(int column) const;
    /// The stored bytes of a text or blob, or the text form of a number; gone with the next row.
    std::string_view bytes(int column) const;
    int columnCount() const;

private:
    [[noreturn]] void corrupt(int column, const char* what) const;

    SQLite::Statement* statement_;
};

} // namespace db
