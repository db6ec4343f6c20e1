#pragma once
// From a finding of the hygiene audit to the record on which its remedy is entered.

#include "db/row_hygiene.h"

#include <optional>
#include <string>

namespace present {

/// Where a finding leads: to its record, and beside it to the session it happened in. All empty: nowhere.
struct HygieneLink {
    enum class Record { none, session, lot, unit, container, injury, recall, papers, override_ };
    Record record = Record::none; ///< which of these
    std::optional<model::SessionId> session;
    std::optional<model::LotId> lot;
    std::string unit; ///< printed id
    std::optional<model::ContainerId> container;
    std::optional<model::InjuryId> injury;
    std::optional<model::RecallId> recall;
    std::optional<model::AccountId> papers; ///< whose licence and training
    model::Day day{};                       ///< of the session, for its overrides
    bool operator==(const HygieneLink&) const = default;
};
/// Of each kind of finding the record that its remedy is entered on.
HygieneLink linkOf(const db::HygieneRow& row);

} // namespace present
