#pragma once
// Whom to call and what was said: reminders that are due, done, missed.

#include "app/present/saver.h"
#include "app/present/view.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace present {

enum class AftercareSet { due, done, missed, all };

struct AftercareView {
    std::string title;
    std::string line; ///< "5 reminders due, 2 late"
    AftercareSet set = AftercareSet::due;
    List list; ///< reminder id; client, step, when, telephone, chip
    std::int64_t selected = 0;
    std::string detailTitle; ///< "Nora Petrie"
    std::string detailLine;  ///< "Day 1 check-in, due since 09:00, telephone 020 ..."
    std::string detailText;  ///< what the client is told or asked
    std::string detailNote;  ///< what became of its sending; what was noted, by whom
    bool canAnswer = false;
    bool saving = false;
    Message message;
    bool operator==(const AftercareView&) const = default;
};

class Aftercare : public Presenter<AftercareView> {
public:
    explicit Aftercare(Seat seat);

    void refresh();
    void choose(AftercareSet set);
    void select(std::int64_t reminder);
    std::optional<model::ClientId> clientOf(std::int64_t reminder) const;
    void markDone(std::int64_t reminder, const std::string& note);
    void skip(std::int64_t reminder, const std::string& note); ///< asks for a note

private:
    void answer(std::int64_t reminder, model::ReminderState outcome, const std::string& note);
    void render();
    Seat seat_;
    Saver saver_;
    AftercareSet set_ = AftercareSet::due;
    std::int64_t selected_ = 0;
    std::map<std::int64_t, db::ReminderRow> rows_;
};

} // namespace present
