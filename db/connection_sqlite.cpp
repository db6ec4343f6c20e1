// What is SQLite's own about opening a file: the cipher, the pragmas, its error numbers, the hook for changed rows.
#include "db/connection_impl.h"
#include "db/hash.h"

#include <sodium.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>

namespace db {
namespace {

Fault faultOf(int primary) {
    switch (primary) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Fault::busy;
    case SQLITE_FULL:
        return Fault::full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return Fault::readOnly;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return Fault::io;
    case SQLITE_CORRUPT:
    case SQLITE_MISMATCH:
        return Fault::corrupt;
    case SQLITE_NOTADB:
        return Fault::notOurs;
    case SQLITE_INTERRUPT:
        return Fault::stopped;
    default:
        return Fault::other;
    }
}

Constraint constraintOf(int extended) {
    switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return Constraint::unique;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return Constraint::foreignKey;
    case SQLITE_CONSTRAINT_CHECK:
    case SQLITE_CONSTRAINT_DATATYPE:
        return Constraint::check;
    case SQLITE_CONSTRAINT_NOTNULL:
        return Constraint::notNull;
    case SQLITE_CONSTRAINT_TRIGGER:
        return Constraint::trigger;
    default:
        return Constraint::other;
    }
}

void onUpdate(void* context, int operation, const char* /*schema*/, const char* table, sqlite3_int64 rowid) {
    auto& watch = *static_cast<Watch*>(context);
    const auto place = watch.places.find(std::string_view{table});
    if (place == watch.places.end() || (place->second >= watch.everyChange && operation != SQLITE_DELETE)) {
        return;
    }
    watch.touched.push_back({place->second, rowid});
}

int onProgress(void* stop) {
    return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

// DELETE without WHERE empties a table in one stroke, past the hook; IGNORE here means: row by row.
int onAuthorise(void* /*context*/, int action, const char*, const char*, const char*, const char*) {
    return action == SQLITE_DELETE ? SQLITE_IGNORE : SQLITE_OK;
}

} // namespace

std::string fileUri(const std::filesystem::path& file) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : file.string()) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '/' || (byte < 0x80 && std::isalnum(byte) != 0)) {
            uri += c;
        } else {
            uri += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return uri;
}

std::array<std::byte, 16> saltOf(std::span<const std::byte> key) {
    Fields fields;
    fields.text("needlebook file salt");
    fields.bytes(key);
    const auto whole = fields.hash();
    std::array<std::byte, 16> salt{};
    std::copy_n(whole.begin(), salt.size(), salt.begin());
    return salt;
}

void writeCipherKey(std::span<const std::byte> key, CipherKeyText& text) {
    if (key.size() != 32) {
        throw std::logic_error{"a file key has 32 bytes"};
    }
    constexpr std::string_view raw = "raw:";
    const auto salt = saltOf(key);
    std::copy(raw.begin(), raw.end(), text.begin());
    sodium_bin2hex(text.data() + raw.size(), 65, reinterpret_cast<const unsigned char*>(key.data()), key.size());
    sodium_bin2hex(text.data() + raw.size() + 64, 33, reinterpret_cast<const unsigned char*>(salt.data()), salt.size());
}

void applyKey(SQLite::Database& database, std::span<const std::byte> key) {
    if (key.empty()) {
        return;
    }
    CipherKeyText raw{};
    writeCipherKey(key, raw);
    database.exec("PRAGMA cipher = 'aegis'");
    std::array<char, raw.size() + 32> text{};
    std::snprintf(text.data(), text.size(), "PRAGMA key = '%s'", raw.data());
    const int failed = database.tryExec(text.data());
    sodium_memzero(text.data(), text.size());
    sodium_memzero(raw.data(), raw.size());
    if (failed != SQLITE_OK) {
        throw Error{Fault::other, "open", "the cipher refused the key"};
    }
}

void raise(const SQLite::Exception& e, std::string_view operation) {
    std::string const message{e.what()};
    const int primary = e.getErrorCode() & 0xff;
    if (primary == SQLITE_CONSTRAINT) {
        const auto constraint = constraintOf(e.getExtendedErrorCode());
        const auto failed = message.find("constraint failed: ");
        const auto detail = constraint == Constraint::trigger ? message
                            : failed == std::string::npos     ? std::string{}
                                                              : message.substr(failed + 19);
        throw Error{constraint, detail, std::string{operation}, message};
    }
    throw Error{faultOf(primary), std::string{operation}, message};
}

SQLite::Database openFile(const std::filesystem::path& file, const Connection::Options& options) {
    const bool alone = options.mode == Connection::Mode::alone;
    const bool writable = alone || options.mode == Connection::Mode::readWrite;
    const bool look = options.mode == Connection::Mode::look;
    // Never OPEN_CREATE: who makes a store makes the file first, with the right mode.
    SQLite::Database database{look ? fileUri(file) + "?immutable=1" : file.string(),
                              writable ? SQLite::OPEN_READWRITE
                              : look   ? SQLite::OPEN_READONLY | SQLite::OPEN_URI
                                       : SQLite::OPEN_READONLY,
                              static_cast<int>(options.patience.count())};
    applyKey(database, options.key);
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // Ours has no views: one in a file was put there by somebody else.
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_extended_result_codes(database.getHandle(), 1);
    database.exec("PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF;"
                  "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;");
    if (alone) {
        database.exec("PRAGMA locking_mode = EXCLUSIVE"); // before the first read, or the log's index is shared
    }
    // The first read of the file: a wrong key shows here.
    database.execAndGet("SELECT count(*) FROM sqlite_schema");
    if (alone) {
        // Leaving the log needs the file for oneself; the empty transaction then takes the lock for good.
        database.exec("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; BEGIN EXCLUSIVE; COMMIT");
    } else if (writable) {
        database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    } else {
        database.exec("PRAGMA query_only = ON;");
    }
    return database;
}

void closeQuietly(SQLite::Database& database) {
    // Nobody waits for a reader here: the log is emptied when it can be, and kept for the next time otherwise.
    sqlite3_busy_timeout(database.getHandle(), 0);
    sqlite3_wal_checkpoint_v2(database.getHandle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

Connection::Stoppable::Stoppable(Connection& connection, const std::stop_token& stop)
    : connection_{connection} {
    constexpr int stepsBetween = 4000; // some ten microseconds
    auto& impl = *connection.impl_;
    impl.stop = stop;
    sqlite3_progress_handler(impl.database.getHandle(), stepsBetween, &onProgress, &impl.stop);
}

Connection::Stoppable::~Stoppable() {
    auto& impl = *connection_.impl_;
    sqlite3_progress_handler(impl.database.getHandle(), 0, nullptr, nullptr);
    impl.stop = {};
}

void installUpdateHook(SQLite::Database& database, Watch& watch) {
    sqlite3_update_hook(database.getHandle(), &onUpdate, &watch);
    sqlite3_set_authorizer(database.getHandle(), &onAuthorise, nullptr);
}

} // namespace db
