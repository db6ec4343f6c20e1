#pragma once
// The entry and head that stand at the foot of a report, as somebody types them to have them compared.

#include "db/row_trail.h"
#include "model/outcome.h"

#include <string>
#include <string_view>

namespace present {

struct TypedMark {
    std::string sequence; ///< with or without marks between the thousands
    std::string head;     ///< its first eight digits or more, with or without blanks
    bool empty() const;
    bool operator==(const TypedMark&) const = default;
};

/// Problems "mark.sequence" "not-a-number", "mark.head" "not-a-head".
model::Outcome<db::KnownHead> readMark(const TypedMark& typed);
/// "4711:3f9a21c0...", as the command line takes it.
model::Outcome<db::KnownHead> readMark(std::string_view typed);

} // namespace present
