#pragma once
// How long a needling asks to heal: the look-up in the rule book for one zone. Used by assess and check.

#include "model/history.h"

namespace model {

/// What was done, as far as it is known.
struct Needling {
    Modality modality{};
    std::optional<Indication> indication;
    std::optional<Depth> depth;
    std::string label;
    bool deviceKnown = true;
    bool operator==(const Needling&) const = default;
};
Needling needlingOf(const PastTreatment& treatment);

/// The days asked for and the rows that ask. The rows live as long as the rule book and are null when no row of the
/// book covers the modality at all.
struct Demand {
    int floorDays = 0;
    int recommendedDays = 0;
    const IntervalRow* floorRow = nullptr;
    const IntervalRow* recommendedRow = nullptr;
    bool noRow = false;        ///< nothing matched; the longest of the modality was taken
    bool outsideLabel = false; ///< the device's label was not evaluated for this

    /// Each figure becomes the longer of both.
    void takeLonger(const Demand& other);
};

class IntervalFinder {
public:
    /// Keeps a reference to `rules`. Without a skin type every type is thought of.
    IntervalFinder(const RuleBook& rules, const ZoneCode& zone, std::optional<SkinType> skinType);

    /// Whatever is not known takes every value the rows speak of, and the longest answer holds: knowing less never
    /// gives an earlier day.
    Demand after(const Needling& needling) const;

    /// The depths at which an answer may change, shallowest first; each with the next micrometre.
    std::vector<Depth> depthSteps() const;

private:
    struct Known {
        Modality modality{};
        std::optional<Indication> indication;
        Depth depth{};
        std::string_view label;
        SkinType skinType{};
    };
    Demand demandOf(const Known& known) const;
    Demand fromTable(const Known& known) const;
    Demand longestOf(Modality modality) const;
    bool matches(const IntervalRow& row, const Known& known) const;

    const RuleBook& rules_;
    std::optional<SkinType> skinType_;
    std::vector<const IntervalRow*> rows_;   ///< those whose zone holds this one
    std::vector<const DeviceLabel*> labels_; ///< likewise
};

} // namespace model
