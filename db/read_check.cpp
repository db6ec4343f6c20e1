#include "db/read_check.h"

#include "db/fold.h"
#include "model/needle.h"

#include <algorithm>

namespace db::read {
namespace {

constexpr std::size_t mostOfAKind = 100;

constexpr char pagesSql[] = "PRAGMA quick_check(100)";
constexpr char keysSql[] = "PRAGMA foreign_key_check";

constexpr char searchSql[] = "SELECT c.id, c.given_name, c.family_name, c.phone, s.folded_name, s.sort_key, "
                             "s.phone_reversed FROM client c LEFT JOIN client_search_index s ON s.client_id = c.id "
                             "ORDER BY c.id";
constexpr char wordsSql[] = "SELECT word FROM client_word_index WHERE client_id = ? ORDER BY word";
// The index of three letters is asked for one word of each name.
constexpr char insideSql[] = "SELECT 1 FROM client_gram WHERE client_gram MATCH ?1 AND rowid = ?2";

constexpr char countsSql[] =
    "SELECT l.id FROM lot l LEFT JOIN lot_count_cache n ON n.lot_id = l.id LEFT JOIN ("
    "SELECT lot_id, count(*) AS received, sum(state = 'in-stock') AS in_stock, sum(state = 'opened') AS opened, "
    "sum(state IN ('used', 'disposed')) AS used, sum(state = 'wasted') AS wasted, "
    "sum(state = 'quarantined') AS quarantined, sum(state = 'expired') AS expired, sum(state = 'returned') AS "
    "returned, "
    "sum(state = 'lost') AS lost FROM cartridge GROUP BY lot_id) u ON u.lot_id = l.id "
    "LEFT JOIN (SELECT lot_id, sum(received) AS came, sum(received + found - used - wasted - expired - returned - "
    "lost) "
    "AS stays FROM lot_day_cache GROUP BY lot_id) d ON d.lot_id = l.id "
    "WHERE n.received + n.found IS NOT coalesce(u.received, 0) OR n.received IS NOT coalesce(d.came, 0) "
    "OR coalesce(d.stays, 0) IS NOT n.in_stock + n.opened + n.quarantined "
    "OR n.expired IS NOT coalesce(u.expired, 0) OR n.returned IS NOT coalesce(u.returned, 0) "
    "OR n.lost IS NOT coalesce(u.lost, 0) OR n.in_stock IS NOT coalesce(u.in_stock, 0) "
    "OR n.opened IS NOT coalesce(u.opened, 0) OR n.used IS NOT coalesce(u.used, 0) "
    "OR n.wasted IS NOT coalesce(u.wasted, 0) OR n.quarantined IS NOT coalesce(u.quarantined, 0) ORDER BY l.id";
constexpr char eventsSql[] = "SELECT e.cartridge_id, e.event, u.state, u.printed_id FROM cartridge_event e "
                             "JOIN cartridge u ON u.id = e.cartridge_id ORDER BY e.cartridge_id, e.id";
constexpr char silentSql[] = "SELECT u.printed_id FROM cartridge u WHERE NOT EXISTS "
                             "(SELECT 1 FROM cartridge_event e WHERE e.cartridge_id = u.id) ORDER BY u.id";
// A unit that had left the shelf before it was recorded as used is an incident, and stays where it was.
constexpr char twiceSql[] = "SELECT u.printed_id FROM cartridge_use x JOIN cartridge u ON u.id = x.cartridge_id "
                            "WHERE x.fate = 'used' AND x.live = 1 AND u.session_id IS NOT x.session_id "
                            "AND NOT EXISTS (SELECT 1 FROM incident i WHERE i.session_id = x.session_id "
                            "AND i.cartridge_id = x.cartridge_id AND i.kind = 'not-in-stock') ORDER BY x.id";

// Each correction has kept what stood before, down to the version that was signed.
constexpr char amendedWithoutSql[] =
    "SELECT s.uid FROM session s WHERE s.state = 'amended' AND NOT EXISTS (SELECT 1 FROM session_amendment a "
    "WHERE a.session_id = s.id AND a.version = s.version) ORDER BY s.id";
constexpr char amendmentOverSql[] = "SELECT s.uid FROM session_amendment a JOIN session s ON s.id = a.session_id "
                              "WHERE a.version > s.version ORDER BY a.id";

bool hasGrams(const std::string& word) {
    return word.size() >= 3 && std::all_of(word.begin(), word.end(), [](char c) { return c > 0; });
}

class Findings {
public:
    explicit Findings(std::vector<std::string>& all)
        : all_{all} {}
    /// False once a hundred have been said.
    bool add(const std::string& text) {
        all_.push_back(text);
        return ++count_ < mostOfAKind;
    }

private:
    std::vector<std::string>& all_;
    std::size_t count_ = 0;
};

void checkPages(Connection& connection, std::vector<std::string>& all) {
    Findings findings{all};
    connection.each(pagesSql, [&](const Row& row) {
        const auto text = row.text(0);
        return text == "ok" || findings.add("pages: " + text);
    });
}

void checkKeys(Connection& connection, std::vector<std::string>& all) {
    Findings findings{all};
    connection.each(keysSql, [&](const Row& row) {
        return findings.add("keys: " + row.text(0) + " " + std::to_string(row.integer(1)) + " points to no " +
                            row.text(2));
    });
}

void checkSearch(Connection& connection, const std::stop_token& stop, std::vector<std::string>& all) {
    Findings findings{all};
    connection.each(searchSql, [&](const Row& row) {
        const auto id = row.integer(0);
        const auto given = row.text(1);
        const auto family = row.text(2);
        const auto name = "search: client " + std::to_string(id);
        if (row.isNull(4)) {
            return !stop.stop_requested() && findings.add(name + " is missing");
        }
        const auto folded = fold(given + " " + family);
        const auto words = connection.rows(
            wordsSql, [](const Row& word) { return word.text(0); }, id);
        bool good = row.text(4) == folded && row.blob(5) == nameSortKey(given, family) &&
                    row.text(6) == reversedDigits(row.text(3)) && words == nameWords(given, family);
        const auto inside = std::find_if(words.begin(), words.end(), [&](const std::string& word) {
            return hasGrams(word) && folded.find(word) != std::string::npos;
        });
        if (good && inside != words.end()) {
            good = connection
                       .one(
                           insideSql, [](const Row& found) { return found.integer(0); }, '"' + *inside + '"', id)
                       .has_value();
        }
        return !stop.stop_requested() && (good || findings.add(name + " is found by an old name or number"));
    });
}

void checkLedger(Connection& connection, const std::stop_token& stop, std::vector<std::string>& all) {
    Findings counts{all};
    connection.each(countsSql, [&](const Row& row) {
        return counts.add("ledger: lot " + std::to_string(row.integer(0)) + " is miscounted");
    });
    Findings silent{all};
    connection.each(silentSql,
                    [&](const Row& row) { return silent.add("ledger: " + row.text(0) + " was never received"); });
    Findings twice{all};
    connection.each(twiceSql, [&](const Row& row) {
        return twice.add("ledger: " + row.text(0) + " was used in another session than it says");
    });

    Findings lives{all};
    std::int64_t current = 0;
    std::optional<model::CartridgeState> lived;
    std::string stored;
    std::string printed;
    bool possible = true;
    const auto close = [&] {
        const bool good = current == 0 || (possible && lived && model::code(*lived) == stored);
        return good || lives.add("ledger: " + printed + " is not where its life led it");
    };
    const bool whole = connection.each(eventsSql, [&](const Row& row) {
        const auto id = row.integer(0);
        if (id != current) {
            if (stop.stop_requested() || !close()) {
                return false;
            }
            current = id;
            lived.reset();
            possible = true;
            stored = row.text(2);
            printed = row.text(3);
        }
        lived = model::after(lived, row.get<model::CartridgeEvent>(1));
        possible = possible && lived;
        return true;
    });
    if (whole) {
        close();
    }
}

void checkAmendments(Connection& connection, std::vector<std::string>& all) {
    Findings findings{all};
    connection.each(amendedWithoutSql, [&](const Row& row) {
        return findings.add("sessions: " + row.text(0) + " was amended and keeps nothing of before");
    });
    connection.each(amendmentOverSql, [&](const Row& row) {
        return findings.add("sessions: " + row.text(0) + " has an amendment that was never carried out");
    });
}

} // namespace

std::vector<std::string> check(Connection& connection, std::stop_token stop) {
    std::vector<std::string> all;
    return connection.read([&] {
        checkPages(connection, all);
        if (!stop.stop_requested()) {
            checkKeys(connection, all);
        }
        if (!stop.stop_requested()) {
            checkSearch(connection, stop, all);
        }
        if (!stop.stop_requested()) {
            checkLedger(connection, stop, all);
        }
        if (!stop.stop_requested()) {
            checkAmendments(connection, all);
        }
        return all;
    });
}

} // namespace db::read
