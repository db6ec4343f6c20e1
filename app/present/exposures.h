#pragma once
// What was done elsewhere, is taken, or is planned: as typed on the chart's one form, and as the chart lists it.

#include "app/present/view.h"
#include "db/rows.h"
#include "model/change.h"

#include <string>
#include <string_view>
#include <vector>

namespace present {

/// One thing the form offers: a needling, or an item of the rule book.
struct ExposureChoice {
    std::string code; ///< "needling:roller", or the code of the item
    std::string name; ///< "Botulinum toxin"
    std::string group;
    bool byZone = true;    ///< else it concerns the whole client
    bool mayLast = false;  ///< it can still be going on
    bool needling = false; ///< has a depth, and cannot lie in the future
    bool operator==(const ExposureChoice&) const = default;
};
std::vector<ExposureChoice> exposureChoices(const model::RuleBook& rules);
/// Those of which each typed word begins a word of name or group, in any case and without accents; all for nothing
/// typed.
std::vector<ExposureChoice> matching(const std::vector<ExposureChoice>& choices, std::string_view typed);

struct ExposureInput {
    enum class When { on, about, within };

    std::string what;                   ///< ExposureChoice::code
    std::vector<model::ZoneCode> zones; ///< leaves or groups; not read for what concerns the whole client
    std::string depth;                  ///< mm, of a needling; empty for not known
    When when = When::on;
    std::string day; ///< a day; for `about` a month or year ("2026-03", "2026"); for `within` a number of weeks
    bool ongoing = false;
    std::string note;
    bool andNothingElse = true; ///< these zones' history is complete with it
};

struct ReadExposure {
    model::AddExposure exposure;
    bool takesHistory = false; ///< andNothingElse, where it can be said
    model::Problems problems;  ///< by "what", "zones", "depth", "day"
};
/// An approximate date counts from the latest day that it can have been, and never from one that lies ahead.
ReadExposure readExposure(const ExposureInput& input, model::ClientId client, const model::RuleBook& rules,
                          model::Day today);

/// "since 1 Jun 2026", "until about 31 Oct 2026", "planned for 3 Dec 2026", "10 Nov 2026".
std::string exposureDay(const db::ExposureRow& row, model::Day today);
std::string exposureName(const db::ExposureRow& row, const model::RuleBook& rules);
List exposureList(const std::vector<db::ExposureRow>& rows, const model::RuleBook& rules, model::Day today);

} // namespace present
