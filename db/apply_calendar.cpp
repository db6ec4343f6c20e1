// What calendars have been given, and how often each entry has changed since (RFC 5545, 3.8.7.4).

#include "db/apply.h"
#include "db/payload.h"

#include <set>

namespace db {
namespace {

struct StampedBefore {
    std::int64_t id = 0;
    std::string digest;
    bool cancelled = false;
};

} // namespace

Outcome apply(Writing& w, const model::StampCalendar& change) {
    std::set<std::string> seen;
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t cancelled = 0;
    for (std::size_t i = 0; i < change.entries.size(); ++i) {
        const auto& entry = change.entries[i];
        const auto field = [i](const char* name) { return "entries[" + std::to_string(i) + "]." + name; };
        if (entry.uid.empty()) {
            return model::Problem{field("uid"), "required", {}};
        }
        if (!seen.insert(entry.uid).second) {
            return model::Problem{field("uid"), "twice", {}};
        }
        if (entry.digest.empty()) {
            return model::Problem{field("digest"), "required", {}};
        }
        const auto before = w.db.one(
            "SELECT id, digest, cancelled FROM calendar_entry WHERE uid = ?",
            [](const Row& row) {
                return StampedBefore{row.integer(0), row.text(1), row.get<bool>(2)};
            },
            entry.uid);
        if (!before) {
            w.db.run("INSERT INTO calendar_entry (uid, sequence, digest, cancelled, at) VALUES (?, 0, ?, ?, ?)",
                     entry.uid, entry.digest, entry.cancelled, w.now);
            ++added;
        } else if (before->digest != entry.digest || before->cancelled != entry.cancelled) {
            w.db.run(
                "UPDATE calendar_entry SET sequence = sequence + 1, digest = ?, cancelled = ?, at = ? WHERE id = ?",
                entry.digest, entry.cancelled, w.now, before->id);
            ++(entry.cancelled && !before->cancelled ? cancelled : changed);
        }
    }
    return Written{1, w.clinic.uid, JsonText::object([&](JsonText& json) {
                       json.field("added", added);
                       json.field("changed", changed);
                       json.field("cancelled", cancelled);
                   })};
}

} // namespace db
