// The lock of the window: what it hides and when, and who may open it again.
#include "app/present/shell.h"

#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/account_rows.h"

#include <algorithm>

namespace present {

void Shell::addLock(ShellView& next) const {
    next.sight = lock_.sight();
    next.lock = lock_.words();
    next.lastMinute = lock_.lastMinute();
    next.unlocking = unlocking_;
    next.unlockProblem = unlockProblem_;
    next.switchProblem = switchProblem_;
    std::string names;
    for (const auto& other : others_) {
        names += (names.empty() ? "" : ", ") + other.fullName;
    }
    next.others = names.empty() ? std::string{} : fill(tr("Also signed in here: {0}."), {names});
}

/// Only what the lock shows; asks the store nothing.
void Shell::relock() {
    auto next = view();
    addLock(next);
    if (next != view()) {
        show(std::move(next));
    }
}

/// Less is to be seen from now on.
void Shell::hide() {
    if (closing) {
        closing();
    }
    unlockProblem_.clear();
    switchProblem_.clear();
    auto next = view();
    next.searchText.clear();
    next.suggestions.clear();
    next.moreSuggestions.clear();
    addLock(next);
    show(std::move(next));
}

bool Shell::touched() {
    if (lock_.used()) {
        hide();
        return true;
    }
    relock();
    return false;
}

void Shell::lockNow() {
    if (lock_.sight() != Sight::nothing) {
        lock_.lock();
        hide();
    }
}

void Shell::proved() {
    if (lock_.sight() == Sight::deskOnly) {
        lock_.unlock();
        relock();
    }
}

void Shell::welcomeBack() {
    lock_.unlock();
    relock();
}

void Shell::setOthers(std::vector<WaitingPerson> others) {
    others_ = std::move(others);
    relock();
}

/// One attempt at a time. How long the next has to wait after a failure is the store's to say, with the refusal.
template <class Answer>
void Shell::prove(std::function<Answer()> work, std::string Shell::*problem,
                  std::function<void(const Answer&)> proven) {
    unlocking_ = true;
    unlockProblem_.clear();
    switchProblem_.clear();
    relock();
    worker_.run<Answer>(
        std::move(work),
        [this, problem, proven = std::move(proven)](const Answer& answer) {
            unlocking_ = false;
            if (answer) {
                proven(answer);
            } else {
                this->*problem = joined(answer.problems());
            }
            relock();
        },
        [this, problem](const std::string& why) {
            unlocking_ = false;
            this->*problem = why;
            relock();
        });
}

void Shell::unlock(const std::string& pinOrPassword) {
    if (lock_.sight() != Sight::nothing || unlocking_) {
        return;
    }
    using Answer = model::Outcome<db::Confirmation>;
    prove<Answer>([seat = seat_, pinOrPassword] { return seat.store->confirm(seat.access.actor(), pinOrPassword); },
                  &Shell::unlockProblem_, [this](const Answer&) { lock_.unlock(); });
}

void Shell::switchTo(const std::string& signInName, const std::string& secret) {
    if (lock_.sight() != Sight::nothing || unlocking_) {
        return;
    }
    const auto typed = db::foldedSignIn(signInName);
    const bool own = typed == db::foldedSignIn(seat_.access.actor().person().signInName);
    const auto other = std::ranges::find_if(
        others_, [&](const WaitingPerson& one) { return db::foldedSignIn(one.signInName) == typed; });
    if (own || other != others_.end()) {
        using Answer = model::Outcome<db::Confirmation>;
        const auto account = own ? seat_.access.actor().account() : other->account;
        prove<Answer>([seat = seat_, account, secret] { return seat.store->confirm(account, secret); },
                      &Shell::switchProblem_,
                      [this, own, account](const Answer&) {
                          if (own) {
                              lock_.unlock();
                          } else if (cameBack) {
                              cameBack(account);
                          }
                      });
        return;
    }
    using Answer = model::Outcome<db::Actor>;
    prove<Answer>([seat = seat_, signInName, secret] { return seat.store->signIn(signInName, secret); },
                  &Shell::switchProblem_,
                  [this](const Answer& actor) {
                      if (cameNew) {
                          cameNew({seat_.ports, seat_.store, seat_.store->as(*actor)});
                      }
                  });
}

} // namespace present
