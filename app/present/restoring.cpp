#include "app/present/restoring.h"

#include "app/present/backup_words.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/tr.h"

namespace present {

Restoring::Restoring(Ports ports, db::Environment environment)
    : ports_{std::move(ports)}
    , environment_{std::move(environment)}
    , worker_{ports_} {}

Restoring::~Restoring() {
    stop_.request_stop();
}

void Restoring::begin(const std::filesystem::path& backup, const std::filesystem::path& store,
                      const std::string& signInName) {
    worker_.forget();
    order_.reset();
    RestoringView first;
    first.backup = backup.string();
    first.store = store.string();
    first.signInName = signInName;
    show(std::move(first));
}

void Restoring::typed(const std::string& backup, const std::string& signInName) {
    if (view().busy || (backup == view().backup && signInName == view().signInName)) {
        return;
    }
    order_.reset();
    RestoringView next;
    next.store = view().store;
    next.backup = backup;
    next.signInName = signInName;
    show(std::move(next));
}

void Restoring::start(const std::string& progress) {
    stop_ = std::stop_source{};
    auto next = view();
    next.busy = true;
    next.progress = progress;
    next.problems.clear();
    next.message = {};
    show(std::move(next));
}

void Restoring::refuse(const model::Problems& problems, const std::string& title) {
    auto next = view();
    next.busy = false;
    next.progress.clear();
    next.problems = byField(problems);
    next.message = {title, joined(problems), Tone::deny};
    show(std::move(next));
}

void Restoring::fail(const std::string& title, const std::string& why) {
    auto next = view();
    next.busy = false;
    next.progress.clear();
    next.message = {title, why, Tone::deny};
    show(std::move(next));
}

db::BackupProgress Restoring::reporter() {
    return [tell = worker_.reporter(), this](db::BackupStep step, int percent) {
        tell([this, words = backupProgress(step, percent)] {
            if (view().busy && view().progress != words) {
                auto next = view();
                next.progress = words;
                show(std::move(next));
            }
        });
    };
}

void Restoring::look(const std::string& backup, const std::string& signInName, const std::string& secret) {
    if (view().busy) {
        return;
    }
    auto next = view();
    next.backup = trimmed(backup);
    next.signInName = trimmed(signInName);
    next.inside.clear();
    next.lost = {};
    next.looked = false;
    next.done = false;
    show(std::move(next));
    order_.reset();
    model::Problems problems;
    if (view().backup.empty()) {
        problems.push_back({"backup", "required", {}});
    }
    if (view().signInName.empty()) {
        problems.push_back({"signInName", "required", {}});
    }
    if (!problems.empty()) {
        refuse(problems, tr("Some fields need attention."));
        return;
    }
    start(backupProgress(db::BackupStep::checking, 0));
    using Answer = model::Outcome<db::BackupLook>;
    const db::RestoreOrder order{view().backup, view().store, view().signInName, secret};
    worker_.run<Answer>([order, environment = environment_, progress = reporter(),
                         stop = stop_.get_token()] { return db::lookInside(order, environment, progress, stop); },
                        [this, order](const Answer& answer) {
                            if (!answer) {
                                refuse(answer.problems(), tr("The backup was not opened."));
                                return;
                            }
                            order_ = order;
                            const auto zone = ports_.systemZone();
                            const auto now = ports_.now();
                            auto seen = view();
                            seen.busy = false;
                            seen.progress.clear();
                            seen.looked = true;
                            seen.inside = insideLines(*answer, {now, zone, model::localTime(now, zone).day});
                            seen.lost = lostMessage(*answer);
                            show(std::move(seen));
                        },
                        [this](const std::string& why) { fail(tr("The backup was not opened."), why); }, Lane::aside);
}

void Restoring::restore() {
    if (view().busy || !order_) {
        return;
    }
    start(backupProgress(db::BackupStep::copying, 0));
    using Answer = model::Outcome<db::RestoreDone>;
    worker_.run<Answer>(
        [order = *order_, environment = environment_, progress = reporter(), stop = stop_.get_token()] {
            return db::restoreBackup(order, environment, progress, stop);
        },
        [this](const Answer& answer) {
            if (!answer) {
                refuse(answer.problems(), tr("Nothing was restored. The store is as it was."));
                return;
            }
            order_.reset();
            auto next = view();
            next.busy = false;
            next.progress.clear();
            next.looked = false;
            next.done = true;
            next.message = restoredMessage(*answer);
            show(std::move(next));
            if (restored) {
                restored(view().store);
            }
        },
        [this](const std::string& why) { fail(tr("Nothing was restored. The store is as it was."), why); },
        Lane::aside);
}

void Restoring::cancel() {
    stop_.request_stop();
}

} // namespace present
