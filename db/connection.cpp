#include "db/connection.h"

#include "db/connection_impl.h"

#include <algorithm>
#include <cassert>

namespace db {

void Binder::null() {
    guarded("bind", [&] { statement_.bind(next_++); });
}

void Binder::integer(std::int64_t value) {
    guarded("bind", [&] { statement_.bind(next_++, value); });
}

void Binder::text(std::string_view value) {
    guarded("bind", [&] { statement_.bind(next_++, std::string{value}); });
}

void Binder::blob(std::span<const std::byte> value) {
    // A null pointer would bind NULL, an empty blob needs an address.
    static constexpr std::byte nothing{};
    guarded("bind",
            [&] { statement_.bind(next_++, value.empty() ? &nothing : value.data(), static_cast<int>(value.size())); });
}

bool Row::isNull(int column) const {
    return guarded("read", [&] { return statement_->getColumn(column).isNull(); });
}

std::int64_t Row::integer(int column) const {
    return guarded("read", [&] {
        const auto cell = statement_->getColumn(column);
        if (!cell.isInteger()) {
            corrupt(column, "not a whole number");
        }
        return cell.getInt64();
    });
}

std::string Row::text(int column) const {
    return guarded("read", [&] {
        const auto cell = statement_->getColumn(column);
        if (!cell.isText()) {
            corrupt(column, "not a text");
        }
        return cell.getString();
    });
}

std::string Row::textOrNumber(int column) const {
    const bool number = guarded("read", [&] { return statement_->getColumn(column).isInteger(); });
    return number ? std::to_string(integer(column)) : text(column);
}

Blob Row::blob(int column) const {
    return guarded("read", [&] {
        const auto cell = statement_->getColumn(column);
        if (!cell.isBlob()) {
            corrupt(column, "not bytes");
        }
        const auto* const start = static_cast<const std::byte*>(cell.getBlob());
        return start == nullptr ? Blob{} : Blob(start, start + cell.getBytes());
    });
}

Row::Kind Row::kind(int column) const {
    const auto cell = statement_->getColumn(column);
    return cell.isNull()      ? Kind::null
           : cell.isInteger() ? Kind::integer
           : cell.isText()    ? Kind::text
           : cell.isBlob()    ? Kind::blob
                              : Kind::real;
}

std::string_view Row::bytes(int column) const {
    const auto cell = statement_->getColumn(column);
    const auto* const start = static_cast<const char*>(cell.getBlob());
    return start == nullptr ? std::string_view{} : std::string_view{start, static_cast<std::size_t>(cell.getBytes())};
}

int Row::columnCount() const {
    return statement_->getColumnCount();
}

void Row::corrupt(int column, const char* what) const {
    throw Error{Fault::corrupt, statement_->getQuery(), std::string{what} + " in column " + std::to_string(column)};
}

Connection::Connection(const std::filesystem::path& file, const Options& options)
    : impl_{guarded("open", [&] { return std::make_unique<Impl>(openFile(file, options)); })} {
    impl_->writable = options.mode == Mode::readWrite || options.mode == Mode::alone;
}

Connection::~Connection() = default;
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;

Connection::Impl::~Impl() {
    statements.clear();
    if (writable) {
        closeQuietly(database);
    }
}

struct Connection::Query::Held {
    std::string_view sql;
    Prepared* prepared;
    std::optional<Prepared> own; // when the kept one is already running further up
};

Connection::Query::Query(Connection& connection, std::string_view sql) {
    guarded(sql, [&] {
        auto& impl = *connection.impl_;
        auto found = impl.statements.find(sql);
        if (found == impl.statements.end()) {
            std::string text{sql};
            Prepared prepared{SQLite::Statement{impl.database, text}};
            found = impl.statements.emplace(std::move(text), std::move(prepared)).first;
        }
        held_ = std::make_unique<Held>(Held{found->first, &found->second, std::nullopt});
        if (held_->prepared->busy) {
            held_->own.emplace(Prepared{SQLite::Statement{impl.database, found->first}});
            held_->prepared = &*held_->own;
        }
        held_->prepared->busy = true;
    });
}

Connection::Query::~Query() {
    // A statement that failed repeats its error on reset; it was reported when it happened.
    held_->prepared->statement.tryReset();
    held_->prepared->busy = false;
}

SQLite::Statement& Connection::Query::statement() {
    return held_->prepared->statement;
}

void Connection::Query::expect(std::size_t parameters) {
    auto& statement = held_->prepared->statement;
    if (static_cast<std::size_t>(statement.getBindParameterCount()) != parameters) {
        throw std::logic_error{"wrong number of arguments for: " + std::string{held_->sql}};
    }
}

bool Connection::Query::step() {
    return guarded(held_->sql, [&] { return held_->prepared->statement.executeStep(); });
}

void Connection::script(const std::string& sql) {
    guarded("script", [&] { impl_->database.exec(sql); });
}

Connection::Transaction::Transaction(Connection& connection, bool write)
    : connection_{connection} {
    assert(!connection.impl_->inTransaction && "transactions do not nest");
    if (connection.impl_->inTransaction) {
        throw std::logic_error{"transactions do not nest"};
    }
    if (write) {
        connection.run("BEGIN IMMEDIATE");
    } else {
        connection.run("BEGIN");
    }
    connection.impl_->inTransaction = true;
    connection.impl_->watch.touched.clear();
}

void Connection::Transaction::commit() {
    auto& watch = connection_.impl_->watch;
    if (!watch.touched.empty()) {
        throw std::logic_error{"rows changed without an entry in the trail: " +
                               watch.names[watch.touched.front().table]};
    }
    connection_.run("COMMIT");
    open_ = false;
    connection_.impl_->inTransaction = false;
}

Connection::Transaction::~Transaction() {
    if (!open_) {
        return;
    }
    // After a full disk or an I/O error SQLite may have rolled back by itself.
    connection_.impl_->database.tryExec("ROLLBACK");
    connection_.impl_->inTransaction = false;
    connection_.impl_->watch.touched.clear();
}

bool Connection::inTransaction() const {
    return impl_->inTransaction;
}

std::vector<std::string> Connection::keptStatements() const {
    std::vector<std::string> texts;
    for (const auto& [text, prepared] : impl_->statements) {
        texts.push_back(text);
    }
    std::sort(texts.begin(), texts.end());
    return texts;
}

std::int64_t Connection::dataVersion() {
    return value<std::int64_t>("PRAGMA data_version");
}

void Connection::watch(const std::vector<std::string>& tables, const std::vector<std::string>& deletionsOnly) {
    auto& watch = impl_->watch;
    watch = Watch{};
    watch.everyChange = tables.size();
    watch.names = tables;
    watch.names.insert(watch.names.end(), deletionsOnly.begin(), deletionsOnly.end());
    for (std::size_t i = 0; i < watch.names.size(); ++i) {
        watch.places.emplace(watch.names[i], i);
    }
    installUpdateHook(impl_->database, watch);
}

const std::vector<std::string>& Connection::watched() const {
    return impl_->watch.names;
}

std::vector<Touched> Connection::takeTouched() {
    auto touched = std::exchange(impl_->watch.touched, {});
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    return touched;
}

std::int64_t Connection::changes() const {
    return impl_->database.getChanges();
}

std::int64_t Connection::lastRowid() const {
    return impl_->database.getLastInsertRowid();
}

} // namespace db
