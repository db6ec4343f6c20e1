#include "app/deliver/calendar.h"

#include <libical/ical.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <stdexcept>

namespace deliver {
namespace {

struct FreeComponent {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
struct FreeText {
    void operator()(char* text) const { icalmemory_free_buffer(text); }
};
using ComponentPtr = std::unique_ptr<icalcomponent, FreeComponent>;

constexpr const char* productId = "-//Needlebook//Needlebook//EN";

time_t secondsOf(model::Instant at) {
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

icaltimetype utcTime(model::Instant at) {
    return icaltime_from_timet_with_zone(secondsOf(at), 0, icaltimezone_get_utc_timezone());
}

/// The library's own; it keeps it.
icaltimezone* zoneNamed(const std::string& name) {
    // The machine's tables, as everything else in the program reads them.
    icaltimezone_set_builtin_tzdata(0);
    // Its prefix would stand before each TZID; other programs know the bare name.
    icaltimezone_set_tzid_prefix("");
    auto* const zone = icaltimezone_get_builtin_timezone(name.c_str());
    if (zone == nullptr || icaltimezone_get_component(zone) == nullptr) {
        throw std::invalid_argument{"no such time zone: " + name};
    }
    return zone;
}

icalproperty* localProperty(icalproperty* property, icaltimezone* zone, const std::string& name) {
    if (zone != icaltimezone_get_utc_timezone()) {
        icalproperty_add_parameter(property, icalparameter_new_tzid(name.c_str()));
    }
    return property;
}

/// Its end is left out: it lasts that day (RFC 5545, 3.6.1).
icalproperty* wholeDayProperty(model::Day day) {
    const date::year_month_day parts{day};
    auto at = icaltime_null_date();
    at.year = static_cast<int>(parts.year());
    at.month = static_cast<int>(static_cast<unsigned>(parts.month()));
    at.day = static_cast<int>(static_cast<unsigned>(parts.day()));
    auto* const property = icalproperty_new(ICAL_DTSTART_PROPERTY);
    icalproperty_set_value(property, icalvalue_new_date(at)); // which is told by VALUE=DATE
    return property;
}

/// Summaries of one line: a line break in a title would be shown as two letters by some programs.
std::string oneLine(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    return text;
}

icalcomponent* eventOf(const CalendarEntry& entry, icaltimezone* zone, model::Instant stampedAt) {
    auto* const event = icalcomponent_new_vevent();
    const auto local = [&](model::Instant at) { return icaltime_from_timet_with_zone(secondsOf(at), 0, zone); };
    icalcomponent_add_property(event, icalproperty_new_uid(entry.uid.c_str()));
    icalcomponent_add_property(event, icalproperty_new_dtstamp(utcTime(stampedAt)));
    icalcomponent_add_property(event, icalproperty_new_sequence(entry.sequence));
    if (entry.wholeDay) {
        icalcomponent_add_property(event, wholeDayProperty(*entry.wholeDay));
    } else {
        icalcomponent_add_property(event,
                                   localProperty(icalproperty_new_dtstart(local(entry.begin)), zone, entry.timeZone));
        icalcomponent_add_property(event,
                                   localProperty(icalproperty_new_dtend(local(entry.end)), zone, entry.timeZone));
    }
    icalcomponent_add_property(event, icalproperty_new_summary(oneLine(entry.summary).c_str()));
    icalcomponent_add_property(event, icalproperty_new_class(ICAL_CLASS_PRIVATE));
    icalcomponent_add_property(
        event, icalproperty_new_status(entry.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
    icalcomponent_add_property(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    return event;
}

} // namespace

std::string calendarText(const CalendarFile& file) {
    const ComponentPtr calendar{icalcomponent_new_vcalendar()};
    const bool allOff =
        !file.entries.empty() && std::ranges::all_of(file.entries, [](const auto& one) { return one.cancelled; });
    icalcomponent_add_property(calendar.get(), icalproperty_new_prodid(productId));
    icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar.get(),
                               icalproperty_new_method(allOff ? ICAL_METHOD_CANCEL : ICAL_METHOD_PUBLISH));
    std::map<std::string, icaltimezone*> zones;
    for (const auto& entry : file.entries) {
        if (!entry.wholeDay && !zones.contains(entry.timeZone)) {
            zones.emplace(entry.timeZone,
                          entry.timeZone == "UTC" ? icaltimezone_get_utc_timezone() : zoneNamed(entry.timeZone));
        }
    }
    for (const auto& [name, zone] : zones) {
        if (zone == icaltimezone_get_utc_timezone()) {
            continue;
        }
        auto* const rules = icalcomponent_new_clone(icaltimezone_get_component(zone));
        if (auto* const id = icalcomponent_get_first_property(rules, ICAL_TZID_PROPERTY)) {
            icalproperty_set_tzid(id, name.c_str());
        }
        icalcomponent_add_component(calendar.get(), rules);
    }
    for (const auto& entry : file.entries) {
        icalcomponent_add_component(
            calendar.get(), eventOf(entry, entry.wholeDay ? nullptr : zones.at(entry.timeZone), file.stampedAt));
    }
    const std::unique_ptr<char, FreeText> text{icalcomponent_as_ical_string_r(calendar.get())};
    if (!text) {
        throw std::runtime_error{"the calendar could not be written"};
    }
    return text.get();
}

std::string digestOf(const CalendarEntry& entry) {
    const auto when = entry.wholeDay ? model::isoText(*entry.wholeDay)
                                     : std::to_string(secondsOf(entry.begin)) + '\n' +
                                           std::to_string(secondsOf(entry.end)) + '\n' + entry.timeZone;
    const auto all = entry.summary + '\n' + when + '\n' + (entry.cancelled ? "off" : "on");
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(all.data()), all.size(),
                       nullptr, 0);
    std::string hex(2 * hash.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    hex.pop_back(); // its end in C
    return hex;
}

} // namespace deliver
