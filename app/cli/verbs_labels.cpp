// Label sheets for cartridges on the command line.

#include "app/cli/ledger.h"
#include "app/cli/ledger_lookup.h"
#include "app/cli/ledger_out.h"
#include "app/present/tr.h"
#include "app/report/labels.h"

#include <algorithm>
#include <iostream>

namespace cli {

using present::tr;

namespace {

constexpr int mostLabels = 100'000; // as many as one delivery may hold

report::LabelSheet sheetCalled(const std::string& code) {
    std::string all;
    for (const auto& sheet : report::labelSheets()) {
        if (sheet.code == code) {
            return sheet;
        }
        all += (all.empty() ? "" : ", ") + sheet.code;
    }
    throw Refusal{{{"sheet", "not-one-of", {code, all}}}};
}

/// Still sealed and ours: what was opened or is gone needs no label.
bool takesLabel(const db::CartridgeRow& unit) {
    return unit.state == model::CartridgeState::inStock || unit.state == model::CartridgeState::quarantined;
}

std::vector<db::CartridgeRow> unitsOf(const db::Access& access, const LabelOptions& options) {
    if (auto unit = access.cartridge(options.of)) {
        return {*std::move(unit)};
    }
    const auto lot = lotNamed(access, options.of, options.product);
    auto units = access.cartridges(lot.lot.id, mostLabels).rows;
    std::erase_if(units, [](const db::CartridgeRow& unit) { return !takesLabel(unit); });
    if (units.empty()) {
        throw Refusal{{{"lot", "nothing-to-label", {lot.lot.number}}}};
    }
    return units;
}

} // namespace

Exit needleLabel(Context& context, const LabelOptions& options) {
    const auto sheet = sheetCalled(options.sheet);
    if (options.from < 1 || options.from > sheet.perSheet()) {
        throw Refusal{{{"from", "out-of-range", {"1", std::to_string(sheet.perSheet())}}}};
    }
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto units = unitsOf(access, options);
    ledger_out::LabelRun run;
    std::vector<report::LabelUnit> labels;
    for (const auto& unit : units) {
        labels.push_back({unit.printedId, unit.productName, unit.lotNumber, unit.useBy});
        run.units.push_back(unit.printedId);
    }
    orRefuse(access.noteReport({"labels", access.today(), access.today(), "pdf"}));
    writeNew(options.output, report::renderLabels(labels, sheet, options.from - 1));
    run.file = options.output;
    run.sheet = sheet.code;
    run.sheets = report::sheetsFor(static_cast<int>(labels.size()), sheet, options.from - 1);
    run.product = units.front().productName;
    run.lot = units.front().lotNumber;
    if (context.json) {
        context.out << ledger_out::labels(run);
    } else {
        context.out << present::fill(tr("{0} of {1}, lot {2}, on {3}: {4}"),
                                     {present::counted(tr("{n, plural, one {# label} other {# labels}}"),
                                                       static_cast<std::int64_t>(labels.size())),
                                      run.product, run.lot,
                                      present::counted(tr("{n, plural, one {# sheet} other {# sheets}}"), run.sheets),
                                      options.output})
                    << '\n';
    }
    return Exit::done;
}

} // namespace cli
