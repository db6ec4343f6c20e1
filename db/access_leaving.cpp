// What leaves the store whole: everything about one client.

#include "db/access.h"
#include "db/account_rows.h"
#include "db/read_accounts.h"
#include "db/read_clinic.h"
#include "db/read_leaving.h"
#include "db/role_table.h"
#include "db/store_state.h"

namespace db {

ClientRecords Access::clientRecords(model::ClientId client) const {
    auto& state = *store_->state_;
    auto connection = state.another();
    return connection.read([&] {
        const auto account = accountOf(connection, actor_.account());
        const auto roles = account && !account->disabled ? account->roles : model::Roles{};
        if (!mayDo(roles, exportClientVerb) ||
            !read::chartAccess(connection, roles, actor_.account(), client, state.now()).open) {
            throw Error{Fault::notPermitted, std::string{exportClientVerb}, "the role table or the chart forbids it"};
        }
        return read::clientRecords(connection, client, read::clinic(connection).timeZone);
    });
}

} // namespace db
