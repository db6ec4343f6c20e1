#pragma once
// The program's mail transport as presenters take it.

#include <memory>

namespace present {
struct Mailing;
}

namespace gui {

std::shared_ptr<const present::Mailing> newMailing();

} // namespace gui
