#pragma once
// Accounts, their passwords, PINs and roles; charts that only some may read.

#include "app/cli/cli.h"

namespace cli {

struct AccountOptions {
    std::string account; ///< sign-in name, full name or uid
    std::string name;    ///< full
    std::vector<std::string> roles;
    std::string secretFile; ///< the first line is the new password or PIN
    bool trainee = false;
};
struct ChartOptions {
    std::string client, reason;
    bool lift = false;
};
struct NoticeOptions {
    std::string seen; ///< uid
};

Exit accountList(Context& context, const AccountOptions& options);
Exit accountAdd(Context& context, const AccountOptions& options);
Exit accountRoles(Context& context, const AccountOptions& options);
Exit accountDisable(Context& context, const AccountOptions& options);
Exit accountEnable(Context& context, const AccountOptions& options);
Exit accountPassword(Context& context, const AccountOptions& options);
Exit accountPin(Context& context, const AccountOptions& options);
Exit accountNotices(Context& context, const NoticeOptions& options);
Exit storeNewKey(Context& context, const AccountOptions& options);
Exit chartRestrict(Context& context, const ChartOptions& options);
Exit chartEmergency(Context& context, const ChartOptions& options);

} // namespace cli
