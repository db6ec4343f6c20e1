// Needles on the command line.

#include "app/cli/json_out.h"
#include "app/cli/support.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <iostream>

namespace cli {

using present::fill;
using present::tr;

namespace {

std::string nameOf(const model::Product& product) {
    return product.brand + (product.modelName.empty() ? "" : " " + product.modelName);
}

model::Product productOf(const db::Access& access, const std::string& name) {
    for (auto& product : access.products()) {
        if (nameOf(product) == name || product.uid.text == name || product.modelName == name) {
            return product;
        }
    }
    throw Refusal{{{"product", "unknown", {name}}}};
}

/// The one reading of the scan, or the one that has the lot typed beside it. Several are shown and never guessed from.
model::Udi onlyReading(Context& context, const ReceiveOptions& options, model::Day today) {
    auto readings = orRefuse(model::readUdi(options.scan, today));
    const auto unsure = model::unsureElement(readings);
    if (readings.size() > 1 && !options.lot.empty()) {
        std::erase_if(readings, [&](const model::Udi& reading) { return reading.lot != options.lot; });
    }
    if (readings.size() == 1) {
        return readings.front();
    }
    for (const auto& reading : readings) {
        context.err << "  " << inWords(reading) << '\n';
    }
    throw Refusal{{{unsure, "ambiguous", {}}}};
}

} // namespace

Exit needleReceive(Context& context, const ReceiveOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    model::ReceiveLot change;
    change.quantity = options.quantity;
    change.opening = options.opening;
    if (!options.scan.empty()) {
        const auto udi = onlyReading(context, options, access.today());
        const auto known = access.productOfGtin(udi.di);
        if (!known && options.product.empty()) {
            throw Refusal{{{"scan", "unknown-gtin", {udi.di}}}};
        }
        change.product = known ? known->first.id : productOf(access, options.product).id;
        change.number = udi.lot;
        change.udiAsScanned = options.scan;
        if (udi.expiry) {
            change.useBy = *udi.expiry;
        }
        if (change.quantity == 0 && known) {
            change.quantity = known->second;
        }
    } else if (options.product.empty()) {
        throw Refusal{{{"product", "required", {}}}};
    } else {
        change.product = productOf(access, options.product).id;
    }
    if (!options.lot.empty()) {
        change.number = options.lot;
    }
    if (!options.useBy.empty()) {
        const auto day = model::parseDay(options.useBy);
        if (!day) {
            throw Refusal{{{"useBy", "not-a-day", {options.useBy}}}};
        }
        change.useBy = *day;
    }
    if (change.useBy == model::Day{}) {
        throw Refusal{{{"useBy", "required", {}}}};
    }
    const auto applied = orRefuse(access.apply(model::Change{change}));
    const auto lot = access.lot(model::LotId{applied.id});
    if (context.json && lot) {
        context.out << json_out::received(*lot, change.quantity);
    } else if (lot) {
        context.out << fill(tr("Received {0} of {1}, lot {2}, use by {3}; {4} on hand."),
                            {present::number(change.quantity), lot->productName, lot->lot.number,
                             model::isoText(lot->lot.useBy), present::number(lot->onHand)})
                    << '\n';
    }
    return Exit::done;
}

Exit needleStock(Context& context, bool all) {
    auto signedIn = open(context);
    const auto access = signedIn.store->as(signedIn.actor);
    const auto lots = access.stock(all);
    if (context.json) {
        context.out << json_out::stock(lots);
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

Exit needleTrace(Context& context, const std::string& of) {
    auto signedIn = open(context);
    const auto access = signedIn.store->as(signedIn.actor);
    std::vector<db::TraceRow> rows;
    if (const auto unit = access.cartridge(of)) {
        rows = access.trace(unit->lot).rows;
        std::erase_if(rows, [&](const db::TraceRow& row) { return row.printedId != unit->printedId; });
    } else {
        const auto lots = access.lotsNumbered(of);
        if (lots.empty()) {
            throw Refusal{{{"lot", "unknown", {of}}}};
        }
        for (const auto& lot : lots) {
            const auto found = access.trace(lot.lot.id, 1000000);
            rows.insert(rows.end(), found.rows.begin(), found.rows.end());
        }
    }
    if (context.json) {
        context.out << json_out::trace(of, rows);
        return Exit::done;
    }
    for (const auto& row : rows) {
        context.out << model::isoText(row.day) << "  " << row.clientName << ", " << row.phone << ": "
                    << (row.printedId.empty() ? tr("one of the lot") : row.printedId) << ", "
                    << present::words(row.state) << ", " << row.performer << '\n';
    }
    if (rows.empty()) {
        context.out << tr("Used on nobody.") << '\n';
    }
    return Exit::done;
}

} // namespace cli
