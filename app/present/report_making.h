#pragma once
// How a page makes the report it was asked for.

#include "app/present/finding_text.h"
#include "app/present/report_stamp.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <functional>
#include <string>
#include <utility>

namespace present {

/// `make` reads what the report is of and stamps it, off the UI thread; `then` gets it there. `whyNot` is the title of
/// what is told when it cannot be made.
template <class Paper>
void makeReport(Worker& worker, std::function<model::Outcome<Paper>()> make, std::function<void(Paper)> then,
                std::function<void(Message)> failed, std::string whyNot) {
    const auto fail = [failed = std::move(failed), whyNot = std::move(whyNot)](const std::string& why) {
        failed({whyNot, why, Tone::deny});
    };
    worker.run<model::Outcome<Paper>>(
        std::move(make),
        [then = std::move(then), fail](model::Outcome<Paper> made) {
            if (made) {
                then(*std::move(made));
            } else {
                fail(joined(made.problems()));
            }
        },
        fail);
}

} // namespace present
