#pragma once
// The frame around every page: side bar with badges, client search, status bar, who is signed in, when it locks.

#include "app/present/idle_lock.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <array>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace present {

enum class Page { today, clients, diary, needles, aftercare, audit, settings };

struct PageEntry {
    Page page{};
    std::string title;
    std::string badge;      ///< "5"; empty for none
    std::string badgeWords; ///< "5 reminders due", for a tooltip and a screen reader
    bool mustAct = false;   ///< red, else grey
    bool operator==(const PageEntry&) const = default;
};

struct Suggestion {
    model::ClientId client;
    std::string name;
    std::string detail; ///< "12 March 1989, 020 7946 0018"
    bool operator==(const Suggestion&) const = default;
};

struct ShellView {
    std::vector<PageEntry> pages; ///< only those the person may see
    std::string personName;
    std::string personRoles;
    std::string lock;       ///< "locks in 8 min"
    std::string lastMinute; ///< "Locks in 45 seconds: press a key"; empty before
    Sight sight = Sight::all;
    bool unlocking = false;    ///< what was typed on the lock is being proved
    std::string unlockProblem; ///< of one's own PIN or password
    std::string switchProblem; ///< of somebody else's sign-in
    std::string others;        ///< "Also signed in here: Rosa Silva."; empty for nobody
    bool locked() const { return sight == Sight::nothing; }

    std::string clinic;
    std::string store;  ///< "clinic.needlebook, encrypted"
    std::string trail;  ///< "Trail verified 08:02", "Trail not verified yet", "Trail altered, found 08:02"
    std::string backup; ///< "No backup yet"
    Tone trailTone = Tone::neutral;
    Tone backupTone = Tone::neutral;
    Message banner; ///< about the whole store: the rule book is not approved

    std::string searchText;
    std::vector<Suggestion> suggestions; ///< at most 12
    std::string moreSuggestions;         ///< "and 31 more"; "No client found"
    bool operator==(const ShellView&) const = default;
};

/// Signed in at this machine, behind another's window.
struct WaitingPerson {
    model::AccountId account;
    std::string signInName;
    std::string fullName;
};

class Shell : public Presenter<ShellView> {
public:
    explicit Shell(Seat seat);
    ~Shell() override;

    void refresh();
    /// Every second or so: refreshes when this or another program changed the store, locks when it is time.
    /// True when the store has changed; the caller refreshes the page in sight.
    bool poll();
    void suggest(const std::string& text);
    void signOut();

    // The lock: shell_lock.cpp. It closes the screen, not the store.
    bool touched(); ///< somebody used keyboard or mouse; true when it came too late, see IdleLock::used
    void setTreating(bool treating) { lock_.setTreating(treating); } ///< a session is open on this window's desk
    void lockNow();
    void unlock(const std::string& pinOrPassword);
    void welcomeBack(); ///< the person has said at another window who he is
    void proved();      ///< the person has just typed the PIN for something else: all is in sight again
    Sight sight() const { return lock_.sight(); }
    /// Those who can come back to a window of their own with their PIN.
    void setOthers(std::vector<WaitingPerson> others);
    /// Somebody at the locked window says who he is: its own person, one of the others, or anybody with an account.
    void switchTo(const std::string& signInName, const std::string& secret);
    /// The audit page tells how its last verification ended.
    void trailVerified(model::Instant at, bool good);
    /// Has the record proved quietly, beside the work, when that was not done for a day. Call it now and then.
    void proveIfDue();

    std::function<void()> signedOut;
    std::function<void()> closing; ///< less is about to be seen: drafts are to be saved
    std::function<void(Seat)> cameNew;
    std::function<void(model::AccountId)> cameBack;

private:
    void addPages(ShellView& next) const;
    void addStatus(ShellView& next) const;
    std::optional<std::pair<model::Instant, bool>> lastProof() const;
    bool addCopy(ShellView& next) const;
    void relock();
    void hide();
    void addLock(ShellView& next) const;
    template <class Answer>
    void prove(std::function<Answer()> work, std::string Shell::*problem, std::function<void(const Answer&)> proven);

    Seat seat_;
    Worker worker_;
    std::int64_t version_ = 0;
    IdleLock lock_;
    std::vector<WaitingPerson> others_;
    std::optional<std::pair<model::Instant, bool>> verified_;
    model::Instant opened_{};
    std::stop_source proving_;
    bool proves_ = false;
    bool unlocking_ = false;
    std::string unlockProblem_;
    std::string switchProblem_;
};

} // namespace present
