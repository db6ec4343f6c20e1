#include "db/convert_sqlite.h"

#include "db/connection_impl.h"
#include "db/files.h"

#include <sodium.h>
#include <sqlite3.h>

#include <optional>

namespace db {
namespace {

constexpr int stepsBetweenLooks = 20000; // of SQLite's machine; some tenths of a millisecond
constexpr int patience = 2000;           // ms

struct Watching {
    const std::filesystem::path& file;
    const std::function<void(std::int64_t)>& progress;
    const std::stop_token& stop;
    std::int64_t told = -1;
};

int lookOn(void* context) {
    auto& watching = *static_cast<Watching*>(context);
    if (watching.stop.stop_requested()) {
        return 1;
    }
    std::error_code unknown;
    const auto size = std::filesystem::file_size(watching.file, unknown);
    if (!unknown && watching.progress && static_cast<std::int64_t>(size) != watching.told) {
        watching.told = static_cast<std::int64_t>(size);
        watching.progress(watching.told);
    }
    return 0;
}

/// The text holds the key: it never grows, so no copy is left behind, and is cleared.
class ExportText {
public:
    ExportText(const std::filesystem::path& to, std::span<const std::byte> key) {
        const auto uri = fileUri(to);
        text_.reserve(uri.size() + 256);
        text_ += "VACUUM INTO '" + uri;
        if (key.empty()) {
            text_ += "?key=&reserve=0'";
            return;
        }
        CipherKeyText raw{};
        writeCipherKey(key, raw);
        text_ += "?cipher=aegis&reserve=" + std::to_string(sealSize) + "&key=";
        text_ += raw.data();
        text_ += '\'';
        sodium_memzero(raw.data(), raw.size());
    }
    ~ExportText() { sodium_memzero(text_.data(), text_.size()); }
    ExportText(const ExportText&) = delete;
    ExportText& operator=(const ExportText&) = delete;
    const char* sql() const { return text_.c_str(); }

private:
    std::string text_;
};

} // namespace

bool exportDatabase(const std::filesystem::path& from, std::span<const std::byte> fromKey,
                    const std::filesystem::path& to, std::span<const std::byte> toKey,
                    const std::function<void(std::int64_t)>& progress, std::stop_token stop) {
    createFile(to, ""); // with its mode; SQLite fills an empty file
    const bool whole = guarded("export", [&] {
        SQLite::Database source{fileUri(from), SQLite::OPEN_READONLY | SQLite::OPEN_URI, patience};
        if (!fromKey.empty()) {
            applyKey(source, fromKey);
        }
        source.exec("PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;");
        Watching watching{to, progress, stop};
        sqlite3_progress_handler(source.getHandle(), stepsBetweenLooks, &lookOn, &watching);
        const ExportText text{to, toKey};
        const int result = source.tryExec(text.sql());
        sqlite3_progress_handler(source.getHandle(), 0, nullptr, nullptr);
        if (result != SQLITE_OK && stop.stop_requested()) {
            return false;
        }
        if (result != SQLITE_OK) {
            throw SQLite::Exception{source.getHandle(), result};
        }
        return true;
    });
    if (whole) {
        syncFile(to);
    }
    return whole;
}

struct OnlyUser::Held {
    SQLite::Database database;
};

OnlyUser::OnlyUser(const std::filesystem::path& file, std::span<const std::byte> key)
    : held_{guarded("take", [&] {
        auto held = std::make_unique<Held>(Held{SQLite::Database{file.string(), SQLite::OPEN_READWRITE, 0}});
        if (!key.empty()) {
            applyKey(held->database, key);
        }
        // Leaving the log needs the file for oneself: SQLite refuses while any other connection has it open.
        const auto mode = held->database.execAndGet("PRAGMA journal_mode = DELETE").getString();
        if (mode != "delete") {
            throw Error{Fault::busy, "take", "another program has the store open"};
        }
        held->database.exec("BEGIN EXCLUSIVE");
        return held;
    })} {}

OnlyUser::~OnlyUser() = default;

std::string OnlyUser::text(const char* sql) {
    return guarded("take", [&] { return held_->database.execAndGet(sql).getString(); });
}

} // namespace db
