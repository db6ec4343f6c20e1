#pragma once
// Who may treat, by licence, scope and training, and whose papers run out.

#include "app/present/form_saver.h"
#include "app/present/view.h"
#include "model/history.h"
#include "model/people.h"

#include <set>
#include <string>
#include <vector>

namespace present {

struct PractitionerInput {
    model::AccountId account;
    std::string licence;
    std::string authority;
    std::string from;
    std::string until;
    std::string maximumDepth;
    std::set<model::Modality> modalities; ///< none: all
    bool operator==(const PractitionerInput&) const = default;
};
struct TrainingInput {
    std::string name;
    std::string day;
    std::string validUntil;
    bool operator==(const TrainingInput&) const = default;
};

struct PractitionersView {
    std::string title;
    std::string line; ///< "1 ran out, 2 more within 60 days"
    List people;      ///< account id; name, licence, scope, trainings, chip
    List runningOut;  ///< whose, what, until, chip; the gravest first
    model::AccountId chosen;
    std::string name; ///< of the chosen one
    PractitionerInput input;
    List trainings; ///< name, day, valid until, chip
    std::vector<Choice> modalities;
    bool mayEdit = false;
    FieldProblems problems; ///< "licensedFrom", "maximumDepth", "training.name" ...
    bool saving = false;
    Message message;
    bool operator==(const PractitionersView&) const = default;
};

class Practitioners : public Presenter<PractitionersView> {
public:
    static constexpr int warnDays = 60; ///< before something runs out

    explicit Practitioners(Seat seat);

    void refresh();
    void choose(model::AccountId account);
    void save(const PractitionerInput& input);
    void addTraining(const TrainingInput& input);

    /// Told after each write that was taken: "practitioner" or "training".
    std::function<void(const std::string& form)> saved;

private:
    void render();
    void send(const std::string& form, model::Change change);

    Seat seat_;
    FormSaver saver_;
    model::AccountId chosen_;
};

/// In words when it has run out or will soon: "Ran out 3 Nov", "Until 6 Dec"; nothing when there is time.
std::optional<Chip> untilChip(std::optional<model::Day> until, model::Day today, int warnDays);

} // namespace present
