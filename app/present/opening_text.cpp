#include "app/present/opening_text.h"

#include "app/present/text.h"
#include "app/present/text_days.h"
#include "app/present/tr.h"

namespace present {

std::string spanText(model::OpenSpan span) {
    return fill(tr("{0} to {1}"), {clockTime(span.from), clockTime(span.to)});
}

std::string weekdayText(std::size_t weekday) {
    constexpr model::Day aMonday = date::year{2026} / 3 / 2;
    return weekdayName(aMonday + model::Days{static_cast<int>(weekday)});
}

std::string daysText(const model::Closure& closure, model::Day today) {
    return closure.first == closure.last
               ? shortDayWithWeekday(closure.first, today)
               : fill(tr("{0} to {1}"), {shortDay(closure.first, today), shortDay(closure.last, today)});
}

std::string closedText(const model::Shut& shut, model::Day day) {
    if (shut.closure) {
        return shut.open ? fill(tr("Open {0} only: {1}"), {spanText(*shut.open), shut.closure->reason})
                         : fill(tr("Closed: {0}"), {shut.closure->reason});
    }
    return shut.open ? fill(tr("Open {0} only"), {spanText(*shut.open)})
                     : fill(tr("Closed every {0}"), {weekdayName(day)});
}

} // namespace present
