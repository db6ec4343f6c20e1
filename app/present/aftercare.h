#pragma once
// Whom to telephone and what was said; what was late or missed; whose next session is due; what was done.

#include "app/present/saver.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace present {

enum class AftercareSet { callNow, catchUp, nextDue, done, all };

/// A sign that is asked about; ticked when the client has it.
struct SignTick {
    std::string code;
    std::string text; ///< "Redness beyond 7 days, moderate"
    bool ticked = false;
    bool operator==(const SignTick&) const = default;
};

/// What can be done about the chosen one; one key each.
struct AftercareAct {
    std::string code; ///< "fine", "signs", "no-answer" ...
    std::string text; ///< "No answer"
    char key = 0;     ///< letter, shown on the button
    /// What is asked first, "Why"; empty: done at once. `needed`: not without an answer.
    std::string asks = {};
    bool needed = false;
    bool primary = false;
    bool enabled = true;
    std::string why = {}; ///< what it does, or why it cannot be done now
    bool operator==(const AftercareAct&) const = default;
};

struct AftercareView {
    std::string title;
    std::string line; ///< "5 clients to call, 2 late; 3 to catch up with"
    AftercareSet set = AftercareSet::callNow;
    List list; ///< reminder or, of nextDue, client id; client, step or treatment, when, telephone, chip
    std::int64_t selected = 0;
    std::string detailTitle; ///< "Nora Petrie"
    std::string detailLine;  ///< "Day 1 check-in, due since 09:00, telephone 020 ..."
    std::string phone;       ///< as a person dials it, or why not
    std::string detailText;  ///< what the client is told or asked
    std::string detailNote;  ///< what became of its sending; calls nobody answered; what was noted, by whom
    std::vector<SignTick> signs;
    std::vector<AftercareAct> acts;
    bool takesWords = false; ///< the client's words are asked for
    bool canMark = false;    ///< several at once
    std::size_t marked = 0;
    bool canAnswer = false;
    bool saving = false;
    Message mail; ///< why mail does not go out
    Message message;
    bool operator==(const AftercareView&) const = default;
};

class Aftercare : public Presenter<AftercareView> {
public:
    explicit Aftercare(Seat seat);

    void refresh();
    void mailState(Message mail); ///< from whoever sends
    void choose(AftercareSet set);
    void select(std::int64_t row);
    std::optional<model::ClientId> clientOf(std::int64_t row) const;
    void tick(std::size_t sign);
    void mark(std::int64_t row); ///< or takes the mark off
    void markAll();              ///< or none when all are
    /// Of the chosen one, or of all that are marked where that makes sense. `words`: of the client, or the answer to
    /// what the act asks.
    void act(const std::string& code, const std::string& words);
    void markDone(std::int64_t reminder, const std::string& note);
    void skip(std::int64_t reminder, const std::string& note); ///< asks for a note

    /// Where an act leads, once what it notes is saved.
    std::function<void(model::ClientId)> openForm;
    std::function<void(model::ClientId, model::Day due)> planVisit;
    /// Gives reminders to whoever sends, because a person decided so; what came of it goes to `tell`. Empty: nothing
    /// can be sent from here.
    using Tell = std::function<void(Message)>;
    std::function<void(std::vector<model::ReminderId>, Tell tell)> send;

private:
    // aftercare.cpp
    void read();
    void readVisits();
    void keepChosen();
    void render();
    void listReminders(AftercareView& next) const;
    void listVisits(AftercareView& next) const;
    void addLine(AftercareView& next) const;
    // aftercare_detail.cpp
    void showReminder(AftercareView& next, const db::ReminderRow& row) const;
    void showVisit(AftercareView& next, const db::NextVisitRow& row) const;
    void addSigns(AftercareView& next, const db::ReminderRow& row) const;
    void addActs(AftercareView& next, const db::ReminderRow& row) const;
    // aftercare_acts.cpp
    using Changes = std::vector<model::Change>;
    void save(Changes changes, std::function<void()> after);
    void finished();
    void answerWithSigns(const db::ReminderRow& row, const std::string& words);
    void notReached(const db::ReminderRow& row, const std::string& note, std::function<void()> after);
    void skipAll(const std::vector<std::int64_t>& reminders, const std::string& why, std::function<void()> after);
    void sendAll(const std::vector<std::int64_t>& reminders);
    void actOnVisit(const db::NextVisitRow& row, const std::string& code, const std::string& words);
    void tell(Message message);
    std::vector<std::int64_t> targets() const;
    std::int64_t nextAfter(std::int64_t row) const;

    Seat seat_;
    Saver saver_;
    AftercareSet set_ = AftercareSet::callNow;
    std::int64_t selected_ = 0;
    Message mail_;
    std::int64_t goOnWith_ = 0; ///< chosen once what is being saved is taken
    std::set<std::string> ticked_;
    std::set<std::int64_t> marked_;
    std::function<void()> after_;
    // As of the last reading: choosing and ticking ask the store nothing.
    db::Listed<db::ReminderRow> reminders_;
    db::Listed<db::NextVisitRow> nextVisits_;
    std::map<std::int64_t, db::ReminderRow> rows_;
    std::map<std::int64_t, db::NextVisitRow> visits_;
    std::int64_t calls_ = 0;
    std::int64_t late_ = 0;
    std::int64_t behind_ = 0;
    std::shared_ptr<model::RuleBook const> rules_;
    Worker worker_;
    model::Day today_{};
    model::Instant now_{};
    std::string zone_;
};

} // namespace present
