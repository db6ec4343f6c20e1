#include "db/account_rows.h"

#include "db/fold.h"
#include "db/payload.h"
#include "db/read_clinic.h"
#include "db/uid.h"

#include "model/text_length.h"

#include <algorithm>

namespace db {
namespace {

constexpr std::size_t longestName = 100;
constexpr std::size_t shortestPassword = 4;

void checkName(model::Problems& problems, const char* field, std::string_view name) {
    if (name.empty()) {
        problems.push_back({field, "required", {}});
    } else if (model::lengthOf(name) > longestName) {
        problems.push_back({field, "too-long", {std::to_string(longestName)}});
    } else if (std::any_of(name.begin(), name.end(),
                           [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7f; })) {
        problems.push_back({field, "characters", {}});
    }
}

template <class Wanted>
std::optional<model::Account> find(Connection& connection, Wanted wanted) {
    for (auto& account : read::accounts(connection)) {
        if (wanted(account)) {
            return std::move(account);
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<model::Account> accountOf(Connection& connection, const model::Uid& uid) {
    return find(connection, [&](const model::Account& account) { return account.uid == uid; });
}

std::optional<model::Account> accountOf(Connection& connection, model::AccountId id) {
    return find(connection, [&](const model::Account& account) { return account.id == id; });
}

std::string foldedSignIn(std::string_view typed) {
    return fold(model::trimmed(typed));
}

model::Problems checkAccount(const model::Account& account) {
    model::Problems problems;
    checkName(problems, "signInName", model::trimmed(account.signInName));
    checkName(problems, "fullName", model::trimmed(account.fullName));
    if (account.roles.empty()) {
        problems.push_back({"roles", "required", {}});
    }
    return problems;
}

std::optional<model::Problem> checkPassword(std::string_view password) {
    if (model::lengthOf(password) < shortestPassword) {
        return model::Problem{"password", "too-short", {std::to_string(shortestPassword)}};
    }
    return std::nullopt;
}

model::Outcome<model::Account> insertAccount(Connection& connection, model::Account account, model::Instant now) {
    account.uid = newUid(now);
    account.signInName = model::trimmed(account.signInName);
    account.fullName = model::trimmed(account.fullName);
    const auto folded = foldedSignIn(account.signInName);
    if (connection.one(
            "SELECT 1 FROM account WHERE folded_name = ?", [](const Row&) { return true; }, folded)) {
        return model::Problem{"signInName", "taken", {}};
    }
    account.id = model::AccountId{connection.insert(
        "INSERT INTO account (uid, sign_in_name, folded_name, full_name, trainee, disabled, pin_hash, created_at) "
        "VALUES (?, ?, ?, ?, ?, 0, NULL, ?)",
        account.uid, account.signInName, folded, account.fullName, account.trainee, now)};
    for (const auto role : account.roles) {
        connection.run("INSERT INTO account_role (account_id, role) VALUES (?, ?)", account.id, role);
    }
    return account;
}

std::string accountPayload(const model::Account& account) {
    return JsonText::object([&](JsonText& json) { writeAccount(json, account); });
}

} // namespace db
