#pragma once
// How model::assess works: one object per assessment, its parts in assess_*.cpp. Inside of model only.

#include "model/healing.h"
#include "model/interval.h"
#include "model/screening.h"

#include <map>
#include <string>
#include <vector>

namespace model {

/// Days asked for, and the rule that asks.
struct Need {
    int days = 0;
    std::string rule;
    std::string source;
    char grade = 'D';
};

enum class Bound { floor, recommended };

/// By Bound.
struct Needs {
    Need floor;
    Need recommended;
    const Need& operator[](Bound bound) const { return bound == Bound::floor ? floor : recommended; }
};
Needs needsOf(const Demand& demand);

/// What asks for days between itself and the plan: a needling, or an exposure. Exactly one of both is there.
struct Hold {
    const PastTreatment* treatment = nullptr;
    const PastExposure* exposure = nullptr;
    Needs after;  ///< from it to the plan
    Needs before; ///< from the plan to it, when it comes later
    bool noRow = false;
    bool outsideLabel = false;

    Day day() const { return treatment != nullptr ? treatment->day : exposure->day; }
    /// Nobody can say when it will end.
    bool endless() const { return exposure != nullptr && exposure->ongoing; }
};

/// One zone of the plan with everything that bears on it.
struct ZoneCase {
    ZoneCode zone;
    std::vector<ZoneCode> path; ///< the zone itself and the groups it lies in
    bool historyKnown = false;
    std::vector<Hold> holds; ///< only those that may still matter, later ones first
    Needs own;               ///< of the rows planned here: what a later treatment would have had to wait
    PastTreatment planned;   ///< the row that asks for most, as a cause
    const PastTreatment* last = nullptr;
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
    Finding* add(RuleKind kind, std::string rule, const ZoneCode& zone); ///< null when the rule is off
    /// True when a code spoken of in the past covers this zone, or lies in it.
    bool concerns(const std::vector<ZoneCode>& codes, const ZoneCase& zoneCase) const;
    const Device* deviceOf(const TreatmentRow& row) const;
    PastTreatment asCause(const TreatmentRow& row) const;

    // assess_intervals.cpp
    void gatherTreatments(ZoneCase& zoneCase, const IntervalFinder& finder);
    void gatherExposures(ZoneCase& zoneCase);
    void gatherOwn(ZoneCase& zoneCase, const IntervalFinder& finder);
    Day firstFree(const ZoneCase& zoneCase, Day from, Bound bound) const;
    void intervals(const ZoneCase& zoneCase);
    void shortfalls(const ZoneCase& zoneCase, Bound bound);
    void shortfall(const ZoneCase& zoneCase, Bound bound, const std::vector<const Hold*>& holds);
    void doubts(const ZoneCase& zoneCase);
    void plannedSessions(const ZoneCase& zoneCase, const IntervalFinder& finder);

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
    std::map<ZoneCode, std::vector<const PastTreatment*>> byZone_;
    std::map<ZoneCode, std::vector<const PastTreatment*>> plannedByZone_;
    std::map<std::string, std::map<std::optional<Modality>, const WashOut*>> washOuts_; ///< by item
    std::vector<ZoneCase> cases_;
    std::map<ZoneCode, std::size_t> order_; ///< of the plan's zones, as they stand in the tree
    std::set<Modality> modalities_;         ///< of the plan
    Assessment result_;
};

} // namespace model
