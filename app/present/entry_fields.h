#pragma once
// A trail entry's content, which the store keeps as JSON, as lines that a person can read.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace present {

struct EntryField {
    std::string label; ///< "Address, city"
    std::string now;
    std::string before;   ///< what an edit replaced; empty where there was nothing
    bool changed = false; ///< of an edit: `before` and `now` differ
    bool operator==(const EntryField&) const = default;
};

struct EntryContent {
    std::vector<EntryField> fields; ///< of an edit only what it changed
    std::size_t unchanged = 0;
};

/// What a record with this uid is called; empty when that is not known or not to be seen.
using RecordName = std::function<std::string(const std::string& uid)>;

/// Nothing where the text is no JSON object.
std::optional<EntryContent> entryContent(const std::string& json, const RecordName& name = {});

} // namespace present
