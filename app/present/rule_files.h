#pragma once
// A rule book as a folder of tables, one file per part: how it leaves the program and comes back changed.

#include "model/outcome.h"
#include "model/rule_book.h"

#include <filesystem>
#include <map>
#include <string>

namespace present {

/// By the name of each part, as the store keeps them.
using RuleParts = std::map<std::string, std::string>;

/// Makes the folder. Refuses at "folder": taken, when one of the files is there already; nothing is written over.
/// Throws std::runtime_error when the disk fails.
model::Outcome<model::Done> exportRules(const RuleParts& parts, const std::filesystem::path& folder);

/// Those files of the folder that differ from `parts`. A part without a file stays as it is. Refuses at "folder":
/// unreadable, or no-rules when it holds none of them.
model::Outcome<RuleParts> importRules(const std::filesystem::path& folder, const RuleParts& parts);

/// As values. Refuses at "parts", not-a-rule-book, naming table, line and column.
model::Outcome<model::RuleBook> rulesOf(const RuleParts& parts, int version);

} // namespace present
