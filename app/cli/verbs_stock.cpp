// What is in stock and where it went, on the command line.

#include "app/cli/json_out.h"
#include "app/cli/ledger.h"
#include "app/cli/ledger_lookup.h"
#include "app/cli/ledger_out.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <iostream>

namespace cli {

using present::fill;
using present::tr;

namespace {

constexpr int mostTraced = 1'000'000;

db::TraceQuery queryOf(const db::Access& access, const TraceOptions& options) {
    db::TraceQuery query;
    query.limit = mostTraced;
    const int things =
        (options.of.empty() ? 0 : 1) + (options.client.empty() ? 0 : 1) + (options.container.empty() ? 0 : 1);
    const bool days = !options.day.empty() || !options.from.empty() || !options.to.empty();
    if (things > 1 || (!options.day.empty() && !(options.from.empty() && options.to.empty()))) {
        throw Refusal{{{"trace", "one-at-a-time", {}}}};
    }
    if (things == 0 && !days) {
        throw Refusal{{{"trace", "required", {}}}};
    }
    if (!options.day.empty()) {
        query.first = query.last = dayOf(options.day, "day");
    }
    if (!options.from.empty()) {
        query.first = dayOf(options.from, "from");
    }
    if (!options.to.empty()) {
        query.last = dayOf(options.to, "to");
    }
    if (query.last < query.first) {
        throw Refusal{{{"to", "before-its-start", {model::isoText(query.first)}}}};
    }
    if (!options.client.empty()) {
        query.client = clientOf(access, options.client);
    }
    if (!options.container.empty()) {
        query.container = containerNamed(access, options.container);
    }
    return query;
}

std::vector<db::TraceRow> traced(const db::Access& access, const TraceOptions& options) {
    auto query = queryOf(access, options);
    if (options.of.empty()) {
        return access.trace(query).rows;
    }
    if (const auto unit = access.cartridge(options.of)) {
        query.cartridge = unit->id;
        return access.trace(query).rows;
    }
    const auto lots = access.lotsNumbered(options.of);
    if (lots.empty()) {
        throw Refusal{{noSuchLot(access, options.of)}};
    }
    std::vector<db::TraceRow> rows;
    for (const auto& lot : lots) {
        query.lot = lot.lot.id;
        const auto found = access.trace(query);
        rows.insert(rows.end(), found.rows.begin(), found.rows.end());
    }
    return rows;
}

std::string firstOf(const TraceOptions& options) {
    for (const auto* given : {&options.of, &options.client, &options.container, &options.day, &options.from}) {
        if (!given->empty()) {
            return *given;
        }
    }
    return options.to;
}

std::string unitText(const db::TraceRow& row) {
    if (row.lotNumber.empty()) {
        return tr("cartridge not known");
    }
    return fill(tr("{0} of {1}, lot {2}"),
                {row.printedId.empty() ? tr("one") : row.printedId, row.productName, row.lotNumber});
}

} // namespace

Exit needleStock(Context& context, const StockOptions& options) {
    auto signedIn = open(context);
    const auto access = signedIn.store->as(signedIn.actor);
    const auto lots = access.stock(options.all);
    if (context.json) {
        context.out << ledger_out::stock(lots);
        return Exit::done;
    }
    for (const auto& row : lots.rows) {
        context.out << model::isoText(row.lot.useBy) << "  " << row.productName << ", lot " << row.lot.number << ": "
                    << fill(tr("{0} on hand, {1} received, {2} used, {3} wasted"),
                            {present::number(row.onHand), present::number(row.received), present::number(row.used),
                             present::number(row.wasted)})
                    << (row.lot.recalled             ? tr(", RECALLED")
                        : row.lot.quarantine.empty() ? ""
                                                     : tr(", quarantined"))
                    << '\n';
    }
    if (lots.rows.empty()) {
        context.out << tr("Nothing is in stock.") << '\n';
    }
    return Exit::done;
}

Exit needleTrace(Context& context, const TraceOptions& options) {
    auto signedIn = open(context);
    const auto access = signedIn.store->as(signedIn.actor);
    const auto rows = traced(access, options);
    if (context.json) {
        context.out << json_out::trace(firstOf(options), rows);
        return Exit::done;
    }
    for (const auto& row : rows) {
        context.out << model::isoText(row.day) << "  " << row.clientName << ", " << row.phone << ": " << unitText(row)
                    << ", " << present::words(row.state) << ", " << row.performer
                    << (row.invalidated ? tr(", the session was invalidated") : "") << '\n';
    }
    if (rows.empty()) {
        context.out << (options.client.empty() ? tr("Used on nobody.") : tr("No cartridge was used on this client."))
                    << '\n';
    }
    return Exit::done;
}

} // namespace cli
