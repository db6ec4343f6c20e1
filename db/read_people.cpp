#include "db/read_people.h"

#include "db/text_list.h"

#include <map>

namespace db::read {
namespace {

constexpr char practitionersSql[] =
    "SELECT a.id, coalesce(p.licence, ''), coalesce(p.authority, ''), p.licensed_from, p.licensed_until, p.maximum_depth, "
    "coalesce(p.modalities, '') FROM account a LEFT JOIN practitioner p ON p.account_id = a.id "
    "WHERE p.account_id IS NOT NULL OR EXISTS (SELECT 1 FROM training t WHERE t.account_id = a.id) ORDER BY a.id";
constexpr char trainingsSql[] = "SELECT account_id, name, day, valid_until FROM training ORDER BY account_id, day, id";

model::Practitioner practitionerOf(const Row& row) {
    model::Practitioner person;
    person.account = row.get<model::AccountId>(0);
    person.licence = row.text(1);
    person.authority = row.text(2);
    person.licensedFrom = row.get<std::optional<model::Day>>(3);
    person.licensedUntil = row.get<std::optional<model::Day>>(4);
    if (const auto depth = row.get<std::optional<int>>(5)) {
        person.maximumDepth = model::Depth{*depth};
    }
    for (const auto& code : wordsOf(row.text(6))) {
        if (const auto modality = model::fromCode<model::Modality>(code)) {
            person.modalities.insert(*modality);
        }
    }
    return person;
}

} // namespace

std::vector<model::Practitioner> practitioners(Connection& connection) {
    auto people = connection.rows(practitionersSql, practitionerOf);
    std::map<model::AccountId, std::vector<model::Training>> trainings;
    connection.each(trainingsSql, [&](const Row& row) {
        trainings[row.get<model::AccountId>(0)].push_back(
            {row.text(1), row.get<model::Day>(2), row.get<std::optional<model::Day>>(3)});
    });
    for (auto& person : people) {
        person.trainings = std::move(trainings[person.account]);
    }
    return people;
}

} // namespace db::read
