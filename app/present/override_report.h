#pragma once
// What was done against the rules in a period: how often, by whom, with which reasons.

#include "app/present/view.h"
#include "app/present/worker.h"

#include <string>
#include <vector>

namespace present {

struct OverridesView {
    std::string title;
    std::string line; ///< "12 overrides in 340 sessions, 24 Aug to 22 Nov 2026"
    std::string from;
    std::string until;
    std::vector<Choice> people; ///< account ids; the first is everybody
    std::string person;
    List counts;            ///< account id; name, sessions, with overrides, overrides, denials, second signer
    List lines;             ///< number; day, practitioner, client, what, short by, reason, second signer
    FieldProblems problems; ///< "from", "until"
    Message message;        ///< why there is nothing to see
    bool loading = false;
    bool operator==(const OverridesView&) const = default;
};

class Overrides : public Presenter<OverridesView> {
public:
    static constexpr int days = 90; ///< that are shown first, up to today

    explicit Overrides(Seat seat);

    /// Nothing is read before the first.
    void refresh();
    void setPeriod(const std::string& from, const std::string& until);
    void setPerson(const std::string& account);
    /// The session of a line.
    model::SessionId session(std::int64_t line) const;

private:
    void load();
    void render();

    Seat seat_;
    Worker worker_;
    std::string from_;
    std::string until_;
    std::string person_;
    db::OverrideReport report_;
    FieldProblems problems_;
    Message message_;
    bool loading_ = false;
};

} // namespace present
