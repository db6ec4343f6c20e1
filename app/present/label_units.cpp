#include "app/present/label_units.h"

#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

constexpr int mostUnits = 100'000; ///< as many as one delivery may bring

/// Still closed: what was opened or is gone needs no label.
bool sealed(const db::CartridgeRow& unit) {
    return unit.state == model::CartridgeState::inStock || unit.state == model::CartridgeState::quarantined;
}

} // namespace

LabelOffer labelOffer(const Seat& seat, const LabelRequest& request) {
    LabelOffer offer;
    const auto lot = seat.access.lot(request.lot);
    if (!lot) {
        return offer;
    }
    offer.title = fill(tr("Labels for lot {0}"), {lot->lot.number});
    const auto add = [&](LabelScope scope, std::string text, std::int64_t labels) {
        if (labels > 0) {
            offer.scopes.push_back({std::string{model::code(scope)}, std::move(text), labels});
        }
    };
    const auto counts = [](const char* pattern, std::int64_t n) { return counted(tr(pattern), n); };
    const auto closed = lot->onHand - lot->expired;
    const auto all = lot->received + lot->found;
    if (request.received > 0 && request.received < all) {
        add(LabelScope::received,
            counts("{n, plural, one {The one just received} other {The # just received}}", request.received),
            request.received);
    }
    add(LabelScope::sealed, counts("{n, plural, one {The one still sealed} other {The # still sealed}}", closed),
        closed);
    if (!request.unit.empty()) {
        add(LabelScope::one, fill(tr("Only {0}"), {request.unit}), 1);
    }
    if (all > closed) {
        add(LabelScope::all, counts("{n, plural, one {The one that came} other {All # that came, used ones too}}", all),
            all);
    }
    return offer;
}

model::Outcome<LabelUnits> gatherLabels(const Seat& seat, const LabelRequest& request, ReportUse use) {
    LabelUnits labels;
    auto units = seat.access.cartridges(request.lot, mostUnits).rows;
    switch (request.scope) {
    case LabelScope::received: {
        const auto first = units.size() - std::min(units.size(), static_cast<std::size_t>(request.received));
        units.erase(units.begin(), units.begin() + static_cast<std::ptrdiff_t>(first));
        break;
    }
    case LabelScope::sealed:
        std::erase_if(units, [](const db::CartridgeRow& unit) { return !sealed(unit); });
        break;
    case LabelScope::one:
        std::erase_if(units, [&](const db::CartridgeRow& unit) { return unit.printedId != request.unit; });
        break;
    case LabelScope::all:
        break;
    }
    if (units.empty()) {
        const auto lot = seat.access.lot(request.lot);
        return model::Problem{"lot", "nothing-to-label", {lot ? lot->lot.number : std::string{}}};
    }
    const auto today = seat.access.today();
    auto stamp = stampReport(seat, use, "labels", today, today);
    if (!stamp) {
        return stamp.problems();
    }
    labels.stamp = *std::move(stamp);
    labels.units = std::move(units);
    return labels;
}

std::string labelFileName(const Seat& seat, model::LotId lot) {
    std::string name = "labels";
    if (const auto row = seat.access.lot(lot)) {
        name += '-';
        for (const char c : row->lot.number) {
            const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            name += plain ? c : '_';
        }
    }
    return name;
}

} // namespace present
