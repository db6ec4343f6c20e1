#pragma once
// What a conversion needs of SQLite itself.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>

namespace db {

/// Writes all that is in `from` to `to`, a file that is made (mode 0600), under another key or none; the numbers of
/// rows stay. Tells how many bytes are written. False when `stop` ended it; `to` is then good for nothing.
bool exportDatabase(const std::filesystem::path& from, std::span<const std::byte> fromKey,
                    const std::filesystem::path& to, std::span<const std::byte> toKey,
                    const std::function<void(std::int64_t bytes)>& progress, std::stop_token stop);

/// Nobody else has the file open while it lives, nor can open it. Throws Fault::busy when somebody has. The log is
/// worked in, so that the file stands alone.
class OnlyUser {
public:
    OnlyUser(const std::filesystem::path& file, std::span<const std::byte> key);
    ~OnlyUser();
    OnlyUser(const OnlyUser&) = delete;
    OnlyUser& operator=(const OnlyUser&) = delete;

    /// The one text that the query answers with.
    std::string text(const char* sql);

private:
    struct Held;
    std::unique_ptr<Held> held_;
};

} // namespace db
