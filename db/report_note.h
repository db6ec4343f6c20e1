#pragma once
// That a report was made, as the trail keeps it.

#include "model/day.h"
#include "model/id.h"

#include <cstdint>
#include <string>

namespace db {

struct ReportNote {
    std::string kind; ///< "overrides", "inspector-pack", "hygiene", "timeline"
    model::Day first{};
    model::Day last{};
    std::string format;      ///< "print", "pdf", "csv", "html", "json"
    model::Uid subject = {}; ///< the client it is about; empty: the clinic
};

/// The trail after an entry: what a report shows on each page, to be compared with the store later.
struct TrailMark {
    std::int64_t sequence = 0;
    std::string head; ///< hex
};

} // namespace db
