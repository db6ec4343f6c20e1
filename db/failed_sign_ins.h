#pragma once
// Passwords and PINs that were wrong, kept in a file beside the slots: for the trail, which hears of those that failed
// on a closed store at the next sign-in, and for the pause that grows with each.
//
//   <account uid, or "unknown"> <not yet in the trail> <time of the last, UTC microseconds> <in a row>
//
// All names without a slot share one line, for what was typed there may be a password. The file lies beside the slots,
// so whoever can write there can empty it; against a person at the desk it holds, and Argon2id holds against the other.

#include "db/files.h"
#include "model/day.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace db {

inline constexpr std::string_view unknownName = "unknown";

struct FailedSignIns {
    std::string account;
    std::int64_t count = 0; ///< not yet in the trail
    model::Instant last{};
    std::int64_t inARow = 0; ///< since the last that was right
};

/// None after the first two in a row, then 1, 2, 4 ... seconds and never more than 60: nobody is shut out for good.
std::chrono::seconds pauseAfter(std::int64_t failuresInARow);

/// Those that the trail has not heard of.
std::vector<FailedSignIns> failedSignIns(const std::filesystem::path& file);
/// They are in the trail now; how many there were in a row is kept.
void clearFailedSignIns(const std::filesystem::path& file);
/// One of them is.
void enteredFailedSignIn(const std::filesystem::path& file, std::string_view account);
void countFailedSignIn(const std::filesystem::path& file, std::string_view account, model::Instant now);

/// One try at a time, over all programs: holds the file from asking whether it may be made until it is told how it
/// went.
class SignInTry {
public:
    SignInTry(const std::filesystem::path& file, std::string_view account, model::Instant now);

    /// What is left of the pause. A clock that was set back begins it anew.
    std::chrono::seconds wait();
    std::int64_t failuresInARow() const;
    void succeeded();
    void failed();

private:
    FailedSignIns* line();
    void write() const;

    std::filesystem::path file_;
    FileLock lock_;
    std::vector<FailedSignIns> all_;
    std::string account_;
    model::Instant now_;
};

} // namespace db
