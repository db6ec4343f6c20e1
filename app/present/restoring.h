#pragma once
// Restoring a backup, before anybody has signed in: a look inside first, then in the store's place.

#include "app/present/view.h"
#include "app/present/worker.h"
#include "db/restore.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace present {

struct RestoringView {
    std::string backup; ///< folder
    std::string store;  ///< where it goes
    std::string signInName;
    std::vector<std::string> inside; ///< lines about what stands in it; empty before the look
    Message lost;                    ///< what would be lost
    bool looked = false;             ///< and may be restored
    bool done = false;
    bool busy = false;
    std::string progress;
    FieldProblems problems; ///< "backup", "store", "signInName", "secret"
    Message message;
    bool operator==(const RestoringView&) const = default;
};

class Restoring : public Presenter<RestoringView> {
public:
    Restoring(Ports ports, db::Environment environment);
    ~Restoring() override;

    /// Begins anew: `backup` may be empty.
    void begin(const std::filesystem::path& backup, const std::filesystem::path& store, const std::string& signInName);
    /// Reads all of the backup; with what is typed. What was looked at before is forgotten.
    void look(const std::string& backup, const std::string& signInName, const std::string& secret);
    /// What was looked at, and nothing else.
    void restore();
    void cancel();
    /// Something else was typed: the look no longer stands for it.
    void typed(const std::string& backup, const std::string& signInName);

    std::function<void(const std::filesystem::path& store)> restored;

private:
    void start(const std::string& progress);
    void refuse(const model::Problems& problems, const std::string& title);
    void fail(const std::string& title, const std::string& why);
    db::BackupProgress reporter();

    Ports ports_;
    db::Environment environment_;
    Worker worker_;
    std::stop_source stop_;
    std::optional<db::RestoreOrder> order_; ///< what was looked at
};

} // namespace present
