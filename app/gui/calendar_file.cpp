#include "app/gui/calendar_file.h"

#include "app/deliver/care_calendar.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/asking.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/files.h"

#include <wx/filedlg.h>
#include <wx/stdpaths.h>
#include <wx/toplevel.h>

namespace gui {

namespace {

constexpr model::Days clinicAhead{30};

} // namespace

CalendarFile::CalendarFile(wxWindow& page, present::Seat seat)
    : page_{page}
    , seat_{std::move(seat)}
    , worker_{seat_.ports} {}

bool CalendarFile::allowed() const {
    return present::may(seat_, "calendar.stamp");
}

void CalendarFile::ofClient(model::ClientId client) {
    ask([this, client](const std::string& file) { writeClient(client, file); });
}

void CalendarFile::ofClinic() {
    ask([this](const std::string& file) { writeClinic(file); });
}

void CalendarFile::ask(std::function<void(const std::string& file)> then) {
    inDialog(page_, [this, then = std::move(then)] {
        // No name of anybody: folders are seen by others.
        wxFileDialog dialog{
            wxGetTopLevelParent(&page_), _("Save the calendar file"), wxStandardPaths::Get().GetDocumentsDir(),
            wxS("aftercare.ics"),        _("Calendar (*.ics)|*.ics"), wxFD_SAVE | wxFD_OVERWRITE_PROMPT};
        if (dialog.ShowModal() == wxID_OK) {
            then(fromWx(dialog.GetPath()));
        }
    });
}

void CalendarFile::writeClient(model::ClientId client, const std::string& file) {
    const deliver::CalendarWords words{
        present::fill(fromWx(_("Appointment at {0}")), {seat_.access.clinic().name}),
        present::fill(fromWx(_("Time for your next visit to {0}")), {seat_.access.clinic().name})};
    write(file, [access = seat_.access, client, words, now = seat_.ports.now(), file] {
        const auto made = deliver::clientCalendar(access, client, words, now);
        if (!made) {
            return Made{present::joined(made.problems()), 0, 0};
        }
        db::replaceFile(file, made->text);
        return Made{{}, made->entries, made->cancelled};
    });
}

void CalendarFile::writeClinic(const std::string& file) {
    const deliver::CalendarWords words{{}, fromWx(_("Next visit due"))};
    write(file, [access = seat_.access, today = seat_.access.today(), words, now = seat_.ports.now(), file] {
        const auto made = deliver::clinicCalendar(access, today, today + clinicAhead, words, now);
        if (!made) {
            return Made{present::joined(made.problems()), 0, 0};
        }
        db::replaceFile(file, made->text);
        return Made{{}, made->entries, made->cancelled};
    });
}

void CalendarFile::write(const std::string& file, std::function<Made()> make) {
    using present::counted;
    using present::fill;
    const auto refused = [this](const std::string& why) {
        tell({fromWx(_("The calendar file was not saved.")), why, present::Tone::deny});
    };
    const auto done = [this, file, refused](const Made& made) {
        if (!made.problems.empty()) {
            refused(made.problems);
            return;
        }
        auto line = counted(fromWx(_("{n, plural, =0 {no entry} one {# entry} other {# entries}}")),
                            static_cast<std::int64_t>(made.entries));
        if (made.cancelled > 0) {
            line += ", " + counted(fromWx(_("{n, plural, one {# of them cancelled} other {# of them cancelled}}")),
                                   static_cast<std::int64_t>(made.cancelled));
        }
        tell({fill(fromWx(_("Saved as {0}")), {file}),
              line + ". " + fromWx(_("The file is not encrypted: keep it where only those may read it who need to.")),
              present::Tone::safe});
    };
    worker_.run<Made>(std::move(make), done, refused);
}

} // namespace gui
