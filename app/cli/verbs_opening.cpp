// Opening hours and closed days on the command line.

#include "app/cli/json_out.h"
#include "app/cli/opening.h"
#include "app/cli/support.h"
#include "app/present/closed_sessions.h"
#include "app/present/opening_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/json_text.h"

#include <algorithm>
#include <iostream>

namespace cli {

using db::JsonText;
using present::fill;
using present::tr;

namespace {

std::string hoursOf(const std::optional<model::OpenSpan>& span) {
    return span ? isoText(*span) : "closed";
}

void writeWeek(JsonText& json, const model::Opening& opening) {
    json.field("set", opening.week.has_value());
    json.object("hours", [&](JsonText&) {
        for (std::size_t day = 0; day < 7; ++day) {
            json.field(model::weekdayField(day), hoursOf(opening.week ? (*opening.week)[day] : model::usualSpan));
        }
    });
}

void writeClosure(JsonText& json, const model::Closure& closure) {
    json.field("uid", closure.uid);
    json.field("first", closure.first);
    json.field("last", closure.last);
    json.field("open", hoursOf(closure.open));
    json.field("reason", closure.reason);
}

void writeSessions(JsonText& json, const char* name, const std::vector<present::ClosedSession>& sessions) {
    json.objects(name, sessions, [&](const present::ClosedSession& one) {
        json.field("uid", one.row.uid);
        json.field("client", one.row.clientName);
        json.field("day", one.row.day);
        json.field("minute", one.row.minute);
        json.field("performer", one.row.performerName);
        json.field("closed", present::closedText(one.shut, one.row.day));
    });
}

void writeChanged(JsonText& json, const present::OpeningChanged& changed) {
    writeSessions(json, "toBeMoved", changed.nowClosed);
    writeSessions(json, "mayStay", changed.nowOpen);
}

void tell(std::ostream& out, const std::string& line, const std::vector<present::ClosedSession>& sessions) {
    if (sessions.empty()) {
        return;
    }
    out << line << '\n';
    for (const auto& one : sessions) {
        out << "  " << model::isoText(one.row.day) << ' ' << present::clockTime(one.row.minute) << "  "
            << one.row.clientName << ", " << one.row.performerName << '\n';
    }
}

void tellChanged(Context& context, const present::OpeningChanged& changed) {
    tell(context.out, tr("Planned sessions that lie in closed time now; they stay planned and are to be moved:"),
         changed.nowClosed);
    tell(context.out, tr("Planned sessions that need not be moved any more:"), changed.nowOpen);
}

std::string inWords(const model::Closure& closure) {
    return fill(tr("{0} to {1}  {2}  {3}"),
                {model::isoText(closure.first), model::isoText(closure.last), hoursOf(closure.open), closure.reason});
}

} // namespace

Exit hoursShow(Context& context, const HoursOptions&) {
    auto signedIn = open(context);
    const auto opening = signedIn.store->as(signedIn.actor).opening();
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) { writeWeek(json, opening); }));
        return Exit::done;
    }
    for (std::size_t day = 0; day < 7; ++day) {
        context.out << present::weekdayText(day) << "  "
                    << hoursOf(opening.week ? (*opening.week)[day] : model::usualSpan) << '\n';
    }
    if (!opening.week) {
        context.out << tr("These are the usual hours: the clinic has not set its own, and nothing is outside them.")
                    << '\n';
    }
    return Exit::done;
}

Exit hoursSet(Context& context, const HoursOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto before = access.opening();
    model::OpeningWeek week;
    if (before.week) {
        week = *before.week;
    } else {
        week.fill(model::usualSpan);
    }
    model::Problems problems;
    for (std::size_t day = 0; day < week.size(); ++day) {
        const auto& text = options.days[day];
        if (text == "closed") {
            week[day].reset();
        } else if (!text.empty()) {
            week[day] = model::parseOpenSpan(text);
            if (!week[day]) {
                problems.push_back({model::weekdayField(day), "not-hours", {}});
            }
        }
    }
    if (std::ranges::all_of(options.days, &std::string::empty)) {
        problems.push_back({"hours", "no-hours-given", {}});
    }
    if (!problems.empty()) {
        throw Refusal{std::move(problems)};
    }
    const auto changed = orRefuse(present::changeOpening(access, model::SetOpeningHours{week}));
    if (context.json) {
        const auto opening = access.opening();
        context.out << json_out::indented(JsonText::object([&](JsonText& json) {
            writeWeek(json, opening);
            writeChanged(json, changed);
        }));
    } else {
        context.out << tr("The opening hours were saved.") << '\n';
        tellChanged(context, changed);
    }
    return Exit::done;
}

Exit closedAdd(Context& context, const ClosedOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    model::Closure closure;
    closure.first = dayOf(options.from, "from");
    closure.last = options.to.empty() ? closure.first : dayOf(options.to, "to");
    closure.reason = options.reason;
    if (!options.open.empty()) {
        closure.open = model::parseOpenSpan(options.open);
        if (!closure.open) {
            throw Refusal{{{"open", "not-hours", {}}}};
        }
    }
    const auto changed = orRefuse(present::changeOpening(access, model::AddClosure{closure}));
    closure.uid = changed.applied.uid;
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) {
            writeClosure(json, closure);
            writeChanged(json, changed);
        }));
    } else {
        context.out << fill(tr("Entered: {0}"), {inWords(closure)}) << '\n';
        tellChanged(context, changed);
    }
    return Exit::done;
}

Exit closedList(Context& context, const ClosedOptions& options) {
    auto signedIn = open(context);
    const auto access = signedIn.store->as(signedIn.actor);
    auto closures = access.opening().closures;
    if (!options.all) {
        std::erase_if(closures, [today = access.today()](const model::Closure& one) { return one.last < today; });
    }
    std::ranges::stable_sort(closures, {}, &model::Closure::first);
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) {
            json.field("total", closures.size());
            json.objects("closed", closures, [&](const model::Closure& one) { writeClosure(json, one); });
        }));
        return Exit::done;
    }
    for (const auto& one : closures) {
        context.out << inWords(one) << "  " << one.uid.text << '\n';
    }
    if (closures.empty()) {
        context.out << tr("No closed days ahead.") << '\n';
    }
    return Exit::done;
}

Exit closedRemove(Context& context, const ClosedOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto closures = access.opening().closures;
    const auto found = std::ranges::find(closures, options.uid, [](const model::Closure& one) { return one.uid.text; });
    if (found == closures.end()) {
        throw Refusal{{{"closure", "unknown", {options.uid}}}};
    }
    const auto changed = orRefuse(present::changeOpening(access, model::RemoveClosure{found->id}));
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) {
            writeClosure(json, *found);
            writeChanged(json, changed);
        }));
    } else {
        context.out << fill(tr("Taken out: {0}"), {inWords(*found)}) << '\n';
        tellChanged(context, changed);
    }
    return Exit::done;
}

} // namespace cli
