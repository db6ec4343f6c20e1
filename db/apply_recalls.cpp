// Recalls: a maker's letter takes effect, the people exposed are told, the recall is lifted.

#include "db/apply.h"
#include "db/fold.h"
#include "db/payload.h"
#include "db/recall_rows.h"

#include "model/text_length.h"

#include <algorithm>

namespace db {
namespace {

struct Line {
    std::optional<model::ProductId> product;
    const model::RecallItem* item = nullptr;
    std::string number; ///< empty: all lots
    std::vector<model::LotId> lots;
};

std::vector<Line> linesOf(Connection& connection, const model::RecallNotice& notice) {
    std::vector<Line> lines;
    for (const auto& item : notice.items) {
        const auto product = productOf(connection, item);
        const auto add = [&](const std::string& number) {
            lines.push_back({product, &item, number,
                             product ? lotsMet(connection, *product, number) : std::vector<model::LotId>{}});
        };
        if (item.lots.empty()) {
            add({});
        }
        for (const auto& number : item.lots) {
            add(std::string{model::trimmed(number)});
        }
    }
    return lines;
}

/// Numbers of lots that came, near those that did not.
std::string nearOnes(Connection& connection, const std::vector<Line>& lines) {
    const auto known =
        connection.rows("SELECT DISTINCT number FROM lot ORDER BY number", [](const Row& row) { return row.text(0); });
    std::vector<std::string> all;
    for (const auto& line : lines) {
        for (auto& number : model::nearLots(line.number, known)) {
            if (std::find(all.begin(), all.end(), number) == all.end() && all.size() < 10) {
                all.push_back(std::move(number));
            }
        }
    }
    std::string text;
    for (const auto& number : all) {
        text += (text.empty() ? "" : ", ") + number;
    }
    return text;
}

struct FoundRecall {
    model::Uid uid;
    bool lifted = false;
};
std::optional<FoundRecall> recallOf(Writing& w, model::RecallId id) {
    return w.db.one(
        "SELECT uid, lifted_at IS NOT NULL FROM recall WHERE id = ?",
        [](const Row& row) {
            return FoundRecall{row.get<model::Uid>(0), row.get<bool>(1)};
        },
        id);
}

} // namespace

Outcome apply(Writing& w, const model::IssueRecall& change) {
    const auto& notice = change.notice;
    auto problems = model::validate(notice, w.today);
    for (std::size_t i = 0; i < notice.items.size(); ++i) {
        if (notice.items[i].product && !productOf(w.db, notice.items[i])) {
            problems.push_back({"items[" + std::to_string(i) + "].product", "unknown", {}});
        }
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto lines = linesOf(w.db, notice);
    const bool meets = std::any_of(lines.begin(), lines.end(), [](const Line& line) { return !line.lots.empty(); });
    if (!meets && !change.keepUnmatched) {
        return model::Problem{"lots", "never-bought", {nearOnes(w.db, lines)}};
    }
    const auto uid = w.newUid();
    const model::RecallId id{w.db.insert(
        "INSERT INTO recall (uid, recall_class, day, text, source, at, account_id) VALUES (?, ?, ?, ?, ?, ?, ?)", uid,
        notice.recallClass, notice.day, model::trimmed(notice.text), model::trimmed(notice.source), w.now, w.who.id)};
    for (const auto& line : lines) {
        w.db.run("INSERT INTO recall_item (recall_id, product_id, gtin, name, number, number_folded) "
                 "VALUES (?, ?, ?, ?, ?, ?)",
                 id, line.product, line.item->gtin, model::trimmed(line.item->name), line.number,
                 foldedLotNumber(line.number));
    }
    for (const auto& line : lines) {
        for (const auto lot : line.lots) {
            comeUnder(w, id, lot, false);
        }
    }
    return Written{id.value, uid, JsonText::object([&](JsonText& json) {
                       json.field("class", notice.recallClass);
                       json.field("day", notice.day);
                       json.field("text", notice.text);
                       json.field("source", notice.source);
                       json.objects("items", lines, [&](const Line& line) {
                           putUid(w.db)(json, "product", line.product);
                           json.filled("gtin", line.item->gtin);
                           json.filled("name", line.item->name);
                           json.filled("lot", line.number);
                           json.field("lotsMet", line.lots.size());
                       });
                   })};
}

Outcome apply(Writing& w, const model::LiftRecall& change) {
    const std::string reason{model::trimmed(change.reason)};
    const auto recall = recallOf(w, change.recall);
    if (!recall) {
        return model::Problem{"recall", "unknown", {}};
    }
    if (recall->lifted) {
        return model::Problem{"recall", "already-lifted", {}};
    }
    if (reason.empty()) {
        return model::Problem{"reason", "required", {}};
    }
    if (auto problem = model::lengthProblem("reason", reason)) {
        return *std::move(problem);
    }
    w.db.run("UPDATE recall SET lifted_at = ?, lifted_by_id = ?, lift_reason = ? WHERE id = ?", w.now, w.who.id, reason,
             change.recall);
    struct Held {
        model::LotId lot;
        std::string before;
    };
    const auto held = w.db.rows(
        "SELECT lot_id, quarantine_before FROM recall_lot WHERE recall_id = ? ORDER BY id",
        [](const Row& row) {
            return Held{row.get<model::LotId>(0), row.text(1)};
        },
        change.recall);
    std::vector<model::Uid> free;
    for (const auto& one : held) {
        const auto lot = lotOf(w.db, one.lot);
        if (lot && !underRecall(w.db, one.lot)) {
            release(w, *lot, reason, one.before);
            free.push_back(lot->uid);
        }
    }
    return Written{change.recall.value, recall->uid, JsonText::object([&](JsonText& json) {
                       json.field("reason", reason);
                       json.objects("lots", free, [&](const model::Uid& lot) { json.field("lot", lot); });
                   })};
}

Outcome apply(Writing& w, const model::NoteRecallContact& change) {
    const auto recall = recallOf(w, change.recall);
    model::Problems problems;
    if (!recall) {
        problems.push_back({"recall", "unknown", {}});
    }
    if (!w.db.one(
            "SELECT 1 FROM client WHERE id = ?", [](const Row&) { return true; }, change.client)) {
        problems.push_back({"client", "unknown", {}});
    } else if (recall && !w.db.one(
                             "SELECT 1 FROM session s JOIN cartridge_use x ON x.session_id = s.id "
                             "JOIN recall_exposure e ON e.use_id = x.id WHERE s.client_id = ? AND e.recall_id = ? "
                             "LIMIT 1",
                             [](const Row&) { return true; }, change.client, change.recall)) {
        problems.push_back({"client", "not-exposed", {}});
    }
    if (model::lengthOf(change.note) > 2000) {
        problems.push_back({"note", "too-long", {"2000"}});
    }
    if (!problems.empty()) {
        return problems;
    }
    w.db.run("INSERT INTO recall_contact (recall_id, client_id, way, outcome, note, at, account_id) "
             "VALUES (?, ?, ?, ?, ?, ?, ?)",
             change.recall, change.client, change.way, change.outcome, change.note, w.now, w.who.id);
    return Written{change.recall.value, recall->uid, JsonText::object([&](JsonText& json) {
                       json.field("client", uidOf(w.db, change.client));
                       json.field("way", change.way);
                       json.field("outcome", change.outcome);
                       json.filled("note", change.note);
                   })};
}

} // namespace db
