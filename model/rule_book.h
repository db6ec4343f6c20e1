#pragma once
// The clinic's rules as values: how long skin has to heal, what else needs time around a needling, what stands against
// it, how deep and by whom. Rows come from resources/rules/*.csv, each with its source and grade. Pure.

#include "model/day.h"
#include "model/outcome.h"
#include "model/rule_rows.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace model {

/// Single figures of the book.
enum class Limit { guardianAge, labelAge, consentDays, secondSignerDays, customaryExcess };
template <>
inline constexpr std::array codesOf<Limit>{
    Named{Limit::guardianAge, "guardian-age"},            ///< years: below it a guardian consents
    Named{Limit::labelAge, "label-age"},                  ///< years: below it no device was evaluated
    Named{Limit::consentDays, "consent-days"},            ///< a signed consent holds so long; 0 without end
    Named{Limit::secondSignerDays, "second-signer-days"}, ///< overriding more days than this takes a second person
    Named{Limit::customaryExcess,
          "customary-excess"} ///< percent of the customary depth: beyond is well beyond; 0 never
};
struct LimitValue {
    int value = 0;
    Basis basis;
    bool operator==(const LimitValue&) const = default;
};

struct RuleBook {
    using ByAct = std::array<Strength, codesOf<Act>.size()>;

    int version = 1;
    std::optional<Day> validFrom; ///< of this version; none: from the beginning
    ZoneTree zones;
    std::vector<IntervalRow> intervals;
    std::vector<DeviceLabel> labels; ///< several rows of one label widen it
    std::vector<ExposureItem> items;
    std::vector<WashOut> washOuts;
    std::vector<Question> questions; ///< in the order in which they are asked
    std::vector<Contraindication> contraindications;
    std::vector<SkinCaution> skinCautions;
    std::vector<DepthLimit> depths;
    std::array<LimitValue, codesOf<Limit>.size()> limits{};
    std::array<ByAct, codesOf<RuleKind>.size()> strengths{};      ///< by RuleKind
    std::map<std::pair<RuleKind, std::string>, ByAct> exceptions; ///< strengths of single rules
    std::string approvedBy;                                       ///< the licence holder; empty shows the banner

    /// Of one rule of that kind; without its id, of the kind.
    Strength strength(RuleKind kind, Act act, const std::string& rule = {}) const;
    const LimitValue& limit(Limit which) const { return limits[static_cast<std::size_t>(which)]; }
    const ExposureItem* item(const std::string& code) const;
    const Question* question(const std::string& code) const;
};

/// A deeper past needling must never give an earlier day, every clinic treatment must have a row, recommended >= floor,
/// known zones, labels, items and questions only, every item and question with a rule, no floor below one day after a
/// needling, and `record` never denied. Proven for every modality, indication, label, skin type and zone by walking
/// down the depths. Problems name the row ("intervals[id]"). Run at every edit of the book.
Problems check(const RuleBook& rules);

} // namespace model
