#pragma once
// The diary: a day or a week of sessions by practitioner or room, what stands against each, and the acts on them.

#include "app/present/closed_sessions.h"
#include "app/present/course.h"
#include "app/present/diary_plan.h"
#include "app/present/planned_watch.h"
#include "app/present/saver.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace present {

enum class DiarySpan { day, week };
enum class DiaryBy { practitioner, room };

struct DiaryColumn {
    std::string title; ///< "Maya Lindqvist", "Room 1"; "Tue 8" in a week
    model::Day day{};
    bool today = false;
    std::string closed{}; ///< "Closed: Christmas", or the other hours of that day
    bool operator==(const DiaryColumn&) const = default;
};

/// Time of a column in which the clinic is closed.
struct DiaryShade {
    std::size_t column = 0;
    int from = 0; ///< local minutes
    int to = 0;
    bool operator==(const DiaryShade&) const = default;
};

/// One session in its column. Where several share the time they stand in lanes beside each other.
struct DiaryBlock {
    model::SessionId session;
    model::ClientId client;
    std::size_t column = 0;
    int minute = 0; ///< local, of the day
    int length = 0; ///< minutes
    int lane = 0;
    int lanes = 1;
    std::string time;               ///< "10:30"
    std::string name;               ///< of the client
    std::string shortName;          ///< "H. Yılmaz", for where the name has no room
    std::string initials;           ///< "HY", for where that has none either
    std::string treatment;          ///< "Pen 1.5 mm, cheeks"
    std::string where;              ///< room, or in a column of a room the practitioner
    std::string progress;           ///< "2 of 4"
    Chip state;                     ///< "Planned"; "No longer safe", "Double booked" go before it
    std::vector<std::string> lines; ///< everything, a sentence each: for the card beside, and a screen reader
    std::string warning;            ///< why it is no longer safe, with whom it is double booked
    Tone warningTone = Tone::neutral;
    bool canMove = false;
    bool canArrive = false;
    bool canCancel = false;
    bool canNoShow = false; ///< its time has come, and nobody has
    bool opensDesk = false; ///< else it is read
    bool operator==(const DiaryBlock&) const = default;
};

struct DiaryView {
    std::string title; ///< "Diary"
    std::string line;  ///< "Tuesday 8 December 2026, 6 sessions"
    DiarySpan span = DiarySpan::day;
    DiaryBy by = DiaryBy::practitioner;
    std::vector<Choice> whose; ///< in a week: everybody, each practitioner, each room
    std::string whoseCode;
    std::string day; ///< for the field, "2026-12-08"
    std::vector<DiaryColumn> columns;
    std::vector<DiaryShade> closed;
    std::vector<DiaryBlock> blocks; ///< by column and time
    List list;                      ///< the same as rows, session id; when, name and what stands against it
    int begins = dayBegins;         ///< minutes, whole hours; wider when opening hours or sessions lie outside
    int ends = dayEnds;
    std::optional<std::size_t> nowColumn; ///< where the line of the present time goes
    int nowMinute = 0;
    std::string empty; ///< what to say when there is nothing in sight
    std::optional<model::SessionId> selected;
    Message message;
    bool mayPlan = false;
    bool saving = false;
    bool operator==(const DiaryView&) const = default;
};

class Diary : public Presenter<DiaryView> {
public:
    explicit Diary(Seat seat);

    void refresh();
    void go(model::Day day);
    void step(int by); ///< days or weeks
    void goToday();
    bool goTyped(const std::string& day); ///< false: no day
    void showSpan(DiarySpan span);
    void showBy(DiaryBy by);
    void showWhose(const std::string& code);
    void select(std::optional<model::SessionId> session);
    /// Brings the session's day into sight and selects it.
    void open(model::SessionId session);
    const DiaryBlock* block(model::SessionId session) const;

    void arrive(model::SessionId session);
    void cancel(model::SessionId session, const std::string& reason, bool noShow);
    /// By so many minutes and columns; opens the form when something speaks against it.
    void shift(model::SessionId session, int minutes, int columns);
    void drop(model::SessionId session, std::size_t column, int minute);
    /// Opens the form for a new session on the day in sight; an open form takes the place over instead.
    void planNew(std::optional<model::ClientId> client, std::optional<std::size_t> column = {},
                 std::optional<int> minute = {});

    DiaryPlan& form() { return form_; }
    model::Day day() const { return day_; } ///< in sight, or of the week in sight

private:
    struct Track; ///< of a column: what its sessions have in common
    void load();
    void render();
    void askCourses();
    std::vector<Track> tracks() const;
    std::vector<Choice> whoseChoices() const;
    DiaryBlock blockOf(const db::SessionRow& row, std::size_t column) const;
    void addBlocks(DiaryView& next, const std::vector<Track>& tracks) const;
    void markClosed(DiaryBlock& block, const db::SessionRow& row) const;
    void addClosed(DiaryView& next) const;
    std::string closedOn(model::Day day) const;
    void addList(DiaryView& next) const;
    std::string summary(const DiaryView& next) const;
    std::string doubleBooked(const db::SessionRow& row) const;
    const db::SessionRow* row(model::SessionId session) const;
    model::Day firstDay() const;

    Seat seat_;
    Saver saver_;
    Worker reader_;
    PlannedWatch watch_;
    DiaryPlan form_;
    std::shared_ptr<model::RuleBook const> rules_;
    std::vector<model::Account> accounts_;
    std::vector<db::Room> rooms_;
    model::Opening opening_;
    ShutReasons reasons_; ///< of the sessions in sight
    std::string timeZone_;
    model::Day today_{};
    model::Day day_{};
    DiarySpan span_ = DiarySpan::day;
    DiaryBy by_ = DiaryBy::practitioner;
    std::string whose_ = "all";
    std::vector<db::SessionRow> sessions_; ///< of all days in sight
    std::map<model::SessionId, CourseProgress> progress_;
    std::optional<std::pair<std::int64_t, std::set<model::ClientId>>> coursesAsked_;
    std::optional<model::SessionId> selected_;
};

} // namespace present
