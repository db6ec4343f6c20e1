#pragma once
// Cells of a list, in short.

#include "app/present/view.h"

#include <string>
#include <utility>

namespace present {

inline Cell cell(std::string words, bool secondary = false) {
    return {std::move(words), std::nullopt, secondary};
}
inline Cell cell(Chip chip) {
    return {{}, std::move(chip), false};
}

} // namespace present
