#include "db/trail.h"

#include "db/schema_sqlite.h"
#include "db/trail_rows.h"

#include <algorithm>

namespace db {

Hash commitmentOf(std::span<const std::byte> salt, std::string_view payload, std::span<const std::byte> rowDigests) {
    Fields fields;
    fields.bytes(salt);
    fields.text(payload);
    fields.bytes(rowDigests);
    return fields.hash();
}

Hash entryHash(std::int64_t sequence, std::int64_t at, std::string_view actor, std::string_view verb,
               std::string_view subject, std::span<const std::byte> commitment, const Hash& previous) {
    Fields fields;
    fields.text("needlebook trail 1");
    fields.number(sequence);
    fields.number(at);
    fields.text(actor);
    fields.text(verb);
    fields.text(subject);
    fields.bytes(commitment);
    fields.bytes(previous);
    return fields.hash();
}

Hash hashOf(const Blob& bytes) {
    Hash hash{};
    if (bytes.size() != hash.size()) {
        throw Error{Fault::corrupt, "trail", "a hash of the wrong length"};
    }
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

TrailHead trailHead(Connection& connection) {
    return connection
        .one("SELECT sequence, hash FROM trail_entry ORDER BY sequence DESC LIMIT 1",
             [](const Row& row) {
                 return TrailHead{row.integer(0), hashOf(row.blob(1))};
             })
        .value_or(TrailHead{});
}

KnownHead knownHead(std::string where, const TrailHead& head) {
    return {std::move(where), head.sequence, hexOf(head.hash)};
}

bool isCovered(std::string_view table) {
    return !table.starts_with("trail_") && table != "draft" && !table.ends_with("_index") && !table.ends_with("_cache");
}

std::vector<std::string> coveredTables(Connection& connection) {
    auto tables = ordinaryTables(connection);
    std::erase_if(tables, [](const std::string& name) { return !isCovered(name); });
    return tables;
}

const RowDigests::Table& RowDigests::table(const std::string& name) {
    auto found = tables_.find(name);
    if (found != tables_.end()) {
        return found->second;
    }
    Table table;
    table.columns = columnsOf(connection_, name);
    for (const auto& column : table.columns) {
        table.select += (table.select.empty() ? "SELECT \"" : ", \"") + column + '"';
    }
    table.select += " FROM \"" + name + "\" WHERE rowid = ?";
    return tables_.emplace(name, std::move(table)).first->second;
}

std::optional<Hash> RowDigests::of(const std::string& name, std::int64_t rowid) {
    const auto& wanted = table(name);
    return connection_.one(
        wanted.select,
        [&](const Row& row) {
            fields_.clear();
            fields_.text(name);
            fields_.number(rowid);
            for (std::size_t i = 0; i < wanted.columns.size(); ++i) {
                const int column = static_cast<int>(i);
                const auto kind = row.kind(column);
                if (kind == Row::Kind::null) {
                    continue;
                }
                fields_.text(wanted.columns[i]);
                if (kind == Row::Kind::integer) {
                    fields_.tag('i');
                    fields_.number(row.integer(column));
                } else {
                    fields_.tag(kind == Row::Kind::text ? 't' : kind == Row::Kind::blob ? 'b' : 'r');
                    fields_.text(row.bytes(column));
                }
            }
            return fields_.hash();
        },
        rowid);
}

Trail::Trail(Connection& writer)
    : connection_{writer}
    , digests_{writer} {
    writer.watch(coveredTables(writer), {"trail_payload"});
}

TrailHead Trail::append(model::Instant at, const model::Uid& actor, std::string_view verb, const model::Uid& subject,
                        std::string_view payload) {
    auto touched = connection_.takeTouched();
    if (!again_.empty()) {
        touched.insert(touched.end(), again_.begin(), again_.end());
        again_.clear();
        std::sort(touched.begin(), touched.end());
        touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    }
    RowDigestWriter rows;
    for (const auto& row : touched) {
        const auto& name = connection_.watched()[row.table];
        rows.add(name, row.rowid, digests_.of(name, row.rowid));
    }

    std::array<std::byte, 16> salt{};
    randombytes_buf(salt.data(), salt.size());
    const auto previous = trailHead(connection_);
    TrailHead head;
    head.sequence = previous.sequence + 1;
    const auto commitment = commitmentOf(salt, payload, rows.bytes());
    const auto micros = std::int64_t{at.time_since_epoch().count()};
    head.hash = entryHash(head.sequence, micros, actor.text, verb, subject.text, commitment, previous.hash);
    connection_.run("INSERT INTO trail_entry (sequence, at, actor, verb, subject, commitment, hash) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)",
                    head.sequence, micros, actor.text, verb, subject.text, commitment, head.hash);
    connection_.run("INSERT INTO trail_payload (sequence, salt, payload, row_digests) VALUES (?, ?, ?, ?)",
                    head.sequence, salt, payload, rows.bytes());
    last_ = head;
    return head;
}

void Trail::erase(std::span<const std::int64_t> sequences) {
    const auto& names = connection_.watched();
    for (const auto sequence : sequences) {
        connection_.run("INSERT INTO trail_erasing (sequence) VALUES (?)", sequence);
        const auto digests = connection_.one(
            "SELECT row_digests FROM trail_payload WHERE sequence = ?", [](const Row& row) { return row.blob(0); },
            sequence);
        if (!digests) {
            continue;
        }
        eachRowDigest(*digests, [&](std::string_view table, std::int64_t rowid, const std::optional<Hash>& digest) {
            const auto place = std::find(names.begin(), names.end(), table);
            if (digest && place != names.end() && digests_.of(*place, rowid)) {
                again_.push_back({static_cast<std::size_t>(place - names.begin()), rowid});
            }
        });
        connection_.run("DELETE FROM trail_payload WHERE sequence = ?", sequence);
    }
    connection_.run("DELETE FROM trail_erasing");
}

void Trail::digestAnew(const std::vector<std::pair<std::string, std::int64_t>>& rows) {
    const auto& names = connection_.watched();
    for (const auto& [table, rowid] : rows) {
        const auto place = std::find(names.begin(), names.end(), table);
        if (place != names.end()) {
            again_.push_back({static_cast<std::size_t>(place - names.begin()), rowid});
        }
    }
}

} // namespace db
