#include "app/present/backup_rounds.h"

#include "app/present/asking.h"
#include "app/present/backup_words.h"
#include "app/present/backups.h"
#include "app/present/tr.h"
#include "db/role_table.h"

#include <chrono>
#include <utility>

namespace present {

namespace {

constexpr std::chrono::minutes looksEvery{1};
constexpr std::chrono::minutes waitsAfterFailure{60};

BackupRoundsView leavingWith(const std::string& progress) {
    return {{tr("Making a backup before leaving."), progress, Tone::info}, false};
}

} // namespace

BackupRounds::BackupRounds(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports} {}

BackupRounds::~BackupRounds() {
    stop_.request_stop();
}

bool BackupRounds::canMake() const {
    return may(seat_, db::backupVerb) && may(seat_, db::readBackupsVerb);
}

void BackupRounds::run(db::BackupReason reason, std::function<void(const model::Outcome<db::BackupInfo>&)> done,
                       std::function<void(const std::string&)> failed) {
    using Answer = model::Outcome<db::BackupInfo>;
    stop_ = std::stop_source{};
    const auto tell = worker_.reporter();
    const auto progress = [tell, this](db::BackupStep step, int percent) {
        tell([this, next = leavingWith(backupProgress(step, percent))] {
            if (go_ && view() != next) {
                show(next);
            }
        });
    };
    worker_.run<Answer>([access = seat_.access, reason, progress,
                         stop = stop_.get_token()]() mutable { return access.makeBackup(reason, progress, stop); },
                        std::move(done), std::move(failed), Lane::audits);
}

void BackupRounds::look() {
    const auto now = seat_.ports.now();
    if (worker_.busy() || go_ || !canMake() || (now >= looked_ && now - looked_ < looksEvery)) {
        return;
    }
    looked_ = now;
    const auto state = seat_.access.backupState();
    const auto& zone = seat_.access.clinic().timeZone;
    const bool today = state.lastGood && model::localTime(state.lastGood->at, zone).day >= seat_.access.today();
    if (state.target.folder.empty() || today || !state.changedSince ||
        (now >= tried_ && now - tried_ < waitsAfterFailure)) {
        return;
    }
    tried_ = now;
    run(
        db::BackupReason::daily,
        [this](const auto&) {
            if (ran) {
                ran();
            }
        },
        [this](const std::string&) {
            if (ran) {
                ran();
            }
        });
}

bool BackupRounds::due() const {
    try {
        if (!canMake()) {
            return false;
        }
        const auto state = seat_.access.backupState();
        return !state.target.folder.empty() && state.changedSince;
    } catch (const db::Error&) {
        return false; // leaving is never refused, whatever the disk says
    }
}

void BackupRounds::leave(std::function<void()> go) {
    if (go_) {
        return; // it is being left already
    }
    go_ = std::move(go);
    if (!due()) {
        goNow();
        return;
    }
    makeBeforeLeaving();
}

void BackupRounds::makeBeforeLeaving() {
    show(leavingWith(backupProgress(db::BackupStep::copying, 0)));
    run(
        db::BackupReason::exit,
        [this](const model::Outcome<db::BackupInfo>& made) {
            if (made && !made->altered) {
                goNow();
            } else {
                show({backupMessage(made), true});
            }
        },
        [this](const std::string& why) {
            show({{tr("No backup was made."), why, Tone::deny}, true});
        });
}

void BackupRounds::again() {
    if (go_ && !worker_.busy()) {
        makeBeforeLeaving();
    }
}

void BackupRounds::goAllTheSame() {
    stop_.request_stop();
    worker_.forget();
    if (go_) {
        goNow();
    }
}

void BackupRounds::stay() {
    stop_.request_stop();
    worker_.forget();
    go_ = nullptr;
    show({});
}

void BackupRounds::goNow() {
    show({});
    if (const auto go = std::exchange(go_, nullptr)) {
        go();
    }
}

} // namespace present
