#include "app/report/recall_document.h"

#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/report/stamped.h"

namespace report {
namespace {

using present::counted;
using present::dayWithYear;
using present::fill;
using present::number;
using present::tr;

Cell amount(std::int64_t n) {
    return {.text = number(n), .data = std::to_string(n)};
}

Table lotsTable(const db::RecallDetail& detail) {
    Table table;
    table.title = tr("Lots");
    table.columns = {{tr("Product"), 3},
                     {tr("Lot"), 1.5},
                     {tr("On hand then"), 1.2, Align::right},
                     {tr("Used then"), 1.2, Align::right},
                     {tr("On hand now"), 1.2, Align::right}};
    table.empty = tr("None of it was ever here.");
    for (const auto& lot : detail.lots) {
        table.rows.push_back(
            {{lot.productName}, {lot.number}, amount(lot.onHandThen), amount(lot.usedThen), amount(lot.onHand)});
    }
    return table;
}

Table exposedTable(const present::RecallOnPaper& paper) {
    const auto& detail = paper.detail;
    Table table;
    table.title = tr("Who was treated with it");
    table.columns = {{tr("Client"), 2}, {tr("Contact"), 2.2}, {tr("Day"), 1.4},       {tr("Practitioner"), 1.6},
                     {tr("Zones"), 2},  {tr("Lot"), 1},       {tr("Cartridge"), 1.2}, {tr("Told"), 1.4}};
    table.empty = tr("Nobody was treated with it.");
    for (const auto& row : detail.exposures) {
        const auto where = paper.zones.find(row.session);
        auto contact = row.phone;
        if (!row.email.empty()) {
            contact += (contact.empty() ? "" : "\n") + row.email;
        }
        auto day = dayWithYear(row.day);
        if (row.added) {
            day += "\n" + fill(tr("added {0}"), {dayWithYear(model::localTime(row.knownAt, paper.timeZone).day)});
        }
        const auto told =
            row.withdrawn ? Cell{.text = tr("session invalidated"), .tone = Tone::secondary}
            : row.outcome ? Cell{.text = present::words(*row.outcome), .data = std::string{model::code(*row.outcome)}}
                          : Cell{.text = tr("to tell"), .tone = Tone::deny};
        table.rows.push_back({{row.clientName},
                              {std::move(contact)},
                              {.text = std::move(day), .data = model::isoText(row.day)},
                              {row.performer},
                              {where == paper.zones.end() ? std::string{} : where->second},
                              {row.lotNumber},
                              {row.printedId},
                              told});
    }
    const auto shown = static_cast<std::int64_t>(detail.exposures.size());
    if (shown > 0) {
        table.caption = detail.exposureTotal > shown
                            ? fill(tr("{0} of {1} uses"), {number(shown), number(detail.exposureTotal)})
                            : counted(tr("{n, plural, one {# use} other {# uses}}"), shown);
    }
    return table;
}

Table contactsTable(const present::RecallOnPaper& paper) {
    Table table;
    table.title = tr("Contacts");
    table.columns = {{tr("When"), 1.6},    {tr("Client"), 2}, {tr("How"), 1.2},
                     {tr("Outcome"), 1.5}, {tr("By"), 1.6},   {tr("Note"), 3}};
    table.empty = tr("Nobody was contacted yet.");
    for (const auto& row : paper.detail.contacts) {
        const auto at = model::localTime(row.at, paper.timeZone);
        table.rows.push_back({{.text = fill(tr("{0}, {1}"), {dayWithYear(at.day), present::clockTime(at.minute)}),
                               .data = model::isoText(at.day)},
                              {row.clientName},
                              {present::words(row.way)},
                              {present::words(row.outcome)},
                              {row.who},
                              {row.note}});
    }
    return table;
}

} // namespace

Document recallDocument(const present::RecallOnPaper& paper) {
    const auto& row = paper.detail.row;
    auto document = stamped(paper.stamp);
    document.title = fill(tr("Recall of {0}"), {dayWithYear(row.day)});
    document.context = {row.text};
    document.facts = {{tr("Class"), present::words(row.recallClass)},
                      {tr("Source"), row.source},
                      {tr("Entered by"), row.issuedBy},
                      {tr("Prepared"), paper.stamp.preparedAt},
                      {tr("Clients exposed"), number(row.exposed)},
                      {tr("Told"), number(row.told)}};
    if (row.liftedAt) {
        document.facts.push_back(
            {tr("Lifted"), fill(tr("{0}, {1}: {2}"), {dayWithYear(model::localTime(*row.liftedAt, paper.timeZone).day),
                                                      row.liftedBy, row.liftReason})});
    }
    document.blocks = {lotsTable(paper.detail), exposedTable(paper), contactsTable(paper)};
    return document;
}

} // namespace report
