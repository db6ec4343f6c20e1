#include "app/gui/sheet_acts.h"

#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/report_making.h"
#include "app/report/aftercare_sheet.h"

#include <utility>

namespace gui {

SheetActs::SheetActs(present::Seat seat, std::string prefix)
    : seat_{std::move(seat)}
    , worker_{seat_.ports}
    , prefix_{std::move(prefix)} {}

void SheetActs::open(std::optional<model::SessionId> session) {
    if (session != session_) {
        worker_.forget();
        told_ = {};
        session_ = session;
        refresh();
    }
}

void SheetActs::refresh() {
    offer_ = session_ ? report::sheetOffer(seat_, *session_) : report::SheetOffer{};
}

void SheetActs::tell(present::Message message) {
    told_ = std::move(message);
    refresh();
    if (changed) {
        changed();
    }
}

ReportSource SheetActs::sourceOf(model::SessionId session, std::optional<int> version) {
    ReportSource source;
    source.fileName = [access = seat_.access, session] {
        return "aftercare-" + model::isoText(access.sheetFacts(session).value().day);
    };
    source.tell = [this](present::Message message) { tell(std::move(message)); };
    source.make = [this, session, version](present::ReportUse use, ReportSource::Then then, ReportSource::Tell failed) {
        present::makeReport<report::Document>(
            worker_,
            [seat = seat_, session, use, version] {
                return report::handOutAftercareSheet(seat, session, use, version);
            },
            std::move(then), std::move(failed), fromWx(_("The aftercare sheet could not be made.")));
    };
    return source;
}

std::vector<Action> SheetActs::actions() {
    std::vector<Action> acts;
    if (!session_) {
        return acts;
    }
    if (offer_.print && openPreview) {
        acts.push_back({prefix_ + "-sheet-print", fromWx(_("&Aftercare sheet…")),
                        [this, id = *session_] { openPreview(sourceOf(id, std::nullopt)); }, Action::Kind::plain, true,
                        fromWx(_("For the client to take along: print or save it"))});
    }
    if (offer_.mail && mail) {
        acts.push_back({prefix_ + "-sheet-mail", fromWx(_("&Mail the sheet")),
                        [this, reminder = *offer_.mail] {
                            mail({reminder}, [this](present::Message message) { tell(std::move(message)); });
                        },
                        Action::Kind::plain, true,
                        fromWx(_("Now, once; while the server is away it waits and is tried again"))});
    }
    return acts;
}

std::vector<Action> SheetActs::earlier() {
    std::vector<Action> acts;
    for (const int version : offer_.earlier) {
        if (!openPreview || !session_) {
            break;
        }
        acts.push_back({prefix_ + "-sheet-earlier-" + std::to_string(version),
                        fromWx(wxString::Format(_("Version %d again…"), version)),
                        [this, id = *session_, version] { openPreview(sourceOf(id, version)); }, Action::Kind::plain,
                        true, fromWx(_("A reprint, word for word; it says so"))});
    }
    return acts;
}

} // namespace gui
