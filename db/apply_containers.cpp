// Sharps containers: assembled, filled, closed, collected.

#include "db/apply.h"
#include "db/payload.h"

#include "model/text_length.h"

namespace db {
namespace {

constexpr std::size_t longestConsignment = 200;

struct Found {
    model::Uid uid;
    model::ContainerState state{};
    int fillPercent = 0;
};
std::optional<Found> container(Writing& w, model::ContainerId id) {
    return w.db.one(
        "SELECT uid, state, fill_percent FROM container WHERE id = ?",
        [](const Row& row) {
            return Found{row.get<model::Uid>(0), row.get<model::ContainerState>(1), row.get<int>(2)};
        },
        id);
}

void note(Writing& w, model::ContainerId id, std::string_view event, int fillPercent, std::string_view text) {
    w.db.run("INSERT INTO container_event (container_id, event, fill_percent, note, at, account_id) "
             "VALUES (?, ?, ?, ?, ?, ?)",
             id, event, fillPercent, text, w.now, w.who.id);
}

model::Problem wrongState(const Found& found) {
    return {"container", "wrong-state", {std::string{model::code(found.state)}}};
}

} // namespace

Outcome apply(Writing& w, const model::AssembleContainer& change) {
    const std::string number{model::trimmed(change.number)};
    model::Problems problems;
    if (number.empty()) {
        problems.push_back({"number", "required", {}});
    } else if (model::lengthOf(number) > 60) {
        problems.push_back({"number", "too-long", {"60"}});
    } else if (w.db.one(
                   "SELECT 1 FROM container WHERE number = ?", [](const Row&) { return true; }, number)) {
        problems.push_back({"number", "taken", {number}});
    }
    if (change.room && !w.db.one(
                           "SELECT 1 FROM room WHERE id = ?", [](const Row&) { return true; }, *change.room)) {
        problems.push_back({"room", "unknown", {}});
    }
    const std::string kind{model::trimmed(change.kind)};
    if (model::lengthOf(kind) > 100) {
        problems.push_back({"kind", "too-long", {"100"}});
    }
    if (change.millilitres && (*change.millilitres < 1 || *change.millilitres > 200'000)) {
        problems.push_back({"millilitres", "out-of-range", {"1", "200000"}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto uid = w.newUid();
    const model::ContainerId id{w.db.insert(
        "INSERT INTO container (uid, number, room_id, assembled, fill_percent, state, consignment, kind, millilitres) "
        "VALUES (?, ?, ?, ?, 0, 'open', '', ?, ?)",
        uid, number, change.room, w.today, kind.empty() ? std::nullopt : std::optional{kind}, change.millilitres)};
    note(w, id, "assembled", 0, "");
    return Written{id.value, uid, JsonText::object([&](JsonText& json) {
                       json.field("number", number);
                       putUid(w.db)(json, "room", change.room);
                       json.field("assembled", w.today);
                       json.filled("kind", kind);
                       json.field("millilitres", change.millilitres);
                   })};
}

Outcome apply(Writing& w, const model::PlaceContainer& change) {
    const auto found = container(w, change.container);
    if (!found) {
        return model::Problem{"container", "unknown", {}};
    }
    if (found->state == model::ContainerState::collected) {
        return wrongState(*found);
    }
    const auto name = change.room ? w.db.one(
                                        "SELECT name FROM room WHERE id = ?",
                                        [](const Row& row) { return row.text(0); }, *change.room)
                                  : std::optional{std::string{}};
    if (!name) {
        return model::Problem{"room", "unknown", {}};
    }
    const auto before = w.db.one(
        "SELECT r.name FROM container c JOIN room r ON r.id = c.room_id WHERE c.id = ?",
        [](const Row& row) { return row.text(0); }, change.container);
    // In its new room another one may be offered already.
    w.db.run("UPDATE container SET room_id = ?, offered = NULL WHERE id = ?", change.room, change.container);
    note(w, change.container, "placed", found->fillPercent, *name);
    return Written{change.container.value, found->uid, JsonText::object([&](JsonText& json) {
                       json.object("new", [&](JsonText&) { json.filled("room", *name); });
                       json.object("old", [&](JsonText&) { json.filled("room", before.value_or("")); });
                   })};
}

Outcome apply(Writing& w, const model::OfferContainer& change) {
    const auto found = container(w, change.container);
    if (!found) {
        return model::Problem{"container", "unknown", {}};
    }
    if (found->state != model::ContainerState::open) {
        return wrongState(*found);
    }
    const auto room = w.db.one(
        "SELECT room_id FROM container WHERE id = ?",
        [](const Row& row) { return row.get<std::optional<model::RoomId>>(0); }, change.container);
    w.db.run("UPDATE container SET offered = NULL WHERE offered = 1 AND id <> ? AND room_id IS ?", change.container,
             *room);
    w.db.run("UPDATE container SET offered = 1 WHERE id = ?", change.container);
    return Written{change.container.value, found->uid,
                   JsonText::object([&](JsonText& json) { putUid(w.db)(json, "room", *room); })};
}

Outcome apply(Writing& w, const model::FillContainer& change) {
    const auto found = container(w, change.container);
    if (!found) {
        return model::Problem{"container", "unknown", {}};
    }
    if (found->state != model::ContainerState::open) {
        return wrongState(*found);
    }
    if (change.percent < 0 || change.percent > 100) {
        return model::Problem{"percent", "out-of-range", {"0", "100"}};
    }
    w.db.run("UPDATE container SET fill_percent = ? WHERE id = ?", change.percent, change.container);
    note(w, change.container, "filled", change.percent, "");
    return Written{change.container.value, found->uid, JsonText::object([&](JsonText& json) {
                       json.field("new", change.percent);
                       json.field("old", found->fillPercent);
                   })};
}

Outcome apply(Writing& w, const model::CloseContainer& change) {
    const auto found = container(w, change.container);
    if (!found) {
        return model::Problem{"container", "unknown", {}};
    }
    if (found->state != model::ContainerState::open) {
        return wrongState(*found);
    }
    w.db.run("UPDATE container SET state = 'closed', closed = ?, offered = NULL WHERE id = ?", w.today,
             change.container);
    note(w, change.container, "closed", found->fillPercent, "");
    return Written{change.container.value, found->uid,
                   JsonText::object([&](JsonText& json) { json.field("closed", w.today); })};
}

Outcome apply(Writing& w, const model::CollectContainer& change) {
    const auto found = container(w, change.container);
    if (!found) {
        return model::Problem{"container", "unknown", {}};
    }
    if (found->state != model::ContainerState::closed) {
        return wrongState(*found);
    }
    if (auto problem = model::lengthProblem("consignment", change.consignment, longestConsignment)) {
        return *std::move(problem);
    }
    w.db.run("UPDATE container SET state = 'collected', collected = ?, consignment = ? WHERE id = ?", w.today,
             change.consignment, change.container);
    note(w, change.container, "collected", found->fillPercent, change.consignment);
    return Written{change.container.value, found->uid, JsonText::object([&](JsonText& json) {
                       json.field("collected", w.today);
                       json.filled("consignment", change.consignment);
                   })};
}

} // namespace db
