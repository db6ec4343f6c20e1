#include "app/present/idle_lock.h"

#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

constexpr std::chrono::minutes toldBySecond{1}; ///< told second by second

} // namespace

IdleLock::IdleLock(std::function<Elapsed()> elapsed)
    : elapsed_{std::move(elapsed)}
    , lastUse_{elapsed_()} {}

/// While everything is in sight and the desk may stay longer, the others go first.
bool IdleLock::hidesOthersFirst() const {
    return treating_ && sight_ == Sight::all && limits_.atDesk > limits_.after;
}

std::optional<IdleLock::Elapsed> IdleLock::left() const {
    if (never() || sight_ == Sight::nothing) {
        return std::nullopt;
    }
    const Elapsed limit = treating_ && !hidesOthersFirst() ? limits_.atDesk : limits_.after;
    return limit - idle();
}

bool IdleLock::look() {
    const auto before = sight_;
    if (sight_ == Sight::deskOnly && !treating_) {
        sight_ = Sight::nothing; // the desk alone was in sight, and its session has ended
    } else if (treating_ && !never() && idle() >= limits_.atDesk) {
        sight_ = Sight::nothing; // also straight from everything: after a suspend of hours
    } else if (const auto time = left(); time && *time <= Elapsed::zero()) {
        sight_ = hidesOthersFirst() ? Sight::deskOnly : Sight::nothing;
    }
    return sight_ != before;
}

bool IdleLock::used() {
    const bool late = look();
    if (sight_ != Sight::nothing) {
        lastUse_ = elapsed_();
    }
    return late;
}

void IdleLock::lock() {
    sight_ = Sight::nothing;
}

void IdleLock::unlock() {
    sight_ = Sight::all;
    lastUse_ = elapsed_();
}

std::string IdleLock::words() const {
    if (sight_ == Sight::nothing) {
        return tr("locked");
    }
    const auto time = left();
    if (!time) {
        return tr("does not lock by itself");
    }
    const auto minutes = std::max<std::int64_t>(1, std::chrono::ceil<std::chrono::minutes>(*time).count());
    return counted(hidesOthersFirst() ? tr("{n, plural, one {hides other clients in # min} other {hides other clients "
                                           "in # min}}")
                                      : tr("{n, plural, one {locks in # min} other {locks in # min}}"),
                   minutes);
}

std::string IdleLock::lastMinute() const {
    const auto time = left();
    if (!time || *time > toldBySecond) {
        return {};
    }
    const auto seconds = std::max<std::int64_t>(1, std::chrono::ceil<std::chrono::seconds>(*time).count());
    return counted(hidesOthersFirst()
                       ? tr("{n, plural, one {Hides other clients in # second} other {Hides other clients in # "
                            "seconds}}: press a key")
                       : tr("{n, plural, one {Locks in # second} other {Locks in # seconds}}: press a key"),
                   seconds);
}

} // namespace present
