// Accounts from the command line. No password, PIN or key is taken from the command line itself, where others see it.

#include "app/cli/accounts.h"
#include "app/cli/json_out.h"
#include "app/cli/support.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/convert.h"
#include "db/json_text.h"

#include <algorithm>
#include <iostream>

namespace cli {

using db::JsonText;
using present::fill;
using present::tr;

namespace {

constexpr int mostNotices = 1000;

model::Account accountCalled(const db::Access& access, const std::string& name) {
    for (auto& account : access.accounts()) {
        if (account.signInName == name || account.fullName == name || account.uid.text == name) {
            return std::move(account);
        }
    }
    throw Refusal{{{"account", "unknown", {name}}}};
}

model::Roles rolesFrom(const std::vector<std::string>& codes) {
    model::Roles roles;
    for (const auto& one : codes) {
        roles.insert(codeOf<model::Role>(one, "role"));
    }
    if (roles.empty()) {
        throw Refusal{{{"roles", "required", {}}}};
    }
    return roles;
}

/// From its own file, or typed twice.
std::string newSecret(const Context& context, const std::string& file, const std::string& prompt) {
    Context typed{context};
    typed.passwordFile = file;
    auto secret = password(typed, prompt);
    if (file.empty() && password(typed, tr("The same again: ")) != secret) {
        throw Refusal{{{"passwordAgain", "differs", {}}}};
    }
    return secret;
}

void tellDone(Context& context, const model::Uid& uid, const std::string& words) {
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) { json.field("uid", uid); }));
    } else {
        context.out << words << '\n';
    }
}

/// Signed in, with the password that was given: it stands for setting another's too.
struct Desk {
    explicit Desk(Context& context)
        : own{password(context, tr("Password: "))}
        , in{signedIn(context, own)}
        , access{in.store->as(in.actor)} {}

    std::string own;
    db::SignedIn in;
    db::Access access;

private:
    static db::SignedIn signedIn(Context& context, const std::string& secret) {
        if (context.user.empty()) {
            throw Refusal{{{"--user", "required", {}}}};
        }
        return orRefuse(db::Store::open(context.store, context.user, secret, {}));
    }
};

void writeAccount(JsonText& json, const model::Account& account, const std::vector<db::AccountUse>& use) {
    json.field("uid", account.uid);
    json.field("signInName", account.signInName);
    json.field("fullName", account.fullName);
    std::vector<std::string> roles;
    for (const auto role : account.roles) {
        roles.emplace_back(model::code(role));
    }
    json.field("roles", roles);
    json.field("trainee", account.trainee);
    json.field("disabled", account.disabled);
    json.field("hasPin", account.hasPin);
    const auto known = std::ranges::find(use, account.id, &db::AccountUse::account);
    if (known != use.end()) {
        json.textOrNull("lastSignIn", known->lastSignIn ? model::isoText(*known->lastSignIn) : std::string{});
        json.field("passwordOfAnother", known->passwordOfAnother);
    }
}

/// For those who may see it; nothing for others.
std::vector<db::AccountUse> useOf(const db::Access& access) {
    try {
        return access.accountUse();
    } catch (const db::Error& error) {
        if (error.fault() != db::Fault::notPermitted) {
            throw;
        }
        return {};
    }
}

} // namespace

Exit accountList(Context& context, const AccountOptions& /*none*/) {
    auto signedIn = open(context);
    const auto access = signedIn.store->as(signedIn.actor);
    const auto accounts = access.accounts();
    const auto use = useOf(access);
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) {
            json.field("total", std::ssize(accounts));
            json.objects("accounts", accounts,
                         [&](const model::Account& account) { writeAccount(json, account, use); });
        }));
        return Exit::done;
    }
    for (const auto& account : accounts) {
        const auto known = std::ranges::find(use, account.id, &db::AccountUse::account);
        context.out << account.signInName << "  " << account.fullName << "  " << present::roleNames(account.roles)
                    << (account.disabled ? "  " + tr("Disabled") : std::string{});
        if (known != use.end()) {
            context.out << "  "
                        << (known->lastSignIn ? fill(tr("last signed in {0}"), {model::isoText(*known->lastSignIn)})
                                              : tr("never signed in"));
        }
        context.out << '\n';
    }
    return Exit::done;
}

Exit accountAdd(Context& context, const AccountOptions& options) {
    Desk desk{context};
    model::Account account;
    account.signInName = options.account;
    account.fullName = options.name;
    account.roles = rolesFrom(options.roles);
    account.trainee = options.trainee;
    const auto first = newSecret(context, options.secretFile, tr("First password of the account: "));
    const auto added = orRefuse(desk.access.addAccount({account}, first));
    tellDone(context, added.uid, fill(tr("{0} was saved."), {account.fullName}));
    return Exit::done;
}

Exit accountRoles(Context& context, const AccountOptions& options) {
    Desk desk{context};
    auto account = accountCalled(desk.access, options.account);
    account.roles = rolesFrom(options.roles);
    orRefuse(desk.access.apply(model::EditAccount{account}));
    tellDone(context, account.uid,
             fill(tr("{0} is {1} now."), {account.fullName, present::inSentence(present::roleNames(account.roles))}));
    return Exit::done;
}

Exit accountDisable(Context& context, const AccountOptions& options) {
    Desk desk{context};
    auto account = accountCalled(desk.access, options.account);
    account.disabled = true;
    orRefuse(desk.access.apply(model::EditAccount{account}));
    tellDone(context, account.uid, fill(tr("{0} may no longer sign in."), {account.fullName}));
    if (desk.in.store->encrypted()) {
        context.err << tr("If a copy of the store and its key may have been kept, replace the file key: store new-key.")
                    << '\n';
    }
    return Exit::done;
}

Exit accountEnable(Context& context, const AccountOptions& options) {
    Desk desk{context};
    auto account = accountCalled(desk.access, options.account);
    if (!account.disabled) {
        throw Refusal{{{"account", "not-disabled", {account.signInName}}}};
    }
    const auto first = newSecret(context, options.secretFile, tr("New password of the account: "));
    orRefuse(desk.access.setPassword(account.id, desk.own, first));
    account.disabled = false;
    orRefuse(desk.access.apply(model::EditAccount{account}));
    tellDone(context, account.uid, fill(tr("{0} may sign in again."), {account.fullName}));
    return Exit::done;
}

Exit accountPassword(Context& context, const AccountOptions& options) {
    Desk desk{context};
    const auto account = options.account.empty() ? desk.in.actor.person() : accountCalled(desk.access, options.account);
    const auto wanted = newSecret(context, options.secretFile, tr("New password: "));
    orRefuse(desk.access.setPassword(account.id, desk.own, wanted));
    tellDone(context, account.uid, tr("The new password is set."));
    return Exit::done;
}

Exit accountPin(Context& context, const AccountOptions& options) {
    Desk desk{context};
    const auto pin = newSecret(context, options.secretFile, tr("New PIN: "));
    orRefuse(desk.access.setPin(desk.own, pin));
    tellDone(context, desk.in.actor.person().uid, tr("Your PIN is set."));
    return Exit::done;
}

Exit accountNotices(Context& context, const NoticeOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto found = access.accessNotices(mostNotices);
    if (!options.seen.empty()) {
        const auto one = std::ranges::find_if(
            found.rows, [&](const db::AccessNotice& notice) { return notice.uid.text == options.seen; });
        if (one == found.rows.end()) {
            throw Refusal{{{"notice", "unknown", {options.seen}}}};
        }
        orRefuse(access.apply(model::SeeAccessNotice{one->id}));
        tellDone(context, one->uid, tr("Noted as seen."));
        return Exit::done;
    }
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) {
            json.field("total", found.total);
            json.objects("notices", found.rows, [&](const db::AccessNotice& notice) {
                json.field("uid", notice.uid);
                json.field("kind", notice.kind);
                json.field("at", notice.at);
                json.field("who", notice.person);
                json.textOrNull("client", notice.clientName);
                json.textOrNull("reason", notice.reason);
            });
        }));
        return Exit::done;
    }
    for (const auto& notice : found.rows) {
        context.out << notice.uid.text << "  " << model::code(notice.kind) << "  " << model::isoText(notice.at) << "  "
                    << notice.person << (notice.clientName.empty() ? "" : "  " + notice.clientName)
                    << (notice.reason.empty() ? "" : "  " + notice.reason) << '\n';
    }
    if (found.rows.empty()) {
        context.out << tr("Nothing that nobody has seen.") << '\n';
    }
    return Exit::done;
}

Exit storeNewKey(Context& context, const AccountOptions& /*none*/) {
    Desk desk{context};
    db::Conversion wanted;
    wanted.newKey = true;
    wanted.password = desk.own;
    const auto made = orRefuse(desk.access.convert(wanted));
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) {
            json.field("recoveryKey", made.recoveryKey);
            json.objects("firstPasswords", made.firstPasswords, [&](const db::FirstPassword& one) {
                json.field("signInName", one.signInName);
                json.field("password", one.password);
            });
        }));
    } else {
        context.out << tr("The file key was replaced. The old recovery key no longer opens this store.") << "\n\n"
                    << tr("Recovery key. Print it or write it down now; it is not shown again. Whoever has it can open "
                          "the store:")
                    << "\n\n"
                    << made.recoveryKey << '\n';
        if (!made.firstPasswords.empty()) {
            context.out << '\n' << tr("First passwords of the others. Each changes it after signing in:") << '\n';
            for (const auto& one : made.firstPasswords) {
                context.out << "  " << one.signInName << "  " << one.password << '\n';
            }
        }
    }
    context.err << tr("Backups made until now still open with the old key and passwords. Sending without a person has "
                      "to be allowed again: machine-slot add.")
                << '\n';
    return Exit::done;
}

Exit chartRestrict(Context& context, const ChartOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto client = clientOf(access, options.client);
    orRefuse(access.apply(model::RestrictChart{client, !options.lift, options.reason}));
    tellDone(context, model::Uid{options.client},
             options.lift ? tr("The chart is open to all who read charts.") : tr("The chart is restricted."));
    return Exit::done;
}

Exit chartEmergency(Context& context, const ChartOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto client = clientOf(access, options.client);
    orRefuse(access.apply(model::OpenInEmergency{client, options.reason}));
    tellDone(context, model::Uid{options.client}, tr("The chart is open to you for an hour. A manager is told."));
    return Exit::done;
}

} // namespace cli
