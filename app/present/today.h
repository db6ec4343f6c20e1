#pragma once
// The day at a glance: its sessions, whom to call, what is unsigned, what is running out.

#include "app/present/planned_watch.h"
#include "app/present/saver.h"
#include "app/present/view.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace present {

/// A coloured card: something somebody must act on.
struct WarningCard {
    Message message;
    std::string action;                            ///< "Open the lot"; empty for none
    std::optional<model::LotId> lot;               ///< where the action leads
    std::optional<model::SessionId> session{};     ///< likewise: in the diary
    bool recall = false;                           ///< the recalls lead on as well
    std::optional<model::ClientId> client{};       ///< likewise: the chart
    std::optional<model::AccessNoticeId> notice{}; ///< shown until somebody has seen it
    bool backups = false;                          ///< likewise: the backups
    bool operator==(const WarningCard&) const = default;
};

struct TodayView {
    std::string title; ///< "Today"
    std::string line;  ///< "Sunday 22 November 2026"
    List sessions;     ///< session id; time, client, treatment, room, state chip
    List calls;        ///< reminder id; client, step, since, chip
    /// One's own, or everybody's for who may see that. Session id, or minus the client id for a draft without a
    /// session; client (and whose it is), since, chip "Open", "Draft kept", "Co-sign", "Not co-signed" or "Draft, not
    /// started"
    List unsigned_;
    std::vector<WarningCard> cards;
    List needles; ///< running number, see lotOfNeedle; what, how much or chip
    Message message;
    bool saving = false;
    bool operator==(const TodayView&) const = default;
};

class Today : public Presenter<TodayView> {
public:
    explicit Today(Seat seat);

    void refresh();
    std::optional<model::ClientId> clientOfSession(std::int64_t row) const;
    std::optional<model::ClientId> clientOfCall(std::int64_t row) const;
    std::optional<model::ClientId> clientOfUnsigned(std::int64_t row) const;
    bool waitsForCoSignature(std::int64_t unsignedRow) const; ///< it is read; what is unfinished goes to the desk
    /// Empty for a container or a product that is running low.
    std::optional<model::LotId> lotOfNeedle(std::int64_t row) const;
    /// Signed sessions are read, others go to the desk.
    bool opensDesk(std::int64_t sessionRow) const;
    bool canArrive(std::int64_t sessionRow) const;
    bool canCancel(std::int64_t sessionRow) const;
    void arrive(std::int64_t sessionRow);
    void cancel(std::int64_t sessionRow, const std::string& reason, bool noShow);
    void see(model::AccessNoticeId notice);
    /// `done` or `skipped`; skipping asks for a note.
    void answer(std::int64_t call, model::ReminderState outcome, const std::string& note);

private:
    void gatherNotices(TodayView& next) const;
    void gatherSessions(TodayView& next);
    void gatherCalls(TodayView& next);
    void gatherUnsigned(TodayView& next);
    void gatherWarnings(TodayView& next);
    void gatherReactions(TodayView& next) const;
    void gatherUnsafe(TodayView& next) const;
    void gatherClosed(TodayView& next) const;
    void gatherBackups(TodayView& next) const;
    Chip chipOf(const db::SessionRow& row) const;
    void render();
    Seat seat_;
    Saver saver_;
    PlannedWatch watch_;
    std::map<std::int64_t, db::SessionRow> sessions_;
    std::map<std::int64_t, model::ClientId> calls_;
    struct Unfinished {
        model::ClientId client;
        bool cosign = false;
    };
    std::map<std::int64_t, Unfinished> unfinished_;
    std::map<std::int64_t, model::LotId> lots_;
    model::Day today_{};
    model::Instant now_{};
    std::string timeZone_;
    std::shared_ptr<model::RuleBook const> rules_;
};

} // namespace present
