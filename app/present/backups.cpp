#include "app/present/backups.h"

#include "app/present/asking.h"
#include "app/present/backup_words.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/files.h"
#include "db/role_table.h"

namespace present {

namespace {

std::string noteOf(const std::filesystem::path& store, const std::string& folder) {
    std::error_code failed;
    if (folder.empty()) {
        return tr("no folder chosen yet");
    }
    if (!std::filesystem::is_directory(folder, failed)) {
        return tr("the folder is not there: is its disk plugged in?");
    }
    try {
        return db::onSameDisk(store, folder) ? tr("on the same disk as the store: no help when that disk fails")
                                             : tr("on another disk than the store");
    } catch (const db::Error&) {
        return {};
    }
}

struct FolderRead {
    std::vector<db::BackupInfo> made;
    std::string note;
};

} // namespace

Message backupMessage(const model::Outcome<db::BackupInfo>& made) {
    if (made) {
        return made->altered
                   ? Message{tr("The backup was made, but its trail does not verify."), backupWhy("trail-altered"),
                             Tone::deny}
                   : Message{tr("The backup was made and checked."), made->folder.filename().string(), Tone::safe};
    }
    const auto& problem = made.problems().front();
    if (problem.code == "stopped") {
        return {tr("The backup was stopped."), tr("Nothing of it was kept."), Tone::neutral};
    }
    return {tr("No backup was made."), problem.field == "backup" ? backupWhy(problem.code) : joined(made.problems()),
            Tone::deny};
}

Backups::Backups(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports}
    , folderWorker_{seat_.ports} {
    refresh();
}

Backups::~Backups() {
    stop_.request_stop();
}

void Backups::refresh() {
    render();
    readFolder();
}

/// A disk may be slow, or away.
void Backups::readFolder() {
    if (!may(seat_, db::readBackupsVerb) || seat_.store->kind() == db::StoreKind::backup) {
        return;
    }
    folderWorker_.forget();
    folderWorker_.run<FolderRead>(
        [access = seat_.access, store = seat_.store->folder()] {
            return FolderRead{access.backupsMade(), noteOf(store, access.backupState().target.folder)};
        },
        [this](FolderRead read) {
            made_ = std::move(read.made);
            note_ = std::move(read.note);
            render();
        },
        [this](const std::string& why) {
            made_.clear();
            note_ = why;
            render();
        },
        Lane::aside);
}

void Backups::say(Message message) {
    busy_ = false;
    progress_.clear();
    message_ = std::move(message);
    refresh();
}

void Backups::save(const std::string& folder, const std::string& warnDays) {
    if (busy_) {
        return;
    }
    problems_.clear();
    const auto days = typedNumber(warnDays);
    if (!days) {
        problems_ = byField({{"warnDays", "not-a-number", {}}});
        render();
        return;
    }
    busy_ = true;
    render();
    using Answer = model::Outcome<model::Done>;
    worker_.run<Answer>(
        [access = seat_.access, target = db::BackupTarget{std::string{trimmed(folder)}, *days}]() mutable {
            return access.setBackupTarget(target);
        },
        [this](const Answer& answer) {
            if (answer) {
                say({tr("Saved."), "", Tone::safe});
                return;
            }
            problems_ = byField(answer.problems());
            say({tr("This was not saved."), problems_.contains("folder") ? "" : joined(answer.problems()), Tone::deny});
        },
        [this](const std::string& why) {
            say({tr("This was not saved."), why, Tone::deny});
        });
}

void Backups::make() {
    if (busy_) {
        return;
    }
    busy_ = true;
    stop_ = std::stop_source{};
    message_ = {};
    progress_ = backupProgress(db::BackupStep::copying, 0);
    render();
    using Answer = model::Outcome<db::BackupInfo>;
    const auto tell = worker_.reporter();
    const auto progress = [tell, this](db::BackupStep step, int percent) {
        tell([this, words = backupProgress(step, percent)] {
            if (progress_ != words) {
                progress_ = words;
                render();
            }
        });
    };
    worker_.run<Answer>(
        [access = seat_.access, progress, stop = stop_.get_token()]() mutable {
            return access.makeBackup(db::BackupReason::hand, progress, stop);
        },
        [this](const Answer& made) { say(backupMessage(made)); },
        [this](const std::string& why) {
            say({tr("No backup was made."), why, Tone::deny});
        },
        Lane::audits);
}

void Backups::cancel() {
    stop_.request_stop();
}

void Backups::goOn(const std::string& reason, const std::string& password) {
    if (busy_) {
        return;
    }
    busy_ = true;
    problems_.clear();
    render();
    using Answer = model::Outcome<model::Done>;
    worker_.run<Answer>([store = seat_.store, name = seat_.access.actor().person().signInName, reason,
                         password] { return store->goOn(name, password, reason); },
                        [this](const Answer& answer) {
                            if (!answer) {
                                say({tr("The copy is as it was."), joined(answer.problems()), Tone::deny});
                                return;
                            }
                            busy_ = false;
                            if (wentOn) {
                                wentOn();
                            }
                        },
                        [this](const std::string& why) {
                            say({tr("The copy is as it was."), why, Tone::deny});
                        });
}

std::filesystem::path Backups::folderOf(std::int64_t row) const {
    return row < 1 || row > std::ssize(made_) ? std::filesystem::path{}
                                              : made_[static_cast<std::size_t>(row - 1)].folder;
}

void Backups::render() {
    BackupsView next;
    next.offered = may(seat_, db::readBackupsVerb);
    if (!next.offered) {
        show(std::move(next));
        return;
    }
    const auto state = seat_.access.backupState();
    const BackupWall wall{seat_.ports.now(), seat_.access.clinic().timeZone, seat_.access.today()};
    const auto& roles = seat_.access.actor().person().roles;
    next.folder = state.target.folder;
    next.warnDays = std::to_string(state.target.warnDays);
    next.mayEdit = may(seat_, db::backupFolderVerb);
    next.mayMake = may(seat_, db::backupVerb) && !state.target.folder.empty();
    next.mayRestore = db::mayDo(roles, db::restoreVerb);
    next.note = note_;
    switch (seat_.store->kind()) {
    case db::StoreKind::live:
        next.alarm = backupAlarm(state, wall);
        if (state.restoration) {
            next.restored = restoredAlarm(*state.restoration, wall);
        }
        break;
    case db::StoreKind::oldCopy:
        next.mayGoOn = db::mayDo(roles, db::goOnVerb);
        next.copy = {
            tr("This is an old copy of the store."),
            tr("Another copy has gone on since. Open that one; or restore a backup; or go on with this one, and "
               "give up what was entered elsewhere."),
            Tone::warn};
        break;
    case db::StoreKind::backup:
        next.copy = {tr("This is a backup."), tr("It can be looked at. To work with it, restore it."), Tone::warn};
        break;
    }
    std::int64_t number = 0;
    for (const auto& one : made_) {
        next.backups.rows.push_back(
            {++number,
             {{dayAndTime(one.madeAt, wall.timeZone, wall.today), {}, false},
              {words(one.reason), {}, false},
              {fill(tr("{0} entries"), {present::number(one.sequence)}), {}, false},
              {"", one.altered ? Chip{tr("Trail altered"), Tone::deny} : Chip{tr("Checked"), Tone::safe}, false}}});
        if (next.backups.rows.size() == 60) {
            break;
        }
    }
    next.backups.empty = tr("No backup yet.");
    next.busy = busy_;
    next.progress = progress_;
    next.problems = problems_;
    next.message = message_;
    show(std::move(next));
}

} // namespace present
