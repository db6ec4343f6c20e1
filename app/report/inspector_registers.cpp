// The tables of the inspector pack that are the clinic's registers: stock, waste, containers, injuries, staff, recalls.

#include "app/present/hygiene_words.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/report/inspector_tables.h"
#include "app/report/pack_cells.h"
#include "model/aftercare.h"

#include <algorithm>

namespace report {

namespace {

using present::counted;
using present::fill;
using present::InspectorPack;
using present::number;
using present::tr;

std::vector<Cell> balanceCells(const model::Balance& balance) {
    return {amount(balance.opening),  amount(balance.received), amount(balance.found),
            amount(balance.used),     amount(balance.wasted),   amount(balance.expired),
            amount(balance.returned), amount(balance.lost),     amount(balance.closing())};
}

/// The note of a waste without words of its own is the reason's code.
std::string wasteWords(const std::string& note) {
    const auto reason = model::fromCode<model::WasteReason>(note);
    return reason ? present::words(*reason) : note;
}

Table exposuresTable(const db::RecallDetail& recall, const InspectorPack& pack) {
    Table table;
    table.title = tr("Clients treated with these lots");
    table.columns = {{tr("Client"), 2},      {tr("Day"), 1.3},          {tr("Lot"), 1.3},
                     {tr("Cartridge"), 1.3}, {tr("Practitioner"), 1.7}, {tr("Told"), 1.6}};
    table.empty = tr("Nobody was treated with them.");
    const bool named = pack.query.names == present::PackNames::names;
    for (const auto& row : recall.exposures) {
        const bool told = row.outcome == model::ContactOutcome::told;
        table.rows.push_back({named ? Cell{row.clientName} : uidCell(row.clientUid),
                              dayCell(row.day),
                              {row.lotNumber},
                              row.printedId.empty() ? quiet(tr("not known")) : Cell{row.printedId},
                              {row.performer},
                              row.withdrawn ? quiet(tr("session invalidated"))
                              : told        ? Cell{tr("yes"), Tone::safe, {}}
                                            : Cell{tr("not yet"), Tone::warn, {}}});
    }
    const auto shown = static_cast<std::int64_t>(recall.exposures.size());
    if (recall.exposureTotal > shown) {
        table.caption = fill(tr("{0} of {1} uses"), {number(shown), number(recall.exposureTotal)});
    }
    return table;
}

} // namespace

Table stockTable(const InspectorPack& pack) {
    Table table;
    table.title = tr("Stock, lot by lot");
    const double narrow = 1.06;
    table.columns = {{tr("Product"), 2.5},
                     {tr("Lot"), 1.5},
                     {tr("Use by"), 1.55},
                     {tr("Before"), narrow, Align::right},
                     {tr("In"), 0.8, Align::right},
                     {tr("Found"), narrow, Align::right},
                     {tr("Used"), narrow, Align::right},
                     {tr("Waste"), narrow, Align::right},
                     {tr("Expd."), narrow, Align::right},
                     {tr("Back"), narrow, Align::right},
                     {tr("Lost"), narrow, Align::right},
                     {tr("After"), narrow, Align::right}};
    table.empty = tr("No lot was in stock or moved.");
    model::Balance all;
    for (const auto& row : pack.balances) {
        all += row.balance;
        std::vector<Cell> cells{{row.productName}, {row.number}, dayCell(row.useBy)};
        std::ranges::move(balanceCells(row.balance), std::back_inserter(cells));
        table.rows.push_back(std::move(cells));
    }
    if (pack.balances.size() > 1) {
        std::vector<Cell> cells{{tr("All lots")}, {}, {}};
        std::ranges::move(balanceCells(all), std::back_inserter(cells));
        table.rows.push_back(std::move(cells));
    }
    table.caption = tr("Before + in + found = used + waste + expired + sent back + lost + after. In: deliveries and "
                       "opening stock. Found and lost: by a count.");
    return table;
}

Table wasteTable(const InspectorPack& pack) {
    Table table;
    table.title = tr("Waste");
    table.columns = {{tr("Day"), 1.35},     {tr("Cartridge"), 1.3}, {tr("Lot"), 1.3},    {tr("Why"), 2.2},
                     {tr("Where to"), 1.6}, {tr("Who"), 1.6},       {tr("Witness"), 1.5}};
    table.empty = tr("Nothing was wasted in this time.");
    for (const auto& waste : pack.wastes) {
        const auto where = !waste.step.container.empty() ? fill(tr("container {0}"), {waste.step.container})
                           : waste.step.method           ? present::words(*waste.step.method)
                                                         : std::string{};
        const auto why = wasteWords(waste.step.note);
        table.rows.push_back({dayCell(waste.day),
                              {waste.unit.printedId},
                              {waste.unit.lotNumber},
                              why.empty() ? quiet(tr("no reason given")) : Cell{why},
                              where.empty() ? quiet(tr("not recorded")) : Cell{where},
                              {waste.step.who},
                              waste.step.witness.empty() ? quiet(tr("none")) : Cell{waste.step.witness}});
    }
    if (!pack.wastes.empty()) {
        table.caption = counted(tr("{n, plural, one {# cartridge} other {# cartridges}}"),
                                static_cast<std::int64_t>(pack.wastes.size()));
    }
    return table;
}

Table containersTable(const InspectorPack& pack) {
    Table table;
    table.title = tr("Sharps containers");
    table.columns = {{tr("Container"), 1.3},          {tr("Room"), 1.5},
                     {tr("Assembled"), 1.4},          {tr("Closed"), 1.4},
                     {tr("Collected"), 1.4},          {tr("Consignment"), 1.5},
                     {tr("Full"), 0.8, Align::right}, {tr("Cartridges"), 1.2, Align::right}};
    table.empty = tr("No container was in use.");
    for (const auto& row : pack.containers) {
        const auto& one = row.container;
        const auto overdue = [&](std::optional<model::Day> day, bool late) {
            return day ? dayCell(day) : late ? Cell{tr("overdue"), Tone::warn, {}} : quiet(tr("not yet"));
        };
        table.rows.push_back(
            {{one.kind.empty() ? one.number : fill(tr("{0}, {1}"), {one.number, one.kind})},
             {row.room},
             dayCell(one.assembled),
             overdue(one.closed, row.standing.closeOverdue),
             overdue(one.collected, row.standing.collectOverdue),
             {one.consignment},
             {fill(tr("{0} %"), {number(one.fillPercent)}), Tone::text, std::to_string(one.fillPercent)},
             amount(row.cartridges)});
    }
    const auto& limits = pack.settings.containers;
    table.caption =
        fill(tr("To be closed at {0} % or after {1}."), {number(limits.fullPercent), present::days(limits.daysOpen)});
    return table;
}

Table injuriesTable(const InspectorPack& pack) {
    Table table;
    table.title = tr("Sharps injuries");
    table.columns = {{tr("Day"), 1.3}, {tr("Device"), 1.7},           {tr("Area"), 1.3},
                     {tr("How"), 2.4}, {tr("Cause and action"), 2.4}, {tr("Closed"), 1.3}};
    table.empty = tr("No injury was recorded in this time.");
    for (const auto& row : pack.injuries) {
        const auto& injury = row.injury;
        const auto what = injury.cause.empty()    ? injury.action
                          : injury.action.empty() ? injury.cause
                                                  : fill(tr("{0}; {1}"), {injury.cause, injury.action});
        table.rows.push_back({dayCell(injury.day),
                              {fill(tr("{0}, {1}"), {injury.deviceType, injury.deviceBrand})},
                              {injury.area},
                              {injury.how},
                              {what},
                              injury.closed ? dayCell(injury.closed) : Cell{tr("open"), Tone::warn, {}}});
    }
    table.caption = tr("The names of the injured are confidential and never stand on paper.");
    return table;
}

Table staffTable(const InspectorPack& pack) {
    Table table;
    table.title = tr("Licences");
    table.columns = {{tr("Practitioner"), 2}, {tr("Licence"), 1.7}, {tr("Given by"), 2.2},
                     {tr("From"), 1.3},       {tr("Until"), 1.5},   {tr("Deepest"), 1, Align::right}};
    table.empty = tr("Nobody treats here.");
    for (const auto& one : pack.staff) {
        const auto& person = one.person;
        const bool over = person.licensedUntil && *person.licensedUntil < pack.query.last;
        auto until = dayCell(person.licensedUntil);
        if (over) {
            until = {fill(tr("{0}, over"), {until.text}), Tone::deny, until.data};
        }
        table.rows.push_back({{one.disabled ? fill(tr("{0} (left)"), {one.name}) : one.name},
                              person.licence.empty() ? quiet(tr("none on record")) : Cell{person.licence},
                              {person.authority},
                              dayCell(person.licensedFrom),
                              std::move(until),
                              person.maximumDepth ? Cell{present::depthText(person.maximumDepth)} : quiet(tr("any"))});
    }
    return table;
}

Table trainingTable(const InspectorPack& pack) {
    Table table;
    table.title = tr("Training");
    table.columns = {{tr("Practitioner"), 2}, {tr("Training"), 3}, {tr("Day"), 1.4}, {tr("Valid until"), 1.6}};
    table.empty = tr("No training is on record.");
    for (const auto& one : pack.staff) {
        for (const auto& training : one.person.trainings) {
            auto until = dayCell(training.validUntil);
            if (training.validUntil && *training.validUntil < pack.query.last) {
                until = {fill(tr("{0}, over"), {until.text}), Tone::warn, until.data};
            }
            table.rows.push_back({{one.name}, {training.name}, dayCell(training.day), std::move(until)});
        }
    }
    return table;
}

std::vector<Table> recallTables(const InspectorPack& pack) {
    Table all;
    all.title = tr("Recalls");
    all.columns = {{tr("Day"), 1.3},
                   {tr("Class"), 0.9},
                   {tr("From, and what it says"), 4},
                   {tr("Lots"), 0.7, Align::right},
                   {tr("Exposed"), 0.9, Align::right},
                   {tr("Told"), 0.7, Align::right},
                   {tr("Lifted"), 1.7}};
    all.empty = tr("No recall stood in this time.");
    std::vector<Table> tables;
    for (const auto& recall : pack.recalls) {
        const auto& row = recall.row;
        all.rows.push_back({dayCell(row.day),
                            {present::words(row.recallClass)},
                            {fill(tr("{0}: {1}"), {row.source, row.text})},
                            amount(row.lots),
                            amount(row.exposed),
                            amount(row.told),
                            row.liftedAt
                                ? Cell{fill(tr("{0}, {1}: {2}"),
                                            {present::dayWithYear(model::localTime(*row.liftedAt, pack.timeZone).day),
                                             row.liftedBy, row.liftReason})}
                                : quiet(tr("it stands"))});
        Table lots;
        lots.title = fill(tr("Recall of {0}, {1}: lots of ours"), {present::dayWithYear(row.day), row.source});
        lots.columns = {{tr("Product"), 3},
                        {tr("Lot"), 1.6},
                        {tr("On hand then"), 1.3, Align::right},
                        {tr("Used then"), 1.2, Align::right},
                        {tr("On hand now"), 1.3, Align::right},
                        {tr("Used now"), 1.2, Align::right}};
        lots.empty = tr("None of ours.");
        for (const auto& lot : recall.lots) {
            lots.rows.push_back({{lot.productName},
                                 {lot.number},
                                 amount(lot.onHandThen),
                                 amount(lot.usedThen),
                                 amount(lot.onHand),
                                 amount(lot.used)});
        }
        tables.push_back(std::move(lots));
        if (row.exposed > 0 || !recall.exposures.empty()) {
            tables.push_back(exposuresTable(recall, pack));
        }
    }
    tables.insert(tables.begin(), std::move(all));
    return tables;
}

} // namespace report
