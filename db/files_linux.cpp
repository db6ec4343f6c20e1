#include "db/error.h"
#include "db/files.h"
#include "db/hash.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace db {
namespace {

// Only the last part of a path is told: what lies above may hold a person's name.
[[noreturn]] void fail(const char* operation, const std::filesystem::path& path) {
    const int number = errno;
    const auto fault = number == ENOSPC || number == EDQUOT                     ? Fault::full
                       : number == EACCES || number == EPERM || number == EROFS ? Fault::readOnly
                                                                                : Fault::io;
    throw Error{fault, operation, path.filename().string() + ": " + std::strerror(number)};
}

class Descriptor {
public:
    Descriptor(const std::filesystem::path& path, int flags)
        : path_{path}
        , value_{::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600)} {
        if (value_ < 0) {
            fail("open", path);
        }
    }
    ~Descriptor() {
        if (value_ >= 0) {
            ::close(value_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int value() const { return value_; }
    int release() { return std::exchange(value_, -1); }
    void sync() const {
        if (::fsync(value_) != 0) {
            fail("sync", path_);
        }
    }
    void write(std::string_view content) const {
        while (!content.empty()) {
            const auto written = ::write(value_, content.data(), content.size());
            if (written < 0) {
                fail("write", path_);
            }
            content.remove_prefix(static_cast<std::size_t>(written));
        }
    }

private:
    const std::filesystem::path& path_;
    int value_;
};

/// Opening a pipe that nobody writes to would wait for ever; a device can be read without end.
constexpr int ordinaryOnly = O_RDONLY | O_NONBLOCK;

void expectOrdinary(const Descriptor& descriptor, const std::filesystem::path& file) {
    struct stat status {};
    if (::fstat(descriptor.value(), &status) != 0) {
        fail("inspect", file);
    }
    if (!S_ISREG(status.st_mode)) {
        throw Error{Fault::io, "open", file.filename().string() + ": not an ordinary file"};
    }
}

} // namespace

std::string readFile(const std::filesystem::path& file) {
    const Descriptor descriptor{file, ordinaryOnly};
    expectOrdinary(descriptor, file);
    std::string content;
    std::array<char, 16384> piece{};
    for (;;) {
        const auto size = ::read(descriptor.value(), piece.data(), piece.size());
        if (size < 0) {
            fail("read", file);
        }
        if (size == 0) {
            return content;
        }
        if (content.size() + static_cast<std::size_t>(size) > longestReadFile) {
            throw Error{Fault::corrupt, "read", file.filename().string() + ": longer than any of ours"};
        }
        content.append(piece.data(), static_cast<std::size_t>(size));
    }
}

void createFile(const std::filesystem::path& file, std::string_view content) {
    const Descriptor descriptor{file, O_WRONLY | O_CREAT | O_EXCL};
    descriptor.write(content);
    descriptor.sync();
}

void replaceFile(const std::filesystem::path& file, std::string_view content) {
    const std::filesystem::path beside{file.string() + ".new"};
    ::unlink(beside.c_str()); // left over from a crash
    createFile(beside, content);
    if (::rename(beside.c_str(), file.c_str()) != 0) {
        fail("rename", file);
    }
    syncFolder(file.parent_path());
}

void copyFile(const std::filesystem::path& from, const std::filesystem::path& to) {
    const Descriptor in{from, ordinaryOnly};
    expectOrdinary(in, from);
    const Descriptor out{to, O_WRONLY | O_CREAT | O_EXCL};
    std::vector<char> piece(std::size_t{1} << 20U);
    for (;;) {
        const auto size = ::read(in.value(), piece.data(), piece.size());
        if (size < 0) {
            fail("read", from);
        }
        if (size == 0) {
            break;
        }
        out.write({piece.data(), static_cast<std::size_t>(size)});
    }
    out.sync();
}

void syncFile(const std::filesystem::path& file) {
    Descriptor{file, O_RDONLY}.sync();
}

void renameOver(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) {
        fail("rename", to);
    }
}

void makePrivate(const std::filesystem::path& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0 || S_ISLNK(status.st_mode) || (status.st_mode & 0077U) == 0) {
        return;
    }
    if (::chmod(path.c_str(), status.st_mode & 0700U) != 0 && errno != EPERM && errno != EROFS) {
        fail("protect", path);
    }
}

void createFolder(const std::filesystem::path& folder) {
    if (::mkdir(folder.c_str(), 0700) != 0) {
        fail("create", folder);
    }
}

void syncFolder(const std::filesystem::path& folder) {
    const std::filesystem::path place = folder.empty() ? "." : folder;
    Descriptor{place, O_RDONLY | O_DIRECTORY}.sync();
}

void renameInto(const std::filesystem::path& from, const std::filesystem::path& to) {
    // RENAME_NOREPLACE: an empty folder that appeared meanwhile is somebody else's.
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) != 0) {
        // Some file systems do not know the flag.
        if (errno != EINVAL || ::access(to.c_str(), F_OK) == 0 || ::rename(from.c_str(), to.c_str()) != 0) {
            fail("rename", to);
        }
    }
    syncFolder(to.parent_path());
}

bool exchangeNames(const std::filesystem::path& one, const std::filesystem::path& other) {
    if (::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) != 0) {
        if (errno == EINVAL || errno == ENOSYS || errno == EXDEV) { // the last: layered file systems
            return false;
        }
        fail("rename", other);
    }
    syncFolder(one.parent_path());
    if (other.parent_path() != one.parent_path()) {
        syncFolder(other.parent_path());
    }
    return true;
}

bool onSameDisk(const std::filesystem::path& one, const std::filesystem::path& other) {
    struct stat first {};
    struct stat second {};
    if (::stat(one.c_str(), &first) != 0) {
        fail("inspect", one);
    }
    if (::stat(other.c_str(), &second) != 0) {
        fail("inspect", other);
    }
    return first.st_dev == second.st_dev;
}

std::string machineName() {
    std::string own;
    try {
        own = readFile("/etc/machine-id");
    } catch (const Error&) {
        std::array<char, 256> host{};
        if (::gethostname(host.data(), host.size() - 1) == 0) {
            own = host.data();
        }
    }
    Fields fields;
    fields.text("needlebook machine");
    fields.text(own);
    return hexOf(fields.hash()).substr(0, 32);
}

bool canWrite(const std::filesystem::path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && (status.st_mode & 0222U) != 0 && ::access(path.c_str(), W_OK) == 0;
}

std::int64_t fileSystemType(const std::filesystem::path& path) {
    struct statfs status {};
    if (::statfs(path.c_str(), &status) != 0) {
        fail("inspect", path);
    }
    return status.f_type;
}

bool isNetworkType(std::int64_t type) {
    switch (static_cast<std::uint32_t>(type)) {
    case 0x6969:     // NFS
    case 0x517b:     // SMB
    case 0xff534d42: // CIFS
    case 0xfe534d42: // SMB2
    case 0x65735546: // FUSE, so also sshfs and cloud folders
    case 0x5346414f: // AFS
    case 0x01021997: // 9P
    case 0x00c36400: // Ceph
    case 0x564c:     // NCP
    case 0x73757245: // Coda
        return true;
    default:
        return false;
    }
}

FileLock::FileLock(const std::filesystem::path& file)
    : descriptor_{Descriptor{file, O_RDWR | O_CREAT}.release()} {
    if (::flock(descriptor_, LOCK_EX) != 0) {
        ::close(descriptor_);
        fail("lock", file);
    }
}

std::optional<FileLock> FileLock::ifFree(const std::filesystem::path& file) {
    FileLock lock{Descriptor{file, O_RDWR | O_CREAT}.release()};
    if (::flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) {
            fail("lock", file);
        }
        return std::nullopt;
    }
    return lock;
}

FileLock::FileLock(FileLock&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)} {}

FileLock::~FileLock() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

bool isLocked(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) {
        return false;
    }
    const bool taken = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(descriptor);
    return taken;
}

} // namespace db
