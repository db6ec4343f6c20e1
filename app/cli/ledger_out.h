#pragma once
// The JSON of the ledger's verbs. Stable as that of the others: see json_out.h.

#include "db/access.h"

#include <string>
#include <vector>

namespace cli::ledger_out {

std::string received(const db::LotRow& lot, int quantity);
std::string stock(const db::Listed<db::LotRow>& lots);
std::string opened(const db::CartridgeRow& row, const std::string& session);
std::string wasted(const db::CartridgeRow& row, const std::string& reason, const db::CartridgeStep& step);
std::string counted(const db::LotRow& lot, const db::CountRow& count);

struct LabelRun {
    std::string file;
    std::string sheet;
    int sheets = 0;
    std::string product;
    std::string lot;
    std::vector<std::string> units; ///< printed ids
};
std::string labels(const LabelRun& run);

std::string matches(const std::vector<db::RecallMatch>& matches);
std::string recall(const db::RecallDetail& detail);
std::string recalls(const std::vector<db::RecallRow>& rows);
std::string importedRecalls(const std::vector<db::RecallRow>& rows);

std::string container(const db::ContainerRow& row);
std::string containers(const std::vector<db::ContainerRow>& rows);

} // namespace cli::ledger_out
