#include "db/failed_sign_ins.h"

#include <algorithm>
#include <sstream>

namespace db {
namespace {

constexpr std::int64_t freeTries = 2;
constexpr std::chrono::seconds longestPause{60};

std::string lockOf(const std::filesystem::path& file) {
    return file.string() + ".lock";
}

std::vector<FailedSignIns> readTries(const std::filesystem::path& file) {
    std::vector<FailedSignIns> all;
    if (!std::filesystem::exists(file)) {
        return all;
    }
    std::istringstream lines{readFile(file)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words{line};
        FailedSignIns one;
        std::int64_t micros = 0;
        if (!(words >> one.account >> one.count >> micros)) {
            continue; // cut off or not ours: what can be read still counts
        }
        if (!(words >> one.inARow)) {
            one.inARow = one.count;
        }
        one.last = model::Instant{std::chrono::microseconds{micros}};
        all.push_back(std::move(one));
    }
    return all;
}

void writeTries(const std::filesystem::path& file, const std::vector<FailedSignIns>& all) {
    std::ostringstream text;
    for (const auto& one : all) {
        if (one.count > 0 || one.inARow > 0) {
            text << one.account << ' ' << one.count << ' ' << one.last.time_since_epoch().count() << ' ' << one.inARow
                 << '\n';
        }
    }
    if (text.view().empty()) {
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
    } else {
        replaceFile(file, text.str());
    }
}

} // namespace

std::chrono::seconds pauseAfter(std::int64_t failuresInARow) {
    if (failuresInARow <= freeTries) {
        return std::chrono::seconds{0};
    }
    const auto doublings = std::min<std::int64_t>(failuresInARow - freeTries - 1, 6);
    return std::min(longestPause, std::chrono::seconds{std::int64_t{1} << doublings});
}

std::vector<FailedSignIns> failedSignIns(const std::filesystem::path& file) {
    auto all = readTries(file);
    std::erase_if(all, [](const FailedSignIns& one) { return one.count == 0; });
    return all;
}

void clearFailedSignIns(const std::filesystem::path& file) {
    const FileLock lock{lockOf(file)};
    auto all = readTries(file);
    for (auto& one : all) {
        one.count = 0;
    }
    writeTries(file, all);
}

void enteredFailedSignIn(const std::filesystem::path& file, std::string_view account) {
    const FileLock lock{lockOf(file)};
    auto all = readTries(file);
    for (auto& one : all) {
        if (one.account == account) {
            one.count = std::max<std::int64_t>(0, one.count - 1);
        }
    }
    writeTries(file, all);
}

void countFailedSignIn(const std::filesystem::path& file, std::string_view account, model::Instant now) {
    SignInTry{file, account, now}.failed();
}

SignInTry::SignInTry(const std::filesystem::path& file, std::string_view account, model::Instant now)
    : file_{file}
    , lock_{lockOf(file)}
    , all_{readTries(file)}
    , account_{account}
    , now_{now} {}

FailedSignIns* SignInTry::line() {
    const auto found =
        std::find_if(all_.begin(), all_.end(), [this](const FailedSignIns& one) { return one.account == account_; });
    return found == all_.end() ? nullptr : &*found;
}

void SignInTry::write() const {
    writeTries(file_, all_);
}

std::chrono::seconds SignInTry::wait() {
    auto* const known = line();
    const auto pause = known != nullptr ? pauseAfter(known->inARow) : std::chrono::seconds{0};
    if (pause.count() == 0) {
        return pause;
    }
    if (now_ < known->last) {
        known->last = now_;
        write();
    }
    const auto left = std::chrono::ceil<std::chrono::seconds>(known->last + pause - now_);
    return std::max(left, std::chrono::seconds{0});
}

std::int64_t SignInTry::failuresInARow() const {
    const auto found =
        std::find_if(all_.begin(), all_.end(), [this](const FailedSignIns& one) { return one.account == account_; });
    return found == all_.end() ? 0 : found->inARow;
}

void SignInTry::succeeded() {
    if (auto* const known = line(); known != nullptr && known->inARow > 0) {
        known->inARow = 0;
        write();
    }
}

void SignInTry::failed() {
    auto* known = line();
    if (known == nullptr) {
        known = &all_.emplace_back(FailedSignIns{account_, 0, now_, 0});
    }
    ++known->count;
    ++known->inARow;
    known->last = now_;
    write();
}

} // namespace db
