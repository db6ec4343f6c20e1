#include "app/report/label_document.h"

#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/report/labels.h"

namespace report {

using present::counted;
using present::tr;

Document labelDocument(const present::LabelUnits& labels, const LabelSheet& sheet, int first) {
    auto run = std::make_shared<LabelRun>();
    run->sheet = sheet;
    run->first = first;
    Table table;
    table.title = tr("Labels");
    table.columns = {{tr("Cartridge"), 1}, {tr("Product"), 2}, {tr("Lot"), 1}, {tr("Use by"), 1}};
    for (const auto& unit : labels.units) {
        run->units.push_back({unit.printedId, unit.productName, unit.lotNumber, unit.useBy});
        table.rows.push_back({{unit.printedId},
                              {unit.productName},
                              {unit.lotNumber},
                              {.text = present::dayWithYear(unit.useBy), .data = model::isoText(unit.useBy)}});
    }
    table.caption =
        counted(tr("{n, plural, one {# label} other {# labels}}"), static_cast<std::int64_t>(labels.units.size()));
    Document document;
    document.title = tr("Cartridge labels");
    document.facts = {{tr("Sheet"), sheet.name}, {tr("Prepared"), labels.stamp.preparedAt}};
    document.clinic = labels.stamp.clinic;
    document.preparedBy = labels.stamp.preparedBy;
    document.preparedAt = labels.stamp.preparedAt;
    document.sequence = labels.stamp.sequence;
    document.head = labels.stamp.head;
    document.language = present::languageTag();
    document.blocks = {std::move(table)};
    document.labels = std::move(run);
    return document;
}

} // namespace report
