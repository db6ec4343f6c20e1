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

/// For a signed session, by the version of the plan that it was signed with; problem "session" else. Nothing is
/// recorded.
model::Outcome<AftercareSheet> aftercareSheet(const db::Access& access, model::SessionId id);

/// One that was handed over before, word for word, and says that it is a reprint; problem "version" when there is none
/// of that number.
model::Outcome<AftercareSheet> earlierSheet(const db::Access& access, model::SessionId id, int version);

/// The same as a report: the present sheet, or an earlier version. Printed or saved it is entered in the trail and
/// recorded as handed over; a look is not. A write: call it from the writing lane.
model::Outcome<Document> handOutAftercareSheet(const present::Seat& seat, model::SessionId session,
                                               present::ReportUse use, std::optional<int> version = {});

/// The sheet as it goes along with a mail, and what to put on record once it has gone (NoteSending); nothing for a
/// session that has no sheet.
struct SheetForMail {
    std::string fileName; ///< "Aftercare.pdf", in the reader's words and without anybody's name
    std::string pdf;
    model::SentSheet record;
};
std::optional<SheetForMail> aftercareSheetForMail(const db::Access& access, model::SessionId session);

} // namespace report
