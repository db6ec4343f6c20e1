// The sharps injury log.

#include "db/apply.h"
#include "db/payload.h"

#include "model/text_length.h"

namespace db {
namespace {

constexpr std::size_t longestText = 2000;

} // namespace

Outcome apply(Writing& w, const model::RecordInjury& change) {
    const auto& injury = change.injury;
    if (auto problems = model::validate(injury, w.today); !problems.empty()) {
        return problems;
    }
    const auto uid = w.newUid();
    const auto id = w.db.insert(
        "INSERT INTO injury (uid, day, minute, device_type, device_brand, area, how, circumstances, cause, action, "
        "injured, recorded_at, recorded_by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        uid, injury.day, injury.minute, model::trimmed(injury.deviceType), model::trimmed(injury.deviceBrand),
        model::trimmed(injury.area), model::trimmed(injury.how), injury.circumstances, injury.cause, injury.action,
        model::trimmed(injury.injured), w.now, w.who.id);
    // The trail is read by more people than the log: it never names the injured.
    return Written{id, uid, JsonText::object([&](JsonText& json) {
                       json.field("day", injury.day);
                       json.field("deviceType", injury.deviceType);
                       json.field("deviceBrand", injury.deviceBrand);
                       json.field("area", injury.area);
                       json.field("how", injury.how);
                       json.filled("circumstances", injury.circumstances);
                       json.filled("cause", injury.cause);
                       json.filled("action", injury.action);
                   })};
}

Outcome apply(Writing& w, const model::NoteInjury& change) {
    const auto found = w.db.one(
        "SELECT uid, day FROM injury WHERE id = ?",
        [](const Row& row) {
            return std::pair{row.get<model::Uid>(0), row.get<model::Day>(1)};
        },
        change.injury);
    if (!found) {
        return model::Problem{"injury", "unknown", {}};
    }
    model::Problems problems;
    if (change.day < found->second) {
        problems.push_back({"day", "before-the-injury", {model::isoText(found->second)}});
    } else if (change.day > w.today) {
        problems.push_back({"day", "in-the-future", {model::isoText(change.day)}});
    }
    if (model::isBlank(change.note)) {
        problems.push_back({"note", "required", {}});
    } else if (model::lengthOf(change.note) > longestText) {
        problems.push_back({"note", "too-long", {std::to_string(longestText)}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto uid = w.newUid();
    w.db.insert("INSERT INTO injury_note (uid, injury_id, day, note, at, account_id) VALUES (?, ?, ?, ?, ?, ?)", uid,
                change.injury, change.day, model::trimmed(change.note), w.now, w.who.id);
    // More people read the trail than the log, and a note may tell of somebody's health: the entry covers the row, and
    // repeats none of its words.
    return Written{change.injury.value, found->first, JsonText::object([&](JsonText& json) {
                       json.field("note", uid);
                       json.field("day", change.day);
                   })};
}

Outcome apply(Writing& w, const model::CloseInjury& change) {
    struct Found {
        model::Uid uid;
        model::Day day{};
        std::optional<model::Day> closed;
    };
    const auto found = w.db.one(
        "SELECT uid, day, closed FROM injury WHERE id = ?",
        [](const Row& row) {
            return Found{row.get<model::Uid>(0), row.get<model::Day>(1), row.get<std::optional<model::Day>>(2)};
        },
        change.injury);
    if (!found) {
        return model::Problem{"injury", "unknown", {}};
    }
    if (found->closed) {
        return model::Problem{"injury", "already-closed", {model::isoText(*found->closed)}};
    }
    model::Problems problems;
    if (change.day < found->day) {
        problems.push_back({"day", "before-the-injury", {model::isoText(found->day)}});
    } else if (change.day > w.today) {
        problems.push_back({"day", "in-the-future", {model::isoText(change.day)}});
    }
    const auto needed = [&](const char* field, const std::string& text) {
        if (model::isBlank(text)) {
            problems.push_back({field, "required", {}});
        } else if (model::lengthOf(text) > longestText) {
            problems.push_back({field, "too-long", {std::to_string(longestText)}});
        }
    };
    needed("cause", change.cause);
    needed("action", change.action);
    if (!problems.empty()) {
        return problems;
    }
    w.db.run("UPDATE injury SET cause = ?, action = ?, closed = ?, closed_by_id = ? WHERE id = ?",
             model::trimmed(change.cause), model::trimmed(change.action), change.day, w.who.id, change.injury);
    return Written{change.injury.value, found->uid, JsonText::object([&](JsonText& json) {
                       json.field("closed", change.day);
                       json.field("cause", change.cause);
                       json.field("action", change.action);
                   })};
}

} // namespace db
