#pragma once
// Short ways to write down what was done and what is planned.

#include "model/healing.h"

#include <stdexcept>
#include <string>

namespace support {

inline model::Day day(const char* iso) {
    const auto parsed = model::parseDay(iso);
    if (!parsed) {
        throw std::invalid_argument{iso};
    }
    return *parsed;
}

inline model::PastTreatment past(const char* uid, model::Day on, const char* zone, model::Modality modality,
                                 std::optional<int> micrometres) {
    model::PastTreatment treatment;
    treatment.uid.text = uid;
    treatment.day = on;
    treatment.zone.text = zone;
    treatment.modality = modality;
    treatment.indication = model::Indication::rejuvenation;
    if (micrometres) {
        treatment.depth = model::Depth{*micrometres};
    }
    return treatment;
}

inline model::TreatmentRow row(const char* zone, int micrometres = 1000,
                               model::Modality modality = model::Modality::pen) {
    model::TreatmentRow result;
    result.zone.text = zone;
    result.modality = modality;
    result.depth = model::Depth{micrometres};
    return result;
}

inline model::SessionPlan plan(std::vector<model::TreatmentRow> rows) {
    model::SessionPlan result;
    result.client = model::ClientId{1};
    result.performer = model::AccountId{1};
    result.rows = std::move(rows);
    return result;
}

} // namespace support
