#include "app/present/saver.h"

#include "app/present/asking.h"

#include <utility>

namespace present {

Saver::Saver(Seat seat, std::function<void()> sent, std::function<void()> answered)
    : seat_{std::move(seat)}
    , worker_{seat_.ports}
    , sent_{std::move(sent)}
    , answered_{std::move(answered)} {}

void Saver::save(std::vector<model::Change> changes) {
    if (busy_) {
        return;
    }
    busy_ = true;
    message_ = {};
    sent_();
    write(worker_, seat_, std::move(changes), [this](const Message& refusal) {
        busy_ = false;
        message_ = refusal;
        answered_();
    });
}

} // namespace present
