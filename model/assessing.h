#pragma once
// How model::assess works: one object per assessment, its parts in assess_*.cpp. Inside of model only.

#include "model/healing.h"
#include "model/interval.h"
#include "model/screening.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace model {

/// Days asked for, and the rule that asks. Its texts stand in the rule book.
struct Need {
    int days = 0;
    std::string_view rule;
    std::string_view source;
    char grade = 'D';
};

enum class Bound { floor, recommended };

/// By Bound.
struct Needs {
    Need floor;
    Need recommended;
    const Need& operator[](Bound bound) const { return bound == Bound::floor ? floor : recommended; }
};

/// What asks for days between itself and the plan: a needling, or an exposure. Exactly one of both is there.
struct Hold {
    const PastTreatment* treatment = nullptr;
    const PastExposure* exposure = nullptr;
    Needs after{};  ///< from it to the plan
    Needs before{}; ///< from the plan to it, when it comes later
    bool noRow = false;
    bool outsideLabel = false;

    Day day() const { return treatment != nullptr ? treatment->day : exposure->day; }
    /// Nobody can say when it will end.
    bool endless() const { return exposure != nullptr && exposure->ongoing; }
    /// Whether it lies so far back that it asks for nothing any more.
    bool isOver(Day on) const;
};

/// Days on which a zone may not be treated, for one cause: from the first until the one that is free again.
struct Wait {
    Day first{};
    Day free{};
};
/// The first day, from the given one on, that lies in none of the waits.
Day firstFree(std::vector<Wait> waits, Day from);

/// One zone of the plan with everything that bears on it.
struct ZoneCase {
    ZoneCode zone;
    IntervalFinder finder;
    bool historyKnown = false;
    std::set<Modality> modalities{};             ///< planned here
    std::vector<Hold> holds{};                   ///< only those that may still matter, later ones first
    std::vector<const PastTreatment*> inDiary{}; ///< other sessions that are planned here
    Needs own{};             ///< of the rows planned here: what a later treatment would have had to wait
    PastTreatment planned{}; ///< the row that asks for most, as a cause
    const PastTreatment* last = nullptr;

    /// What a needling asks for here. The book is asked once for all needlings that are alike.
    Demand after(const PastTreatment& treatment);
    std::vector<std::pair<Needling, Demand>> asked{};
};

class Assessing {
public:
    Assessing(const SessionPlan& plan, const History& history, const RuleBook& rules, Day day, Act act);
    Assessment run();

private:
    // assess.cpp
    void gatherCases();
    void sort();
    void outlook();
    Finding* add(RuleKind kind, std::string_view rule, const ZoneCode& zone); ///< null when the rule is off
    /// The zones of the plan that a code spoken of in the past concerns: it covers them, or lies in them.
    const std::vector<ZoneCase*>& concerned(const ZoneCode& code);
    /// Those that one of the codes concerns, in the order of the plan.
    std::vector<ZoneCase*> concerned(const std::vector<ZoneCode>& codes);
    const Device* deviceOf(const TreatmentRow& row) const;
    PastTreatment asCause(const TreatmentRow& row) const;

    // assess_intervals.cpp
    void gatherTreatments();
    void gatherExposures();
    void gatherOwn(ZoneCase& zoneCase);
    std::vector<Wait> waits(const ZoneCase& zoneCase, Bound bound) const; ///< without those that have no end
    void intervals(const ZoneCase& zoneCase);
    void shortfalls(const ZoneCase& zoneCase, Bound bound);
    void shortfall(const ZoneCase& zoneCase, Bound bound, const std::vector<const Hold*>& holds);
    void doubts(const ZoneCase& zoneCase);
    void plannedSessions(ZoneCase& zoneCase);
    Finding* plannedTooNear(ZoneCase& zoneCase, Bound bound);

    // assess_rows.cpp
    void rows();
    void depthOf(const TreatmentRow& row);
    void labelOf(const TreatmentRow& row, const Device& device);

    // assess_client.cpp
    void client();
    void screening();
    void answer(const AskedQuestion& asked, const ScreeningAnswer& given);
    void skin();
    void reactions();
    void ages();
    void consents(bool minor);

    // assess_people.cpp
    void people();

    const SessionPlan& plan_;
    const History& history_;
    const RuleBook& rules_;
    std::vector<ZoneCase> cases_;
    std::unordered_map<std::string_view, std::vector<ZoneCase*>> concerned_; ///< by the codes met so far
    std::map<ZoneCode, std::size_t> order_; ///< of the plan's zones, as they stand in the tree
    std::set<Modality> modalities_;         ///< of the plan
    Assessment result_;
};

} // namespace model
