// Calendar files on the command line.

#include "app/cli/calendar.h"
#include "app/cli/grammar.h"
#include "app/cli/support.h"
#include "app/deliver/care_calendar.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/json_text.h"

#include <chrono>
#include <iostream>

namespace cli {

using present::fill;
using present::tr;

namespace {

model::Instant rightNow() {
    return std::chrono::floor<model::Instant::duration>(std::chrono::system_clock::now());
}

Exit writeCalendar(Context& context, const deliver::CareCalendar& calendar, const std::string& output) {
    writeNew(output, calendar.text);
    if (context.json) {
        context.out << db::JsonText::object([&](db::JsonText& json) {
            json.field("file", output);
            json.field("entries", static_cast<std::int64_t>(calendar.entries));
            json.field("cancelled", static_cast<std::int64_t>(calendar.cancelled));
        }) << '\n';
    } else {
        context.out << fill(tr("{0} on {1}"), {present::counted(tr("{n, plural, one {# entry} other {# entries}}"),
                                                                static_cast<std::int64_t>(calendar.entries)),
                                               output})
                    << '\n';
    }
    return Exit::done;
}

} // namespace

Exit calendarClient(Context& context, const CalendarOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const deliver::CalendarWords words{fill(tr("Appointment at {0}"), {access.clinic().name}),
                                       fill(tr("Time for your next visit to {0}"), {access.clinic().name})};
    const auto client = clientOf(access, options.client);
    const auto calendar = orRefuse(deliver::clientCalendar(access, client, words, rightNow()));
    const auto today = access.today();
    orRefuse(access.noteReport({"client-calendar", today, today, "ics", access.client(client)->uid}));
    return writeCalendar(context, calendar, options.output);
}

Exit calendarClinic(Context& context, const CalendarOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto from = options.from.empty() ? access.today() : dayOf(options.from, "from");
    const auto to = options.to.empty() ? model::Day{from + std::chrono::days{30}} : dayOf(options.to, "to");
    const auto calendar = orRefuse(deliver::clinicCalendar(access, from, to, {{}, tr("Next visit due")}, rightNow()));
    orRefuse(access.noteReport({"clinic-calendar", from, to, "ics"}));
    return writeCalendar(context, calendar, options.output);
}

void tellCalendar(VerbGroup& group) {
    group.verb("client", "The steps and planned sessions of one client, and when the next is due", calendarClient,
               [](Verb& verb, CalendarOptions& options) {
                   verb.needed("--client", options.client, "The client's uid");
                   verb.needed("--output", options.output, "File to write; one that is there is left as it is");
               });
    group.verb("clinic", "What is due in the clinic", calendarClinic, [](Verb& verb, CalendarOptions& options) {
        verb.text("--from", options.from, "First day, YYYY-MM-DD (today)");
        verb.text("--to", options.to, "Last day (30 days on)");
        verb.needed("--output", options.output, "File to write; one that is there is left as it is");
    });
}

} // namespace cli
