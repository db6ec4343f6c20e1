// The options of the verbs about opening hours, closed days and the idle lock.

#include "app/cli/grammar.h"
#include "app/cli/opening.h"
#include "model/opening.h"

namespace cli {

void tellHours(VerbGroup& group) {
    group.verb("show", "The hours of the week", hoursShow, [](Verb&, HoursOptions&) {});
    group.verb("set", "Set the hours of some days or all; days left out stay as they are", hoursSet,
               [](Verb& verb, HoursOptions& options) {
                   for (std::size_t day = 0; day < options.days.size(); ++day) {
                       const auto name = std::string{"--"} + model::weekdayField(day);
                       verb.text(name.c_str(), options.days[day], "HH:MM-HH:MM, e.g. 09:00-18:00, or closed");
                   }
               });
}

void tellLock(VerbGroup& group) {
    group.verb("show", "After how long a window that nobody uses locks itself", lockShow, [](Verb&, LockOptions&) {});
    group.verb("set", "Set the limits; what is left out stays as it is", lockSet, [](Verb& verb, LockOptions& options) {
        verb.number("--after", options.after, "Minutes, 0 to 120; 0: never by itself");
        verb.number("--at-desk", options.atDesk, "Minutes while a session is open, 1 to 480; not fewer than --after");
    });
}

void tellClosed(VerbGroup& group) {
    group.verb("add", "Enter days on which the week does not hold; tells which planned sessions lie in them", closedAdd,
               [](Verb& verb, ClosedOptions& options) {
                   verb.needed("--from", options.from, "First day, YYYY-MM-DD");
                   verb.text("--to", options.to, "Last day (the first)");
                   verb.text("--open", options.open, "Other hours instead of closed, e.g. 10:00-14:00");
                   verb.needed("--reason", options.reason, "Why, as the diary tells it, e.g. Christmas");
               });
    group.verb("list", "The days entered, from today on", closedList,
               [](Verb& verb, ClosedOptions& options) { verb.flag("--all", options.all, "Those that are over too"); });
    group.verb("remove", "Take days out again", closedRemove,
               [](Verb& verb, ClosedOptions& options) { verb.needed("UID", options.uid, "Their uid"); });
}

} // namespace cli
