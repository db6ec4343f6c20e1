#include "app/report/stamped.h"

namespace report {

Document stamped(const present::ReportStamp& stamp) {
    Document document;
    document.clinic = stamp.clinic;
    document.preparedBy = stamp.preparedBy;
    document.preparedAt = stamp.preparedAt;
    document.sequence = stamp.sequence;
    document.head = stamp.head;
    document.language = present::languageTag();
    return document;
}

} // namespace report
