#pragma once
// Accounts as the store keeps them, and what an account must look like. The password is proved by the slots (keys.h).

#include "db/connection.h"
#include "db/hash.h"
#include "model/people.h"

#include <optional>
#include <string>
#include <string_view>

namespace db {

std::optional<model::Account> accountOf(Connection& connection, const model::Uid& uid);
std::optional<model::Account> accountOf(Connection& connection, model::AccountId id);

/// By what an account is found at sign-in: trimmed and folded.
std::string foldedSignIn(std::string_view typed);

/// Fields "signInName", "fullName", "roles": "required"; names over 100 characters: "too-long"; a control character:
/// "characters".
model::Problems checkAccount(const model::Account& account);
/// Field "password": "too-short" with the least number of characters, 4.
std::optional<model::Problem> checkPassword(std::string_view password);

/// Names trimmed, uid given. Refuses a sign-in name that is taken ("signInName", "taken").
model::Outcome<model::Account> insertAccount(Connection& connection, model::Account account, model::Instant now);

/// For the trail.
std::string accountPayload(const model::Account& account);

} // namespace db
