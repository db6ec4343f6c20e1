#pragma once
// A page that is made when it is first asked for: a window starts with the one page that is seen.

#include <cassert>
#include <functional>
#include <utility>

namespace gui {

class Page;

template <class P>
class LatePage {
public:
    /// From now on the person may have it. `wire` leads from it to others, once it stands.
    void offer(std::function<P*()> make, std::function<void(P&)> wire) {
        make_ = std::move(make);
        wire_ = std::move(wire);
    }
    /// Whether the person's roles have it at all.
    explicit operator bool() const { return bool(make_); }
    /// Null until somebody has asked for it.
    P* made() const { return made_; }

    P& operator*() {
        assert(make_); // nobody leads to what the person may not have
        if (made_ == nullptr) {
            made_ = make_();
            wire_(*made_);
        }
        return *made_;
    }
    P* operator->() { return &**this; }

    friend bool operator==(const LatePage& late, const Page* page) { return page != nullptr && late.made_ == page; }

private:
    std::function<P*()> make_;
    std::function<void(P&)> wire_;
    P* made_ = nullptr; ///< owned by the book it stands in
};

} // namespace gui
