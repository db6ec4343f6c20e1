#pragma once
// Threads that presenters' work runs on, one piece after the other; answers come back through the event loop.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace gui {

class Background {
public:
    Background();
    /// Finishes what was asked for: a write that was accepted is carried out.
    ~Background();
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    void run(std::function<void()> work);

private:
    void loop();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> waiting_;
    bool ending_ = false;
    std::thread thread_;
};

} // namespace gui
