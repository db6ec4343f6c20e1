#pragma once
// The form by which a session gets into the diary or to another place in it: whom, what, when, with whom, where; how
// that stands with the rules; the first free times when it may not be; a whole course at once.

#include "app/present/diary_slots.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace present {

struct DiaryPlanInput {
    std::string day; ///< as typed, like all that is typed here
    std::string time;
    std::string length;                      ///< minutes
    std::string performer, supervisor, room; ///< codes
    std::string treatment;                   ///< "last": as last time; "pick": the fields below
    std::string zone, modality, indication, device, depth;
    std::string sessions; ///< of a course; "1" for one alone
    std::string gap;      ///< days between them; empty: as recommended
    std::string reason;
    bool operator==(const DiaryPlanInput&) const = default;
};

/// A time that is free and safe.
struct OfferedTime {
    model::Day day{};
    int minute = 0;
    std::string text; ///< "Tue 8 Dec, 10:30"
    bool operator==(const OfferedTime&) const = default;
};

struct DiaryPlanView {
    bool open = false;
    bool moving = false;
    std::string title; ///< "Plan a session", "Move the session"
    std::optional<model::ClientId> client;
    std::string clientName;
    List found; ///< clients of the search; name, birth date and phone

    DiaryPlanInput input;
    std::vector<Choice> treatments, zones, modalities, indications, devices, performers, supervisors, rooms;
    bool picks = false;           ///< the treatment is told by the fields
    bool needsSupervisor = false; ///< the practitioner is a trainee
    std::string treatment;        ///< in words
    std::string recommended;      ///< "28 days recommended between sessions"

    Message verdict;
    std::string doubleBooked; ///< who or what is taken at that time; warns
    std::string closed;       ///< why the clinic is closed then; a reason is needed
    std::vector<OfferedTime> offered;
    bool needsReason = false;
    std::vector<std::string> course; ///< "2 of 4: Tuesday 8 December, 10:30"
    FieldProblems problems;          ///< of what was typed, by field
    Message refusal;
    bool saving = false;
    bool canSave = false;
    std::string save; ///< "Plan", "Plan 4 sessions", "Move"
    bool operator==(const DiaryPlanView&) const = default;
};

/// A place in the diary.
struct DiaryPlace {
    model::Day day{};
    int minute = 0;
    model::AccountId performer;
    std::optional<model::RoomId> room;
    bool operator==(const DiaryPlace&) const = default;
};

class DiaryPlan : public Presenter<DiaryPlanView> {
public:
    explicit DiaryPlan(Seat seat);

    /// Opens an empty form, or one for that client.
    void plan(std::optional<model::ClientId> client, model::Day day, std::optional<int> minute,
              std::optional<model::AccountId> performer, std::optional<model::RoomId> room);
    void move(model::SessionId session);
    /// Moves at once when nothing speaks against it, else opens the form with that place.
    void moveTo(model::SessionId session, const DiaryPlace& place);
    void find(const std::string& text);
    void choose(model::ClientId client);
    void type(DiaryPlanInput input);
    void take(std::size_t offered); ///< the offered time becomes the one typed
    void save();
    void close();
    void refresh(); ///< reads again what the store knows; what was typed stays

    /// Where the first of what was planned or moved now stands; a message when there is something to know about it.
    std::function<void(model::SessionId, model::Day, const Message&)> saved;

private:
    struct State;
    struct Reading;
    struct Step;
    struct Outlook;
    std::shared_ptr<State> state_;
    Seat seat_;
    Worker worker_;

    // diary_plan.cpp
    void begin();
    void loadClient();
    bool loadSession(model::SessionId session);
    void write(const Reading& reading, const Outlook& outlook);
    // diary_plan_outlook.cpp
    Reading read() const;
    Outlook outlookFor(const Reading& reading) const;
    std::vector<Step> freeTimes(const Reading& reading, const model::History& history, model::Day from,
                                std::size_t most) const;
    std::optional<model::Day> firstSafeDay(const Reading& reading, model::Day from) const;
    std::string doubleBooked(const Reading& reading, model::Day day, int minute) const;
    // diary_plan_view.cpp
    void render();
    void addChoices(DiaryPlanView& next) const;
    void addVerdict(DiaryPlanView& next, const Reading& reading, const Outlook& outlook) const;
};

} // namespace present
