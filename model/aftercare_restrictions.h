#pragma once
// What a client leaves alone after a treatment, and until when.

#include "model/aftercare.h"

namespace model {

/// Holds for what fits its modality, zone and depth band (over, up to and with).
struct Restriction {
    std::string code; ///< "retinoids"
    std::optional<Modality> modality;
    std::optional<ZoneCode> zone;
    Depth over{-1};
    Depth upTo{deepestDepth};
    bool byHours = false; ///< `offset` hours after the end; else days after the session's day
    int offset = 0;
    std::string words; ///< "No retinoids"
    std::string again; ///< what is allowed once it ends
    std::string source;
    bool operator==(const Restriction&) const = default;
};

struct EndingRestriction {
    Restriction restriction;
    Day until{}; ///< local day on which it ends
    Instant endsAt{};
    bool operator==(const EndingRestriction&) const = default;
};

/// For each code the one that holds longest of those that apply to what was done; per row of treatment the most
/// particular counts (modality before zone before depth band, as of plans). Unknown depth is the deepest. In order of
/// their end, then of the table. Days end when the local day begins; `zone` is where the client lives.
std::vector<EndingRestriction> restrictionsFor(const std::vector<Restriction>& restrictions,
                                               const std::vector<TreatmentRow>& rows, const ZoneTree& zones,
                                               Instant end, Day sessionDay, const std::string& zone);

} // namespace model
