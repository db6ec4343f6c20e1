#pragma once
// The sheet a client takes along after a treatment: what is normal, what to leave alone and until when, when to call.

#include "app/present/ports.h"
#include "app/present/report_stamp.h"
#include "app/report/document.h"

#include <optional>
#include <string>

namespace report {

struct AftercareSheet {
    Document document;
    std::string code; ///< of the plan it follows
    int version = 1;  ///< of this session's sheet: another one whenever its words have changed
    std::string words;
};

/// For a signed session; problem "session" else. Nothing is recorded.
model::Outcome<AftercareSheet> aftercareSheet(const db::Access& access, model::SessionId session);

/// The same as a report. Printed or saved it is entered in the trail and recorded as handed over; a look is not. A
/// write: call it from the writing lane.
model::Outcome<Document> handOutAftercareSheet(const present::Seat& seat, model::SessionId session,
                                               present::ReportUse use);

/// For a mail; nothing for a session that has no sheet. The one who sends it records it as handed over.
std::optional<std::string> aftercareSheetPdf(const db::Access& access, model::SessionId session);

} // namespace report
