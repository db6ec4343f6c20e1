#pragma once
// The window's own sending: while somebody is signed in it looks every minute for what is due by mail, and sends what a
// person decided about. Other senders on the same store do no harm: each reminder is claimed before it leaves.

#include "app/present/mailing.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace present {

struct MailRoundsView {
    Message message; ///< why mail does not go out, and since when; nothing while it does or is switched off
    bool sending = false;
    bool clockDoubted = false; ///< this person may say that it is right
    bool operator==(const MailRoundsView&) const = default;
};

class MailRounds : public Presenter<MailRoundsView> {
public:
    explicit MailRounds(Seat seat);
    ~MailRounds() override;

    /// Whether this account sends at all, from here.
    bool offered() const { return offered_; }
    void look();         ///< on every tick of the window; a round once a minute at most, and never two at once
    void clockIsRight(); ///< somebody has looked at it: mail goes out again
    void stop();         ///< for good: what is being sent is broken off
    /// These, because a person decided so. `tell` hears at once that it begins, and later what came of it.
    void send(std::vector<model::ReminderId> reminders, std::function<void(Message)> tell);

private:
    void run(std::vector<model::ReminderId> only, std::function<void(const MailRound&)> done,
             std::function<void(const std::string& why)> failed);
    void note(const MailRound& round);
    void render();

    Seat seat_;
    Worker worker_;
    std::stop_source stop_;
    bool offered_ = false;
    model::Instant looked_{};
    std::chrono::minutes wait_;
    std::optional<model::Instant> failingSince_;
    std::string why_; ///< of that
    Message message_; ///< what else stands in the way
    bool clockDoubted_ = false;
};

} // namespace present
