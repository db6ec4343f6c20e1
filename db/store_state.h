#pragma once
// What an open store holds: its folder, its key, a connection that writes and one that reads. Inside of Store and
// Access only.

#include "db/keys.h"
#include "db/read_rules.h"
#include "db/store.h"
#include "db/store_folder.h"
#include "db/trail.h"
#include "db/writing.h"

#include <map>
#include <mutex>

namespace db {

struct StoreState {
    StoreState(StoreFolder where, Environment with, Manifest known, std::optional<FileKey> opened)
        : folder{std::move(where)}
        , environment{std::move(with)}
        , manifest{std::move(known)}
        , key{std::move(opened)} {}

    StoreFolder folder;
    Environment environment;
    Manifest manifest;                ///< as found at opening; its head is what verifying compares with
    std::optional<FileKey> key;       ///< nothing in a plain store
    StoreKind kind = StoreKind::live; ///< never changes once it is connected

    model::Instant now() const { return environment.clock(); }
    /// For long reads off the UI thread: exports, audits, verifying.
    Connection another() const { return connect(readingMode()); }
    /// A backup is a single file, which may lie where nothing can be written.
    Connection::Mode readingMode() const {
        return kind == StoreKind::backup ? Connection::Mode::look : Connection::Mode::readOnly;
    }

    /// `work(Connection&)` in one write transaction; the trail must have its entries before it returns.
    template <class Work>
    auto write(Work&& work) {
        if (kind != StoreKind::live) {
            throw Error{Fault::oldCopy, "write", "nothing is written to a copy"};
        }
        const std::lock_guard lock{writing};
        return writer->write([&] { return work(*writer); });
    }
    /// `work(Connection&)` on one picture of the store; may be called from within itself.
    template <class Work>
    auto ask(Work&& work) {
        const std::lock_guard lock{reading};
        if (reader->inTransaction()) {
            return work(*reader);
        }
        return reader->read([&] { return work(*reader); });
    }

    Connection connect(Connection::Mode mode) const {
        return Connection{folder.database(), {.mode = mode, .key = key ? key->bytes() : std::span<const std::byte>{}}};
    }

    /// PINs that failed in a row, by account.
    std::map<model::AccountId, int> failedPins;
    std::mutex confirming;

    std::mutex writing;
    std::recursive_mutex reading;
    std::optional<Connection> writer; ///< of a live store; a member of a transaction only through write()
    std::optional<Trail> trail;       ///< of the writer
    ParsedTables tables;              ///< of the writer
    RuleBooks books;                  ///< of the reader
    std::optional<Connection> reader; // after the writer, so that it closes first and the log can be emptied
};

struct Store::State : StoreState {
    using StoreState::StoreState;
};

} // namespace db
