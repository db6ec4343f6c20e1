#include "app/present/confirming.h"

#include "db/store.h"

namespace present {

model::Outcome<db::Applied> confirmAndApply(db::Access& access, const model::Change& change, const std::string& pin,
                                            std::optional<model::AccountId> signer) {
    if (pin.empty()) {
        return access.apply(change);
    }
    const auto confirmed = access.store().confirm(signer.value_or(access.actor().account()), pin);
    return confirmed ? access.apply(change, *confirmed) : model::Outcome<db::Applied>{confirmed.problems()};
}

} // namespace present
