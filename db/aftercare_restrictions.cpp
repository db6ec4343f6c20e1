#include "db/aftercare_restrictions.h"

#include "db/table_reader.h"
#include "resources/resource.h"

namespace db {

std::vector<model::Restriction> readRestrictions(std::string_view text) {
    constexpr int deepest = model::deepestDepth.micrometres;
    std::vector<model::Restriction> restrictions;
    eachRow("restrictions", text,
            {"code", "modality", "zone", "over_um", "up_to_um", "basis", "offset", "words", "again", "source"},
            [&](const TableRow& row) {
                model::Restriction one;
                one.code = row.required("code");
                one.modality = row.optionalCoded<model::Modality>("modality");
                if (!row.text("zone").empty()) {
                    one.zone = model::ZoneCode{row.text("zone")};
                }
                one.over.micrometres = row.number("over_um", -1, deepest);
                one.upTo.micrometres = row.number("up_to_um", 0, deepest);
                if (one.upTo <= one.over) {
                    row.fail("up_to_um", "is not deeper than the band's beginning");
                }
                const auto& basis = row.text("basis");
                if (basis != "hours" && basis != "days") {
                    row.fail("basis", "is neither hours nor days");
                }
                one.byHours = basis == "hours";
                one.offset = row.number("offset", 1, one.byHours ? 24 * 366 : 366);
                one.words = row.required("words");
                one.again = row.required("again");
                one.source = row.required("source");
                restrictions.push_back(std::move(one));
            });
    return restrictions;
}

const std::vector<model::Restriction>& aftercareRestrictions() {
    static const auto restrictions = readRestrictions(resources::text("aftercare/restrictions.csv"));
    return restrictions;
}

} // namespace db
