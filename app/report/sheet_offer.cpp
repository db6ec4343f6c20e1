#include "app/report/sheet_offer.h"

#include "app/present/asking.h"
#include "app/report/aftercare_sheet.h"
#include "model/aftercare.h"

#include <algorithm>

namespace report {
namespace {

bool mayGoNow(const db::SheetFacts::Mail& mail, model::Instant now) {
    const bool outstanding = mail.state == model::ReminderState::planned || mail.state == model::ReminderState::failed;
    const auto urgency = model::urgency(mail.dueAt, mail.lateAt, mail.plannedAt, now);
    return outstanding && mail.reachable && (urgency == model::Urgency::due || urgency == model::Urgency::late);
}

} // namespace

SheetOffer sheetOffer(const present::Seat& seat, model::SessionId session) {
    SheetOffer offer;
    if (!present::may(seat, "sheet.hand-out")) {
        return offer;
    }
    const auto facts = seat.access.sheetFacts(session);
    if (!facts) {
        return offer;
    }
    const auto sheet = aftercareSheet(seat.access, session);
    offer.print = sheet.ok();
    if (sheet && facts->mail && present::may(seat, "reminder.claim") && mayGoNow(*facts->mail, seat.ports.now())) {
        offer.mail = facts->mail->reminder;
    }
    for (const auto& one : facts->handouts) {
        const bool present = sheet && one.sheetVersion == sheet->version;
        if (!present && std::ranges::find(offer.earlier, one.sheetVersion) == offer.earlier.end()) {
            offer.earlier.push_back(one.sheetVersion);
        }
    }
    std::ranges::sort(offer.earlier);
    return offer;
}

} // namespace report
