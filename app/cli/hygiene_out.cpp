#include "app/cli/hygiene_out.h"

#include "app/cli/json_fields.h"

namespace cli::hygiene_out {

namespace {

using db::JsonText;

void writeGroup(JsonText& json, const db::HygieneGroup& group) {
    text(json, "name", group.name);
    json.field("sessions", group.sessions);
    json.field("complete", group.complete);
    json.field("used", group.used);
    json.field("wasted", group.wasted);
    json.field("overrides", group.overrides);
}

void writeMonth(JsonText& json, const db::HygieneMonth& month) {
    json.field("first", month.first);
    json.field("sessions", month.sessions);
    json.field("complete", month.complete);
    json.field("used", month.used);
    json.object("wasted", [&](JsonText& wasted) {
        for (const auto& [reason, units] : month.wasted) {
            wasted.field(model::code(reason), units);
        }
    });
    json.field("overrides", month.overrides);
    json.field("onHand", month.onHand);
}

} // namespace

std::string begin(model::Day first, model::Day last, const db::Clinic& clinic) {
    auto head = JsonText::object([&](JsonText& json) {
        json.field("from", first);
        json.field("to", last);
        json.field("clinic", clinic.name);
    });
    head.pop_back();
    return head + ",\n\"findings\": [";
}

std::string finding(const db::HygieneRow& row, const std::string& words, const std::string& client, bool first) {
    const auto& found = row.finding;
    return (first ? "\n" : ",\n") + JsonText::object([&](JsonText& json) {
               json.field("severity", found.severity);
               json.field("code", found.code);
               json.field("day", found.day);
               json.field("key", row.key);
               json.field("words", words);
               json.field("subjects", found.subjects);
               json.object("facts", [&](JsonText& facts) {
                   for (const auto& [name, value] : found.facts) {
                       facts.field(name, value);
                   }
               });
               json.filled("client", client);
               json.field("state", !row.resolution ? "open" : row.resolution->stands ? "resolved" : "reopened");
               if (!row.resolution) {
                   json.orNull("resolution", std::optional<std::string>{});
                   return;
               }
               json.object("resolution", [&](JsonText& resolution) {
                   resolution.field("note", row.resolution->note);
                   resolution.field("who", row.resolution->who);
                   resolution.field("at", row.resolution->at);
               });
           });
}

std::string end(const db::HygieneSummary& summary, const Totals& totals, const db::TrailMark& mark) {
    const auto rest = JsonText::object([&](JsonText& json) {
        json.field("total", totals.findings);
        json.field("open", totals.open);
        json.field("openCritical", totals.openCritical);
        json.field("sessions", summary.sessions);
        json.field("complete", summary.complete);
        json.field("completePercent", summary.completePercent());
        json.objects("months", summary.months, [&](const db::HygieneMonth& month) { writeMonth(json, month); });
        json.objects("practitioners", summary.practitioners,
                     [&](const db::HygieneGroup& group) { writeGroup(json, group); });
        json.objects("rooms", summary.rooms, [&](const db::HygieneGroup& group) { writeGroup(json, group); });
        json.object("trail", [&](JsonText& trail) {
            trail.field("sequence", mark.sequence);
            trail.field("head", mark.head);
        });
    });
    return "\n],\n" + rest.substr(1) + "\n";
}

} // namespace cli::hygiene_out
