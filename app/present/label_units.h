#pragma once
// Which units of a lot get a label, and that the labels were made.

#include "app/present/report_stamp.h"
#include "app/present/view.h"
#include "model/names.h"

#include <array>
#include <string>
#include <vector>

namespace present {

enum class LabelScope {
    received, ///< the units that came last
    sealed,   ///< in stock or held back, not yet opened
    one,      ///< a single unit: its label was lost
    all       ///< whatever became of them
};

struct LabelRequest {
    model::LotId lot;
    LabelScope scope = LabelScope::sealed;
    int received = 0;      ///< how many came last; 0: not known
    std::string unit = {}; ///< printed id, of the one
};

struct LabelOffer {
    std::string title; ///< "Labels for lot 24F118"
    /// Code, "The 10 that were just received", how many labels that makes; never without a label.
    struct Scope {
        std::string code;
        std::string text;
        std::int64_t labels = 0;
        bool operator==(const Scope&) const = default;
    };
    std::vector<Scope> scopes;
    bool operator==(const LabelOffer&) const = default;
};
/// What can be chosen for a lot; the first is the likeliest. `request.scope` does not matter.
LabelOffer labelOffer(const Seat& seat, const LabelRequest& request);

struct LabelUnits {
    ReportStamp stamp;
    std::vector<db::CartridgeRow> units; ///< as they were received
};
/// Entered in the trail unless they are only looked at. Problems: "permission"; "nothing-to-label".
model::Outcome<LabelUnits> gatherLabels(const Seat& seat, const LabelRequest& request, ReportUse use);

/// "labels-24F118", proposed for a file.
std::string labelFileName(const Seat& seat, model::LotId lot);

} // namespace present

namespace model {
template <>
inline constexpr std::array codesOf<present::LabelScope>{
    Named{present::LabelScope::received, "received"}, Named{present::LabelScope::sealed, "sealed"},
    Named{present::LabelScope::one, "one"}, Named{present::LabelScope::all, "all"}};
} // namespace model
