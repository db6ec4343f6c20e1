#pragma once
// The files below resources/ that the program reads, compiled in.

#include <string_view>

namespace resources {

/// The whole text of a file, by its path below resources/ ("zones/zones.csv"). An unknown name is a bug.
std::string_view text(std::string_view name);

} // namespace resources
