#include "db/aftercare_signs.h"

#include "db/table_reader.h"
#include "resources/resource.h"

#include <algorithm>

namespace db {

std::vector<model::AlarmSign> readSigns(std::string_view text) {
    std::vector<model::AlarmSign> signs;
    eachRow("signs", text, {"code", "name", "kind", "severity", "from_day", "source"}, [&](const TableRow& row) {
        model::AlarmSign sign;
        sign.code = row.required("code");
        if (sign.code.find(' ') != std::string::npos) {
            row.fail("code", "has a space in it");
        }
        if (std::any_of(signs.begin(), signs.end(), [&](const auto& one) { return one.code == sign.code; })) {
            row.fail("code", "stands twice");
        }
        sign.name = row.required("name");
        sign.kind = row.required("kind");
        sign.severity = row.coded<model::Severity>("severity");
        sign.fromDay = row.number("from_day", 0, 366);
        sign.source = row.required("source");
        signs.push_back(std::move(sign));
    });
    return signs;
}

const std::vector<model::AlarmSign>& aftercareSigns() {
    static const auto signs = readSigns(resources::text("aftercare/signs.csv"));
    return signs;
}

const model::AlarmSign* aftercareSign(std::string_view code) {
    const auto& signs = aftercareSigns();
    const auto found = std::find_if(signs.begin(), signs.end(), [&](const auto& one) { return one.code == code; });
    return found == signs.end() ? nullptr : &*found;
}

std::set<std::string> aftercareSignCodes() {
    std::set<std::string> codes;
    for (const auto& sign : aftercareSigns()) {
        codes.insert(sign.code);
    }
    return codes;
}

} // namespace db
