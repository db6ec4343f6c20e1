#include "db/aftercare_events.h"

#include "db/table_reader.h"
#include "resources/resource.h"

#include <algorithm>
#include <stdexcept>

namespace db {

bool EventRow::any(model::AftercareEffect effect) const {
    return std::find(effects.begin(), effects.end(), effect) != effects.end();
}

std::vector<EventRow> readEvents(std::string_view text) {
    std::vector<EventRow> events;
    const auto has = [&](model::AftercareEvent event) {
        return std::any_of(events.begin(), events.end(), [&](const EventRow& one) { return one.event == event; });
    };
    std::vector<std::string> columns{"event"};
    for (const auto& kind : model::codesOf<model::StepKind>) {
        columns.emplace_back(kind.code);
    }
    columns.emplace_back("reason");
    eachRow("events", text, columns, [&](const TableRow& row) {
        EventRow event;
        event.event = row.coded<model::AftercareEvent>("event");
        if (has(event.event)) {
            row.fail("event", "stands twice");
        }
        for (const auto& kind : model::codesOf<model::StepKind>) {
            event.effects[static_cast<std::size_t>(kind.value)] = row.coded<model::AftercareEffect>(kind.code);
        }
        event.reason = row.required("reason");
        events.push_back(std::move(event));
    });
    for (const auto& event : model::codesOf<model::AftercareEvent>) {
        if (!has(event.value)) {
            throw std::runtime_error{"events: nothing is said of " + std::string{event.code}};
        }
    }
    return events;
}

const std::vector<EventRow>& aftercareEvents() {
    static const auto events = readEvents(resources::text("aftercare/events.csv"));
    return events;
}

const EventRow& aftercareEvent(model::AftercareEvent event) {
    const auto& events = aftercareEvents();
    return *std::find_if(events.begin(), events.end(), [&](const EventRow& one) { return one.event == event; });
}

} // namespace db
