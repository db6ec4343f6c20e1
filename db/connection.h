#pragma once
// One open database file. The only class that speaks to SQLite; everything above it writes SQL and reads rows.

#include "db/bind.h"
#include "db/error.h"
#include "model/outcome.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <stop_token>
#include <type_traits>

namespace db {

/// A row that the running write transaction inserted, changed or deleted.
struct Touched {
    std::size_t table = 0; ///< place in the order of the watched names
    std::int64_t rowid = 0;
    auto operator<=>(const Touched&) const = default;
};

class Connection {
public:
    enum class Mode {
        readOnly,
        readWrite,
        look, ///< reads the file alone, without a log left by a crash, and leaves not even a trace in its folder
        /// Reads and writes with nobody beside it: the log is gone and nobody else can open the file as long as this
        /// lives. Throws Fault::busy while another program, or another connection, has it open.
        alone,
    };
    struct Options {
        Mode mode = Mode::readWrite;
        std::span<const std::byte> key;           ///< 32 bytes; empty for a plain file
        std::chrono::milliseconds patience{2000}; ///< how long to wait for another program
    };

    /// Opens what exists (an empty file becomes a new database) and reads its schema once, so that a wrong key or a
    /// file of another kind shows here as Fault::notOurs.
    Connection(const std::filesystem::path& file, const Options& options);
    ~Connection();
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;

    /// Statements are kept by their text: pass a literal, and values as arguments. `run` returns the rows changed.
    template <class... Args>
    std::int64_t run(std::string_view sql, const Args&... args) {
        Query query{*this, sql};
        query.bind(args...);
        while (query.step()) {
        }
        return changes();
    }
    template <class... Args>
    std::int64_t insert(std::string_view sql, const Args&... args) {
        run(sql, args...);
        return lastRowid();
    }
    /// The first row through `map(const Row&)`, or nothing.
    template <class Map, class... Args>
    auto one(std::string_view sql, Map&& map, const Args&... args)
        -> std::optional<std::decay_t<std::invoke_result_t<Map&, const Row&>>> {
        Query query{*this, sql};
        query.bind(args...);
        if (!query.step()) {
            return std::nullopt;
        }
        return map(query.row());
    }
    template <class Map, class... Args>
    auto rows(std::string_view sql, Map&& map, const Args&... args)
        -> std::vector<std::decay_t<std::invoke_result_t<Map&, const Row&>>> {
        std::vector<std::decay_t<std::invoke_result_t<Map&, const Row&>>> result;
        Query query{*this, sql};
        query.bind(args...);
        while (query.step()) {
            result.push_back(map(query.row()));
        }
        return result;
    }
    /// Streams rows until `sink` says false; a sink that returns nothing sees them all. The sink may ask further
    /// questions of this connection. False when the sink stopped it.
    template <class Sink, class... Args>
    bool each(std::string_view sql, Sink&& sink, const Args&... args) {
        Query query{*this, sql};
        query.bind(args...);
        while (query.step()) {
            if constexpr (std::is_void_v<std::invoke_result_t<Sink&, const Row&>>) {
                sink(query.row());
            } else if (!sink(query.row())) {
                return false;
            }
        }
        return true;
    }
    /// The only column of the only row: for counts and settings. No row throws Fault::corrupt.
    template <class T, class... Args>
    T value(std::string_view sql, const Args&... args) {
        auto found = one(
            sql, [](const Row& row) { return row.get<T>(0); }, args...);
        if (!found) {
            throw Error{Fault::corrupt, std::string{sql}, "no row"};
        }
        return std::move(*found);
    }

    /// Several statements without arguments, such as a migration.
    void script(const std::string& sql);

    /// Runs `work` in one immediate transaction: kept when it returns, undone when it throws or returns a refused
    /// Outcome. Nesting is a bug. Rows of watched tables must have been taken (by the trail) before it ends.
    template <class Work>
    auto write(Work&& work) {
        return transact(true, work);
    }
    /// Runs `work` on one unchanging picture of the store.
    template <class Work>
    auto read(Work&& work) {
        return transact(false, work);
    }
    bool inTransaction() const;
    /// Runs `work`, a read, and breaks off the statement it is at soon after `stop` is asked for, even one that has
    /// been looking for its first row ever since. False when that happened; otherwise what `work` says, true when it is
    /// void.
    template <class Work>
    bool stoppable(const std::stop_token& stop, Work&& work) {
        const Stoppable running{*this, stop};
        try {
            if constexpr (std::is_void_v<std::invoke_result_t<Work&>>) {
                work();
                return true;
            } else {
                return work();
            }
        } catch (const Error& error) {
            if (error.fault() == Fault::stopped) {
                return false;
            }
            throw;
        }
    }

    /// The statements kept so far: for the test that looks at how each is carried out.
    std::vector<std::string> keptStatements() const;

    /// Changes when another connection has committed.
    std::int64_t dataVersion();

    /// From now on collects the rows touched in these tables; of `deletionsOnly` just the deleted ones.
    /// Rows that REPLACE pushes out are not seen: never use it on a watched table.
    /// Touched::table is the place in `tables` followed by `deletionsOnly`.
    void watch(const std::vector<std::string>& tables, const std::vector<std::string>& deletionsOnly = {});
    const std::vector<std::string>& watched() const;
    /// Sorted, each row once; what was collected so far is then forgotten.
    std::vector<Touched> takeTouched();

    struct Impl;
    Impl& impl() { return *impl_; }

private:
    /// One use of a statement; gives it back, reset, when it goes.
    class Query {
    public:
        Query(Connection& connection, std::string_view sql);
        ~Query();
        Query(const Query&) = delete;
        Query& operator=(const Query&) = delete;

        template <class... Args>
        void bind(const Args&... args) {
            expect(sizeof...(args));
            [[maybe_unused]] Binder binder{statement()};
            (binder.add(args), ...);
        }
        bool step();
        Row row() { return Row{statement()}; }

    private:
        SQLite::Statement& statement();
        void expect(std::size_t parameters);
        struct Held;
        std::unique_ptr<Held> held_;
    };

    class Transaction {
    public:
        Transaction(Connection& connection, bool write);
        ~Transaction();
        Transaction(const Transaction&) = delete;
        Transaction& operator=(const Transaction&) = delete;
        void commit();

    private:
        Connection& connection_;
        bool open_ = true;
    };

    /// While it lives SQLite asks the token at every few thousand steps of its machine.
    class Stoppable {
    public:
        Stoppable(Connection& connection, const std::stop_token& stop);
        ~Stoppable();
        Stoppable(const Stoppable&) = delete;
        Stoppable& operator=(const Stoppable&) = delete;

    private:
        Connection& connection_;
    };

    template <class T>
    static bool keeps(const model::Outcome<T>& outcome) {
        return outcome.ok();
    }
    template <class T>
    static bool keeps(const T&) {
        return true;
    }
    template <class Work>
    auto transact(bool write, Work& work) {
        Transaction transaction{*this, write};
        if constexpr (std::is_void_v<std::invoke_result_t<Work&>>) {
            work();
            transaction.commit();
        } else {
            auto result = work();
            if (keeps(result)) {
                transaction.commit();
            }
            return result;
        }
    }
    std::int64_t changes() const;
    std::int64_t lastRowid() const;

    std::unique_ptr<Impl> impl_;
};

} // namespace db
