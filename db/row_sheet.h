#pragma once
// What an aftercare sheet is made of, and no more: who sends mail may read this much of a session.

#include "db/rows.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace db {

struct SheetFacts {
    model::SessionId session;
    model::SessionState state{};
    model::Day day{};
    model::Instant endedAt{};
    std::vector<model::TreatmentRow> rows;
    std::string performerName;
    model::Uid client;
    std::string clientName;
    std::string givenName;
    std::string timeZone; ///< the client's; empty: the clinic's
    std::string language; ///< the client's; empty: the clinic's
    /// Of each plan the session's steps were made from the version it had first, whatever the plan says by now.
    std::vector<model::AftercarePlan> plans;
    std::optional<std::pair<model::Day, int>> nextVisit; ///< planned after this one; its local minute
    std::vector<HandoutRow> handouts;                    ///< the oldest first

    /// The step that the sheet goes with by mail, as it stands; of several revisions the latest.
    struct Mail {
        model::ReminderId reminder;
        model::ReminderState state{};
        model::Instant dueAt{};
        model::Instant lateAt{};
        model::Instant plannedAt{};
        std::string timeZone;
        bool reachable = false; ///< alive, agreed to mail and has an address
    };
    std::optional<Mail> mail;
};

} // namespace db
