#pragma once
// A line on the person's desktop, where a daemon shows such things.

#include <string>

namespace gui {

/// Asks for it and waits for nothing; where there is no session bus or no daemon, nothing happens.
void noticeOnDesktop(const std::string& title, const std::string& text);

} // namespace gui
