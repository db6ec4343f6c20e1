// Needles on the command line: deliveries, opening, waste and counts.

#include "app/cli/ledger.h"
#include "app/cli/ledger_lookup.h"
#include "app/cli/ledger_out.h"
#include "app/present/store_names.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <iostream>

namespace cli {

using present::fill;
using present::tr;

namespace {

/// Product, lot and day of a scan of the box; of an unknown number the product is the one that was named.
void takeScan(Context& context, const db::Access& access, const ReceiveOptions& options, model::ReceiveLot& change) {
    if (const auto ours = access.cartridge(options.scan)) {
        throw Refusal{{{"scan", "own-label", {ours->printedId}}}};
    }
    const auto udi = onlyReading(context, options.scan, options.lot, access.today());
    const auto known = access.productOfGtin(udi.di);
    if (!known && options.product.empty()) {
        throw Refusal{{{"scan", "unknown-gtin", {udi.di}}}};
    }
    const auto named = options.product.empty() ? std::nullopt : std::optional{productNamed(access, options.product)};
    if (known && named && named->id != known->first.id) {
        throw Refusal{{{"product", "other-than-scanned", {nameOf(known->first)}}}};
    }
    change.product = known ? known->first.id : named->id;
    change.number = udi.lot;
    change.udiAsScanned = options.scan;
    change.useBy = udi.expiry.value_or(model::Day{});
    if (change.quantity == 0 && known) {
        change.quantity = known->second;
    }
}

/// By its printed id; by a scan of a single pack the next one of that lot.
db::CartridgeRow unitToOpen(Context& context, const db::Access& access, const std::string& text) {
    if (const auto unit = access.cartridge(text)) {
        return *unit;
    }
    if (!model::readUdi(text, access.today())) {
        return unitNamed(access, text);
    }
    const auto udi = onlyReading(context, text, {}, access.today());
    const auto known = access.productOfGtin(udi.di);
    if (!known) {
        throw Refusal{{{"scan", "unknown-gtin", {udi.di}}}};
    }
    if (known->second != 1) {
        throw Refusal{{{"scan", "box-scanned", {present::number(known->second)}}}};
    }
    const auto lot = lotNamed(access, udi.lot, nameOf(known->first));
    const auto unit = access.offerOf(lot.lot.id);
    if (!unit) {
        throw Refusal{{{"lot", "none-to-open", {lot.lot.number}}}};
    }
    return *unit;
}

/// First expiry first out is told, never forced.
void tellEarlier(Context& context, const db::Access& access, const db::CartridgeRow& unit) {
    const auto stock = access.stock(false);
    const auto earlier = std::ranges::find_if(stock.rows, [&](const db::LotRow& row) {
        return row.lot.product == unit.product && row.lot.useBy < unit.useBy && row.lot.useBy >= access.today() &&
               row.lot.quarantine.empty() && row.onHand > 0;
    });
    if (earlier != stock.rows.end()) {
        context.err << fill(tr("Lot {0} is to be used earlier, by {1}."),
                            {earlier->lot.number, model::isoText(earlier->lot.useBy)})
                    << '\n';
    }
}

} // namespace

Exit needleReceive(Context& context, const ReceiveOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    model::ReceiveLot change;
    change.quantity = options.quantity;
    change.opening = options.opening;
    change.compared = options.compared;
    if (!options.scan.empty()) {
        takeScan(context, access, options, change);
    } else if (options.product.empty()) {
        throw Refusal{{{"product", "required", {}}}};
    } else {
        change.product = productNamed(access, options.product).id;
    }
    if (!options.lot.empty()) {
        change.number = options.lot;
    }
    if (!options.useBy.empty()) {
        change.useBy = dayOf(options.useBy, "useBy");
    }
    if (change.useBy == model::Day{}) {
        throw Refusal{{{"useBy", "required", {}}}};
    }
    const auto applied = orRefuse(access.apply(model::Change{change}));
    const auto lot = access.lot(model::LotId{applied.id});
    if (context.json && lot) {
        context.out << ledger_out::received(*lot, change.quantity);
    } else if (lot) {
        context.out << fill(tr("Received {0} of {1}, lot {2}, use by {3}; {4} on hand."),
                            {present::number(change.quantity), lot->productName, lot->lot.number,
                             model::isoText(lot->lot.useBy), present::number(lot->onHand)})
                    << '\n';
    }
    if (lot && lot->lot.recalled) {
        context.err << tr("A recall names this lot: what came is quarantined.") << '\n';
    }
    return Exit::done;
}

Exit needleOpen(Context& context, const OpenOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto session = access.sessionByUid({options.session});
    if (!session) {
        throw Refusal{{{"session uid", "unknown", {options.session}}}};
    }
    const auto unit = unitToOpen(context, access, options.unit);
    orRefuse(access.apply(
        model::Change{model::OpenCartridge{*session, unit.id, options.packIntact, options.sheathChanged}}));
    tellEarlier(context, access, unit);
    if (context.json) {
        context.out << ledger_out::opened(unitNamed(access, unit.printedId), options.session);
    } else {
        context.out << fill(tr("Opened {0} of {1}, lot {2}, use by {3}."),
                            {unit.printedId, unit.productName, unit.lotNumber, model::isoText(unit.useBy)})
                    << '\n';
    }
    return Exit::done;
}

Exit needleWaste(Context& context, const WasteOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto unit = unitNamed(access, options.unit);
    model::WasteCartridge change;
    change.cartridge = unit.id;
    change.reason = codeOf<model::WasteReason>(options.reason, "reason");
    change.note = options.note;
    if (!options.method.empty()) {
        change.method = codeOf<model::WasteMethod>(options.method, "method");
    }
    if (!options.container.empty()) {
        change.container = containerNamed(access, options.container);
    }
    if (!options.witness.empty()) {
        change.witness = present::StoreNames{access}.account(options.witness);
        if (!change.witness) {
            throw Refusal{{{"witness", "unknown", {options.witness}}}};
        }
    }
    orRefuse(access.apply(model::Change{change}));
    const auto life = access.life(unit.id);
    const auto step = std::find_if(life.rbegin(), life.rend(), [](const db::CartridgeStep& one) {
        return one.event == model::CartridgeEvent::wasted;
    });
    if (context.json && step != life.rend()) {
        context.out << ledger_out::wasted(unitNamed(access, unit.printedId), options.reason, *step);
    } else {
        context.out << fill(tr("Wasted {0} of {1}, lot {2}."), {unit.printedId, unit.productName, unit.lotNumber})
                    << '\n';
    }
    return Exit::done;
}

Exit needleCount(Context& context, const CountOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto lot = lotNamed(access, options.lot, options.product).lot.id;
    model::CountLot change{lot, options.counted, options.reason, {}};
    for (const auto& missing : options.missing) {
        change.missing.push_back(unitNamed(access, missing).id);
    }
    orRefuse(access.apply(model::Change{change}));
    const auto now = access.lot(lot);
    const auto counts = access.counts(lot);
    if (!now || counts.empty()) {
        return Exit::done;
    }
    if (context.json) {
        context.out << ledger_out::counted(*now, counts.front());
    } else {
        context.out << fill(tr("Lot {0} of {1}: {2} expected, {3} counted."),
                            {now->lot.number, now->productName, present::number(counts.front().expected),
                             present::number(counts.front().counted)})
                    << '\n';
    }
    return Exit::done;
}

} // namespace cli
