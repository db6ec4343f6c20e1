#include "db/hygiene_table.h"

#include "db/table_reader.h"
#include "resources/resource.h"

#include <stdexcept>

namespace db {

std::map<model::HygieneCode, HygieneKind> readHygieneTable(const std::string& text) {
    std::map<model::HygieneCode, HygieneKind> table;
    eachRow("findings", text, {"code", "severity", "source"}, [&](const TableRow& row) {
        const HygieneKind kind{row.coded<model::HygieneSeverity>("severity"), row.required("source")};
        if (!table.emplace(row.coded<model::HygieneCode>("code"), kind).second) {
            row.fail("code", "is there twice");
        }
    });
    for (const auto& named : model::codesOf<model::HygieneCode>) {
        if (!table.contains(named.value)) {
            throw std::runtime_error{"findings.csv lacks " + std::string{named.code}};
        }
    }
    return table;
}

const std::map<model::HygieneCode, HygieneKind>& hygieneTable() {
    static const auto table = readHygieneTable(std::string{resources::text("hygiene/findings.csv")});
    return table;
}

} // namespace db
