// What the ledger of a million cartridges answers, and how fast: each question beside a statement written by hand that
// finds the same rows in the same store. bench_ledger FOLDER [UNITS] [options of the benchmarks]; the store is made in
// FOLDER the first time. A look-up is wanted in less than 100 ms.
#include "tests/bench/big_ledger.h"

#include "db/connection.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <thread>

namespace {

using namespace bench;
using Timer = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr double longest = 0.1; ///< seconds, of a look-up

/// The store, and subjects from its middle.
struct Subject {
    explicit Subject(BigLedger made)
        : ledger{std::move(made)}
        , sql{ledger.database,
              {.mode = db::Connection::Mode::readOnly,
               .key = ledger.key ? ledger.key->bytes() : std::span<const std::byte>{}}} {
        units = sql.value<std::int64_t>("SELECT count(*) FROM cartridge");
        sessions = sql.value<std::int64_t>("SELECT count(*) FROM session");
        lot = model::LotId{sql.value<std::int64_t>("SELECT max(id) / 2 FROM lot")};
        number = sql.value<std::string>("SELECT number FROM lot WHERE id = ?", lot);
        unit = sql.value<model::CartridgeId>("SELECT max(id) FROM cartridge WHERE lot_id = ?", lot);
        printed = sql.value<std::string>("SELECT printed_id FROM cartridge WHERE id = ?", unit);
        session = sql.value<model::SessionId>("SELECT max(session_id) FROM cartridge_use WHERE lot_id = ?", lot);
        client = sql.value<model::ClientId>("SELECT client_id FROM session WHERE id = ?", session);
        day = sql.value<model::Day>("SELECT day FROM session WHERE id = ?", session);
        container = sql.value<model::ContainerId>("SELECT container_id FROM session WHERE id = ?", session);
        product = sql.value<model::ProductId>("SELECT product_id FROM lot WHERE id = ?", lot);
        recall();
    }

    static model::IssueRecall letter(model::ProductId product, std::vector<std::string> lots, model::Day day) {
        return {{model::RecallClass::II,
                 day,
                 "Some seals may be open.",
                 "FSN 26-07",
                 {{product, "", "", std::move(lots)}}}};
    }

    /// One stands, of the lot.
    void recall() {
        auto known = ledger.access.recalls(true);
        if (known.empty()) {
            const auto issued = ledger.access.apply(letter(product, {number}, ledger.access.today()));
            if (!issued) {
                throw std::logic_error{"the recall was refused: " + issued.problems().front().code};
            }
            known = ledger.access.recalls(true);
        }
        recalled = known.front().id;
    }

    BigLedger ledger;
    db::Connection sql;
    std::int64_t units = 0;
    std::int64_t sessions = 0;
    model::LotId lot;
    std::string number;
    model::CartridgeId unit;
    std::string printed;
    model::SessionId session;
    model::ClientId client;
    model::Day day{};
    model::ContainerId container;
    model::ProductId product;
    model::RecallId recalled;
};

std::unique_ptr<Subject> subject;

/// `ask` and `byHand` return how many rows they found.
using Ask = std::function<std::size_t()>;

double meanOf(int times, const Ask& ask) {
    const auto begun = Timer::now();
    for (int i = 0; i < times; ++i) {
        benchmark::DoNotOptimize(ask());
    }
    return Seconds{Timer::now() - begun}.count() / times;
}

void beside(benchmark::State& state, const Ask& ask, const Ask& byHand) {
    std::size_t rows = 0;
    const auto begun = Timer::now();
    for (auto _ : state) {
        rows = ask();
    }
    const auto mean = Seconds{Timer::now() - begun}.count() / static_cast<double>(state.iterations());
    state.counters["rows"] = static_cast<double>(rows);
    if (byHand) {
        const auto hand = meanOf(static_cast<int>(std::clamp<std::int64_t>(state.iterations(), 3, 1000)), byHand);
        state.counters["sql_ms"] = hand * 1000;
        state.counters["ratio"] = mean / hand;
    }
    state.SetLabel(mean < longest ? "" : "OVER 100 ms");
}

/// Rows of a statement, each column of the first two read.
template <class... Args>
std::size_t drained(std::string_view statement, const Args&... args) {
    std::size_t rows = 0;
    subject->sql.each(
        statement,
        [&](const db::Row& row) {
            ++rows;
            benchmark::DoNotOptimize(row.textOrNumber(0));
            benchmark::DoNotOptimize(row.textOrNumber(1));
        },
        args...);
    return rows;
}

const db::Access& access() {
    return subject->ledger.access;
}

#define HELD "n.in_stock + n.opened + n.quarantined + n.expired > 0"
#define TRACED "SELECT s.day, trim(c.given_name || ' ' || c.family_name), u.printed_id, l.number "
#define NAMED                                                                                                          \
    "JOIN client c ON c.id = s.client_id JOIN cartridge u ON u.id = x.cartridge_id JOIN lot l ON l.id = x.lot_id "

std::size_t traced(const db::TraceQuery& query) {
    return access().trace(query).rows.size();
}

void stock(benchmark::State& state) {
    beside(
        state, [] { return access().stock(false).rows.size(); },
        [] {
            return drained("SELECT l.number, n.in_stock FROM lot_count_cache n CROSS JOIN lot l ON l.id = n.lot_id "
                           "WHERE " HELD " ORDER BY l.use_by, l.id");
        });
}

void stockWithTheEmpty(benchmark::State& state) {
    beside(
        state, [] { return access().stock(true).rows.size(); },
        [] {
            return drained("SELECT l.number, n.in_stock FROM lot_count_cache n CROSS JOIN lot l ON l.id = n.lot_id "
                           "ORDER BY l.use_by, l.id LIMIT 10000");
        });
}

void offer(benchmark::State& state) {
    beside(
        state, [] { return std::size_t{access().offer(model::Modality::pen, {}).has_value()}; },
        [] {
            return drained("SELECT u.printed_id, l.number FROM lot_count_cache n CROSS JOIN lot l ON l.id = n.lot_id "
                           "JOIN cartridge u ON u.lot_id = l.id AND u.state = 'in-stock' "
                           "WHERE " HELD " AND n.in_stock > 0 ORDER BY l.use_by, l.id LIMIT 1");
        });
}

void unitByPrintedId(benchmark::State& state) {
    beside(
        state, [] { return std::size_t{access().cartridge(subject->printed).has_value()}; },
        [] {
            return drained("SELECT u.state, l.number FROM cartridge u JOIN lot l ON l.id = u.lot_id "
                           "WHERE u.printed_id = ?",
                           subject->printed);
        });
}

void lifeOfAUnit(benchmark::State& state) {
    beside(
        state, [] { return access().life(subject->unit).size(); },
        [] {
            return drained("SELECT e.event, e.at FROM cartridge_event e WHERE e.cartridge_id = ? ORDER BY e.id",
                           subject->unit);
        });
}

void lotByNumber(benchmark::State& state) {
    beside(state, [] { return access().lotsNumbered(subject->number).size(); }, {});
}

void unitsOfALot(benchmark::State& state) {
    beside(
        state, [] { return access().cartridges(subject->lot).rows.size(); },
        [] { return drained("SELECT printed_id, state FROM cartridge WHERE lot_id = ? ORDER BY id", subject->lot); });
}

void traceOfALot(benchmark::State& state) {
    db::TraceQuery query;
    query.lot = subject->lot;
    beside(
        state, [&] { return traced(query); },
        [] {
            return drained(TRACED "FROM cartridge_use x CROSS JOIN session s ON s.id = x.session_id " NAMED
                                  "WHERE x.lot_id = ? ORDER BY s.day DESC, s.id DESC",
                           subject->lot);
        });
}

void traceOfAUnit(benchmark::State& state) {
    db::TraceQuery query;
    query.cartridge = subject->unit;
    beside(
        state, [&] { return traced(query); },
        [] {
            return drained(TRACED "FROM cartridge_use x CROSS JOIN session s ON s.id = x.session_id " NAMED
                                  "WHERE x.cartridge_id = ?",
                           subject->unit);
        });
}

void traceOfAClient(benchmark::State& state) {
    db::TraceQuery query;
    query.client = subject->client;
    beside(
        state, [&] { return traced(query); },
        [] {
            return drained(TRACED "FROM session s CROSS JOIN cartridge_use x ON x.session_id = s.id " NAMED
                                  "WHERE s.client_id = ? ORDER BY s.day DESC, s.id DESC",
                           subject->client);
        });
}

void traceOfAContainer(benchmark::State& state) {
    db::TraceQuery query;
    query.container = subject->container;
    beside(
        state, [&] { return traced(query); },
        [] {
            return drained(TRACED "FROM cartridge u CROSS JOIN cartridge_use x ON x.cartridge_id = u.id "
                                  "JOIN session s ON s.id = x.session_id JOIN client c ON c.id = s.client_id "
                                  "JOIN lot l ON l.id = x.lot_id WHERE u.container_id = ? "
                                  "ORDER BY s.day DESC, s.id DESC LIMIT 500",
                           subject->container);
        });
}

void traceOfADay(benchmark::State& state) {
    db::TraceQuery query;
    query.first = query.last = subject->day;
    beside(
        state, [&] { return traced(query); },
        [] {
            return drained(TRACED "FROM session s CROSS JOIN cartridge_use x ON x.session_id = s.id " NAMED
                                  "WHERE s.day = ? ORDER BY s.id DESC LIMIT 500",
                           subject->day);
        });
}

void traceOfAYear(benchmark::State& state) {
    db::TraceQuery query;
    query.first = subject->day - model::Days{364};
    query.last = subject->day;
    beside(state, [&] { return traced(query); }, {});
}

void recallMatches(benchmark::State& state) {
    const std::vector<model::RecallItem> items{{subject->product, "", "", {subject->number}}};
    beside(state, [&] { return access().recallMatches(items).size(); }, {});
}

void recallMistyped(benchmark::State& state) {
    auto number = subject->number;
    std::swap(number[1], number[2]);
    const std::vector<model::RecallItem> items{{subject->product, "", "", {number + "X"}}};
    beside(state, [&] { return access().recallMatches(items).size(); }, {});
}

void recallSnapshot(benchmark::State& state) {
    beside(
        state, [] { return access().recall(subject->recalled)->exposures.size(); },
        [] {
            return drained("SELECT s.day, c.family_name FROM recall_exposure e JOIN cartridge_use x ON x.id = e.use_id "
                           "JOIN session s ON s.id = x.session_id JOIN client c ON c.id = s.client_id "
                           "WHERE e.recall_id = ? ORDER BY s.day DESC",
                           subject->recalled);
        });
}

/// Issued, its exposed listed, and undone before the end of the transaction.
void issuing(benchmark::State& state, const std::vector<std::string>& lots) {
    auto acting = subject->ledger.access;
    const auto letter = Subject::letter(subject->product, lots, acting.today());
    const std::vector<model::Change> changes{letter, letter};
    beside(state,
           [&] {
               bool issued = false;
               benchmark::DoNotOptimize(acting.apply(changes, [&](std::size_t done) {
                   issued = done > 0;
                   return !issued;
               }));
               return std::size_t{issued};
           },
           {});
}

void recallIssuedOnALot(benchmark::State& state) {
    issuing(state, {subject->sql.value<std::string>(
                       "SELECT number FROM lot WHERE product_id = ? AND id > ? ORDER BY id LIMIT 1", subject->product,
                       subject->lot)});
}

void warnings(benchmark::State& state) {
    beside(state, [] { return access().warnings().low.size(); }, {});
}

void containers(benchmark::State& state) {
    beside(state, [] { return access().containers().size(); }, {});
}

void undisposed(benchmark::State& state) {
    beside(state, [] { return access().undisposed().size(); }, {});
}

void balancesOfAYear(benchmark::State& state) {
    const auto today = access().today();
    beside(state, [&] { return access().balances(today - model::Days{364}, today).rows.size(); }, {});
}

void reactionRates(benchmark::State& state) {
    const auto today = access().today();
    beside(state, [&] { return access().reactionRates(db::RateBy::lot, today - model::Days{364}, today).size(); }, {});
}

db::HygieneQuery lastYear() {
    const auto today = access().today();
    return {today - model::Days{364}, today};
}

/// All of it; how long the first finding and the longest of its checks take.
void auditOfAYear(benchmark::State& state) {
    double first = 0;
    double longestCheck = 0;
    std::int64_t found = 0;
    for (auto _ : state) {
        const auto begun = Timer::now();
        auto last = begun;
        found = 0;
        first = longestCheck = 0;
        access().hygiene(
            lastYear(),
            [&](const db::HygieneRow&) {
                first = found++ == 0 ? Seconds{Timer::now() - begun}.count() : first;
                return true;
            },
            [&](int, int) {
                longestCheck = std::max(longestCheck, Seconds{Timer::now() - last}.count());
                last = Timer::now();
            },
            {});
    }
    state.counters["rows"] = static_cast<double>(found);
    state.counters["first_ms"] = first * 1000;
    state.counters["longest_check_ms"] = longestCheck * 1000;
}

void trendsOfAYear(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(access().hygieneSummary(lastYear()));
    }
}

/// From the word to the end of the audit, at different places of it.
void stoppingTheAudit(benchmark::State& state) {
    double slowest = 0;
    int wait = 0;
    std::int64_t broken = 0;
    for (auto _ : state) {
        std::stop_source stop;
        Timer::time_point told;
        wait = (wait + 37) % 400;
        std::jthread somebody{[&] {
            std::this_thread::sleep_for(std::chrono::milliseconds{wait});
            told = Timer::now();
            stop.request_stop();
        }};
        const bool whole = access().hygiene(
            lastYear(), [](const db::HygieneRow&) { return true; }, {}, stop.get_token());
        const auto ended = Timer::now();
        somebody.join();
        const auto after = whole ? 0.0 : Seconds{ended - told}.count();
        broken += whole ? 0 : 1;
        slowest = std::max(slowest, after);
        state.SetIterationTime(after);
    }
    state.counters["slowest_ms"] = slowest * 1000;
    state.counters["broken_off"] = static_cast<double>(broken);
}

#define LOOK_UP(name) BENCHMARK(name)->Unit(benchmark::kMillisecond)
LOOK_UP(stock);
LOOK_UP(stockWithTheEmpty);
LOOK_UP(offer);
LOOK_UP(unitByPrintedId);
LOOK_UP(lifeOfAUnit);
LOOK_UP(lotByNumber);
LOOK_UP(unitsOfALot);
LOOK_UP(traceOfALot);
LOOK_UP(traceOfAUnit);
LOOK_UP(traceOfAClient);
LOOK_UP(traceOfAContainer);
LOOK_UP(traceOfADay);
LOOK_UP(traceOfAYear);
LOOK_UP(recallMatches);
LOOK_UP(recallMistyped);
LOOK_UP(recallSnapshot);
LOOK_UP(recallIssuedOnALot);
LOOK_UP(warnings);
LOOK_UP(containers);
LOOK_UP(undisposed);
LOOK_UP(balancesOfAYear);
LOOK_UP(reactionRates);
BENCHMARK(auditOfAYear)->Unit(benchmark::kMillisecond)->Iterations(2);
BENCHMARK(trendsOfAYear)->Unit(benchmark::kMillisecond)->Iterations(2);
BENCHMARK(stoppingTheAudit)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(20);

} // namespace

int main(int count, char** words) try {
    benchmark::Initialize(&count, words);
    if (count < 2) {
        std::fprintf(stderr, "bench_ledger FOLDER [UNITS] [options of the benchmarks]\n");
        return 2;
    }
    LedgerSize size;
    if (count > 2) {
        size.units = std::atoi(words[2]);
    }
    subject = std::make_unique<Subject>(bigLedger(words[1], size));
    std::fprintf(stderr, "%lld cartridges, %lld sessions\n", static_cast<long long>(subject->units),
                 static_cast<long long>(subject->sessions));
    benchmark::RunSpecifiedBenchmarks();
    subject.reset();
    return 0;
} catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
}
