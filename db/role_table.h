#pragma once
// What each role may do and see: resources/roles/roles.csv. Roles add up; an account may do what any of its roles may.

#include "model/people.h"

#include <map>
#include <string>
#include <string_view>

namespace db {

/// Confirming a start that the rules deny.
inline constexpr std::string_view overrideVerb = "session.override";
/// Setting the password of another account.
inline constexpr std::string_view passwordVerb = "account.password";
/// Letting a machine send without a person, or no longer.
inline constexpr std::string_view machineSlotVerb = "account.machine-slot";
/// Reading the clinical record of a client whose chart is restricted.
inline constexpr std::string_view readRestrictedVerb = "read.restricted-charts";
/// A new file key, after which the old recovery key no longer opens the store.
inline constexpr std::string_view newKeyVerb = "store.new-key";
/// Printing a report or saving it as a file. Its facts come through questions, which have rows of their own.
inline constexpr std::string_view reportVerb = "report.make";

/// Making a backup, and saying where this machine puts them.
inline constexpr std::string_view backupVerb = "backup.make";
inline constexpr std::string_view backupFolderVerb = "backup.folder";
inline constexpr std::string_view readBackupsVerb = "read.backups";
/// Putting a backup in the store's place; going on with an old copy.
inline constexpr std::string_view restoreVerb = "store.restore";
inline constexpr std::string_view goOnVerb = "store.go-on";

/// By verb: the roles that may. Throws std::logic_error for a table that is none.
using RoleTable = std::map<std::string, model::Roles, std::less<>>;
RoleTable readRoleTable(std::string_view text);
const RoleTable& roleTable();

/// A verb that the table does not have is a bug: std::logic_error.
bool mayDo(const model::Roles& roles, std::string_view verb);

} // namespace db
