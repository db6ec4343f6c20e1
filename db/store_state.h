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
    std::vector<std::string> oddities; ///< as verifying tells them: what opening it to write puts right in silence

    model::Instant now() const { return environment.clock(); }
    /// For long reads off the UI thread: exports, audits, verifying.
    Connection another() {
        const std::lock_guard lock{reading};
        return connect(readingMode());
    }
    /// A backup is a single file, which may lie where nothing can be written.
    Connection::Mode readingMode() const {
        return kind == StoreKind::backup ? Connection::Mode::look : Connection::Mode::readOnly;
    }
    /// A copy: a conversion puts another key in its place, or none.
    std::optional<FileKey> keyBytes() {
        const std::lock_guard lock{reading};
        return key ? std::optional{FileKey::of(key->bytes())} : std::nullopt;
    }
    /// The last entry that this program has made and kept.
    std::optional<TrailHead> written() {
        const std::lock_guard lock{writing};
        return lastHead;
    }

    /// `work(Connection&)` in one write transaction; the trail must have its entries before it returns.
    template <class Work>
    auto write(Work&& work) {
        if (kind != StoreKind::live) {
            throw Error{Fault::oldCopy, "write", "nothing is written to a copy"};
        }
        const std::lock_guard lock{writing};
        expectOpen(writer);
        const HeadNoted noted{*this};
        return writer->write([&] { return work(*writer); });
    }
    /// `work(Connection&)` on one picture of the store; may be called from within itself.
    template <class Work>
    auto ask(Work&& work) {
        const std::lock_guard lock{reading};
        expectOpen(reader);
        if (reader->inTransaction()) {
            return work(*reader);
        }
        return reader->read([&] { return work(*reader); });
    }

    /// Closed it is only after a conversion that could not open it again.
    static void expectOpen(const std::optional<Connection>& connection) {
        if (!connection) {
            throw Error{Fault::io, "open", "the store is closed"};
        }
    }
    /// Once the transaction is over, what it appended is noted if it was kept.
    struct HeadNoted {
        StoreState& state;
        ~HeadNoted() {
            if (!state.trail || !state.trail->last() || state.trail->last() == state.lastHead) {
                return;
            }
            try {
                if (trailHead(*state.writer) == *state.trail->last()) {
                    state.lastHead = state.trail->last();
                }
            } catch (const Error&) {
                // A transaction that failed may have left the connection unfit to ask.
            }
        }
    };

    Connection connect(Connection::Mode mode) const {
        return Connection{folder.database(), {.mode = mode, .key = key ? key->bytes() : std::span<const std::byte>{}}};
    }

    std::mutex confirming;

    /// When a person's view of a chart was last entered, so that the next need not ask the store.
    std::map<std::pair<model::AccountId, model::ClientId>, model::Instant> viewed;
    std::mutex viewing;

    std::recursive_mutex writing;      ///< a conversion holds it and connects anew
    std::optional<TrailHead> lastHead; ///< see written()
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
