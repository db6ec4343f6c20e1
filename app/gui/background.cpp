#include "app/gui/background.h"

#include <utility>

namespace gui {

Background::Background()
    : thread_{[this] { loop(); }} {}

Background::~Background() {
    {
        const std::lock_guard lock{mutex_};
        ending_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void Background::run(std::function<void()> work) {
    {
        const std::lock_guard lock{mutex_};
        waiting_.push_back(std::move(work));
    }
    wake_.notify_one();
}

void Background::loop() {
    while (true) {
        std::function<void()> work;
        {
            std::unique_lock lock{mutex_};
            wake_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
            if (waiting_.empty()) {
                return;
            }
            work = std::move(waiting_.front());
            waiting_.pop_front();
        }
        work();
    }
}

} // namespace gui
