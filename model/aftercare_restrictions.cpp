#include "model/aftercare_restrictions.h"

#include <algorithm>
#include <tuple>

namespace model {
namespace {

bool restricts(const Restriction& one, const TreatmentRow& row, const ZoneTree& zones) {
    const auto depth = row.depth.value_or(deepestDepth);
    return (!one.modality || *one.modality == row.modality) && (!one.zone || zones.contains(*one.zone, row.zone)) &&
           depth > one.over && depth <= one.upTo;
}

auto particularity(const Restriction& one) {
    const bool band = one.over >= Depth{0} || one.upTo < deepestDepth;
    return std::tuple{one.modality.has_value(), one.zone.has_value(), band};
}

EndingRestriction ending(const Restriction& one, Instant end, Day sessionDay, const std::string& zone) {
    if (one.byHours) {
        const Instant endsAt = end + std::chrono::hours{one.offset};
        return {one, localTime(endsAt, zone).day, endsAt};
    }
    const Day day = sessionDay + std::chrono::days{one.offset};
    return {one, day, instantOf({day, 0}, zone)};
}

} // namespace

std::vector<EndingRestriction> restrictionsFor(const std::vector<Restriction>& restrictions,
                                               const std::vector<TreatmentRow>& rows, const ZoneTree& zones,
                                               Instant end, Day sessionDay, const std::string& zone) {
    std::vector<std::string> codes;
    for (const auto& one : restrictions) {
        if (std::find(codes.begin(), codes.end(), one.code) == codes.end()) {
            codes.push_back(one.code);
        }
    }
    std::vector<EndingRestriction> endings;
    for (const auto& code : codes) {
        std::optional<EndingRestriction> longest;
        for (const auto& row : rows) {
            const Restriction* chosen = nullptr;
            for (const auto& one : restrictions) {
                if (one.code == code && restricts(one, row, zones) &&
                    (!chosen || particularity(one) > particularity(*chosen))) {
                    chosen = &one;
                }
            }
            if (chosen) {
                auto found = ending(*chosen, end, sessionDay, zone);
                if (!longest || found.endsAt > longest->endsAt) {
                    longest = std::move(found);
                }
            }
        }
        if (longest) {
            endings.push_back(*std::move(longest));
        }
    }
    std::stable_sort(endings.begin(), endings.end(),
                     [](const auto& a, const auto& b) { return a.endsAt < b.endsAt; });
    return endings;
}

} // namespace model
