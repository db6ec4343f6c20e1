#pragma once
// What a window still shows when nobody uses it. Counts on a clock that no one can set and that goes on in suspend.

#include "app/present/ports.h"
#include "model/idle_lock.h"

#include <chrono>
#include <functional>
#include <string>

namespace present {

enum class Sight {
    all,
    deskOnly, ///< the desk of the open session alone: other clients are hidden until somebody proves who he is
    nothing   ///< locked
};

class IdleLock {
public:
    using Elapsed = std::chrono::milliseconds;

    explicit IdleLock(std::function<Elapsed()> elapsed);

    void setLimits(const model::IdleLimits& limits) { limits_ = limits; }
    /// A session is open on the desk of this window.
    void setTreating(bool treating) { treating_ = treating; }

    /// What is due by now; true when less is to be seen than before.
    bool look();
    /// Keyboard or mouse. True when that came too late, as after waking from suspend: less is to be seen than before,
    /// and what was pressed must not reach what stood there.
    bool used();
    void lock();
    void unlock(); ///< somebody has proved who he is

    Sight sight() const { return sight_; }
    bool treating() const { return treating_; }
    std::string words() const;      ///< "locks in 8 min", for the side bar
    std::string lastMinute() const; ///< for the status bar; empty before

private:
    Elapsed idle() const { return elapsed_() - lastUse_; }
    /// Until less is to be seen; nothing while it never comes to that.
    std::optional<Elapsed> left() const;
    bool hidesOthersFirst() const;
    bool never() const { return limits_.after == std::chrono::minutes::zero(); }

    std::function<Elapsed()> elapsed_;
    model::IdleLimits limits_;
    Elapsed lastUse_;
    Sight sight_ = Sight::all;
    bool treating_ = false;
};

} // namespace present
