#pragma once
// Files and folders as this system has them: modes, durable replacement, a lock between programs, kinds of disk.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace db {

/// More than any file of ours that is read whole ever holds.
inline constexpr std::size_t longestReadFile = std::size_t{16} << 20U;

/// Everything in it. Throws Error{io} with no more than the file's own name; also for a link, a pipe or a device, which
/// is never waited for, and Error{corrupt} for one that is longer than any of ours.
std::string readFile(const std::filesystem::path& file);

/// A new file of mode 0600 with this content, safely on the disk. Throws Error when it exists.
void createFile(const std::filesystem::path& file, std::string_view content);

/// The old content or the new, never a part: written beside, synced, renamed, the folder synced.
void replaceFile(const std::filesystem::path& file, std::string_view content);

/// What was written to it by others is safely on the disk.
void syncFile(const std::filesystem::path& file);

/// In place of what has that name, if anything has; the folder is not synced.
void renameOver(const std::filesystem::path& from, const std::filesystem::path& to);

/// A new file of mode 0600 with the bytes of another, safely on the disk. Throws Error when it exists.
void copyFile(const std::filesystem::path& from, const std::filesystem::path& to);

/// What others may do with it is taken away; the owner's own rights stay. Nothing happens to what belongs to somebody
/// else, or to a link.
void makePrivate(const std::filesystem::path& path);

/// A new folder of mode 0700.
void createFolder(const std::filesystem::path& folder);
void syncFolder(const std::filesystem::path& folder);

/// Moves a folder to a name that must be free; the folder around it is synced.
void renameInto(const std::filesystem::path& from, const std::filesystem::path& to);

/// Two folders swap their names in one stroke; both folders around them are synced. False when the file system cannot.
bool exchangeNames(const std::filesystem::path& one, const std::filesystem::path& other);

bool onSameDisk(const std::filesystem::path& one, const std::filesystem::path& other);

/// What tells this machine from others, as 32 hex digits; the machine's own id cannot be worked out from it.
std::string machineName();

/// False also for root when no write bit is set.
bool canWrite(const std::filesystem::path& path);

/// The kind of file system as statfs names it (f_type).
std::int64_t fileSystemType(const std::filesystem::path& path);
/// NFS, SMB, FUSE and the like: SQLite's locks do not hold there.
bool isNetworkType(std::int64_t type);

/// Held for as long as it lives; other programs that lock the same file wait.
class FileLock {
public:
    explicit FileLock(const std::filesystem::path& file);
    /// Does not wait: nothing while another holds it.
    static std::optional<FileLock> ifFree(const std::filesystem::path& file);
    ~FileLock();
    FileLock(FileLock&& other) noexcept;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    FileLock& operator=(FileLock&&) = delete;

private:
    explicit FileLock(int descriptor)
        : descriptor_{descriptor} {}
    int descriptor_;
};

/// Whether somebody holds a FileLock on it just now. False for a file that is not there.
bool isLocked(const std::filesystem::path& file);

} // namespace db
