#include "db/migrate.h"

namespace db {

int storeVersion(Connection& connection, std::span<const Script> scripts) {
    const auto owner = connection.value<std::int64_t>("PRAGMA application_id");
    const auto version = connection.value<std::int64_t>("PRAGMA user_version");
    const bool empty = connection.value<std::int64_t>("SELECT count(*) FROM sqlite_schema") == 0;
    if (owner != applicationId && !(owner == 0 && version == 0 && empty)) {
        throw Error{Fault::notOurs, "migrate", "the database belongs to another program"};
    }
    if (version > std::ssize(scripts)) {
        throw Error{Fault::tooNew, "migrate", "the store was written by a newer version of the program"};
    }
    return static_cast<int>(version);
}

int migrate(Connection& connection, std::span<const Script> scripts, const std::function<void()>& last) {
    return connection.write([&] {
        // Read inside the transaction: another program may be doing the same.
        const auto before = storeVersion(connection, scripts);
        for (auto version = before; version < std::ssize(scripts); ++version) {
            const Script& script = scripts[static_cast<std::size_t>(version)];
            connection.script(std::string{script.text});
            connection.script("PRAGMA application_id = " + std::to_string(applicationId) +
                              "; PRAGMA user_version = " + std::to_string(version + 1));
            const auto broken = connection.one("SELECT \"table\" FROM pragma_foreign_key_check",
                                               [](const Row& row) { return row.text(0); });
            if (broken) {
                throw Error{Constraint::foreignKey, *broken, std::string{script.name}, "leaves a key pointing nowhere"};
            }
        }
        const auto ran = static_cast<int>(std::ssize(scripts)) - before;
        if (ran > 0 && last) {
            last();
        }
        return ran;
    });
}

} // namespace db
