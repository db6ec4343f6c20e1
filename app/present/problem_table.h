#pragma once
// Every code with which the program refuses an input, and its sentence. A test walks the sources and this table.

#include <span>
#include <string_view>
#include <utility>

namespace present {

/// In `pattern` {0} is the field's name, {1} to {3} the problem's values. `field` empty: for every field.
struct ProblemWords {
    std::string_view code;
    std::string_view field;
    const char* pattern;
};

std::span<const ProblemWords> problemTable();
/// What fields are called, where taking the name apart at its capitals is not good enough.
std::span<const std::pair<std::string_view, const char*>> fieldTable();

} // namespace present
