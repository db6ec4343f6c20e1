#include "db/read_leaving.h"

#include "db/client_tables.h"
#include "db/read_trail.h"
#include "db/schema_sqlite.h"

#include <algorithm>
#include <limits>
#include <map>

namespace db::read {
namespace {

/// What people call a record that another one names: the end of the field's name, and how to ask for it.
struct Called {
    const char* table;
    const char* ending;
    const char* sql;
};
constexpr Called calledBy[]{
    {"account", "_name", "SELECT full_name FROM account WHERE id = ?"},
    {"aftercare_step", "_title", "SELECT title FROM aftercare_step WHERE id = ?"},
    {"cartridge", "_printed_id", "SELECT printed_id FROM cartridge WHERE id = ?"},
    {"cartridge", "_lot", "SELECT l.number FROM cartridge c JOIN lot l ON l.id = c.lot_id WHERE c.id = ?"},
    {"cartridge", "_use_by", "SELECT l.use_by FROM cartridge c JOIN lot l ON l.id = c.lot_id WHERE c.id = ?"},
    {"cartridge", "_product",
     "SELECT p.brand || ' ' || p.model_name FROM cartridge c JOIN lot l ON l.id = c.lot_id "
     "JOIN product p ON p.id = l.product_id WHERE c.id = ?"},
    {"consent_form", "_name", "SELECT name FROM consent_form WHERE id = ?"},
    {"consent_form", "_version", "SELECT CAST(version AS TEXT) FROM consent_form WHERE id = ?"},
    {"consent_form", "_text", "SELECT text FROM consent_form WHERE id = ?"},
    {"container", "_number", "SELECT number FROM container WHERE id = ?"},
    {"device", "_name", "SELECT name FROM device WHERE id = ?"},
    {"lot", "_number", "SELECT number FROM lot WHERE id = ?"},
    {"recall", "_text", "SELECT text FROM recall WHERE id = ?"},
    {"room", "_name", "SELECT name FROM room WHERE id = ?"},
    {"session", "_day", "SELECT day FROM session WHERE id = ?"},
};

/// Columns in which whole numbers are instants.
bool isInstant(const std::string& column) {
    return column == "at" || column == "since" || column == "until" || column.ends_with("_at");
}

class RecordsOfClient {
public:
    RecordsOfClient(Connection& connection, model::ClientId client)
        : connection_{connection}
        , client_{client} {}

    RecordTable table(const std::string& name) {
        columns_ = columnsOf(connection_, name);
        references_ = referencesOf(connection_, name);
        const bool hasUid = std::find(columns_.begin(), columns_.end(), "uid") != columns_.end();
        std::string sql;
        for (const auto& column : columns_) {
            sql += (sql.empty() ? "SELECT \"" : ", \"") + column + '"';
        }
        sql += " FROM \"" + name + "\" WHERE " + ofClient(clientTables(), name) + " ORDER BY rowid";
        RecordTable result{name, {}};
        // Read first: the questions for names go over the same connection.
        auto raw = connection_.rows(
            sql, [&](const Row& row) { return values(row); }, client_);
        for (auto& one : raw) {
            result.records.push_back(record(std::move(one), hasUid));
        }
        return result;
    }

private:
    std::vector<RecordValue> values(const Row& row) const {
        std::vector<RecordValue> all;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const int column = static_cast<int>(i);
            if (row.isNull(column)) {
                all.emplace_back();
            } else if (row.kind(column) == Row::Kind::integer) {
                all.emplace_back(row.integer(column));
            } else {
                all.emplace_back(row.text(column));
            }
        }
        return all;
    }

    Record record(std::vector<RecordValue>&& values, bool hasUid) {
        Record made;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const auto& column = columns_[i];
            auto& value = values[i];
            const auto reference = references_.find(column);
            if (reference != references_.end()) {
                refer(made, column, reference->second, value);
            } else if (column == "id" && hasUid) {
                continue; // means nothing outside of this file
            } else if (const auto* number = std::get_if<std::int64_t>(&value); number && isInstant(column)) {
                made.emplace_back(column, model::isoText(model::Instant{std::chrono::microseconds{*number}}));
            } else {
                made.emplace_back(column, std::move(value));
            }
        }
        return made;
    }

    void refer(Record& made, const std::string& column, const std::string& table, const RecordValue& value) {
        if (table == "client") {
            return; // the client itself, or another one, who is nobody's business
        }
        const std::string name = column.ends_with("_id") ? column.substr(0, column.size() - 3) : column;
        const auto* id = std::get_if<std::int64_t>(&value);
        if (!id) {
            made.emplace_back(name, RecordValue{});
            return;
        }
        made.emplace_back(name, named(table, *id));
        for (const auto& called : calledBy) {
            if (called.table == table) {
                const auto words = connection_.one(
                    called.sql, [](const Row& row) { return row.text(0); }, *id);
                made.emplace_back(name + called.ending, words ? RecordValue{*words} : RecordValue{});
            }
        }
    }

    /// By uid where it has one, else by the number it has in this file.
    RecordValue named(const std::string& table, std::int64_t id) {
        auto known = hasUid_.find(table);
        if (known == hasUid_.end()) {
            const auto columns = columnsOf(connection_, table);
            known = hasUid_.emplace(table, std::find(columns.begin(), columns.end(), "uid") != columns.end()).first;
        }
        if (!known->second) {
            return id;
        }
        return connection_.value<std::string>("SELECT uid FROM \"" + table + "\" WHERE id = ?", id);
    }

    Connection& connection_;
    model::ClientId client_;
    std::vector<std::string> columns_;
    std::map<std::string, std::string> references_;
    std::map<std::string, bool> hasUid_;
};

} // namespace

ClientRecords clientRecords(Connection& connection, model::ClientId client, const std::string& timeZone) {
    ClientRecords all;
    all.client = model::Uid{connection.value<std::string>("SELECT uid FROM client WHERE id = ?", client)};
    all.name =
        connection.value<std::string>("SELECT trim(given_name || ' ' || family_name) FROM client WHERE id = ?", client);
    RecordsOfClient reader{connection, client};
    const auto& tables = clientTables();
    for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
        all.tables.push_back(reader.table(table->name));
    }
    TrailQuery query;
    query.client = client;
    query.limit = std::numeric_limits<int>::max();
    auto entries = trailOf(connection, query, timeZone).rows;
    std::reverse(entries.begin(), entries.end());
    for (auto& entry : entries) {
        all.trail.push_back({{"sequence", entry.sequence},
                             {"at", model::isoText(entry.at)},
                             {"who", std::move(entry.who)},
                             {"verb", std::move(entry.verb)},
                             {"subject", std::move(entry.subject.text)}});
    }
    return all;
}

} // namespace db::read
