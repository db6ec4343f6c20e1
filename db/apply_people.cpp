// Licence, scope and training of those who treat.

#include "db/apply.h"
#include "db/payload.h"
#include "db/read_people.h"
#include "db/text_list.h"

#include "model/text_length.h"

#include <algorithm>

namespace db {
namespace {

constexpr std::size_t longestName = 200;

std::string modalityText(const std::set<model::Modality>& modalities) {
    std::vector<std::string> codes;
    for (const auto modality : modalities) {
        codes.emplace_back(model::code(modality));
    }
    return listText(codes);
}

void writePractitioner(JsonText& json, const model::Practitioner& person) {
    json.filled("licence", person.licence);
    json.filled("authority", person.authority);
    json.field("licensedFrom", person.licensedFrom);
    json.field("licensedUntil", person.licensedUntil);
    json.depth("maximumDepthMm", person.maximumDepth);
    json.filled("modalities", modalityText(person.modalities));
}

std::optional<model::Uid> accountUid(Writing& w, model::AccountId account) {
    return w.db.one("SELECT uid FROM account WHERE id = ?", [](const Row& row) { return row.get<model::Uid>(0); }, account);
}

} // namespace

Outcome apply(Writing& w, const model::EditPractitioner& change) {
    auto person = change.practitioner;
    person.licence = model::trimmed(person.licence);
    person.authority = model::trimmed(person.authority);
    const auto uid = accountUid(w, person.account);
    model::Problems problems;
    if (!uid) {
        problems.push_back({"account", "unknown", {}});
    }
    for (const auto& [field, text] : {std::pair{"licence", &person.licence}, std::pair{"authority", &person.authority}}) {
        if (model::lengthOf(*text) > longestName) {
            problems.push_back({field, "too-long", {std::to_string(longestName)}});
        }
    }
    if (person.licensedFrom && person.licensedUntil && *person.licensedUntil < *person.licensedFrom) {
        problems.push_back({"licensedUntil", "before-its-start", {model::isoText(*person.licensedFrom)}});
    }
    if (person.maximumDepth &&
        (person.maximumDepth->micrometres < 100 || *person.maximumDepth > model::deepestDepth)) {
        problems.push_back({"maximumDepth", "out-of-range", {}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto all = read::practitioners(w.db);
    const auto known = std::find_if(all.begin(), all.end(),
                                    [&](const model::Practitioner& one) { return one.account == person.account; });
    const auto before = known == all.end() ? model::Practitioner{} : *known;
    w.db.run("INSERT INTO practitioner (account_id, licence, authority, licensed_from, licensed_until, maximum_depth, "
             "modalities) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id) DO UPDATE SET "
             "licence = excluded.licence, authority = excluded.authority, licensed_from = excluded.licensed_from, "
             "licensed_until = excluded.licensed_until, maximum_depth = excluded.maximum_depth, "
             "modalities = excluded.modalities",
             person.account, person.licence, person.authority, person.licensedFrom, person.licensedUntil,
             person.maximumDepth ? std::optional{person.maximumDepth->micrometres} : std::nullopt,
             modalityText(person.modalities));
    return Written{person.account.value, *uid, editPayload(person, before, writePractitioner)};
}

Outcome apply(Writing& w, const model::AddTraining& change) {
    const std::string name{model::trimmed(change.training.name)};
    const auto& training = change.training;
    model::Problems problems;
    if (!accountUid(w, change.account)) {
        problems.push_back({"account", "unknown", {}});
    }
    if (name.empty()) {
        problems.push_back({"name", "required", {}});
    } else if (model::lengthOf(name) > longestName) {
        problems.push_back({"name", "too-long", {std::to_string(longestName)}});
    }
    if (training.day > w.today) {
        problems.push_back({"day", "in-the-future", {model::isoText(training.day)}});
    }
    if (training.validUntil && *training.validUntil < training.day) {
        problems.push_back({"validUntil", "before-its-start", {model::isoText(training.day)}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto uid = w.newUid();
    const auto id = w.db.insert("INSERT INTO training (uid, account_id, name, day, valid_until, recorded_at, "
                                "recorded_by_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
                                uid, change.account, name, training.day, training.validUntil, w.now, w.who.id);
    return Written{id, uid, JsonText::object([&](JsonText& json) {
                       json.field("account", uidOf(w.db, change.account));
                       json.field("name", name);
                       json.field("day", training.day);
                       json.field("validUntil", training.validUntil);
                   })};
}

} // namespace db
