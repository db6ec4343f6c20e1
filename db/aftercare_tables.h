#pragma once
// The aftercare plans as text and as values.

#include "model/aftercare.h"

#include <string>
#include <vector>

namespace db {

struct AftercareTexts {
    std::string plans;   ///< code,version,name,modality,zone,over_um,up_to_um
    std::string steps;   ///< plan,code,kind,basis,offset,from,to,channel,staff,answer,sheet,alarms,title,text,source
    std::string words{}; ///< plan,code,language,title,text: of the steps, in other languages
    bool operator==(const AftercareTexts&) const = default;
};

AftercareTexts shippedAftercareTexts();

/// Throws std::runtime_error naming table and line: an unknown code, sign or plan, a doubled step or language, a window
/// that ends before it begins, a plan without steps.
std::vector<model::AftercarePlan> readAftercare(const AftercareTexts& texts);

/// What the program comes with.
std::vector<model::AftercarePlan> shippedAftercare();

} // namespace db
