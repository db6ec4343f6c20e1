#include "app/present/report_stamp.h"

#include "app/present/text.h"
#include "app/present/tr.h"
#include "model/aftercare.h"

#include <algorithm>

namespace present {
namespace {

std::string formatCode(ReportUse use) {
    switch (use) {
    case ReportUse::look:
        return "look";
    case ReportUse::print:
        return "print";
    case ReportUse::pdf:
        return "pdf";
    case ReportUse::csv:
        return "csv";
    case ReportUse::html:
        return "html";
    }
    return {};
}

} // namespace

model::Outcome<ReportStamp> stampReport(const Seat& seat, ReportUse use, const std::string& kind, model::Day first,
                                        model::Day last, const model::Uid& subject) {
    auto access = seat.access;
    const auto clinic = access.clinic();
    const auto now = seat.ports.now();
    ReportStamp stamp;
    stamp.clinic = clinic.name;
    stamp.preparedBy = access.actor().person().fullName;
    stamp.preparedAt = fill(tr("{0}, {1}"),
                            {dayWithYear(model::localTime(now, clinic.timeZone).day), clockTime(now, clinic.timeZone)});
    if (use != ReportUse::look) {
        const auto mark = access.noteReport({kind, first, last, formatCode(use), subject});
        if (!mark) {
            return mark.problems();
        }
        stamp.sequence = mark->sequence;
        stamp.head = mark->head;
    }
    return stamp;
}

std::string languageTag() {
    auto tag = localeName();
    tag.resize(std::min(tag.find_first_of(".@"), tag.size()));
    std::replace(tag.begin(), tag.end(), '_', '-');
    return tag.empty() ? "en" : tag;
}

} // namespace present
