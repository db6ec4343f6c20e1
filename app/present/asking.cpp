#include "app/present/asking.h"

#include "app/present/finding_text.h"
#include "app/present/tr.h"
#include "db/role_table.h"

namespace present {

namespace {

using Answers = model::Outcome<std::vector<db::Applied>>;

/// "[1].note" -> "note": which of the changes it was means nothing to the person.
model::Problems withoutIndex(model::Problems problems) {
    for (auto& problem : problems) {
        if (const auto end = problem.field.find("]."); problem.field.starts_with('[') && end != std::string::npos) {
            problem.field.erase(0, end + 2);
        }
    }
    return problems;
}

} // namespace

Answers applyAll(db::Access& access, const std::vector<model::Change>& changes) {
    if (changes.size() != 1) {
        auto all = access.apply(changes);
        return all ? std::move(all) : Answers{withoutIndex(all.problems())};
    }
    auto one = access.apply(changes.front());
    return one ? Answers{std::vector{*std::move(one)}} : Answers{one.problems()};
}

void write(Worker& worker, const Seat& seat, std::vector<model::Change> changes,
           std::function<void(const Message& refusal)> after) {
    worker.run<Answers>(
        [seat = seat, changes = std::move(changes)]() mutable { return applyAll(seat.access, changes); },
        [after](const Answers& answer) {
            after(answer ? Message{} : Message{tr("This was not done."), joined(answer.problems()), Tone::deny});
        },
        [after](const std::string& why) {
            after({tr("This was not saved."), why, Tone::deny});
        });
}

bool may(const Seat& seat, std::string_view verb) {
    if (seat.store->kind() != db::StoreKind::live && !verb.starts_with("read.")) {
        return false; // a copy is looked at and nothing else
    }
    return db::mayDo(seat.access.actor().person().roles, verb);
}

} // namespace present
