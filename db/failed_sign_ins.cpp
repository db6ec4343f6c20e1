// One line for each account that somebody failed to sign in to: uid or "unknown", count, time of the last.
#include "db/files.h"
#include "db/keys.h"

#include <algorithm>
#include <sstream>

namespace db {

std::vector<FailedSignIns> failedSignIns(const std::filesystem::path& file) {
    std::vector<FailedSignIns> all;
    if (!std::filesystem::exists(file)) {
        return all;
    }
    std::istringstream lines{readFile(file)};
    FailedSignIns one;
    std::int64_t micros = 0;
    while (lines >> one.account >> one.count >> micros) {
        one.last = model::Instant{std::chrono::microseconds{micros}};
        all.push_back(one);
    }
    return all;
}

void countFailedSignIn(const std::filesystem::path& file, std::string_view account, model::Instant now) {
    const FileLock lock{file.string() + ".lock"};
    auto all = failedSignIns(file);
    auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.account == account; });
    if (found == all.end()) {
        found = all.insert(all.end(), {std::string{account}, 0, now});
    }
    ++found->count;
    found->last = now;
    std::ostringstream text;
    for (const auto& one : all) {
        text << one.account << ' ' << one.count << ' ' << one.last.time_since_epoch().count() << '\n';
    }
    replaceFile(file, text.str());
}

void clearFailedSignIns(const std::filesystem::path& file) {
    const FileLock lock{file.string() + ".lock"};
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
}

} // namespace db
