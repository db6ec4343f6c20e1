#include "app/deliver/care_calendar.h"

#include "model/aftercare.h"

#include <algorithm>
#include <functional>
#include <map>

namespace deliver {
namespace {

bool stillToCome(model::ReminderState state) {
    return state == model::ReminderState::planned || state == model::ReminderState::failed ||
           state == model::ReminderState::claimed || state == model::ReminderState::unknown;
}

/// The first letter of a name, whole in UTF-8.
std::string initialOf(const std::string& name) {
    std::size_t end = name.empty() ? 0 : 1;
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xc0U) == 0x80U) {
        ++end;
    }
    return end == 0 ? std::string{} : name.substr(0, end) + '.';
}

/// A calendar is told that something is off only when it has been given it.
std::optional<CalendarEntry> entryOf(const db::CalendarReminder& one, std::string summary, const std::string& zone) {
    const bool comes = stillToCome(one.state);
    const bool off = one.state == model::ReminderState::cancelled || one.state == model::ReminderState::skipped;
    if (!comes && !(off && one.inCalendars)) {
        return std::nullopt;
    }
    CalendarEntry entry;
    entry.summary = std::move(summary);
    entry.begin = one.dueAt;
    entry.end = std::max(one.lateAt, one.dueAt + std::chrono::minutes{15});
    entry.timeZone = zone;
    entry.cancelled = off;
    return entry;
}

using Stamps = std::map<std::string, db::CalendarStamp>;

/// What a calendar has been given and is off; of the past only until it has been told so.
bool toBeTakenBack(const Stamps& stamps, const std::string& uid, bool ahead) {
    const auto given = stamps.find(uid);
    return given != stamps.end() && (ahead || !given->second.cancelled);
}

/// Next sessions that are due, each as a day of its own. A session that was held or planned since takes one back, an
/// appointment that is cancelled brings it again. From `from` on; to `to` or as a calendar has it already.
void addDueVisits(std::vector<CalendarEntry>& entries, db::Access& access, std::optional<model::ClientId> client,
                  const std::string& prefix, model::Day from, std::optional<model::Day> to,
                  const std::function<std::string(const db::DueVisit&)>& summary) {
    const auto visits = access.dueVisits(client);
    std::vector<std::string> uids;
    for (const auto& one : visits) {
        uids.push_back(prefix + one.session.text);
    }
    const auto stamps = access.calendarStamps(uids);
    for (std::size_t i = 0; i < visits.size(); ++i) {
        const auto& one = visits[i];
        const bool ahead = one.due >= from && (!to || one.due <= *to || stamps.contains(uids[i]));
        if (one.comes ? ahead : toBeTakenBack(stamps, uids[i], ahead)) {
            CalendarEntry entry;
            entry.uid = uids[i];
            entry.summary = summary(one);
            entry.wholeDay = one.due;
            entry.cancelled = !one.comes;
            entries.push_back(std::move(entry));
        }
    }
}

/// Stamps what is to be given, and writes it.
model::Outcome<CareCalendar> stamped(db::Access& access, std::vector<CalendarEntry> entries, model::Instant now) {
    model::StampCalendar change;
    std::vector<std::string> uids;
    for (const auto& entry : entries) {
        change.entries.push_back({entry.uid, digestOf(entry), entry.cancelled});
        uids.push_back(entry.uid);
    }
    if (!change.entries.empty()) {
        const auto applied = access.apply(change);
        if (!applied) {
            return applied.problems();
        }
    }
    const auto stamps = access.calendarStamps(uids);
    CareCalendar calendar;
    for (auto& entry : entries) {
        entry.sequence = stamps.at(entry.uid).sequence;
        calendar.cancelled += entry.cancelled ? 1U : 0U;
    }
    calendar.entries = entries.size();
    calendar.text = calendarText({std::move(entries), now});
    return calendar;
}

} // namespace

model::Outcome<CareCalendar> clientCalendar(db::Access access, model::ClientId id, const CalendarWords& words,
                                            model::Instant now) {
    const auto client = access.client(id);
    if (!client) {
        return model::Problem{"client", "unknown", {}};
    }
    const auto clinicZone = access.clinic().timeZone;
    const auto zone = client->timeZone.empty() ? clinicZone : client->timeZone;
    std::vector<CalendarEntry> entries;
    for (const auto& one :
         access.calendarReminders(id, now - std::chrono::hours{24}, now + std::chrono::hours{24 * 800})) {
        if (one.needsStaff) {
            continue; // the clinic's own work
        }
        if (auto entry = entryOf(one, one.title, zone)) {
            entry->uid = "reminder-" + one.uid.text;
            entries.push_back(*std::move(entry));
        }
    }
    for (const auto& one : access.sessionsOf(id).rows) {
        const bool off = one.state == model::SessionState::cancelled || one.state == model::SessionState::invalidated;
        const auto uid = "session-" + one.uid.text;
        const bool ahead = one.day >= model::localTime(now, clinicZone).day;
        if (off ? toBeTakenBack(access.calendarStamps({uid}), uid, ahead)
                : ahead && one.state == model::SessionState::planned) {
            CalendarEntry entry;
            entry.uid = uid;
            entry.summary = words.visit;
            entry.begin = model::instantOf({one.day, one.minute}, clinicZone);
            entry.end = entry.begin + std::chrono::minutes{std::max(one.durationMinutes, 15)};
            entry.timeZone = zone;
            entry.cancelled = off;
            entries.push_back(std::move(entry));
        }
    }
    const auto yesterday = model::localTime(now, zone).day - model::Days{1};
    addDueVisits(entries, access, id, "due-", yesterday, std::nullopt, [&](const auto&) { return words.due; });
    return stamped(access, std::move(entries), now);
}

model::Outcome<CareCalendar> clinicCalendar(db::Access access, model::Day from, model::Day to,
                                            const CalendarWords& words, model::Instant now) {
    const auto zone = access.clinic().timeZone;
    std::vector<CalendarEntry> entries;
    for (const auto& one : access.calendarReminders(std::nullopt, model::instantOf({from, 0}, zone),
                                                    model::instantOf({to + std::chrono::days{1}, 0}, zone))) {
        const auto initials = initialOf(one.givenName) + initialOf(one.familyName);
        if (auto entry = entryOf(one, one.title + " (" + initials + ")", zone)) {
            // Its own: a client's calendar shows other words and counts its own changes.
            entry->uid = "clinic-reminder-" + one.uid.text;
            entries.push_back(*std::move(entry));
        }
    }
    addDueVisits(entries, access, std::nullopt, "clinic-due-", from, to, [&](const db::DueVisit& one) {
        return words.due + " (" + initialOf(one.givenName) + initialOf(one.familyName) + ")";
    });
    return stamped(access, std::move(entries), now);
}

} // namespace deliver
