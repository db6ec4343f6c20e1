#pragma once
// A refusal is a value: what was asked for, or the problems that stood in its way, each addressed to a field.

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace model {

/// One thing wrong with an input. `field` names the input ("birthDate", "rows[2].depth"); `code` says what is wrong
/// with it ("required", "not-a-day") and is turned into words in `present`; `values` are the particulars it speaks of.
struct Problem {
    std::string field;
    std::string code;
    std::vector<std::string> values;

    bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

template <class T>
class [[nodiscard]] Outcome {
public:
    // Implicit on purpose: a function returns either the value or the problems.
    Outcome(T value)
        : held_{std::in_place_index<0>, std::move(value)} {} // NOLINT
    Outcome(Problems problems)
        : held_{std::in_place_index<1>, std::move(problems)} {} // NOLINT
    Outcome(Problem problem)
        : Outcome{Problems{std::move(problem)}} {} // NOLINT

    bool ok() const { return held_.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Asking a refusal for its value is a bug and throws std::bad_variant_access.
    T const& value() const& { return std::get<0>(held_); }
    T& value() & { return std::get<0>(held_); }
    T&& value() && { return std::get<0>(std::move(held_)); }
    T const& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T const* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    const Problems& problems() const { return std::get<1>(held_); }

private:
    std::variant<T, Problems> held_;
};

/// For acts that have nothing to hand back.
struct Done {
    bool operator==(const Done&) const = default;
};

} // namespace model
