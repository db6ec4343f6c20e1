#pragma once
// The frame around every page: side bar with badges, client search, status bar, who is signed in, when it locks.

#include "app/present/view.h"
#include "app/present/worker.h"

#include <array>
#include <optional>
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
    std::string lock; ///< "locks in 8 min"
    bool locked = false;
    bool unlocking = false;
    std::string unlockProblem;

    std::string clinic;
    std::string store;  ///< "clinic.needlebook, encrypted"
    std::string trail;  ///< "Trail verified 08:02", "Trail not verified"
    std::string backup; ///< "No backup yet"
    Tone trailTone = Tone::neutral;
    Tone backupTone = Tone::neutral;
    Message banner; ///< about the whole store: the rule book is not approved

    std::string searchText;
    std::vector<Suggestion> suggestions; ///< at most 12
    std::string moreSuggestions;         ///< "and 31 more"; "No client found"
    bool operator==(const ShellView&) const = default;
};

class Shell : public Presenter<ShellView> {
public:
    static constexpr int lockAfterMinutes = 10;

    explicit Shell(Seat seat);

    void refresh();
    /// Every second or so: refreshes when this or another program changed the store, locks when it is time.
    /// True when the store has changed; the caller refreshes the page in sight.
    bool poll();
    void suggest(const std::string& text);
    void touched(); ///< somebody used keyboard or mouse
    void lockNow();
    void unlock(const std::string& pinOrPassword);
    bool locked() const { return locked_; }
    void signOut();
    /// The audit page tells how its last verification ended.
    void trailVerified(model::Instant at, bool good);

    std::function<void()> signedOut;

private:
    void addPages(ShellView& next) const;
    void addStatus(ShellView& next) const;
    bool addCopy(ShellView& next) const;
    std::string lockWords() const;
    void relock();

    Seat seat_;
    Worker worker_;
    std::int64_t version_ = 0;
    model::Instant lastUse_{};
    std::optional<std::pair<model::Instant, bool>> verified_;
    bool locked_ = false;
    bool unlocking_ = false;
    std::string unlockProblem_;
};

} // namespace present
