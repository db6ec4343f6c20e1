#include "app/present/conversion.h"

#include "app/present/asking.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/convert.h"

namespace present {

namespace {

constexpr int exportedAt = 50; // percent; see db/convert.cpp
constexpr int provedAt = 90;

} // namespace

Conversion::Conversion(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports} {
    render();
}

Conversion::~Conversion() {
    stop_.request_stop();
}

void Conversion::refresh() {
    render();
}

void Conversion::render() {
    ConversionView next;
    next.encrypted = seat_.store->encrypted();
    next.offered = may(seat_, db::convertVerb);
    next.note = next.encrypted ? tr("on") : tr("off: anyone who gets the file can read every record");
    next.explanation =
        next.encrypted
            ? tr("Without encryption anyone who gets the store's file, or an old disk, can read every record. All "
                 "passwords stay as they are. Close the other windows and programs on this store first.")
            : tr("The store gets a key of its own and you a recovery key to print. Everybody else gets a first "
                 "password "
                 "from you, because nobody knows theirs; sending without a person has to be allowed again. Backups "
                 "made "
                 "until now stay readable for anyone who has them. Close the other windows and programs on this store "
                 "first.");
    if (next.encrypted) {
        next.aboutKey =
            tr("When somebody has left who may have kept a copy of the store, or the recovery key on paper is "
               "lost, replace the file key: the old recovery key then opens nothing. You keep your password; "
               "everybody else gets a first password from you. Backups made until then still open with what "
               "opened them.");
    }
    next.working = working_;
    next.percent = percent_;
    if (working_) {
        next.progress = percent_ < exportedAt ? tr("Writing the new file")
                        : percent_ < provedAt ? tr("Proving the new file against the trail")
                                              : tr("Putting it in place of the old one");
    }
    next.recoveryKey = recoveryKey_;
    next.firstPasswords = firstPasswords_;
    next.passwordProblem = passwordProblem_;
    next.message = message_;
    show(std::move(next));
}

void Conversion::convert(const std::string& password) {
    run(password, false);
}

void Conversion::replaceKey(const std::string& password) {
    run(password, true);
}

void Conversion::run(const std::string& password, bool newKey) {
    if (working_) {
        return;
    }
    working_ = true;
    percent_ = 0;
    message_ = {};
    passwordProblem_.clear();
    stop_ = std::stop_source{};
    render();
    using Answer = model::Outcome<db::Converted>;
    worker_.run<Answer>(
        [seat = seat_, password, newKey, stop = stop_.get_token(), tell = worker_.reporter(), this] {
            auto access = seat.access;
            db::Conversion wanted;
            wanted.encrypted = newKey || !seat.store->encrypted();
            wanted.newKey = newKey;
            wanted.password = password;
            wanted.stop = stop;
            // `this` is only touched by what `tell` brings to the UI thread, and dropped there when it is gone.
            wanted.progress = [tell, this](std::int64_t done, std::int64_t total) {
                const auto percent = static_cast<int>(total > 0 ? 100 * done / total : 0);
                tell([this, percent] {
                    percent_ = percent;
                    render();
                });
            };
            return access.convert(wanted);
        },
        [this, newKey](const Answer& answer) {
            working_ = false;
            if (!answer) {
                ended(answer.problems());
                return;
            }
            recoveryKey_ = answer->recoveryKey;
            firstPasswords_.clear();
            for (const auto& one : answer->firstPasswords) {
                firstPasswords_.push_back(
                    {fill(tr("{0}, signs in as {1}"), {one.fullName, one.signInName}), one.password});
            }
            message_ = newKey ? Message{tr("The file key was replaced."),
                                        tr("The old recovery key no longer opens this store. Print or write down what "
                                           "stands below; it is not shown again."),
                                        Tone::safe}
                       : seat_.store->encrypted()
                           ? Message{tr("The store is encrypted now."),
                                     tr("Print or write down what stands below; it is not shown again."), Tone::safe}
                           : Message{tr("The store is no longer encrypted."),
                                     tr("Anyone who gets the file can read every record."), Tone::warn};
            render();
            if (converted) {
                converted();
            }
        },
        [this](const std::string& why) {
            working_ = false;
            message_ = {tr("The store could not be converted."), why, Tone::deny};
            render();
        });
}

void Conversion::ended(const model::Problems& problems) {
    const bool password = !problems.empty() && problems.front().field == "password";
    if (password) {
        passwordProblem_ = joined(problems);
    } else {
        const bool stopped = !problems.empty() && problems.front().code == "stopped";
        message_ = {stopped ? tr("Stopped. The store is as it was.") : tr("The store is as it was."),
                    stopped ? std::string{} : joined(problems), Tone::warn};
    }
    render();
}

void Conversion::stop() {
    stop_.request_stop();
}

void Conversion::putAway() {
    recoveryKey_.clear();
    firstPasswords_.clear();
    message_ = {};
    render();
}

} // namespace present
