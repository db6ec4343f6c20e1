#pragma once
// What cannot be real in a test: the clock, the threads, the small things a machine remembers for its user.

#include "db/access.h"
#include "db/store.h"
#include "model/day.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace present {

struct Mailing; // app/present/mailing.h

struct Ports {
    using Work = std::function<void()>;

    std::function<model::Instant()> now;
    /// Writes: one thread, in the order given.
    std::function<void(Work)> inBackground;
    /// Long reads (a trace, a recall, previews): beside the writes. Empty: the same as inBackground.
    std::function<void(Work)> aside;
    /// What takes minutes on a large store and can be stopped (audits, verifying): nothing else waits for it. Empty:
    /// the same as aside.
    std::function<void(Work)> audits;
    /// Mail: waits for servers, a minute at times. Empty: the same as aside.
    std::function<void(Work)> mails;
    /// A test mail: somebody waits for it, and it does not wait for a round. Empty: the same as mails.
    std::function<void(Work)> trials;
    /// Runs on the UI thread, in the order given.
    std::function<void(Work)> post;
    std::function<std::string()> systemZone; ///< IANA
    std::function<std::filesystem::path()> defaultFolder;
    /// Small notes kept for this user of the machine ("store", "sign-in"); empty when there is none.
    std::function<std::string(const std::string& key)> recall;
    std::function<void(const std::string& key, const std::string& value)> remember;
    /// On the person's desktop, where there is a way; never waits. Counts only, no names. May be empty.
    std::function<void(const std::string& title, const std::string& text)> notify;
    /// The mail transport. Nothing: no mail goes out from here.
    std::shared_ptr<const Mailing> mail;
};

/// All at once on the calling thread: for tests and for the command line.
Ports inlinePorts(db::Clock clock);

/// The store, and who sits at it. Cheap to copy; every presenter behind the sign-in has one.
struct Seat {
    Ports ports;
    std::shared_ptr<db::Store> store;
    db::Access access;
};

} // namespace present
