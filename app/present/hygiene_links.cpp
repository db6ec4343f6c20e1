#include "app/present/hygiene_links.h"

namespace present {

HygieneLink linkOf(const db::HygieneRow& row) {
    using Code = model::HygieneCode;
    using Record = HygieneLink::Record;
    HygieneLink link;
    link.session = row.session;
    link.lot = row.lot;
    link.container = row.container;
    link.injury = row.injury;
    link.recall = row.recall;
    link.papers = row.account;
    link.day = row.finding.day;
    for (const auto& [name, value] : row.finding.facts) {
        if (name == "unit") {
            link.unit = value;
        }
    }
    switch (row.finding.code) {
    case Code::overrideWithoutReason:
    case Code::overrideByWrongRole:
        link.record = row.session ? Record::override_ : Record::none;
        return link;
    case Code::unitReused:
    case Code::openedNotUsed:
    case Code::wastedWithoutReason:
    case Code::disposalMissing:
    case Code::disposalLate:
        if (!link.unit.empty()) {
            link.record = Record::unit;
            return link;
        }
        break;
    case Code::containerUsedAfterClosing:
        link.record = row.container ? Record::container : Record::session;
        return link;
    default:
        break;
    }
    link.record = row.account     ? Record::papers
                  : row.recall    ? Record::recall // where it is noted that the client was told
                  : row.injury    ? Record::injury
                  : row.session   ? Record::session
                  : row.lot       ? Record::lot
                  : row.container ? Record::container
                                  : Record::none;
    return link;
}

} // namespace present
