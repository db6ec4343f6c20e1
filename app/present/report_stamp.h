#pragma once
// What every report says of itself: who made it, when, and its entry in the trail.

#include "app/present/ports.h"
#include "model/outcome.h"

#include <string>
#include <string_view>

namespace present {

enum class ReportUse { look, print, pdf, csv, html };

struct ReportStamp {
    std::string clinic;
    std::string preparedBy;
    std::string preparedAt; ///< "22 Nov 2026, 09:00"
    /// Of the entry in the trail; 0 and empty for a look, which is not entered.
    std::int64_t sequence = 0;
    std::string head;
};

/// Enters the report unless it is only looked at; `subject` is the client it is about. A write: call it from the
/// writing lane.
model::Outcome<ReportStamp> stampReport(const Seat& seat, ReportUse use, const std::string& kind, model::Day first,
                                        model::Day last, const model::Uid& subject = {});

/// BCP 47, of the words the program speaks.
std::string languageTag();

} // namespace present
