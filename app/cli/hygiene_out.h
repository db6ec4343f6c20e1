#pragma once
// The JSON of the hygiene audit, written piece by piece: the beginning, each finding, the end. Stable as that of the
// others: see json_out.h.

#include "db/access.h"

#include <string>

namespace cli::hygiene_out {

struct Totals {
    std::int64_t findings = 0;
    std::int64_t open = 0;
    std::int64_t openCritical = 0;
};

std::string begin(model::Day first, model::Day last, const db::Clinic& clinic);
std::string finding(const db::HygieneRow& row, const std::string& words, const std::string& client, bool first);
std::string end(const db::HygieneSummary& summary, const Totals& totals, const db::TrailMark& mark);

} // namespace cli::hygiene_out
