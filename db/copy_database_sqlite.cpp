#include "db/copy_database.h"

#include "db/connection_impl.h"

#include <sqlite3.h>

#include <memory>

namespace db {
namespace {

constexpr int pagesAtOnce = 256; // a megabyte, between two looks at the stop

struct FinishBackup {
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

[[noreturn]] void raiseCopy(SQLite::Database& database) {
    raise(SQLite::Exception{database.getHandle()}, "copy");
}

} // namespace

bool copyDatabase(Connection& from, const std::filesystem::path& to, std::span<const std::byte> key,
                  const std::function<void(int percent)>& progress, const std::stop_token& stop) {
    // Not through Connection's modes: before the pages come, nothing may be written to the file.
    auto target = guarded("copy", [&] {
        SQLite::Database database{to.string(), SQLite::OPEN_READWRITE, 0};
        applyKey(database, key);
        // Nobody else knows the file, and it is thrown away when this fails: no log, and one sync at the end.
        database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
        return database;
    });
    const bool whole = from.read([&] { // holds one picture, so that writers meanwhile do not start the copy again
        from.value<std::int64_t>("SELECT count(*) FROM sqlite_schema");
        const std::unique_ptr<sqlite3_backup, FinishBackup> backup{
            sqlite3_backup_init(target.getHandle(), "main", from.impl().database.getHandle(), "main")};
        if (!backup) {
            raiseCopy(target);
        }
        for (;;) {
            if (stop.stop_requested()) {
                return false;
            }
            const int result = sqlite3_backup_step(backup.get(), pagesAtOnce);
            if (result == SQLITE_DONE) {
                return true;
            }
            if (result != SQLITE_OK) {
                raise(SQLite::Exception{sqlite3_errstr(result), result}, "copy");
            }
            const int all = sqlite3_backup_pagecount(backup.get());
            if (progress && all > 0) {
                progress(static_cast<int>(100LL * (all - sqlite3_backup_remaining(backup.get())) / all));
            }
        }
    });
    if (whole) {
        guarded("copy", [&] { target.exec("PRAGMA journal_mode = DELETE"); });
    }
    return whole;
}

} // namespace db
