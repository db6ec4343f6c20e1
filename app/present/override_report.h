#pragma once
// What was done against the rules in a period: how often, by whom, with which reasons.

#include "app/present/report_stamp.h"
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
    bool printable = false; ///< there is something to put on paper
    bool operator==(const OverridesView&) const = default;
};

/// The same as values, whole, for printing and for files.
struct OverridesOnPaper {
    ReportStamp stamp;
    model::Day first{}; ///< both included
    model::Day last{};
    std::string person; ///< empty: everybody
    db::OverrideReport report;
    std::shared_ptr<model::RuleBook const> rules;
};

/// "Healing: refused before, nose"
std::string overriddenWords(const model::Finding& finding, const model::ZoneTree& zones);
/// "Client's wish: her wedding is on Friday"; empty when no reason was given.
std::string overrideReason(const db::OverrideLine& line);

class Overrides : public Presenter<OverridesView> {
public:
    static constexpr int days = 90; ///< that are shown first, up to today
    static constexpr int mostOnPaper = 20'000;

    explicit Overrides(Seat seat);

    /// Nothing is read before the first.
    void refresh();
    void setPeriod(const std::string& from, const std::string& until);
    void setPerson(const std::string& account);
    /// The report on the period and practitioner last read, entered in the trail unless it is only looked at.
    void onPaper(ReportUse use, std::function<void(OverridesOnPaper)> then, std::function<void(Message)> failed);
    /// "overrides-2026-08-24-to-2026-11-22", proposed for a file.
    std::string fileName() const;
    /// For a line about what became of it.
    void tell(Message message);
    /// The session of a line.
    model::SessionId session(std::int64_t line) const;

private:
    void load();
    void render();

    Seat seat_;
    Worker worker_;
    Worker paper_;            ///< a report asked for is not dropped because the list is read again
    db::OverrideQuery query_; ///< of what is shown
    std::string from_;
    std::string until_;
    std::string person_;
    db::OverrideReport report_;
    FieldProblems problems_;
    Message message_;
    bool loading_ = false;
    bool read_ = false; ///< the report is that of the period shown
};

} // namespace present
