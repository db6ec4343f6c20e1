#pragma once
// A clinic whose store can be closed, copied, restored and opened again, with a clock that stands until it is moved and
// a state folder of its own.

#include "db/access.h"
#include "db/restore.h"
#include "tests/support/scratch.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

namespace support {

class CopyDesk {
public:
    explicit CopyDesk(bool encrypted = true) {
        std::filesystem::create_directory(backups);
        auto made = db::Store::create({.folder = folder,
                                       .clinic = "Skin Clinic",
                                       .timeZone = "Europe/London",
                                       .ownerSignIn = "Olga",
                                       .ownerFullName = "Olga Owner",
                                       .ownerPassword = "open sesame",
                                       .encrypted = encrypted},
                                      environment());
        BOOST_REQUIRE(made.ok());
        recoveryKey = made->recoveryKey;
        in = std::move(*made);
    }

    db::Environment environment() const {
        db::Environment with;
        with.clock = [now = now] { return *now; };
        with.keyCost = db::KeyCost::cheapest;
        with.stateFolder = scratch / "state";
        with.machine = "here";
        return with;
    }
    void later(std::chrono::hours time) { *now += time; }

    model::Outcome<db::SignedIn> opened(const std::filesystem::path& path, const char* name = "olga",
                                        const char* password = "open sesame") const {
        return db::Store::open(path, name, password, environment());
    }
    void open() {
        auto again = opened(folder);
        BOOST_REQUIRE(again.ok());
        in = std::move(*again);
    }
    void close() { in.reset(); }
    db::Access access() { return in->store->as(in->actor); }

    std::int64_t done(const model::Change& change) {
        const auto applied = access().apply(change);
        BOOST_REQUIRE(applied.ok());
        return applied->id;
    }
    model::ClientId client(const char* family) {
        model::Client client;
        client.givenName = "Ana";
        client.familyName = family;
        return model::ClientId{done(model::AddClient{client})};
    }
    model::LotId lot(const char* number, int quantity) {
        return model::LotId{done(model::ReceiveLot{access().products().front().id, number,
                                                   model::parseDay("2028-06-30").value(), quantity, "", false, false})};
    }
    void waste(model::CartridgeId unit) {
        done(model::WasteCartridge{unit, model::WasteReason::dropped, "", model::WasteMethod::other});
    }
    std::vector<db::CartridgeRow> unitsOf(model::LotId lot) { return access().cartridges(lot).rows; }

    /// By hand, into the folder for backups.
    db::BackupInfo backup() {
        auto made = access().makeBackup(db::BackupReason::hand, {}, {}, backups);
        BOOST_REQUIRE(made.ok());
        return *made;
    }
    db::RestoreOrder order(const std::filesystem::path& from) const { return {from, folder, "Olga", "open sesame"}; }
    model::Outcome<db::RestoreDone> restore(const std::filesystem::path& from, const db::RestoreHook& hook = {}) const {
        return db::restoreBackup(order(from), environment(), {}, {}, hook);
    }

    /// Names in a folder, hidden ones too, sorted.
    static std::vector<std::string> names(const std::filesystem::path& in) {
        std::vector<std::string> all;
        for (const auto& entry : std::filesystem::directory_iterator{in}) {
            all.push_back(entry.path().filename().string());
        }
        std::sort(all.begin(), all.end());
        return all;
    }

    Scratch scratch;
    std::filesystem::path folder = scratch / "clinic.needlebook";
    std::filesystem::path backups = scratch / "backups";
    std::shared_ptr<model::Instant> now =
        std::make_shared<model::Instant>(model::parseInstant("2026-03-02T10:00:00.000000Z").value());
    std::string recoveryKey;
    std::optional<db::SignedIn> in;
};

/// Runs `work` in a process that is gone at its end, or before; says how it ended (8: an exception).
template <class Work>
int inProcess(Work work) {
    const auto child = ::fork();
    if (child == 0) {
        int result = 8;
        try {
            result = work();
        } catch (...) {
            result = 8;
        }
        ::_exit(result);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

inline std::string toldOf(const model::Problems& problems) {
    std::string text;
    for (const auto& problem : problems) {
        text += (text.empty() ? "" : "; ") + problem.field + ": " + problem.code;
    }
    return text;
}
/// "" for what was done, else its problems.
template <class T>
std::string toldOf(const model::Outcome<T>& outcome) {
    return outcome ? std::string{} : toldOf(outcome.problems());
}

} // namespace support
