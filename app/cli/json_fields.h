#pragma once
// Fields of the JSON that verbs answer with.

#include "db/json_text.h"

#include <optional>
#include <string>

namespace cli {

/// null for what is empty.
inline void text(db::JsonText& json, const char* name, const std::string& value) {
    json.orNull(name, value.empty() ? std::nullopt : std::optional{value});
}

} // namespace cli
