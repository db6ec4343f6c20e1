#pragma once
// Calendar files of aftercare: for one client, and for the clinic.

#include "app/deliver/calendar.h"
#include "db/access.h"

namespace deliver {

/// What stands for a planned session, and for one that is due. On a phone's locked screen: nothing of what was done.
struct CalendarWords {
    std::string visit; ///< "Appointment at Harbour Skin"
    /// "Time for your next visit to Harbour Skin"; in the clinic's file "Next visit due", and initials behind it.
    std::string due{};
};

struct CareCalendar {
    std::string text;
    std::size_t entries = 0;
    std::size_t cancelled = 0;
};

/// The client's steps, planned sessions and, while none is planned, the day on which the next is due, from the day before `now` on, on the client's clock. The store counts what
/// has changed since a calendar was last given: a write.
model::Outcome<CareCalendar> clientCalendar(db::Access access, model::ClientId client, const CalendarWords& words,
                                            model::Instant now);
/// What is due in the clinic on these days, on its clock, with initials for names; of next sessions too. Only `due` of
/// the words is needed.
model::Outcome<CareCalendar> clinicCalendar(db::Access access, model::Day from, model::Day to,
                                            const CalendarWords& words, model::Instant now);

} // namespace deliver
