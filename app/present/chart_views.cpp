#include "app/present/chart_views.h"

#include "app/present/worker.h"

namespace present {

void noteView(const Seat& seat, model::ClientId client) {
    if (!client) {
        return;
    }
    // Nobody waits for the answer: the worker that would bring it is gone at once.
    Worker{seat.ports}.run<bool>(
        [seat, client] {
            auto access = seat.access;
            access.noteView(client);
            return true;
        },
        [](bool) {}, [](const std::string&) {});
}

} // namespace present
