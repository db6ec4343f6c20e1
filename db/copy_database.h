#pragma once
// Copying a whole database page by page while others go on writing to it: SQLite's backup. SQLite3 Multiple Ciphers
// takes only two files of the same cipher and key, and takes the pages apart and seals them anew on the way.

#include "db/connection.h"

#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>

namespace db {

/// Into a file that is there and empty. The copy shows one moment, that of the call, and is left in journal mode
/// DELETE, so that it is one file; it is not yet synced. `key` is that of `from`. False when `stop` ended it.
bool copyDatabase(Connection& from, const std::filesystem::path& to, std::span<const std::byte> key,
                  const std::function<void(int percent)>& progress, const std::stop_token& stop);

} // namespace db
