#pragma once
// Small ways of asking the store that several screens share.

#include "app/present/view.h"
#include "app/present/worker.h"
#include "db/error.h"

#include <functional>
#include <string_view>
#include <vector>

namespace present {

/// The answer, or nothing when the role table forbids the question; any other fault is thrown on.
template <class Ask>
auto permitted(Ask ask) -> decltype(ask()) {
    try {
        return ask();
    } catch (const db::Error& error) {
        if (error.fault() != db::Fault::notPermitted) {
            throw;
        }
        return {};
    }
}

/// All or none; problems name their fields plainly, whichever change they are of.
model::Outcome<std::vector<db::Applied>> applyAll(db::Access& access, const std::vector<model::Change>& changes);

/// Applies the changes, all or none, off the UI thread. `after` is told nothing when they were taken, else why not.
void write(Worker& worker, const Seat& seat, std::vector<model::Change> changes,
           std::function<void(const Message& refusal)> after);

/// By the role table; for showing what can be done. The store asks again. In an old copy nothing can be done.
bool may(const Seat& seat, std::string_view verb);

} // namespace present
