#pragma once
// What a screen saves: one thing at a time, and what came of it.

#include "app/present/view.h"
#include "app/present/worker.h"

#include <functional>
#include <vector>

namespace present {

class Saver {
public:
    /// `sent` shows that something is being saved, `answered` what is so now.
    Saver(Seat seat, std::function<void()> sent, std::function<void()> answered);

    /// All or none, off the UI thread. Nothing happens while something else is being saved.
    void save(std::vector<model::Change> changes);
    bool busy() const { return busy_; }

    /// Why the last was not taken, or what else the screen has said since.
    const Message& message() const { return message_; }
    void say(Message message) { message_ = std::move(message); }

private:
    Seat seat_;
    Worker worker_;
    std::function<void()> sent_;
    std::function<void()> answered_;
    Message message_;
    bool busy_ = false;
};

} // namespace present
