// The clinic's opening hours and its closed days.

#include "db/aftercare_rows.h"
#include "db/apply.h"
#include "db/opening_rows.h"
#include "db/payload.h"

#include "model/text_length.h"

#include <algorithm>

namespace db {
namespace {

std::string textOf(const std::optional<model::OpenSpan>& span) {
    return span ? isoText(*span) : "closed";
}

void writeWeek(JsonText& json, const std::optional<model::OpeningWeek>& week) {
    for (std::size_t day = 0; week && day < week->size(); ++day) {
        json.field(model::weekdayField(day), textOf((*week)[day]));
    }
}

void writeClosure(JsonText& json, const model::Closure& closure) {
    json.field("first", closure.first);
    json.field("last", closure.last);
    json.field("open", textOf(closure.open));
    json.field("reason", closure.reason);
}

std::optional<int> opens(const std::optional<model::OpenSpan>& span) {
    return span ? std::optional{span->from} : std::nullopt;
}
std::optional<int> closes(const std::optional<model::OpenSpan>& span) {
    return span ? std::optional{span->to} : std::nullopt;
}

} // namespace

Outcome apply(Writing& w, const model::SetOpeningHours& change) {
    if (auto problems = model::validate(change.week); !problems.empty()) {
        return problems;
    }
    const auto before = read::opening(w.db).week;
    for (std::size_t day = 0; day < change.week.size(); ++day) {
        const auto& span = change.week[day];
        w.db.run("INSERT INTO opening_hours (id, opens, closes) VALUES (?, ?, ?) "
                 "ON CONFLICT (id) DO UPDATE SET opens = excluded.opens, closes = excluded.closes",
                 day + 1, opens(span), closes(span));
    }
    onEvent(w, {.event = model::AftercareEvent::closuresChanged});
    return Written{1, w.clinic.uid, editPayload(std::optional{change.week}, before, writeWeek)};
}

Outcome apply(Writing& w, const model::AddClosure& change) {
    auto closure = change.closure;
    closure.reason = model::trimmed(closure.reason);
    auto problems = model::validate(closure);
    if (problems.empty() && closure.last < w.today) {
        problems.push_back({"last", "in-the-past", {model::isoText(closure.last)}});
    }
    const auto known = read::opening(w.db).closures;
    const auto same = std::find_if(known.begin(), known.end(), [&](const model::Closure& one) {
        return one.first == closure.first && one.last == closure.last && one.open == closure.open;
    });
    if (same != known.end()) {
        problems.push_back({"first", "closed-already", {same->reason}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto uid = w.newUid();
    const auto id = w.db.insert("INSERT INTO closure (uid, first_day, last_day, opens, closes, reason, entered_at, "
                                "entered_by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                                uid, closure.first, closure.last, opens(closure.open), closes(closure.open),
                                closure.reason, w.now, w.who.id);
    onEvent(w, {.event = model::AftercareEvent::closuresChanged});
    return Written{id, uid, JsonText::object([&](JsonText& json) { writeClosure(json, closure); })};
}

Outcome apply(Writing& w, const model::RemoveClosure& change) {
    const auto known = read::opening(w.db).closures;
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const model::Closure& one) { return one.id == change.closure; });
    if (found == known.end()) {
        return model::Problem{"closure", "unknown", {}};
    }
    w.db.run("UPDATE closure SET removed_at = ?, removed_by_id = ? WHERE id = ?", w.now, w.who.id, found->id);
    onEvent(w, {.event = model::AftercareEvent::closuresChanged});
    return Written{found->id.value, found->uid, JsonText::object([&](JsonText& json) { writeClosure(json, *found); })};
}

} // namespace db
