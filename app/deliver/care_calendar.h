#pragma once
// Calendar files of aftercare: for one client, and for the clinic.

#include "app/deliver/calendar.h"
#include "db/access.h"

namespace deliver {

/// What stands for a planned session.
struct CalendarWords {
    std::string visit; ///< "Appointment at Harbour Skin"
};

struct CareCalendar {
    std::string text;
    std::size_t entries = 0;
    std::size_t cancelled = 0;
};

/// The client's steps and planned sessions from the day before `now` on, on the client's clock. The store counts what
/// has changed since a calendar was last given: a write.
model::Outcome<CareCalendar> clientCalendar(db::Access access, model::ClientId client, const CalendarWords& words,
                                            model::Instant now);
/// What is due in the clinic on these days, on its clock, with initials for names.
model::Outcome<CareCalendar> clinicCalendar(db::Access access, model::Day from, model::Day to, model::Instant now);

} // namespace deliver
