#pragma once
// The window's own backups: once a day while somebody is signed in, and when the window is left.

#include "app/present/view.h"
#include "app/present/worker.h"

#include <functional>
#include <stop_token>
#include <string>

namespace present {

struct BackupRoundsView {
    Message message;     ///< while the window is being left; empty else
    bool failed = false; ///< the window stays until a person decides
    bool operator==(const BackupRoundsView&) const = default;
};

class BackupRounds : public Presenter<BackupRoundsView> {
public:
    explicit BackupRounds(Seat seat);
    ~BackupRounds() override;

    /// On every tick of the window; asks the store once a minute, and tries again an hour after a failure.
    void look();
    /// Whether one would be made now if the window were left.
    bool due() const;
    /// Calls `go` at once when nothing was entered since the last good backup, or none can be made; else after the
    /// backup. A failure holds the window until goAllTheSame or again.
    void leave(std::function<void()> go);
    void goAllTheSame(); ///< also while it is being made: what there is of it is dropped
    void again();
    void stay();

    /// A daily one was made or failed: what the window shows of backups is out of date.
    std::function<void()> ran;

private:
    bool canMake() const;
    void run(db::BackupReason reason, std::function<void(const model::Outcome<db::BackupInfo>&)> done,
             std::function<void(const std::string&)> failed);
    void makeBeforeLeaving();
    void goNow();

    Seat seat_;
    Worker worker_;
    std::stop_source stop_;
    model::Instant looked_{};
    model::Instant tried_{};
    std::function<void()> go_;
};

} // namespace present
