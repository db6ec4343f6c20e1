#pragma once
// What can be done to a reminder.

#include "model/aftercare.h"
#include "model/change_clients.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

struct AnswerReminder {
    ReminderId reminder;
    ReminderState outcome{};
    std::string note;
}; ///< done or skipped
/// Before anything goes out: from now on nobody else sends it. `text` is what is to go out.
struct ClaimReminder {
    ReminderId reminder;
    Channel channel{};
    std::string text;
};
/// What became of a claim: sent, failed or unknown. The last two need `why`.
struct NoteSending {
    ReminderId reminder;
    ReminderState outcome{};
    std::string why;
};
/// What the client answered, in writing or on the telephone. An alarming answer opens a reaction.
struct Alarm {
    std::string kind;
    Severity severity{};
    Day onset{};
    std::vector<ZoneCode> zones; ///< leaves or groups; empty: all that the session treated
};
struct RecordReply {
    ReminderId reminder;
    std::string words;
    std::optional<Alarm> alarm;
};

} // namespace model
